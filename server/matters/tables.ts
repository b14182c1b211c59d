import { peopleTables } from '../people/tables.ts';
import { defineTables } from '../platform/storage/kit.ts';

export const matterTables = defineTables((k) => {
  const { organisations, persons } = peopleTables.with(k);

  const matters = k.table('matters', {
    id: k.text().primaryKey(),
    title: k.text().notNull(),
    purpose: k.text().notNull(),
    registryNumber: k.text().notNull(),
    authorityId: k.text().notNull().references(() => organisations.id),
    bodies: k.json<{ welfareCouncil: string; chiefsNetwork: string; office: string }>().notNull(),
    createdAt: k.time().notNull(),
  });

  const parties = k.table('parties', {
    matterId: k.text().notNull().references(() => matters.id),
    organisationId: k.text().notNull().references(() => organisations.id),
    decidingBody: k.text(),
    registryNumber: k.text(),
  }, (t) => [k.primaryKey({ columns: [t.matterId, t.organisationId] })]);

  /** A person in a role, from when until when; one who has no account yet waits under the address. */
  const participants = k.table('participants', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    personId: k.text().references(() => persons.id),
    email: k.text().notNull(),
    name: k.text().notNull(),
    role: k.text().notNull(),
    since: k.time().notNull(),
    until: k.time(),
  }, (t) => [k.index('participants_matter').on(t.matterId), k.index('participants_person').on(t.personId)]);

  /** Every state the matter has been in, dated and signed; the newest is the present one. */
  const stateChanges = k.table('matter_states', {
    id: k.text().primaryKey(),
    matterId: k.text().notNull().references(() => matters.id),
    state: k.text().notNull(),
    on: k.text().notNull(),
    reason: k.text().notNull(),
    by: k.text().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('matter_states_matter').on(t.matterId, t.id)]);

  const timetable = k.table('timetable', {
    matterId: k.text().notNull().references(() => matters.id),
    phase: k.text().notNull(),
    plannedOn: k.text().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.matterId, t.phase] })]);

  return { matters, parties, participants, stateChanges, timetable };
});
