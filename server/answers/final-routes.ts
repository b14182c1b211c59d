import { Hono } from 'hono';
import { z } from 'zod';
import { finalReportInput, reportFormats } from '#shared/answers.ts';
import { id } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { finalReportOrderSchema, holdsPersonalData } from '#shared/report-exports.ts';
import { roundFor } from '../consultation/rounds.ts';
import { stillTeam } from '../matters/actor.ts';
import { matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { isRepeated, once } from '../platform/http/idempotency.ts';
import type { Allowance } from '../platform/http/security.ts';
import { download } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { personalDataIn } from './exports/anonymised.ts';
import { cancelFinalReport, finalOrderFor, finalOrderOf, finalOrderReader, orderFinalReport, whyNotFinal } from './final-orders.ts';
import { finalReportFile } from './final-report.ts';
import type { Drafts } from './places.ts';
import { consultationReport } from './report.ts';
import { reportTypes } from './report-files.ts';

const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));

/** `exporting`: shared with the files that are written while one waits. */
export function finalReportRoutes(house: House, { drafts, exporting, nudgeExports }: { drafts: Drafts; exporting: Allowance; nudgeExports: () => void }) {
  const documented = documenting(house);
  const { store } = house;

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/final-report-orders/*', signedIn)
    .get('/rounds/:id/final-reports', documented('The writing of the final report, as far as it has come', finalReportOrderSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await finalOrderOf(store.read, actor, round.id), 200);
    })
    .post('/rounds/:id/final-reports', documented('Have the final report of a concluded round made, once', finalReportOrderSchema, 201), byId, validated('json', finalReportInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const input = c.req.valid('json');
      const repeated = await isRepeated(c, house);
      if (!repeated) {
        refuse(await whyNotFinal(store.read, actor, round.id));
        exporting.take(actor.id);
      }
      if (!repeated && !input.personalDataConfirmed) {
        const report = await consultationReport(store.read, { roundId: round.id, filter: { sort: 'clause' }, groupBy: input.groupBy, locale: input.locale, at: house.clock(), final: null }, drafts);
        if (holdsPersonalData(await personalDataIn(store.read, round, report))) throw new Refusal('conflict', 'final-report-personal-data');
      }
      await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await orderFinalReport(tx, await stillTeam(tx, actor), round.id, input) }));
      nudgeExports();
      return c.json(await finalOrderOf(store.read, actor, round.id), 201);
    })
    .post('/final-report-orders/:id/cancellation', documented('End the making of a final report before it is frozen', done), byId, async (c) => {
      const orderId = c.req.valid('param').id;
      const actor = await finalOrderReader(store.read, c.get('person'), orderId);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => { await cancelFinalReport(tx, await finalOrderFor(tx, c.get('person'), orderId)); return { done: true as const }; }), 200);
    })
    .get('/rounds/:id/final-reports/:number/:format', documented('A final report, as it was kept', 'application/octet-stream'), validated('param', z.object({ id, number: z.coerce.number().int().min(1).max(1_000_000), format: z.enum(reportFormats) })), validated('query', inLanguage), async (c) => {
      const { id: roundId, number, format } = c.req.valid('param');
      const { round, actor } = await roundFor(store.read, c.get('person'), roundId);
      const { registryNumber } = (await matterById(store.read, actor.matterId)) ?? { registryNumber: '' };
      const bytes = await finalReportFile(house, { roundId: round.id, number, format });
      return download(c, { name: fileName(c.req.valid('query').locale, { key: 'file.finalReport', values: { number, registryNumber }, ending: format }), type: reportTypes[format], bytes });
    });
}
