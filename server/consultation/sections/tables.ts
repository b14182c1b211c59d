import { draftingTables } from '../../drafting/tables.ts';
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { consultationTables } from '../tables.ts';

export const sectionTables = defineTables((k) => {
  const { persons } = peopleTables.with(k);
  const { frozenDocuments } = draftingTables.with(k);
  const { rounds, responses } = consultationTables.with(k);

  /** The clauses of a round's text that a stance is asked for; from its opening on they stand in what was sealed. */
  const sections = k.table('round_sections', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    frozenDocumentId: k.text().notNull().references(() => frozenDocuments.id),
    documentTitle: k.text().notNull(),
    block: k.text().notNull(),
    clauseNumber: k.text().notNull(),
    clauseHeading: k.text().notNull(),
    /** Sorts by place over the whole package. */
    ordinal: k.int().notNull(),
    required: k.bool().notNull(),
  }, (t) => [k.uniqueIndex('round_sections_once').on(t.roundId, t.frozenDocumentId, t.block)]);

  /** What a response says of a section; `version` counts the changes. */
  const sectionStances = k.table('section_stances', {
    responseId: k.text().notNull().references(() => responses.id),
    sectionId: k.text().notNull().references(() => sections.id),
    stance: k.text(),
    condition: k.text().notNull(),
    version: k.int().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.responseId, t.sectionId] })]);

  return { sections, sectionStances };
});
