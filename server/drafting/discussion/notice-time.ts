/** When the news of a margin discussion is told: soon, once a day, or never, as its reader has chosen. */
import type { NoticePace } from '#shared/people.ts';
import { dayOf, noonOf, stockholmTime } from '../../matters/matters.ts';

const minute = 60_000;
/** A letter goes when nothing new has come for this long … */
export const quietMinutes = 10;
/** … or when the oldest news has waited this long, however lively the discussion. */
export const longestMinutes = 60;
/** The day's letter is there when work begins. */
const morningHour = 7;

/** Null: never. `daily` is the first morning of a working day after the oldest news. */
export function dueAt(pace: NoticePace, { oldest, newest }: { oldest: Date; newest: Date }): Date | null {
  switch (pace) {
    case 'off': return null;
    case 'soon': return new Date(Math.min(newest.getTime() + quietMinutes * minute, oldest.getTime() + longestMinutes * minute));
    case 'daily': return nextMorning(oldest);
  }
}

function nextMorning(after: Date): Date {
  for (let days = 0; ; days += 1) {
    const day = dayOf(new Date(noonOf(dayOf(after)).getTime() + days * 24 * 60 * minute));
    const morning = stockholmTime(day, morningHour);
    if (morning > after && ![0, 6].includes(noonOf(day).getUTCDay())) return morning;
  }
}
