import { and, desc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { type consulteeChange, type ConsulteeInput } from '#shared/consultation.ts';
import { lastDayOf } from '#shared/consultee-register.ts';
import { whyNotAddConsultee, whyNotChangeRound } from '#shared/round-rules.ts';
import { hasVariables } from '#shared/letter-variables.ts';
import type { Locale } from '#shared/messages/format.ts';
import type { WhereInvited } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { hasClosedAccount, openAccount } from '../people/accounts.ts';
import { invite } from '../people/invitations.ts';
import { addOrganisation, allOrganisations, organisationById } from '../people/organisations.ts';
import { orderJob } from '../platform/jobs/jobs.ts';
import type { Attachment } from '../platform/mail/outbox.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { keepLetters } from './kept-letters.ts';
import { letterCopyJob, textsToEnclose } from './letter-file.ts';
import { type InvitationFacts, listed, postContactInvitation, postOfficialInvitation } from './letters.ts';
import { roundById, stateOf } from './rounds.ts';
import { insideTables } from './inside/tables.ts';
import { consultationTables } from './tables.ts';

/** Refuses `lead-only`, `round-closed`, `organisation-unknown` and `consultee-listed` (same organisation and body). One added to an open round is invited at once. */
export async function addConsultee(tx: Writer, actor: Actor, roundId: string, input: ConsulteeInput, origin: string): Promise<string> {
  const round = await roundById(tx, roundId);
  refuse(whyNotAddConsultee(actor, { state: stateOf(round) }, input.unsolicited));
  const { consultees } = consultationTables(tx);
  const organisationId = input.organisationId ?? (input.organisation ? await organisationNamed(tx, actor, input.organisation) : '');
  const listed = await organisationById(tx, organisationId);
  if (!listed) throw new Refusal('invalid', 'organisation-unknown');
  const same = await tx.select({ body: consultees.body }).from(consultees).where(and(eq(consultees.roundId, roundId), eq(consultees.organisationId, organisationId)));
  if (same.some((row) => row.body === input.body)) throw new Refusal('conflict', 'consultee-listed');
  const id = newId(actor.at);
  const { organisationId: _id, organisation: _organisation, ...row } = input;
  await tx.insert(consultees).values({ id, roundId, organisationId, ...row, addedAt: actor.at });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'consultee-added', matterId: actor.matterId, subject: 'consultee', subjectId: id, details: { consultee: consulteeName(listed.name, input.body) }, at: actor.at });
  if (round.openedAt && round.letterFile && !input.unsolicited) await inviteConsultees(tx, actor, { consultees: [{ id, organisationId, ...row }], round, letterHash: round.letterFile, texts: await textsToEnclose(tx, round.packageId), origin });
  return id;
}

/** Before the round opens: which body is asked, where the letter goes and who gets the way in. Refuses `lead-only`, `round-opened`, `consultee-listed`. */
export async function changeConsultee(tx: Writer, actor: Actor, consulteeId: string, input: z.output<typeof consulteeChange>): Promise<void> {
  const { consultees } = consultationTables(tx);
  const { consultee, round, name } = await consulteeById(tx, consulteeId);
  refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
  if (Object.keys(input).length === 0) return;
  const body = input.body === undefined ? consultee.body : input.body;
  const same = await tx.select({ id: consultees.id, body: consultees.body }).from(consultees).where(and(eq(consultees.roundId, round.id), eq(consultees.organisationId, consultee.organisationId)));
  if (same.some((row) => row.id !== consulteeId && row.body === body)) throw new Refusal('conflict', 'consultee-listed');
  await tx.update(consultees).set(input).where(eq(consultees.id, consulteeId));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'consultee-changed', matterId: actor.matterId, subject: 'consultee', subjectId: consulteeId, details: { consultee: name }, at: actor.at });
}

async function organisationNamed(tx: Writer, actor: Actor, named: NonNullable<ConsulteeInput['organisation']>): Promise<string> {
  const known = (await allOrganisations(tx)).find((one) => one.name === named.name);
  return known?.id ?? addOrganisation(tx, actor, { ...named, officialMail: null, registryMail: null });
}

/** Only before the round opens: whoever was invited stays on the list. */
export async function removeConsultee(tx: Writer, actor: Actor, consulteeId: string): Promise<void> {
  const { consultees, members } = consultationTables(tx);
  const { consultee, round, name } = await consulteeById(tx, consulteeId);
  refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
  await tx.delete(members).where(eq(members.consulteeId, consultee.id));
  await tx.delete(consultees).where(eq(consultees.id, consultee.id));
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'consultee-removed', matterId: actor.matterId, subject: 'consultee', subjectId: consulteeId, details: { consultee: name }, at: actor.at });
}

interface Invitee {
  id: string; organisationId: string; body: string | null; officialMail: string; contactName: string | null; contactMail: string | null;
  /** Its own last day, when it has been given more time. */
  extendedTo?: string | null;
}

interface Sending { round: Awaited<ReturnType<typeof roundById>>; letterHash: string; texts: readonly Attachment[]; origin: string }

/** Of an address without account nobody knows what is read there: the language of the authority that asks. */
export const unknownReads: Locale = 'sv';

/**
 * Each official mailbox gets a letter for itself, since its registry enters it in a case of its own; whoever is the contact of several of these
 * consultees gets one with the way in to all of them that have the same last day. A mailbox that is its own contact gets the way in with its letter, and so does
 * one whose contact's account is closed: nobody reads there. `contactOnly`: the
 * mailboxes have their letters already.
 */
export async function inviteConsultees(tx: Writer, actor: Actor, { consultees: invited, contactOnly = false, ...sending }: Sending & { consultees: readonly Invitee[]; contactOnly?: boolean }): Promise<void> {
  const { consultees } = consultationTables(tx);
  const contacts = new Map<string, Invited[]>();
  const copies: { consulteeIds: string[]; letters: string[] }[] = [];
  for (const consultee of invited) {
    const organisation = await organisationById(tx, consultee.organisationId);
    const contactHasLeft = consultee.contactMail !== null && (await hasClosedAccount(tx, consultee.contactMail));
    const its = { ...consultee, name: consulteeName(organisation?.name ?? '', consultee.body), address: (contactHasLeft ? null : consultee.contactMail) ?? consultee.officialMail, addressed: (contactHasLeft ? null : consultee.contactName) ?? organisation?.name ?? '', lastDay: lastDayOf(sending.round.deadline, consultee.extendedTo ? { until: consultee.extendedTo } : null) };
    await addCoordinator(tx, actor, its);
    const isOwn = its.address === consultee.officialMail && !contactOnly;
    if (!isOwn && !contactOnly) copies.push({ consulteeIds: [its.id], letters: [await postOfficialInvitation(tx, await invitationFacts(tx, [its], sending), { ...lettersOf(sending), officialMail: consultee.officialMail }, actor.at)] });
    const key = isOwn ? its.id : `${its.address} ${its.lastDay}`;
    contacts.set(key, [...(contacts.get(key) ?? []), its]);
    await tx.update(consultees).set({ invitedAt: actor.at }).where(eq(consultees.id, consultee.id));
  }
  for (const group of contacts.values()) copies.push({ consulteeIds: group.map(({ id }) => id), letters: [await inviteContact(tx, actor, group, sending)] });
  for (const { consulteeIds, letters } of copies) for (const consulteeId of consulteeIds) await keepLetters(tx, letters, { consulteeId, kind: 'invitation', at: actor.at });
  if (hasVariables(sending.round.letter)) for (const one of joined(copies)) await orderJob(tx, letterCopyJob, one, actor.at);
}

interface Invited extends Invitee { name: string; address: string; addressed: string; lastDay: string }

const lettersOf = ({ round, letterHash, texts }: Sending) => ({ letterHash: hasVariables(round.letter) ? null : letterHash, texts });

async function addCoordinator(tx: Writer, actor: Actor, { id: consulteeId, address }: Invited): Promise<void> {
  const { members } = consultationTables(tx);
  const account = await openAccount(tx, { email: address });
  const [known] = await tx.select({ id: members.id }).from(members).where(and(eq(members.consulteeId, consulteeId), eq(members.email, address), isNull(members.until)));
  if (!known) await tx.insert(members).values({ id: newId(actor.at), consulteeId, personId: account?.id ?? null, email: address, role: 'coordinator', since: actor.at });
}

async function inviteContact(tx: Writer, actor: Actor, group: readonly Invited[], sending: Sending): Promise<string> {
  const [first] = group;
  if (first === undefined) throw new Error('a contact is somebody’s');
  const account = await openAccount(tx, { email: first.address });
  const invitation = account ? null : await invite(tx, actor, { email: first.address, name: first.addressed, organisationId: first.organisationId, language: unknownReads });
  const language = account?.language ?? unknownReads;
  const link = invitation ? `${sending.origin}/inbjudan#${invitation.token}` : group.length > 1 ? `${sending.origin}/` : `${sending.origin}/remissomgang/${first.id}`;
  return postContactInvitation(tx, { ...(await invitationFacts(tx, group, sending, language)), link, code: invitation?.code ?? null }, { ...lettersOf(sending), language }, actor.at);
}

async function invitationFacts(tx: Writer, group: readonly Invited[], { round, texts }: Sending, language: Locale = unknownReads): Promise<Omit<InvitationFacts, 'link' | 'code'>> {
  const matter = await matterById(tx, round.matterId);
  return {
    address: group[0]?.address ?? '', name: group[0]?.addressed ?? '', consultee: listed(language, group.map(({ name }) => name)), consultees: group.length,
    texts: texts.length, registryNumber: matter?.registryNumber ?? '', matter: matter?.title ?? '', authority: matter?.authority ?? '', deadline: group[0]?.lastDay ?? round.deadline, contact: `${round.contactName}, ${round.contactMail}`,
  };
}

/** A copy is written once for all the letters of the same consultees. */
function joined(copies: readonly { consulteeIds: string[]; letters: string[] }[]): { consulteeIds: string[]; letters: string[] }[] {
  const known = new Map<string, { consulteeIds: string[]; letters: string[] }>();
  for (const { consulteeIds, letters } of copies) {
    const key = consulteeIds.join(' ');
    known.set(key, { consulteeIds, letters: [...(known.get(key)?.letters ?? []), ...letters] });
  }
  return [...known.values()];
}

/** A committee is a consultee of its own beside its authority (`domain.md` 2.3). */
export const consulteeName = (organisation: string, body: string | null): string => (body === null ? organisation : `${organisation}, ${body}`);

/** A new account takes up the consultee's work that waited for its address. */
export async function takeUpConsultees(tx: Writer, person: { personId: string; email: string }, at: Date): Promise<WhereInvited[]> {
  const { members } = consultationTables(tx);
  const taken = await tx.update(members).set({ personId: person.personId }).where(and(eq(members.email, person.email), isNull(members.personId), isNull(members.until))).returning({ consulteeId: members.consulteeId });
  for (const { consulteeId } of taken) await record(tx, { chain: 'house', audience: 'house', actorId: person.personId, act: 'consultee-joined', matterId: null, subject: 'consultee', subjectId: consulteeId, at });
  return [...new Set(taken.map(({ consulteeId }) => consulteeId))].map((id) => ({ kind: 'consultation', id }));
}

/** Lets one of the consultee's own people in; one address has one way in. */
export async function addMember(tx: Writer, consulteeId: string, member: { personId: string; email: string; role: 'coordinator' | 'registrar' }, at: Date): Promise<void> {
  const { members } = consultationTables(tx);
  const [known] = await tx.select({ id: members.id }).from(members).where(and(eq(members.consulteeId, consulteeId), eq(members.email, member.email), isNull(members.until)));
  if (!known) await tx.insert(members).values({ id: newId(at), consulteeId, ...member, since: at });
}

export async function consulteeById(from: Reader, consulteeId: string) {
  const { consultees, extensions } = consultationTables(from);
  const [consultee] = await from.select().from(consultees).where(eq(consultees.id, consulteeId));
  if (!consultee) throw new Refusal('not-found', 'not-found');
  const round = await roundById(from, consultee.roundId);
  const organisation = await organisationById(from, consultee.organisationId);
  const [extension] = await from.select().from(extensions).where(eq(extensions.consulteeId, consulteeId)).orderBy(desc(extensions.id)).limit(1);
  return { consultee, round, name: consulteeName(organisation?.name ?? '', consultee.body), extendedTo: extension?.until ?? null };
}

/** The ids of the consultees a person belongs to, as one of its own people or as a colleague who came by a code. */
export async function consulteesOf(from: Reader, personId: string): Promise<Set<string>> {
  const { colleagues } = insideTables(from);
  const { members, responses } = consultationTables(from);
  const rows = await from.select({ id: members.consulteeId }).from(members).where(and(eq(members.personId, personId), isNull(members.until)));
  const asColleague = await from.select({ id: responses.consulteeId }).from(colleagues).innerJoin(responses, eq(responses.id, colleagues.responseId)).where(and(eq(colleagues.personId, personId), isNull(colleagues.until)));
  return new Set([...rows, ...asColleague].map((row) => row.id));
}
