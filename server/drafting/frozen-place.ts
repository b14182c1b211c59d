/** Places in a frozen package: verified against its blocks, so that an anchor can never be wrong there (design D6). */
import { type AnchorInput, type AnchorPoint, idsBetween, quoteBetween, wordsAround } from '#shared/anchors/anchor.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Reader } from '../platform/storage/store.ts';
import { frozenBlocksOf, frozenRunsOf, viewPackage } from './frozen.ts';

/** Exact words of a frozen package, verified, with the clause they stand in. `ordinal` sorts by place over the whole package. */
export interface FrozenPlace {
  scope: string; frozenDocumentId: string | null; fromBlock: string | null; fromOffset: number | null; toBlock: string | null; toOffset: number | null;
  quote: string; before: string; after: string; ids: [number, number, number][]; ordinal: number; clauseNumber: string | null; clauseHeading: string | null;
}

/** Documents come in package order and the text as a whole first, so that ordinals sort by clause over the whole package. */
const ordinalsPerDocument = 100_000;

/** Refuses `anchor-invalid` when the quote is not exactly what stands there. */
export function verifiedPlace(from: Reader, packageId: string, anchor: AnchorInput): Promise<FrozenPlace> {
  return openPlaces(from, packageId)(anchor);
}

/** For many anchors in one package: each document is read, and its hashes checked, once. */
export function openPlaces(from: Reader, packageId: string): (anchor: AnchorInput) => Promise<FrozenPlace> {
  const texts = new Map<string, ReturnType<typeof readText>>();
  const readText = async (documentId: string) => ({ runs: await frozenRunsOf(from, documentId), blocks: new Map((await frozenBlocksOf(from, documentId)).map((one) => [one.block, one])) });
  let known: ReturnType<typeof viewPackage> | null = null;
  return async (anchor) => {
    const nowhere = { fromBlock: null, fromOffset: null, toBlock: null, toOffset: null, quote: '', before: '', after: '', ids: [], clauseNumber: null, clauseHeading: null };
    if (anchor.scope === 'package') return { ...nowhere, scope: 'package', frozenDocumentId: null, ordinal: -1 };
    known ??= viewPackage(from, packageId);
    const { documents } = await known;
    const at = documents.findIndex((one) => one.id === anchor.documentId);
    const document = documents[at];
    if (!document) throw invalid();
    if (anchor.scope === 'document') return { ...nowhere, scope: 'document', frozenDocumentId: document.id, ordinal: at * ordinalsPerDocument };
    const text = texts.get(document.id) ?? readText(document.id);
    texts.set(document.id, text);
    const { runs, blocks } = await text;
    const { from: start, to: end } = ends(anchor, runs);
    const quote = quoteBetween(runs, start, end);
    if (quote === null || quote === '' || (anchor.scope === 'words' && quote !== anchor.quote)) throw invalid();
    const entry = blocks.get(start.block);
    return {
      scope: anchor.scope, frozenDocumentId: document.id, fromBlock: start.block, fromOffset: start.offset, toBlock: end.block, toOffset: end.offset, quote, ...wordsAround(runs, start, end), ids: idsBetween(runs, start, end),
      ordinal: at * ordinalsPerDocument + 1 + (entry?.ordinal ?? 0), clauseNumber: entry?.clauseNumber ?? null, clauseHeading: entry?.headingPath.at(-1) ?? null,
    };
  };
}

function ends(anchor: AnchorInput, blocks: readonly { block: string; text: string }[]): { from: AnchorPoint; to: AnchorPoint } {
  const { from } = anchor;
  if (!from) throw invalid();
  if (anchor.scope === 'words') {
    if (!anchor.to) throw invalid();
    return { from, to: anchor.to };
  }
  const block = blocks.find((one) => one.block === from.block);
  if (!block) throw invalid();
  return { from: { block: block.block, offset: 0 }, to: { block: block.block, offset: block.text.length } };
}

const invalid = () => new Refusal('invalid', 'anchor-invalid');
