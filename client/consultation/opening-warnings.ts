/** What a lead should have seen before the letters go: nothing here is refused, and nothing needs a yes. */
import type { Consultee } from '#shared/consultation.ts';
import { usesVariable } from '#shared/letter-variables.ts';
import { looksLikePersonalNumber } from '#shared/personal-numbers.ts';
import { dayText } from '../ui/dates.tsx';
import { type DeadlineWarning, warningsOf } from './deadlines.ts';

export type OpeningWarning =
  | { code: 'party-missing' | 'without-contact' | 'same-address'; names: string[] }
  | { code: 'letter-day' | 'letter-gap' | 'letter-personal-number' }
  | { code: 'newer-version'; number: number }
  | { code: 'deadline'; what: DeadlineWarning };

export interface Opening {
  round: { deadline: string; letter: string; packageNumber: number };
  list: readonly Pick<Consultee, 'name' | 'organisation' | 'officialMail' | 'contactMail' | 'unsolicited'>[];
  parties: readonly { name: string }[];
  /** The number of the newest version frozen for consultation. */
  newestVersion: number;
  today: string;
}

/** The weightiest first. */
export function openingWarnings({ round, list, parties, newestVersion, today }: Opening): OpeningWarning[] {
  const invited = list.filter(({ unsolicited }) => !unsolicited);
  const missing = parties.filter(({ name }) => !invited.some(({ organisation }) => organisation === name)).map(({ name }) => name);
  const withoutContact = invited.filter(({ contactMail }) => contactMail === null).map(({ name }) => name);
  return [
    ...(missing.length > 0 ? [{ code: 'party-missing' as const, names: missing }] : []),
    ...(newestVersion > round.packageNumber ? [{ code: 'newer-version' as const, number: newestVersion }] : []),
    ...(letterNamesTheDay(round.letter, round.deadline) ? [] : [{ code: 'letter-day' as const }]),
    ...(hasGap(round.letter) ? [{ code: 'letter-gap' as const }] : []),
    ...(looksLikePersonalNumber(round.letter) ? [{ code: 'letter-personal-number' as const }] : []),
    ...warningsOf(today, round.deadline).map((what) => ({ code: 'deadline' as const, what })),
    ...sharedAddresses(invited),
    ...(withoutContact.length > 0 ? [{ code: 'without-contact' as const, names: withoutContact }] : []),
  ];
}

/** A letter that names another day than the round's would be believed. */
export function letterNamesTheDay(letter: string, deadline: string): boolean {
  return usesVariable(letter, 'deadline') || [dayText('sv', deadline, 'medium'), deadline].some((day) => letter.includes(day));
}

/** The template writes an ellipsis where it knew nothing; brackets are what people write for themselves. */
const hasGap = (letter: string): boolean => /(?:^|\s)…(?=[\s.,]|$)|\[[^\]\n]*\]|\bXX+\b/.test(letter);

/** One person who is to coordinate the answers of several: perhaps meant, perhaps a slip of the hand. */
function sharedAddresses(invited: readonly Pick<Consultee, 'name' | 'officialMail' | 'contactMail'>[]): OpeningWarning[] {
  const byAddress = new Map<string, typeof invited>();
  for (const one of invited) byAddress.set(one.contactMail ?? one.officialMail, [...(byAddress.get(one.contactMail ?? one.officialMail) ?? []), one]);
  return [...byAddress.values()].filter((same) => same.length > 1).map((same) => ({ code: 'same-address', names: same.map(({ name }) => name) }));
}
