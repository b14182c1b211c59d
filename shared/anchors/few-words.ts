/** The fewest words: a word that came alone and may be one that is missing, and the letters of a word that are another word's. */
import type { Evidence } from './evidence.ts';
import { likely, type Pairs } from './pairs.ts';
import { free, isLetter, lettersIn, type Piece, wordsAt } from './text-pieces.ts';
import { mostOfWord } from './stretches.ts';

/** Letters of several words, and of one, that came alone somewhere; and how long what came alone may be. */
const [shortWords, shortWord, longAlone] = [5, 6, 60];
/** What is missing in more places than this is not asked about. */
const mostPlaces = 3;

/** A word that came alone somewhere, and is missing where it stood, was perhaps cut out and pasted in: that is asked about. */
export function findWhatCameAlone(pairs: Pairs, evidence: Evidence): void {
  const missingAt = placesMissing(pairs);
  for (const [from, to] of free(pairs.there)) {
    if (to - from > longAlone) continue;
    const came = pairs.today.slice(from, to).trim();
    if (came.includes('\n') || lettersIn(came) < (came.includes(' ') ? shortWords : shortWord)) continue;
    const start = pairs.today.indexOf(came, from);
    const places = missingAt(came);
    if (places.length > mostPlaces) continue;
    for (const place of places) {
      const tile = { from: place, to: start, length: came.length };
      const { came: isAll, went } = evidence.together(tile);
      if (!(isAll && went) && !((isAll || went) && evidence.isOnce(came))) continue;
      for (let nth = 0; nth < came.length; nth++) if (pairs.here[place + nth] === -1) pairs.pair({ from: place + nth, to: start + nth, length: 1 }, likely);
    }
  }
}

/** Where words are missing, once in each stretch; one place more than is asked about is enough to know. */
function placesMissing({ earlier: then, here }: Pairs): (words: string) => number[] {
  const missing = free(here);
  const all = missing.map(([first, last]) => then.slice(first, last)).join('\0');
  const lengthOf = (nth: number): number => { const [first, last] = missing[nth] ?? [0, 0]; return last - first; };
  return (words) => {
    const at: number[] = [];
    let [nth, start] = [0, 0];
    for (let place = all.indexOf(words); place !== -1 && at.length <= mostPlaces; place = all.indexOf(words, start)) {
      for (let size = lengthOf(nth); start + size < place; size = lengthOf(nth)) { start += size + 1; nth++; }
      const from = (missing[nth]?.[0] ?? 0) + place - start;
      if (!isLetter(then[from - 1]) && !isLetter(then[from + words.length])) at.push(from);
      start += lengthOf(nth) + 1;
      nth++;
    }
    return at;
  };
}

/** A few letters of a word are another word that begins or ends alike. */
export function leavePartsOfWords(pairs: Pairs): void {
  const isKnown = (places: Int32Array) => (at: number): boolean => places[at] !== -1;
  const worn = ({ at, text: { length } }: Piece, places: Int32Array): number[] => {
    const known = Array.from({ length }, (_, nth) => at + nth).filter(isKnown(places));
    return known.length < length * mostOfWord ? known : [];
  };
  const laid = pairs.laid.filter(isKnown(pairs.here));
  const parts = wordsAt(pairs.earlier, laid).flatMap((word) => worn(word, pairs.here));
  for (const word of wordsAt(pairs.today, laid.map((at) => pairs.here[at] ?? 0))) {
    // A whole word that was pasted in beside another without a space is no part of it.
    parts.push(...worn(word, pairs.there).map((at) => pairs.there[at] ?? 0).filter((at) => wordsAt(pairs.earlier, [at]).some((one) => worn(one, pairs.here).length > 0 || [...one.text].some((_, nth) => pairs.here[one.at + nth] === -1))));
  }
  for (const at of parts) pairs.letGo(at);
}
