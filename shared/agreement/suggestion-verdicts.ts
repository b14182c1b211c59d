/** Accepting and rejecting what is proposed (ADR 14, 20). Every step leaves the words that stay in their place, so they keep their authors. */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { EditorState, Selection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { isBlockKind, setKind } from './block-kinds.ts';
import type { DividedKind } from './block-kinds.ts';
import { moveThere } from './moving-there.ts';
import { linesOfChange } from './line-changes.ts';
import { isHeldLine, resolveLine } from './proposed-lines.ts';
import { readPicture } from './proposed-pictures.ts';
import type { Picture } from './proposed-pictures.ts';
import { takeLostNotes } from './proposed-notes.ts';
import { isFormat, markOf } from './proposed-formats.ts';
import { setLayout } from './laying-out.ts';
import { isMarked, proposing, suggestionOn, suggestionsIn } from './suggestions.ts';
import type { SuggestionPart } from './suggestions.ts';
import { isEmptied, isHeldByProposals } from './struck-before.ts';

export type Verdict = 'accept' | 'reject';
type NamedPart = SuggestionPart & { id: string };

/**
 * Accepts or rejects the suggestions named: one step of undo. Where blocks stand first, then words, then what paragraphs become, then how lines are laid out (an item goes in
 * under the one before it, so these from the first place to the last), then where they begin and end, each from the last place to the first. A sign that its surroundings no longer allow to be followed only goes;
 * that of a paragraph, row or column that goes stays for as long as nothing but what others propose holds it.
 * `which`: moved words stay the same characters only in an edit of their own.
 */
export function resolveSuggestions(tr: Transaction, ids: ReadonlySet<string>, verdict: Verdict, which: 'all' | 'moves' | 'in place' = 'all'): Transaction {
  const present = tr.doc;
  if (which !== 'in place') resolveParts(tr, ids, verdict, true);
  if (which !== 'moves') resolveParts(tr, ids, verdict, false);
  takeLostNotes(tr, present);
  return tr;
}

function resolveParts(tr: Transaction, ids: ReadonlySet<string>, verdict: Verdict, moves: boolean): void {
  const parts = partsOf(tr.doc, ids).filter(({ proposal }) => (proposal === 'move') === moves);
  if (moves) return resolveMoves(tr, parts, verdict);
  resolveInTurn(tr, parts, { verdict, ids });
  if (!parts.some(({ line }) => line !== null)) return;
  // A merged cell that has come to stand in another row has taken its signs along: the row that they were of is settled, the column not.
  resolveInTurn(tr, partsOf(tr.doc, ids).filter(({ line }) => line !== null && linesOfChange(line) === 'columns'), { verdict, ids });
  const isOver = ({ line, from }: NamedPart): boolean => line !== null && !(verdict === 'accept' && isHeldLine(tr.doc, from, { ids, change: line }));
  for (const { from, to } of partsOf(tr.doc, ids).filter(isOver).sort((a, b) => b.from - a.from)) tr.delete(from, to);
}

const partsOf = (doc: Node, ids: ReadonlySet<string>): NamedPart[] => suggestionsIn(doc).filter(({ id }) => ids.has(id)).flatMap(({ id, parts }) => parts.map((part): NamedPart => ({ ...part, id })));

function resolveInTurn(tr: Transaction, parts: NamedPart[], of: { verdict: Verdict; ids: ReadonlySet<string> }): void {
  const [before, { doc }] = [tr.steps.length, tr];
  // The sign in a merged cell tells that the line is the text's own: it goes after the others.
  const turnHere = (part: SuggestionPart): number => turnOf(part) + Number(part.line !== null && isMerged(doc.resolve(part.from).node(-1)));
  for (const part of parts.sort((a, b) => turnHere(a) - turnHere(b) || (a.proposal === 'layout' ? a.from - b.from : b.from - a.from) || order(a) - order(b))) {
    const done = tr.mapping.slice(before);
    resolvePart(tr, { ...part, from: done.map(part.from, 1), to: done.map(part.to, -1) }, of);
  }
}

const isMerged = ({ attrs }: Node): boolean => Number(attrs['rowspan'] ?? 1) > 1 || Number(attrs['colspan'] ?? 1) > 1;

/** Each sign is found anew: a step map knows only that what was moved is gone. */
function resolveMoves(tr: Transaction, parts: readonly NamedPart[], verdict: Verdict): void {
  for (const { id } of parts.toReversed()) {
    const part = suggestionsIn(tr.doc).find((one) => one.id === id)?.parts.findLast(({ proposal }) => proposal === 'move');
    if (!part) continue;
    tr.delete(part.from, part.to);
    if (verdict === 'accept' && part.move) moveThere(tr, part.from, part.move);
  }
}

/** The text as it would be were every suggestion accepted. Blocks that this divides have no ids of their own yet. */
export function withAllAccepted(doc: Node): Node {
  const all = suggestionsIn(doc);
  return all.length === 0 ? doc : resolveSuggestions(EditorState.create({ doc }).tr, new Set(all.map(({ id }) => id)), 'accept').doc;
}

function turnOf({ proposal }: SuggestionPart): number {
  if (isMarked(proposal)) return 0;
  if (proposal === 'kind') return 1;
  if (proposal === 'layout') return 2;
  return proposal === 'line' ? 4 : 3;
}

/** A struck proposal is two parts of one place; the strike goes first, since a sign that it takes away needs no verdict of its own. */
const order = ({ proposal }: SuggestionPart): number => ['strike', 'words', 'kind', 'layout', 'break', 'join', 'line'].indexOf(proposal);

function resolvePart(tr: Transaction, { from, to, proposal, id, look, layout, line }: NamedPart, { verdict, ids }: { verdict: Verdict; ids: ReadonlySet<string> }): void {
  // Two suggestions on one place: the first verdict may have taken the words.
  const node = from < to ? tr.doc.nodeAt(from) : null;
  if (node === null || suggestionOn(node, proposal) !== id) return;
  if (isFormat(proposal)) {
    const { marks } = tr.doc.type.schema;
    const [mark, own] = [markOf(node, proposal, look), marks[proposing[proposal]]];
    if (verdict === 'accept' && mark) tr.addMark(from, to, mark);
    else if (verdict === 'accept' && marks[proposal]) tr.removeMark(from, to, marks[proposal]);
    if (own) tr.removeMark(from, to, own.create({ suggestion: id, to: look }));
    return;
  }
  if (proposal === 'words' || proposal === 'strike') {
    const goes = (proposal === 'words') === (verdict === 'reject');
    const mark = tr.doc.type.schema.marks[proposing[proposal]];
    if (goes) tr.delete(from, to);
    else if (mark) tr.removeMark(from, to, mark.create({ suggestion: id }));
    return;
  }
  if (line) return resolveLine(tr, from, { ids, change: line, takes: line.startsWith('new') === (verdict === 'reject') });
  if (verdict === 'accept' && isHeld(tr.doc.resolve(from).parent, node)) return;
  tr.delete(from, from + 1);
  if (verdict === 'reject') return;
  const { kind, before, whole, picture } = node.attrs;
  const $at = tr.doc.resolve(from);
  if (!$at.parent.isTextblock || $at.parent.type.name === 'footnote') return;
  if (proposal === 'kind') setKind(tr, $at.before(), isBlockKind(kind) ? kind : 'paragraph');
  else if (layout) setLayout(tr, $at.before(), layout);
  else if (proposal === 'layout') return;
  else if (proposal === 'break') divide(tr, $at, { kind: kind as DividedKind | null, before: before === true, picture: readPicture(picture) });
  else if (whole === true) takeAway(tr, $at, node);
  else joinWithNext(tr, $at);
}

/** The new half is the one `before` or after the place; the other keeps its kind, its name and its page. */
function divide(tr: Transaction, $at: ResolvedPos, { kind, before, picture }: { kind: DividedKind | null; before: boolean; picture: Picture | null }): void {
  const { paragraph, heading, image } = tr.doc.type.schema.nodes;
  if (!paragraph || !heading || !image) return;
  // Where no picture can stand any more there is nothing to divide for.
  if (kind === 'image' && ($at.depth > 1 || picture === null)) return;
  const inItem = $at.node(-1).type.name === 'listItem';
  const depth = inItem && kind !== 'inItem' ? 2 : 1;
  const level = kind?.startsWith('heading') ? Number(kind.slice(-1)) : null;
  // As Enter does where nothing else is said: a new item in a list, ordinary text after a heading.
  const fresh = kind === 'image' ? { type: image, attrs: { ...picture } } : level === null || $at.depth > 1 ? { type: paragraph, attrs: {} } : { type: heading, attrs: { level } };
  const own = { type: $at.parent.type, attrs: $at.parent.attrs };
  // Of the two, the name goes to the later one only when that is the old one.
  const later = before && !inItem ? own : inItem ? { type: paragraph, attrs: {} } : fresh;
  tr.split($at.pos, depth, depth === 2 ? [{ type: $at.node(-1).type }, later] : [later]);
  const open = before ? $at.before() : $at.pos + 2 * depth - 1;
  if (before && !inItem) tr.setNodeMarkup(open, fresh.type, fresh.attrs);
  if (isBlockKind(kind)) setKind(tr, open, kind);
}

/** The paragraph was accepted to go, and stays only for what others propose in it: the sign stays too, to be accepted when that is settled. */
const isHeld = (space: Node, sign: Node): boolean => sign.attrs['whole'] === true && space.isTextblock && space.type.name !== 'footnote' && !isEmptied(space, [sign]) && isHeldByProposals(space);

/** The paragraph goes, and its item and list when it was all of them; not when somebody's words stand in it that this sign does not know as struck. */
function takeAway(tr: Transaction, $at: ResolvedPos, sign: Node): void {
  if (!isEmptied($at.parent, [sign])) return;
  let { depth } = $at;
  while (depth > 1 && $at.node(depth - 1).childCount === 1 && /^(listItem|bulletList|orderedList)$/.test($at.node(depth - 1).type.name)) depth--;
  const index = $at.index(depth - 1);
  if ($at.node(depth - 1).canReplace(index, index + 1)) tr.delete($at.before(depth), $at.after(depth));
}

/** The words of the next paragraph go on in this one: of what stands as deep, in the same cell, and is no caption. */
function joinWithNext(tr: Transaction, $at: ResolvedPos): void {
  const next = Selection.findFrom(tr.doc.resolve($at.after()), 1, true)?.$from;
  if (!next || next.depth !== $at.depth || next.parentOffset > 0) return;
  const isApart = ({ parent }: ResolvedPos): boolean => parent.type.spec.isolating === true;
  if (isApart($at) || isApart(next) || $at.node(-1).type.name.startsWith('table') && $at.node(-1) !== next.node(-1)) return;
  tr.delete($at.end(), next.pos);
}
