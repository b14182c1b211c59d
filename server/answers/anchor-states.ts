/** How each comment's words stand in the draft of today, for who asks for those that changed, moved or went. */
import type { AnchorState } from '#shared/anchors/place.ts';
import type { AnswerRow, CommentFilter } from '#shared/answers.ts';
import { submittedComments } from '../consultation/submitted.ts';
import type { Reader } from '../platform/storage/store.ts';
import { concludedAt } from './concluded-at.ts';
import type { Drafts } from './places.ts';
import { type AnchoredComment, byText, type ConsultedTexts, openConsulted, takenIn } from './untouched.ts';

/** By comment; one on a text as a whole has no words, and no state. */
export type AnchorStates = ReadonlyMap<string, AnchorState>;

/** No comment is found by a state that nobody has asked for. */
export const noStates: AnchorStates = new Map();

export const asksForAnchors = ({ anchor }: CommentFilter): boolean => (anchor?.length ?? 0) > 0;

/** For who asks once. Refuses `frozen-damaged`, and `unavailable` when the words were not found in time. */
export async function anchorStatesOf(from: Reader, drafts: Drafts, roundId: string): Promise<AnchorStates> {
  return new KnownAnchors(openConsulted(from)).of(drafts, (await submittedComments(from, roundId, await concludedAt(from, roundId))).map(({ comment }) => comment));
}

export const standsSo = (states: AnchorStates, { id }: Pick<AnswerRow, 'id'>, { anchor }: CommentFilter): boolean => {
  const state = states.get(id);
  return state !== undefined && (anchor?.includes(state) ?? true);
};

/** For who asks again and again: a comment is placed once in each state of the draft. */
export class KnownAnchors {
  readonly #texts: ConsultedTexts;
  /** By frozen document: the draft they were placed in. */
  readonly #placed = new Map<string, { places: unknown; states: Map<string, AnchorState> }>();

  constructor(texts: ConsultedTexts) {
    this.#texts = texts;
  }

  async of(drafts: Drafts, comments: readonly AnchoredComment[]): Promise<AnchorStates> {
    const found = new Map<string, AnchorState>();
    for (const [frozenId, its] of byText(comments)) {
      const { documentId, taken } = await this.#texts(frozenId);
      const { places } = await drafts(documentId);
      const last = this.#placed.get(frozenId);
      const states = last?.places === places ? last.states : new Map<string, AnchorState>();
      // What was found stays found when the rest is not found in time.
      this.#placed.set(frozenId, { places, states });
      await Promise.all(its.filter(({ id }) => !states.has(id)).map(async (comment) => states.set(comment.id, (await places.place(takenIn(taken, comment))).state)));
      for (const { id } of its) { const state = states.get(id); if (state !== undefined) found.set(id, state); }
    }
    return found;
  }
}
