/** Words of a submitted response that the public does not read: with ground and person, everywhere outside the matter, and never in the response itself. */
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { ConsultationReport } from '#shared/export.ts';
import { type Maskings, withoutPassages } from '#shared/maskings.ts';
import type { Publication } from '#shared/publication.ts';
import { maskedReport, maskedResponse, maskedSince, verifyMaskings } from '../../server/consultation/public/masking.ts';
import { publicTables } from '../../server/consultation/public/tables.ts';
import { exportedResponse, verifyResponses } from '../../server/consultation/submission.ts';
import { expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

/** Almfors' response names somebody; submitted, the round closed and its page published with the response on it, unmasked. */
async function published() {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  given(await coordinator.patch(`/api/comments/${app.commentId}`, { text: 'Som i fallet Anna A., 850101-1234, var tre veckor för kort.', version: 0 }));
  given(await coordinator.patch(`/api/responses/${app.responseId}`, { stance: 'supports', summary: 'Anna A. väntade för länge.' }));
  given(await coordinator.post(`/api/responses/${app.responseId}/submission`), 201);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const { findings } = given(await lead.get<Publication>(`/api/rounds/${app.roundId}/publication`));
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: findings.map(({ key }) => key) }));
  const { responses } = given(await lead.get<Publication>(`/api/rounds/${app.roundId}/publication`));
  const its = responses.find(({ id }) => id === app.responseId);
  given(await lead.post(`/api/rounds/${app.roundId}/published-responses`, { responses: [{ id: app.responseId, masked: false, confirmed: its?.findings.map(({ key }) => key) }] }));
  return { app, coordinator, lead, page: async () => (await app.visitor().get(`/offentligt/${app.roundId}/svar/${app.responseId}`)).text };
}
const law = { ground: 'secrecy', law: '26 kap. 1 § OSL' } as const;
const maskingsOf = async (visitor: Visitor, responseId: string) => given(await visitor.get<Maskings>(`/api/responses/${responseId}/maskings`));
const passage = (text: string, words: string, rest: { field: string; commentId: string | null }) => ({ ...rest, from: text.indexOf(words), to: text.indexOf(words) + words.length, words });

test('masked words are read by nobody on the public page, in the PDF given out and in the public report, and by the team and the consultee as before', async () => {
  const { app, coordinator, lead, page } = await published();
  expect(await page()).toContain('Anna A.');
  const { parts } = await maskingsOf(lead, app.responseId);
  const said = parts.find(({ commentId, field }) => commentId === app.commentId && field === 'text')?.text ?? '';
  const before = (await lead.get(`/api/responses/${app.responseId}/receipt.json`)).text;
  const { items } = given(await lead.post<Maskings>(`/api/responses/${app.responseId}/maskings`, { ...law, passages: [passage(said, 'Anna A.', { field: 'text', commentId: app.commentId }), passage('Anna A. väntade för länge.', 'Anna A.', { field: 'summary', commentId: null })] }), 201);
  expect(items).toMatchObject([{ field: 'summary', words: 'Anna A.', by: 'Konto lead', lifted: null }, { field: 'text', number: 2, law: '26 kap. 1 § OSL' }]);
  expect(await page()).not.toContain('Anna A.');
  expect(await page()).toContain('[maskerat: 26 kap. 1 § OSL] väntade för länge.');
  const report = JSON.parse((await lead.get(`/api/rounds/${app.roundId}/report/json`)).text) as ConsultationReport;
  expect(JSON.stringify(report)).toContain('Anna A.');
  expect(JSON.stringify(await maskedReport(app.store.read, app.roundId, report))).not.toContain('Anna A.');
  expect(JSON.stringify(await maskedResponse(app.store.read, await exportedResponse(app.store.read, app.responseId, 'en')))).toContain('[masked: 26 kap. 1 § OSL]');
  const pdf = await lead.raw('GET', `/api/responses/${app.responseId}/masked.pdf`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect((await coordinator.get(`/api/responses/${app.responseId}/masked.pdf`)).status).toBe(404);
  // The response itself keeps every word and its hash.
  expect((await lead.get(`/api/responses/${app.responseId}/receipt.json`)).text).toBe(before);
  expect((await coordinator.get(`/api/responses/${app.responseId}`)).text).toContain('Anna A.');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'passage-masked', audience: 'team', actorId: app.people.lead });
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  expect(await verifyMaskings(app.store.read)).toEqual([]);
  await expectSoundJournal(app.store);
});

test('personal numbers are offered where they stand, until they are masked', async () => {
  const { app, lead } = await published();
  const { offered } = await maskingsOf(lead, app.responseId);
  expect(offered).toMatchObject([{ words: '850101-1234', kind: 'personal-number', commentId: app.commentId }]);
  const { offered: after } = given(await lead.post<Maskings>(`/api/responses/${app.responseId}/maskings`, { ground: 'personal-data', law: 'dataskyddsförordningen', passages: offered.map(({ kind: _kind, ...one }) => one) }), 201);
  expect(after).toEqual([]);
});

test('only the lead masks, only what stands there, and never what is not submitted', async () => {
  const { app, lead } = await published();
  const one = { ...law, passages: [{ field: 'summary', commentId: null, from: 0, to: 7, words: 'Anna A.' }] };
  for (const who of ['writer', 'chair', 'almforsCoordinator'] as const) expectRefused(await (await app.enter(who)).post(`/api/responses/${app.responseId}/maskings`, one), 403, 'lead-only');
  expectRefused(await (await app.enter('otherLead')).post(`/api/responses/${app.responseId}/maskings`, one), 404, 'not-found');
  expect((await (await app.enter('almforsCoordinator')).get(`/api/responses/${app.responseId}/maskings`)).status).toBe(404);
  expectRefused(await lead.post(`/api/responses/${app.responseId}/maskings`, { ...law, passages: [{ ...one.passages[0], from: 1, to: 8 }] }), 409, 'masking-misplaced');
  expectRefused(await lead.post(`/api/responses/${app.responseId}/maskings`, { ...one, law: ' ' }), 422, 'invalid-input');
  expect((await lead.post(`/api/responses/${app.otherResponseId}/maskings`, one)).status).toBe(404);
});

test('a masking is lifted with a reason, once, and the words are read again; what was published of the report before is then old', async () => {
  const { app, lead, page } = await published();
  const began = app.clock();
  const { items: [row] } = given(await lead.post<Maskings>(`/api/responses/${app.responseId}/maskings`, { ...law, passages: [{ field: 'summary', commentId: null, from: 0, to: 7, words: 'Anna A.' }] }), 201);
  const at = `/api/responses/${app.responseId}/maskings/${row?.id}/lifting`;
  expect(await maskedSince(app.store.read, app.roundId, new Date(began.getTime() - 1))).toBe(true);
  expectRefused(await lead.post(at, { reason: ' ' }), 422, 'invalid-input');
  expectRefused(await (await app.enter('writer')).post(at, { reason: 'Nej.' }), 403, 'lead-only');
  app.clock.move({ seconds: 60 });
  expect(await maskedSince(app.store.read, app.roundId, app.clock())).toBe(false);
  const published2 = app.clock();
  app.clock.move({ seconds: 60 });
  given(await lead.post(at, { reason: 'Personen har samtyckt.' }), 201);
  expect(await maskedSince(app.store.read, app.roundId, published2)).toBe(true);
  expect(await page()).toContain('Anna A.');
  expectRefused(await lead.post(at, { reason: 'En gång till.' }), 409, 'masking-lifted');
  expect((await maskingsOf(lead, app.responseId)).items).toMatchObject([{ lifted: { by: 'Konto lead', reason: 'Personen har samtyckt.' } }]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'masking-lifted', audience: 'team', actorId: app.people.lead });
  expect(await verifyMaskings(app.store.read)).toEqual([]);
});

test('verify tells of a masking that was changed, or lifted beside the journal', async () => {
  const { app, lead } = await published();
  const { items: [row] } = given(await lead.post<Maskings>(`/api/responses/${app.responseId}/maskings`, { ...law, passages: [{ field: 'summary', commentId: null, from: 0, to: 7, words: 'Anna A.' }] }), 201);
  const { maskings } = publicTables(app.store);
  await app.store.write('house', (tx) => tx.update(maskings).set({ to: 4 }).where(eq(maskings.id, row?.id ?? '')));
  expect(await verifyMaskings(app.store.read)).toEqual([`masking ${row?.id}: it is not the one in the journal`]);
  await app.store.write('house', (tx) => tx.update(maskings).set({ to: 7, liftedAt: app.clock() }).where(eq(maskings.id, row?.id ?? '')));
  expect(await verifyMaskings(app.store.read)).toEqual([`masking ${row?.id}: the journal says otherwise of its lifting`]);
});

describe('passages', () => {
  const box = (ground: string) => `[${ground}]`;
  test('that meet or overlap become one with every ground, and the words around them stay', () => {
    expect(withoutPassages('abcdefgh', [{ from: 2, to: 4, ground: 'x' }, { from: 3, to: 6, ground: 'y' }], box)).toBe('ab[x; y]gh');
    expect(withoutPassages('abcdefgh', [{ from: 6, to: 8, ground: 'x' }, { from: 0, to: 2, ground: 'x' }], box)).toBe('[x]cdef[x]');
  });
});

test('masked words that an answer, a theme or a changed wording quotes are left out of the published report too', async () => {
  const { app, lead } = await published();
  const { parts } = await maskingsOf(lead, app.responseId);
  const said = parts.find(({ commentId, field }) => commentId === app.commentId && field === 'text')?.text ?? '';
  given(await lead.post(`/api/responses/${app.responseId}/maskings`, { ...law, passages: [passage(said, 'Anna A.', { field: 'text', commentId: app.commentId })] }), 201);
  const report = JSON.parse((await lead.get(`/api/rounds/${app.roundId}/report/json`)).text) as ConsultationReport;
  const quoting: ConsultationReport = {
    ...report,
    organisations: report.organisations.map((one) => ({ ...one, summary: null })),
    themes: [{ id: 't', name: 'Tider', mainPoints: 'ANNA\nA. väntade.', changed: '', notMet: 'Annan A. är en annan.', comments: 1 }],
    comments: report.comments.map((one) => ({ ...one, rationale: 'Det som sägs om ”Anna A.” prövas för sig.', referredTo: 'Handläggs för Anna A.', changes: [{ before: 'Anna A. ska få vård.', after: 'Barnet ska få vård.' }] })),
  };
  const open = await maskedReport(app.store.read, app.roundId, quoting);
  expect(JSON.stringify(open)).not.toMatch(/Anna A\.|ANNA/u);
  expect(open.comments[0]?.rationale).toBe('Det som sägs om ”[maskerat: 26 kap. 1 § OSL]” prövas för sig.');
  expect(open.themes[0]).toMatchObject({ mainPoints: '[maskerat: 26 kap. 1 § OSL] väntade.', notMet: 'Annan A. är en annan.' });
});
