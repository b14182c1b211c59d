/** The draft of today with the place of each comment in it, for the Word file with the comments in its margin. */
import { type ConsultationReport } from '#shared/export.ts';
import type { FrozenBlock } from '#shared/drafting.ts';
import { submittedComments } from '../consultation/submitted.ts';
import { treeOf } from '../drafting/document-tree.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { imagesOfMatter } from '../drafting/images.ts';
import type { CommentPlace, DraftToComment } from '../export/write-draft-comments-docx.ts';
import type { House } from '../platform/house.ts';
import { concludedAt } from './concluded-at.ts';
import type { Drafts, ReadDraft } from './places.ts';
import { openConsulted, takenIn } from './consulted-texts.ts';

/**
 * Of the round's texts, as they stand in the matter; only of the comments that the report lists. Each text is read once, so that places and words are of one state.
 * Refuses `frozen-damaged`, and `unavailable` when the words were not found in time.
 */
export async function draftToComment(house: Pick<House, 'store' | 'files'>, { round, report, drafts }: { round: { id: string; matterId: string; packageId: string }; report: ConsultationReport; drafts: Drafts }): Promise<DraftToComment> {
  const from = house.store.read;
  const titles = new Map((await treeOf(from, round.matterId)).map(({ id, title }) => [id, title]));
  const read = new Map<string, ReadDraft>();
  for (const { documentId } of (await viewPackage(from, round.packageId)).documents) read.set(documentId, await drafts(documentId));
  const texts = openConsulted(from);
  const listed = new Set(report.comments.map(({ id }) => id));
  const said = (await submittedComments(from, round.id, await concludedAt(from, round.id))).filter(({ comment }) => listed.has(comment.id));
  const placed = await Promise.all(said.map(async ({ comment, receivedOn }): Promise<[string, CommentPlace]> => {
    const nowhere = { receivedOn, documentId: null, state: null, from: null, to: null, heading: null };
    if (comment.frozenDocumentId === null) return [comment.id, nowhere];
    const { documentId, taken, blocks } = await texts(comment.frozenDocumentId);
    const draft = read.get(documentId);
    if (draft === undefined) return [comment.id, nowhere];
    const its = { ...nowhere, documentId, heading: standingHeading(blocks, comment.fromBlock, draft) };
    if (comment.ids.length > 0) {
      const { state, from: begins, to } = await draft.places.place(takenIn(taken, comment));
      return [comment.id, { ...its, state, from: begins, to }];
    }
    const block = draft.blocks.get(comment.fromBlock ?? '');
    if (comment.fromBlock === null) return [comment.id, its];
    // An empty paragraph, or a picture, has no words to be found by: it is the block itself.
    return [comment.id, block === undefined ? { ...its, state: 'gone' } : { ...its, state: 'same', from: { block: block.block, offset: 0 }, to: { block: block.block, offset: block.text.length } }];
  }));
  return { texts: [...read].map(([documentId, { state }]) => ({ documentId, title: titles.get(documentId) ?? '', state })), places: new Map(placed), images: await imagesIn(house, round.matterId, [...read.values()]) };
}

/** The nearest heading before the words as they were consulted on that is a heading still. */
function standingHeading(blocks: readonly FrozenBlock[], block: string | null, draft: ReadDraft): string | null {
  const at = blocks.findIndex((one) => one.block === block);
  if (at < 0) return null;
  const headings = new Set(draft.outline.filter(({ kind }) => kind === 'heading').map((one) => one.block));
  // Of the clause it stood in, and of no other: a heading of the text before it says nothing of where the words were.
  const own = blocks.slice(0, at + 1).findLast(({ kind }) => kind === 'heading');
  return own !== undefined && headings.has(own.block) ? own.block : null;
}

/** Those whose checksum stands in one of the texts: to read the texts for them is work for the process that writes. */
async function imagesIn({ store, files }: Pick<House, 'store' | 'files'>, matterId: string, drafts: readonly ReadDraft[]): Promise<Map<string, Uint8Array>> {
  const states = drafts.map(({ state }) => Buffer.from(state.buffer, state.byteOffset, state.byteLength));
  const images = new Map<string, Uint8Array>();
  for (const hash of await imagesOfMatter(store.read, matterId)) if (states.some((state) => state.includes(hash))) images.set(hash, await files.fetch(hash));
  return images;
}
