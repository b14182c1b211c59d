/** Who answers for a consultee, as the lead has addressed it: named wrongly, somebody else is asked. */
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { type coordinatorInput } from '#shared/consultation.ts';
import { whyNotNameCoordinator, whyNotRemoveCoordinator } from '#shared/round-rules.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { hasClosedAccount } from '../people/accounts.ts';
import { withdrawInvitations } from '../people/invitations.ts';
import type { Writer } from '../platform/storage/store.ts';
import { consulteeById, inviteConsultees } from './consultees.ts';
import { coordinatorsOf } from './coordinators-of.ts';
import { lettersTo } from './kept-letters.ts';
import { textsToEnclose } from './letter-file.ts';
import { stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';
import { closeAllWaysIn, holdBackLetters } from './ways-in.ts';

/**
 * Ends a coordinator's access to the consultee's text and answer at once: the next question is answered `not-found`, live events fall silent,
 * and an invitation that waits leads nowhere. What was written stays with the consultee. Refuses `lead-only`, `round-not-open`, `not-found`.
 */
export async function removeCoordinator(tx: Writer, actor: Actor, of: { consulteeId: string; coordinatorId: string }): Promise<void> {
  const { members } = consultationTables(tx);
  const { consultee, round, name } = await consulteeById(tx, of.consulteeId);
  refuse(whyNotRemoveCoordinator(actor, { state: stateOf(round) }));
  const [member] = await tx.update(members).set({ until: actor.at }).where(and(eq(members.id, of.coordinatorId), eq(members.consulteeId, consultee.id), eq(members.role, 'coordinator'), isNull(members.until))).returning();
  if (!member) throw new Refusal('not-found', 'not-found');
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'coordinator-removed', matterId: actor.matterId, subject: 'consultee', subjectId: consultee.id, details: { consultee: name }, at: actor.at });
  const isClosed = member.personId === null && !(await waitsElsewhere(tx, member.email));
  await holdBackLetters(tx, actor, { email: member.email, consulteeId: consultee.id, isClosed });
  if (isClosed) await withdrawInvitations(tx, actor, await lettersTo(tx, member.email));
  // Open pages of the person ask again, and are told that there is nothing.
  if (member.personId !== null) tx.announce({ matterId: null, audience: `person:${member.personId}`, subject: 'consultation', id: consultee.id });
}

/** One letter may be the way in to several consultees: as long as the address waits for one of them its invitations stay, and then all are withdrawn. */
async function waitsElsewhere(tx: Writer, email: string): Promise<boolean> {
  const { members } = consultationTables(tx);
  const [other] = await tx.select({ id: members.id }).from(members).where(and(eq(members.email, email), isNull(members.personId), isNull(members.until))).limit(1);
  return other !== undefined;
}

/** Somebody else is asked to coordinate the answer, with a letter of their own. Refuses `lead-only`, `round-not-open`, `coordinator-named`, `coordinator-closed`. */
export async function nameCoordinator(tx: Writer, actor: Actor, { consulteeId, name, email, origin }: z.infer<typeof coordinatorInput> & { consulteeId: string; origin: string }): Promise<void> {
  const { consultees } = consultationTables(tx);
  const { round } = await consulteeById(tx, consulteeId);
  refuse(whyNotNameCoordinator(actor, { state: stateOf(round) }));
  if ((await coordinatorsOf(tx, [consulteeId])).some((one) => one.email === email)) throw new Refusal('conflict', 'coordinator-named');
  await tx.update(consultees).set({ contactName: name, contactMail: email }).where(eq(consultees.id, consulteeId));
  await askCoordinator(tx, actor, { consulteeIds: [consulteeId], email, origin });
}

/**
 * Invites whoever reads at the address to coordinate the answers of these consultees of one round, with a way in of its own; what waited there for
 * them leads in no longer. The letter names the contact where the address is the contact's. Refuses `lead-only`, `round-not-open`, `coordinator-closed`.
 */
export async function askCoordinator(tx: Writer, actor: Actor, { consulteeIds, email, origin }: { consulteeIds: readonly string[]; email: string; origin: string }): Promise<void> {
  if (await hasClosedAccount(tx, email)) throw new Refusal('conflict', 'coordinator-closed', { errors: [{ pointer: '/email', detail: 'coordinator-closed' }] });
  const invited: Parameters<typeof inviteConsultees>[2]['consultees'][number][] = [];
  let sending: Omit<Parameters<typeof inviteConsultees>[2], 'consultees'> | null = null;
  await closeAllWaysIn(tx, actor, { email, consulteeIds });
  for (const consulteeId of consulteeIds) {
    const { consultee, round, name, extendedTo } = await consulteeById(tx, consulteeId);
    refuse(whyNotNameCoordinator(actor, { state: stateOf(round) }));
    if (!round.letterFile) throw new Refusal('conflict', 'round-not-open');
    const isKnown = (await coordinatorsOf(tx, [consulteeId])).some((one) => one.email === email);
    if (!isKnown) await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'coordinator-named', matterId: actor.matterId, subject: 'consultee', subjectId: consulteeId, details: { consultee: name }, at: actor.at });
    invited.push({ ...consultee, contactName: consultee.contactMail === email ? consultee.contactName : null, contactMail: email, extendedTo });
    sending ??= { round, letterHash: round.letterFile, texts: await textsToEnclose(tx, round.packageId), origin, contactOnly: true };
  }
  if (sending !== null) await inviteConsultees(tx, actor, { ...sending, consultees: invited });
}
