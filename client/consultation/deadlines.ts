/** What a lead should know of a deadline before choosing it (`domain.md` 5), and what a consultee should know of its own. */
import { isLate, proposedDeadline } from '#shared/consultation.ts';

const deadlineWarnings = ['passed', 'short', 'july', 'weekend'] as const;
export type DeadlineWarning = (typeof deadlineWarnings)[number];

const validDay = /^\d{4}-\d{2}-\d{2}$/;

/** Days as `2027-09-24`. Three months is the usual shortest time; committees do not meet in July. Nothing is refused here. */
export function warningsOf(from: string, deadline: string): DeadlineWarning[] {
  if (!validDay.test(from) || !validDay.test(deadline) || Number.isNaN(Date.parse(deadline))) return [];
  if (deadline <= from) return ['passed'];
  const weekday = new Date(`${deadline}T12:00:00Z`).getUTCDay();
  return [
    ...(deadline < earliestUsual(from) ? ['short' as const] : []),
    ...(coversJuly(from, deadline) ? ['july' as const] : []),
    ...(weekday === 0 || weekday === 6 ? ['weekend' as const] : []),
  ];
}

/** Three calendar months, before `proposedDeadline` moves it off a weekend. */
function earliestUsual(from: string): string {
  const at = new Date(`${from}T12:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + 3);
  const day = at.toISOString().slice(0, 10);
  return day < proposedDeadline(from) ? day : proposedDeadline(from);
}

/** Any day of a July between the two. */
function coversJuly(from: string, deadline: string): boolean {
  const years = Array.from({ length: Number(deadline.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, i) => Number(from.slice(0, 4)) + i);
  return years.some((year) => from <= `${year}-07-31` && deadline >= `${year}-07-01`);
}

/** Whole days from one calendar day to another; negative when it has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** The last day for one consultee. */
export function lastDay(round: { deadline: string; extendedTo: string | null }): string {
  return round.extendedTo !== null && round.extendedTo > round.deadline ? round.extendedTo : round.deadline;
}

/** Whether a meeting is after the last day, so that what it decides would come late; false while the day is being written. */
export const meetsLate = (meetingOn: string, { deadline, extendedTo }: Parameters<typeof lastDay>[0]): boolean => validDay.test(meetingOn) && isLate(meetingOn, deadline, extendedTo);

export type Timing = 'open' | 'late' | 'closed';

/** Where a consultee stands: from the day after its last day an answer is marked late, and only the lead's closing ends it (design D13). */
export function timingOf(round: { state: string; deadline: string; extendedTo: string | null }, today: string): Timing {
  if (round.state === 'closed') return 'closed';
  return isLate(today, round.deadline, round.extendedTo) ? 'late' : 'open';
}
