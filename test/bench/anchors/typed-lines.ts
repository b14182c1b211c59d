/** Which character of a typed text is which, line by line, kept without the product. What is cut out and pasted in again is the same; so is what a text that is replaced whole has in common with the new one. */
import { untagged } from './truth.ts';

interface Line { text: string; tags: number[] }
interface Taken { text: string; tags: number[] }

/** Shorter words are typed again by chance. */
const pasted = 20;
const mostTaken = 40;

export class TypedLines {
  #lines: Line[] = [{ text: '', tags: [] }];
  #next = 0;
  readonly #taken: Taken[] = [];

  lineAt(place: number): number {
    let at = 0;
    let nth = 0;
    for (; nth < this.#lines.length - 1; nth++) {
      at += (this.#lines[nth]?.text.length ?? 0) + 1;
      if (at > place) return nth;
    }
    return nth;
  }

  tagsOf(line: number): number[] {
    return [...(this.#lines[line]?.tags ?? [])];
  }

  write(at: number, deleted: number, inserted: string): void {
    const [first, last] = [this.lineAt(at), this.lineAt(at + deleted)];
    const begin = this.#beginOf(first);
    const old = this.#lines.slice(first, last + 1);
    const text = old.map((line) => line.text).join('\n');
    const tags = old.flatMap((line, nth) => (nth === 0 ? line.tags : [untagged, ...line.tags]));
    const offset = at - begin;
    const gone = { text: text.slice(offset, offset + deleted), tags: tags.slice(offset, offset + deleted) };
    const fresh = this.#tagsFor(inserted, gone);
    if (gone.text.length >= pasted) this.#taken.unshift(gone);
    this.#taken.length = Math.min(this.#taken.length, mostTaken);
    const [nextText, nextTags] = [text.slice(0, offset) + inserted + text.slice(offset + deleted), [...tags.slice(0, offset), ...fresh, ...tags.slice(offset + deleted)]];
    let start = 0;
    const next = nextText.split('\n').map((line) => {
      const its = { text: line, tags: nextTags.slice(start, start + line.length) };
      start += line.length + 1;
      return its;
    });
    this.#lines.splice(first, old.length, ...next);
  }

  #beginOf(line: number): number {
    let at = 0;
    for (let nth = 0; nth < line; nth++) at += (this.#lines[nth]?.text.length ?? 0) + 1;
    return at;
  }

  #tagsFor(inserted: string, gone: Taken): number[] {
    const fresh = Array.from({ length: inserted.length }, (_, nth) => (inserted[nth] === '\n' ? untagged : this.#next++));
    if (inserted.length < pasted) return fresh;
    const same = [gone, ...this.#taken].find(({ text }) => text.trim() === inserted.trim() || text.includes(inserted));
    if (same) {
      const words = inserted.trim();
      const [there, here] = [same.text.indexOf(words), inserted.indexOf(words)];
      for (let nth = 0; nth < words.length; nth++) fresh[here + nth] = same.tags[there + nth] ?? untagged;
    } else if (gone.text.length >= pasted) carry(gone, inserted, fresh);
    return fresh;
  }
}

/** The lines, and in what is left between them the words, that both have in the same order. */
function carry(gone: Taken, inserted: string, fresh: number[]): void {
  const keep = (was: Part, is: Part): void => { for (let nth = 0; nth < was.text.length; nth++) fresh[is.at + nth] = gone.tags[was.at + nth] ?? untagged; };
  const [before, after] = [parts(gone.text, /[^\n]+/g), parts(inserted, /[^\n]+/g)];
  const lines = common(before, after);
  for (const [was, is] of lines) keep(was, is);
  let [was, is] = [0, 0];
  for (const [oldEnd, newEnd] of [...lines, [{ text: '', at: gone.text.length }, { text: '', at: inserted.length }] as const]) {
    const words = common(parts(gone.text.slice(was, oldEnd.at), /\w+|\s+|[^\w\s]/g), parts(inserted.slice(is, newEnd.at), /\w+|\s+|[^\w\s]/g));
    for (const [one, other] of words) keep({ ...one, at: one.at + was }, { ...other, at: other.at + is });
    [was, is] = [oldEnd.at + oldEnd.text.length, newEnd.at + newEnd.text.length];
  }
}

interface Part { text: string; at: number }

const parts = (text: string, of: RegExp): Part[] => [...text.matchAll(of)].map(({ 0: part, index }) => ({ text: part, at: index }));

function common(some: readonly Part[], others: readonly Part[]): [Part, Part][] {
  const width = others.length + 1;
  const longest = new Uint32Array((some.length + 1) * width);
  for (let row = some.length - 1; row >= 0; row--) for (let column = others.length - 1; column >= 0; column--) {
    const isSame = some[row]?.text === others[column]?.text;
    longest[row * width + column] = isSame ? (longest[(row + 1) * width + column + 1] ?? 0) + 1 : Math.max(longest[(row + 1) * width + column] ?? 0, longest[row * width + column + 1] ?? 0);
  }
  const found: [Part, Part][] = [];
  for (let [row, column] = [0, 0]; row < some.length && column < others.length;) {
    const [one, other] = [some[row], others[column]];
    if (one && other && one.text === other.text) { found.push([one, other]); row++; column++; } else if ((longest[(row + 1) * width + column] ?? 0) >= (longest[row * width + column + 1] ?? 0)) row++;
    else column++;
  }
  return found;
}
