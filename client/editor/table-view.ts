/** A table on the screen: its columns' shares, the scopes of its headers, the cells that a selection covers, and column edges that can be drawn. */
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { setWidthsAt } from '#shared/agreement/table-editing.ts';
import { columnHeadRows, columnShares, mapOf, scopeOf } from '#shared/agreement/table-map.ts';
import type { PlacedCell } from '#shared/agreement/table-map.ts';
import { cellAt, inTable, isIn, nodeOfCell, selectedCells } from '#shared/agreement/table-place.ts';
import { namedSigns } from './named-lines.ts';

export const tableView: NodeViewRenderer = ({ node }) => new TableView(node);

/** The columns stand beside the rows, so that widths change without drawing the table anew. */
class TableView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('tbody');
  readonly #table = document.createElement('table');
  readonly #columns = document.createElement('colgroup');

  constructor(node: Node) {
    this.dom.className = 'table-scroll';
    this.#table.append(this.#columns, this.contentDOM);
    this.dom.append(this.#table);
    this.#draw(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== 'table') return false;
    this.#draw(node);
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  #draw(node: Node): void {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string') this.#table.dataset['block'] = id;
    drawShares(this.#columns, columnShares(node.attrs['widths'] as number[] | null, mapOf(node).width));
  }
}

/** As attributes: the page's rules allow no inline style. */
function drawShares(columns: HTMLElement, shares: readonly number[] | null): void {
  while (columns.childElementCount > (shares?.length ?? 0)) columns.lastElementChild?.remove();
  shares?.forEach((share, at) => {
    const column = columns.children[at] ?? columns.appendChild(document.createElement('col'));
    const width = `${share / 10}%`;
    if (column.getAttribute('width') !== width) column.setAttribute('width', width);
  });
}

const scopesKey = new PluginKey<DecorationSet>('table-scopes');
const known = new WeakMap<Node, { cell: PlacedCell; scope: string }[]>();

/** Header cells say what they are headers of, and proposed rows and columns what is proposed. */
export function tableScopesPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: scopesKey,
    state: {
      init: (_config, { doc }) => scopes(doc),
      apply: (transaction, old, before) => (transaction.docChanged ? tablesOf(transaction.doc).every((table, at) => table === tablesOf(before.doc)[at]) ? old.map(transaction.mapping, transaction.doc) : scopes(transaction.doc) : old),
    },
    props: { decorations: (state) => scopesKey.getState(state) },
  });
}

const tablesKnown = new WeakMap<Node, Node[]>();

function tablesOf(doc: Node): Node[] {
  const tables = tablesKnown.get(doc) ?? doc.children.filter((node) => node.type.name === 'table');
  tablesKnown.set(doc, tables);
  return tables;
}

function scopes(doc: Node): DecorationSet {
  const drawn: Decoration[] = [];
  doc.forEach((table, at) => {
    if (table.type.name !== 'table') return;
    for (const { cell, scope } of scopesIn(table)) {
      const from = cellAt({ table, at }, cell);
      drawn.push(Decoration.node(from, from + nodeOfCell({ table }, cell).nodeSize, { scope }));
    }
    for (const sign of namedSigns({ table, at })) drawn.push(Decoration.node(sign, sign + 1, { class: 'named-line' }));
  });
  return DecorationSet.create(doc, drawn);
}

function scopesIn(table: Node): { cell: PlacedCell; scope: string }[] {
  const place = { table, map: mapOf(table) };
  const isHeader = (cell: PlacedCell): boolean => nodeOfCell(place, cell).type.name === 'tableHeader';
  const rows = columnHeadRows(place.map, isHeader);
  const found = known.get(table) ?? place.map.cells.filter(isHeader).map((cell) => ({ cell, scope: scopeOf(cell, rows) }));
  known.set(table, found);
  return found;
}

/** While words of several cells are selected, the whole cells show: they are what a merge takes. */
export function selectedCellsPlugin(): Plugin {
  return new Plugin({ props: { decorations: selectedDecorations } });
}

function selectedDecorations(state: EditorState): DecorationSet | null {
  const selected = state.selection.empty ? null : selectedCells(state);
  if (!selected) return null;
  const { place, cells } = selected;
  const own = place.map.cells.filter((cell) => isIn(cells, cell, 'wholly'));
  if (own.length < 2) return null;
  return DecorationSet.create(state.doc, own.map((cell) => {
    const from = cellAt(place, cell);
    return Decoration.node(from, from + nodeOfCell(place, cell).nodeSize, { class: 'selected-cell' });
  }));
}

/** How near to an edge the pointer must be, in pixels. */
const nearness = 5;
/** No column becomes narrower than this part of the table, in thousandths. */
const narrowest = 30;

interface Edge { table: HTMLTableElement; at: number; column: number }

/** A column's right edge is drawn with the pointer; the keyboard has the dialog of the toolbar. */
export function columnEdgesPlugin(): Plugin {
  let drawing: { edge: Edge; shares: number[]; start: number } | null = null;
  return new Plugin({
    props: {
      handleDOMEvents: {
        pointermove: (view, event) => {
          if (drawing === null) view.dom.classList.toggle('at-column-edge', view.editable && edgeAt(view, event) !== null);
          return false;
        },
        pointerdown: (view, event) => {
          const edge = view.editable && event.button === 0 && event.pointerType === 'mouse' ? edgeAt(view, event) : null;
          if (edge === null) return false;
          drawing = { edge, shares: sharesNow(view, edge), start: event.clientX };
          event.preventDefault();
          view.dom.setPointerCapture(event.pointerId);
          const move = (moved: PointerEvent): void => {
            if (drawing) draw(drawing, moved.clientX);
          };
          const end = (ended: PointerEvent): void => {
            view.dom.removeEventListener('pointermove', move);
            view.dom.removeEventListener('pointerup', end);
            view.dom.removeEventListener('pointercancel', end);
            const done = drawing;
            drawing = null;
            if (done) finish(view, done, ended);
          };
          view.dom.addEventListener('pointermove', move);
          view.dom.addEventListener('pointerup', end);
          view.dom.addEventListener('pointercancel', end);
          return true;
        },
      },
    },
  });
}

function finish(view: EditorView, { edge, shares, start }: { edge: Edge; shares: number[]; start: number }, event: PointerEvent): void {
  const widths = drawn(shares, edge, (event.clientX - start) / edge.table.getBoundingClientRect().width);
  // Others may have written before the table meanwhile, or taken it or a column of it away.
  const cell = view.dom.contains(edge.table) ? edge.table.querySelector('td, th') : null;
  const place = cell && inTable(view.state.doc.resolve(view.posAtDOM(cell, 0)));
  const isMoved = event.type === 'pointerup' && place?.map.width === shares.length && widths.some((width, at) => width !== shares[at]);
  if (isMoved && setWidthsAt(place.at, widths)(view.state, view.dispatch)) return;
  // Nothing came of it: as it was.
  const columns = edge.table.querySelector('colgroup');
  const table = place?.table;
  if (columns && table) drawShares(columns, columnShares(table.attrs['widths'] as number[] | null, mapOf(table).width));
}

function draw({ edge, shares, start }: { edge: Edge; shares: number[]; start: number }, x: number): void {
  const columns = edge.table.querySelector('colgroup');
  if (columns) drawShares(columns, drawn(shares, edge, (x - start) / edge.table.getBoundingClientRect().width));
}

/** What one column gains its neighbour loses. */
function drawn(shares: readonly number[], { column }: Edge, by: number): number[] {
  const [own, next] = [shares[column] ?? 0, shares[column + 1] ?? 0];
  const gain = Math.round(Math.min(Math.max(by * 1_000, Math.min(0, narrowest - own)), Math.max(0, next - narrowest)));
  return shares.map((share, at) => (at === column ? share + gain : at === column + 1 ? share - gain : share));
}

/** The inner column edge under the pointer. */
function edgeAt(view: EditorView, event: PointerEvent): Edge | null {
  const target = event.target instanceof Element ? event.target.closest('td, th') : null;
  const table = target?.closest('table');
  if (!(target instanceof HTMLTableCellElement) || !(table instanceof HTMLTableElement) || !view.dom.contains(table)) return null;
  const box = target.getBoundingClientRect();
  const side = event.clientX > box.right - nearness ? 'right' : event.clientX < box.left + nearness ? 'left' : null;
  if (side === null) return null;
  const place = inTable(view.state.doc.resolve(view.posAtDOM(target, 0)));
  if (!place) return null;
  const column = side === 'right' ? place.cell.column + place.cell.colspan - 1 : place.cell.column - 1;
  return column < 0 || column >= place.map.width - 1 ? null : { table, at: place.at, column };
}

/** As they are drawn, where nobody has set them. */
function sharesNow(view: EditorView, { table, at }: Edge): number[] {
  const node = view.state.doc.nodeAt(at);
  if (!node) return [];
  const map = mapOf(node);
  const set = columnShares(node.attrs['widths'] as number[] | null, map.width);
  if (set) return set;
  const whole = table.getBoundingClientRect();
  const edges = Array.from({ length: map.width + 1 }, (_, column) => whole.left + whole.width * column / map.width);
  for (const cell of map.cells) {
    const box = table.querySelector('tbody')?.children[cell.row]?.children[cell.index]?.getBoundingClientRect();
    if (!box) continue;
    edges[cell.column] = box.left;
    edges[cell.column + cell.colspan] = box.right;
  }
  const widths = edges.slice(1).map((edge, column) => Math.max(1, Math.round(edge - (edges[column] ?? 0))));
  return columnShares(widths, map.width) ?? [];
}
