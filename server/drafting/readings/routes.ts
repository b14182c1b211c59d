import { Hono } from 'hono';
import { z } from 'zod';
import { id, listOf } from '#shared/people.ts';
import {
  questionAnswerInput, readerAnswerInput, readingChange, readingClosing, readingCommentChange, readingCommentInput, readingHistorySchema, readingInput, readingRowSchema, readingSchema, readingSeen,
  whyNotOpenReading, whyNotReadReadingHistory,
} from '#shared/readings.ts';
import { type Actor, asTeam, stillTeam } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { once } from '../../platform/http/idempotency.ts';
import { allowance } from '../../platform/http/security.ts';
import { validated } from '../../platform/http/validated.ts';
import { answerQuestion, answerReader, changeReadingComment, leaveReadingComment, questionRow, readingCommentFor, withdrawReadingComment } from './reading-comments.ts';
import { readingCommentHistory, readingsOf, viewReading } from './reading-views.ts';
import { changeReading, closeReading, openReading, readingFor } from './readings.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const readingList = listOf(readingRowSchema).extend({ refusals: z.record(z.string(), z.string().nullable()) });

export function readingRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;
  const speaking = allowance(60, 60, house.clock);
  const chain = (actor: Actor) => `matter:${actor.matterId}`;
  const origin = house.origins[0] ?? '';

  return new Hono<SignedIn>()
    .use('/matters/:id/readings', signedIn).use('/readings/*', signedIn).use('/reading-comments/*', signedIn).use('/reading-questions/*', signedIn)
    .get('/matters/:id/readings', documented('Readings before the consultation, newest first', readingList), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await readingsOf(store.read, actor), next: null, refusals: { open: whyNotOpenReading(actor) } }, 200);
    })
    .post('/matters/:id/readings', documented('Put a review version to the reference group', created, 201), byId, validated('json', readingInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, chain(actor), async (tx) => ({ id: await openReading(tx, await stillTeam(tx, actor), c.req.valid('json'), origin) })), 201);
    })
    .get('/readings/:id', documented('One reading with its comments and answers', readingSchema), byId, async (c) => {
      const { actor, reading } = await readingFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await viewReading(store.read, actor, reading.id), 200);
    })
    .patch('/readings/:id', documented('Change the message or the last day', done), byId, validated('json', readingChange), async (c) => {
      const { actor, reading } = await readingFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, chain(actor), async (tx) => changeReading(tx, await stillTeam(tx, actor), reading.id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .post('/readings/:id/closing', documented('Close the reading', done), byId, validated('json', readingClosing), async (c) => {
      const { actor, reading } = await readingFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, chain(actor), async (tx) => closeReading(tx, await stillTeam(tx, actor), reading.id, { ...c.req.valid('json'), origin }));
      return c.json({ done: true as const }, 200);
    })
    .post('/readings/:id/comments', documented('Comment on exact words of the review version', created, 201), byId, validated('json', readingCommentInput), async (c) => {
      const { actor, reading } = await readingFor(store.read, c.get('person'), c.req.valid('param').id);
      speaking.take(actor.id);
      return c.json(await once(c, house, chain(actor), async (tx) => ({ id: await leaveReadingComment(tx, await stillTeam(tx, actor), reading.id, c.req.valid('json')) })), 201);
    })
    .patch('/reading-comments/:id', documented('Change what one commented', done), byId, validated('json', readingCommentChange), async (c) => {
      const { actor, comment } = await readingCommentFor(store.read, c.get('person'), c.req.valid('param').id);
      speaking.take(actor.id);
      await once(c, house, chain(actor), async (tx) => changeReadingComment(tx, await stillTeam(tx, actor), comment.id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .post('/reading-comments/:id/withdrawal', documented('Take back what one commented', done), byId, validated('json', readingSeen), async (c) => {
      const { actor, comment } = await readingCommentFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, chain(actor), async (tx) => withdrawReadingComment(tx, await stillTeam(tx, actor), comment.id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .post('/reading-comments/:id/answers', documented('Answer a reader', done, 201), byId, validated('json', readerAnswerInput), async (c) => {
      const { actor, comment } = await readingCommentFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, chain(actor), async (tx) => answerReader(tx, await stillTeam(tx, actor), comment.id, c.req.valid('json')));
      return c.json({ done: true as const }, 201);
    })
    .get('/reading-comments/:id/history', documented('Every wording of a comment and every answer to it', readingHistorySchema), byId, async (c) => {
      const { actor, comment } = await readingCommentFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotReadReadingHistory(actor, { byId: comment.by, withdrawn: comment.withdrawnAt !== null }));
      return c.json(await readingCommentHistory(store.read, comment.id), 200);
    })
    .post('/reading-questions/:id/answers', documented('Answer a question as a reader', done, 201), byId, validated('json', questionAnswerInput), async (c) => {
      const question = await questionRow(store.read, c.req.valid('param').id);
      const { actor } = await readingFor(store.read, c.get('person'), question.readingId);
      speaking.take(actor.id);
      await once(c, house, chain(actor), async (tx) => answerQuestion(tx, await stillTeam(tx, actor), question.id, c.req.valid('json')));
      return c.json({ done: true as const }, 201);
    });
}
