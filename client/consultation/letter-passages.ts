/** Passages of a letter: what was marked, and what stands in a comment already. */

export interface PassagePoint { paragraph: number; offset: number }
export interface Passage { from: PassagePoint; to: PassagePoint }

/** The marked words, a line feed between paragraphs. */
export function passageWords(paragraphs: readonly string[], { from, to }: Passage): string {
  return paragraphs.slice(from.paragraph, to.paragraph + 1).map((text, at, all) => text.slice(at === 0 ? from.offset : 0, at === all.length - 1 ? to.offset : undefined)).join('\n').trim();
}

export interface Part { text: string; isTaken: boolean }

/** A shorter passage may stand in a comment by chance. */
const shortest = 12;

/** Each paragraph in parts; taken is what stands word for word in one of the `said`, which may hold several paragraphs. White space counts alike. */
export function takenParts(paragraphs: readonly string[], said: readonly string[]): Part[][] {
  const taken = paragraphs.map(() => [] as [number, number][]);
  for (const text of said) {
    const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    for (const at of paragraphs.keys()) {
      const found = lines.map((line, row) => rangeOf(paragraphs[at + row] ?? '', line));
      // The first may begin and the last may end within a paragraph; all between are whole.
      if (found.length === 0 || lines.join('').length < shortest || !found.every((range, row) => range !== null && (row === 0 || range[0] === 0) && (row === found.length - 1 || range[1] === (paragraphs[at + row] ?? '').length))) continue;
      found.forEach((range, row) => { if (range !== null) taken[at + row]?.push(range); });
      break;
    }
  }
  return paragraphs.map((text, at) => parts(text, taken[at] ?? []));
}

function rangeOf(paragraph: string, words: string): [number, number] | null {
  const pattern = words.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const found = new RegExp(pattern, 'u').exec(paragraph);
  return found === null ? null : [found.index, found.index + found[0].length];
}

function parts(text: string, ranges: readonly [number, number][]): Part[] {
  const made: Part[] = [];
  let at = 0;
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    if (to <= at) continue;
    if (from > at) made.push({ text: text.slice(at, from), isTaken: false });
    made.push({ text: text.slice(Math.max(at, from), to), isTaken: true });
    at = to;
  }
  if (at < text.length || made.length === 0) made.push({ text: text.slice(at), isTaken: false });
  return made;
}
