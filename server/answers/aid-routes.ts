/** How a matter answers: its chain of decision, its short reasons and its reusable texts. */
import { Hono } from 'hono';
import { z } from 'zod';
import { chainInput, chainSchema } from '#shared/answer-chain.ts';
import { answerAidsSchema, reasonInput, textChange, textInput, whyNotKeepReasons, whyNotKeepText } from '#shared/answer-texts.ts';
import { id } from '#shared/people.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { validated } from '../platform/http/validated.ts';
import { chainOf, chooseChain, viewChain } from './chain.ts';
import { addReason, matterOfReason, reasonsOf, retireReason, type Uses } from './reasons.ts';
import { addText, changeText, removeText, textsOf } from './texts.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const byText = validated('param', z.object({ id, text: id }));

export function aidRoutes(house: House, { uses }: { uses: (actor: Actor) => Promise<Uses> }) {
  const documented = documenting(house);
  const { store } = house;

  return new Hono<SignedIn>()
    .use('/matters/:id/*', signedIn).use('/answer-reasons/*', signedIn)
    .get('/matters/:id/answer-chain', documented('Who decides the answers of a matter, and who reviews them first', chainSchema), byId, async (c) => c.json(await viewChain(store.read, await asTeam(store.read, c.get('person'), c.req.valid('param').id)), 200))
    .put('/matters/:id/answer-chain', documented('Choose who decides the answers, and who reviews them first', chainSchema), byId, validated('json', chainInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => chooseChain(tx, await asTeam(tx, c.get('person'), actor.matterId), c.req.valid('json')));
      return c.json(await viewChain(store.read, actor), 200);
    })
    .get('/matters/:id/answer-aids', documented('Short reasons and reusable texts, with how many answers have them', answerAidsSchema), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      const [used, chain] = [await uses(actor), await chainOf(store.read, actor.matterId)];
      return c.json({
        reasons: await reasonsOf(store.read, actor.matterId, used), texts: await textsOf(store.read, actor, { uses: used, chain }),
        refusals: { keepReasons: whyNotKeepReasons(actor), addText: whyNotKeepText(actor, { organisationId: null }, chain), addOwnText: actor.organisationIds.length === 0 ? 'own-organisation-only' : whyNotKeepText(actor, { organisationId: actor.organisationIds[0] ?? null }, chain) },
      }, 200);
    })
    .post('/matters/:id/answer-reasons', documented('Add a short reason to choose beside an answer', created, 201), byId, validated('json', reasonInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await addReason(tx, await asTeam(tx, c.get('person'), actor.matterId), c.req.valid('json').words) })), 201);
    })
    .post('/answer-reasons/:id/retirement', documented('Retire a short reason: it stays in the answers that have it', done), byId, async (c) => {
      const reasonId = c.req.valid('param').id;
      const actor = await asTeam(store.read, c.get('person'), await matterOfReason(store.read, reasonId));
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await retireReason(tx, await asTeam(tx, c.get('person'), actor.matterId), reasonId); return { done: true }; });
      return c.json({ done: true as const }, 200);
    })
    .post('/matters/:id/answer-texts', documented('Keep a text for use in more answers', created, 201), byId, validated('json', textInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await addText(tx, await asTeam(tx, c.get('person'), actor.matterId), c.req.valid('json')) })), 201);
    })
    .put('/matters/:id/answer-texts/:text', documented('Change a reusable text; answers that were given keep their words', done), byText, validated('json', textChange), async (c) => {
      const { id: matterId, text } = c.req.valid('param');
      const actor = await asTeam(store.read, c.get('person'), matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => changeText(tx, await asTeam(tx, c.get('person'), matterId), text, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .delete('/matters/:id/answer-texts/:text', documented('Take a reusable text away; answers that were given keep their words', done), byText, async (c) => {
      const { id: matterId, text } = c.req.valid('param');
      const actor = await asTeam(store.read, c.get('person'), matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => removeText(tx, await asTeam(tx, c.get('person'), matterId), text));
      return c.json({ done: true as const }, 200);
    });
}
