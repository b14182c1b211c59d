/** Turning an edit into a suggestion (ADR 14, 20, 34). */
import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { AttrStep, ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { sameShape, setKind } from './block-kinds.ts';
import type { BlockKind } from './block-kinds.ts';
import { changedRange, lineRange } from './suggested-range.ts';
import type { Range } from './suggested-range.ts';
import { proposeFormats } from './suggesting-formats.ts';
import { definingBreak, proposed, proposeKinds } from './suggesting-kinds.ts';
import type { ProposedEdit } from './suggesting-kinds.ts';
import { lostNotes, strikeWithReferences, suggestionOfNote, takeNotes } from './proposed-notes.ts';
import { proposePicture } from './suggesting-pictures.ts';
import { proposeTable } from './suggesting-tables.ts';
import { proposeMove } from './suggesting-moves.ts';
import { proposeNotes } from './suggesting-notes.ts';
import { claimLines, proposeLines } from './suggesting-lines.ts';
import { proposeLayouts, withdrawLayout } from './suggesting-layouts.ts';
import { strike, suggestionBeside } from './striking.ts';
import { newWords } from './suggested-words.ts';
import { withAllAccepted } from './suggestion-verdicts.ts';
import { withoutSuggestions } from './without-suggestions.ts';
import { isSign, newSuggestionId, proposing } from './suggestions.ts';

export interface Author {
  /** The Yjs client id of the one who writes. */
  client: number;
  /** Milliseconds. */
  at: number;
}

/**
 * The same edit as a proposal: new words are marked as proposed, deleted ones as struck; paragraphs that come, go, join or become another kind
 * are signs in the line; other looks are marks beside the words' own. What the author proposed before is really deleted. Null for what cannot be
 * proposed: merged or moved cells, moves between tables, and every edit that would not come out as it was made were all of it accepted.
 */
export function asSuggestion(state: EditorState, edit: Transaction, author: Author): Transaction | null {
  const tr = proposalOf(state, edit, author);
  if (tr?.docChanged) claimLines(tr, author.client);
  return tr;
}

function proposalOf(state: EditorState, edit: Transaction, author: Author): Transaction | null {
  const looks = proposeFormats(state, edit, author);
  if (looks !== null) return looks.setStoredMarks(edit.storedMarks);
  if (edit.steps.some((step) => step instanceof AttrStep)) return asMade(proposeLayouts(state, edit, author));
  if (!edit.steps.every((step) => step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return null;
  const range = changedRange(edit);
  if (range === null) return state.tr.setSelection(edit.selection);
  if (isInLine(state.doc, range.from, range.to) && isInLine(edit.doc, range.newFrom, range.newTo)) return proposeWords(state, edit, { range, author, before: false });
  const notes = proposeNotes(state, edit, author);
  if (notes !== null) return notes;
  const picture = proposePicture(state, edit, author);
  if (picture !== null) return sameShape(withAllAccepted(picture.doc), withAllAccepted(edit.doc)) ? picture : null;
  const table = proposeTable(state, edit, author);
  if (table !== null) return withoutSuggestions(table.doc).eq(withoutSuggestions(state.doc)) ? table : null;
  const lines = proposeLines(state, edit, author);
  if (lines !== null) return sameShape(withAllAccepted(lines.doc), withAllAccepted(edit.doc)) && withoutSuggestions(lines.doc).eq(withoutSuggestions(state.doc)) ? lines : null;
  const kinds = proposeKinds(state, edit, author);
  const isMoved = isMove(state.doc, edit.doc, range);
  const become = kinds === null ? null : asMade(kinds);
  if (become !== null || kinds !== null && !isMoved) return become;
  const layouts = proposeLayouts(state, edit, author);
  if (layouts !== null) return asMade(layouts);
  if (isMoved) return asMade(proposeMove(state, edit, author));
  const meant = withAllAccepted(withoutLostNotes(state.doc, edit.doc));
  for (const before of beginsLine(state.doc, range) ? [true, false] : [false, true]) {
    const tr = proposeWords(state, edit, { range, author, before });
    if (tr !== null && sameShape(withAllAccepted(tr.doc), meant)) return tr;
  }
  return null;
}

/** That the selected paragraphs become another kind. The kind that they have withdraws what the author proposed of them; null where one has no kind, or would not come out so. */
export function kindProposal(state: EditorState, kind: BlockKind, author: Author): Transaction | null {
  const edit = state.tr;
  const opens: number[] = [];
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, position) => {
    if (node.isTextblock) opens.push(position);
    return !node.isTextblock;
  });
  for (const open of opens.toReversed()) if (!setKind(edit, open, kind)) return null;
  const ends = edit.mapping;
  const found = proposed(state, edit, { known: opens.map((open) => ({ open, kind, newOpen: ends.map(open + 1) - 1 })), author });
  return asMade(found);
}

/** Null where accepting would give another text than the edit made. */
function asMade(found: ProposedEdit | null): Transaction | null {
  return found !== null && (found.isWhole || sameShape(withAllAccepted(found.tr.doc), withAllAccepted(found.expected))) ? found.tr : null;
}

const opposites = { deeper: ['shallower'], shallower: ['deeper'], page: ['pageBreak', 'noPageBreak'] } as const;

/**
 * That the selected lines go in or out a level, or begin a page or no longer do: what their author proposed to the contrary is withdrawn, else
 * `edit` is proposed. Null where it cannot be, and in a line that is itself not there yet.
 */
export function layoutProposal(state: EditorState, edit: Transaction | null, { change, author }: { change: keyof typeof opposites; author: Author }): Transaction | null {
  const withdrawn = withdrawLayout(state, opposites[change], author.client);
  if (withdrawn !== null) return withdrawn;
  return edit === null || definingBreak(state.selection.$from) !== null ? null : asSuggestion(state, edit, author);
}

/** As the editor leaves an edit: a note goes with its last reference. */
export function withoutLostNotes(before: Node, after: Node): Node {
  const { tr } = EditorState.create({ doc: after });
  takeNotes(tr, lostNotes(before, after));
  return tr.doc;
}

function isInLine(doc: Node, from: number, to: number): boolean {
  const $from = doc.resolve(from);
  return $from.parent.isTextblock && to <= $from.end();
}

/** A block that goes and comes again under its name: struck and typed anew its words would be another's (ADR 17). */
function isMove(before: Node, after: Node, { from, to, newFrom, newTo }: Range): boolean {
  const gone = wholeIn(before, from, to);
  return [...wholeIn(after, newFrom, newTo)].some((id) => gone.has(id));
}

function wholeIn(doc: Node, from: number, to: number): Set<string> {
  const found = new Set<string>();
  doc.nodesBetween(from, to, (node, position) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && position >= from && position + node.nodeSize <= to) found.add(id);
    return !node.isTextblock;
  });
  return found;
}

/** What comes before a whole line leaves that line its name. */
function beginsLine(doc: Node, { from, to }: Range): boolean {
  const $at = doc.resolve(to);
  return from === to && (!$at.parent.isTextblock || $at.parentOffset === 0 && $at.parent.content.size > 0);
}

/** `before`: of a divided line the earlier half is the new one. */
function proposeWords(state: EditorState, edit: Transaction, { range, author, before }: { range: Range; author: Author; before: boolean }): Transaction | null {
  const lines = lineRange(state.doc, edit.doc, range);
  const inserted = lines && newWords(edit.doc, lines, { before, $old: state.doc.resolve(lines.to) });
  const words = state.schema.marks[proposing.words];
  if (!lines || !inserted || !words) return null;
  const { from, to } = range;
  const $from = state.doc.resolve(from);
  const note = $from.parent.type.name === 'footnote' ? suggestionOfNote(state.doc, String($from.parent.attrs['id']), author.client) : null;
  const id = note ?? suggestionBeside(state.doc, range, author.client) ?? newSuggestionId(author.client, author.at);
  const tr = state.tr;
  if (inserted.length > 0) tr.insert(lines.to, Fragment.fromArray(inserted.map((node) => (isSign(node.type.name) ? node.type.create({ ...node.attrs, suggestion: id }) : node.mark(words.create({ suggestion: id }).addToSet(node.marks))))));
  const end = lines.to + inserted.reduce((size, node) => size + node.nodeSize, 0);
  if (!strike(tr, state.doc, { from, to, id, client: author.client })) return null;
  const back = state.selection.empty && state.selection.head === from && to > from && inserted.length === 0;
  const caret = inserted.length > 0 || back ? tr.mapping.slice(inserted.length > 0 ? 1 : 0).map(end, 1) : tr.mapping.map(from, -1);
  strikeWithReferences(tr, state.doc, id);
  tr.setSelection(TextSelection.near(tr.doc.resolve(caret), -1)).setStoredMarks(edit.storedMarks);
  return edit.scrolledIntoView ? tr.scrollIntoView() : tr;
}

/** Typing inside struck words adds words of one's own, which nobody has struck: null when there is nothing to mend. */
export function freeOfStrikes(tr: Transaction): Transaction | null {
  const strike = tr.doc.type.schema.marks[proposing.strike];
  if (!strike) return null;
  let mended = false;
  for (const [at, step] of tr.steps.entries()) {
    // Whole blocks that come are moved, with what is struck in them.
    if (!(step instanceof ReplaceStep) || step.slice.size === 0 || step.slice.openStart === 0 && step.slice.content.firstChild?.isBlock === true) continue;
    step.getMap().forEach((_from, _to, newFrom, newTo) => {
      const on = tr.mapping.slice(at + 1);
      const [from, to] = [on.map(newFrom, 1), on.map(newTo, -1)];
      if (to > from && tr.doc.rangeHasMark(from, to, strike)) { tr.removeMark(from, to, strike); mended = true; }
    });
  }
  return mended ? tr : null;
}
