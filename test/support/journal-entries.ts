/** The journal as a test asks it. */
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { verifyChains } from '../../server/journal/journal.ts';
import { journalTables } from '../../server/journal/tables.ts';
import type { Store } from '../../server/platform/storage/store.ts';

export async function chainOf(store: Store, chain: string) {
  const { entries } = journalTables(store);
  return store.read.select().from(entries).where(eq(entries.chain, chain)).orderBy(asc(entries.seq));
}

/** The newest entry of the chain says this; every chain still verifies. */
export async function expectJournalled(store: Store, chain: string, said: { act: string; audience: string; actorId?: string | null; subjectId?: string }): Promise<void> {
  const last = (await chainOf(store, chain)).at(-1);
  expect(last).toMatchObject({ ...said, chain });
  await expectSoundJournal(store);
}

export async function expectSoundJournal(store: Store): Promise<void> {
  expect((await verifyChains(store.read)).broken).toEqual([]);
}

/** Nothing was written by what was refused. */
export async function entryCount(store: Store): Promise<number> {
  return (await verifyChains(store.read)).entries;
}
