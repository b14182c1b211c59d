/** A proposed wording into the draft with one act, and out of it again: the words, the link and the journal entry in one transaction. */
import type { z } from 'zod';
import { whyNotApplyWording, whyNotAtPlace, whyNotLinkChange, type wordingInput } from '#shared/answer-changes.ts';
import type { PlacedAnchor, TakenAnchor } from '#shared/anchors/place.ts';
import { Refusal } from '#shared/refusals.ts';
import { submittedComment } from '../consultation/submitted.ts';
import { frozenContent } from '../drafting/frozen.ts';
import type { DraftPlaces, LiveDraft } from '../drafting/draft-places.ts';
import { isLocked } from '../drafting/locks.ts';
import { type OpenDraft, openDraft, putWords, readableWords } from '../drafting/put-words.ts';
import { insertUpdates } from '../drafting/working-document.ts';
import { asTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import type { Person } from '../people/person.ts';
import type { Store } from '../platform/storage/store.ts';
import type { Realtime } from '../realtime/ports.ts';
import { answerFor } from './answers.ts';
import { addChange, changeById, checkStands, endChange, standingChanges } from './changes.ts';
import { takenFrom } from './consulted-texts.ts';

interface Rooms { store: Store; realtime: Realtime; places: DraftPlaces }

/** A place is sought before the text is held, since in a long one that takes seconds; when somebody writes meanwhile, so often anew. */
const mostSought = 3;

/**
 * Writes the wording in place of the commented words, by the one who acts, and links the comment to it. Refuses what {@link whyNotApplyWording},
 * {@link whyNotAtPlace} and {@link putWords} refuse, `words-changed-since` when other words stand there than the writer saw, and `clause-locked`.
 */
export async function applyWording({ store, realtime, places }: Rooms, person: Person, commentId: string, input: z.infer<typeof wordingInput>): Promise<void> {
  const { comment, round } = await submittedComment(store.read, commentId);
  const { frozenDocumentId, ids } = comment;
  const asked = await answerFor(store.read, person, commentId);
  refuse(whyNotApplyWording(asked.actor, { ...asked.comment, proposedText: comment.proposedText, applied: false, isLocked: false }));
  if (frozenDocumentId === null || ids.length === 0) throw new Refusal('conflict', 'wording-without-place');
  const { documentId } = await frozenContent(store.read, frozenDocumentId);
  const taken = await takenFrom(store.read, comment);
  await atPlace({ realtime, places }, { documentId, taken }, async ({ open, placed }, write) => {
    const acting = await answerFor(store.read, person, commentId);
    refuse(whyNotApplyWording(acting.actor, { ...acting.comment, proposedText: comment.proposedText, applied: await isApplied(store.read, commentId), isLocked: await isLocked(store.read, documentId) }));
    const why = whyNotAtPlace(placed, input.confirmed);
    if (why !== null) throw new Refusal('conflict', why);
    if (!placed.from || !placed.to) throw new Refusal('conflict', 'place-gone');
    if (readableWords(placed.text) !== readableWords(input.stands)) throw new Refusal('conflict', 'words-changed-since');
    const put = putWords(open, { from: placed.from, to: placed.to }, input.words);
    const row = await write(put.update, acting.actor.id);
    await store.write(`matter:${round.matterId}`, async (tx) => {
      const { actor, comment: subject } = await answerFor(tx, person, commentId);
      refuse(whyNotApplyWording(actor, { ...subject, proposedText: comment.proposedText, applied: await isApplied(tx, commentId), isLocked: await isLocked(tx, documentId) }));
      await insertUpdates(tx, [row]);
      await addChange(tx, { actor, comment: subject }, { documentId, kind: 'applied', blocks: put.blocks, before: readableWords(placed.text), after: readableWords(put.anchor.quote), anchor: put.anchor });
    });
  });
}

const isApplied = async (from: Parameters<typeof standingChanges>[0], commentId: string): Promise<boolean> => (await standingChanges(from, [commentId])).some(({ kind }) => kind === 'applied');

/** Puts back what stood there before and takes the link away. Refuses `words-written-since` when somebody has written in the words, and what linking refuses. */
export async function undoWording({ store, realtime, places }: Rooms, person: Person, changeId: string): Promise<void> {
  const change = await changeById(store.read, changeId);
  const { round } = await submittedComment(store.read, change.commentId);
  await asTeam(store.read, person, round.matterId);
  await checkStands(store.read, change);
  const { anchor } = change;
  if (anchor === null) throw new Refusal('conflict', 'change-not-applied');
  await atPlace({ realtime, places }, { documentId: change.documentId, taken: { ...anchor, block: anchor.from.block } }, async ({ open, placed }, write) => {
    const { actor, comment } = await answerFor(store.read, person, change.commentId);
    await mayUndo(store.read, { actor, comment }, change.documentId);
    if (!placed.from || !placed.to || readableWords(placed.text) !== change.after) throw new Refusal('conflict', 'words-written-since');
    const put = putWords(open, { from: placed.from, to: placed.to }, change.before);
    const row = await write(put.update, actor.id);
    await store.write(`matter:${round.matterId}`, async (tx) => {
      const acting = await answerFor(tx, person, change.commentId);
      await mayUndo(tx, acting, change.documentId);
      await insertUpdates(tx, [row]);
      await endChange(tx, acting, change, 'undone');
    });
  });
}

type Writing = Parameters<Parameters<Realtime['inOneAct']>[1]>[1];

/** One act on the text with the place of the words in it, as the text stands then. */
async function atPlace({ realtime, places }: Omit<Rooms, 'store'>, { documentId, taken }: { documentId: string; taken: TakenAnchor }, act: (now: { open: OpenDraft; placed: PlacedAnchor }, write: Writing) => Promise<void>): Promise<void> {
  for (let sought = 1; ; sought += 1) {
    const draft = await places(documentId);
    const before = await draft.places.place(taken);
    const done = await realtime.inOneAct(documentId, async (state, write) => {
      const open = openDraft(state);
      const stands = state.seq === draft.seq || readsAsThen(before, draft, open.draft);
      if (!stands && sought < mostSought) return false;
      await act({ open, placed: stands ? before : await open.draft.places.place(taken) }, write);
      return true;
    });
    if (done) return;
  }
}

/** Whether the paragraph with the place reads as it did when the place was found, whatever was written in others meanwhile. */
function readsAsThen({ from, to }: PlacedAnchor, then: LiveDraft, now: LiveDraft): boolean {
  const [before, after] = [then.blocks.get(from?.block ?? ''), now.blocks.get(from?.block ?? '')];
  return from?.block === to?.block && before !== undefined && before.text === after?.text;
}

async function mayUndo(from: Parameters<typeof isLocked>[0], { actor, comment }: Awaited<ReturnType<typeof answerFor>>, documentId: string): Promise<void> {
  refuse(whyNotLinkChange(actor, { ...comment, duplicate: false }));
  refuse((await isLocked(from, documentId)) ? 'document-locked' : null);
}
