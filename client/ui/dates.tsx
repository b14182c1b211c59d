/** Days and times as they are written in Sweden, always in Europe/Stockholm: "fredag 24 september 2027 kl. 23.59". */
import type { ReactNode } from 'react';
import type { Locale } from '#shared/messages/format.ts';
import { clockText, languageTags, withClock } from '#shared/messages/format.ts';
import { useLocale } from './text.tsx';

export type DayForm = 'long' | 'medium' | 'short';

const timeZone = 'Europe/Stockholm';
const dayForms = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone },
  medium: { day: 'numeric', month: 'long', year: 'numeric', timeZone },
  short: { day: 'numeric', month: 'short', year: 'numeric', timeZone },
} as const satisfies Record<DayForm, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let known = formatters.get(key);
  if (known === undefined) formatters.set(key, known = new Intl.DateTimeFormat(languageTags[locale], options));
  return known;
}

/** A calendar day (`2027-09-24`) is that day everywhere; noon keeps it so in every zone of Europe. */
function instant(value: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : value);
}

/** `value` is ISO 8601, with or without a time. */
export function dayText(locale: Locale, value: string, form: DayForm = 'long'): string {
  // Swedish "sep." takes no full stop in a table.
  return formatter(locale, dayForms[form]).format(instant(value)).replace(/\./g, '').replace(/(\w),/g, '$1');
}

/** "5–19 december 2025": what the two days share is said once. */
export function daysText(locale: Locale, from: string, until: string): string {
  return formatter(locale, dayForms.medium).formatRange(instant(from), instant(until)).replaceAll('\u2009', ' ');
}

/** "14.02" in Swedish, "14:02" in English. */
export function timeText(locale: Locale, value: string): string {
  return clockText(locale, instant(value));
}

/** "fredag 24 september 2027 kl. 23.59" */
export function momentText(locale: Locale, value: string, form: DayForm = 'long'): string {
  return withClock(locale, dayText(locale, value, form), instant(value));
}

const steps = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]] as const;

/** "för 3 dagar sedan", "om 2 timmar". Only ever beside the full date (look.md, Voice). */
function relativeText(locale: Locale, value: string, now: Date): string {
  const seconds = Math.round((instant(value).getTime() - now.getTime()) / 1000);
  const words = new Intl.RelativeTimeFormat(languageTags[locale], { numeric: 'auto' });
  for (const [unit, size] of steps) if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  // "Denna minut" is what the formatter would say.
  return locale === 'sv' ? 'nyss' : 'just now';
}

/** Today as a calendar day in Stockholm, `2027-09-24`. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** Whole days from today to a calendar day, both in Stockholm; negative when it has passed. */
export function daysUntil(day: string, now = new Date()): number {
  return Math.round((Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today(now)}T00:00:00Z`)) / 86_400_000);
}

interface Props {
  value: string;
  form?: DayForm;
}

export function Day({ value, form = 'long' }: Props): ReactNode {
  const { locale } = useLocale();
  return <time dateTime={value} className="together">{dayText(locale, value, form)}</time>;
}

export function Moment({ value, form = 'long', relative = false }: Props & { relative?: boolean }): ReactNode {
  const { locale } = useLocale();
  return (
    <time dateTime={value}>
      <span className="together">{momentText(locale, value, form)}</span>
      {relative && <span className="soft"> ({relativeText(locale, value, new Date())})</span>}
    </time>
  );
}
