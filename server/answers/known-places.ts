/** Where comments' words stand in the draft of today, for who asks again and again while the draft is written in. */
import type { LiveBlock, PlacedAnchor } from '#shared/anchors/place.ts';
import type { Drafts, ReadDraft } from './places.ts';
import { type AnchoredComment, type ConsultedTexts, takenIn } from './consulted-texts.ts';

/** Its words are in the draft, and would be kept for each of ten thousand. */
export type Standing = Omit<PlacedAnchor, 'text'>;

/** A comment is placed once in each state of the draft, and not anew where its own words were left alone. */
export class KnownPlaces {
  readonly #texts: ConsultedTexts;
  /** By frozen document: the draft they were placed in. */
  readonly #placed = new Map<string, { draft: ReadDraft; standing: Map<string, Standing> }>();

  constructor(texts: ConsultedTexts) {
    this.#texts = texts;
  }

  /** By comment, all of them taken in the one frozen text. Refuses `frozen-damaged`, and `unavailable` when they were not found in time. */
  async of(drafts: Drafts, frozenId: string, comments: readonly AnchoredComment[]): Promise<{ draft: ReadDraft; standing: ReadonlyMap<string, Standing> }> {
    const { documentId, taken } = await this.#texts(frozenId);
    const draft = await drafts(documentId);
    const last = this.#placed.get(frozenId);
    const standing = last === undefined ? new Map<string, Standing>() : last.draft.places === draft.places ? last.standing : leftAlone(last, draft);
    // What was found stays found when the rest is not found in time.
    this.#placed.set(frozenId, { draft, standing });
    await Promise.all(comments.filter(({ id }) => !standing.has(id)).map(async (comment) => {
      const { text: _, ...found } = await draft.places.place(takenIn(taken, comment));
      standing.set(comment.id, found);
    }));
    return { draft, standing };
  }
}

/**
 * Those whose place is the same again by the first rule of placing, whatever else was written: every character of them stands with its identity in
 * one block, as they were said, and that block is letter for letter what it was.
 */
function leftAlone({ draft, standing }: { draft: ReadDraft; standing: ReadonlyMap<string, Standing> }, now: ReadDraft): Map<string, Standing> {
  const same = new Map<string, boolean>();
  const isSame = (block: string): boolean => {
    const known = same.get(block) ?? saysTheSameLetters(draft.blocks.get(block), now.blocks.get(block));
    same.set(block, known);
    return known;
  };
  return new Map([...standing].filter(([, { state, by, kept, from, to }]) => state === 'same' && by === 'ids' && kept === 1 && from !== null && from.block === to?.block && isSame(from.block)));
}

function saysTheSameLetters(before: LiveBlock | undefined, after: LiveBlock | undefined): boolean {
  return before !== undefined && after !== undefined && before.text === after.text && before.runs.length === after.runs.length
    && before.runs.every(({ client, clock, length, at }, nth) => { const run = after.runs[nth]; return run !== undefined && run.client === client && run.clock === clock && run.length === length && run.at === at; });
}
