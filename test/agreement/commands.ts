/** Every editor command as one random act at one random place: what writers in the fuzzer and the bench do. */
import { joinBackward, lift, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands';
import type { Fragment, Node, NodeType } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { insertClauseRef, insertImage, leaveCaption, setImage, togglePageBreak } from '#shared/agreement/editing.ts';
import { moveBlock, moveNodes } from '#shared/agreement/moving-blocks.ts';
import { pasteWhole, sliceForPaste, wholeBlocks } from '#shared/agreement/pasting-blocks.ts';
import { deleteAcross, insertFootnote, insertHardBreak, insertTable, removeFootnote, setLink } from './plain-commands.ts';
import { listNumbers } from '#shared/agreement/list-numbers.ts';
import { countFrom, countListAs, countOn } from '#shared/agreement/numbering-lists.ts';
import { addColumn, addRow, deleteColumn, deleteRow, deleteTable, mergeCells, mergeWith, moveColumn, moveRow, setWidths, splitCell, toggleHeaderColumn, toggleHeaderRow } from '#shared/agreement/table-editing.ts';
import { tableAround } from '#shared/agreement/table-place.ts';
import { below, pick, prose } from './chance.ts';
import type { Chance } from './chance.ts';

export interface Act {
  name: string;
  /** Structure only: no character may come or go. */
  structural: boolean;
  weight: number;
  /** No character may come or go, whatever the step maps say. */
  moves?: boolean;
  /** The words of cells that span rows go and come again elsewhere as the same words. */
  carries?: boolean;
  /** Rearranges the cells of a table. */
  cells?: boolean;
  /** The transaction, or null when the command does not apply at the place that chance chose. */
  on(state: EditorState, chance: Chance, clipboard: Clipboard): Transaction | null;
}

/** What a writer has cut out and not yet put back. */
export interface Clipboard { cut: Fragment | null }

type Where = 'anywhere' | 'table';

interface Leaf { node: Node; start: number }

function leaves(state: EditorState, where: Where): Leaf[] {
  const found: Leaf[] = [];
  state.doc.descendants((node, position, parent) => {
    if (!node.isTextblock) return true;
    const inTable = parent?.type.name === 'tableCell' || parent?.type.name === 'tableHeader';
    if (where === 'anywhere' || inTable) found.push({ node, start: position + 1 });
    return false;
  });
  return found;
}

function caret(state: EditorState, chance: Chance, where: Where = 'anywhere'): EditorState | null {
  const all = leaves(state, where);
  if (all.length === 0) return null;
  const leaf = pick(chance, all);
  const edge = chance();
  const offset = edge < 0.15 ? 0 : edge < 0.3 ? leaf.node.content.size : below(chance, leaf.node.content.size + 1);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, leaf.start + offset)));
}

/** A word, or a few, inside one textblock. */
function wordRange(state: EditorState, chance: Chance): EditorState | null {
  const all = leaves(state, 'anywhere').filter((leaf) => leaf.node.textContent.length > 0);
  if (all.length === 0) return null;
  const leaf = pick(chance, all);
  const from = below(chance, leaf.node.content.size);
  const to = Math.min(leaf.node.content.size, from + 1 + below(chance, 14));
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, leaf.start + from, leaf.start + to)));
}

function blockRange(state: EditorState, chance: Chance): EditorState | null {
  const all = leaves(state, 'anywhere');
  const at = below(chance, all.length);
  const first = all[at];
  const last = all[Math.min(all.length - 1, at + 1 + below(chance, 2))];
  if (!first || !last) return null;
  const from = first.start + below(chance, first.node.content.size + 1);
  const to = last.start + below(chance, last.node.content.size + 1);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, Math.max(from, to))));
}

function run(command: Command, state: EditorState | null): Transaction | null {
  let done: Transaction | null = null;
  if (state) command(state, (tr) => { done = tr; });
  return done;
}

function named(state: EditorState, name: string): NodeType {
  const type = state.schema.nodes[name];
  if (!type) throw new RangeError(name);
  return type;
}

function at(name: string, { structural, weight, where = 'anywhere' }: { structural: boolean; weight: number; where?: Where }, command: (state: EditorState, chance: Chance) => Command): Act {
  return {
    name, structural, weight,
    on: (state, chance) => {
      const placed = caret(state, chance, where);
      return placed && run(command(placed, chance), placed);
    },
  };
}

const typeWords = (where: Where) => (state: EditorState, chance: Chance): Transaction | null => {
  const placed = caret(state, chance, where);
  return placed && placed.tr.insertText(` ${prose(chance, 1 + below(chance, 3))} `);
};

const splitHere: Command = (state, dispatch) => splitListItem(named(state, 'listItem'))(state, dispatch) || splitBlock(state, dispatch);

/** A list of the other kind, as the editor's list buttons do it. */
const changeList: Command = (state, dispatch) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    const other = node.type.name === 'bulletList' ? 'orderedList' : node.type.name === 'orderedList' ? 'bulletList' : null;
    if (!other) continue;
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), named(state, other), { id: node.attrs['id'] }));
    return true;
  }
  return false;
};

function pasteBlocks(state: EditorState, chance: Chance): Transaction | null {
  const source = blockRange(state, chance);
  const target = caret(state, chance);
  if (!source || !target) return null;
  const { from, to } = source.selection;
  return target.tr.replaceSelection(sliceForPaste(source.doc.slice(from, to), target.selection.$from));
}

function pasteFresh(state: EditorState, chance: Chance): Transaction | null {
  const target = caret(state, chance);
  if (!target) return null;
  const paragraphs = Array.from({ length: 2 + below(chance, 2) }, () => named(state, 'paragraph').create(null, state.schema.text(prose(chance, 3))));
  const doc = state.schema.topNodeType.create(null, paragraphs);
  return target.tr.replaceSelection(sliceForPaste(doc.slice(1, doc.content.size - 1), target.selection.$from));
}

/** From one cell of a table to another. */
function cellRange(state: EditorState, chance: Chance): EditorState | null {
  const [one, other] = [caret(state, chance, 'table'), caret(state, chance, 'table')];
  return one && other && one.apply(one.tr.setSelection(TextSelection.create(one.doc, one.selection.head, other.selection.head)));
}

function widthsFor(state: EditorState, chance: Chance): number[] {
  const widths: unknown = tableAround(state)?.table.attrs['widths'];
  const columns = tableAround(state)?.map.width ?? 1;
  const present: number[] = Array.isArray(widths) ? [...widths as number[]] : Array.from({ length: columns }, () => 100);
  return present.map((width) => (chance() < 0.5 ? width : 1 + below(chance, 900)));
}

function deleteBlock(state: EditorState, chance: Chance): Transaction | null {
  const index = below(chance, state.doc.childCount);
  const node = state.doc.child(index);
  if (state.doc.childCount < 3 || node.type.name === 'footnotes') return null;
  let from = 0;
  for (let child = 0; child < index; child++) from += state.doc.child(child).nodeSize;
  return state.tr.delete(from, from + node.nodeSize);
}

/** Whole blocks of the top level, up to three in a row, to another place of the top level. */
function dragBlocks(state: EditorState, chance: Chance): Transaction | null {
  const starts = childStarts(state.doc, 0);
  const first = below(chance, state.doc.childCount);
  const last = Math.min(state.doc.childCount, first + 1 + below(chance, 3));
  return run(moveNodes(starts[first] ?? 0, starts[last] ?? 0, pick(chance, starts)), state);
}

function dragItem(state: EditorState, chance: Chance): Transaction | null {
  const lists: { node: Node; start: number }[] = [];
  state.doc.descendants((node, position) => { if (node.type.name.endsWith('List')) lists.push({ node, start: position + 1 }); return !node.isTextblock; });
  if (lists.length === 0) return null;
  const [from, to] = [pick(chance, lists), pick(chance, lists)];
  const starts = childStarts(from.node, from.start);
  const at = below(chance, from.node.childCount);
  return run(moveNodes(starts[at] ?? 0, starts[at + 1] ?? 0, pick(chance, childStarts(to.node, to.start))), state);
}

function childStarts(parent: Node, start: number): number[] {
  const starts = [start];
  parent.forEach((child, offset) => { starts.push(start + offset + child.nodeSize); });
  return starts;
}

/** As Ctrl-X does it. */
function cutWhole(state: EditorState, chance: Chance, clipboard: Clipboard): Transaction | null {
  const all = leaves(state, 'anywhere');
  const at = below(chance, all.length);
  const first = all[at];
  const last = all[Math.min(all.length - 1, at + below(chance, 3))];
  if (!first || !last) return null;
  const placed = state.apply(state.tr.setSelection(TextSelection.create(state.doc, first.start, last.start + last.node.content.size)));
  const whole = wholeBlocks(placed);
  if (!whole) return null;
  clipboard.cut = whole;
  return placed.tr.deleteSelection().setMeta('uiEvent', 'cut');
}

function pasteCut(state: EditorState, chance: Chance, clipboard: Clipboard): Transaction | null {
  if (!clipboard.cut) return null;
  const done = run(pasteWhole(clipboard.cut), caret(state, chance));
  if (done) clipboard.cut = null;
  return done;
}

export const acts: readonly Act[] = [
  { name: 'type', structural: false, weight: 12, on: typeWords('anywhere') },
  { name: 'type in a cell', structural: false, weight: 5, on: typeWords('table') },
  { name: 'type a letter', structural: false, weight: 6, on: (state, chance) => caret(state, chance)?.tr.insertText(pick(chance, ['a', 'r', 's', 'å'])) ?? null },
  { name: 'delete a word', structural: false, weight: 6, on: (state, chance) => run(deleteAcross, wordRange(state, chance)) },
  { name: 'type over', structural: false, weight: 2, on: (state, chance) => wordRange(state, chance)?.tr.insertText(prose(chance, 1)) ?? null },
  { name: 'delete across blocks', structural: false, weight: 2, on: (state, chance) => run(deleteAcross, blockRange(state, chance)) },
  { name: 'delete a block', structural: false, weight: 2, on: deleteBlock },
  { name: 'paste', structural: false, weight: 1, on: pasteBlocks },
  { name: 'paste paragraphs', structural: false, weight: 2, on: pasteFresh },
  at('split', { structural: true, weight: 7 }, () => splitHere),
  { name: 'join', structural: true, weight: 5, on: (state, chance) => {
    const leaf = pick(chance, leaves(state, 'anywhere'));
    return run(joinBackward, state.apply(state.tr.setSelection(TextSelection.create(state.doc, leaf.start))));
  } },
  at('heading', { structural: true, weight: 3 }, (state, chance) => setBlockType(named(state, 'heading'), { level: 1 + below(chance, 4) })),
  at('paragraph', { structural: true, weight: 2 }, (state) => setBlockType(named(state, 'paragraph'))),
  { name: 'headings', structural: true, weight: 1, on: (state, chance) => run(setBlockType(named(state, 'heading'), { level: 2 }), blockRange(state, chance)) },
  at('bullet list', { structural: true, weight: 3 }, (state) => wrapInList(named(state, 'bulletList'))),
  { name: 'numbered list', structural: true, weight: 2, on: (state, chance) => run(wrapInList(named(state, 'orderedList')), blockRange(state, chance)) },
  at('lift item', { structural: true, weight: 3 }, (state) => liftListItem(named(state, 'listItem'))),
  { name: 'lift', structural: true, weight: 1, on: (state, chance) => run(lift, blockRange(state, chance)) },
  at('sink item', { structural: true, weight: 4 }, (state) => sinkListItem(named(state, 'listItem'))),
  at('change list', { structural: true, weight: 1 }, () => changeList),
  { name: 'count list as', structural: true, weight: 1, on: (state, chance) => run(countListAs(pick(chance, listNumbers)), caret(state, chance)) },
  { name: 'count from', structural: true, weight: 1, on: (state, chance) => run(countFrom(1 + below(chance, 9)), caret(state, chance)) },
  { name: 'count on', structural: true, weight: 1, on: (state, chance) => run(countOn, caret(state, chance)) },
  ...(['definition', 'bold', 'italic', 'underline'] as const).map((mark): Act => ({
    name: mark, structural: true, weight: 2,
    on: (state, chance) => {
      const type = state.schema.marks[mark];
      return type ? run(toggleMark(type), (chance() < 0.7 ? wordRange : blockRange)(state, chance)) : null;
    },
  })),
  { name: 'link', structural: true, weight: 2, on: (state, chance) => run(setLink(chance() < 0.7 ? 'https://example.org/' : null), wordRange(state, chance)) },
  at('hard break', { structural: false, weight: 1 }, () => insertHardBreak),
  at('footnote', { structural: false, weight: 2 }, () => insertFootnote),
  { name: 'clause reference', structural: false, weight: 2, on: (state, chance) => {
    const headings: string[] = [];
    state.doc.forEach((node) => { if (node.type.name === 'heading') headings.push(String(node.attrs['id'])); });
    return headings.length === 0 ? null : run(insertClauseRef(pick(chance, headings), pick(chance, ['', 'avsnitt\u00A0'])), caret(state, chance));
  } },
  { name: 'remove footnote', structural: false, weight: 1, on: (state, chance) => {
    const notes = state.doc.lastChild;
    if (notes?.type.name !== 'footnotes' || chance() < 0.5) return null;
    return run(removeFootnote(String(notes.child(below(chance, notes.childCount)).attrs['id'])), state);
  } },
  at('table', { structural: true, weight: 1 }, (_, chance) => insertTable(1 + below(chance, 3), 1 + below(chance, 3))),
  at('image', { structural: true, weight: 1.5 }, (_, chance) => insertImage({ hash: 'ab'.repeat(32), media: 'png', width: 10, height: 8, alt: pick(chance, [null, '', 'Karta']) })),
  { name: 'describe an image', structural: true, weight: 1, on: (state, chance) => {
    const images = state.doc.children.filter((node) => node.type.name === 'image');
    return images.length === 0 ? null : run(setImage(String(pick(chance, images).attrs['id']), pick<Record<string, unknown>>(chance, [{ alt: prose(chance, 2) }, { share: pick(chance, [25, 50, 100]) }, { alt: null }])), state);
  } },
  at('leave a caption', { structural: true, weight: 1 }, () => leaveCaption),
  at('page break', { structural: true, weight: 2 }, () => togglePageBreak),
  at('row', { structural: true, weight: 2, where: 'table' }, (_, chance) => addRow(pick(chance, ['before', 'after']))),
  at('column', { structural: true, weight: 2, where: 'table' }, (_, chance) => addColumn(pick(chance, ['before', 'after']))),
  { ...at('delete row', { structural: false, weight: 1, where: 'table' }, () => deleteRow), carries: true, cells: true },
  { ...at('delete column', { structural: false, weight: 1, where: 'table' }, () => deleteColumn), cells: true },
  at('delete table', { structural: false, weight: 0.3, where: 'table' }, () => deleteTable),
  { name: 'drag blocks', structural: true, moves: true, weight: 3, on: dragBlocks },
  { name: 'drag item', structural: true, moves: true, weight: 2, on: dragItem },
  { name: 'move up or down', structural: true, moves: true, weight: 2, on: (state, chance) => run(moveBlock(pick(chance, ['before', 'after'])), caret(state, chance)) },
  { name: 'cut', structural: false, weight: 1.5, on: cutWhole },
  { name: 'paste the cut', structural: false, weight: 4, on: pasteCut },
  at('header row', { structural: true, weight: 0.5, where: 'table' }, () => toggleHeaderRow),
  at('header column', { structural: true, weight: 0.5, where: 'table' }, () => toggleHeaderColumn),
  { ...at('merge cells', { structural: true, weight: 3, where: 'table' }, (_, chance) => mergeWith(pick(chance, ['right', 'below']))), moves: true, cells: true },
  { name: 'merge the selected', structural: true, moves: true, cells: true, weight: 1, on: (state, chance) => run(mergeCells, cellRange(state, chance)) },
  { ...at('split cell', { structural: true, weight: 3, where: 'table' }, () => splitCell), moves: true, cells: true },
  { ...at('move row', { structural: true, weight: 2, where: 'table' }, (_, chance) => moveRow(pick(chance, ['before', 'after']))), moves: true, cells: true },
  { ...at('move column', { structural: true, weight: 2, where: 'table' }, (_, chance) => moveColumn(pick(chance, ['before', 'after']))), moves: true, cells: true },
  at('column widths', { structural: true, weight: 1, where: 'table' }, (state, chance) => setWidths(chance() < 0.2 ? null : widthsFor(state, chance))),
];

const inTables = new Set([
  'type in a cell', 'delete a word', 'type over', 'delete across blocks', 'split', 'join', 'row', 'column', 'delete row', 'delete column', 'delete table', 'header row', 'header column',
  'merge cells', 'merge the selected', 'split cell', 'move row', 'move column', 'column widths', 'bold',
]);

/** What people do who work in one table. */
export const tableActs: readonly Act[] = acts.filter(({ name }) => inTables.has(name));

export function pickAct(chance: Chance, from: readonly Act[] = acts): Act {
  let left = chance() * from.reduce((sum, act) => sum + act.weight, 0);
  return from.find((act) => (left -= act.weight) < 0) ?? pick(chance, from);
}
