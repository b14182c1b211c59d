/** Splitting a comment into parts, and putting them together again. */
import { Hono } from 'hono';
import { z } from 'zod';
import { splitInput } from '#shared/comment-splits.ts';
import { id } from '#shared/people.ts';
import { submittedComment } from '../consultation/submitted.ts';
import { asTeam } from '../matters/actor.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { validated } from '../platform/http/validated.ts';
import { answerFor } from './answers.ts';
import { joinComment, splitComment, standingSplit } from './splitting.ts';

const byId = validated('param', z.object({ id }));
/** Of the parts, in the order of their letters. */
const partsMade = z.object({ parts: z.array(z.string()) });
const done = z.object({ done: z.literal(true) });

export function splitRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;

  return new Hono<SignedIn>()
    .use('/comments/:id/split', signedIn)
    .post('/comments/:id/split', documented('Split a comment into parts that are answered by themselves; the comment stays as it was submitted', partsMade, 201), byId, validated('json', splitInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const { actor } = await answerFor(store.read, c.get('person'), commentId);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await splitComment(tx, await answerFor(tx, c.get('person'), commentId), c.req.valid('json').passages); return { done: true }; });
      return c.json({ parts: (await standingSplit(store.read, commentId))?.parts ?? [] }, 201);
    })
    .delete('/comments/:id/split', documented('Put the parts of a comment together again, as long as none is decided', done), byId, async (c) => {
      const commentId = c.req.valid('param').id;
      const { round } = await submittedComment(store.read, commentId);
      await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${round.matterId}`, async (tx) => joinComment(tx, c.get('person'), commentId));
      return c.json({ done: true as const }, 200);
    });
}
