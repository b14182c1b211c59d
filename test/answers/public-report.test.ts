import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { ConsultationReport } from '#shared/export.ts';
import type { Publication } from '#shared/publication.ts';
import { withoutPrivatePersons } from '../../server/answers/public-report.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { makeFinalReport } from '../support/final-report.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { answering, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

test('the final report is published by its lead, with the private person nameless, and ends the page’s story', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const address = `/offentligt/${app.roundId}`;
  await app.store.write('house', async (tx) => void (await tx.update(consultationTables(tx).consultees).set({ category: 'private_person' }).where(eq(consultationTables(tx).consultees.id, app.bjorkvattna))));
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/published-reports`), 409, 'round-not-published');
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: [] }));
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/published-reports`), 409, 'report-missing');
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Tiden är ute.' } }));
  await makeFinalReport(app, lead);
  for (const told of [address, '/offentligt']) expect((await app.visitor().get(told)).text, told).toContain('Avslutad');
  for (const form of ['sammanstallning.pdf', 'sammanstallning']) expect((await app.visitor().get(`${address}/${form}`)).status, 'made, and not yet for everybody').toBe(404);
  expectRefused(await (await app.enter('writer')).post(`/api/rounds/${app.roundId}/published-reports`), 403, 'lead-only');
  expect(given(await lead.post<Publication>(`/api/rounds/${app.roundId}/published-reports`)).report).toMatchObject({ number: 1, published: { number: 1 } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'report-published', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/published-reports`), 409, 'report-published');
  expect((await app.visitor().get(address)).text).toContain('sammanstallning.pdf');
  const file = await app.visitor().raw('GET', `${address}/sammanstallning.pdf`);
  expect({ status: file.status, type: file.headers.get('content-type') }).toEqual({ status: 200, type: 'application/pdf' });

  const page = await app.visitor().get(`${address}/sammanstallning`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('<h1>Slutlig remissammanställning nr 1</h1>');
  expect(page.text).toContain('id="synpunkt-1"');
  expect(page.text).not.toMatch(/<script|<style| style=|Björkvattna/);
  expect((await app.visitor().get(`${address}/sammanstallning?locale=en`)).text).toContain('Final consultation report no. 1');

  const kept = JSON.parse((await lead.get(`/api/rounds/${app.roundId}/final-reports/1/json`)).text) as ConsultationReport;
  expect(JSON.stringify(kept)).toContain('Björkvattna kommun');
  const open = withoutPrivatePersons({ ...kept, comments: kept.comments.map((one) => ({ ...one, comment: `${one.comment} Ring 850101-1234.` })) });
  expect(JSON.stringify(open)).not.toMatch(/Björkvattna kommun|850101/);
  expect(open.counts, 'who is nameless still counts').toEqual(kept.counts);
});
