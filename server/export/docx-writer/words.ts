/** Words, dates and numbers of the exported papers, in the locale of the paper. */
import { documentsEn } from '#shared/messages/documents.en.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { formatMessage, languageTags, weekdayFirst, withClock } from '#shared/messages/format.ts';

export type DocumentMessage = keyof typeof documentsSv;
export type PaperLocale = 'sv' | 'en';

export interface Words {
  /** Language tag for Word and Intl: `sv-SE` or `en-GB`. */
  tag: 'sv-SE' | 'en-GB';
  say(key: DocumentMessage, values?: Record<string, string | number>): string;
  /** `24 september 2027`. Takes an ISO date or an instant; what is neither is shown as it stands. */
  day(iso: string): string;
  /** `24 september 2027 kl. 14.03`, in Stockholm. */
  moment(iso: string): string;
  /** `fredag 24 september 2027`. */
  weekday(iso: string): string;
  number(value: number): string;
  /** `a, b och c`. */
  list(parts: string[]): string;
}

const catalogues: Record<PaperLocale, Record<DocumentMessage, string>> = { sv: documentsSv, en: documentsEn };

export function wordsIn(locale: PaperLocale): Words {
  return spoken[locale];
}

const spoken: Record<PaperLocale, Words> = { sv: speak('sv'), en: speak('en') };

function speak(locale: PaperLocale): Words {
  const tag = languageTags[locale];
  const numbers = new Intl.NumberFormat(tag);
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  return {
    tag,
    say: (key, values) => formatMessage(locale, catalogues[locale][key], values),
    day: (iso) => dated(iso, tag, { day: 'numeric', month: 'long', year: 'numeric' }),
    moment: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : withClock(locale, dated(iso, tag, { day: 'numeric', month: 'long', year: 'numeric' }), new Date(iso))),
    weekday: (iso) => weekdayFirst(dated(iso, tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })),
    number: (value) => numbers.format(value),
    list: (parts) => lists.format(parts),
  };
}

function dated(iso: string, tag: string, parts: Intl.DateTimeFormatOptions): string {
  const onlyDay = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  // A plain date is that day everywhere; an instant is the day it was in Stockholm (design D13).
  return formatFor(tag, { ...parts, timeZone: onlyDay ? 'UTC' : 'Europe/Stockholm' }).format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Each is made once: ten thousand of them held 300 MiB outside the heap. */
function formatFor(tag: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${tag} ${JSON.stringify(parts)}`;
  const made = formats.get(name) ?? new Intl.DateTimeFormat(tag, parts);
  formats.set(name, made);
  return made;
}

/** The day of an ISO date or instant as `2027-09-24` in Stockholm, for tables that a machine reads. */
export function isoDay(iso: string): string {
  return dated(iso, 'sv-SE', { day: '2-digit', month: '2-digit', year: 'numeric' });
}
