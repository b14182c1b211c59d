import { Hono } from 'hono';
import { z } from 'zod';
import { id, listOf } from '#shared/people.ts';
import { offsetHeader, partHeaders, uploadInput, uploadProgressSchema, uploadSchema } from '#shared/uploads.ts';
import { present, type SignedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { validated } from '../platform/http/validated.ts';
import { responseFor } from './responses.ts';
import { beginUpload, cancelUpload, takePart, unfinishedUploads, uploadState } from './uploads.ts';

const byId = validated('param', z.object({ id }));
const byUpload = validated('param', z.object({ id, uploadId: id }));
const done = z.object({ done: z.literal(true) });
const nothing: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };

/**
 * Announced with POST, sent with PATCH from an offset, asked after with GET or HEAD (tus 1.0.0), ended with DELETE. No idempotency key is
 * needed: the same file announced again is the same upload, and a part sent again is refused with the place to go on from.
 */
export function uploadRoutes(house: House) {
  const documented = documenting(house);
  const { store, files } = house;
  return new Hono<SignedIn>()
    .use('/responses/*', present)
    .post('/responses/:id/uploads', documented('Begin to attach a file, or go on with one begun', uploadProgressSchema, 201), byId, validated('json', uploadInput), async (c) => {
      const responseId = c.req.valid('param').id;
      const begun = await store.write(`response:${responseId}`, async (tx) => beginUpload(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')));
      return c.json({ ...begun, offset: begun.file?.size ?? (await files.unfinished.state(begun.id)).length }, 201);
    })
    .get('/responses/:id/uploads', documented('Files that have not come whole', listOf(uploadSchema)), byId, async (c) => {
      const acting = await responseFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await unfinishedUploads(house, acting), next: null }, 200);
    })
    .get('/responses/:id/uploads/:uploadId', documented('How far a file has come', uploadProgressSchema), byUpload, async (c) => {
      const { id: responseId, uploadId } = c.req.valid('param');
      const state = await uploadState(house, c.get('person'), { responseId, uploadId });
      c.header(offsetHeader, String(state.offset));
      return c.json(state, 200);
    })
    .patch('/responses/:id/uploads/:uploadId', documented('A part of a file, from the offset named in the header; the last one attaches it', uploadProgressSchema), byUpload, validated('header', partHeaders), async (c) => {
      const { id: responseId, uploadId } = c.req.valid('param');
      const state = await takePart(house, c.get('person'), { responseId, uploadId, offset: c.req.valid('header')[offsetHeader] }, c.req.raw.body ?? nothing);
      c.header(offsetHeader, String(state.offset));
      return c.json(state, 200);
    })
    .delete('/responses/:id/uploads/:uploadId', documented('Cancel an upload; what has come is taken away', done), byUpload, async (c) => {
      const { id: responseId, uploadId } = c.req.valid('param');
      await cancelUpload(house, c.get('person'), { responseId, uploadId });
      return c.json({ done: true as const }, 200);
    });
}
