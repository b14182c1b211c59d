/** Who wrote which words, with the names of those who did. */
import { and, eq } from 'drizzle-orm';
import type { Authorship } from '#shared/drafting-history.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { draftingTables } from '../tables.ts';
import type { History } from './log.ts';

/** In the text after exactly row `seq`. */
export async function authorsOf(from: Reader, history: History, { documentId, seq }: { documentId: string; seq: number }): Promise<Omit<Authorship, 'point'>> {
  const { clients, versions } = draftingTables(from);
  const owners = await from.select({ clientId: clients.clientId, personId: clients.personId }).from(clients).where(eq(clients.documentId, documentId));
  const restored = await from.select({ rewritten: versions.rewritten }).from(versions).where(and(eq(versions.documentId, documentId), eq(versions.kind, 'restored')));
  const { people, blocks } = await history.authors(documentId, seq, { owners: owners.map(({ clientId, personId }) => [clientId, personId]), rewritten: restored.flatMap(({ rewritten }) => rewritten) });
  const names = await namesOf(from, people.flatMap(({ personId }) => (personId === null ? [] : [personId])));
  return { people: people.map((one) => ({ ...one, name: one.personId === null ? '' : names.get(one.personId) ?? '' })), blocks };
}
