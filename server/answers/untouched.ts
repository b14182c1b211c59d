/** Whether the draft has followed an answer: nothing at or beside the commented words has changed since the consultation. */
import type { PlacedAnchor } from '#shared/anchors/place.ts';
import type { FrozenBlock } from '#shared/drafting.ts';
import { frozenBlocksOf, frozenContent } from '../drafting/frozen.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { Drafts } from './places.ts';
import { Surroundings } from './surroundings.ts';

export interface AnchoredComment {
  id: string;
  frozenDocumentId: string | null;
  fromBlock: string | null;
  toBlock: string | null;
  ids: [number, number, number][];
  quote: string;
  before: string;
  after: string;
}

/** Words that moved, changed or went are never untouched. */
export function isUntouched(comment: Pick<AnchoredComment, 'fromBlock' | 'toBlock'>, placed: PlacedAnchor, { consulted, now }: { consulted: Surroundings; now: Surroundings }): boolean {
  if (placed.state !== 'same' || !placed.from || !placed.to || comment.fromBlock === null) return false;
  const before = consulted.textsNear(comment.fromBlock, comment.toBlock ?? comment.fromBlock);
  const after = now.textsNear(placed.from.block, placed.to.block);
  return before.length === after.length && before.every((text, at) => text === after[at]);
}

/** Those of the comments whose place in the draft of today is untouched. Comments on a text as a whole have no place and are never among them. */
export async function untouchedAmong(from: Reader, drafts: Drafts, comments: readonly AnchoredComment[]): Promise<Set<string>> {
  const found = new Set<string>();
  const placed = comments.filter(({ ids }) => ids.length > 0);
  for (const frozenId of new Set(placed.flatMap(({ frozenDocumentId }) => frozenDocumentId ?? []))) {
    const { documentId } = await frozenContent(from, frozenId);
    const { places, now } = await drafts(documentId);
    const consulted = new Surroundings(await frozenBlocksOf(from, frozenId));
    for (const comment of placed) if (comment.frozenDocumentId === frozenId && isUntouched(comment, places.place(comment), { consulted, now })) found.add(comment.id);
  }
  return found;
}

export interface Consulted { documentId: string; blocks: FrozenBlock[]; consulted: Surroundings }
export type ConsultedTexts = (frozenDocumentId: string) => Promise<Consulted>;

/** Texts kept at once. */
const mostTexts = 24;

/** Frozen texts as they were read, their hashes checked then (design D4): what has been read never changes. Refuses `frozen-damaged`. */
export function openConsulted(from: Reader): ConsultedTexts {
  const known = new Map<string, Promise<Consulted>>();
  const read = async (id: string): Promise<Consulted> => {
    const { documentId } = await frozenContent(from, id);
    const blocks = await frozenBlocksOf(from, id);
    return { documentId, blocks, consulted: new Surroundings(blocks) };
  };
  return (id) => {
    const text = known.get(id) ?? read(id);
    known.delete(id);
    known.set(id, text);
    text.catch(() => known.delete(id));
    for (const oldest of [...known.keys()].slice(0, -mostTexts)) known.delete(oldest);
    return text;
  };
}

/** The same, for who asks again and again: a comment is placed once in each state of the draft. */
export class KnownUntouched {
  readonly #texts: ConsultedTexts;
  /** By frozen document: the draft it was judged against, and each comment's verdict. */
  readonly #judged = new Map<string, { places: unknown; verdicts: Map<string, boolean> }>();
  /** Of the same comments in the same state of every draft it is the same again. */
  #last: { comments: readonly AnchoredComment[]; places: ReadonlyMap<string, unknown>; found: Set<string> } | null = null;

  constructor(texts: ConsultedTexts) {
    this.#texts = texts;
  }

  async among(drafts: Drafts, comments: readonly AnchoredComment[]): Promise<Set<string>> {
    if (this.#last?.comments === comments && (await this.#stands(this.#last.places, drafts))) return this.#last.found;
    const found = new Set<string>();
    const stood = new Map<string, unknown>();
    const byText = new Map<string, AnchoredComment[]>();
    for (const comment of comments) {
      if (comment.ids.length === 0 || comment.frozenDocumentId === null) continue;
      const its = byText.get(comment.frozenDocumentId) ?? [];
      its.push(comment);
      byText.set(comment.frozenDocumentId, its);
    }
    for (const [frozenId, its] of byText) {
      const { documentId, consulted } = await this.#texts(frozenId);
      const { places, now } = await drafts(documentId);
      stood.set(documentId, places);
      const last = this.#judged.get(frozenId);
      const verdicts = last?.places === places ? last.verdicts : new Map<string, boolean>();
      this.#judged.set(frozenId, { places, verdicts });
      for (const comment of its) {
        const verdict = verdicts.get(comment.id) ?? isUntouched(comment, places.place(comment), { consulted, now });
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
