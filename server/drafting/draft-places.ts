/** Where anchored words stand in the draft of today: derived, never stored over the original (design D6). */
import * as Y from 'yjs';
import { shownReferences } from '#shared/agreement/clause-refs.ts';
import { outline, type OutlineEntry } from '#shared/agreement/clauses.ts';
import { runsOf } from '#shared/agreement/flat-text.ts';
import { Likeness } from '#shared/anchors/likeness.ts';
import { type LiveBlock, LivePlaces, type PlacedAnchor } from '#shared/anchors/place.ts';
import { draftContent } from './documents.ts';
import type { Realtime } from '../realtime/ports.ts';

export interface LiveDraft {
  /** The text's version: the number of its last stored update. */
  seq: number;
  places: LivePlaces;
  blocks: Map<string, LiveBlock>;
  /** Every block in reading order, with the clause it stands in. */
  outline: OutlineEntry[];
}

/** Readings kept at once: what is worked in now, not all that was ever opened. */
const mostKept = 12;

export type DraftPlaces = (documentId: string) => Promise<LiveDraft>;

/** A text as it was read, indexed for finding anchored words. */
export function liveDraft({ content, state, ydoc }: Awaited<ReturnType<typeof draftContent>>): LiveDraft {
  const runs = new Map(runsOf(ydoc).map((one) => [one.block, one.runs]));
  const entries = outline(content);
  const shown = shownReferences(content);
  const blocks = entries.map(({ block, text }): LiveBlock => ({ block, text, runs: runs.get(block) ?? [], ...(shown.has(block) ? { shown: shown.get(block) ?? new Map() } : {}) }));
  return { seq: state.seq, places: new LivePlaces(blocks, (text) => new Likeness(text)), blocks: new Map(blocks.map((block) => [block.block, block])), outline: entries };
}

/** Keeps the newest reading of the documents last asked for; a draft that moved on is read anew. */
export function draftPlaces(realtime: Realtime): DraftPlaces {
  const known = new Map<string, LiveDraft>();
  return async (documentId: string): Promise<LiveDraft> => {
    const { seq } = await realtime.flushed(documentId);
    const last = known.get(documentId);
    if (last?.seq === seq) return last;
    const fresh = liveDraft(await draftContent(realtime, documentId));
    known.delete(documentId);
    known.set(documentId, fresh);
    for (const oldest of [...known.keys()].slice(0, -mostKept)) known.delete(oldest);
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
