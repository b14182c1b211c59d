import { Hono } from 'hono';
import { z } from 'zod';
import { commentLikenessSchema, contradictingListSchema, groupAnswerInput, groupAnswerSchema, roundLikenessSchema, separationInput } from '#shared/answer-likeness.ts';
import type { AnswerRow } from '#shared/answers.ts';
import { id } from '#shared/people.ts';
import { roundFor } from '../consultation/rounds.ts';
import { submittedComment } from '../consultation/submitted.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { validated } from '../platform/http/validated.ts';
import { contradicting, groupsOf, likenessOf, openAlike } from './alike-comments.ts';
import { answerFor } from './answers.ts';
import { isConcluded } from './conclusion.ts';
import { answerTogether } from './group-answer.ts';
import { separate } from './separations.ts';

interface RoundRef { id: string; matterId: string }
interface Readings {
  rows: (round: RoundRef) => Promise<readonly AnswerRow[]>;
  contradictions: (round: RoundRef) => Promise<readonly (readonly [string, string])[]>;
}

const byId = validated('param', z.object({ id }));

/** Comments that read alike and wordings at odds. Whatever is answered, a person answers. */
export function likenessRoutes(house: House, { rows, contradictions }: Readings) {
  const documented = documenting(house);
  const { store } = house;
  const findAlike = openAlike(store.read);
  const comparing = allowance(240, 60, house.clock);

  return new Hono<SignedIn>()
    .use('/rounds/:id/likeness', signedIn).use('/rounds/:id/group-answers', signedIn).use('/comments/:id/*', signedIn)
    .get('/rounds/:id/likeness', documented('Groups of near-identical comments, suggested to be answered together', roundLikenessSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      comparing.take(actor.id);
      const all = await rows(round);
      return c.json({ groups: groupsOf(all, await findAlike(round.id, all)) }, 200);
    })
    .get('/comments/:id/likeness', documented('The comments that say the same as one, or something like it', commentLikenessSchema), byId, async (c) => {
      const commentId = c.req.valid('param').id;
      const { actor } = await answerFor(store.read, c.get('person'), commentId);
      const { round } = await submittedComment(store.read, commentId);
      comparing.take(actor.id);
      const all = await rows(round);
      return c.json(await likenessOf(store.read, commentId, { rows: all, alike: await findAlike(round.id, all), actor, concluded: await isConcluded(store.read, round.id) }), 200);
    })
    .get('/comments/:id/contradictions', documented('The comments whose wording cannot be followed together with the one this proposes', contradictingListSchema), byId, async (c) => {
      const commentId = c.req.valid('param').id;
      await answerFor(store.read, c.get('person'), commentId);
      const { round } = await submittedComment(store.read, commentId);
      return c.json({ items: contradicting(commentId, await rows(round), await contradictions(round)), next: null }, 200);
    })
    .put('/comments/:id/separations', documented('Say that a comment does not belong with others that read like it, or take that back', z.object({ done: z.literal(true) })), byId, validated('json', separationInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const { actor } = await answerFor(store.read, c.get('person'), commentId);
      await store.write(`matter:${actor.matterId}`, async (tx) => separate(tx, await answerFor(tx, c.get('person'), commentId), c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .post('/rounds/:id/group-answers', documented('Give several comments the same answer in one act; those changed since are left and named', groupAnswerSchema), byId, validated('json', groupAnswerInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const { answered, left } = await once(c, house, `matter:${actor.matterId}`, async (tx) => answerTogether(tx, c.get('person'), round.id, c.req.valid('json')));
      const names = new Map((await rows(round)).map((row) => [row.id, row.organisation]));
      return c.json({ answered, left: left.map((one) => ({ ...one, organisation: names.get(one.commentId) ?? '' })) }, 200);
    });
}
