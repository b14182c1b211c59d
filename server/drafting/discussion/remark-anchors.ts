/** Where a thread's words stand in the working text: taken and verified when it is raised, followed ever after (design D6). */
import { eq } from 'drizzle-orm';
import { idsBetween, quoteBetween, wordsAround, type AnchorPoint, type IdRun } from '#shared/anchors/anchor.ts';
import type { PlacedAnchor } from '#shared/anchors/place.ts';
import type { LiveAnchor, RemarkState } from '#shared/discussion.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Reader, Store } from '../../platform/storage/store.ts';
import type { DraftPlaces, LiveDraft } from '../draft-places.ts';
import { discussionTables } from './tables.ts';

export interface TakenPlace {
  anchor: LiveAnchor;
  seq: number;
  clauseNumber: string | null;
  clauseHeading: string | null;
}

/**
 * The place of a new thread in the text as it stands on disk. Refuses `remark-words-changed` when other words stand there now, and
 * `anchor-invalid` what can be no place; the writer's own last words may still be on their way, so a client asks once more.
 */
export function takePlace(draft: LiveDraft, input: { from: AnchorPoint; to: AnchorPoint; quote: string }): TakenPlace {
  const anchor = anchorAt(draft, input.from, input.to);
  if (anchor?.quote !== input.quote) throw new Refusal('conflict', 'remark-words-changed');
  if (anchor.quote.trim() === '' || anchor.ids.length === 0) throw new Refusal('invalid', 'anchor-invalid');
  const entry = draft.outline.find(({ block }) => block === input.from.block);
  return { anchor, seq: draft.seq, clauseNumber: entry?.clauseNumber ?? null, clauseHeading: entry?.headingPath.at(-1) ?? null };
}

/** The anchor of a stretch of the draft as it stands; null when there is no such place. */
export function anchorAt(draft: LiveDraft, from: AnchorPoint, to: AnchorPoint): LiveAnchor | null {
  const blocks = [...draft.blocks.values()].map(({ block, text, runs }, ordinal) => ({ block, ordinal, text, runs: runs.map(({ client, clock, length }): IdRun => [client, clock, length]) }));
  const quote = quoteBetween(blocks, from, to);
  return quote === null ? null : { from, to, quote, ...wordsAround(blocks, from, to), ids: idsBetween(blocks, from, to) };
}

interface Anchored { anchor: LiveAnchor; followed: LiveAnchor | null; moved: boolean }

export interface RemarkPlace {
  state: RemarkState;
  /** The words that stand there now; empty when their place is not certain. */
  text: string;
  block: string | null;
  clauseNumber: string | null;
}

/** A thread's words today, told against what they were when it was raised. */
export async function placeNow(draft: LiveDraft, remark: Anchored): Promise<RemarkPlace> {
  const placed = await draft.places.place(taken(remark));
  const state = stateOf(placed, remark);
  if (state === 'gone' || state === 'uncertain') return { state, text: '', block: null, clauseNumber: null };
  const block = placed.from?.block ?? null;
  return { state, text: placed.text, block, clauseNumber: draft.outline.find((entry) => entry.block === block)?.clauseNumber ?? null };
}

function stateOf(placed: PlacedAnchor, { anchor, moved }: Anchored): RemarkState {
  if (placed.state === 'gone' || placed.state === 'uncertain') return placed.state;
  if (placed.text !== anchor.quote.replace(/^\n+|\n+$/g, '')) return 'changed';
  return moved || placed.state === 'moved' ? 'moved' : 'same';
}

const taken = ({ anchor, followed }: Anchored) => ({ ...(followed ?? anchor), block: (followed ?? anchor).from.block });

/** Below this share of its characters a place is taken anew, so that words that are rewritten little by little are not lost. */
const wornOut = 2 / 3;

/**
 * Follows every thread of the document: words found again as other characters (cut and pasted, undone, restored) or mostly rewritten
 * are anchored anew beside the untouched original, so that the next edit finds them by identity. Gives how many were.
 */
export async function followRemarks(store: Store, places: DraftPlaces, documentId: string): Promise<number> {
  const { remarks } = discussionTables(store);
  const rows = await store.read.select().from(remarks).where(eq(remarks.documentId, documentId));
  if (rows.length === 0) return 0;
  const draft = await places(documentId);
  const placedRows = await Promise.all(rows.map(async (row) => ({ row, placed: await draft.places.place(taken(row)) })));
  const fresh = placedRows.flatMap(({ row, placed }) => {
    if (!placed.from || !placed.to || placed.state === 'uncertain' || placed.by === 'ids' && placed.kept >= wornOut) return [];
    const followed = anchorAt(draft, placed.from, placed.to);
    return followed === null ? [] : [{ id: row.id, followed, moved: row.moved || placed.state === 'moved' }];
  });
  if (fresh.length === 0) return 0;
  // No act of anyone's: what was said of which words is untouched, so the journal has nothing to tell.
  await store.append(async (tx) => {
    for (const { id, followed, moved } of fresh) await tx.update(remarks).set({ followed, followedSeq: draft.seq, moved }).where(eq(remarks.id, id));
  });
  return fresh.length;
}

/** Whether anyone discusses this document: only then is there anything to follow. */
export async function isDiscussed(from: Reader, documentId: string): Promise<boolean> {
  const { remarks } = discussionTables(from);
  return (await from.select({ id: remarks.id }).from(remarks).where(eq(remarks.documentId, documentId)).limit(1)).length > 0;
}
