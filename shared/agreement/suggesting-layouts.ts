/** Lines that are laid out in another way, as proposals: a sign at the beginning of each line that it is of (ADR 23). */
import { Fragment } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { sameShape } from './block-kinds.ts';
import type { ProposedEdit } from './suggesting-kinds.ts';
import { setLayout } from './laying-out.ts';
import { readLayout, subjectOf } from './proposed-layouts.ts';
import type { Layout } from './proposed-layouts.ts';
import { newSuggestionId, proposing, readSuggestionId } from './suggestions.ts';

/** Null for an edit of anything but how lines are laid out. */
export function proposeLayouts(state: EditorState, edit: Transaction, author: { client: number; at: number }): ProposedEdit | null {
  const type = state.schema.nodes[proposing.layout];
  const [was, is] = [linesOf(state.doc), linesOf(edit.doc)];
  if (!type || was.length !== is.length || !was.every(({ node }, at) => node.type === is[at]?.node.type && node.content.eq(is[at].node.content))) return null;
  // Two lists that stand above each other become one, or count alike: the first that gives the text that was made.
  const found = layoutsBetween(state.doc, edit.doc, 'countOn') ?? layoutsBetween(state.doc, edit.doc, 'countFrom');
  if (found === null || found.size === 0) return null;
  const suggestion = newSuggestionId(author.client, author.at);
  const tr = state.tr;
  const expected = EditorState.create({ doc: edit.doc }).tr;
  for (const [at, layouts] of [...found].toReversed()) {
    const [old, now] = [was[at], is[at]];
    if (!old || !now) return null;
    const signs = layoutSigns(old.node);
    // After those that stand there: what is said last is done last.
    tr.insert(old.open + 1 + (signs.at(-1)?.offset ?? -1) + 1, Fragment.fromArray(layouts.map((layout) => type.create({ suggestion, ...layout }))));
    const subjects = new Set(layouts.map(({ change }) => subjectOf(change)));
    for (const { offset, layout, client } of signs.toReversed()) {
      const subject = subjectOf(layout.change);
      if (client !== author.client || subject === null || !subjects.has(subject)) continue;
      tr.delete(old.open + 1 + offset, old.open + 2 + offset);
      expected.delete(now.open + 1 + offset, now.open + 2 + offset);
    }
  }
  return { tr: edit.scrolledIntoView ? tr.scrollIntoView() : tr, expected: expected.doc, isWhole: false };
}

/** The own signs of these changes in the selected lines go: that is how a proposal of them is taken back. Null where there are none. */
export function withdrawLayout(state: EditorState, changes: readonly Layout['change'][], client: number): Transaction | null {
  const tr = state.tr;
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, open) => {
    if (!node.isTextblock) return true;
    const own = layoutSigns(node).findLast((sign) => sign.client === client && changes.includes(sign.layout.change));
    const at = own ? tr.mapping.map(open + 1 + own.offset) : 0;
    if (own) tr.delete(at, at + 1);
    return false;
  });
  return tr.docChanged ? tr : null;
}

/** Whether a page would begin with the line one stands in, were everything accepted; null where none can. */
export function meantPageBreak(begins: boolean | null, line: Node): boolean | null {
  const last = layoutSigns(line).findLast(({ layout }) => subjectOf(layout.change) === 'page');
  return begins === null || !last ? begins : last.layout.change === 'pageBreak';
}

/** What each line must become for the one document to be the other, line by line from the first; null when that does not do it. */
function layoutsBetween(before: Node, after: Node, counting: 'countOn' | 'countFrom'): Map<number, Layout[]> | null {
  const found = new Map<number, Layout[]>();
  const { tr } = EditorState.create({ doc: before });
  let now = linesOf(tr.doc);
  for (const [at, wanted] of linesOf(after).entries()) {
    for (let layout = differing(now[at], wanted, counting); layout !== null; layout = differing(now[at], wanted, counting)) {
      const own = found.get(at) ?? [];
      const { length } = tr.steps;
      // Nobody's list is as deep: what goes to and fro would never end.
      if (own.length > 20) return null;
      setLayout(tr, now[at]?.open ?? 0, layout);
      if (tr.steps.length === length) return null;
      found.set(at, [...own, layout]);
      now = linesOf(tr.doc);
    }
  }
  return sameShape(tr.doc, after) ? found : null;
}

function differing(now: Line | undefined, wanted: Line, counting: 'countOn' | 'countFrom'): Layout | null {
  if (!now) return null;
  if (now.depth !== wanted.depth) return { change: now.depth < wanted.depth ? 'deeper' : 'shallower', value: null };
  if (now.pageBreak !== wanted.pageBreak) return { change: wanted.pageBreak ? 'pageBreak' : 'noPageBreak', value: null };
  if (now.number === null || wanted.number === null) return null;
  if (now.numbers !== wanted.numbers && wanted.numbers !== null) return { change: 'countAs', value: wanted.numbers };
  if (now.number === wanted.number) return null;
  return counting === 'countOn' ? { change: 'countOn', value: null } : { change: 'countFrom', value: wanted.number };
}

interface Line {
  node: Node;
  open: number;
  /** Lists around it. */
  depth: number;
  pageBreak: boolean;
  /** What its numbered item counts; null for other lines. */
  number: number | null;
  numbers: string | null;
}

function linesOf(doc: Node): Line[] {
  const found: Line[] = [];
  const walk = (parent: Node, start: number, place: Pick<Line, 'depth' | 'number' | 'numbers'>): void => {
    parent.forEach((node, offset, index) => {
      const open = start + offset;
      if (node.isTextblock) found.push({ node, open, ...place, number: index === 0 ? place.number : null, pageBreak: node.attrs['pageBreak'] === true });
      else if (node.type.name !== 'listItem') walk(node, open + 1, { depth: place.depth + Number(node.type.name.endsWith('List')), number: null, numbers: null });
      else walk(node, open + 1, { depth: place.depth, ...(parent.type.name === 'orderedList' ? { number: Number(parent.attrs['start']) + index, numbers: parent.attrs['numbers'] as string | null } : { number: null, numbers: null }) });
    });
  };
  walk(doc, 0, { depth: 0, number: null, numbers: null });
  return found;
}

function layoutSigns(line: Node): { offset: number; layout: Layout; client: number | null }[] {
  const found: { offset: number; layout: Layout; client: number | null }[] = [];
  line.forEach((node, offset) => {
    const layout = node.type.name === proposing.layout ? readLayout(node.attrs) : null;
    if (layout) found.push({ offset, layout, client: readSuggestionId(node.attrs['suggestion'])?.client ?? null });
  });
  return found;
}
