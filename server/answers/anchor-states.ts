/** How each comment's words stand in the draft of today, for who asks for those that changed, moved or went. */
import type { AnchorState } from '#shared/anchors/place.ts';
import type { AnswerRow, CommentFilter } from '#shared/answers.ts';
import { submittedComments } from '../consultation/submitted.ts';
import type { Reader } from '../platform/storage/store.ts';
import { concludedAt } from './concluded-at.ts';
import { KnownPlaces } from './known-places.ts';
import type { Drafts } from './places.ts';
import { type AnchoredComment, byText, openConsulted } from './consulted-texts.ts';

/** By comment; one on a text as a whole has no words, and no state. */
export type AnchorStates = ReadonlyMap<string, AnchorState>;

/** No comment is found by a state that nobody has asked for. */
export const noStates: AnchorStates = new Map();

export const asksForAnchors = ({ anchor }: CommentFilter): boolean => (anchor?.length ?? 0) > 0;

/** For who asks once. Refuses `frozen-damaged`, and `unavailable` when the words were not found in time. */
export async function anchorStatesOf(from: Reader, drafts: Drafts, roundId: string): Promise<AnchorStates> {
  return statesFrom(new KnownPlaces(openConsulted(from)), drafts, (await submittedComments(from, roundId, await concludedAt(from, roundId))).map(({ comment }) => comment));
}

export const standsSo = (states: AnchorStates, { id }: Pick<AnswerRow, 'id'>, { anchor }: CommentFilter): boolean => {
  const state = states.get(id);
  return state !== undefined && (anchor?.includes(state) ?? true);
};

/** By comment, of those that stand on words. Refuses as `KnownPlaces` does. */
export async function statesFrom(known: KnownPlaces, drafts: Drafts, comments: readonly AnchoredComment[]): Promise<AnchorStates> {
  const found = new Map<string, AnchorState>();
  for (const [frozenId, its] of byText(comments)) {
    const { standing } = await known.of(drafts, frozenId, its);
    for (const { id } of its) { const place = standing.get(id); if (place) found.set(id, place.state); }
  }
  return found;
}
