/** A paragraph that becomes a heading or an item of a list, as a proposal: one sign at its beginning (ADR 20). */
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { isBlockKind, kindAround } from './block-kinds.ts';
import type { BlockKind } from './block-kinds.ts';
import { newSuggestionId, proposing, readSuggestionId, suggestionOn } from './suggestions.ts';

/** A proposal of what lines are or how they are laid out. */
export interface ProposedEdit {
  tr: Transaction;
  /** The document that accepting everything in `tr` and in this one must make alike. */
  expected: Node;
  /** Nothing to compare with: it says what a line not yet divided becomes. */
  isWhole: boolean;
}

/** Null for an edit that is another than of kinds alone. */
export function proposeKinds(state: EditorState, edit: Transaction, author: { client: number; at: number }): ProposedEdit | null {
  const [was, is] = [linesOf(state.doc), linesOf(edit.doc)];
  if (was.length !== is.length || !was.every(({ node }, at) => node.content.eq(is[at]?.node.content ?? node.content))) return null;
  const changed = was.flatMap((line, at) => {
    const now = is[at];
    return now && (line.kind !== now.kind || line.node.type !== now.node.type) ? [{ ...line, now }] : [];
  });
  const known = changed.flatMap(({ kind, now, open }) => (kind !== null && now.kind !== null ? [{ open, kind: now.kind, newOpen: now.open }] : []));
  if (known.length === 0 || known.length < changed.length) return null;
  return proposed(state, edit, { known, author });
}

interface NewKind { open: number; kind: BlockKind; newOpen: number }

/** The same for paragraphs named: what is said of them already is withdrawn where it is one's own. */
export function proposed(state: EditorState, edit: Transaction, { known, author }: { known: readonly NewKind[]; author: { client: number; at: number } }): ProposedEdit | null {
  const sign = state.schema.nodes[proposing.kind];
  const [only] = known;
  if (!sign) return null;
  const divided = only && known.length === 1 ? dividedAt(state, only.open) : null;
  if (only && divided) return ofDivided(state, { ...divided, kind: only.kind, client: author.client });
  const tr = state.tr;
  const expected = EditorState.create({ doc: edit.doc }).tr;
  const id = newSuggestionId(author.client, author.at);
  for (const { open, kind, newOpen } of known.toReversed()) {
    const { parent } = state.doc.resolve(open + 1);
    // What was said of it before is said anew: the own is withdrawn, another's is struck.
    signsIn(parent).toReversed().forEach(({ node, offset }) => {
      const at = open + 1 + offset;
      expected.delete(newOpen + 1 + offset, newOpen + 2 + offset);
      if (isOf(node, author.client)) tr.delete(at, at + 1);
      else if (state.schema.marks[proposing.strike]) tr.addMark(at, at + 1, state.schema.mark(proposing.strike, { suggestion: id }));
    });
    if (kindAround(state.doc.resolve(open + 1)) !== kind) tr.insert(open + 1, sign.create({ suggestion: id, kind }));
  }
  return { tr: edit.scrolledIntoView ? tr.scrollIntoView() : tr, expected: expected.doc, isWhole: false };
}

interface KindLine { node: Node; open: number; kind: BlockKind | null }

function linesOf(doc: Node): KindLine[] {
  const found: KindLine[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) found.push({ node, open: position, kind: kindAround(doc.resolve(position + 1)) });
    return !node.isTextblock;
  });
  return found;
}

function signsIn(parent: Node): { node: Node; offset: number }[] {
  const found: { node: Node; offset: number }[] = [];
  parent.forEach((node, offset) => { if (node.type.name === proposing.kind) found.push({ node, offset }); });
  return found;
}

const isOf = (node: Node, client: number): boolean => readSuggestionId(node.attrs['suggestion'])?.client === client;

/** The sign that makes the caret's part of a line a line of its own; null for the part that is the line. */
function dividedAt({ selection }: EditorState, open: number): { at: number; node: Node } | null {
  const { $from, $to } = selection;
  if ($from.before() !== open || !$from.sameParent($to)) return null;
  return definingBreak($from);
}

/** What the paragraph around the caret is, or would be by the last that is proposed of it; null where it has no kind to propose. */
export function proposedKindAt({ doc, selection: { $from } }: EditorState): BlockKind | null {
  if (!$from.parent.isTextblock) return null;
  const present = kindAround(doc.resolve($from.start()));
  const fresh = definingBreak($from);
  if (fresh) {
    const { kind } = fresh.node.attrs;
    if (kind === 'image') return null;
    return isBlockKind(kind) ? kind : kind === 'item' ? present : present === null ? null : 'paragraph';
  }
  const last = signsIn($from.parent).find(({ node }) => suggestionOn(node, 'strike') === null);
  return present !== null && last ? last.node.attrs['kind'] as BlockKind : present;
}

/** The break that says what the words around a place are to be. */
export function definingBreak($at: ResolvedPos): { at: number; node: Node } | null {
  let before: { at: number; node: Node } | null = null;
  let after: { at: number; node: Node } | null = null;
  $at.parent.forEach((node, offset) => {
    if (node.type.name !== proposing.break) return;
    if (offset < $at.parentOffset) before = { at: $at.start() + offset, node };
    else after ??= { at: $at.start() + offset, node };
  });
  const [earlier, later] = [before, after] as ({ at: number; node: Node } | null)[];
  if (later && later.node.attrs['before'] === true) return later;
  return earlier && earlier.node.attrs['before'] !== true ? earlier : null;
}

/** One's own line that is not there yet becomes another kind in place; another's is his to change. */
function ofDivided(state: EditorState, { at, node, kind, client }: { at: number; node: Node; kind: BlockKind; client: number }): ProposedEdit | null {
  if (!isOf(node, client) || node.attrs['kind'] === 'image') return null;
  const tr = state.tr.setNodeMarkup(at, null, { ...node.attrs, kind });
  return { tr, expected: tr.doc, isWhole: true };
}
