/** The tree of a matter's documents, and what they replace. */
import { Hono } from 'hono';
import { z } from 'zod';
import { documentChange, placeInput, reviewInput, supersessionInput, supersessionSchema, whyNotArrange } from '#shared/document-tree.ts';
import { documentSchema } from '#shared/drafting.ts';
import { id, listOf } from '#shared/people.ts';
import { asTeam, stillTeam } from '../matters/actor.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { Person } from '../people/person.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { once } from '../platform/http/idempotency.ts';
import { validated } from '../platform/http/validated.ts';
import { changeDocument, kindIn, placeDocument, takeBackDocument, withdrawDocument } from './document-tree.ts';
import { documentFor, viewDocument } from './documents.ts';
import { reviewAgainst } from './framework-review.ts';
import { addSupersession, changeSupersession, removeSupersession, supersessionFor, supersessionsOf } from './supersessions.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const supersessionList = listOf(supersessionSchema).extend({ refusals: z.record(z.string(), z.string().nullable()) });
const byId = validated('param', z.object({ id }));

export function documentTreeRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;

  const arranging = async (person: Person, documentId: string) => {
    const { document, actor } = await documentFor(store.read, person, documentId);
    return { actor, document: { ...document, kind: kindIn(document.kind) } };
  };
  const seen = async (person: Person, documentId: string) => {
    const { document, actor } = await documentFor(store.read, person, documentId);
    return viewDocument(store.read, actor, document);
  };

  return new Hono<SignedIn>()
    .use('/matters/:id/supersessions', signedIn).use('/supersessions/*', signedIn)
    .patch('/documents/:id', documented('Rename a document, change its kind, or say whom a local agreement binds', documentSchema), byId, validated('json', documentChange), async (c) => {
      const found = await arranging(c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${found.actor.matterId}`, async (tx) => changeDocument(tx, await stillTeam(tx, found.actor), found.document, c.req.valid('json')));
      return c.json(await seen(c.get('person'), found.document.id), 200);
    })
    .put('/documents/:id/place', documented('Move a document in the tree', documentSchema), byId, validated('json', placeInput), async (c) => {
      const found = await arranging(c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${found.actor.matterId}`, async (tx) => placeDocument(tx, await stillTeam(tx, found.actor), found.document, c.req.valid('json')));
      return c.json(await seen(c.get('person'), found.document.id), 200);
    })
    .put('/documents/:id/withdrawal', documented('Put a document aside', documentSchema), byId, async (c) => {
      const found = await arranging(c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${found.actor.matterId}`, async (tx) => withdrawDocument(tx, await stillTeam(tx, found.actor), found.document));
      return c.json(await seen(c.get('person'), found.document.id), 200);
    })
    .delete('/documents/:id/withdrawal', documented('Take a document back', documentSchema), byId, async (c) => {
      const found = await arranging(c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${found.actor.matterId}`, async (tx) => takeBackDocument(tx, await stillTeam(tx, found.actor), found.document));
      return c.json(await seen(c.get('person'), found.document.id), 200);
    })
    .post('/documents/:id/reviews', documented('A local agreement has been gone through against its framework', documentSchema, 201), byId, validated('json', reviewInput), async (c) => {
      const found = await arranging(c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${found.actor.matterId}`, async (tx) => reviewAgainst(tx, await stillTeam(tx, found.actor), found.document, c.req.valid('json')));
      return c.json(await seen(c.get('person'), found.document.id), 201);
    })
    .get('/matters/:id/supersessions', documented('What the agreement replaces', supersessionList), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await supersessionsOf(store.read, actor.matterId), next: null, refusals: { change: whyNotArrange(actor) } }, 200);
    })
    .post('/matters/:id/supersessions', documented('Add a document that is replaced', created, 201), byId, validated('json', supersessionInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await addSupersession(tx, await stillTeam(tx, actor), c.req.valid('json')) })), 201);
    })
    .put('/supersessions/:id', documented('Change a document that is replaced', done), byId, validated('json', supersessionInput), async (c) => {
      const { supersession, actor } = await supersessionFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => changeSupersession(tx, await stillTeam(tx, actor), supersession, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .delete('/supersessions/:id', documented('Take a document off the list of what is replaced', done), byId, async (c) => {
      const { supersession, actor } = await supersessionFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => removeSupersession(tx, await stillTeam(tx, actor), supersession));
      return c.json({ done: true as const }, 200);
    });
}
