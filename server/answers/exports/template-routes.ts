import { Hono } from 'hono';
import { z } from 'zod';
import { id } from '#shared/people.ts';
import { reportTemplateSchema, whyNotKeepReportTemplate } from '#shared/report-template.ts';
import { asTeam } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { reportTemplate } from '../../export/write-report-template.ts';
import { type SignedIn, signedIn } from '../../people/actor.ts';
import { docxType } from '../../platform/files/file-type.ts';
import type { House } from '../../platform/house.ts';
import { documenting } from '../../platform/http/documented.ts';
import { fileName, inLanguage } from '../../platform/http/file-names.ts';
import { allowance } from '../../platform/http/security.ts';
import { download, uploadOf } from '../../platform/http/upload.ts';
import { validated } from '../../platform/http/validated.ts';
import { inspectReportTemplate, keepReportTemplate, putAsideReportTemplate, standingReportTemplate, viewReportTemplate } from './templates.ts';

const byId = validated('param', z.object({ id }));

export function reportTemplateRoutes(house: House) {
  const documented = documenting(house);
  const { store } = house;
  // Each is read in a thread of its own.
  const reading = allowance(60, 600, house.clock);

  return new Hono<SignedIn>()
    .use('/matters/:id/report-template', signedIn).use('/matters/:id/report-template/*', signedIn)
    .get('/matters/:id/report-template', documented('The template that the comment summaries of the matter are set in', reportTemplateSchema), byId, async (c) => c.json(await viewReportTemplate(store.read, await asTeam(store.read, c.get('person'), c.req.valid('param').id)), 200))
    .get('/matters/:id/report-template/file', documented('The matter’s own template, or one of ours to make one from', docxType), byId, validated('query', inLanguage), async (c) => {
      const { locale } = c.req.valid('query');
      const { matterId } = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      const row = await standingReportTemplate(store.read, matterId);
      return download(c, { name: row?.name ?? fileName(locale, { key: 'file.reportTemplate', ending: 'docx' }), type: docxType, bytes: row ? await house.files.fetch(row.file) : await reportTemplate(locale) });
    })
    .put('/matters/:id/report-template', documented('Set the comment summaries of the matter in a Word file with named placeholders', reportTemplateSchema), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotKeepReportTemplate(actor));
      const { name, bytes } = await uploadOf(c);
      reading.take(actor.id);
      await inspectReportTemplate(bytes);
      const file = await house.files.keep(bytes, docxType);
      await store.write(`matter:${actor.matterId}`, async (tx) => keepReportTemplate(tx, await asTeam(tx, c.get('person'), actor.matterId), { name, file }));
      return c.json(await viewReportTemplate(store.read, actor), 200);
    })
    .delete('/matters/:id/report-template', documented('Set the comment summaries of the matter in our template again', reportTemplateSchema), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => putAsideReportTemplate(tx, await asTeam(tx, c.get('person'), actor.matterId)));
      return c.json(await viewReportTemplate(store.read, actor), 200);
    });
}
