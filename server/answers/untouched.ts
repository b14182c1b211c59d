/** Whether the draft has followed an answer: nothing at or beside the commented words has changed since the consultation. */
import type { PlacedAnchor, TakenAnchor } from '#shared/anchors/place.ts';
import type { TakenText } from '#shared/anchors/taken-text.ts';
import type { FrozenBlock } from '#shared/drafting.ts';
import { frozenContent, frozenRunsOf } from '../drafting/frozen.ts';
import { type Places, takenText } from '../drafting/placing/places.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { Drafts } from './places.ts';
import { Surroundings } from './surroundings.ts';

export interface AnchoredComment {
  id: string;
  frozenDocumentId: string | null;
  fromBlock: string | null;
  toBlock: string | null;
  fromOffset: number | null;
  toOffset: number | null;
  ids: [number, number, number][];
  quote: string;
  before: string;
  after: string;
}

/** A comment's words with the text that was consulted on, by which they are told from what only reads like them. */
export function takenIn(text: TakenText, comment: Pick<AnchoredComment, 'frozenDocumentId' | 'fromBlock' | 'toBlock' | 'fromOffset' | 'toOffset' | 'ids' | 'quote' | 'before' | 'after'> ): TakenAnchor {
  const { ids, quote, before, after, fromBlock, toBlock, fromOffset, toOffset } = comment;
  if (fromBlock === null) return { ids, quote, before, after };
  const from = { block: fromBlock, offset: fromOffset ?? 0 };
  return { ids, quote, before, after, block: fromBlock, source: { text, from, to: { block: toBlock ?? fromBlock, offset: toOffset ?? from.offset + quote.length } } };
}

/** The same, for who asks once. Refuses `frozen-damaged`. */
export async function takenFrom(from: Reader, comment: Parameters<typeof takenIn>[1]): Promise<TakenAnchor> {
  const { frozenDocumentId } = comment;
  return takenIn(frozenDocumentId === null ? takenText('', []) : takenText(frozenDocumentId, await frozenRunsOf(from, frozenDocumentId)), comment);
}

/** Words that moved, changed or went are never untouched. */
export function isUntouched(comment: Pick<AnchoredComment, 'fromBlock' | 'toBlock'>, placed: PlacedAnchor, { consulted, now }: { consulted: Surroundings; now: Surroundings }): boolean {
  if (placed.state !== 'same' || !placed.from || !placed.to || comment.fromBlock === null) return false;
  const before = consulted.textsNear(comment.fromBlock, comment.toBlock ?? comment.fromBlock);
  const after = now.textsNear(placed.from.block, placed.to.block);
  return before.length === after.length && before.every((text, at) => text === after[at]);
}

const placedTogether = <C extends AnchoredComment>(places: Places, comments: readonly C[], taken: TakenText): Promise<[C, PlacedAnchor][]> => Promise.all(comments.map(async (comment) => [comment, await places.place(takenIn(taken, comment))]));

/** Those of the comments whose place in the draft of today is untouched. Comments on a text as a whole have no place and are never among them. */
export async function untouchedAmong(from: Reader, drafts: Drafts, comments: readonly AnchoredComment[]): Promise<Set<string>> {
  const found = new Set<string>();
  const placed = comments.filter(({ ids }) => ids.length > 0);
  for (const frozenId of new Set(placed.flatMap(({ frozenDocumentId }) => frozenDocumentId ?? []))) {
    const { documentId } = await frozenContent(from, frozenId);
    const { places, now } = await drafts(documentId);
    const blocks = await frozenRunsOf(from, frozenId);
    const [consulted, taken] = [new Surroundings(blocks), takenText(frozenId, blocks)];
    const its = placed.filter(({ frozenDocumentId }) => frozenDocumentId === frozenId);
    for (const [comment, place] of await placedTogether(places, its, taken)) if (isUntouched(comment, place, { consulted, now })) found.add(comment.id);
  }
  return found;
}

export interface Consulted { documentId: string; blocks: FrozenBlock[]; consulted: Surroundings; taken: TakenText }
export type ConsultedTexts = (frozenDocumentId: string) => Promise<Consulted>;

/** Texts kept at once. */
const mostTexts = 24;

/** Frozen texts as they were read, their hashes checked then (design D4): what has been read never changes. Refuses `frozen-damaged`. */
export function openConsulted(from: Reader): ConsultedTexts {
  const known = new Map<string, Promise<Consulted>>();
  const read = async (id: string): Promise<Consulted> => {
    const { documentId } = await frozenContent(from, id);
    const blocks = await frozenRunsOf(from, id);
    return { documentId, blocks, consulted: new Surroundings(blocks), taken: takenText(id, blocks) };
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
    for (const [frozenId, its] of byText(comments)) {
      const { documentId, consulted, taken } = await this.#texts(frozenId);
      const { places, now } = await drafts(documentId);
      stood.set(documentId, places);
      const last = this.#judged.get(frozenId);
      const verdicts = last?.places === places ? last.verdicts : new Map<string, boolean>();
      this.#judged.set(frozenId, { places, verdicts });
      const unjudged = its.filter(({ id }) => !verdicts.has(id));
      for (const [comment, place] of await placedTogether(places, unjudged, taken)) verdicts.set(comment.id, isUntouched(comment, place, { consulted, now }));
      for (const { id } of its) if (verdicts.get(id) === true) found.add(id);
    }
    this.#last = { comments, places: stood, found };
    return found;
  }

  async #stands(places: ReadonlyMap<string, unknown>, drafts: Drafts): Promise<boolean> {
    for (const [documentId, before] of places) if ((await drafts(documentId)).places !== before) return false;
    return true;
  }
}

/** Those that stand on words, by the text these were taken in. */
export function byText(comments: readonly AnchoredComment[]): Map<string, AnchoredComment[]> {
  const groups = new Map<string, AnchoredComment[]>();
  for (const comment of comments) {
    if (comment.ids.length === 0 || comment.frozenDocumentId === null) continue;
    const its = groups.get(comment.frozenDocumentId) ?? [];
    its.push(comment);
    groups.set(comment.frozenDocumentId, its);
  }
  return groups;
}
