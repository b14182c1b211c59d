/** Who sends this request: the session cookie becomes a Person, once, here. */
import { createMiddleware } from 'hono/factory';
import { Refusal } from '#shared/refusals.ts';
import type { House } from '../platform/house.ts';
import { openAccount, organisationIdsOf } from './accounts.ts';
import type { Person } from './person.ts';
import type { Sessions } from './sessions.ts';

export interface Visited {
  Variables: { requestId: string; visitor: Person | null };
}
export interface SignedIn {
  Variables: { requestId: string; visitor: Person | null; person: Person };
}

/** Who asks, or null; a session in use is prolonged with the answer. */
export function visiting(house: House, sessions: Sessions) {
  return createMiddleware<Visited>(async (c, next) => {
    const found = await sessions.check(c.req.header('cookie'));
    const person = found && await personOf(house, found);
    c.set('visitor', person);
    await next();
    if (found?.renewed && !c.res.headers.has('set-cookie')) c.res.headers.append('set-cookie', found.renewed);
  });
}

/** Accounts, and colleagues who came by a code: each address behind it says itself what a guest may see. Refuses `not-signed-in`. */
export const present = createMiddleware<SignedIn>(async (c, next) => {
  const visitor = c.get('visitor');
  if (!visitor) throw new Refusal('not-signed-in', 'not-signed-in');
  c.set('person', visitor);
  await next();
});

/** Refuses `not-signed-in`; to a guest there is nothing here. */
export const signedIn = createMiddleware<SignedIn>(async (c, next) => {
  const visitor = c.get('visitor');
  if (!visitor) throw new Refusal('not-signed-in', 'not-signed-in');
  if (visitor.kind === 'guest') throw new Refusal('not-found', 'not-found');
  c.set('person', visitor);
  await next();
});

export const administrator = createMiddleware<SignedIn>(async (c, next) => {
  const visitor = c.get('visitor');
  if (!visitor) throw new Refusal('not-signed-in', 'not-signed-in');
  // What the reader may not see is "not found" (design D8).
  if (!visitor.isAdministrator) throw new Refusal('not-found', 'not-found');
  c.set('person', visitor);
  await next();
});

async function personOf(house: House, found: { personId: string; sessionId: string }): Promise<Person | null> {
  const account = await openAccount(house.store.read, { id: found.personId });
  if (!account) return null;
  return {
    id: account.id, kind: account.kind === 'guest' ? 'guest' : 'account', name: account.name, isAdministrator: account.isAdministrator,
    organisationIds: await organisationIdsOf(house.store.read, account.id), assurance: account.kind === 'guest' ? 'colleague-code' : 'password',
    sessionId: found.sessionId, at: house.clock(),
  };
}
