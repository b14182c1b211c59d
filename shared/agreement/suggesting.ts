/** Turning an edit into a suggestion, and accepting or rejecting one (ADR 14). */
import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { canJoin, ReplaceStep } from '@tiptap/pm/transform';
import { newSuggestionId, proposing, readSuggestionId, suggestionOn, suggestionsIn } from './suggestions.ts';
import type { SuggestionPart } from './suggestions.ts';

export interface Author {
  /** The Yjs client id of the one who writes. */
  client: number;
  /** Milliseconds. */
  at: number;
}

/**
 * The same edit as a proposal: new words are marked as proposed, deleted ones as struck, and paragraph breaks become signs of their own.
 * What the author proposed before is really deleted. Null for what cannot be proposed: lists, tables, headings, bold and the like.
 */
export function asSuggestion(state: EditorState, edit: Transaction, author: Author): Transaction | null {
  if (!edit.steps.every((step) => step instanceof ReplaceStep)) return null;
  const range = changedRange(edit);
  if (range === null) return state.tr.setSelection(edit.selection);
  const inserted = proposedContent(edit.doc, range, state);
  if (inserted === null) return null;
  const { from, to } = range;
  const id = suggestionBeside(state.doc, range, author.client) ?? newSuggestionId(author.client, author.at);
  const tr = state.tr;
  const words = state.schema.marks[proposing.words];
  if (!words) return null;
  if (inserted.length > 0) {
    if (!state.doc.resolve(to).parent.isTextblock) return null;
    tr.insert(to, Fragment.fromArray(inserted.map((node) => (node.type.name === proposing.break ? node.type.create({ suggestion: id }) : node.mark(words.create({ suggestion: id }).addToSet(node.marks))))));
  }
  const end = to + inserted.reduce((size, node) => size + node.nodeSize, 0);
  if (!strike(tr, state.doc, { from, to, id, client: author.client })) return null;
  const back = state.selection.empty && state.selection.head === from && to > from && inserted.length === 0;
  const caret = inserted.length > 0 || back ? tr.mapping.slice(inserted.length > 0 ? 1 : 0).map(end, 1) : tr.mapping.map(from, -1);
  tr.setSelection(TextSelection.near(tr.doc.resolve(caret), -1)).setStoredMarks(edit.storedMarks);
  return edit.scrolledIntoView ? tr.scrollIntoView() : tr;
}

interface Range { from: number; to: number; newFrom: number; newTo: number }

/** Everything that the edit replaced, as one range of the document before and after it. */
function changedRange(edit: Transaction): Range | null {
  let [from, to, newFrom, newTo] = [Infinity, -Infinity, Infinity, -Infinity];
  edit.mapping.maps.forEach((map, at) => {
    const before = edit.mapping.maps.slice(0, at).toReversed();
    const back = (position: number, side: number): number => before.reduce((place, one) => one.invert().map(place, side), position);
    const on = edit.mapping.slice(at + 1);
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      from = Math.min(from, back(oldStart, -1));
      to = Math.max(to, back(oldEnd, 1));
      newFrom = Math.min(newFrom, on.map(newStart, -1));
      newTo = Math.max(newTo, on.map(newEnd, 1));
    });
  });
  return from > to ? null : { from, to, newFrom, newTo };
}

/** The new words with a sign for every new paragraph; null when it holds more than words and paragraphs. */
function proposedContent(doc: Node, { newFrom, newTo }: Range, state: EditorState): Node[] | null {
  const sign = state.schema.nodes[proposing.break];
  if (!sign) return null;
  const found: Node[] = [];
  let blocks = 0;
  let fits = true;
  doc.nodesBetween(newFrom, newTo, (node, position) => {
    if (node.isTextblock) {
      // One of the blocks was there before; each further one is a new break.
      if (blocks++ > 0) found.push(sign.create({ suggestion: '' }));
      return true;
    }
    if (!node.isInline) {
      // Around the edit anything may stand; wholly inside it only paragraphs.
      if (position >= newFrom && position + node.nodeSize <= newTo) fits = false;
      return fits;
    }
    if (node.isText) {
      const text = (node.text ?? '').slice(Math.max(0, newFrom - position), newTo - position);
      if (text !== '') found.push(state.schema.text(text, unproposed(node)));
    } else if (node.type.name === 'hardBreak' || node.type.name === 'clauseRef') found.push(node.mark(unproposed(node)));
    else if (node.type.name !== proposing.break && node.type.name !== proposing.join) fits = false;
    return false;
  });
  return fits ? found : null;
}

function unproposed(node: Node) {
  return node.marks.filter(({ type }) => type.name !== proposing.words && type.name !== proposing.strike);
}

/** From the last place to the first, so that earlier ones hold. False where a struck stretch holds more than words and paragraphs. */
export function strike(tr: Transaction, doc: Node, { from, to, id, client }: { from: number; to: number; id: string; client: number }): boolean {
  const { schema } = doc.type;
  const mark = schema.marks[proposing.strike]?.create({ suggestion: id });
  const join = schema.nodes[proposing.join];
  if (!mark || !join) return false;
  const acts: { at: number; run: () => void }[] = [];
  let fits = true;
  let space: Node | null | undefined;
  doc.nodesBetween(from, to, (node, position, parent) => {
    if (node.isTextblock) {
      const end = position + node.nodeSize - 1;
      if (to > from) {
        // Words can be struck across paragraphs that could be one, not across cells, items or notes.
        if (space !== undefined && space !== parent || node.type.name === 'image' && (from <= position || to > end)) fits = false;
        space = parent;
        if (end >= from && end < to && !(node.lastChild && node.lastChild.type === join)) acts.push({ at: end, run: () => void tr.insert(end, join.create({ suggestion: id })) });
      }
      return true;
    }
    if (!node.isInline) return true;
    const start = Math.max(from, position);
    const stop = Math.min(to, position + node.nodeSize);
    if (start >= stop) return false;
    const proposed = suggestionOn(node, 'words') ?? suggestionOn(node, 'break') ?? suggestionOn(node, 'join');
    if (proposed !== null && readSuggestionId(proposed)?.client === client) acts.push({ at: start, run: () => void tr.delete(start, stop) });
    else if (node.type.name !== proposing.join && suggestionOn(node, 'strike') === null) acts.push({ at: start, run: () => void tr.addMark(start, stop, mark) });
    return false;
  });
  if (!fits) return false;
  for (const { run } of acts.sort((a, b) => b.at - a.at)) run();
  return true;
}

/** Words typed on, or over words struck just before, belong to the same suggestion. */
function suggestionBeside(doc: Node, { from, to }: Range, client: number): string | null {
  for (const node of [doc.resolve(from).nodeBefore, doc.resolve(from).nodeAfter, doc.resolve(to).nodeBefore, doc.resolve(to).nodeAfter]) {
    if (!node?.isInline) continue;
    for (const proposal of ['words', 'strike', 'break', 'join'] as const) {
      const id = suggestionOn(node, proposal);
      if (id !== null && readSuggestionId(id)?.client === client) return id;
    }
  }
  return null;
}

/** Accepts or rejects the suggestions named: one step of undo. A break or join that its surroundings no longer allow only loses its sign. */
export function resolveSuggestions(tr: Transaction, ids: ReadonlySet<string>, verdict: 'accept' | 'reject'): Transaction {
  const parts = suggestionsIn(tr.doc).filter(({ id }) => ids.has(id)).flatMap((suggestion) => suggestion.parts.map((part) => ({ ...part, id: suggestion.id })));
  // A struck proposal is two parts of one place; the strike goes first, since a sign that it takes away needs no verdict of its own.
  const order = ({ proposal }: SuggestionPart): number => ['strike', 'words', 'break', 'join'].indexOf(proposal);
  for (const part of parts.sort((a, b) => b.from - a.from || order(a) - order(b))) resolvePart(tr, part, verdict);
  return tr;
}

/** The text as it would be were every suggestion accepted. Blocks that this divides have no ids of their own yet. */
export function withAllAccepted(doc: Node): Node {
  return resolveSuggestions(EditorState.create({ doc }).tr, new Set(suggestionsIn(doc).map(({ id }) => id)), 'accept').doc;
}

function resolvePart(tr: Transaction, part: SuggestionPart & { id: string }, verdict: 'accept' | 'reject'): void {
  const { from, proposal, id } = part;
  // What stood inside it may be gone by now.
  const to = Math.min(part.to, tr.doc.content.size);
  // Two suggestions on one place: the first verdict may have taken the words.
  const carries = (position: number): boolean => {
    const node = tr.doc.nodeAt(position);
    return node !== null && suggestionOn(node, proposal) === id;
  };
  if (from >= to || !carries(from)) return;
  if (proposal === 'words' || proposal === 'strike') {
    const goes = (proposal === 'words') === (verdict === 'reject');
    const mark = tr.doc.type.schema.marks[proposing[proposal]];
    if (goes) tr.delete(from, to);
    else if (mark) tr.removeMark(from, to, mark.create({ suggestion: id }));
    return;
  }
  tr.delete(from, from + 1);
  if (verdict === 'reject') return;
  const $at = tr.doc.resolve(from);
  if (proposal === 'break') {
    if (!$at.parent.isTextblock || $at.parent.type.name === 'footnote') return;
    // As Enter does: a new item in a list, ordinary text after a heading.
    const paragraph = tr.doc.type.schema.nodes['paragraph'];
    const depth = $at.node(-1).type.name === 'listItem' ? 2 : 1;
    tr.split(from, depth, $at.parent.type.name === 'heading' && paragraph ? [{ type: paragraph }] : undefined);
  } else if ($at.parent.isTextblock && from === $at.end() && canJoin(tr.doc, from + 1)) tr.join(from + 1);
}

/** Typing inside struck words adds words of one's own, which nobody has struck: null when there is nothing to mend. */
export function freeOfStrikes(tr: Transaction): Transaction | null {
  const strike = tr.doc.type.schema.marks[proposing.strike];
  if (!strike) return null;
  let mended = false;
  for (const [at, step] of tr.steps.entries()) {
    if (!(step instanceof ReplaceStep) || step.slice.size === 0) continue;
    step.getMap().forEach((_from, _to, newFrom, newTo) => {
      const on = tr.mapping.slice(at + 1);
      const [from, to] = [on.map(newFrom, 1), on.map(newTo, -1)];
      if (to > from && tr.doc.rangeHasMark(from, to, strike)) { tr.removeMark(from, to, strike); mended = true; }
    });
  }
  return mended ? tr : null;
}
