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
    .post('/responses/:id/withdrawal', documented('Withdraw a submitted response; it stays as it was submitted', responseSchema, 201), byId, validated('json', withdrawalInput), async (c) => {
      const responseId = c.req.valid('param').id;
      await once(c, house, `response:${responseId}`, async (tx) => { await withdrawResponse(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')); return { done: true }; });
      doors.nudgeMail();
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 201);
    });
}
