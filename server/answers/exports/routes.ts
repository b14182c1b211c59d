import { Hono } from 'hono';
import { z } from 'zod';
import { type CommentFilter, commentFilter, type ExportFormat } from '#shared/answers.ts';
import { id, listOf } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { exportInput, type ExportInput, holdsPersonalData, personalDataSchema, reportExportSchema } from '#shared/report-exports.ts';
import { roundFor } from '../../consultation/rounds.ts';
import { stillTeam } from '../../matters/actor.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import { forgetFile } from '../../platform/files/files.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { isRepeated, once } from '../../platform/http/idempotency.ts';
import { allowance, type Allowance } from '../../platform/http/security.ts';
import { download } from '../../platform/http/upload.ts';
import { validated } from '../../platform/http/validated.ts';
import type { Drafts } from '../places.ts';
import { consultationReport } from '../report.ts';
import { reportTypes } from '../report-files.ts';
import { personalDataIn } from './anonymised.ts';
import { cancelExport, exportFor, exportReader, exportsOf, orderExport, removeExport } from './exports.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const reportOrder = commentFilter.extend({ groupBy: exportInput.shape.groupBy, locale: exportInput.shape.locale });

/** `exporting`: shared with the files that are written while one waits. */
export function exportRoutes(house: House, { drafts, exporting, nudgeExports }: { drafts: Drafts; exporting: Allowance; nudgeExports: () => void }) {
  const documented = documenting(house);
  const { store } = house;
  // It reads the round whole.
  const asking = allowance(120, 3600, house.clock);

  const personalData = async (round: Awaited<ReturnType<typeof roundFor>>['round'], { groupBy, locale, ...filter }: Pick<ExportInput, 'groupBy' | 'locale'> & CommentFilter) =>
    personalDataIn(store.read, round, await consultationReport(store.read, { roundId: round.id, filter, groupBy, locale, at: house.clock(), final: null }, drafts));

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/exports/*', signedIn)
    .get('/rounds/:id/exports', documented('Files of the comment summary that are kept or being made, the newest first', listOf(reportExportSchema)), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await exportsOf(store.read, actor, round.id), next: null }, 200);
    })
    .get('/rounds/:id/exports/personal-data', documented('What a file of the comment summary would tell of people', personalDataSchema), byId, validated('query', reportOrder), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      asking.take(actor.id);
      return c.json(await personalData(round, c.req.valid('query')), 200);
    })
    .post('/rounds/:id/exports', documented('Have a file of the comment summary made, beside other work', created, 201), byId, validated('json', exportInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const { format: _format, anonymised, personalDataConfirmed, ...order } = c.req.valid('json');
      // A repeated order has its answer: neither a full allowance nor what was said since may take it away.
      const repeated = await isRepeated(c, house);
      if (!repeated) exporting.take(actor.id);
      if (!repeated && !anonymised && !personalDataConfirmed && holdsPersonalData(await personalData(round, order))) throw new Refusal('conflict', 'export-personal-data');
      const made = await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await orderExport(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')) }));
      nudgeExports();
      return c.json(made, 201);
    })
    .post('/exports/:id/cancellation', documented('End the making of a file', done), byId, async (c) => {
      const exportId = c.req.valid('param').id;
      const actor = await exportReader(store.read, c.get('person'), exportId);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => { await cancelExport(tx, (await exportFor(tx, c.get('person'), exportId)).actor, exportId); return { done: true as const }; }), 200);
    })
    .delete('/exports/:id', documented('Take a made file away', done), byId, async (c) => {
      const exportId = c.req.valid('param').id;
      const { actor } = await exportFor(store.read, c.get('person'), exportId);
      const hash = await store.write(`matter:${actor.matterId}`, async (tx) => removeExport(tx, (await exportFor(tx, c.get('person'), exportId)).actor, exportId));
      if (hash !== null) await forgetFile(store, hash);
      return c.json({ done: true as const }, 200);
    })
    .get('/exports/:id/file', documented('A made file, as it was kept', 'application/octet-stream'), byId, async (c) => {
      const { found: { row } } = await exportFor(store.read, c.get('person'), c.req.valid('param').id);
      if (row.file === null || row.madeOf === null) throw new Refusal('conflict', 'export-not-made');
      return download(c, { name: row.madeOf.name, type: reportTypes[row.format as ExportFormat], bytes: await house.files.fetch(row.file) });
    });
}
