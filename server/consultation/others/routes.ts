import { Hono } from 'hono';
import { z } from 'zod';
import { roundSchema } from '#shared/consultation.ts';
import { id, listOf } from '#shared/people.ts';
import { othersResponseRowSchema, othersResponseSchema, sharingInput } from '#shared/shared-responses.ts';
import { stillTeam } from '../../matters/actor.ts';
import { present, type SignedIn, signedIn } from '../../people/actor.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { inLanguage } from '../../platform/http/file-names.ts';
import { validated } from '../../platform/http/validated.ts';
import { type Concluded, roundFor, viewRound } from '../rounds.ts';
import { othersResponse, othersResponses } from './others-responses.ts';
import { shareResponses } from './sharing.ts';

const byId = validated('param', z.object({ id }));
const byResponse = validated('param', z.object({ id, responseId: id }));

export function othersRoutes(house: House, doors: { isConcluded: Concluded }) {
  const documented = documenting(house);
  const { store } = house;
  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/consultations/*', present)
    .put('/rounds/:id/sharing', documented('Say whether consultees read each other’s responses when the round is closed', roundSchema), byId, validated('json', sharingInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => shareResponses(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')));
      return c.json(await viewRound(store.read, actor, round, doors.isConcluded), 200);
    })
    .get('/consultations/:id/others', documented('What the others have submitted, once the round is closed and says so', listOf(othersResponseRowSchema)), byId, validated('query', inLanguage), async (c) => c.json({ items: await othersResponses(store.read, c.get('person'), c.req.valid('param').id, c.req.valid('query').locale), next: null }, 200))
    .get('/consultations/:id/others/:responseId', documented('One of the others’ responses, with what is masked left out', othersResponseSchema), byResponse, validated('query', inLanguage), async (c) => {
      const { id: consulteeId, responseId } = c.req.valid('param');
      return c.json(await othersResponse(store.read, c.get('person'), { consulteeId, responseId }, c.req.valid('query').locale), 200);
    });
}
