import { and, eq, isNull, sql } from 'drizzle-orm';
import { Refusal } from '#shared/refusals.ts';
import { isInTeam, type MatterActor, type Role } from '#shared/matters.ts';
import type { Person } from '../people/person.ts';
import { prepared } from '../platform/storage/prepared.ts';
import type { Reader } from '../platform/storage/store.ts';
import { matterTables } from './tables.ts';

/** A person in a matter, with the roles held at the time of the request (design D8). */
export interface Actor extends Person, MatterActor {
  matterId: string;
  roles: Role[];
}

/** With the roles that the person holds in the matter now; perhaps none (design D8). */
export async function asActor(from: Reader, person: Person, matterId: string): Promise<Actor> {
  const { participants } = matterTables(from);
  const question = prepared(from, 'roles_in_matter', (name) => from.select({ role: participants.role }).from(participants)
    .where(and(eq(participants.matterId, sql.placeholder('matterId')), eq(participants.personId, sql.placeholder('personId')), isNull(participants.until))).prepare(name));
  const rows = await question.execute({ matterId, personId: person.id });
  return { ...person, matterId, roles: rows.map((row) => row.role as Role) };
}

/** Refuses `not-found` to whoever has no role in the matter: what one may not see is not there. */
export async function asTeam(from: Reader, person: Person, matterId: string): Promise<Actor> {
  const actor = await asActor(from, person, matterId);
  if (!isInTeam(actor)) throw new Refusal('not-found', 'not-found');
  return actor;
}

/** The same actor with the roles of this very moment: asked again inside the act, since a role may have ended since the request came. */
export function stillTeam(tx: Reader, actor: Actor): Promise<Actor> {
  return asTeam(tx, actor, actor.matterId);
}

/** Ids of the matters in which the person has a role. */
export async function teamMattersOf(from: Reader, personId: string): Promise<Set<string>> {
  const { participants } = matterTables(from);
  const rows = await from.selectDistinct({ id: participants.matterId }).from(participants).where(and(eq(participants.personId, personId), isNull(participants.until)));
  return new Set(rows.map((row) => row.id));
}
