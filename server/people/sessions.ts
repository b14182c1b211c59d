/** The only file that knows lucia (ADR 1). Accounts: idle 8 hours, absolute 12; guests stay as long as they are given (design D16). lucia reads the machine's clock, so this file does too. */
import { createHash } from 'node:crypto';
import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia';
import { limits } from '#shared/limits.ts';
import { prepared } from '../platform/storage/prepared.ts';
import type { Store, Writer } from '../platform/storage/store.ts';
import { peopleTables } from './tables.ts';

const absoluteMilliseconds = 12 * 3_600_000;
const hashOf = (id: string) => createHash('sha256').update(id).digest('base64url');

declare module 'lucia' {
  interface Register {
    DatabaseSessionAttributes: { endsAt: Date; idle?: boolean };
  }
}

export interface Sessions {
  readonly cookieName: string;
  /** A new session; gives the Set-Cookie value. `lasts`: milliseconds, used or not, for a colleague who came by a code. */
  start(personId: string, lasts?: number): Promise<string>;
  /** The person's id and the stored session id, or null; `renewed` is a Set-Cookie value when the session was prolonged. */
  check(cookieHeader: string | undefined): Promise<{ personId: string; sessionId: string; renewed: string | null } | null>;
  /** For what outlives a request, such as an event stream: whether the session still is. Prolongs nothing. */
  isOpen(sessionId: string): Promise<boolean>;
  /** When it ends however much it is used; null when it is no more. What a browser keeps for a page without network ends with it. */
  lastsUntil(sessionId: string): Promise<Date | null>;
  end(sessionId: string): Promise<void>;
  endAll(personId: string): Promise<string[]>;
  sweep(): Promise<void>;
  readonly blankCookie: string;
}

/** `secure`: the cookie is sent over https alone. */
export function openSessions(store: Store, options: { secure: boolean }): Sessions {
  const t = peopleTables(store);
  const session = prepared(store.read, 'session_by_id', (name) => store.read.select().from(t.sessions).where(eq(t.sessions.id, sql.placeholder('id'))).prepare(name));
  const change = (work: Parameters<Store['write']>[1]) => store.write('sessions', async (tx) => void (await work(tx)));
  const adapter: Adapter = {
    async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const [row] = await session.execute({ id: hashOf(id) });
      if (!row) return [null, null];
      const end = new Date(Math.min(row.expiresAt.getTime(), row.endsAt.getTime()));
      return [{ id, userId: row.personId, expiresAt: end, attributes: { endsAt: row.endsAt } }, { id: row.personId, attributes: {} }];
    },
    async getUserSessions(personId) {
      const rows = await store.read.select().from(t.sessions).where(eq(t.sessions.personId, personId));
      return rows.map((row) => ({ id: row.id, userId: row.personId, expiresAt: row.expiresAt, attributes: { endsAt: row.endsAt } }));
    },
    setSession: (session) => change((tx) => tx.insert(t.sessions).values({ id: hashOf(session.id), personId: session.userId, createdAt: new Date(), expiresAt: session.attributes.idle ? session.expiresAt : session.attributes.endsAt, endsAt: session.attributes.endsAt })),
    updateSessionExpiration: (id, expiresAt) => change((tx) => tx.update(t.sessions).set({ expiresAt }).where(eq(t.sessions.id, hashOf(id)))),
    deleteSession: (id) => change((tx) => tx.delete(t.sessions).where(eq(t.sessions.id, hashOf(id)))),
    deleteUserSessions: (personId) => change((tx) => tx.delete(t.sessions).where(eq(t.sessions.personId, personId))),
    deleteExpiredSessions: () => change((tx) => tx.delete(t.sessions).where(lte(t.sessions.expiresAt, new Date()))),
  };
  const lucia = new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(8, 'h'),
    sessionCookie: { name: options.secure ? '__Host-session' : 'session', attributes: { secure: options.secure, sameSite: 'lax', path: '/' } },
  });
  return {
    cookieName: lucia.sessionCookieName,
    blankCookie: lucia.createBlankSessionCookie().serialize(),
    async start(personId, lasts) {
      const session = await lucia.createSession(personId, { endsAt: new Date(Date.now() + (lasts ?? absoluteMilliseconds)), idle: lasts === undefined });
      const cookie = lucia.createSessionCookie(session.id);
      // The browser keeps it as long as it may ever last: the end is judged here, and a later last day moves it.
      if (lasts !== undefined) cookie.attributes.maxAge = Math.floor(Math.max(lasts, limits.guestSession) / 1000);
      return cookie.serialize();
    },
    async check(cookieHeader) {
      const id = lucia.readSessionCookie(cookieHeader ?? '');
      if (id === null) return null;
      const { session } = await lucia.validateSession(id);
      if (!session) return null;
      return { personId: session.userId, sessionId: hashOf(id), renewed: session.fresh ? lucia.createSessionCookie(id).serialize() : null };
    },
    async isOpen(sessionId) {
      const [row] = await session.execute({ id: sessionId });
      return row !== undefined && Math.min(row.expiresAt.getTime(), row.endsAt.getTime()) > Date.now();
    },
    async lastsUntil(sessionId) {
      const [row] = await session.execute({ id: sessionId });
      return row?.endsAt ?? null;
    },
    end: (sessionId) => change((tx) => tx.delete(t.sessions).where(eq(t.sessions.id, sessionId))),
    async endAll(personId) {
      const open = await store.read.select({ id: t.sessions.id }).from(t.sessions).where(eq(t.sessions.personId, personId));
      await lucia.invalidateUserSessions(personId);
      return open.map((row) => row.id);
    },
    sweep: () => lucia.deleteExpiredSessions(),
  };
}

/** Lengthens the open sessions of these guests to `milliseconds` from now, never beyond what a guest's session may last and never to less than before. */
export async function lengthenGuestSessions(tx: Writer, personIds: readonly string[], milliseconds: number): Promise<void> {
  const { sessions } = peopleTables(tx);
  if (personIds.length === 0) return;
  const now = Date.now();
  for (const row of await tx.select().from(sessions).where(and(inArray(sessions.personId, [...personIds]), gt(sessions.endsAt, new Date(now))))) {
    const endsAt = new Date(Math.min(row.createdAt.getTime() + limits.guestSession, now + milliseconds));
    if (endsAt > row.endsAt) await tx.update(sessions).set({ endsAt, expiresAt: endsAt }).where(eq(sessions.id, row.id));
  }
}
