/** A local edit into Yjs: structure as keys and boundaries, words only where the step maps say that words came or went (ADR 7). */
import type { Node } from '@tiptap/pm/model';
import type { StepMap } from '@tiptap/pm/transform';
import { keptSpans } from './changed-ranges.ts';
import { align } from './flat-align.ts';
import { LocalEdit } from './flat-edit.ts';
import type { NewTable } from './flat-edit.ts';
import { formatVersion, usualFootnotesId } from './flat-format.ts';
import type { PathEntry } from './flat-format.ts';
import { blocksOf, leavesOf } from './flat-layout.ts';
import type { FlatMirror } from './flat-mirror.ts';
import { writeAlignment } from './flat-splice.ts';
import type { FlatBlock } from './flat-block.ts';
import type { FlatStream } from './flat-stream.ts';
import type { NewBlock } from './flat-tokens.ts';
import { clearTable, tableReader } from './flat-write-table.ts';

export interface EditWindow { first: number; beforeEnd: number; afterEnd: number }

/**
 * The children of the document that differ; equal ones are taken over, so that the next comparison is by identity.
 * Only what the maps left in place may count as the same: a pasted copy looks just like its original.
 */
export function editWindow(mirror: FlatMirror, after: Node, maps: readonly StepMap[]): EditWindow {
  const spans = keptSpans(maps, mirror.doc.content.size);
  const [head, tail] = [spans[0], spans.at(-1)];
  let headLeft = head && head.before === 0 && head.after === 0 ? head.size : 0;
  let tailLeft = tail && tail.before + tail.size === mirror.doc.content.size && tail.after + tail.size === after.content.size ? tail.size : 0;
  let first = 0;
  let beforeEnd = mirror.doc.childCount;
  let afterEnd = after.childCount;
  const same = (at: number, afterAt: number): boolean => {
    const old = mirror.doc.child(at);
    const node = after.child(afterAt);
    if (old === node) return true;
    if (!old.eq(node)) return false;
    mirror.adopt(at, node);
    return true;
  };
  while (first < beforeEnd && first < afterEnd && after.child(first).nodeSize <= headLeft && same(first, first)) {
    headLeft -= after.child(first).nodeSize;
    first++;
  }
  while (beforeEnd > first && afterEnd > first && after.child(afterEnd - 1).nodeSize <= tailLeft && same(beforeEnd - 1, afterEnd - 1)) {
    tailLeft -= after.child(afterEnd - 1).nodeSize;
    beforeEnd--;
    afterEnd--;
  }
  return { first, beforeEnd, afterEnd };
}

export function leadsTo(maps: readonly StepMap[], before: Node, after: Node): boolean {
  let size = before.content.size;
  for (const map of maps) map.forEach((from, to, newFrom, newTo) => { size += newTo - newFrom - (to - from); });
  return size === after.content.size;
}

export interface EditToWrite {
  after: Node;
  maps: readonly StepMap[];
  window: EditWindow;
  /** Stores every id as it stands in `after`: imports, templates, restores. */
  exact?: boolean;
  /** Whole blocks that go are struck, so that they can be put elsewhere as they are. */
  cut?: boolean;
}

/** Call inside a transaction. */
export function writeEdit(mirror: FlatMirror, { after, maps, window: asked, exact = false, cut = false }: EditToWrite): void {
  const window = { ...asked, first: firstStray(mirror, asked.first) };
  const edit = new LocalEdit(mirror, keptSpans(maps, mirror.doc.content.size), { exact, cut });
  let open = 0;
  for (let at = 0; at < window.beforeEnd; at++) {
    if (at >= window.first) edit.readOld(at, open);
    open += mirror.doc.child(at).nodeSize;
  }
  edit.findInTables(after, bounds(after, window));
  const found = readNew(edit, after, window);
  const bodyAligned = align(streamWindow(edit, mirror.body, window), found.body, { spans: edit.spans, sourceOf: (block) => edit.sourceOf(block.node, block.open), cut });
  const hasNotes = found.notes.length > 0 || mirror.footnotes.blocks.some((block) => edit.shown.has(block));
  const notesAligned = hasNotes ? align(streamWindow(edit, mirror.footnotes, window), found.notes, { spans: edit.spans }) : null;
  for (const block of bodyAligned.struck) edit.reserve(block.id);
  const writeTables = tableReader(edit, found.tables);

  edit.claimKept([...found.body, ...found.notes], found.containers);
  for (const block of [...found.body, ...found.notes]) settle(edit, block, found.containerOf);
  writeTables();
  writeContainers(edit, found.containers);
  if (found.footnotes) nameFootnotes(edit, found.footnotes);
  writeAlignment(bodyAligned, mirror);
  if (notesAligned) writeAlignment(notesAligned, mirror);
  const struck = new Set<FlatBlock | null>(bodyAligned.struck);
  for (const { place } of edit.tables) if (!struck.has(place.marker) && !found.tables.some((kept) => kept.block.id === place.grid.id)) clearTable(place.grid);
  if (mirror.roots.about.get('format') === undefined) mirror.roots.about.set('format', formatVersion);
}

function bounds(after: Node, { first, afterEnd }: EditWindow): { from: number; to: number } {
  let [from, to] = [0, 0];
  after.forEach((child, offset, at) => {
    if (at < first) from = offset + child.nodeSize;
    if (at < afterEnd) to = offset + child.nodeSize;
  });
  return { from, to };
}

interface Container { node: Node; open: number }
interface Found {
  body: NewBlock[];
  notes: NewBlock[];
  tables: NewTable[];
  /** Lists and items. */
  containers: Container[];
  /** The open containers of a block's path, by the path itself. */
  containerOf: Map<PathEntry[], Container[]>;
  footnotes: Container | null;
}

function readNew(edit: LocalEdit, after: Node, window: EditWindow): Found {
  const found: Found = { body: [], notes: [], tables: [], containers: [], containerOf: new Map(), footnotes: null };
  const lastClause = lastClauseAt(edit, after, window);
  const walk = (node: Node, open: number, around: { parent: Node; chain: Container[] }): void => {
    if (node.isTextblock) {
      const path: PathEntry[] = [];
      const block = edit.newBlock(node, open, { parent: around.parent, path });
      if (!block) return;
      const isNote = node.type.name === 'footnote';
      if (!isNote) found.containerOf.set(path, around.chain);
      (isNote ? found.notes : found.body).push(block);
    } else if (node.type.name === 'table') {
      const block: NewBlock = { node, open, path: [], keeps: null, id: '', whole: false, apart: true, moved: [] };
      const stray = isStrayTable(edit, open) && open >= lastClause;
      found.tables.push({ node, open, block, stray });
      if (!stray) found.body.push(block);
    } else {
      const container = { node, open };
      const isNotes = node.type.name === 'footnotes';
      if (isNotes) found.footnotes = container;
      else found.containers.push(container);
      const chain = isNotes ? [] : [...around.chain, container];
      node.forEach((child, offset) => walk(child, open + 1 + offset, { parent: node, chain }));
    }
  };
  let open = 0;
  for (let at = 0; at < window.afterEnd; at++) {
    const child = after.child(at);
    if (at >= window.first) walk(child, open, { parent: after, chain: [] });
    open += child.nodeSize;
  }
  return found;
}

/** Where the last block stands that has a place in the text: what is left of deleted tables is read behind it. */
function lastClauseAt(edit: LocalEdit, after: Node, { beforeEnd, afterEnd }: EditWindow): number {
  let last = 0;
  after.forEach((node, open, at) => {
    const place = at < afterEnd ? null : edit.mirror.places[at - afterEnd + beforeEnd];
    const isStray = node.type.name === 'table' && (place ? place.kind === 'table' && !place.marker : isStrayTable(edit, open));
    if (!isStray && node.type.name !== 'footnotes') last = open;
  });
  return last;
}

/** From where on the edit must look when what comes or changes stands behind the words left of a deleted table. */
function firstStray(mirror: FlatMirror, first: number): number {
  const at = mirror.places.findIndex((place) => place.kind === 'table' && !place.marker);
  return at < 0 ? first : Math.min(at, first);
}

/** A deleted table in which words survive has no place in the text; it is shown for as long as it holds words. */
function isStrayTable(edit: LocalEdit, open: number): boolean {
  const was = edit.keptPlace(open);
  return edit.tables.some((table) => table.open === was && !table.place.marker);
}

function settle(edit: LocalEdit, block: NewBlock, containerOf: Found['containerOf']): void {
  if (block.node.type.name !== 'table') block.id = edit.idAt(block.open, block.node);
  for (const { node, open } of containerOf.get(block.path) ?? []) block.path.push({ type: node.type.name, id: edit.idAt(open, node) });
}

/** What the edit may touch of a stream: from the first to the last block shown in the window, or the gap where new blocks go. */
function streamWindow(edit: LocalEdit, stream: FlatStream, window: EditWindow): { stream: FlatStream; from: number; to: number; shown: LocalEdit['shown'] } {
  let from = -1;
  let to = -1;
  stream.order.blocks.forEach((block, at) => {
    if (!edit.shown.has(block)) return;
    if (from < 0) from = at;
    to = at + 1;
  });
  if (from < 0) from = to = gapAfter(edit.mirror, stream, window.first);
  return { stream, from, to, shown: edit.shown };
}

function gapAfter(mirror: FlatMirror, stream: FlatStream, first: number): number {
  for (let at = first - 1; at >= 0; at--) {
    const place = mirror.places[at];
    if (!place) continue;
    const blocks: (FlatBlock | null)[] = place.kind === 'table' ? [place.marker] : leavesOf(place).flatMap(blocksOf);
    const last = blocks.findLast((block) => block !== null);
    const index = last ? stream.order.blocks.indexOf(last) : -1;
    if (index >= 0) return index + 1;
  }
  return 0;
}

function writeContainers(edit: LocalEdit, containers: readonly Container[]): void {
  const stored = edit.mirror.roots.containers;
  for (const { node, open } of containers) {
    if (node.type.name === 'listItem') continue;
    const id = edit.idAt(open, node);
    // The path names the type a list began with; only a change of it needs a key.
    const was = edit.oldListType(id);
    if (was !== null && was !== node.type.name) stored.set(`${id}/type`, node.type.name);
    const start: unknown = node.attrs['start'];
    const storedStart = stored.get(`${id}/start`) ?? 1;
    if (node.type.name === 'orderedList' && start !== storedStart) stored.set(`${id}/start`, start);
    const numbers: unknown = node.attrs['numbers'] ?? null;
    if (node.type.name === 'orderedList' && numbers !== (stored.get(`${id}/numbers`) ?? null)) stored.set(`${id}/numbers`, numbers);
  }
}

function nameFootnotes(edit: LocalEdit, { node, open }: Container): void {
  const { about } = edit.mirror.roots;
  const own: unknown = node.attrs['id'];
  if (own === null || own === undefined) return;
  const id = edit.idAt(open, node);
  if (id !== (about.get('footnotes') ?? usualFootnotesId) && own === id) about.set('footnotes', id);
}
