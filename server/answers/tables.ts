import { consultationTables } from '../consultation/tables.ts';
import { peopleTables } from '../people/tables.ts';
import { defineTables } from '../platform/storage/kit.ts';

export const answerTables = defineTables((k) => {
  const { comments, rounds } = consultationTables.with(k);
  const { persons } = peopleTables.with(k);

  const themes = k.table('themes', {
    id: k.text().primaryKey(),
    roundId: k.text().notNull().references(() => rounds.id),
    name: k.text().notNull(),
    mainPoints: k.text().notNull(),
    changed: k.text().notNull(),
    notMet: k.text().notNull(),
    ordinal: k.int().notNull(),
  }, (t) => [k.index('themes_round').on(t.roundId)]);

  const triage = k.table('comment_triage', {
    commentId: k.text().primaryKey().references(() => comments.id),
    themeId: k.text().references(() => themes.id),
    assigneeId: k.text().references(() => persons.id),
    duplicateOf: k.text().references(() => comments.id),
  });

  /** Every proposal and decision; the newest is the current one and the others are its history (invariant I7). */
  const steps = k.table('answer_steps', {
    id: k.text().primaryKey(),
    commentId: k.text().notNull().references(() => comments.id),
    version: k.int().notNull(),
    state: k.text().notNull(),
    disposition: k.text().notNull(),
    rationale: k.text().notNull(),
    referredTo: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.uniqueIndex('answer_steps_version').on(t.commentId, t.version)]);

  return { themes, triage, steps };
});
