/** A local edit seen block by block: what the window held before, what it holds now, and which id everything gets. */
import type { Node } from '@tiptap/pm/model';
import type { KeptSpan } from './changed-ranges.ts';
import { newBlockId } from './content.ts';
import type { MoveSource } from './flat-align.ts';
import { isBlockId } from './flat-format.ts';
import type { PathEntry } from './flat-format.ts';
import { blocksOf, leavesOf } from './flat-layout.ts';
import type { LeafPlace, TablePlace } from './flat-layout.ts';
import type { FlatMirror } from './flat-mirror.ts';
import { nodeOf } from './flat-nodes.ts';
import type { NewBlock, OldBlock } from './flat-tokens.ts';
import type { FlatBlock } from './flat-block.ts';

export interface OldTable { place: TablePlace; node: Node; open: number }
/** `stray`: words left of a deleted table, which have no place in the text. */
export interface NewTable { node: Node; open: number; block: NewBlock; stray: boolean }
interface OldLeaf { leaf: LeafPlace; node: Node; parent: Node }

export class LocalEdit {
  readonly mirror: FlatMirror;
  /** Of the step maps, and of the blocks that stand in another place of their table now; in the order of the new document. */
  spans: readonly KeptSpan[];
  /** Ids are taken as they come and all are stored: an import, not an edit. */
  readonly exact: boolean;
  readonly shown = new Map<FlatBlock, OldBlock>();
  readonly tables: OldTable[] = [];
  /** Cut out to be put somewhere else: whole blocks are struck, not deleted. */
  readonly cut: boolean;
  readonly #leafAt = new Map<number, OldLeaf>();
  readonly #byId = new Map<string, MoveSource & { open: number }>();
  /** Of the cells of a table, by id. */
  readonly #inCells = new Map<string, { node: Node; open: number }>();
  /** Where blocks stand that the maps had lost. */
  readonly #found = new Set<number>();
  readonly #containerAt = new Map<number, Node>();
  readonly #oldIds = new Set<string>();
  readonly #derived = new Set<string>();
  readonly #claimed = new Set<string>();
  readonly #idAt = new Map<number, string>();

  constructor(mirror: FlatMirror, spans: readonly KeptSpan[], { exact, cut }: { exact: boolean; cut: boolean }) {
    this.mirror = mirror;
    this.spans = spans;
    this.exact = exact;
    this.cut = cut;
  }

  /** Takes note of one old child of the document. */
  readOld(at: number, open: number): void {
    const place = this.mirror.places[at];
    if (!place) return;
    const leaves = leavesOf(place);
    let next = 0;
    const walk = (node: Node, position: number, parent: Node): void => {
      const id: unknown = node.attrs['id'];
      if (typeof id === 'string') this.#oldIds.add(id);
      if (!node.isTextblock) {
        this.#containerAt.set(position, node);
        node.forEach((child, offset) => walk(child, position + 1 + offset, node));
        return;
      }
      const leaf = leaves[next++];
      if (!leaf) return;
      this.#leafAt.set(position, { leaf, node, parent });
      const blocks = blocksOf(leaf);
      let before = 0;
      for (const block of blocks) {
        this.shown.set(block, { block, node, open: position, before, isFirst: block === blocks[0], isLast: block === blocks.at(-1) });
        before += block.size;
      }
      if (typeof id === 'string' && blocks.length > 0 && leaf.stream === this.mirror.body) this.#byId.set(id, { blocks, node, open: position });
      if (typeof id === 'string' && blocks.length > 0 && place.kind === 'table') this.#inCells.set(id, { node, open: position });
      // Derived alike by everyone, so never stored: two people who first type here must not give one id twice.
      if (!leaf.block?.marker) this.#derived.add(leaf.id);
    };
    const node = this.mirror.doc.child(at);
    walk(node, open, this.mirror.doc);
    if (place.kind !== 'table') return;
    this.tables.push({ place, node, open });
    if (!place.marker) return;
    this.shown.set(place.marker, { block: place.marker, node, open, before: 0, isFirst: true, isLast: true });
    this.#byId.set(place.id, { blocks: [place.marker], node, open });
  }

  /**
   * Blocks of cells that went and came again in a table with the same words: rows and columns that were moved, cells that were merged. What is
   * read in another cell then is settled by where it is stored (flat-write-table.ts).
   */
  findInTables(after: Node, { from, to }: { from: number; to: number }): void {
    if (this.#inCells.size === 0) return;
    const spans: KeptSpan[] = [];
    after.nodesBetween(from, to, (node, open, parent) => {
      if (!node.isTextblock) return true;
      const id: unknown = node.attrs['id'];
      const old = typeof id === 'string' && /^table(?:Cell|Header)$/.test(parent?.type.name ?? '') ? this.#inCells.get(id) : undefined;
      if (old && this.keptPlace(open) === null && !this.#keepsAnyOld(old.open, old.open + old.node.nodeSize) && old.node.content.eq(node.content)) {
        this.#inCells.delete(String(id));
        this.#found.add(open);
        spans.push({ before: old.open, after: open, size: node.nodeSize });
      }
      return false;
    });
    if (spans.length > 0) this.spans = [...this.spans, ...spans].sort((a, b) => a.after - b.after);
  }

  /** What the new block was before the edit, as it was shown. */
  oldLeafOf({ open }: NewBlock): { leaf: LeafPlace; node: Node } | undefined {
    const was = this.keptPlace(open);
    return was === null ? undefined : this.#leafAt.get(was);
  }

  /** The blocks of which this new node is the whole: moved within this edit, or cut out earlier. Null when it is not new or not the same. */
  sourceOf(node: Node, open: number): MoveSource | null {
    const id: unknown = node.attrs['id'];
    if (this.exact || typeof id !== 'string' || this.keptPlace(open) !== null) return null;
    const old = this.#byId.get(id);
    if (old) return !this.#keepsAnyOld(old.open, old.open + old.node.nodeSize) && (old.node.type.name === 'table' ? node.type.name === 'table' : old.node.content.eq(node.content)) ? old : null;
    const place = this.mirror.struck.get(id);
    if (!place) return null;
    const was = nodeOf(this.mirror.schema, place);
    const block = place.kind === 'table' ? place.marker : place.block;
    const isSame = place.kind === 'table' ? node.type === was.type && sameTable(was, node) : node.isTextblock && was.content.eq(node.content);
    return block && isSame ? { blocks: [block], node: was } : null;
  }

  /** A new textblock; null when it is a filler that nobody touched. */
  newBlock(node: Node, open: number, where: { parent: Node; path: PathEntry[] }): NewBlock | null {
    const was = this.keptPlace(open);
    const old = was === null ? undefined : this.#leafAt.get(was);
    if (!this.exact && old && !old.leaf.block && isUntouchedFiller(old, node, where.parent)) return null;
    const isOneBlock = !!old?.leaf.block && old.leaf.more.length === 0 && old.leaf.block.moves.length === 0;
    const whole = was !== null && !this.#found.has(open) && isOneBlock && old.node === node && this.keptPlace(open + node.nodeSize - 1) === was + node.nodeSize - 1;
    const apart = !this.#keepsAny(open + 1, open + 1 + node.content.size);
    return { node, open, path: where.path, keeps: old?.leaf.block ?? null, id: '', whole, apart, moved: [] };
  }

  /** Where a kept token stood before; null for a new one. */
  keptPlace(position: number): number | null {
    let low = 0;
    let high = this.spans.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const span = this.spans[middle];
      if (!span) return null;
      if (position < span.after) high = middle - 1;
      else if (position >= span.after + span.size) low = middle + 1;
      else return position - span.after + span.before;
    }
    return null;
  }

  #keepsAnyOld(from: number, to: number): boolean {
    return this.spans.some((span) => span.before < to && span.before + span.size > from);
  }

  #keepsAny(from: number, to: number): boolean {
    return this.spans.some((span) => span.after < to && span.after + span.size > from);
  }

  /** The old block whose marker or first words it has. */
  homeOf(block: NewBlock): FlatBlock | null {
    if (block.keeps || block.node.content.size === 0) return block.keeps;
    const place = this.keptPlace(block.open + 1);
    if (place === null) return null;
    for (const { block: old, open, before } of this.shown.values()) {
      const inside = place - open - 1 - before;
      if (inside >= 0 && inside < old.size) return old;
    }
    return null;
  }

  /** First round: what kept its place keeps its id, before copies of it may ask. */
  claimKept(blocks: readonly NewBlock[], containers: readonly { node: Node; open: number }[]): void {
    for (const block of blocks) {
      const own: unknown = block.node.attrs['id'];
      if (block.moved.length > 0 && typeof own === 'string' && !this.#claimed.has(own) && !this.#derived.has(own)) {
        this.#claimed.add(own);
        this.#idAt.set(block.open, own);
        continue;
      }
      const shownId: unknown = block.keeps ? this.shown.get(block.keeps)?.node.attrs['id'] : null;
      if (typeof shownId === 'string' && (block.node.attrs['id'] === shownId || block.node.attrs['id'] === null)) this.#claim(block.open, shownId);
    }
    for (const { node, open } of containers) {
      const was = this.keptPlace(open);
      const id: unknown = node.attrs['id'];
      if (was !== null && typeof id === 'string' && this.#containerAt.get(was)?.attrs['id'] === id) this.#claim(open, id);
    }
  }

  /** A table that stays keeps the ids of its rows and paragraphs, wherever it stands now. */
  claimTable(node: Node, open: number, old: OldTable): void {
    const ids = new Set<unknown>();
    old.node.descendants((part) => { ids.add(part.attrs['id']); });
    node.descendants((part, offset) => {
      const id: unknown = part.attrs['id'];
      if (typeof id === 'string' && ids.has(id) && !this.#derived.has(id)) this.#claim(open + 1 + offset, id);
      return !part.isTextblock;
    });
  }

  /** An id that stays with what is no longer shown. */
  reserve(id: unknown): void {
    if (typeof id === 'string') this.#claimed.add(id);
  }

  /** The type of an old list in the window. */
  oldListType(id: string): string | null {
    for (const node of this.#containerAt.values()) if (node.attrs['id'] === id) return node.type.name;
    return null;
  }

  /** The id of the node at this place of the new document; a fresh one where its own is missing or taken. */
  idAt(open: number, node: Node): string {
    const known = this.#idAt.get(open);
    if (known) return known;
    const own: unknown = node.attrs['id'];
    if (isBlockId(own) && !this.#derived.has(own) && this.#claim(open, own)) return own;
    const fresh = newBlockId();
    this.#claim(open, fresh);
    return fresh;
  }

  #claim(open: number, id: string): boolean {
    const elsewhere = this.mirror.ids.has(id) && !this.#oldIds.has(id);
    if (elsewhere || this.#claimed.has(id)) return false;
    this.#claimed.add(id);
    this.#idAt.set(open, id);
    return true;
  }
}

function isUntouchedFiller(old: OldLeaf, node: Node, parent: Node): boolean {
  return node.content.size === 0 && node.type === old.node.type && node.attrs['id'] === old.node.attrs['id']
    && parent.type === old.parent.type && parent.attrs['id'] === old.parent.attrs['id'] && parent.childCount === old.parent.childCount;
}

/** Ids apart: those of cells are derived. */
function sameTable(was: Node, node: Node): boolean {
  if (was.isTextblock || node.isTextblock) return was.content.eq(node.content);
  return was.childCount === node.childCount && was.children.every((child, at) => child.type === node.child(at).type && sameTable(child, node.child(at)));
}
