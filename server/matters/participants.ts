import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Participant, type Role, whyNotInviteParticipantAgain, whyNotManageMatter, whyNotRemoveParticipant } from '#shared/matters.ts';
import type { InvitationInput, WhereInvited } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { addAccount, namesOf, openAccount, organisationNamesOf } from '../people/accounts.ts';
import { invite, inviteAgainAt, type Invited, newcomer } from '../people/invitations.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { Actor } from './actor.ts';
import { leadsOf } from './leads.ts';
import { refuse } from './refuse.ts';
import { matterTables } from './tables.ts';

/**
 * Gives a person a role. One without an account is invited and waits; `invited` is then what the letter needs.
 * Refuses `lead-only`, `already-participant`, `invitee-new` when an address without an account comes without name or organisation, and `organisation-unknown`.
 */
export async function addParticipant(tx: Writer, actor: Actor, input: InvitationInput & { role: Role }): Promise<{ id: string; personId: string | null; name: string; invited: Invited | null }> {
  refuse(whyNotManageMatter(actor));
  const { participants } = matterTables(tx);
  const [same] = await tx.select({ id: participants.id }).from(participants).where(and(eq(participants.matterId, actor.matterId), eq(participants.email, input.email), eq(participants.role, input.role), isNull(participants.until)));
  if (same) throw new Refusal('conflict', 'already-participant');
  const account = await openAccount(tx, { email: input.email });
  if (account) await addAccount(tx, { name: account.name, email: account.email, passwordHash: null, isAdministrator: account.isAdministrator, organisationIds: [] }, actor.at);
  // Only who leads the matter comes this far: to nobody else does the answer tell which addresses have an account.
  const invitee = account ? null : newcomer(input);
  const invited = invitee && await invite(tx, actor, invitee);
  const name = account?.name ?? invitee?.name ?? input.email;
  const id = newId(actor.at);
  await tx.insert(participants).values({ id, matterId: actor.matterId, personId: account?.id ?? null, email: input.email, name, role: input.role, since: actor.at });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'participant-added', matterId: actor.matterId, subject: 'participant', subjectId: id, details: { role: input.role, name }, at: actor.at });
  return { id, personId: account?.id ?? null, name, invited };
}

/** A new link and code for somebody who has not come yet. Refuses `not-found`, `lead-only`, `participant-joined`. */
export async function inviteParticipantAgain(tx: Writer, actor: Actor, participantId: string): Promise<{ email: string; name: string; invited: Invited }> {
  const { participants } = matterTables(tx);
  const [row] = await tx.select().from(participants).where(and(eq(participants.id, participantId), eq(participants.matterId, actor.matterId), isNull(participants.until)));
  if (!row) throw new Refusal('not-found', 'not-found');
  refuse(whyNotInviteParticipantAgain(actor, { waiting: row.personId === null }));
  const invited = await inviteAgainAt(tx, actor, row);
  if (invited === null) throw new Refusal('not-found', 'not-found');
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'participant-invited-again', matterId: actor.matterId, subject: 'participant', subjectId: row.id, details: { role: row.role, name: row.name }, at: actor.at });
  return { email: row.email, name: row.name, invited };
}

/** Ends a role; gives the person whose open sockets must be judged again. Refuses `lead-only`, `last-lead`. */
export async function removeParticipant(tx: Writer, actor: Actor, participantId: string): Promise<string | null> {
  const { participants } = matterTables(tx);
  const rows = await tx.select().from(participants).where(and(eq(participants.matterId, actor.matterId), isNull(participants.until)));
  const row = rows.find((one) => one.id === participantId);
  if (!row) throw new Refusal('not-found', 'not-found');
  const leads = await leadsOf(tx, actor.matterId);
  // Who never came, or whose account is closed, leads nothing and may go.
  refuse(whyNotRemoveParticipant(actor, { role: row.role as Role, leads: row.personId !== null && leads.has(row.personId) ? leads.size : 2 }));
  await tx.update(participants).set({ until: actor.at }).where(eq(participants.id, participantId));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'participant-removed', matterId: actor.matterId, subject: 'participant', subjectId: participantId, details: { role: row.role, name: row.name }, at: actor.at });
  return row.personId;
}

/** A new account takes up the roles that waited for its address. The act holds `takeUpRoles.chains` first, then the house's. */
export async function takeUpRoles(tx: Writer, person: { personId: string; email: string }, at: Date): Promise<WhereInvited[]> {
  const { participants } = matterTables(tx);
  const waiting = await tx.select().from(participants).where(waitingFor(tx, person.email));
  for (const row of waiting) {
    await tx.update(participants).set({ personId: person.personId }).where(eq(participants.id, row.id));
    await record(tx, { chain: `matter:${row.matterId}`, audience: 'team', actorId: person.personId, act: 'participant-joined', matterId: row.matterId, subject: 'participant', subjectId: row.id, details: { role: row.role, name: row.name }, at });
  }
  return [...new Set(waiting.map(({ matterId }) => matterId))].map((id) => ({ kind: 'matter', id }));
}

takeUpRoles.chains = async (from: Reader, email: string): Promise<string[]> => {
  const { participants } = matterTables(from);
  return (await from.select({ matterId: participants.matterId }).from(participants).where(waitingFor(from, email))).map((row) => `matter:${row.matterId}`);
};

function waitingFor(from: Reader, email: string) {
  const { participants } = matterTables(from);
  return and(eq(participants.email, email), isNull(participants.personId), isNull(participants.until));
}

/** Those who hold a role now, in the order in which they got it. */
export async function participantViews(from: Reader, matterId: string): Promise<Omit<Participant, 'refusals'>[]> {
  const { participants } = matterTables(from);
  const rows = await from.select().from(participants).where(and(eq(participants.matterId, matterId), isNull(participants.until))).orderBy(asc(participants.id));
  const known = rows.flatMap((row) => row.personId ?? []);
  const [organisations, names] = [await organisationNamesOf(from, known), await namesOf(from, known)];
  return rows.map((row) => ({
    id: row.id, personId: row.personId, name: names.get(row.personId ?? '') ?? row.name, email: row.email, organisation: organisations.get(row.personId ?? '') ?? null,
    role: row.role as Role, since: row.since.toISOString(), waiting: row.personId === null,
  }));
}
