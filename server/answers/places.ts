/** The draft of today as the bench reads it: where consulted words stand, and what stands around them. */
import type { DraftPlaces, LiveDraft } from '../drafting/draft-places.ts';
import { Surroundings } from './surroundings.ts';

export interface ReadDraft extends LiveDraft {
  /** What stands around each place. */
  now: Surroundings;
}
export type Drafts = (documentId: string) => Promise<ReadDraft>;

export function readDrafts(places: DraftPlaces): Drafts {
  const known = new WeakMap<LiveDraft, Surroundings>();
  return async (documentId) => {
    const draft = await places(documentId);
    const now = known.get(draft) ?? new Surroundings(draft.outline);
    known.set(draft, now);
    return { ...draft, now };
  };
}
