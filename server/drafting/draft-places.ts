/** Where anchored words stand in the draft of today: derived, never stored over the original (design D6). */
import * as Y from 'yjs';
import type { OutlineEntry } from '#shared/agreement/clauses.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import type { LiveBlock, PlacedAnchor } from '#shared/anchors/place.ts';
import type { DocumentState, Realtime } from '../realtime/ports.ts';
import type { draftContent } from './documents.ts';
import { type LiveText, liveText } from './placing/live-text.ts';
import { type Places, placesOf } from './placing/places.ts';
import { placingThread } from './placing/placing-thread.ts';

export interface LiveDraft {
  /** The text's version: the number of its last stored update. */
  seq: number;
  /** The text itself, as it was read: an update of Yjs. */
  state: Uint8Array;
  places: Places;
  blocks: Map<string, LiveBlock>;
  /** Every block in reading order, with the clause it stands in. */
  outline: OutlineEntry[];
}

/** Readings kept at once: what is worked in now, not all that was ever opened. */
const mostKept = 12;
/** Bytes that are read in some 50 ms. */
const longState = 150_000;

export type DraftPlaces = (documentId: string) => Promise<LiveDraft>;

/** A text as it was read, indexed for finding anchored words. */
export function liveDraft({ content, state, ydoc }: Awaited<ReturnType<typeof draftContent>>): LiveDraft {
  readings += 1;
  return indexed(`reading ${readings}`, state, liveText(content, ydoc));
}

let readings = 0;
let houses = 0;

function indexed(name: string, { seq, state }: DocumentState, { blocks, outline }: LiveText): LiveDraft {
  return { seq, state, places: placesOf(name, blocks), blocks: new Map(blocks.map((block) => [block.block, block])), outline };
}

/** Keeps the newest reading of the documents last asked for; a draft that moved on is read anew. */
export function draftPlaces(realtime: Realtime): DraftPlaces {
  houses += 1;
  const house = houses;
  const known = new Map<string, { seq: number; draft: Promise<LiveDraft> }>();
  return async (documentId: string): Promise<LiveDraft> => {
    const state = await realtime.flushed(documentId);
    const last = known.get(documentId);
    // Several who ask meanwhile share one reading.
    const kept = last?.seq === state.seq ? last : { seq: state.seq, draft: readState(`${house}/${documentId}/${state.seq}`, state) };
    known.delete(documentId);
    known.set(documentId, kept);
    kept.draft.catch(() => { if (known.get(documentId) === kept) known.delete(documentId); });
    for (const oldest of [...known.keys()].slice(0, -mostKept)) known.delete(oldest);
    return kept.draft;
  };
}

/** A short text is read in a few ms; a long one takes longer than others may wait. */
async function readState(name: string, read: DocumentState): Promise<LiveDraft> {
  const { state } = read;
  if (state.length > longState) return indexed(name, read, await placingThread.ask('read', { of: name, state }));
  const ydoc = new Y.Doc({ gc: false });
  Y.applyUpdate(ydoc, state);
  return indexed(name, read, liveText(toContent(ydoc), ydoc));
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
