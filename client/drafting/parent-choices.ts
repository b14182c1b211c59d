import { type DocumentKind, type TreePlace, whyNotUnder } from '#shared/document-tree.ts';

/** What a document of this kind may stand under, by the server's own rule. */
export function parentChoices<T extends TreePlace>(kind: DocumentKind, documents: readonly T[], self?: string): T[] {
  return documents.filter(({ id }) => id !== self && whyNotUnder(kind, id, documents) === null);
}
