/** The response register of a round: what the lead keeps of each consultee, and what each row stands for. */
import { z } from 'zod';
import { type Consultee, type ConsulteeLetter, isLate, type RoundState } from './consultation.ts';
import { limits } from './limits.ts';
import { leads, type MatterActor } from './matters.ts';
import { day, email, id, line, text } from './people.ts';

/** The register is the lead's own, before the round opens and long after it closed: numbers are given when the answer is entered. Refuses `lead-only`. */
export function whyNotKeepRegister(actor: MatterActor): string | null {
  return leads(actor) ? null : 'lead-only';
}

export const registerChange = z.object({
  contactName: line(limits.name).nullable(), contactMail: email.nullable(), meetingOn: day.nullable(), ownRegistryNumber: text(limits.registryNumber).trim().refine((value) => !/[\r\n]/.test(value), { error: 'text-one-line' }), note: text(2000),
}).partial();
export type RegisterChange = z.infer<typeof registerChange>;
export type RegisterField = keyof RegisterChange;

/** Letters go out once the round is open, and after it has closed as well. Refuses `lead-only`, `round-not-open`. */
export function whyNotMailConsultees(actor: MatterActor, round: { state: RoundState }): string | null {
  return whyNotKeepRegister(actor) ?? (round.state === 'planned' ? 'round-not-open' : null);
}

export const mailingInput = z.object({
  consulteeIds: z.array(id).min(1, { error: 'recipients-missing' }).max(1000), subject: line(limits.title), text: text(limits.letter).refine((value) => value.trim() !== '', { error: 'text-required' }),
});
export type Mailing = z.infer<typeof mailingInput>;

/** That a letter did not get there, as far as the post offices have said; one that is delayed still may. */
export const isUnreached = ({ state }: Pick<ConsulteeLetter, 'state'>): boolean => state === 'failing' || state === 'refused' || state === 'returned';

/** Whether a letter to this consultee did not get there, and was not sent anew. */
export function isUndelivered(row: { letters: readonly Pick<ConsulteeLetter, 'state'>[] }): boolean {
  return row.letters.some(isUnreached);
}

/** The way in by invitation that a letter holds: `spent` when it was used, withdrawn or ran out, so that it opens nothing. */
export type WayIn = 'none' | 'open' | 'spent';

/** A letter that did not get there, and the way in that it holds. */
export interface LetterToSend { state: ConsulteeLetter['state']; way: WayIn }

/** What still is on its way, or tried by itself, would come twice. Refuses `lead-only`, `round-not-open`, `letter-not-returned`, `letter-leads-in`. */
export function whyNotSendAgain(actor: MatterActor, round: { state: RoundState }, letter: LetterToSend): string | null {
  return whyNotMailConsultees(actor, round) ?? (letter.state === 'refused' || letter.state === 'returned' ? null : 'letter-not-returned') ?? whyNotGoesOut(round, letter, false);
}

/** The same for a corrected address. */
export function whyNotCorrectAddress(actor: MatterActor, round: { state: RoundState }, letter: LetterToSend): string | null {
  return whyNotSendAgain(actor, round, letter) ?? whyNotGoesOut(round, letter, true);
}

/** A way in is for the address that was invited, and one that opens nothing goes to nobody: somebody would have to be invited, which a closed round does not do. Refuses `letter-leads-in`. */
export function whyNotGoesOut(round: { state: RoundState }, { way }: Pick<LetterToSend, 'way'>, corrected: boolean): string | null {
  return round.state === 'closed' && (way === 'spent' || (corrected && way === 'open')) ? 'letter-leads-in' : null;
}

interface Again { round: { state: RoundState }; corrected: boolean; /** Somebody who was asked at the old address has not come. */ waiting: boolean; /** Of all letters that did not get to the address. */ ways: readonly WayIn[] }

/** What is done with the letters that did not get to an address: they go as they were, or as they were to a mailbox that is corrected, or whoever coordinates is invited anew. */
export function howToSendAgain({ round, corrected, waiting, ways }: Again): 'as-they-were' | 'correct-mailbox' | 'ask-anew' {
  if (round.state === 'open' && (ways.includes('spent') || (corrected && (waiting || ways.includes('open'))))) return 'ask-anew';
  return corrected ? 'correct-mailbox' : 'as-they-were';
}

/** Where to, the same address or a better one. */
export const sendAgainInput = z.object({ email });

/** Whether what came from this consultee lacks the receiving authority's own number: what is received is registered without delay (OSL 5:1), also when it was taken back since. */
export function isUnregistered({ response, ownRegistryNumber }: Pick<Consultee, 'response' | 'ownRegistryNumber'>): boolean {
  // A joint statement is one record, which has its number with the sender.
  return response !== null && response.jointWith === null && ownRegistryNumber.trim() === '';
}

export const registerStatuses = ['listed', 'invited', 'opened', 'overdue', 'registering', 'answered', 'withdrawn'] as const;
export type RegisterStatus = (typeof registerStatuses)[number];

/** Where a consultee stands on a day (`2027-09-24`): one word, so that every row is counted once (`domain.md` rule 1). */
export function registerStatus(row: Pick<Consultee, 'response' | 'registering' | 'unsolicited' | 'invitedAt' | 'openedAt' | 'extension'>, deadline: string, today: string): RegisterStatus {
  if (row.response) return row.response.withdrawn === null ? 'answered' : 'withdrawn';
  if (row.registering !== null) return 'registering';
  if (!row.unsolicited && isLate(today, deadline, row.extension?.until ?? null)) return 'overdue';
  return row.openedAt !== null ? 'opened' : row.invitedAt !== null ? 'invited' : 'listed';
}

/** All that a consultee has said, with its supplements and what it took back, as the round counts comments (`domain.md` rule 1); null: no response. */
export const commentsOf = ({ response }: Pick<Consultee, 'response'>): number | null =>
  response && response.comments + response.earlierComments + response.supplements.reduce((sum, one) => sum + one.comments, 0);

/** The last day of one consultee: its extension when it has one that is later. */
export function lastDayOf(deadline: string, extension: { until: string } | null): string {
  return extension !== null && extension.until > deadline ? extension.until : deadline;
}

/**
 * Days before the last day on which who has not answered is reminded; fewer than none: after it. Committees meet once a month, so three weeks
 * still leave a meeting (`domain.md` 5). After the last day once at once and then weekly, and no more than three times: who is silent then is telephoned.
 */
export const reminderDays = [21, 7, 1, -1, -8, -15] as const;

/** Reminding is the lead's to turn on and off until the round is over. Refuses `lead-only`, `round-closed`. */
export function whyNotSetReminders(actor: MatterActor, round: { state: RoundState }): string | null {
  return whyNotKeepRegister(actor) ?? (round.state === 'closed' ? 'round-closed' : null);
}

/** The calendar day so many days before another; days as `2027-09-24`, no clock and no summer time in it. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** `from`: the first day on which a reminder may be sent, so that nobody is reminded of what was just said. `sent`: of this last day. */
interface Reminding { lastDay: string; from: string; today: string; sent: readonly number[] }

/** The one of {@link reminderDays} that is due: the latest that has come, unless it was sent. What was missed before it is not made up for. */
export function dueReminder({ lastDay, from, today, sent }: Reminding): number | null {
  const latest = reminderDays.filter((days) => daysBefore(lastDay, days) <= today && daysBefore(lastDay, days) >= from).at(-1);
  return latest === undefined || sent.includes(latest) ? null : latest;
}

/** The next day on which somebody of these is reminded; null when nobody will be. */
export function nextReminder(rows: readonly Consultee[], deadline: string, today: string): string | null {
  const waiting = rows.filter((row) => row.response === null && row.registering === null && !row.unsolicited);
  const days = waiting.flatMap((row) => reminderDays.map((one) => daysBefore(lastDayOf(deadline, row.extension), one))).filter((day) => day > today).sort();
  return days[0] ?? null;
}

export const remindersInput = z.object({ on: z.boolean() });
