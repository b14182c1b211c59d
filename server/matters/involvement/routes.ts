import { Hono } from 'hono';
import { z } from 'zod';
import { involvementChange, involvementHistorySchema, involvementInput, involvementListSchema, involvementRemoval } from '#shared/involvement.ts';
import { locales } from '#shared/messages/format.ts';
import { id } from '#shared/people.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { once } from '../../platform/http/idempotency.ts';
import { allowance } from '../../platform/http/security.ts';
import { download } from '../../platform/http/upload.ts';
import { validated } from '../../platform/http/validated.ts';
import { asTeam, stillTeam } from '../actor.ts';
import { matterById } from '../matters.ts';
import { changeInvolvement, involvementFor, involvementHistory, involvementOf, logInvolvement, removeInvolvement } from './involvement.ts';
import { involvementCsv, involvementJson } from './involvement-files.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));

export function involvementRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;
  const exporting = allowance(60, 3600, house.clock);

  return new Hono<SignedIn>()
    .use('/matters/:id/involvement', signedIn).use('/matters/:id/involvement/*', signedIn).use('/involvement/*', signedIn)
    .get('/matters/:id/involvement', documented('The involvement log, with totals', involvementListSchema), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await involvementOf(store.read, actor), 200);
    })
    .post('/matters/:id/involvement', documented('Log an event', created, 201), byId, validated('json', involvementInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await logInvolvement(tx, await stillTeam(tx, actor), c.req.valid('json')) })), 201);
    })
    .get('/matters/:id/involvement/export', documented('The involvement log as a file', 'application/octet-stream'), byId, validated('query', z.object({ format: z.enum(['json', 'csv']), locale: z.enum(locales).default('sv') })), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      exporting.take(actor.id);
      const { format, locale } = c.req.valid('query');
      const log = await involvementOf(store.read, actor);
      const matter = await matterById(store.read, actor.matterId);
      const facts = { title: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', at: house.clock(), locale };
      return download(c, format === 'csv' ? involvementCsv(log, locale) : involvementJson(log, facts));
    })
    .patch('/involvement/:id', documented('Change an entry', done), byId, validated('json', involvementChange), async (c) => {
      const found = await involvementFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, `matter:${found.actor.matterId}`, async (tx) => changeInvolvement(tx, await stillTeam(tx, found.actor), found.id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .post('/involvement/:id/removal', documented('Take an entry out of the log', done), byId, validated('json', involvementRemoval), async (c) => {
      const found = await involvementFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, `matter:${found.actor.matterId}`, async (tx) => removeInvolvement(tx, await stillTeam(tx, found.actor), found.id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .get('/involvement/:id/history', documented('Every wording of an entry', involvementHistorySchema), byId, async (c) => {
      const found = await involvementFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await involvementHistory(store.read, found.id), 200);
    });
}
