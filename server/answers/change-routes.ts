import { Hono } from 'hono';
import { z } from 'zod';
import { changeReasonInput, type CommentChanges, commentChangesSchema, pickedChangeInput, roundChangesSchema, whyNotApplyWording, whyNotAtPlace, whyNotLinkChange, wordingInput } from '#shared/answer-changes.ts';
import { id } from '#shared/people.ts';
import { roundFor } from '../consultation/rounds.ts';
import { submittedComment } from '../consultation/submitted.ts';
import type { DraftPlaces } from '../drafting/draft-places.ts';
import { frozenBlocksOf } from '../drafting/frozen.ts';
import { openHistory } from '../drafting/history/log.ts';
import { isLocked } from '../drafting/locks.ts';
import { readableWords } from '../drafting/put-words.ts';
import { stillTeam } from '../matters/actor.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { Person } from '../people/person.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { validated } from '../platform/http/validated.ts';
import type { Realtime } from '../realtime/ports.ts';
import { answerFor } from './answers.ts';
import { ChangedBlocks } from './changed-blocks.ts';
import { openChangedPlaces } from './changed-places.ts';
import { changeById, consultedDocument, explainChange, linkViews, pickChange, standingChanges, unlinkChange } from './changes.ts';
import { readDrafts } from './places.ts';
import type { Readings } from './readings.ts';
import { changesOfRound } from './round-changes.ts';
import { duplicateTarget } from './duplicates.ts';
import { applyWording, undoWording } from './wording.ts';
import { type ConsultedTexts, takenIn } from './consulted-texts.ts';

const byId = validated('param', z.object({ id }));

/** From a comment to the words that changed because of it, and back. */
export function changeRoutes(house: House, { realtime, places, texts, readings }: { realtime: Realtime; places: DraftPlaces; texts: ConsultedTexts; readings: Readings }) {
  const documented = documenting(house);
  const { store, clock } = house;
  const changedPlaces = openChangedPlaces({ from: store.read, history: openHistory(store, realtime), realtime });
  const drafts = readDrafts(places);
  const comparing = allowance(120, 60, clock);

  /** Since the first of those versions that has the text: a comment is held against the one it was written in, a round against the one that counts (ADR 27). */
  const changedBlocks = (...packageIds: string[]) => async (documentId: string): Promise<ChangedBlocks> => {
    const { frozenDocumentId, title } = await consultedDocument(store.read, packageIds, documentId);
    return new ChangedBlocks(title, await frozenBlocksOf(store.read, frozenDocumentId), await drafts(documentId));
  };

  const viewChanges = async (person: Person, commentId: string): Promise<CommentChanges> => {
    const { actor, comment: subject } = await answerFor(store.read, person, commentId);
    const { comment, round } = await submittedComment(store.read, commentId);
    const links = await standingChanges(store.read, [(await duplicateTarget(store.read, commentId)) ?? commentId]);
    const consulted = comment.frozenDocumentId === null || comment.ids.length === 0 ? null : await texts(comment.frozenDocumentId);
    const documentId = consulted?.documentId ?? null;
    const draft = documentId === null ? null : await drafts(documentId);
    const placed = consulted && draft ? await draft.places.place(takenIn(consulted.taken, comment)) : null;
    const textOf = (block: string | undefined) => draft?.blocks.get(block ?? '')?.text ?? '';
    const applying = { ...subject, proposedText: comment.proposedText, applied: links.some(({ kind }) => kind === 'applied'), isLocked: documentId !== null && (await isLocked(store.read, documentId)) };
    return {
      links: await linkViews(store.read, links, { actor, concluded: subject.concluded, changedIn: changedBlocks(comment.packageId, round.packageId) }),
      wording: comment.proposedText.trim() === '' ? null : { words: comment.proposedText, state: placed?.state ?? null, stands: readableWords(placed?.text ?? ''), before: readableWords(textOf(placed?.from?.block).slice(0, placed?.from?.offset)), after: readableWords(textOf(placed?.to?.block).slice(placed?.to?.offset)), documentId, whyNotHere: whyNotAtPlace(placed, true) },
      refusals: { link: whyNotLinkChange(actor, subject), apply: whyNotApplyWording(actor, applying) },
    };
  };

  return new Hono<SignedIn>()
    .use('/rounds/:id/changes', signedIn).use('/rounds/:id/change-reasons', signedIn).use('/comments/:id/*', signedIn).use('/answer-changes/*', signedIn)
    .get('/comments/:id/changes', documented('The words that changed because of a comment, and the wording it proposes', commentChangesSchema), byId, async (c) => c.json(await viewChanges(c.get('person'), c.req.valid('param').id), 200))
    .post('/comments/:id/wording', documented('Write a proposed wording into the draft', commentChangesSchema), byId, validated('json', wordingInput), async (c) => {
      const commentId = c.req.valid('param').id;
      await applyWording({ store, realtime, places }, c.get('person'), commentId, c.req.valid('json'));
      return c.json(await viewChanges(c.get('person'), commentId), 200);
    })
    .post('/comments/:id/changes', documented('Link a comment to what was changed in the draft', commentChangesSchema), byId, validated('json', pickedChangeInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const { actor } = await answerFor(store.read, c.get('person'), commentId);
      const { comment, round } = await submittedComment(store.read, commentId);
      const input = c.req.valid('json');
      const changed = await changedBlocks(comment.packageId, round.packageId)(input.documentId);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await pickChange(tx, await answerFor(tx, c.get('person'), commentId), input, changed); return { done: true }; });
      return c.json(await viewChanges(c.get('person'), commentId), 200);
    })
    .post('/answer-changes/:id/undoing', documented('Put back what stood before a wording was written into the draft', commentChangesSchema), byId, async (c) => {
      const { commentId } = await changeById(store.read, c.req.valid('param').id);
      await undoWording({ store, realtime, places }, c.get('person'), c.req.valid('param').id);
      return c.json(await viewChanges(c.get('person'), commentId), 200);
    })
    .delete('/answer-changes/:id', documented('Take a link away and leave the text', commentChangesSchema), byId, async (c) => {
      const change = await changeById(store.read, c.req.valid('param').id);
      const { actor } = await answerFor(store.read, c.get('person'), change.commentId);
      await store.write(`matter:${actor.matterId}`, async (tx) => unlinkChange(tx, await answerFor(tx, c.get('person'), change.commentId), change));
      return c.json(await viewChanges(c.get('person'), change.commentId), 200);
    })
    .get('/rounds/:id/changes', documented('Everything changed since the consultation, with the comments behind it', roundChangesSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      comparing.take(actor.id);
      return c.json(await changesOfRound({ from: store.read, changedPlaces, readings }, actor, round), 200);
    })
    .put('/rounds/:id/change-reasons', documented('State why words were changed that no comment asked for', z.object({ done: z.literal(true) })), byId, validated('json', changeReasonInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const input = c.req.valid('json');
      const changed = await changedBlocks(round.packageId)(input.documentId);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await explainChange(tx, await stillTeam(tx, actor), round.id, input, changed); return { done: true }; });
      return c.json({ done: true as const }, 200);
    });
}
