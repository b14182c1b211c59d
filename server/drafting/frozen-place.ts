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
export async function verifiedPlace(from: Reader, packageId: string, anchor: AnchorInput): Promise<FrozenPlace> {
  const nowhere = { fromBlock: null, fromOffset: null, toBlock: null, toOffset: null, quote: '', before: '', after: '', ids: [], clauseNumber: null, clauseHeading: null };
  if (anchor.scope === 'package') return { ...nowhere, scope: 'package', frozenDocumentId: null, ordinal: -1 };
  const { documents } = await viewPackage(from, packageId);
  const at = documents.findIndex((one) => one.id === anchor.documentId);
  const document = documents[at];
  if (!document) throw invalid();
  if (anchor.scope === 'document') return { ...nowhere, scope: 'document', frozenDocumentId: document.id, ordinal: at * ordinalsPerDocument };
  const blocks = await frozenRunsOf(from, document.id);
  const { from: start, to: end } = ends(anchor, blocks);
  const quote = quoteBetween(blocks, start, end);
  if (quote === null || quote === '' || (anchor.scope === 'words' && quote !== anchor.quote)) throw invalid();
  const entry = (await frozenBlocksOf(from, document.id)).find((one) => one.block === start.block);
  return {
    scope: anchor.scope, frozenDocumentId: document.id, fromBlock: start.block, fromOffset: start.offset, toBlock: end.block, toOffset: end.offset, quote, ...wordsAround(blocks, start, end), ids: idsBetween(blocks, start, end),
    ordinal: at * ordinalsPerDocument + 1 + (entry?.ordinal ?? 0), clauseNumber: entry?.clauseNumber ?? null, clauseHeading: entry?.headingPath.at(-1) ?? null,
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
