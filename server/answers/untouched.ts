/** Whether the draft has followed an answer: nothing at or beside the commented words has changed since the consultation. */
import type { Reader } from '../platform/storage/store.ts';
import { type AnchoredComment, byText, type ConsultedTexts, openConsulted } from './consulted-texts.ts';
import { KnownPlaces, type Standing } from './known-places.ts';
import type { Drafts } from './places.ts';
import type { Surroundings } from './surroundings.ts';

/** Words that moved, changed or went are never untouched. */
export function isUntouched(comment: Pick<AnchoredComment, 'fromBlock' | 'toBlock'>, placed: Standing, { consulted, now }: { consulted: Surroundings; now: Surroundings }): boolean {
  if (placed.state !== 'same' || !placed.from || !placed.to || comment.fromBlock === null) return false;
  const before = consulted.textsNear(comment.fromBlock, comment.toBlock ?? comment.fromBlock);
  const after = now.textsNear(placed.from.block, placed.to.block);
  return before.length === after.length && before.every((text, at) => text === after[at]);
}

/** Those of the comments whose place in the draft of today is untouched. Comments on a text as a whole have no place and are never among them. */
export async function untouchedAmong(from: Reader, drafts: Drafts, comments: readonly AnchoredComment[]): Promise<Set<string>> {
  const texts = openConsulted(from);
  return new KnownUntouched(texts, new KnownPlaces(texts)).among(drafts, comments);
}

/** The same, for who asks again and again. */
export class KnownUntouched {
  readonly #texts: ConsultedTexts;
  readonly #places: KnownPlaces;
  /** By frozen document: the draft it was judged against, and each comment's verdict. */
  readonly #judged = new Map<string, { places: unknown; verdicts: Map<string, boolean> }>();
  /** Of the same comments in the same state of every draft it is the same again. */
  #last: { comments: readonly AnchoredComment[]; places: ReadonlyMap<string, unknown>; found: Set<string> } | null = null;

  constructor(texts: ConsultedTexts, places: KnownPlaces) {
    this.#texts = texts;
    this.#places = places;
  }

  async among(drafts: Drafts, comments: readonly AnchoredComment[]): Promise<Set<string>> {
    if (this.#last?.comments === comments && (await this.#stands(this.#last.places, drafts))) return this.#last.found;
    const found = new Set<string>();
    const stood = new Map<string, unknown>();
    for (const [frozenId, its] of byText(comments)) {
      const { documentId, consulted } = await this.#texts(frozenId);
      const { draft: { places, now }, standing } = await this.#places.of(drafts, frozenId, its);
      stood.set(documentId, places);
      const last = this.#judged.get(frozenId);
      const verdicts = last?.places === places ? last.verdicts : new Map<string, boolean>();
      this.#judged.set(frozenId, { places, verdicts });
      for (const comment of its) {
        const place = standing.get(comment.id);
        const verdict = verdicts.get(comment.id) ?? (place !== undefined && isUntouched(comment, place, { consulted, now }));
        verdicts.set(comment.id, verdict);
        if (verdict) found.add(comment.id);
      }
    }
    this.#last = { comments, places: stood, found };
    return found;
  }

  async #stands(places: ReadonlyMap<string, unknown>, drafts: Drafts): Promise<boolean> {
    for (const [documentId, before] of places) if ((await drafts(documentId)).places !== before) return false;
    return true;
  }
}
