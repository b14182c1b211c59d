import type { CommentFilter } from '#shared/answers.ts';
import type { PersonalData } from '#shared/export.ts';
import { consultationTables } from '../../consultation/tables.ts';
import { matterTables } from '../../matters/tables.ts';
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { platformTables } from '../../platform/storage/tables.ts';

export const exportTables = defineTables((k) => {
  const { rounds } = consultationTables.with(k);
  const { persons } = peopleTables.with(k);
  const { matters } = matterTables.with(k);
  const { files, jobs } = platformTables.with(k);

  const reportExports = k.table('report_exports', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    jobId: k.text().notNull().references(() => jobs.id),
    format: k.text().notNull(),
    groupBy: k.text().notNull(),
    locale: k.text().notNull(),
    filter: k.json<CommentFilter>().notNull(),
    anonymised: k.bool().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    cancelledAt: k.time(),
    failedAt: k.time(),
    failure: k.text(),
    madeAt: k.time(),
    /** What it was made of: the moment, the matter's journal as it ended then, and how much. */
    madeOf: k.json<MadeOf | null>(),
    /** Stays when the file is gone: the journal says the same. */
    hash: k.text(),
    file: k.text().references(() => files.hash),
    removedAt: k.time(),
    /** Null: its time had passed. */
    removedBy: k.text().references(() => persons.id),
  }, (t) => [k.index('report_exports_round').on(t.roundId, t.id), k.index('report_exports_file').on(t.file)]);

  /** In which Word file the summaries of a matter are set: the one that was not put aside. */
  const reportTemplates = k.table('report_templates', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    file: k.text().notNull().references(() => files.hash),
    name: k.text().notNull(),
    size: k.int().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    putAsideAt: k.time(),
  }, (t) => [k.index('report_templates_matter').on(t.matterId)]);

  return { reportExports, reportTemplates };
});

export interface MadeOf {
  at: string;
  head: string;
  packageNumber: number;
  /** In words, in the language of the file; empty for the whole round. */
  selection: string;
  listed: number;
  comments: number;
  undecided: number;
  name: string;
  size: number;
  /** In an anonymised variant. */
  replaced: PersonalData | null;
}
