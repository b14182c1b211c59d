import { Hono } from 'hono';
import { z } from 'zod';
import { supplementInput, withdrawalInput } from '#shared/after-submission.ts';
import { responseSchema } from '#shared/consultation.ts';
import { id } from '#shared/people.ts';
import type { SignedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { validated } from '../platform/http/validated.ts';
import { confirmationInput, differencesSchema, replacementInput } from '#shared/preliminary.ts';
import { differencesOf } from './differences.ts';
import { beginReplacement, confirmResponse, dropReplacement } from './preliminary.ts';
import { notForColleagues } from './response-actor.ts';
import { beginSupplement, withdrawResponse } from './after-submission.ts';
import { responseFor, viewResponse } from './responses.ts';

const byId = validated('param', z.object({ id }));

/** Below `/responses/*`, whose routes ask who is present. */
export function afterSubmissionRoutes(house: House, doors: { nudgeMail: () => void }) {
  const documented = documenting(house);
  const { store } = house;
  return new Hono<SignedIn>()
    .post('/responses/:id/supplements', documented('Begin a supplement to a submitted response, or give the one begun', z.object({ id: z.string() }), 201), byId, validated('json', supplementInput), async (c) => {
      const responseId = c.req.valid('param').id;
      const { response } = await responseFor(store.read, c.get('person'), responseId);
      return c.json(await once(c, house, `consultee:${response.consulteeId}`, async (tx) => ({ id: await beginSupplement(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json').paper) })), 201);
    })
    .post('/responses/:id/confirmation', documented('Tell that the deciding body stands behind a preliminary response, which stays as it was submitted', responseSchema, 201), byId, validated('json', confirmationInput), async (c) => {
      const responseId = c.req.valid('param').id;
      const { response } = await responseFor(store.read, c.get('person'), responseId);
      await once(c, house, `consultee:${response.consulteeId}`, async (tx) => { await confirmResponse(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')); return { done: true }; });
      doors.nudgeMail();
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 201);
    })
    .post('/responses/:id/replacements', documented('Begin a response that takes the place of a preliminary one, or give the one begun', z.object({ id: z.string() }), 201), byId, validated('json', replacementInput), async (c) => {
      const responseId = c.req.valid('param').id;
      const { response } = await responseFor(store.read, c.get('person'), responseId);
      return c.json(await once(c, house, `consultee:${response.consulteeId}`, async (tx) => ({ id: await beginReplacement(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json').paper) })), 201);
    })
    .delete('/responses/:id/replacement', documented('Stop writing a response that was to take the place of a preliminary one', z.object({ done: z.literal(true) })), byId, async (c) => {
      const responseId = c.req.valid('param').id;
      const { response } = await responseFor(store.read, c.get('person'), responseId);
      await store.write(`consultee:${response.consulteeId}`, async (tx) => dropReplacement(tx, await responseFor(tx, c.get('person'), responseId)));
      return c.json({ done: true as const }, 200);
    })
    .get('/responses/:id/differences', documented('What differs from the preliminary response whose place this one takes', differencesSchema), byId, async (c) => {
      const { response } = notForColleagues(await responseFor(store.read, c.get('person'), c.req.valid('param').id));
      return c.json(await differencesOf(store.read, response.id), 200);
    })
    .post('/responses/:id/withdrawal', documented('Withdraw a submitted response; it stays as it was submitted', responseSchema, 201), byId, validated('json', withdrawalInput), async (c) => {
      const responseId = c.req.valid('param').id;
      await once(c, house, `response:${responseId}`, async (tx) => { await withdrawResponse(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')); return { done: true }; });
      doors.nudgeMail();
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 201);
    });
}
