/** Letters to a consultee after its invitation: to whoever coordinates its answer, each in the language they read and with their own way in. */
import { and, asc, eq } from 'drizzle-orm';
import type { clausesTouched } from '#shared/round-corrections.ts';
import type { Locale } from '#shared/messages/format.ts';
import type { Actor } from '../matters/actor.ts';
import { leadsOf } from '../matters/leads.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { participantViews } from '../matters/participants.ts';
import { languagesOf, namesOf, openAmong } from '../people/accounts.ts';
import { invite } from '../people/invitations.ts';
import { type Attachment, type LetterText, postLetter } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import { consulteeById, unknownReads } from './consultees.ts';
import { keepLetters, type LetterKind } from './kept-letters.ts';
import { type ConsulteeFacts, consulteeReminderLetter, correctionLetter, extensionLetter, listed, ofTheCase, secondOpeningLetter, teamCorrectionLetter } from './letters.ts';
import type { roundById } from './rounds.ts';
import { consultationTables } from './tables.ts';
import { closeEarlierWaysIn } from './ways-in.ts';

interface To { consulteeIds: readonly string[]; round: Awaited<ReturnType<typeof roundById>>; lastDay: string; origin: string; at: Date }

/** `days` before the last day; fewer than none after it. */
export async function remindTogether(tx: Writer, to: To & { days: number }): Promise<void> {
  await writeTo(tx, to, 'reminder', (language, facts) => consulteeReminderLetter(language, { ...facts, left: daysUntil(dayOf(to.at), to.lastDay) }));
}

/** That more time was given, until `lastDay`. */
export async function tellExtension(tx: Writer, to: To): Promise<void> {
  await writeTo(tx, to, 'extension', extensionLetter);
}

/** That the round takes responses again until `lastDay`, and why; whoever has answered need not answer again. */
export async function tellSecondOpening(tx: Writer, to: To & { reason: string; answered: boolean }): Promise<void> {
  await writeTo(tx, to, 'second-opening', (language, facts) => secondOpeningLetter(language, { ...facts, reason: to.reason, answered: to.answered }));
}

interface Told { reason: string; version: number; versionBefore: number; touched: ReturnType<typeof clausesTouched>; isExtended: boolean }

/** That the text was corrected: why, what changed, and until when the consultee may now answer; with the corrected texts. */
export async function tellCorrection(tx: Writer, to: To & Told & { answered: boolean; texts: readonly Attachment[] }): Promise<void> {
  await writeTo(tx, to, 'correction', (language, facts) => ({ ...correctionLetter(language, { ...facts, ...to }), attachments: [...to.texts] }));
}

/** The working group and those who lead, but for who corrected the text: they learn of it as the consultees do. */
export async function tellTeamOfCorrection(tx: Writer, actor: Actor, { round, origin, at, ...told }: Told & Omit<To, 'consulteeIds' | 'lastDay'>): Promise<void> {
  const matter = await matterById(tx, round.matterId);
  const team = (await participantViews(tx, round.matterId)).filter(({ role, personId }) => (role === 'working_group' || role === 'process_lead') && personId !== null && personId !== actor.id);
  const languages = await languagesOf(tx, team.flatMap(({ personId }) => personId ?? []));
  for (const { personId, email, name } of team) {
    await postLetter(tx, { recipient: email, ...teamCorrectionLetter(languages.get(personId ?? '') ?? unknownReads, { ...told, name, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', deadline: round.deadline, link: `${origin}/omgangar/${round.id}` }) }, at);
  }
}

const daysUntil = (from: string, to: string): number => Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);

/**
 * One letter to each of whom the lead let in, however many of these consultees that person coordinates; to the contact, else the official mailbox, where
 * nobody was, or nobody's account is open any more. Whoever has not taken up the invitation gets a new one in place of the first, which is valid for 28 days only while a round lasts for months;
 * a `mailing` says nothing of a way in. What the letter says must be the same for all of them. Gives how many letters were posted.
 */
export async function writeTo(tx: Writer, { consulteeIds, round, lastDay, origin, at }: To, kind: LetterKind, write: (language: Locale, facts: ConsulteeFacts) => LetterText & { attachments?: Attachment[] }): Promise<number> {
  const { members } = consultationTables(tx);
  const matter = await matterById(tx, round.matterId);
  const common = { registryNumber: matter?.registryNumber ?? '', matter: matter?.title ?? '', authority: matter?.authority ?? '', lastDay, contact: `${round.contactName}, ${round.contactMail}` };
  const [lead] = await leadsOf(tx, round.matterId);
  const readers = new Map<string, Reader>();
  for (const consulteeId of consulteeIds) {
    const { consultee, name } = await consulteeById(tx, consulteeId);
    const its = { id: consulteeId, name, contactName: consultee.contactName, organisationId: consultee.organisationId };
    const ever = await tx.select().from(members).where(and(eq(members.consulteeId, consulteeId), eq(members.role, 'coordinator'))).orderBy(asc(members.id));
    const named = ever.filter(({ until }) => until === null);
    const open = await openAmong(tx, named.flatMap(({ personId }) => personId ?? []));
    const coordinators = named.filter(({ personId }) => personId === null || open.has(personId));
    // Whoever has left, or was removed, reads the letters of nobody.
    const contactHasLeft = ever.some((one) => !coordinators.includes(one) && one.email === consultee.contactMail);
    const mailbox = coordinators.length === 0 ? [{ personId: null, email: (contactHasLeft ? null : consultee.contactMail) ?? consultee.officialMail, isMailbox: true }] : [];
    for (const { personId, email, isMailbox } of [...coordinators.map((one) => ({ ...one, isMailbox: false })), ...mailbox]) {
      const key = `${isMailbox} ${personId ?? email}`;
      const known = readers.get(key) ?? { personId, email, isMailbox, consultees: [] };
      known.consultees.push(its);
      readers.set(key, known);
    }
  }
  const ids = [...readers.values()].flatMap(({ personId }) => personId ?? []);
  const [names, languages] = [await namesOf(tx, ids), await languagesOf(tx, ids)];
  for (const { personId, email, isMailbox, consultees } of readers.values()) {
    const [first] = consultees;
    if (first === undefined) continue;
    const language = isMailbox ? ofTheCase : (personId === null ? undefined : languages.get(personId)) ?? unknownReads;
    const facts = { ...common, consultee: listed(language, consultees.map(({ name }) => name)), name: (personId === null ? first.contactName : names.get(personId)) ?? first.name };
    const invites = !isMailbox && personId === null && kind !== 'mailing' && lead !== undefined;
    if (invites) await closeEarlierWaysIn(tx, { id: lead, at }, { email, consulteeIds: consultees.map(({ id }) => id) });
    const invited = invites ? await invite(tx, { id: lead, at }, { email, name: first.contactName ?? first.name, organisationId: first.organisationId, language: unknownReads }) : null;
    const way = isMailbox ? null : { link: invited ? `${origin}/inbjudan#${invited.token}` : consultees.length > 1 ? `${origin}/` : `${origin}/remissomgang/${first.id}`, code: invited?.code ?? null };
    const letterId = await postLetter(tx, { recipient: email, ...write(language, { ...facts, way }) }, at);
    for (const { id } of consultees) await keepLetters(tx, [letterId], { consulteeId: id, kind, at });
  }
  return readers.size;
}

interface Reader { personId: string | null; email: string; isMailbox: boolean; consultees: { id: string; name: string; contactName: string | null; organisationId: string }[] }

/** Those to whom the same is said, together: a person who coordinates several of them gets it once. */
export function saidTogether<T extends { consulteeId: string }>(all: readonly T[], what: (one: T) => string): (T & { consulteeIds: string[] })[] {
  const groups = new Map<string, T & { consulteeIds: string[] }>();
  for (const one of all) {
    const known = groups.get(what(one));
    if (known) known.consulteeIds.push(one.consulteeId);
    else groups.set(what(one), { ...one, consulteeIds: [one.consulteeId] });
  }
  return [...groups.values()];
}
