import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { consultationTables } from '../tables.ts';

export const jointTables = defineTables((k) => {
  const { persons } = peopleTables.with(k);
  const { consultees, responses } = consultationTables.with(k);

  /** Whom a response says it also speaks for; from its submission on it stands in the hashed bytes. */
  const jointNames = k.table('joint_names', {
    responseId: k.text().notNull().references(() => responses.id),
    consulteeId: k.text().notNull().references(() => consultees.id),
    ground: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.responseId, t.consulteeId] })]);

  /** That a submitted response counts for another consultee too; `content` is the exact bytes that were hashed. */
  const jointCounts = k.table('joint_counts', {
    id: k.text().primaryKey(),
    responseId: k.text().notNull().references(() => responses.id),
    consulteeId: k.text().notNull().references(() => consultees.id),
    ground: k.text().notNull(),
    content: k.bytes().notNull(),
    hash: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('joint_counts_response').on(t.responseId), k.index('joint_counts_consultee').on(t.consulteeId)]);

  /** That it counts no longer, by whom and why. */
  const jointEndings = k.table('joint_endings', {
    jointId: k.text().primaryKey().references(() => jointCounts.id),
    reason: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  });

  return { jointNames, jointCounts, jointEndings };
});
