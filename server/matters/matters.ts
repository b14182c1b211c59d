import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import {
  type Matter, type matterChange, type MatterInput, type MatterRow, type MatterState, type Phase, phaseOf, phases, type Role,
  statesAfter, whyNotChangeState, whyNotCreateMatter, whyNotInviteParticipantAgain, whyNotManageMatter, whyNotRemoveParticipant,
} from '#shared/matters.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { openAccount } from '../people/accounts.ts';
import { allOrganisations, organisationById } from '../people/organisations.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { Actor } from './actor.ts';
import { participantViews } from './participants.ts';
import { refuse } from './refuse.ts';
import { matterTables } from './tables.ts';

/** The calendar day in Sweden. */
export const dayOf = (at: Date): string => daysInStockholm.format(at);
const daysInStockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** When it is this hour, between 4 and 23, on a calendar day (`2027-09-24`) in Stockholm: one hour before UTC in winter, two in summer. */
export function stockholmTime(day: string, hour: number): Date {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', hourCycle: 'h23' });
  const summer = new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 2) * 3_600_000);
  return Number(clock.format(summer)) === hour ? summer : new Date(summer.getTime() + 3_600_000);
}

/** A moment within a calendar day (`2027-09-24`), for words that tell it. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Whoever creates a matter becomes its first process lead. Refuses `organisation-unknown`. */
export async function createMatter(tx: Writer, by: Person, input: MatterInput): Promise<string> {
  const t = matterTables(tx);
  const creator = await openAccount(tx, { id: by.id });
  if (!creator) throw new Refusal('not-signed-in', 'not-signed-in');
  if (!(await organisationById(tx, input.authorityId))) throw new Refusal('invalid', 'organisation-unknown', { errors: [{ pointer: '/authorityId', detail: 'organisation-unknown' }] });
  refuse(whyNotCreateMatter(by, input.authorityId));
  const id = newId(by.at);
  const { parties, timetable, ...row } = input;
  await tx.insert(t.matters).values({ id, ...row, createdAt: by.at });
  await tx.insert(t.participants).values({ id: newId(by.at), matterId: id, personId: by.id, email: creator.email, name: creator.name, role: 'process_lead', since: by.at });
  await setParties(tx, id, parties);
  for (const { phase, plannedOn } of timetable) await tx.insert(t.timetable).values({ matterId: id, phase, plannedOn }).onConflictDoNothing();
  await tx.insert(t.stateChanges).values({ id: newId(by.at), matterId: id, state: 'initiated', on: dayOf(by.at), reason: '', by: by.id, at: by.at });
  await record(tx, { chain: `matter:${id}`, audience: 'team', actorId: by.id, act: 'matter-created', matterId: id, subject: 'matter', subjectId: id, at: by.at });
  return id;
}

export async function changeMatter(tx: Writer, actor: Actor, input: z.infer<typeof matterChange>): Promise<void> {
  refuse(whyNotManageMatter(actor));
  const { matters } = matterTables(tx);
  const { parties, ...row } = input;
  if (Object.keys(row).length > 0) await tx.update(matters).set(row).where(eq(matters.id, actor.matterId));
  if (parties) await setParties(tx, actor.matterId, parties);
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'matter-changed', matterId: actor.matterId, subject: 'matter', subjectId: actor.matterId, details: { fields: Object.keys(input).join(' ') }, at: actor.at });
}

async function setParties(tx: Writer, matterId: string, parties: MatterInput['parties']): Promise<void> {
  const t = matterTables(tx);
  const known = new Set((await allOrganisations(tx)).map((one) => one.id));
  if (parties.some((party) => !known.has(party.organisationId))) throw new Refusal('invalid', 'organisation-unknown');
  await tx.delete(t.parties).where(eq(t.parties.matterId, matterId));
  for (const party of parties) await tx.insert(t.parties).values({ matterId, ...party }).onConflictDoNothing();
}

export async function setTimetable(tx: Writer, actor: Actor, timetable: { phase: Phase; plannedOn: string | null }[]): Promise<void> {
  refuse(whyNotManageMatter(actor));
  const t = matterTables(tx);
  for (const { phase, plannedOn } of timetable) {
    await tx.delete(t.timetable).where(and(eq(t.timetable.matterId, actor.matterId), eq(t.timetable.phase, phase)));
    if (plannedOn !== null) await tx.insert(t.timetable).values({ matterId: actor.matterId, phase, plannedOn });
  }
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'timetable-set', matterId: actor.matterId, subject: 'matter', subjectId: actor.matterId, at: actor.at });
}

/** Moves the matter on, back or aside; nothing is deleted by it. Refuses `lead-only` and `state-not-next`. */
export async function changeState(tx: Writer, actor: Actor, input: { state: MatterState; on: string; reason: string }): Promise<void> {
  const { state, before } = await currentState(tx, actor.matterId);
  refuse(whyNotChangeState(actor, { state, stateBefore: before }, input.state));
  await enterState(tx, actor, input);
}

/** For the acts of other rooms that bring a state with them (a round opens, a round closes). */
export async function enterState(tx: Writer, by: { id: string; matterId: string; at: Date }, input: { state: MatterState; on: string; reason: string }): Promise<void> {
  const { stateChanges } = matterTables(tx);
  if ((await currentState(tx, by.matterId)).state === input.state) return;
  await tx.insert(stateChanges).values({ id: newId(by.at), matterId: by.matterId, ...input, by: by.id, at: by.at });
  await record(tx, { chain: `matter:${by.matterId}`, audience: 'team', actorId: by.id, act: 'state-changed', matterId: by.matterId, subject: 'matter', subjectId: by.matterId, details: { state: input.state, on: input.on }, at: by.at });
}

async function statesOf(from: Reader, matterId: string) {
  const { stateChanges } = matterTables(from);
  return from.select().from(stateChanges).where(eq(stateChanges.matterId, matterId)).orderBy(asc(stateChanges.id));
}

/** `before`: the latest state that is neither a pause nor a cancellation, to which a paused matter comes back. */
export async function currentState(from: Reader, matterId: string): Promise<{ state: MatterState; before: MatterState | null }> {
  const rows = await statesOf(from, matterId);
  const state = (rows.at(-1)?.state ?? 'initiated') as MatterState;
  const before = rows.filter((row) => row.state !== 'paused' && row.state !== 'cancelled').at(-1)?.state ?? null;
  return { state, before: before as MatterState | null };
}

/** What other rooms' papers need of a matter; null when there is none. */
export async function matterById(from: Reader, id: string) {
  const { matters } = matterTables(from);
  const [row] = await from.select().from(matters).where(eq(matters.id, id));
  if (!row) return null;
  const authority = await organisationById(from, row.authorityId);
  return { ...row, authority: authority?.name ?? '', authorityMail: authority?.officialMail ?? null };
}

/** With their names, in Swedish order. */
export async function partiesOf(from: Reader, matterId: string) {
  const { parties } = matterTables(from);
  const rows = await from.select().from(parties).where(eq(parties.matterId, matterId));
  const names = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const order = new Intl.Collator('sv');
  return rows.map(({ matterId: _matterId, ...row }) => ({ ...row, name: names.get(row.organisationId) ?? '' })).sort((a, b) => order.compare(a.name, b.name));
}

/** The matter as an actor sees it, with the refusals of every act. */
export async function viewMatter(from: Reader, actor: Actor): Promise<Matter> {
  const { timetable } = matterTables(from);
  const row = await matterById(from, actor.matterId);
  if (!row) throw new Refusal('not-found', 'not-found');
  const states = await statesOf(from, actor.matterId);
  const { state, before } = await currentState(from, actor.matterId);
  const planned = new Map((await from.select().from(timetable).where(eq(timetable.matterId, actor.matterId))).map((one) => [one.phase, one.plannedOn]));
  const entered = new Map<Phase, string>();
  for (const change of states) {
    const phase = phaseOf(change.state as MatterState, 'initiated');
    if (change.state !== 'paused' && change.state !== 'cancelled') entered.set(phase, entered.get(phase) ?? change.on);
  }
  const current = phaseOf(state, before);
  const participants = await participantViews(from, actor.matterId);
  const leadCount = participants.filter((one) => one.role === 'process_lead' && !one.waiting).length;
  const manage = whyNotManageMatter(actor);
  return {
    id: row.id, title: row.title, purpose: row.purpose, registryNumber: row.registryNumber, authority: { id: row.authorityId, name: row.authority },
    state, stateBefore: before, statesAfter: statesAfter(state, before),
    phases: phases.map((phase) => ({ phase, plannedOn: planned.get(phase) ?? null, actualOn: entered.get(phase) ?? null, current: phase === current, passed: phases.indexOf(phase) < phases.indexOf(current) })),
    bodies: row.bodies,
    parties: await partiesOf(from, actor.matterId),
    participants: participants.map((one) => ({ ...one, refusals: { remove: whyNotRemoveParticipant(actor, { role: one.role, leads: one.waiting ? 2 : leadCount }), inviteAgain: whyNotInviteParticipantAgain(actor, one) } })),
    myRoles: actor.roles,
    refusals: { change: manage, invite: manage, timetable: manage, state: whyNotChangeState(actor, { state, stateBefore: before }) },
  };
}

/** The matters a person takes part in, newest first. */
export async function mattersOf(from: Reader, personId: string): Promise<MatterRow[]> {
  const { matters, participants, stateChanges } = matterTables(from);
  const rows = await from.select({ matter: matters, role: participants.role }).from(participants).innerJoin(matters, eq(matters.id, participants.matterId))
    .where(and(eq(participants.personId, personId), isNull(participants.until))).orderBy(desc(matters.id));
  const ids = [...new Set(rows.map((row) => row.matter.id))];
  if (ids.length === 0) return [];
  const states = await from.select().from(stateChanges).where(inArray(stateChanges.matterId, ids)).orderBy(asc(stateChanges.id));
  return ids.map((id) => {
    const mine = rows.filter((row) => row.matter.id === id);
    const its = states.filter((row) => row.matterId === id).map((row) => row.state as MatterState);
    const state = its.at(-1) ?? 'initiated';
    const before = its.filter((one) => one !== 'paused' && one !== 'cancelled').at(-1) ?? null;
    return { id, title: mine[0]?.matter.title ?? '', registryNumber: mine[0]?.matter.registryNumber ?? '', state, phase: phaseOf(state, before), roles: mine.map((row) => row.role as Role) };
  });
}
