import { Hono } from 'hono';
import { z } from 'zod';
import { viewChange, viewInput, viewSchema } from '#shared/bench-views.ts';
import { id, listOf } from '#shared/people.ts';
import { roundFor } from '../consultation/rounds.ts';
import { stillTeam } from '../matters/actor.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { validated } from '../platform/http/validated.ts';
import { changeView, removeView, roundOfView, saveView, viewsOf } from './views.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));

export function viewRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/views/*', signedIn)
    .get('/rounds/:id/views', documented('Saved views of the bench: one’s own and the shared ones', listOf(viewSchema)), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await viewsOf(store.read, actor, round.id), next: null }, 200);
    })
    .post('/rounds/:id/views', documented('Save a selection as a view', created, 201), byId, validated('json', viewInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await saveView(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')) })), 201);
    })
    .patch('/views/:id', documented('Rename, share or change a view', done), byId, validated('json', viewChange), async (c) => {
      const viewId = c.req.valid('param').id;
      const { actor } = await roundFor(store.read, c.get('person'), await roundOfView(store.read, viewId));
      await store.write(`matter:${actor.matterId}`, async (tx) => changeView(tx, await stillTeam(tx, actor), viewId, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .delete('/views/:id', documented('Remove a view', done), byId, async (c) => {
      const viewId = c.req.valid('param').id;
      const { actor } = await roundFor(store.read, c.get('person'), await roundOfView(store.read, viewId));
      await store.write(`matter:${actor.matterId}`, async (tx) => removeView(tx, await stillTeam(tx, actor), viewId));
      return c.json({ done: true as const }, 200);
    });
}
