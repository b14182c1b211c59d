/** The server's second look at a document (design D7): what in it no editor of ours wrote, and how the server sets it right. */
import type * as Y from 'yjs';
import { factKeys } from './block-facts.ts';
import { newBlockId } from './content.ts';
import { endToken, formatVersion, isBlockId } from './flat-format.ts';
import type { FlatGrid } from './flat-grid.ts';
import { blocksOf, leavesOf } from './flat-layout.ts';
import type { LeafPlace } from './flat-layout.ts';
import { FlatMirror } from './flat-mirror.ts';
import { holdsWords } from './flat-block.ts';
import type { FlatBlock } from './flat-block.ts';
import type { FlatStream } from './flat-stream.ts';
import { agreementSchema } from './schema.ts';
import { isLawfulSign } from './suggestion-signs.ts';
import { formats, proposedFormats, readFormatProposal } from './proposed-formats.ts';
import { isSign, proposing } from './suggestions.ts';

export type FindingKind =
  | 'unlawful-id' | 'repeated-id' | 'unknown-type' | 'unknown-key' | 'unknown-attribute' | 'unknown-embed'
  | 'words-without-clause' | 'clause-without-end' | 'table-without-grid' | 'repeated-table' | 'stray-table' | 'note-without-text' | 'too-large' | 'unknown-format';

/** `block` is the id under which the place is shown, null where nothing is shown. */
export interface Finding { kind: FindingKind; block: string | null }

export interface JudgeLimits { blocks: number; units: number }

/** 400 pages (design, section 6) have about 3,200 blocks and 1.6 million characters; ten times that is nobody's agreement. */
const usualLimits: JudgeLimits = { blocks: 32_000, units: 16_000_000 };

/**
 * Honest concurrent work gives `words-without-clause`, `clause-without-end`, `stray-table`, `note-without-text` and, when two drag a table that a
 * third has deleted, `repeated-table`; with undo and redo also
 * `unlawful-id` and `unknown-type` (Yjs brings a marker back without a key that another person set meanwhile) and, where one of two who took
 * back the same has left (ADR 24), `repeated-id`. The rest no editor of ours writes.
 */
export function judgeStructure(ydoc: Y.Doc, limits: JudgeLimits = usualLimits): Finding[] {
  const mirror = new FlatMirror(ydoc, agreementSchema);
  const findings: Finding[] = [];
  const shown = shownLeaves(mirror);
  const streams = allStreams(mirror);
  const seen = new Set<string>(mirror.grids.keys());
  for (const stream of streams) {
    for (const block of stream.blocks) findings.push(...judgeBlock(block, { shown, seen, kind: kindOf(mirror, stream) }));
  }
  findings.push(...judgeTables(mirror), ...judgeNotes(mirror, shown));
  const format = mirror.roots.about.get('format');
  if (format !== undefined && format !== formatVersion) findings.push({ kind: 'unknown-format', block: null });
  const blocks = streams.reduce((sum, stream) => sum + stream.blocks.length, 0);
  const units = streams.reduce((sum, stream) => sum + stream.text.length, 0);
  if (blocks > limits.blocks || units > limits.units) findings.push({ kind: 'too-large', block: null });
  return findings;
}

/**
 * Gives lawful unique ids and the type they are shown as to markers, and an end to open clauses. The server authors the update, under its own origin and name.
 * Returns what it set right; nothing is removed, no word moves, and words without a clause stay so, for a person to judge.
 */
export function repairStructure(ydoc: Y.Doc, origin: unknown): Finding[] {
  const mirror = new FlatMirror(ydoc, agreementSchema);
  const shown = shownLeaves(mirror);
  const repaired: Finding[] = [];
  ydoc.transact(() => {
    const seen = new Set<string>(mirror.grids.keys());
    for (const stream of allStreams(mirror)) repaired.push(...repairStream(stream, shown, seen));
  }, origin);
  return repaired;
}

type Shown = ReadonlyMap<FlatBlock, LeafPlace>;
type StreamKind = 'body' | 'footnotes' | 'cell';

const keysOf = new Set(['id', 'type', 'level', 'path', 'joins', 'struck', ...factKeys]);
const typesIn: Record<StreamKind, ReadonlySet<unknown>> = {
  body: new Set(['paragraph', 'heading', 'image', 'table']),
  footnotes: new Set(['footnote']),
  cell: new Set(['paragraph']),
};
const attributesOf = new Set<string>([...formats, proposing.words, proposing.strike, ...Object.values(proposedFormats)]);

function judgeBlock(block: FlatBlock, { shown, seen, kind }: { shown: Shown; seen: Set<string>; kind: StreamKind }): Finding[] {
  const place = shown.get(block)?.id ?? null;
  const kinds: FindingKind[] = [];
  if (!block.marker) {
    if (holdsWords(block)) kinds.push('words-without-clause');
  } else {
    kinds.push(...judgeId(block, seen));
    if (!typesIn[kind].has(block.type)) kinds.push('unknown-type');
    if ([...block.marker.keys()].some((key) => !keysOf.has(key))) kinds.push('unknown-key');
    if (!block.closed) kinds.push('clause-without-end');
  }
  for (const run of block.words) {
    if (Object.keys(run.attributes ?? {}).some((name) => !attributesOf.has(name))) kinds.push('unknown-attribute');
    // A proposed look says of what and to what; anything else under its name is nobody's.
    if (formats.some((format) => run.attributes !== null && proposedFormats[format] in run.attributes && readFormatProposal(format, run.attributes[proposedFormats[format]]) === null)) kinds.push('unknown-attribute');
    if ('leaf' in run && !isKnownLeaf(run.leaf)) kinds.push('unknown-embed');
  }
  return [...new Set(kinds)].map((found) => ({ kind: found, block: place }));
}

/** A table's id is judged with its grid. */
function judgeId({ id, type }: FlatBlock, seen: Set<string>): FindingKind[] {
  if (type === 'table') return [];
  if (!isBlockId(id)) return ['unlawful-id'];
  if (seen.has(id)) return ['repeated-id'];
  seen.add(id);
  return [];
}

function isKnownLeaf(leaf: unknown): boolean {
  if (leaf === null || typeof leaf !== 'object' || !('type' in leaf)) return false;
  if (isSign(leaf.type)) return isLawfulSign(leaf);
  if (leaf.type === 'clauseRef') return 'clause' in leaf && isBlockId(leaf.clause);
  return leaf.type === 'hardBreak' || (leaf.type === 'footnoteRef' && 'note' in leaf && typeof leaf.note === 'string');
}

function judgeTables(mirror: FlatMirror): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<unknown>();
  for (const block of mirror.body.blocks) {
    if (block.type !== 'table') continue;
    if (typeof block.id !== 'string' || !mirror.grids.has(block.id)) findings.push({ kind: 'table-without-grid', block: null });
    else if (seen.has(block.id)) findings.push({ kind: 'repeated-table', block: null });
    seen.add(block.id);
  }
  for (const place of mirror.places) if (place.kind === 'table' && !place.marker) findings.push({ kind: 'stray-table', block: place.id });
  return findings;
}

function judgeNotes(mirror: FlatMirror, shown: Shown): Finding[] {
  const notes = new Set(mirror.places.flatMap((place) => (place.kind === 'footnotes' ? place.leaves.map((leaf) => leaf.id) : [])));
  const findings: Finding[] = [];
  for (const [block, { id }] of shown) {
    for (const run of block.words) {
      const leaf = 'leaf' in run ? run.leaf : null;
      if (isKnownLeaf(leaf) && leaf !== null && typeof leaf === 'object' && 'note' in leaf && !notes.has(String(leaf.note))) findings.push({ kind: 'note-without-text', block: id });
    }
  }
  return findings;
}

function repairStream(stream: FlatStream, shown: Shown, seen: Set<string>): Finding[] {
  const repaired: Finding[] = [];
  // Ids from the start, so that the first of two keeps its own; ends from the end, so that earlier offsets hold.
  for (const block of stream.blocks) {
    if (!block.marker || block.type === 'table') continue;
    const place = shown.get(block);
    if (place?.block === block && block.type !== place.type) {
      block.marker.set('type', place.type);
      repaired.push({ kind: 'unknown-type', block: place.id });
    }
    if (isBlockId(block.id) && !seen.has(block.id)) { seen.add(block.id); continue; }
    repaired.push({ kind: isBlockId(block.id) ? 'repeated-id' : 'unlawful-id', block: shown.get(block)?.id ?? null });
    // Its cut did not count under the old id: what is shown stays shown.
    if (shown.has(block) && block.marker.has('struck')) block.marker.delete('struck');
    const id = newBlockId();
    seen.add(id);
    block.marker.set('id', id);
  }
  for (let at = stream.blocks.length - 1; at >= 0; at--) {
    const block = stream.blocks[at];
    const place = block ? shown.get(block) : undefined;
    if (!block || !place) continue;
    if (block.closed) continue;
    stream.text.insert(stream.offsetOf(at) + block.length, endToken, {});
    repaired.push({ kind: 'clause-without-end', block: place.id });
  }
  return repaired;
}

function shownLeaves(mirror: FlatMirror): Map<FlatBlock, LeafPlace> {
  const shown = new Map<FlatBlock, LeafPlace>();
  for (const leaf of mirror.places.flatMap(leavesOf)) for (const block of blocksOf(leaf)) shown.set(block, leaf);
  return shown;
}

function allStreams(mirror: FlatMirror): FlatStream[] {
  const grids: FlatGrid[] = [...mirror.grids.values()];
  return [mirror.body, mirror.footnotes, ...grids.flatMap((grid) => grid.streams())];
}

function kindOf(mirror: FlatMirror, stream: FlatStream): StreamKind {
  if (stream === mirror.body) return 'body';
  return stream === mirror.footnotes ? 'footnotes' : 'cell';
}
