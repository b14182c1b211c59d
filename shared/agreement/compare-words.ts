/** What changed among the words of one line: whole words, signs and spaces, never letters within a word (`documents.md` 6). */
import { diffArrays } from 'diff';
import type { Inline, InlineMark } from './content.ts';
import { leafCharacter } from './plain-text.ts';

/** `format`: the words are the same and their marks are not; `was` holds the marks before. */
export interface Part { op: 'same' | 'ins' | 'del' | 'format'; inline: Inline; was?: InlineMark[] }
/** Parts of the lines that one line became, or of which it was made. */
export interface Pieces { parts: Part[]; brokenBy: 'same' | 'ins' | 'del' }

/** Stands between two lines that are compared as one. */
const lineBreak = '\u2029';
const tokenPattern = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*|\s+|[^\s\p{L}\p{N}]/gu;
/** Edits in one line after which it is shown as written anew: a longer account would be no help, and takes the square of it to find. */
const mostEdits = 800;

export function tokensOf(text: string): string[] {
  return text.match(tokenPattern) ?? [];
}

interface Run { from: number; inline: Inline }
/** Some lines as one string, with what stands under each unit of it. */
interface Stretch { text: string; runs: Run[]; tokens: string[] }

/** The parts of one line. Accepting gives exactly `after`, rejecting exactly `before`. */
export function compareWords(before: readonly Inline[], after: readonly Inline[], notes: ReadonlyMap<string, string> = new Map()): Part[] {
  return compareLines([before], [after], notes)[0]?.parts ?? [];
}

/**
 * Several lines against several: a line that was split, or lines that were joined. `notes` gives the present id of a note that had another.
 * Each piece but the last ends with the break between two lines.
 */
export function compareLines(before: readonly (readonly Inline[])[], after: readonly (readonly Inline[])[], notes: ReadonlyMap<string, string> = new Map()): Pieces[] {
  const [was, is] = [stretchOf(before, notes), stretchOf(after, new Map())];
  const pieces: Pieces[] = [];
  let parts: Part[] = [];
  for (const { op, from, to, wasFrom } of hunks(was.tokens, is.tokens)) {
    const source = op === 'del' ? was : is;
    let at = from;
    while (at <= to) {
      const next = source.text.indexOf(lineBreak, at);
      const end = next === -1 || next >= to ? to : next;
      if (op === 'same') parts.push(...sameParts(was, is, { from: at, to: end, wasFrom: wasFrom + at - from }));
      else parts.push(...slices(source, at, end).map((inline): Part => ({ op, inline })));
      if (end === to) break;
      pieces.push({ parts: joined(parts), brokenBy: op });
      parts = [];
      at = end + 1;
    }
  }
  pieces.push({ parts: joined(parts), brokenBy: 'same' });
  return pieces;
}

function stretchOf(lines: readonly (readonly Inline[])[], notes: ReadonlyMap<string, string>): Stretch {
  let text = '';
  const runs: Run[] = [];
  const leaves: string[] = [];
  lines.forEach((line, at) => {
    if (at > 0) text += lineBreak;
    for (const inline of line) {
      runs.push({ from: text.length, inline });
      // The very sign would count as a break; the words themselves are cut from what they came from.
      text += inline.type === 'text' ? inline.text.replaceAll(lineBreak, '\u2028') : leafCharacter;
      if (inline.type !== 'text') leaves.push(leafKey(inline, notes));
    }
  });
  let leaf = 0;
  const isLeaf = new Set(runs.filter(({ inline }) => inline.type !== 'text').map(({ from }) => from));
  let at = 0;
  // Two leaves are the same only when they mean the same; in the text both are one sign.
  const tokens = tokensOf(text).flatMap((token) => {
    const from = at;
    at += token.length;
    if (token.includes(lineBreak) && token.length > 1) return token.split(/(\u2029)/u).filter((part) => part !== '');
    return isLeaf.has(from) ? [leaves[leaf++] ?? token] : [token];
  });
  return { text, runs, tokens };
}

function leafKey(inline: Inline, notes: ReadonlyMap<string, string>): string {
  if (inline.type === 'text') return inline.text;
  const { marks: _marks, ...rest } = inline;
  if (inline.type === 'footnoteRef') return `${leafCharacter}${inline.type} ${notes.get(inline.attrs.note) ?? inline.attrs.note}`;
  return leafCharacter + spelled(rest);
}

const lengthOf = (token: string): number => (token.startsWith(leafCharacter) ? 1 : token.length);
const lengthOfAll = (tokens: readonly string[]): number => tokens.reduce((sum, token) => sum + lengthOf(token), 0);

interface Hunk { op: 'same' | 'ins' | 'del'; from: number; to: number; wasFrom: number }
interface Step { op: 'same' | 'ins' | 'del'; tokens: string[] }

/** In reading order; of a change what goes stands before what comes. `from` and `to` count in the old text for `del`, else in the new. */
function hunks(before: string[], after: string[]): Hunk[] {
  let old = 0;
  let fresh = 0;
  return tidied(steps(before, after)).map(({ op, tokens }) => {
    const length = lengthOfAll(tokens);
    const hunk: Hunk = op === 'del' ? { op, from: old, to: old + length, wasFrom: old } : { op, from: fresh, to: fresh + length, wasFrom: old };
    if (op !== 'ins') old += length;
    if (op !== 'del') fresh += length;
    return hunk;
  });
}

function steps(before: string[], after: string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const [was, is] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const found: Step[] = [{ op: 'same', tokens: after.slice(0, head) }];
  const changes = was.length === 0 || is.length === 0 ? undefined : diffArrays(was, is, { maxEditLength: mostEdits });
  if (changes === undefined) found.push({ op: 'del', tokens: was }, { op: 'ins', tokens: is });
  else found.push(...changes.map(({ added, removed, value }): Step => ({ op: added ? 'ins' : removed ? 'del' : 'same', tokens: value })));
  found.push({ op: 'same', tokens: after.slice(after.length - tail) });
  return found.filter(({ tokens }) => tokens.length > 0);
}

/** What stays between two changes is only noise when it is white space, a sign or a short word: it goes with them. */
function tidied(found: readonly Step[]): Step[] {
  const whole = found.length > 3 && isWrittenAnew(found);
  const out: Step[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const flush = (): void => {
    if (gone.length > 0) out.push({ op: 'del', tokens: gone });
    if (come.length > 0) out.push({ op: 'ins', tokens: come });
    gone = [];
    come = [];
  };
  found.forEach(({ op, tokens }, at) => {
    if (op === 'del') gone = [...gone, ...tokens];
    else if (op === 'ins') come = [...come, ...tokens];
    else if ((whole || isNoise(tokens)) && gone.length + come.length > 0 && at + 1 < found.length) {
      gone = [...gone, ...tokens];
      come = [...come, ...tokens];
    } else {
      flush();
      out.push({ op, tokens });
    }
  });
  flush();
  return out;
}

function isNoise(tokens: readonly string[]): boolean {
  if (tokens.some((token) => token.startsWith(leafCharacter) || token === lineBreak)) return false;
  return tokens.join('').trim().length <= 3;
}

/** Scattered words that happen to be in both are no help to a reader. */
function isWrittenAnew(found: readonly Step[]): boolean {
  const length = (op: Step['op']): number => found.filter((step) => step.op === op).reduce((sum, { tokens }) => sum + tokens.filter((token) => token.trim().length > 3).length, 0);
  return length('same') * 4 < Math.min(length('del'), length('ins'));
}

function sameParts(was: Stretch, is: Stretch, { from, to, wasFrom }: { from: number; to: number; wasFrom: number }): Part[] {
  const before = slices(was, wasFrom, wasFrom + to - from);
  const after = slices(is, from, to);
  const parts: Part[] = [];
  let other = 0;
  let inside = 0;
  for (const inline of after) {
    let at = 0;
    const size = sizeOf(inline);
    while (at < size) {
      const old = before[other];
      if (old === undefined) break;
      const step = Math.min(size - at, sizeOf(old) - inside);
      const piece = cut(inline, at, at + step);
      parts.push(sameMarks(old, inline) ? { op: 'same', inline: piece } : { op: 'format', inline: piece, was: [...old.marks ?? []] });
      at += step;
      inside += step;
      if (inside === sizeOf(old)) {
        other++;
        inside = 0;
      }
    }
  }
  return parts;
}

function slices({ runs }: Stretch, from: number, to: number): Inline[] {
  const found: Inline[] = [];
  for (let at = firstAt(runs, from); at < runs.length; at++) {
    const run = runs[at];
    if (!run || run.from >= to) break;
    const end = run.from + sizeOf(run.inline);
    if (end > from) found.push(cut(run.inline, Math.max(0, from - run.from), Math.min(end, to) - run.from));
  }
  return found;
}

function firstAt(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && run.from + sizeOf(run.inline) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cut(inline: Inline, from: number, to: number): Inline {
  return inline.type === 'text' && (from > 0 || to < inline.text.length) ? { ...inline, text: inline.text.slice(from, to) } : inline;
}

function sizeOf(inline: Inline): number {
  return inline.type === 'text' ? inline.text.length : 1;
}

function sameMarks(a: Inline, b: Inline): boolean {
  return a.marks === b.marks || spelled(a.marks ?? []) === spelled(b.marks ?? []);
}

/** The same value is spelled the same: a version that is read back has its keys in another order (RFC 8785) than the text that is being written. */
function spelled(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => (
    member !== null && typeof member === 'object' && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1))) : member));
}

/** Neighbours of one fate and one look are one part. */
function joined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    const together = last?.op === part.op && last.inline.type === 'text' && part.inline.type === 'text' && sameMarks(last.inline, part.inline)
      && spelled(last.was ?? []) === spelled(part.was ?? []);
    if (together && last.inline.type === 'text' && part.inline.type === 'text') out[out.length - 1] = { ...last, inline: { ...last.inline, text: last.inline.text + part.inline.text } };
    else out.push(part);
  }
  return out;
}
