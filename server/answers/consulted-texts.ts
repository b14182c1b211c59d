/** The texts that were consulted on, and the comments on their words. */
import type { TakenAnchor } from '#shared/anchors/place.ts';
import type { TakenText } from '#shared/anchors/taken-text.ts';
import type { FrozenBlock } from '#shared/drafting.ts';
import { frozenContent, frozenRunsOf } from '../drafting/frozen.ts';
import { takenText } from '../drafting/placing/places.ts';
import type { Reader } from '../platform/storage/store.ts';
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
