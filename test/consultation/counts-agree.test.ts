/** The register, the public page and the report count the same things, and every list adds up to its sum (`domain.md` rule 1). */
import { expect, test } from 'vitest';
import type { Consultee, Round } from '#shared/consultation.ts';
import { commentsOf } from '#shared/consultee-register.ts';
import type { ConsultationReport } from '#shared/export.ts';
import type { Publication } from '#shared/publication.ts';
import { fitsFilter } from '../../client/consultation/register-view.ts';
import { attach } from '../support/attaching.ts';
import { deadline, openAt, type Scene, submitted } from '../support/stages.ts';
import { given, type Visitor } from '../support/visitor.ts';

type Submitted = Scene<Awaited<ReturnType<typeof submitted>>['facts']>;

/** Almfors supplements, Björkvattna takes back and answers anew after the deadline within its extension, two who were not asked answer: one in time, one late. */
async function lastWeeks(app: Submitted): Promise<Visitor> {
  const lead = await app.enter('lead');
  const almfors = await app.enter('almforsCoordinator');
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  const add = async (organisation: 'ekhammar' | 'association', unsolicited: boolean) => given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations[organisation], category: 'association', officialMail: `post@${organisation}.example`, unsolicited }), 201).id;
  const sent = async (consulteeId: string, receivedOn: string, comments: number) => {
    const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId, channel: 'letter', receivedOn }), 201);
    given(await lead.patch(`/api/responses/${id}`, { stance: 'supports' }));
    for (let n = 0; n < comments; n += 1) given(await lead.post(`/api/responses/${id}/comments`, { anchor: { scope: 'package' }, text: `Synpunkt ${n}.` }), 201);
    given(await attach(lead, id, 'statement', { name: 'Svar.pdf', bytes: Buffer.from('%PDF-1.4 svar', 'latin1') }), 201);
    given(await lead.post(`/api/responses/${id}/submission`), 201);
  };
  given(await lead.post(`/api/consultees/${app.bjorkvattna}/extension`, { until: '2027-06-20', reason: 'Nämnden sammanträder den 17 juni.' }));
  given(await lead.post(`/api/consultees/${app.bjorkvattna}/extension`, { until: '2027-06-24', reason: 'Sammanträdet flyttades.' }));
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'opposes' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/withdrawal`, { reason: 'Nämnden har ändrat sig.' }), 201);
  await sent(await add('ekhammar', true), '2027-03-01', 2);

  app.clock.set(`2027-06-15T10:00:00+02:00`);
  const again = await app.as(app.people.bjorkvattnaCoordinator);
  const { id: anew } = given(await again.post<{ id: string }>(`/api/consultations/${app.bjorkvattna}/response`), 201);
  given(await again.patch(`/api/responses/${anew}`, { stance: 'supports' }));
  given(await again.post(`/api/responses/${anew}/comments`, { anchor: { scope: 'package' }, text: 'Nu tillstyrker vi.' }), 201);
  given(await again.post(`/api/responses/${anew}/submission`), 201);
  const { id: supplement } = given(await (await app.as(app.people.almforsCoordinator)).post<{ id: string }>(`/api/responses/${app.responseId}/supplements`, {}), 201);
  given(await almfors.post(`/api/responses/${supplement}/comments`, { anchor: { scope: 'package' }, text: 'Ytterligare en sak.' }), 201);
  given(await almfors.post(`/api/responses/${supplement}/submission`), 201);
  await sent(await add('association', true), '2027-06-14', 1);
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  return lead;
}

test('a round with every kind of arrival is counted alike in the register, on the public page and in the report', async () => {
  const app = await openAt(submitted);
  const lead = await lastWeeks(app);
  const { counts } = given(await lead.get<Round>(`/api/rounds/${app.roundId}`));
  expect(counts).toMatchObject({ invited: 2, answered: 2, late: 0, notAnswered: 0, unsolicited: 2, supplements: 1, extensions: 1, comments: 8 });

  // The register: each filter counts as the sentence above it, and its rows make up the comments.
  const { items } = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`));
  const shown = (filter: Parameters<typeof fitsFilter>[1]) => items.filter((row) => fitsFilter(row, filter, { deadline, today: '2027-06-15' })).length;
  expect({ answered: shown('answered'), late: shown('late'), waiting: shown('waiting'), unsolicited: shown('unsolicited'), extended: shown('extended') }).toEqual({ answered: counts.answered, late: counts.late, waiting: counts.notAnswered, unsolicited: counts.unsolicited, extended: counts.extensions });
  expect(items.reduce((sum, row) => sum + (commentsOf(row) ?? 0), 0)).toBe(counts.comments);

  // The report: the same sums, and each organisation says as many comments as its row in the register.
  const report = given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  expect(report.counts).toMatchObject(counts);
  expect(report.organisations.map(({ id, comments, supplements, late, extendedTo }) => ({ id, comments, supplements, late, extendedTo })).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(items.map((row) => ({
    id: row.id, comments: commentsOf(row), supplements: row.response?.supplements.length ?? 0, late: row.response?.late ?? false, extendedTo: row.extension?.until ?? null,
  })).toSorted((a, b) => (a.id < b.id ? -1 : 1)));

  // The public page: what is shown of each adds up to the sum, but for what was taken back.
  const { findings } = given(await lead.get<Publication>(`/api/rounds/${app.roundId}/publication`));
  const published = given(await lead.post<Publication>(`/api/rounds/${app.roundId}/publication`, { confirmed: findings.map(({ key }) => key) }));
  const page = async () => (await app.visitor().get(`/offentligt/${app.roundId}`)).text;
  const [supplement] = published.responses.filter((one) => one.supplement);
  given(await lead.post(`/api/rounds/${app.roundId}/published-responses`, { responses: published.responses.filter((one) => !one.supplement).map(({ id, findings: found }) => ({ id, masked: true, confirmed: found.map(({ key }) => key) })) }));
  expect(await page()).toContain('En komplettering är inte publicerad.');
  expect((await app.visitor().get(`/offentligt/${app.roundId}/svar/${supplement?.id}`)).status).toBe(404);
  given(await lead.post(`/api/rounds/${app.roundId}/published-responses`, { responses: [{ id: supplement?.id, masked: true, confirmed: [] }] }));
  const text = await page();
  expect(text).toContain('2 remissinstanser var inbjudna: 2 har svarat, 0 har inte svarat. Därtill 2 spontana remissvar. 8 synpunkter sammanlagt. En remissinstans fick längre svarstid. En komplettering har kommit in.');
  expect([...text.matchAll(/<td [^>]*class="figure"[^>]*>(\d+)<\/td>/g)].reduce((sum, [, n]) => sum + Number(n), 0)).toBe(counts.comments - report.counts.withdrawnComments);
  const its = await app.visitor().get(`/offentligt/${app.roundId}/svar/${supplement?.id}`);
  expect(its.text).toContain('Komplettering från Almfors kommun, Socialnämnden');
  expect(its.text).toContain('Ytterligare en sak.');
  expect(its.text).toContain(`/svar/${app.responseId}`);
});
