import { Hono } from 'hono';
import { deskSchema } from '#shared/answer-desk.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { deskOf } from './desk.ts';
import type { Readings } from './readings.ts';

export function deskRoutes(house: House, { readings }: { readings: Readings }) {
  const documented = documenting(house);
  return new Hono<SignedIn>()
    .use('/desk', signedIn)
    .get('/desk', documented('What waits for me at the benches of every matter', deskSchema), async (c) => c.json(await deskOf(house.store.read, readings, c.get('person')), 200));
}
