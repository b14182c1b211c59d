import type { InvolvementInput } from '#shared/involvement.ts';
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { matterTables } from '../tables.ts';

export const involvementTables = defineTables((k) => {
  const { persons } = peopleTables.with(k);
  const { matters } = matterTables.with(k);

  const involvements = k.table('involvements', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    on: k.text().notNull(),
    content: k.json<InvolvementInput>().notNull(),
    addedBy: k.text().notNull().references(() => persons.id),
    addedAt: k.time().notNull(),
    version: k.int().notNull(),
    changedAt: k.time(),
    removedAt: k.time(),
  }, (t) => [k.index('involvements_matter').on(t.matterId, t.on)]);

  /** Every wording an entry has had, the present one included. */
  const involvementVersions = k.table('involvement_versions', {
    involvementId: k.text().notNull().references(() => involvements.id),
    version: k.int().notNull(),
    content: k.json<InvolvementInput>().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.involvementId, t.version] })]);

  return { involvements, involvementVersions };
});
