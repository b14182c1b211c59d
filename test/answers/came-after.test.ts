/** What comes when a round is concluded is received like everything else, and changes no figure of the conclusion (`domain.md` rules 2 and 6, glossary `lateness`). */
import { expect, test } from 'vitest';
import type { Outcome } from '#shared/answer-outcome.ts';
import type { AnswerRow, Overview } from '#shared/answers.ts';
import type { Consultee, Receipt, Round } from '#shared/consultation.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { eq } from 'drizzle-orm';
import { submittedBytes, verifyResponses } from '../../server/consultation/submission.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { makeFinalReport } from '../support/final-report.ts';
import { expectSoundJournal } from '../support/journal-entries.ts';
import { attachPaper } from '../support/letters.ts';
import { answering, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const reopening = { decidedBy: 'Uppdragsägaren', decidedOn: '2027-03-02', reason: 'Ett sent svar ska besvaras.' };

/** Concluded with every comment answered; a letter with two comments comes the day after, from a consultee that had been silent. */
async function scene() {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const { id: ekhammar } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, category: 'municipal_body', officialMail: 'post@ekhammar.example', unsolicited: true }), 201);
  const decide = async (ids: readonly string[]) => { for (const id of ids) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'noted', rationale: 'Fristen följer av lagen.', version: 0 })); };
  await decide([app.commentId, app.secondCommentId, app.otherCommentId]);
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  app.clock.move({ hours: 24 });
  const arrives = async () => {
    const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: ekhammar, channel: 'letter', receivedOn: '2027-03-01' }), 201);
    given(await lead.patch(`/api/responses/${id}`, { stance: 'opposes' }));
    const comments: string[] = [];
    for (const text of ['Vi hann inte i tid.', 'Ansvaret är otydligt.']) comments.push(given(await lead.post<{ id: string }>(`/api/responses/${id}/comments`, { anchor: { scope: 'package' }, text }), 201).id);
    await attachPaper(lead, id);
    return { id, comments, receipt: given(await lead.post<Receipt>(`/api/responses/${id}/submission`), 201) };
  };
  const overview = async () => given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`));
  const report = async () => given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  const bench = async () => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments`)).items;
  return { app, lead, ekhammar, decide, arrives, overview, report, bench };
}

test('it is received with a receipt, marked, and listed for the lead; it stands in no figure', async () => {
  const { app, lead, ekhammar, arrives, overview, report, bench } = await scene();
  const before = { overview: await overview(), report: await report(), bench: await bench() };
  const { id, receipt } = await arrives();
  expect(receipt).toMatchObject({ afterConclusion: true, comments: 2 });
  expect(JSON.parse(new TextDecoder().decode(await submittedBytes(app.store.read, id)))).toMatchObject({ afterConclusion: true });
  const { items } = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`));
  expect(items.find((one) => one.id === ekhammar)?.response, 'the register shows what has come').toMatchObject({ afterConclusion: true, comments: 2 });
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts).toMatchObject({ unsolicited: 1, comments: 5 });
  const after = await overview();
  expect(after.cameAfter).toEqual([{ responseId: id, consultee: 'Ekhammar kommun', receivedOn: '2027-03-01', supplement: false, comments: 2 }]);
  expect({ ...after, cameAfter: [] }).toEqual(before.overview);
  expect(await bench()).toEqual(before.bench);
  const { cameAfter, ...told } = await report();
  expect(cameAfter).toBe(1);
  expect({ ...told, preparedOn: '' }).toEqual({ ...before.report, preparedOn: '' });
  expect(given(await lead.get<Outcome>(`/api/consultations/${ekhammar}/outcome`)), 'who sent it reads that it is received').toMatchObject({ comments: [], cameAfter: 2 });
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  const { responses } = consultationTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(responses).set({ afterConclusion: null }).where(eq(responses.id, id))));
  expect((await verifyResponses(app.store.read)).faults, 'else it would stand in the figures').toEqual([`response ${id}: its position is not the one that was submitted`]);
  await expectSoundJournal(app.store);
});

test('on the public page its comments lead to no report, which does not tell of them; those that were answered do', async () => {
  const { app, lead, arrives } = await scene();
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: [] }));
  await makeFinalReport(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/published-reports`));
  const { id } = await arrives();
  given(await lead.post(`/api/rounds/${app.roundId}/published-responses`, { responses: [id, app.responseId].map((response) => ({ id: response, masked: true, confirmed: [] })) }));
  const page = async (response: string) => (await app.visitor().get(`/offentligt/${app.roundId}/svar/${response}`)).text;
  const report = (await app.visitor().get(`/offentligt/${app.roundId}/sammanstallning`)).text;
  const linked = (text: string) => [...text.matchAll(/sammanstallning#(synpunkt-[\d.]+)"/g)].map(([, to = '']) => to);
  expect(await page(id)).toContain('Vi hann inte i tid.');
  expect(linked(await page(id))).toEqual([]);
  const answered = linked(await page(app.responseId));
  expect(answered).toHaveLength(2);
  for (const to of answered) expect(report).toContain(`id="${to}"`);
});

test('opened again by a decision its comments are there to be answered, and the next conclusion counts them', async () => {
  const { app, lead, decide, arrives, overview, report } = await scene();
  const { comments } = await arrives();
  given(await lead.post(`/api/rounds/${app.roundId}/reopening`, reopening));
  expect(await overview()).toMatchObject({ comments: 5, byState: { new: 2, decided: 3 }, cameAfter: [] });
  await decide(comments);
  app.clock.move({ hours: 1 });
  expect(given(await lead.post<Overview>(`/api/rounds/${app.roundId}/conclusion`, {}))).toMatchObject({ comments: 5, cameAfter: [], conclusion: { comments: 5, undecided: 0 } });
  const told = await report();
  expect(told.counts).toMatchObject({ comments: 5, undecided: 0, unsolicited: 1 });
  expect(told.cameAfter).toBeUndefined();
});

test('a response taken back after the conclusion stands in the figures as it stood then', async () => {
  const { app, lead, overview, report } = await scene();
  const before = { overview: await overview(), counts: (await report()).counts };
  given(await lead.post(`/api/responses/${app.responseId}/withdrawal`, { reason: 'Nämnden har ändrat sig.', paper: { channel: 'mail', receivedOn: '2027-03-01' } }), 201);
  expect((await overview()).byState).toEqual(before.overview.byState);
  expect((await report()).counts).toEqual(before.counts);
  given(await lead.post(`/api/rounds/${app.roundId}/reopening`, reopening));
  expect((await overview()).byState).toMatchObject({ withdrawn: 2, decided: 1 });
});
