/** Letters to a consultee after its invitation: to whoever coordinates its answer, each in the language they read and with their own way in. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { clausesTouched } from '#shared/round-corrections.ts';
import type { Locale } from '#shared/messages/format.ts';
import type { Actor } from '../matters/actor.ts';
import { leadsOf } from '../matters/leads.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { participantViews } from '../matters/participants.ts';
import { languagesOf, namesOf } from '../people/accounts.ts';
import { invite } from '../people/invitations.ts';
import { type Attachment, type LetterText, postLetter } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import { consulteeById, unknownReads } from './consultees.ts';
import { keepLetters, type LetterKind } from './kept-letters.ts';
import { type ConsulteeFacts, consulteeReminderLetter, correctionLetter, extensionLetter, ofTheCase, secondOpeningLetter, teamCorrectionLetter } from './letters.ts';
import type { roundById } from './rounds.ts';
import { consultationTables } from './tables.ts';

interface To { consulteeId: string; round: Awaited<ReturnType<typeof roundById>>; lastDay: string; origin: string; at: Date }

/** `days` before the last day; fewer than none after it. */
export async function remindConsultee(tx: Writer, to: To & { days: number }): Promise<void> {
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
export async function tellTeamOfCorrection(tx: Writer, actor: Actor, { round, origin, at, ...told }: Told & Omit<To, 'consulteeId' | 'lastDay'>): Promise<void> {
  const matter = await matterById(tx, round.matterId);
  const team = (await participantViews(tx, round.matterId)).filter(({ role, personId }) => (role === 'working_group' || role === 'process_lead') && personId !== null && personId !== actor.id);
  const languages = await languagesOf(tx, team.flatMap(({ personId }) => personId ?? []));
  for (const { personId, email, name } of team) {
    await postLetter(tx, { recipient: email, ...teamCorrectionLetter(languages.get(personId ?? '') ?? unknownReads, { ...told, name, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', deadline: round.deadline, link: `${origin}/omgangar/${round.id}` }) }, at);
  }
}

const daysUntil = (from: string, to: string): number => Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);

/**
 * One letter to each of whom the lead let in; to the contact, else the official mailbox, where nobody was. Whoever has not taken up the
 * invitation gets a new one, since the first is valid for 28 days only and a round lasts for months; a `mailing` says nothing of a way in.
 * Gives how many letters were posted.
 */
export async function writeTo(tx: Writer, { consulteeId, round, lastDay, origin, at }: To, kind: LetterKind, write: (language: Locale, facts: ConsulteeFacts) => LetterText & { attachments?: Attachment[] }): Promise<number> {
  const { members } = consultationTables(tx);
  const { consultee, name } = await consulteeById(tx, consulteeId);
  const matter = await matterById(tx, round.matterId);
  const coordinators = await tx.select().from(members).where(and(eq(members.consulteeId, consulteeId), eq(members.role, 'coordinator'), isNull(members.until))).orderBy(asc(members.id));
  const ids = coordinators.flatMap(({ personId }) => personId ?? []);
  const [names, languages] = [await namesOf(tx, ids), await languagesOf(tx, ids)];
  const common = { consultee: name, registryNumber: matter?.registryNumber ?? '', matter: matter?.title ?? '', authority: matter?.authority ?? '', lastDay, contact: `${round.contactName}, ${round.contactMail}` };
  const [lead] = await leadsOf(tx, round.matterId);
  const posted: string[] = [];
  for (const { personId, email } of coordinators) {
    const invited = personId === null && lead !== undefined && kind !== 'mailing' ? await invite(tx, { id: lead, at }, { email, name: consultee.contactName ?? name, organisationId: consultee.organisationId, language: unknownReads }) : null;
    const language = (personId === null ? undefined : languages.get(personId)) ?? unknownReads;
    const facts = { ...common, name: (personId === null ? consultee.contactName : names.get(personId)) ?? name, way: { link: invited ? `${origin}/inbjudan#${invited.token}` : `${origin}/remissomgang/${consulteeId}`, code: invited?.code ?? null } };
    posted.push(await postLetter(tx, { recipient: email, ...write(language, facts) }, at));
  }
  const language = ofTheCase;
  if (coordinators.length === 0) posted.push(await postLetter(tx, { recipient: consultee.contactMail ?? consultee.officialMail, ...write(language, { ...common, name: consultee.contactName ?? name, way: null }) }, at));
  await keepLetters(tx, posted, { consulteeId, kind, at });
  return posted.length;
}
