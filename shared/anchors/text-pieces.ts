/** Words, blocks and gaps of a text that is one line feed after another: what a correspondence of two texts is made of. */

/** The words in which these places are, each once; the places come in rows that follow one another. */
export function wordsAt(text: string, places: readonly number[]): Piece[] {
  const found = new Map<number, Piece>();
  let [from, to] = [0, 0];
  for (const place of places) {
    if (place >= from && place < to || !isLetter(text[place])) continue;
    [from, to] = [place, place + 1];
    while (isLetter(text[from - 1])) from--;
    while (isLetter(text[to])) to++;
    found.set(from, { at: from, text: text.slice(from, to) });
  }
  return [...found.values()];
}

/** Where the word of that letter begins and ends. */
export function wordAround(text: string, at: number): { start: number; end: number } {
  let [start, end] = [at, at + 1];
  while (isLetter(text[start - 1])) start--;
  while (isLetter(text[end])) end++;
  return { start, end };
}

/** A stretch without the ends of blocks. */
export function inBlocks(text: string, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  for (let start = from; start < to;) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? to : Math.min(end, to);
    if (stop > start) found.push([start, stop]);
    start = stop + 1;
  }
  return found;
}

/** Stretches without a counterpart. */
export function free(places: Int32Array): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < places.length; at++) {
    if (places[at] !== -1) continue;
    const from = at;
    while (at < places.length && places[at] === -1) at++;
    found.push([from, at]);
  }
  return found;
}

export function isOnceIn(text: string, words: string): boolean {
  const first = text.indexOf(words);
  return first !== -1 && text.indexOf(words, first + 1) === -1;
}

export const lettersIn = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length;
const letter = /[\p{L}\p{N}]/u;
export const isLetter = (sign: string | undefined): boolean => sign !== undefined && (sign >= 'a' && sign <= 'z' || letter.test(sign));

export interface Piece { text: string; at: number }

/** The words there that are not yet known. */
export const piecesIn = (text: string, [from, to]: [number, number], places: Int32Array): Piece[] => [...text.slice(from, to).matchAll(/[\p{L}\p{N}]+/gu)]
  .map(({ 0: word, index }) => ({ text: word, at: from + index })).filter(({ text: word, at }) => places[at] === -1 && places[at + word.length - 1] === -1);

export const blockEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
};
export const blockStart = (text: string, to: number): number => (to === 0 ? 0 : text.lastIndexOf('\n', to - 1) + 1);

/** The longest row of words that both have in this order. */
export function inCommon(some: readonly Piece[], others: readonly Piece[]): [Piece, Piece][] {
  const width = others.length + 1;
  const longest = new Uint32Array((some.length + 1) * width);
  for (let row = some.length - 1; row >= 0; row--) for (let column = others.length - 1; column >= 0; column--) {
    const [one, other] = [some[row], others[column]];
    longest[row * width + column] = one && one.text === other?.text ? (longest[(row + 1) * width + column + 1] ?? 0) + one.text.length : Math.max(longest[(row + 1) * width + column] ?? 0, longest[row * width + column + 1] ?? 0);
  }
  const found: [Piece, Piece][] = [];
  for (let [row, column] = [0, 0]; row < some.length && column < others.length;) {
    const [one, other] = [some[row], others[column]];
    if (one && other && one.text === other.text) { found.push([one, other]); row++; column++; } else if ((longest[(row + 1) * width + column] ?? 0) >= (longest[row * width + column + 1] ?? 0)) row++;
    else column++;
  }
  return found;
}
