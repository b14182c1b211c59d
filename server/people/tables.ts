import { sql } from 'drizzle-orm';
import type { Locale } from '#shared/messages/format.ts';
import type { NoticePace } from '#shared/people.ts';
import { defineTables } from '../platform/storage/kit.ts';

/** A language of the catalogues, held to them by the database too; Swedish until something else is said. */
const known = sql`language in ('sv', 'en')`;

export const peopleTables = defineTables((k) => {
  const organisations = k.table('organisations', {
    id: k.text().primaryKey(),
    name: k.text().notNull(),
    kind: k.text().notNull(),
    /** `212000-1234`. */
    registrationNumber: k.text(),
    officialMail: k.text(),
    registryMail: k.text(),
    createdAt: k.time().notNull(),
  }, (t) => [k.uniqueIndex('organisations_name').on(t.name), k.uniqueIndex('organisations_registration_number').on(t.registrationNumber)]);

  const persons = k.table('persons', {
    id: k.text().primaryKey(),
    kind: k.text().notNull(),
    name: k.text().notNull(),
    email: k.text().notNull(),
    passwordHash: k.text(),
    isAdministrator: k.bool().notNull(),
    /** What the person reads: letters and, on a new device, the pages. */
    language: k.text().$type<Locale>().notNull().default('sv'),
    /** How often the person is written to about what is said in drafts. */
    noticePace: k.text().$type<NoticePace>().notNull().default('soon'),
    createdAt: k.time().notNull(),
    closedAt: k.time(),
  }, (t) => [k.uniqueIndex('persons_email').on(t.email), k.check('persons_language', known)]);

  const memberships = k.table('memberships', {
    personId: k.text().notNull().references(() => persons.id),
    organisationId: k.text().notNull().references(() => organisations.id),
    since: k.time().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.personId, t.organisationId] })]);

  /** The id is stored as SHA-256, so that a leaked database holds no usable cookies. */
  const sessions = k.table('sessions', {
    id: k.text().primaryKey(),
    personId: k.text().notNull().references(() => persons.id),
    createdAt: k.time().notNull(),
    expiresAt: k.time().notNull(),
    /** However much it is used. */
    endsAt: k.time().notNull(),
  }, (t) => [k.index('sessions_person').on(t.personId)]);

  const invitations = k.table('invitations', {
    id: k.text().primaryKey(),
    email: k.text().notNull(),
    name: k.text().notNull(),
    organisationId: k.text().notNull().references(() => organisations.id),
    invitedBy: k.text().notNull().references(() => persons.id),
    tokenHash: k.text().notNull(),
    codeHash: k.text().notNull(),
    codeTries: k.int().notNull(),
    /** In which the letter was written: the page behind its link begins in it. */
    language: k.text().$type<Locale>().notNull().default('sv'),
    createdAt: k.time().notNull(),
    expiresAt: k.time().notNull(),
    acceptedAt: k.time(),
    revokedAt: k.time(),
  }, (t) => [k.uniqueIndex('invitations_token').on(t.tokenHash), k.check('invitations_language', known)]);

  /** A new password by a letter: a link lasts an hour, once; a later one replaces it. */
  const passwordLinks = k.table('password_links', {
    id: k.text().primaryKey(),
    personId: k.text().notNull().references(() => persons.id),
    tokenHash: k.text().notNull(),
    codeHash: k.text().notNull(),
    codeTries: k.int().notNull(),
    createdAt: k.time().notNull(),
    expiresAt: k.time().notNull(),
    usedAt: k.time(),
    replacedAt: k.time(),
  }, (t) => [k.uniqueIndex('password_links_token').on(t.tokenHash), k.index('password_links_person').on(t.personId)]);

  const signInFailures = k.table('sign_in_failures', {
    email: k.text().primaryKey(),
    failures: k.int().notNull(),
    lockedUntil: k.time(),
  });

  return { organisations, persons, memberships, sessions, invitations, passwordLinks, signInFailures };
});
