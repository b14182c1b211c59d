/** Where the consulted words stand in the draft of today: derived, never stored over the original (design D6). */
import * as Y from 'yjs';
import { outline } from '#shared/agreement/clauses.ts';
import { runsOf } from '#shared/agreement/flat-text.ts';
import { type LiveBlock, LivePlaces, type PlacedAnchor } from '#shared/anchors/place.ts';
import { draftContent } from '../drafting/documents.ts';
import type { Realtime } from '../realtime/ports.ts';
import { Surroundings } from './surroundings.ts';

interface LiveDraft {
  seq: number;
  places: LivePlaces;
  blocks: Map<string, LiveBlock>;
  /** What stands around each place. */
  now: Surroundings;
}
export type Drafts = ReturnType<typeof draftPlaces>;

/** Keeps the newest reading of each document; a draft that moved on is read anew. */
export function draftPlaces(realtime: Realtime) {
  const known = new Map<string, LiveDraft>();
  return async (documentId: string): Promise<LiveDraft> => {
    const { seq } = await realtime.flushed(documentId);
    const last = known.get(documentId);
    if (last?.seq === seq) return last;
    const { content, state, ydoc } = await draftContent(realtime, documentId);
    const runs = new Map(runsOf(ydoc).map((one) => [one.block, one.runs]));
    const entries = outline(content);
    const blocks = entries.map(({ block, text }): LiveBlock => ({ block, text, runs: runs.get(block) ?? [] }));
    const fresh = { seq: state.seq, places: new LivePlaces(blocks), blocks: new Map(blocks.map((block) => [block.block, block])), now: new Surroundings(entries) };
    known.set(documentId, fresh);
    return fresh;
  };
}

/** Yjs relative positions of a placed anchor, base64: they survive the edits that come between this answer and the screen. */
export function relativeEnds(draft: LiveDraft, placed: PlacedAnchor): { from: string | null; to: string | null } {
  if (!placed.from || !placed.to) return { from: null, to: null };
  return { from: encoded(characterAt(draft, placed.from.block, placed.from.offset), 0), to: encoded(characterAt(draft, placed.to.block, placed.to.offset - 1), -1) };
}

function characterAt(draft: LiveDraft, block: string, offset: number): Y.ID | null {
  const run = draft.blocks.get(block)?.runs.find((one) => one.at <= offset && offset < one.at + one.length);
  return run ? Y.createID(run.client, run.clock + offset - run.at) : null;
}

function encoded(id: Y.ID | null, side: 0 | -1): string | null {
  return id && Buffer.from(Y.encodeRelativePosition(new Y.RelativePosition(null, null, id, side))).toString('base64');
}
