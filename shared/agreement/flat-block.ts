/** One block as it is stored: what the mirror of a flat text consists of. */
import type { Node } from '@tiptap/pm/model';
import { noFacts } from './block-facts.ts';
import type { StoredFacts } from './block-facts.ts';
import type * as Y from 'yjs';
import type { Marker, Move, PathEntry, Run, WordRun } from './flat-format.ts';
import { isSign } from './suggestions.ts';

/** The text in which blocks are stored, as its blocks know it. */
export interface BlockStream {
  readonly text: Y.Text;
  readonly blocks: readonly FlatBlock[];
  offsetOf(block: number): number;
  blockAt(offset: number): number;
}

export interface FlatBlock {
  stream: BlockStream;
  /** Null for words whose clause another person deleted. */
  marker: Marker | null;
  /** The keys as stored; nothing here is trusted before flat-layout.ts has judged it. */
  id: unknown;
  type: unknown;
  level: unknown;
  path: PathEntry[];
  facts: StoredFacts;
  /** The id of the block before it whose words it continues: the two were joined where a move keeps their words apart. */
  joins: unknown;
  /** What its words were when somebody cut it out; it is hidden for as long as they are still the same. */
  struck: unknown;
  runs: Run[];
  /** The runs that are shown. */
  words: WordRun[];
  /** Landing places of moves; `at` units of the words stand before it. */
  moves: { move: Move; at: number }[];
  /** Has its end token. */
  closed: boolean;
  /** Stored units. */
  length: number;
  /** Units of the words. */
  size: number;
  /** The node built last, until the words or keys change. */
  node: Node | null;
}

export function emptyBlock(stream: BlockStream): FlatBlock {
  return { stream, marker: null, id: null, type: 'paragraph', level: null, path: [], facts: noFacts, joins: null, struck: null, runs: [], words: [], moves: [], closed: false, length: 0, size: 0, node: null };
}

/** More than signs, which say something of words: alone they are nothing that one would miss. */
export function holdsWords({ words }: Pick<FlatBlock, 'words'>): boolean {
  return words.some((run) => !('leaf' in run) || !isSign(typeOf(run.leaf)));
}

const typeOf = (leaf: unknown): unknown => (leaf !== null && typeof leaf === 'object' && 'type' in leaf ? leaf.type : null);

/** Where in the text the unit before which `offset` units of the block's words stand is stored, from the block's start. */
export function storedOffset(block: FlatBlock, offset: number): number {
  let at = (block.marker ? 1 : 0) + offset;
  for (const move of block.moves) if (move.at < offset) at++;
  return at;
}

/** The units of the block's words before a stored unit; negative before the words begin. */
export function wordOffset(block: FlatBlock, stored: number): number {
  let at = stored - (block.marker ? 1 : 0);
  for (const move of block.moves) if (move.at < at) at--;
  return at;
}
