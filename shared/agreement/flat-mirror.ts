/** What the flat text means right now: streams, grids and the document built from them, kept in step with Yjs. */
import type { Node, Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { FlatBlock } from './flat-block.ts';
import type { AlignedText } from './flat-chain.ts';
import { plainDelta } from './flat-delta.ts';
import { flatRoots } from './flat-format.ts';
import type { DeltaOp, FlatRoots, Marker } from './flat-format.ts';
import { FlatGrid } from './flat-grid.ts';
import { blocksOf, layOut, leavesOf } from './flat-layout.ts';
import type { Layout, TopPlace } from './flat-layout.ts';
import { nodeOf } from './flat-nodes.ts';
import { FlatStream } from './flat-stream.ts';
import type { TypedAt } from './steps-between.ts';

export class FlatMirror {
  readonly roots: FlatRoots;
  readonly schema: Schema;
  readonly body: FlatStream;
  readonly footnotes: FlatStream;
  readonly grids = new Map<string, FlatGrid>();
  /** One place for each child of `doc`. */
  places: TopPlace[] = [];
  ids = new Set<string>();
  struck: Layout['struck'] = new Map();
  doc: Node;
  /** The one place typed in since the last `render`, when there was only one. */
  typed: TypedAt | null = null;
  #edits = 0;
  /** Which child of the document shows a block. */
  #placeOf = new Map<FlatBlock, number>();
  #lists = false;

  constructor(ydoc: Y.Doc, schema: Schema) {
    this.roots = flatRoots(ydoc);
    this.schema = schema;
    this.body = new FlatStream(this.roots.text);
    this.footnotes = new FlatStream(this.roots.footnotes);
    for (const [id, map] of this.roots.grids) this.#readGrid(id, map);
    this.doc = schema.topNodeType.create();
    this.render();
  }

  /** Follows Yjs until the returned function is called. `settled` runs once after each transaction that touched the text. */
  follow(settled: (transaction: Y.Transaction) => void): () => void {
    let touched = false;
    const { text, footnotes, containers, grids, about } = this.roots;
    const onBody = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => { touched = true; this.#streamEvents(this.body, events); };
    const onNotes = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => { touched = true; this.#streamEvents(this.footnotes, events); };
    const onLists = (): void => { touched = true; this.#lists = true; };
    const onGrids = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => { touched = true; this.#gridEvents(events); };
    const onSettled = (transaction: Y.Transaction): void => {
      if (!touched) return;
      touched = false;
      settled(transaction);
    };
    const ydoc = text.doc;
    text.observeDeep(onBody as Parameters<Y.Text['observeDeep']>[0]);
    footnotes.observeDeep(onNotes as Parameters<Y.Text['observeDeep']>[0]);
    containers.observe(onLists);
    about.observe(onLists);
    grids.observeDeep(onGrids as Parameters<Y.Text['observeDeep']>[0]);
    ydoc?.on('afterTransaction', onSettled);
    return () => {
      text.unobserveDeep(onBody as Parameters<Y.Text['observeDeep']>[0]);
      footnotes.unobserveDeep(onNotes as Parameters<Y.Text['observeDeep']>[0]);
      containers.unobserve(onLists);
      about.unobserve(onLists);
      grids.unobserveDeep(onGrids as Parameters<Y.Text['observeDeep']>[0]);
      ydoc?.off('afterTransaction', onSettled);
    };
  }

  /** Builds the document anew from what changed; equal parts keep their node objects. */
  render(): void {
    const streams = [this.body, this.footnotes];
    const grids = [...this.grids.values()];
    const cellsChanged = grids.some((grid) => grid.changed || grid.streams().some((stream) => stream.restructured));
    const restructured = this.#lists || cellsChanged || streams.some((stream) => stream.restructured);
    if (restructured) this.#layOut();
    this.#build(restructured);
    this.typed = this.#edits === 1 ? this.typed : null;
    this.#edits = 0;
  }

  /** The stored blocks of a text that are read now. */
  shownBlocks(stream: AlignedText): Set<FlatBlock> {
    const shown = new Set<FlatBlock>();
    for (const place of this.places) {
      if (place.kind === 'table' && place.marker && stream === this.body) shown.add(place.marker);
      for (const leaf of leavesOf(place)) if (leaf.stream === stream) for (const block of blocksOf(leaf)) shown.add(block);
    }
    return shown;
  }

  /** Takes over the editor's own equal node objects, so that its next edit is found by identity. */
  adopt(at: number, node: Node): void {
    const place = this.places[at];
    if (!place || this.doc.child(at) === node) return;
    this.doc = this.doc.copy(this.doc.content.replaceChild(at, node));
    const leaves = leavesOf(place);
    let next = 0;
    const walk = (found: Node): void => {
      if (!found.isTextblock) { found.forEach(walk); return; }
      const leaf = leaves[next++];
      if (leaf) for (const block of blocksOf(leaf)) block.node = found;
    };
    walk(node);
  }

  #layOut(): void {
    const { places, ids, struck } = layOut(this);
    this.places = places;
    this.ids = ids;
    this.struck = struck;
    this.#lists = false;
    this.body.restructured = false;
    this.footnotes.restructured = false;
    for (const grid of this.grids.values()) {
      grid.changed = false;
      for (const stream of grid.streams()) stream.restructured = false;
    }
  }

  /** Only words changed: the nodes of their top-level places are made anew. */
  #rebuild(touched: readonly FlatBlock[]): boolean {
    const changed = new Set<number>();
    for (const block of touched) {
      const at = this.#placeOf.get(block);
      if (at === undefined) return false;
      changed.add(at);
    }
    if (this.doc.childCount !== this.places.length) return false;
    let { content } = this.doc;
    for (const at of changed) {
      const place = this.places[at];
      if (!place) return false;
      const node = nodeOf(this.schema, place);
      if (!node.eq(content.child(at))) content = content.replaceChild(at, node);
    }
    if (content !== this.doc.content) this.doc = this.doc.copy(content);
    return true;
  }

  #build(restructured: boolean): void {
    const streams = [this.body, this.footnotes, ...[...this.grids.values()].flatMap((grid) => grid.streams())];
    const touched = streams.flatMap((stream) => [...stream.touched]);
    for (const stream of streams) stream.touched.clear();
    if (!restructured && this.#rebuild(touched)) return;
    this.#placeOf = new Map();
    this.places.forEach((place, at) => { for (const leaf of leavesOf(place)) for (const block of blocksOf(leaf)) this.#placeOf.set(block, at); });
    const known = new Map<unknown, Node>();
    this.doc.forEach((node) => { known.set(node.attrs['id'], node); });
    const children = this.places.map((place) => {
      const before = known.get(place.id);
      if (before && !restructured && leavesOf(place).every((leaf) => blocksOf(leaf).every((block) => block.node !== null))) return before;
      const node = nodeOf(this.schema, place);
      return before?.eq(node) ? before : node;
    });
    const same = children.length === this.doc.childCount && children.every((node, at) => node === this.doc.child(at));
    if (!same) this.doc = this.schema.topNodeType.create(null, children);
  }

  #readGrid(id: string, map: unknown): void {
    const known = this.grids.get(id);
    if (map instanceof Y.Map && known?.map === map) known.read();
    else if (map instanceof Y.Map) this.grids.set(id, new FlatGrid(id, map));
    else this.grids.delete(id);
  }

  #streamEvents(stream: FlatStream, events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    for (const event of events) {
      if (event.target === stream.text) this.#textEvent(stream, plainDelta(stream, event.transaction) ?? event.delta as DeltaOp[]);
    }
    for (const event of events) {
      if (event.target instanceof Y.Map && event.target.parent === stream.text) stream.applyMarker(event.target as Marker);
    }
  }

  #gridEvents(events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
    const reread = new Set<string>();
    for (const event of events) {
      const grid = event.path.length > 0 ? this.grids.get(String(event.path[0])) : undefined;
      const stream = event.target instanceof Y.Text ? grid?.streamOf(event.target) : undefined;
      if (stream) this.#textEvent(stream, plainDelta(stream, event.transaction) ?? event.delta as DeltaOp[]);
      else if (event.target instanceof Y.Map && event.target.parent instanceof Y.Text) grid?.streamOf(event.target.parent)?.applyMarker(event.target as Marker);
      else if (event.path.length > 0) reread.add(String(event.path[0]));
      else for (const id of event.keys.keys()) reread.add(id);
    }
    for (const id of reread) {
      this.#readGrid(id, this.roots.grids.get(id));
      this.#lists = true;
    }
  }

  #textEvent(stream: FlatStream, delta: DeltaOp[]): void {
    const inCell = stream !== this.body && stream !== this.footnotes;
    const hadWords = inCell && stream.hasWords();
    stream.apply(delta);
    // A struck row or table comes and goes with its words.
    if (inCell && (hadWords !== stream.hasWords() || this.struck.size > 0)) this.#lists = true;
    this.#edits += delta.filter((op) => op.retain === undefined || op.attributes).length;
    this.typed = typedAt(stream, delta);
  }
}

function typedAt(stream: FlatStream, delta: readonly DeltaOp[]): TypedAt | null {
  const offset = delta[0]?.retain ?? 0;
  const at = stream.blockAt(offset);
  const block = stream.blocks[at];
  if (typeof block?.id !== 'string' || !block.marker) return null;
  if (block.joins !== null || block.moves.length > 0) return null;
  const inside = offset - stream.offsetOf(at) - 1;
  return inside < 0 ? null : { block: block.id, offset: inside };
}
