/** What goes on inside a consultee before it submits: the colleagues it lets in, and the body that decides. */
import { peopleTables } from '../../people/tables.ts';
import { defineTables } from '../../platform/storage/kit.ts';
import { sectionTables } from '../sections/tables.ts';
import { consultationTables } from '../tables.ts';

export const insideTables = defineTables((k) => {
  const { persons } = peopleTables.with(k);
  const { comments, responses } = consultationTables.with(k);
  const { sections } = sectionTables.with(k);

  /** By which colleagues without an account are let in to one response. Only the hash of the secret is kept; `handle`, its first letters, finds the row. */
  const colleagueCodes = k.table('colleague_codes', {
    id: k.text().primaryKey(),
    responseId: k.text().notNull().references(() => responses.id),
    handle: k.text().notNull(),
    secretHash: k.text().notNull(),
    /** For whom it was made, in the coordinator's own words. */
    label: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
    /** Wrong guesses in a row at this very code, and until when the next one waits. */
    wrong: k.int().notNull(),
    waitsUntil: k.time(),
    revokedAt: k.time(),
    revokedBy: k.text().references(() => persons.id),
  }, (t) => [k.uniqueIndex('colleague_codes_handle').on(t.handle), k.index('colleague_codes_response').on(t.responseId)]);

  /** Who came in by a code, in the words they gave themselves. */
  const colleagues = k.table('colleagues', {
    personId: k.text().primaryKey().references(() => persons.id),
    responseId: k.text().notNull().references(() => responses.id),
    codeId: k.text().notNull().references(() => colleagueCodes.id),
    unit: k.text().notNull(),
    since: k.time().notNull(),
    until: k.time(),
  }, (t) => [k.index('colleagues_response').on(t.responseId)]);

  /** By which a colleague comes back as itself on another device: its own, one at a time. Only the hash of the secret is kept. */
  const returnLinks = k.table('return_links', {
    id: k.text().primaryKey(),
    personId: k.text().notNull().references(() => persons.id),
    responseId: k.text().notNull().references(() => responses.id),
    secretHash: k.text().notNull(),
    at: k.time().notNull(),
    revokedAt: k.time(),
  }, (t) => [k.uniqueIndex('return_links_secret').on(t.secretHash), k.index('return_links_person').on(t.personId)]);

  /** A response that lies with the deciding body is locked until the body has decided, and then stands as decided until it is sent or taken back. */
  const committeeStays = k.table('committee_stays', {
    id: k.text().primaryKey(),
    responseId: k.text().notNull().references(() => responses.id),
    body: k.text().notNull(),
    meetingOn: k.text().notNull(),
    handedBy: k.text().notNull().references(() => persons.id),
    handedAt: k.time().notNull(),
    decidedBy: k.text().references(() => persons.id),
    decidedAt: k.time(),
    takenBackBy: k.text().references(() => persons.id),
    takenBackAt: k.time(),
  }, (t) => [k.index('committee_stays_response').on(t.responseId)]);

  /** What the body changed at its meeting: the words before and after. */
  const meetingChanges = k.table('meeting_changes', {
    id: k.text().primaryKey(),
    stayId: k.text().notNull().references(() => committeeStays.id),
    field: k.text().notNull(),
    commentId: k.text().references(() => comments.id),
    /** Of the section that the stance or the condition is on; null: on the whole. */
    sectionId: k.text().references(() => sections.id),
    before: k.text().notNull(),
    after: k.text().notNull(),
    by: k.text().notNull().references(() => persons.id),
    at: k.time().notNull(),
  }, (t) => [k.index('meeting_changes_stay').on(t.stayId)]);

  return { colleagueCodes, colleagues, returnLinks, committeeStays, meetingChanges };
});
