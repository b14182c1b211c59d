/**
 * The stored form (ADR 7). A flat text is `marker, characters, end token` per block; three kinds exist: the body, the footnotes, and table cells.
 * Everything here names what is in the Y.Doc; nothing outside the flat-* files should.
 */
import * as Y from 'yjs';
import { blockIdPattern } from './content.ts';

export const formatVersion = 1;
/** Closes a block. No text may contain it, so it needs no marker of its own. */
export const endToken = '\n';

export interface FlatRoots {
  /** The one text: blocks of the body, a table being one embed that points to its grid. */
  text: Y.Text;
  footnotes: Y.Text;
  /** `<container id>/type`, `<container id>/start`, `<container id>/numbers`: one key per fact, so two people changing two facts both win. */
  containers: Y.Map<unknown>;
  /** Table id to grid: outside the text, so that words typed in a table another deletes survive. */
  grids: Y.Map<unknown>;
  /** `format`, and `footnotes`: the id of the footnotes container, when not the usual one. */
  about: Y.Map<unknown>;
}

export function flatRoots(ydoc: Y.Doc): FlatRoots {
  return {
    text: textOf(ydoc, 'text'),
    footnotes: textOf(ydoc, 'footnotes'),
    containers: ydoc.getMap('containers'),
    grids: ydoc.getMap('grids'),
    about: ydoc.getMap('about'),
  };
}

/**
 * Yjs forgets, when a root is first asked for after its contents came, that there are marks in it. It would then find a place in the text without
 * knowing which marks hold there, and a deletion at the end of marked words would take their closing mark for a needless one: the rest of the text
 * would be marked. As `ContentFormat` of Yjs says it where the root is known.
 */
function textOf(ydoc: Y.Doc, name: string): Y.Text {
  const untyped = ydoc.share.get(name);
  const text = ydoc.getText(name);
  if (untyped !== undefined && '_hasFormatting' in untyped && untyped._hasFormatting === true) {
    text._searchMarker = null;
    text._hasFormatting = true;
  }
  return text;
}

export type Attributes = Record<string, unknown>;
/** What is shown: a stretch of equal formatting, or one inline leaf (`leaf` is the embedded value as stored). */
export type WordRun = { text: string; attributes: Attributes | null } | { leaf: unknown; attributes: Attributes | null };
/** What a block holds: what is shown, and the landing places of moves, which take one unit each and show nothing themselves. */
export type Run = WordRun | { move: Move };
export type DeltaOp = { insert?: unknown; delete?: number; retain?: number; attributes?: Attributes };

export type Marker = Y.Map<unknown>;
/** A container on a block's path, outermost first. */
export interface PathEntry { type: string; id: string }

/** The Yjs id of one stored unit. */
export type UnitId = readonly [client: number, clock: number];
/**
 * An embed: the blocks stored from the unit `from` to the unit `to` are read here, after the block in which the embed stands (ADR 17).
 * Of several moves of one block that with the highest `turn` holds, then that with the highest id.
 */
export interface Move { type: 'move'; id: string; from: UnitId; to: UnitId; turn: number }

/** Null for what is not the embed of a move. */
export function readMove(stored: unknown): Move | null {
  if (stored === null || typeof stored !== 'object' || !('type' in stored) || stored.type !== 'move') return null;
  const { id, from, to, turn } = stored as Partial<Record<keyof Move, unknown>>;
  return typeof id === 'string' && isUnitId(from) && isUnitId(to) && Number.isSafeInteger(turn) ? { type: 'move', id, from, to, turn: Number(turn) } : null;
}

function isUnitId(stored: unknown): stored is UnitId {
  return Array.isArray(stored) && stored.length === 2 && stored.every((part) => Number.isSafeInteger(part) && part >= 0);
}

export function runLength(run: Run): number {
  return 'text' in run ? run.text.length : 1;
}

export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export function sameAttributes(a: Attributes | null, b: Attributes | null): boolean {
  if (a === b) return true;
  const inA = Object.keys(a ?? {});
  return inA.length === Object.keys(b ?? {}).length && inA.every((key) => b !== null && key in b && sameValue(a?.[key], b[key]));
}

export function isBlockId(value: unknown): value is string {
  return typeof value === 'string' && blockIdPattern.test(value);
}

/** An id that every replica derives alike where none is stored: repeated ids, filler paragraphs, cells. */
export function derivedId(seed: string): string {
  let id = 'b';
  for (let lane = 0; lane < 3; lane++) {
    let hash = 0x811c9dc5 ^ Math.imul(lane + 1, 0x9e3779b1);
    for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193) + lane;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
    id += ((hash ^ (hash >>> 15)) >>> 0).toString(36).padStart(5, '0').slice(-5);
  }
  return id;
}

export const usualFootnotesId = derivedId('footnotes');

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What may stand in a flat text: no end token; NUL and lone surrogates would not survive storage (design D6). Keeps the length. */
export function storableText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- NUL is exactly what is looked for
  return text.replace(/\n/g, ' ').replace(/\u0000/g, '\uFFFD').replace(loneSurrogate, '\uFFFD');
}
