import { draftingTables } from '../../drafting/tables.ts';
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { platformTables } from '../../platform/storage/tables.ts';
import { consultationTables } from '../tables.ts';

export const publicTables = defineTables((k) => {
  const { rounds, responses, comments } = consultationTables.with(k);
  const { packages } = draftingTables.with(k);
  const { persons } = peopleTables.with(k);
  const { files } = platformTables.with(k);

  /** What the public page shows stands here: the one publication of a round that is not withdrawn. */
  const publications = k.table('publications', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    /** Null while only that the round is planned is shown. */
    packageId: k.text().references(() => packages.id),
    /** Letter, list and texts as one PDF/A. */
    papers: k.text().references(() => files.hash),
    /** What the privacy check found, and was confirmed. */
    confirmed: k.json<string[]>().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    withdrawnBy: k.text().references(() => persons.id),
    withdrawnAt: k.time(),
    reason: k.text().notNull().default(''),
  }, (t) => [k.index('publications_round').on(t.roundId)]);

  const publishedResponses = k.table('published_responses', {
    id: k.text().primaryKey(),
    responseId: k.text().notNull().references(() => responses.id),
    masked: k.bool().notNull(),
    confirmed: k.json<string[]>().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    hiddenBy: k.text().references(() => persons.id),
    hiddenAt: k.time(),
  }, (t) => [k.index('published_responses_response').on(t.responseId)]);

  /** The final report as the public reads it: private persons without names. */
  const publishedReports = k.table('published_reports', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    number: k.int().notNull(),
    fileHash: k.text().notNull().references(() => files.hash),
    /** The same to read on a page. */
    pageHash: k.text().notNull().references(() => files.hash),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('published_reports_round').on(t.roundId, t.number)]);

  /** Words of a submitted response that are left out wherever the public reads it; lifted, never removed. */
  const maskings = k.table('maskings', {
    id: k.text().primaryKey(),
    responseId: k.text().notNull().references(() => responses.id),
    field: k.text().notNull(),
    commentId: k.text().references(() => comments.id),
    from: k.int().notNull(),
    to: k.int().notNull(),
    words: k.text().notNull(),
    ground: k.text().notNull(),
    law: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    liftedBy: k.text().references(() => persons.id),
    liftedAt: k.time(),
    liftReason: k.text().notNull().default(''),
  }, (t) => [k.index('maskings_response').on(t.responseId)]);

  return { publications, publishedResponses, publishedReports, maskings };
});
