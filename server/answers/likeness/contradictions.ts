/** Proposed wordings that cannot both be followed: they change the same consulted words, and would have them read differently. */
import { diffArrays } from 'diff';

export interface Proposal {
  id: string;
  /** The frozen document. */
  document: string;
  /** UTF-16 offsets in the document's text, its paragraphs joined by line feeds. */
  from: number;
  to: number;
  /** The words between them as they were consulted on, and what is to stand there. */
  quote: string;
  proposedText: string;
}

/** Two comments, the one that came first in the text first. */
export type Contradiction = [string, string];

interface Token { text: string; from: number; to: number }
/** Words that go, by their place in the text, and those that come instead; nothing goes where something is only put in. */
interface Edit { id: string; document: string; from: number; to: number; words: string[]; quote: readonly Token[]; isSentence: boolean }

export function contradictions(proposals: readonly Proposal[]): Contradiction[] {
  const edits = proposals.flatMap(editsOf).sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1)));
  const found = new Map<string, Contradiction>();
  for (const [at, a] of edits.entries()) {
    for (let next = at + 1; next < edits.length; next += 1) {
      const b = edits[next];
      if (b === undefined || b.document !== a.document || b.from > a.to) break;
      if (a.id === b.id || !meet(a, b) || readsAlike(a, b)) continue;
      const pair: Contradiction = [a.id, b.id];
      found.set(pair.toSorted().join(' '), pair);
    }
  }
  return [...found.values()];
}

/** A wording that keeps less than half of the words is one new wording; of any other each changed place stands by itself. */
function editsOf({ id, document, from, quote, proposedText }: Proposal): Edit[] {
  const before = tokensOf(quote, from);
  const after = tokensOf(proposedText, 0);
  const parts = diffArrays(before.map(({ text }) => text), after.map(({ text }) => text), { maxEditLength: 2_000 });
  const kept = parts?.reduce((sum, { added, removed, count }) => (added || removed ? sum : sum + count), 0) ?? 0;
  const end = before.at(-1)?.to ?? from;
  if (parts === undefined || kept * 2 < before.length) return [{ id, document, from: before[0]?.from ?? from, to: end, words: after.map(({ text }) => text), quote: before, isSentence: false }];
  const edits: Edit[] = [];
  let [at, then] = [0, 0];
  for (let n = 0; n < parts.length;) {
    const part = parts[n];
    if (part === undefined) break;
    if (!part.added && !part.removed) {
      at += part.count;
      then += part.count;
      n += 1;
      continue;
    }
    let [gone, came] = [0, 0];
    for (let of = parts[n]; of !== undefined && (of.added || of.removed); n += 1, of = parts[n]) {
      if (of.removed) gone += of.count;
      else came += of.count;
    }
    const words = after.slice(then, then + came).map(({ text }) => text);
    // What is only put in stands between two words.
    const start = gone > 0 ? before[at]?.from ?? end : before[at - 1]?.to ?? before[at]?.from ?? from;
    edits.push({ id, document, from: start, to: gone > 0 ? before[at + gone - 1]?.to ?? end : start, words, quote: before, isSentence: gone === 0 && endsSentence(words.at(-1)) && (at === 0 || endsSentence(before[at - 1]?.text)) });
    at += gone;
    then += came;
  }
  return edits;
}

const endsSentence = (text: string | undefined): boolean => text !== undefined && /[.!?]/u.test(text);

/** Words and signs; spaces, line breaks and the marks of notes are no words. */
function tokensOf(text: string, from: number): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*|[^\s\p{L}\p{N}\uFFFC]/gu)].map(({ 0: word, index }) => ({ text: word, from: from + index, to: from + index + word.length }));
}

/** Two that only put something in at the same place stand in each other's way unless each is a sentence of its own. */
function meet(a: Edit, b: Edit): boolean {
  if (a.from === a.to && b.from === b.to) return a.from === b.from && !(a.isSentence && b.isSentence);
  // What is put in at the edge of what another takes away can stand beside it.
  return a.from < b.to && b.from < a.to;
}

/** Whether the words that either touches would read the same by both. */
function readsAlike(a: Edit, b: Edit): boolean {
  const [from, to] = [Math.min(a.from, b.from), Math.max(a.to, b.to)];
  const stood = new Map([...a.quote, ...b.quote].filter((token) => token.from >= from && token.to <= to).map((token) => [token.from, token]));
  const tokens = [...stood.values()].sort((x, y) => x.from - y.from);
  const reads = (edit: Edit): string => [...tokens.filter((token) => token.to <= edit.from).map(({ text }) => text), ...edit.words, ...tokens.filter((token) => token.from >= edit.to).map(({ text }) => text)].join(' ');
  return reads(a) === reads(b);
}
