import { defineTables } from '../platform/storage/kit.ts';

export const journalTables = defineTables((k) => {
  const entries = k.table('journal_entries', {
    id: k.text().primaryKey(),
    chain: k.text().notNull(),
    seq: k.int().notNull(),
    at: k.time().notNull(),
    audience: k.text().notNull(),
    actorId: k.text(),
    act: k.text().notNull(),
    matterId: k.text(),
    subject: k.text().notNull(),
    subjectId: k.text().notNull(),
    detailsHash: k.text().notNull(),
    previousHash: k.text().notNull(),
    hash: k.text().notNull(),
  }, (t) => [k.uniqueIndex('journal_chain').on(t.chain, t.seq), k.index('journal_matter').on(t.matterId, t.id)]);

  /** Apart from the chain, so that a text can be erased where the law asks and the chain still verifies. */
  const details = k.table('journal_details', {
    entryId: k.text().primaryKey().references(() => entries.id),
    details: k.text().notNull(),
  });

  return { entries, details };
});
