/** Who is called by name in what one writes. */

export interface Mentionable {
  personId: string;
  name: string;
  role: string;
  organisation: string;
}

const mostShown = 6;
const longestName = 60;

/** The words typed since the @ before the caret; null when no one is being called. An @ inside a word is an address. */
export function calledIn(text: string, caret: number): { from: number; words: string } | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from === -1 || from >= caret) return null;
  if (from > 0 && /[\p{L}\p{N}._-]/u.test(text[from - 1] ?? '')) return null;
  const words = text.slice(from + 1, caret);
  return words.length > longestName || /[\n@]/.test(words) || /\s{2}/.test(words) ? null : { from, words };
}

/** Those of whom every word typed begins a word of the name, the role or the organisation; names first. */
export function matching(people: readonly Mentionable[], words: string): Mentionable[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const begins = (text: string, word: string) => text.toLocaleLowerCase().split(/[\s,()/–-]+/).some((one) => one.startsWith(word));
  // Once the whole name stands there nobody is asked any more.
  if (people.some(({ name }) => words.startsWith(`${name} `))) return [];
  const found = people.filter(({ name, role, organisation }) => wanted.every((word) => begins(`${name} ${role} ${organisation}`, word)));
  return found.toSorted((a, b) => Number(wanted.every((word) => begins(b.name, word))) - Number(wanted.every((word) => begins(a.name, word)))).slice(0, mostShown);
}

/** The people whose names stand after an @ in the text. */
export function mentionsIn(text: string, people: readonly Pick<Mentionable, 'personId' | 'name'>[]): string[] {
  const called = new Set(partsOf(text, people.map(({ name }) => name)).filter(({ isName }) => isName).map((part) => part.text.slice(1)));
  return people.filter(({ name }) => called.has(name)).map(({ personId }) => personId);
}

/** The text cut at the names that are called in it. */
export function partsOf(text: string, names: readonly string[]): { text: string; isName: boolean }[] {
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map((name) => `@${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  if (longestFirst.length === 0) return [{ text, isName: false }];
  const called = new RegExp(`(${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'u');
  return text.split(called).flatMap((part, n) => (part === '' ? [] : [{ text: part, isName: n % 2 === 1 }]));
}
