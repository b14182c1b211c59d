/** Documents that begin from a template: the outline of its kind, with a bracketed sentence in every clause on what to write there. */
import type { z } from 'zod';
import type { AgreementContent, Block } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import type { DocumentKind, documentInput } from '#shared/document-tree.ts';
import type { Actor } from '../matters/actor.ts';
import type { Writer } from '../platform/storage/store.ts';
import { addDocument } from './document-tree.ts';
import { filled } from './documents.ts';
import { annex } from './templates/annex.ts';
import { framework } from './templates/framework.ts';
import { local } from './templates/local.ts';
import type { TemplatePart } from './templates/part.ts';
import { insertUpdates } from './working-document.ts';

const templates = { agreement: framework, annex, local } as const satisfies Record<DocumentKind, readonly TemplatePart[]>;

/** The template's text with ids of its own; another one at every call. */
export function templateText(kind: DocumentKind): AgreementContent {
  const words = (text: string) => [{ type: 'text' as const, text }];
  const paragraph = (text: string) => ({ type: 'paragraph' as const, attrs: { id: newBlockId() }, content: words(text) });
  return {
    type: 'doc',
    content: templates[kind].flatMap(({ level, heading, guide, items = [] }: TemplatePart): Block[] => [
      { type: 'heading', attrs: { id: newBlockId(), level }, content: words(heading) },
      ...(guide === undefined ? [] : [paragraph(`[${guide}]`)]),
      ...(items.length === 0 ? [] : [{ type: 'orderedList' as const, attrs: { id: newBlockId(), start: 1, numbers: 'letters' as const }, content: items.map((item) => ({ type: 'listItem' as const, attrs: { id: newBlockId() }, content: [paragraph(`[${item}]`)] })) }]),
    ]),
  };
}

/** The state of a document without words. */
const nothing = new Uint8Array([0, 0]);

/** Adds the document, with the template's text as its first entry where that is asked for, in one act. Refuses what `addDocument` refuses. */
export async function addDocumentFrom(tx: Writer, actor: Actor, { fromTemplate, ...input }: z.output<typeof documentInput>): Promise<string> {
  const id = await addDocument(tx, actor, input);
  // Nobody can have it open yet, so that the first number is free.
  if (fromTemplate) await insertUpdates(tx, [{ documentId: id, seq: 1, bytes: filled(nothing, templateText(input.kind)), personId: actor.id, at: actor.at }]);
  return id;
}
