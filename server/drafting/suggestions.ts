/** What is proposed in the working text, and whose each writer's marks are. */
import { asc, eq } from 'drizzle-orm';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { contentOf, toContent, toDoc, writeContent } from '#shared/agreement/flat-text.ts';
import { withAllAccepted } from '#shared/agreement/suggestion-verdicts.ts';
import { ownWords, signsOf, type SignWords, wordsAround } from '#shared/agreement/suggestion-words.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import type { z } from 'zod';
import type { writerSchema } from '#shared/drafting.ts';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { draftingTables } from './tables.ts';

export interface OpenSuggestion {
  id: string;
  block: string;
  /** Those proposed or struck; where it is of paragraphs alone, those of its paragraph. */
  words: string;
  signs: SignWords[];
}

/** In the order of the text. */
export function openSuggestions(ydoc: Y.Doc): OpenSuggestion[] {
  const doc = toDoc(ydoc);
  return suggestionsIn(doc).map((one) => ({ id: one.id, block: one.block, words: ownWords(one) ?? wordsAround(doc, one), signs: signsOf(one) }));
}

/** The text were everything accepted, and the names of those who have proposed it; null when nothing is proposed. */
export async function proposedText(from: Reader, documentId: string, ydoc: Y.Doc): Promise<{ content: AgreementContent; by: string[] } | null> {
  const doc = toDoc(ydoc);
  const suggestions = suggestionsIn(doc);
  if (suggestions.length === 0) return null;
  const accepted = new Y.Doc();
  // Written anew, so that what an accepted break has divided gets ids.
  writeContent(accepted, contentOf(withAllAccepted(doc)), 'proposed');
  const names = new Map((await writersOf(from, documentId)).map(({ clientId, name }) => [clientId, name]));
  const by = new Set(suggestions.flatMap(({ claims }) => (claims === null ? [] : [names.get(claims.client) ?? []].flat())));
  return { content: toContent(accepted), by: [...by] };
}

/** Everyone who has written in the document, by the Yjs client id of each window they wrote in. */
export async function writersOf(from: Reader, documentId: string): Promise<z.infer<typeof writerSchema>[]> {
  const { clients } = draftingTables(from);
  const rows = await from.select({ clientId: clients.clientId, personId: clients.personId }).from(clients).where(eq(clients.documentId, documentId)).orderBy(asc(clients.clientId));
  const known = rows.flatMap(({ clientId, personId }) => (personId === null ? [] : [{ clientId: Number(clientId), personId }]));
  const names = await namesOf(from, known.map(({ personId }) => personId));
  return known.map((one) => ({ ...one, name: names.get(one.personId) ?? '' }));
}
