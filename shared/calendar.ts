/** Days as people type them. */

const months = [
  ['januari', 'january'], ['februari', 'february'], ['mars', 'march'], ['april'], ['maj', 'may'], ['juni', 'june'],
  ['juli', 'july'], ['augusti', 'august'], ['september'], ['oktober', 'october'], ['november'], ['december'],
] as const;
const weekdays = /^(?:(?:mån|tis|ons|tors|fre|lör|sön)(?:dag(?:en)?)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?,?\s+/;

/**
 * The calendar day `2027-09-24` that was meant by "2027- 09-24", "20270924", "270924", "24/9 2027", "24.9.2027" or "fredag 24 september 2027",
 * in Swedish or English; null when it is no day, or could be more than one (`domain.md` rule 14: whoever typed it is shown what was read).
 * Between two numbers that could both be a month, the day comes first, as it is written in Sweden.
 */
export function dayTyped(typed: string): string | null {
  const said = typed.trim().toLowerCase().replace(weekdays, '').replace(/^(?:den|the)\s+/, '').replace(/[.,]$/, '').replace(/\s+/g, ' ');
  return yearFirst(said) ?? shortForm(said) ?? dayFirst(said) ?? inWords(said);
}

function yearFirst(said: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(said) ?? /^(\d{4})\s?[-–./ ]\s?(\d{1,2})\s?[-–./ ]\s?(\d{1,2})$/.exec(said) ?? [];
  return calendarDay(year, month, day);
}

/** Six figures in one run, as in a registry: year, month, day. With signs between them they could be read from either end. */
function shortForm(said: string): string | null {
  const [, year, month, day] = /^(\d{2})(\d{2})(\d{2})$/.exec(said) ?? [];
  return calendarDay(year && `20${year}`, month, day);
}

function dayFirst(said: string): string | null {
  const [, first, second, year] = /^(\d{1,2})\s?[-–./ ]\s?(\d{1,2})\s?[-–./ ]\s?(\d{4})$/.exec(said) ?? [];
  return calendarDay(year, second, first) ?? calendarDay(year, first, second);
}

function inWords(said: string): string | null {
  const [, day, word, year] = /^(\d{1,2})(?::?e|:a|st|nd|rd|th)?\.? ?(?:of )?([a-zåäö]{3,})\.?,? ?(\d{4})$/.exec(said) ?? [];
  const [, first, its, last] = /^([a-zåäö]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(said) ?? [];
  return calendarDay(year, monthNamed(word), day) ?? calendarDay(last, monthNamed(first), its);
}

/** "sep", "sept" and "september". */
function monthNamed(word: string | undefined): string | undefined {
  const at = word === undefined ? -1 : months.findIndex((names) => names.some((name) => name.startsWith(word)));
  return at === -1 ? undefined : String(at + 1);
}

function calendarDay(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(iso) ? null : iso;
}
