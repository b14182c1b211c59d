import { draftingTables } from '../../drafting/tables.ts';
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { platformTables } from '../../platform/storage/tables.ts';
import { consultationTables } from '../tables.ts';

/** A comment of a sender's, with the clause it was written about; `documentId` is the frozen document's. */
export interface SentComment { documentId: string | null; block: string | null; document: string | null; clauseNumber: string | null; clauseHeading: string | null; text: string }

export const unsolicitedTables = defineTables((k) => {
  const { rounds, responses } = consultationTables.with(k);
  const { persons } = peopleTables.with(k);
  const { packages } = draftingTables.with(k);
  const { outbox } = platformTables.with(k);

  /** That the lead takes unsolicited responses through the public page, and until when. */
  const publicForms = k.table('public_forms', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    turnedOffBy: k.text().references(() => persons.id),
    turnedOffAt: k.time(),
  }, (t) => [k.index('public_forms_round').on(t.roundId)]);

  /** As its sender wrote it, for ever; one that nobody confirms in time is not kept. */
  const unsolicitedResponses = k.table('unsolicited_responses', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    /** The version of the text that it was written about. */
    packageId: k.text().notNull().references(() => packages.id),
    name: k.text().notNull(),
    email: k.text().notNull(),
    organisation: k.text().notNull(),
    stance: k.text().notNull(),
    condition: k.text().notNull(),
    text: k.text().notNull(),
    comments: k.json<SentComment[]>().notNull(),
    language: k.text().notNull(),
    sentAt: k.time().notNull(),
    /** The link's secret is in the letter alone, until it has opened what it opens. */
    secretHash: k.text().notNull(),
    letterId: k.text().notNull().references(() => outbox.id),
    expiresAt: k.time().notNull(),
    confirmedAt: k.time(),
    /** When those who lead were told that it waits. */
    toldAt: k.time(),
    /** Received into the round as this response, or left out for the reason. */
    responseId: k.text().references(() => responses.id),
    reason: k.text(),
    settledBy: k.text().references(() => persons.id),
    settledAt: k.time(),
  }, (t) => [k.index('unsolicited_responses_round').on(t.roundId), k.uniqueIndex('unsolicited_responses_secret').on(t.secretHash), k.index('unsolicited_responses_response').on(t.responseId)]);

  return { publicForms, unsolicitedResponses };
});
