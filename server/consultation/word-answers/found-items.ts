/** What a returned Word file says, each with its place in the frozen version; what has none is kept and shown as such. */
import { quoteBetween } from '#shared/anchors/anchor.ts';
import type { FrozenBlock } from '#shared/drafting.ts';
import { limits } from '#shared/limits.ts';
import type { Found } from '#shared/word-answers.ts';
import type { ReturnedComment, ReturnedFile, SentBlock, SentPlace } from '../../export/read-returned.ts';
import { changedWords } from './changed-words.ts';
import { type Matched, offsetsBetween } from './match-blocks.ts';
import { pausing } from './pausing.ts';
import { wordsOfSide } from './sides.ts';

export interface FrozenText { id: string; blocks: readonly FrozenBlock[] }

type Loose = Omit<Found, 'id'>;

/** Comments, then tracked and untracked changes, then the rows of the form; each group in the order of the text. */
export async function foundItems(file: ReturnedFile, text: FrozenText, matched: Matched): Promise<Found[]> {
  const pause = pausing();
  const changes: Loose[] = [];
  for (const [at, sent] of file.blocks.entries()) {
    await pause();
    const block = matched.frozen[at] ?? null;
    changes.push(...(block === null ? added(sent) : changedWords(sent, block.text).map((change) => proposal(text, block, change))));
  }
  const removed = matched.missing.map((block) => proposal(text, block, { source: 'untracked', from: 0, to: block.text.length, proposed: '', author: '' }));
  const found = [
    ...threads(file.comments).map(([comment, replies]) => spoken(file, text, { matched, comment, replies })).filter((one) => one.text !== '' || one.replies.length > 0).toSorted(byPlace(text)),
    ...changes, ...removed, ...(file.form?.comments ?? []).map((row) => formRow(text, row)),
  ];
  return found.map((one, at) => ({ id: `k${at + 1}`, ...one }));
}

const nothing = { kind: 'substance', row: null, text: '', proposedText: '', reason: '', isRemoval: false, author: '', day: null, isResolved: false, replies: [] } as const;

function proposal(text: FrozenText, block: FrozenBlock, { source, from, to, proposed, author }: { source: Found['source']; from: number; to: number; proposed: string; author: string }): Loose {
  return { ...nothing, replies: [], source, ...placeOf(text, { block, offset: from }, { block, offset: to }), proposedText: proposed.trim() === '' ? '' : proposed, isRemoval: proposed.trim() === '', author };
}

/** A paragraph that the frozen version does not have: nobody can say where it belongs but those who wrote it. Our title is told where it was changed. */
function added({ pieces, isFrame }: SentBlock): Loose[] {
  const change = pieces.find(({ kept }) => kept !== 'both');
  const words = wordsOfSide(pieces, 'new').trim();
  const was = change === undefined ? '' : wordsOfSide(pieces, 'old').trim();
  if (isFrame && change === undefined || words === '' && was === '') return [];
  return [{ ...nothing, replies: [], source: change === undefined ? 'untracked' : 'tracked', anchor: null, clauseNumber: null, clauseHeading: null, quote: was, proposedText: words, isRemoval: words === '', author: change?.by ?? '' }];
}

/** Each comment that answers none, with those that answer it, also by way of another answer. */
function threads(comments: readonly ReturnedComment[]): [ReturnedComment, ReturnedComment[]][] {
  const byId = new Map(comments.map((one) => [one.id, one]));
  const first = (comment: ReturnedComment, seen: Set<string> = new Set()): ReturnedComment => {
    const above = comment.answers === null || seen.has(comment.id) ? undefined : byId.get(comment.answers);
    return above === undefined ? comment : first(above, seen.add(comment.id));
  };
  const found = new Map<ReturnedComment, ReturnedComment[]>();
  for (const comment of comments) {
    const head = first(comment);
    const replies = found.get(head) ?? [];
    if (head !== comment) replies.push(comment);
    found.set(head, replies);
  }
  return [...found];
}

function spoken(file: ReturnedFile, text: FrozenText, { matched, comment, replies }: { matched: Matched; comment: ReturnedComment; replies: ReturnedComment[] }): Loose {
  const { author, day, isResolved, range } = comment;
  const said = { ...nothing, source: 'comment' as const, text: comment.text, author, day, isResolved, replies: replies.map((one) => ({ author: one.author, text: one.text })).filter((one) => one.text !== '') };
  const quote = range === null ? '' : file.blocks.slice(range.from.block, range.to.block + 1).map(({ pieces }) => wordsOfSide(pieces, 'old')).join('\n').slice(0, 500);
  const [from, to] = range === null ? [null, null] : [placed(file, matched, range.from), placed(file, matched, range.to)];
  if (from === null || to === null) return { ...said, anchor: null, clauseNumber: null, clauseHeading: null, quote };
  return { ...said, ...placeOf(text, from, to) };
}

interface FrozenPlace { block: FrozenBlock; offset: number }

function placed(file: ReturnedFile, { frozen }: Matched, { block, offset }: SentPlace): FrozenPlace | null {
  const there = frozen[block];
  const sent = file.blocks[block];
  if (there === null || there === undefined || sent === undefined) return null;
  return { block: there, offset: offsetsBetween(wordsOfSide(sent.pieces, 'old'), there.text)(offset) };
}

/** A point means the whole paragraph, and so do words that are too many to quote. */
function placeOf(text: FrozenText, from: FrozenPlace, to: FrozenPlace): Pick<Loose, 'anchor' | 'clauseNumber' | 'clauseHeading' | 'quote'> {
  const [start, end] = [{ block: from.block.block, offset: from.offset }, { block: to.block.block, offset: to.offset }];
  const quote = quoteBetween(text.blocks, start, end);
  const clause = { clauseNumber: from.block.clauseNumber, clauseHeading: from.block.headingPath.at(-1) ?? null };
  if (quote !== null && quote.trim() !== '' && quote.length <= limits.quote) return { ...clause, anchor: { scope: 'words', documentId: text.id, from: start, to: end, quote }, quote };
  if (from.block.text.trim() === '') return { ...clause, anchor: { scope: 'document', documentId: text.id, from: null, to: null, quote: '' }, quote: '' };
  return { ...clause, anchor: { scope: 'block', documentId: text.id, from: { block: from.block.block, offset: 0 }, to: null, quote: '' }, quote: from.block.text };
}

/** A row belongs to the clause that it names, by its number or the words of its heading; one that names none, to the text as a whole. */
function formRow(text: FrozenText, row: { clause: string; text: string; proposedText: string; reason: string }): Loose {
  const said = { ...nothing, replies: [], source: 'form' as const, text: row.text, proposedText: row.proposedText, reason: row.reason };
  if (row.clause === '') return { ...said, anchor: { scope: 'document', documentId: text.id, from: null, to: null, quote: '' }, clauseNumber: null, clauseHeading: null, quote: '' };
  const number = /\d+(?:\.\d+)*/.exec(row.clause)?.[0];
  const headings = text.blocks.filter(({ kind }) => kind === 'heading');
  const wanted = row.clause.toLocaleLowerCase('sv').replace(/^[\d.\s]+/, '').trim();
  const heading = headings.find(({ clauseNumber }) => number !== undefined && clauseNumber === number) ?? headings.find((one) => wanted !== '' && one.text.toLocaleLowerCase('sv').trim() === wanted);
  if (heading === undefined) return { ...said, anchor: null, clauseNumber: null, clauseHeading: null, quote: row.clause };
  return { ...said, anchor: { scope: 'block', documentId: text.id, from: { block: heading.block, offset: 0 }, to: null, quote: '' }, clauseNumber: heading.clauseNumber, clauseHeading: heading.text, quote: heading.text };
}

function byPlace({ blocks }: FrozenText) {
  const ordinals = new Map(blocks.map(({ block, ordinal }) => [block, ordinal]));
  const key = ({ anchor }: Loose): number => (anchor?.from ? (ordinals.get(anchor.from.block) ?? 0) * 1_000_000 + anchor.from.offset : Infinity);
  return (one: Loose, other: Loose): number => {
    const [some, others] = [key(one), key(other)];
    return some === others ? 0 : some < others ? -1 : 1;
  };
}
