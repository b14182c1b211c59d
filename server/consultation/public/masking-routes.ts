import { Hono } from 'hono';
import { z } from 'zod';
import { liftingInput, maskingInput, maskingsSchema } from '#shared/maskings.ts';
import { id } from '#shared/people.ts';
import { writeResponsePdf } from '../../export/write-response-pdf.ts';
import type { SignedIn } from '../../people/actor.ts';
import { Refusal } from '#shared/refusals.ts';
import { pdfType } from '../../platform/files/file-type.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { fileName, inLanguage } from '../../platform/http/file-names.ts';
import { once } from '../../platform/http/idempotency.ts';
import { allowance } from '../../platform/http/security.ts';
import { download } from '../../platform/http/upload.ts';
import { validated } from '../../platform/http/validated.ts';
import { responseFor } from '../responses.ts';
import { exportedResponse } from '../submission.ts';
import { liftMasking, maskedResponse, maskPassages, viewMaskings } from './masking.ts';

const byId = validated('param', z.object({ id }));
const byMasking = validated('param', z.object({ id, maskingId: id }));

/** Below `/responses/*`, whose routes ask who is present. */
export function maskingRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;
  const exporting = allowance(60, 3600, house.clock);
  return new Hono<SignedIn>()
    .get('/responses/:id/maskings', documented('Words of a response that the public does not read, and those offered to be masked', maskingsSchema), byId, async (c) => c.json(await viewMaskings(store.read, await responseFor(store.read, c.get('person'), c.req.valid('param').id)), 200))
    .post('/responses/:id/maskings', documented('Mask words of a submitted response, which keeps them itself', maskingsSchema, 201), byId, validated('json', maskingInput), async (c) => {
      const responseId = c.req.valid('param').id;
      const { response } = await responseFor(store.read, c.get('person'), responseId);
      await once(c, house, `matter:${response.matterId}`, async (tx) => { await maskPassages(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')); return { done: true }; });
      return c.json(await viewMaskings(store.read, await responseFor(store.read, c.get('person'), responseId)), 201);
    })
    .post('/responses/:id/maskings/:maskingId/lifting', documented('Lift a masking, with the reason', maskingsSchema, 201), byMasking, validated('json', liftingInput), async (c) => {
      const { id: responseId, maskingId } = c.req.valid('param');
      const { response } = await responseFor(store.read, c.get('person'), responseId);
      await once(c, house, `matter:${response.matterId}`, async (tx) => { await liftMasking(tx, await responseFor(tx, c.get('person'), responseId), { maskingId, ...c.req.valid('json') }); return { done: true }; });
      return c.json(await viewMaskings(store.read, await responseFor(store.read, c.get('person'), responseId)), 201);
    })
    .get('/responses/:id/masked.pdf', documented('The response as it may be given out, its masked words behind their ground', pdfType), byId, validated('query', inLanguage), async (c) => {
      const { actor, person, response } = await responseFor(store.read, c.get('person'), c.req.valid('param').id);
      if (actor.roles.length === 0) throw new Refusal('not-found', 'not-found');
      const { locale } = c.req.valid('query');
      const said = await maskedResponse(store.read, await exportedResponse(store.read, response.id, locale));
      exporting.take(person.id);
      const { bytes } = await writeResponsePdf(said);
      return download(c, { name: fileName(locale, { key: 'file.response', values: { id: response.id }, ending: 'pdf' }), type: pdfType, bytes });
    });
}
