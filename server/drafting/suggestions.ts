/** What is proposed in the working text, and whose each writer's marks are. */
import { asc, eq } from 'drizzle-orm';
import type * as Y from 'yjs';
import { toDoc } from '#shared/agreement/flat-text.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import type { z } from 'zod';
import type { writerSchema } from '#shared/drafting.ts';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { draftingTables } from './tables.ts';

export function openSuggestions(ydoc: Y.Doc): { id: string; block: string; words: string }[] {
  return suggestionsIn(toDoc(ydoc)).map(({ id, block, parts }) => ({ id, block, words: parts.map(({ text }) => text).join(' … ') }));
}

/** Everyone who has written in the document, by the Yjs client id of each window they wrote in. */
export async function writersOf(from: Reader, documentId: string): Promise<z.infer<typeof writerSchema>[]> {
  const { clients } = draftingTables(from);
  const rows = await from.select({ clientId: clients.clientId, personId: clients.personId }).from(clients).where(eq(clients.documentId, documentId)).orderBy(asc(clients.clientId));
  const known = rows.flatMap(({ clientId, personId }) => (personId === null ? [] : [{ clientId: Number(clientId), personId }]));
  const names = await namesOf(from, known.map(({ personId }) => personId));
  return known.map((one) => ({ ...one, name: names.get(one.personId) ?? '' }));
}
