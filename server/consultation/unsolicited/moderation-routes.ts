/** Moderation of unsolicited responses over HTTP. */
import { Hono } from 'hono';
import { z } from 'zod';
import { id } from '#shared/people.ts';
import { formInput, leavingOutInput, moderationSchema, receivingInput } from '#shared/unsolicited.ts';
import { asTeam, stillTeam } from '../../matters/actor.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { validated } from '../../platform/http/validated.ts';
import { type Concluded, roundFor } from '../rounds.ts';
import { viewModeration } from './moderation.ts';
import { confirmedById, leaveOutUnsolicited, receiveUnsolicited, turnForm } from './unsolicited.ts';

const byId = validated('param', z.object({ id }));

export function moderationRoutes(house: House, doors: { nudgeMail: () => void; isConcluded: Concluded }) {
  const documented = documenting(house);
  const { store } = house;

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/unsolicited-responses/*', signedIn)
    .get('/rounds/:id/unsolicited-responses', documented('What has come through the public form and was confirmed', moderationSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await viewModeration(store.read, actor, round.id), 200);
    })
    .put('/rounds/:id/public-form', documented('Take unsolicited responses through the public page, or do not', moderationSchema), byId, validated('json', formInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => turnForm(tx, await stillTeam(tx, actor), { roundId: round.id, ...c.req.valid('json') }));
      return c.json(await viewModeration(store.read, actor, round.id), 200);
    })
    .post('/unsolicited-responses/:id/receipt', documented('Receive an unsolicited response into the round', moderationSchema), byId, validated('json', receivingInput), async (c) => {
      const { round } = await confirmedById(store.read, c.req.valid('param').id);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => receiveUnsolicited(tx, await stillTeam(tx, actor), { ...c.req.valid('json'), ...c.req.valid('param'), origin: house.origins[0] ?? '', isConcluded: doors.isConcluded }));
      doors.nudgeMail();
      return c.json(await viewModeration(store.read, actor, round.id), 200);
    })
    .post('/unsolicited-responses/:id/dismissal', documented('Leave an unsolicited response out of the round, with the reason', moderationSchema), byId, validated('json', leavingOutInput), async (c) => {
      const { round } = await confirmedById(store.read, c.req.valid('param').id);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => leaveOutUnsolicited(tx, await stillTeam(tx, actor), { ...c.req.valid('json'), ...c.req.valid('param') }));
      doors.nudgeMail();
      return c.json(await viewModeration(store.read, actor, round.id), 200);
    });
}
