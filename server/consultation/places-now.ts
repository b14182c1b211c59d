/** Where comments written against an earlier version of their round stand in the one that counts now (design D6): derived, never stored over the original. */
import type { TakenText } from '#shared/anchors/taken-text.ts';
import type { PlaceNow } from '#shared/round-corrections.ts';
import { frozenRunsOf, packageNumber, viewPackage } from '../drafting/frozen.ts';
import { type Places, placesOf, takenText } from '../drafting/placing/places.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { FrozenPlace } from '../drafting/frozen-place.ts';
import { roundById } from './rounds.ts';

type Written = Omit<FrozenPlace, 'ordinal' | 'clauseNumber' | 'clauseHeading'> & { id: string; roundId: string; packageId: string };

/** `numbers` of the versions that the comments are written against; `places` of those comments that are written against another than the one that counts. */
export async function placesNow(from: Reader, comments: readonly Written[]): Promise<{ numbers: ReadonlyMap<string, number>; places: ReadonlyMap<string, PlaceNow> }> {
  const numbers = new Map<string, number>();
  const places = new Map<string, PlaceNow>();
  for (const { packageId } of comments) if (!numbers.has(packageId)) numbers.set(packageId, await packageNumber(from, packageId));
  const [first] = comments;
  if (first === undefined) return { numbers, places };
  const round = await roundById(from, first.roundId);
  const older = comments.filter(({ packageId }) => packageId !== round.packageId);
  if (older.length === 0) return { numbers, places };
  const now = await viewPackage(from, round.packageId);
  const written = new Map<string, string>();
  for (const packageId of new Set(older.map((one) => one.packageId))) for (const { id, documentId } of (await viewPackage(from, packageId)).documents) written.set(id, documentId);
  await Promise.all(older.map(async (comment) => {
    const document = comment.frozenDocumentId === null ? null : now.documents.find(({ documentId }) => documentId === written.get(comment.frozenDocumentId ?? '')) ?? null;
    places.set(comment.id, { version: now.number, ...(await placeOf(from, comment, document?.id ?? null)) });
  }));
  return { numbers, places };
}

async function placeOf(from: Reader, comment: Written, documentId: string | null): Promise<Omit<PlaceNow, 'version'>> {
  const whole = { from: null, to: null, quote: '' };
  if (comment.scope === 'package') return { state: 'same', anchor: { scope: 'package', documentId: null, ...whole } };
  // The text is no longer among those consulted on.
  if (documentId === null) return { state: 'gone', anchor: null };
  if (comment.scope === 'document') return { state: 'same', anchor: { scope: 'document', documentId, ...whole } };
  const { ids, quote, before, after, fromBlock, fromOffset, toBlock, toOffset, frozenDocumentId } = comment;
  const at = { block: fromBlock ?? '', offset: fromOffset ?? 0 };
  const source = frozenDocumentId === null || fromBlock === null ? null : { text: await textOf(from, frozenDocumentId), from: at, to: { block: toBlock ?? at.block, offset: toOffset ?? at.offset + quote.length } };
  const placed = await (await indexOf(from, documentId)).place({ ids, quote, before, after, ...(fromBlock === null ? {} : { block: fromBlock }), ...(source === null ? {} : { source }) });
  const isFound = placed.state !== 'gone' && placed.state !== 'uncertain';
  return { state: placed.state, anchor: isFound ? { scope: comment.scope === 'block' ? 'block' : 'words', documentId, from: placed.from, to: placed.to, quote: placed.text } : null };
}

const texts = new Map<string, Promise<TakenText>>();

/** One for all comments on a text: what became of it in another is worked out once for both. */
async function textOf(from: Reader, frozenDocumentId: string): Promise<TakenText> {
  const text = texts.get(frozenDocumentId) ?? frozenRunsOf(from, frozenDocumentId).then((blocks) => takenText(frozenDocumentId, blocks));
  text.catch(() => texts.delete(frozenDocumentId));
  texts.delete(frozenDocumentId);
  texts.set(frozenDocumentId, text);
  for (const oldest of [...texts.keys()].slice(0, -mostKept)) texts.delete(oldest);
  return text;
}

/** A frozen text never changes: the index of those last asked for is kept. */
const known = new Map<string, Promise<Places>>();
const mostKept = 12;

async function indexOf(from: Reader, frozenDocumentId: string): Promise<Places> {
  const index = known.get(frozenDocumentId) ?? readIndex(from, frozenDocumentId);
  index.catch(() => known.delete(frozenDocumentId));
  known.delete(frozenDocumentId);
  known.set(frozenDocumentId, index);
  for (const oldest of [...known.keys()].slice(0, -mostKept)) known.delete(oldest);
  return index;
}

async function readIndex(from: Reader, frozenDocumentId: string): Promise<Places> {
  return placesOf(`frozen ${frozenDocumentId}`, (await frozenRunsOf(from, frozenDocumentId)).map(({ block, text, runs }) => {
    let at = 0;
    return {
      block, text,
      runs: runs.flatMap(([client, clock, length]) => {
        const start = at;
        at += length;
        // The number of a clause that is referred to is in the frozen text only, and has no identity.
        return client < 0 ? [] : [{ client, clock, length, at: start }];
      }),
    };
  }));
}
