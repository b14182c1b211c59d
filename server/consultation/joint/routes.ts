import { Hono } from 'hono';
import { z } from 'zod';
import { jointEndInput, jointInput, jointStatementSchema } from '#shared/joint-statements.ts';
import { id } from '#shared/people.ts';
import { present, type SignedIn } from '../../people/actor.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { once } from '../../platform/http/idempotency.ts';
import { validated } from '../../platform/http/validated.ts';
import { notForColleagues } from '../response-actor.ts';
import { responseFor } from '../responses.ts';
import { countJointly, endJointly, jointStatementOf, nameJointly, unnameJointly } from './joint-statement.ts';

const byId = validated('param', z.object({ id }));
const byConsultee = validated('param', z.object({ id, consulteeId: id }));

/** Below `/responses/*`, whose routes ask who is present. */
export function jointRoutes(house: House, doors: { nudgeMail: () => void }) {
  const documented = documenting(house);
  const { store } = house;
  return new Hono<SignedIn>()
    .use('/responses/*', present)
    .get('/responses/:id/joint-statement', documented('Which consultees a response also speaks for, and which of them it is counted for', jointStatementSchema), byId, async (c) =>
      c.json(await jointStatementOf(store.read, notForColleagues(await responseFor(store.read, c.get('person'), c.req.valid('param').id))), 200))
    .put('/responses/:id/joint-statement', documented('Name a consultee that the response also speaks for', jointStatementSchema), byId, validated('json', jointInput), async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => nameJointly(tx, notForColleagues(await responseFor(tx, c.get('person'), responseId)), c.req.valid('json')));
      return c.json(await jointStatementOf(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .delete('/responses/:id/joint-statement/:consulteeId', documented('Name a consultee no longer in a response that is being written', jointStatementSchema), byConsultee, async (c) => {
      const { id: responseId, consulteeId } = c.req.valid('param');
      await store.write(`response:${responseId}`, async (tx) => unnameJointly(tx, notForColleagues(await responseFor(tx, c.get('person'), responseId)), consulteeId));
      return c.json(await jointStatementOf(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .post('/responses/:id/joint-counts', documented('Count a submitted response for another consultee too', jointStatementSchema, 201), byId, validated('json', jointInput), async (c) => {
      const responseId = c.req.valid('param').id;
      const { response } = notForColleagues(await responseFor(store.read, c.get('person'), responseId));
      await once(c, house, `matter:${response.matterId}`, async (tx) => { await countJointly(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')); return { done: true }; });
      doors.nudgeMail();
      return c.json(await jointStatementOf(store.read, await responseFor(store.read, c.get('person'), responseId)), 201);
    })
    .post('/responses/:id/joint-counts/:consulteeId/ending', documented('Count a response for a consultee no longer, when it was counted by mistake', jointStatementSchema, 201), byConsultee, validated('json', jointEndInput), async (c) => {
      const { id: responseId, consulteeId } = c.req.valid('param');
      const { response } = notForColleagues(await responseFor(store.read, c.get('person'), responseId));
      await once(c, house, `matter:${response.matterId}`, async (tx) => { await endJointly(tx, await responseFor(tx, c.get('person'), responseId), { consulteeId, ...c.req.valid('json') }); return { done: true }; });
      doors.nudgeMail();
      return c.json(await jointStatementOf(store.read, await responseFor(store.read, c.get('person'), responseId)), 201);
    });
}
