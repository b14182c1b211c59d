/** People's names in running text, found by their first word: a round may know a thousand, and its comments hold a million words. */

export interface KnownName<Kind extends string = string> { name: string; kind: Kind }

const wordsIn = /[\p{L}\p{N}](?:[\p{L}\p{N}'’-]*[\p{L}\p{N}])?/gu;
const lower = (text: string): string => text.toLocaleLowerCase('sv');

/** Only whole names, of two words or more: a single word is as often a place or a title. Of a name that is of two kinds the first counts. */
export class KnownNames<Kind extends string> {
  readonly #byFirst = new Map<string, { words: string[]; known: KnownName<Kind> }[]>();

  constructor(known: readonly KnownName<Kind>[]) {
    const seen = new Set<string>();
    for (const one of known) {
      const words = [...one.name.matchAll(wordsIn)].map(([word]) => lower(word));
      const [first] = words;
      if (first === undefined || words.length < 2 || seen.has(words.join(' '))) continue;
      seen.add(words.join(' '));
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { words, known: one }].sort((a, b) => b.words.length - a.words.length));
    }
  }

  /** The text with each name behind what `instead` says. A genitive s stays. */
  replaced(text: string, instead: (known: KnownName<Kind>) => string): string {
    if (this.#byFirst.size === 0) return text;
    const words = [...text.matchAll(wordsIn)];
    let written = '';
    let at = 0;
    for (let n = 0; n < words.length; n += 1) {
      const candidates = this.#byFirst.get(lower(words[n]?.[0] ?? ''));
      const hit = candidates?.flatMap((one) => { const end = endOf(text, words, n, one.words); return end === null ? [] : [{ end, count: one.words.length, known: one.known }]; })[0];
      if (!hit) continue;
      written += text.slice(at, words[n]?.index ?? at) + instead(hit.known);
      at = hit.end;
      n += hit.count - 1;
    }
    return written + text.slice(at);
  }
}

/** Where the name ends that begins at the word; null when it does not stand there. Between its words stand spaces, line breaks and an initial's full stop. */
function endOf(text: string, found: readonly RegExpExecArray[], from: number, name: readonly string[]): number | null {
  let end: number | null = null;
  for (const [n, word] of name.entries()) {
    const here = found[from + n];
    if (here === undefined || (end !== null && !/^[\s.]+$/u.test(text.slice(end, here.index)))) return null;
    const told = lower(here[0]);
    const genitive = n === name.length - 1 && told === `${word}s`;
    if (told !== word && !genitive) return null;
    end = here.index + here[0].length - (genitive ? 1 : 0);
  }
  return end;
}
