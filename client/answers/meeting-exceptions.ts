/** What a meeting excepts from its list, as it is written down there: kept in this window until the list is decided, so that no reload loses it. */
import { z } from 'zod';
import type { MeetingException, MeetingItem } from '#shared/answer-meetings.ts';
import { missingInAnswer } from '#shared/answers.ts';
import { dispositions } from '#shared/export.ts';

const noted = z.object({ how: z.enum(['left', 'otherwise']), reason: z.string(), disposition: z.enum(dispositions), rationale: z.string(), referredTo: z.string() });
export type Noted = z.infer<typeof noted>;
/** By comment; who is not among them is decided as proposed. */
export type Exceptions = Readonly<Record<string, Noted>>;

const place = (meetingId: string): string => `meeting-exceptions:${meetingId}`;

export function keptExceptions(storage: Pick<Storage, 'getItem'>, meetingId: string): Exceptions {
  try {
    return z.record(z.string(), noted).catch({}).parse(JSON.parse(storage.getItem(place(meetingId)) ?? '{}'));
  } catch {
    return {};
  }
}

/** A window without storage keeps them as long as it is open. */
export function keepExceptions(storage: Pick<Storage, 'setItem' | 'removeItem'>, meetingId: string, exceptions: Exceptions): void {
  try {
    if (Object.keys(exceptions).length === 0) storage.removeItem(place(meetingId));
    else storage.setItem(place(meetingId), JSON.stringify(exceptions));
  } catch {
    // Full, or not allowed.
  }
}

/** An exception begins from what was proposed. */
export const begun = ({ listed }: MeetingItem, how: Noted['how']): Noted => ({ ...listed, how, reason: '' });

/** What is sent: only of proposals that still are as listed, since the others are not decided anyway. */
export function sentExceptions(items: readonly MeetingItem[], exceptions: Exceptions): MeetingException[] {
  return items.flatMap(({ commentId, now }): MeetingException[] => {
    const one = exceptions[commentId];
    if (one === undefined || now !== 'same') return [];
    if (one.how === 'left') return [{ how: 'left', commentId, reason: one.reason }];
    const { disposition, rationale, referredTo } = one;
    return [{ how: 'otherwise', commentId, disposition, rationale, referredTo: disposition === 'referred_elsewhere' ? referredTo : '' }];
  });
}

/** The numbers of comments whose other answer is not complete. */
export const incomplete = (items: readonly MeetingItem[], exceptions: Exceptions): MeetingItem['number'][] => items.filter(({ commentId, now }) => {
  const one = exceptions[commentId];
  return now === 'same' && one?.how === 'otherwise' && missingInAnswer(one).length > 0;
}).map(({ number }) => number);

export function tallyOf(items: readonly MeetingItem[], exceptions: Exceptions): { decided: number; otherwise: number; left: number } {
  const same = items.filter(({ now }) => now === 'same');
  const counted = (how: Noted['how']) => same.filter(({ commentId }) => exceptions[commentId]?.how === how).length;
  const [left, otherwise] = [counted('left'), counted('otherwise')];
  return { left, otherwise, decided: same.length - left - otherwise };
}
