/** The comment summary in the authority's own Word template. */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ReportTemplate } from '#shared/report-template.ts';
import { findFaults } from '../../server/commands.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { answering, openAt } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';
import { buildDocx, p } from '../export/docx-reader/build-docx.ts';

const must = `${p('{{siffror}}')}${p('{{synpunkter}}')}`;
const keep = (visitor: Visitor, matterId: string, bytes: Uint8Array) => {
  const form = new FormData();
  form.set('file', new File([bytes.slice()], 'Vår mall.docx'));
  return visitor.send<ReportTemplate>('PUT', `/api/matters/${matterId}/report-template`, form, {});
};
const words = (docx: Uint8Array): string => Object.entries(unzipSync(docx)).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => new TextDecoder().decode(bytes).replace(/<[^>]+>/gu, ' ')).join(' ');

test('the authority’s own template is filled with the whole summary, used until it is put aside, and journalled', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const ours = new Uint8Array(await (await lead.raw('GET', `/api/matters/${app.matterId}/report-template/file`)).arrayBuffer());
  expect(words(ours)).toContain('{{märkning}}');
  expect(given(await keep(lead, app.matterId, ours)).template).toMatchObject({ name: 'Vår mall.docx', size: ours.length, by: 'Konto lead' });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'report-template-kept', audience: 'team', actorId: app.people.lead, subjectId: app.matterId });
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/exports`, { format: 'docx', personalDataConfirmed: true }), 201);
  await app.runJobs();
  const told = words(new Uint8Array(await (await lead.raw('GET', `/api/exports/${id}/file`)).arrayBuffer()));
  expect(told).not.toContain('{{');
  for (const said of ['Arbetsmaterial', 'Överenskommelse om barns och ungas hälsa', 'Texten är tydlig.', 'Tre veckor är för kort tid.', 'inom sex veckor']) expect(told, said).toContain(said);
  expect((await findFaults(app.store.read, app.house.files.folder)).faults).toEqual([]);
  expect(given(await lead.send<ReportTemplate>('DELETE', `/api/matters/${app.matterId}/report-template`, undefined, {})).template).toBeNull();
  expectRefused(await lead.send('DELETE', `/api/matters/${app.matterId}/report-template`, undefined, {}), 409, 'report-template-none');
});

test('a template is refused with the placeholder that is unknown and its place, those that are missing, and a marking that is not on every page', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const unknown = expectRefused(await keep(lead, app.matterId, buildDocx({ body: `${must}${p('Vårt dnr {{diarenummer}}')}` })), 422, 'report-template-unknown');
  expect(unknown.values).toMatchObject({ name: '{{diarenummer}}', part: 'text', at: 'after', after: 'Vårt dnr', n: 0 });
  expect(expectRefused(await keep(lead, app.matterId, buildDocx({ body: must })), 422, 'report-template-missing').values).toMatchObject({ names: '{{märkning}}', n: 1 });
  expectRefused(await keep(lead, app.matterId, buildDocx({ body: `${must}${p('{{märkning}}')}` })), 422, 'report-template-marking');
  expectRefused(await keep(lead, app.matterId, buildDocx({ body: `${must}${p('{{datum')}` })), 422, 'report-template-broken');
  expectRefused(await keep(await app.enter('writer'), app.matterId, buildDocx({ body: must })), 403, 'lead-only');
  expect(given(await lead.get<ReportTemplate>(`/api/matters/${app.matterId}/report-template`)).template).toBeNull();
});
