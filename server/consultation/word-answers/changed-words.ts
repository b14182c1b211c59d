/** Changes within one paragraph as proposals: which words of the frozen text, and what is put in their place. */
import { diffArrays } from 'diff';
import { tokensOf } from '#shared/agreement/compare-words.ts';
import type { SentBlock } from '../../export/read-returned.ts';
import { mostEdits, offsetsBetween } from './match-blocks.ts';
import { wordsOfSide } from './sides.ts';

export interface ChangedWords {
  source: 'tracked' | 'untracked';
  /** In the frozen words; `from` is before `to` unless the paragraph is empty. */
  from: number;
  to: number;
  /** What stands there afterwards. */
  proposed: string;
  author: string;
}

interface Change { source: ChangedWords['source']; from: number; to: number; words: string; author: string }

/** So few units that stay between two changes of one person do not part them. */
const near = 12;

/** In the order of the text. The number of a clause that a program writes itself is never a change. */
export function changedWords({ pieces }: SentBlock, frozen: string): ChangedWords[] {
  const sent = wordsOfSide(pieces, 'old');
  const said = trackedIn(pieces, sent);
  const place = said.length === 0 ? (offset: number) => offset : offsetsBetween(sent, frozen);
  const tracked = said.map((change) => ({ ...change, from: place(change.from), to: place(change.to) }));
  const untracked = untrackedIn(pieces, sent, frozen).filter(({ from, to }) => !tracked.some((one) => from < one.to && to > one.from));
  return [...tracked, ...untracked].toSorted((a, b) => a.from - b.from || a.to - b.to).map((change) => inWholeWords(change, frozen));
}

function trackedIn(pieces: SentBlock['pieces'], sent: string): Change[] {
  const changes: (Change & { end: number })[] = [];
  let at = 0;
  for (const { text, kept, by } of pieces) {
    const length = kept === 'new' ? 0 : text.length;
    if (kept !== 'both') {
      const last = changes.at(-1);
      const between = last === undefined ? '' : sent.slice(last.end, at);
      if (last !== undefined && last.author === by && between.length <= near && !/[.!?\n\uFFFC]/.test(between)) {
        last.words += between + (kept === 'new' ? text : '');
        last.end = last.to = at + length;
      } else changes.push({ source: 'tracked', from: at, to: at + length, end: at + length, words: kept === 'new' ? text : '', author: by });
    }
    at += length;
  }
  return changes.map(({ end: _end, ...change }) => change).filter(({ from, to, words }) => sent.slice(from, to) !== words);
}

function untrackedIn(pieces: SentBlock['pieces'], sent: string, frozen: string): Change[] {
  if (sent === frozen) return [];
  const references = referencesIn(pieces);
  const [was, is] = [tokensOf(frozen), tokensOf(sent)];
  const steps = diffArrays(was, is, { maxEditLength: mostEdits });
  if (steps === undefined) return [{ source: 'untracked', from: 0, to: frozen.length, words: sent, author: '' }];
  const changes: (Change & { sentFrom: number; sentTo: number })[] = [];
  let [at, there] = [0, 0];
  for (const { added, removed, value } of steps) {
    const length = value.join('').length;
    if (added || removed) {
      const last = changes.at(-1);
      const isNext = last !== undefined && at - last.to <= near && !/[.!?\n\uFFFC]/.test(frozen.slice(last.to, at));
      const kept = isNext ? frozen.slice(last.to, at) : '';
      if (isNext) Object.assign(last, { to: removed ? at + length : at, sentTo: added ? there + length : there, words: last.words + kept + (added ? value.join('') : '') });
      else changes.push({ source: 'untracked', from: at, to: removed ? at + length : at, sentFrom: there, sentTo: added ? there + length : there, words: added ? value.join('') : '', author: '' });
    }
    if (!added) at += length;
    if (!removed) there += length;
  }
  return changes
    .filter(({ sentFrom, sentTo }) => !references.some(({ from, to }) => from <= sentFrom && sentTo <= to))
    .map(({ sentFrom: _from, sentTo: _to, ...change }) => change);
}

function referencesIn(pieces: SentBlock['pieces']): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let at = 0;
  for (const { text, kept, isReference } of pieces) {
    if (kept === 'new') continue;
    if (isReference) found.push({ from: at, to: at + text.length });
    at += text.length;
  }
  return found;
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Proposals read as words: a letter put in takes its word with it, and what is put in between words the word before. */
function inWholeWords(change: Change, frozen: string): ChangedWords {
  let { from, to } = change;
  const touches = (at: number): boolean => isLetter(frozen[at - 1]) && (isLetter(frozen[at]) || from === to && isLetter(change.words[0]));
  if (touches(from)) while (from > 0 && isLetter(frozen[from - 1])) from--;
  if (isLetter(frozen[to - 1]) || from === to && isLetter(change.words.at(-1))) while (isLetter(frozen[to])) to++;
  if (from === to) {
    // Nothing is taken away and no word is touched: the word before is what it is put after, else the one that it is put before.
    const before = /[\p{L}\p{N}][^\p{L}\p{N}]*$/u.exec(frozen.slice(0, from));
    if (before !== null) {
      from = before.index;
      while (from > 0 && isLetter(frozen[from - 1])) from--;
    } else {
      const after = /^[^\p{L}\p{N}]*[\p{L}\p{N}]+/u.exec(frozen.slice(to));
      to += after?.[0].length ?? frozen.length - to;
    }
  }
  from -= cuts(frozen, from);
  to += cuts(frozen, to);
  return { source: change.source, from, to, proposed: frozen.slice(from, change.from) + change.words + frozen.slice(change.to, to), author: change.author };
}

/** One when the place lies inside a character, else none. */
const cuts = (text: string, at: number): number => ((text.codePointAt(at - 1) ?? 0) > 0xFFFF ? 1 : 0);
