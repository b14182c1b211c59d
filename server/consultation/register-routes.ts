/** The response register over HTTP. */
import { Hono } from 'hono';
import { z } from 'zod';
import { consulteeSchema } from '#shared/consultation.ts';
import { registerChange } from '#shared/consultee-register.ts';
import { id, listOf } from '#shared/people.ts';
import { writeRegisterCsv } from '../export/write-register-csv.ts';
import { asTeam, stillTeam } from '../matters/actor.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { download } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { consulteeById } from './consultees.ts';
import { keepRegister, registerOf } from './register.ts';
import { roundFor } from './rounds.ts';

const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));

export function registerRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/consultees/*', signedIn)
    .get('/rounds/:id/consultees', documented('The response register', listOf(consulteeSchema)), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await registerOf(store.read, actor, round.id), next: null }, 200);
    })
    .get('/rounds/:id/consultees.csv', documented('The response register as a table for a spreadsheet, every row', 'text/csv'), byId, validated('query', inLanguage), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const { locale } = c.req.valid('query');
      const matter = await matterById(store.read, round.matterId);
      const bytes = writeRegisterCsv({ locale, deadline: round.deadline, today: dayOf(house.clock()), rows: await registerOf(store.read, actor, round.id) });
      return download(c, { name: fileName(locale, { key: 'file.register', values: { number: round.number, registryNumber: matter?.registryNumber ?? '' }, ending: 'csv' }), type: 'text/csv', bytes });
    })
    .patch('/consultees/:id/register-entry', documented('Keep what the secretary knows of a consultee', done), byId, validated('json', registerChange), async (c) => {
      const { round } = await consulteeById(store.read, c.req.valid('param').id);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => keepRegister(tx, await stillTeam(tx, actor), c.req.valid('param').id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    });
}
