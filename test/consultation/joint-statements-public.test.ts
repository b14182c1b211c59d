/** What leaves the matter of a joint statement: the sender's masked words and a private person's name stay behind, also where others are told of by them. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { ConsultationReport } from '#shared/export.ts';
import type { Publication } from '#shared/publication.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { pdfPrograms, readPdf } from '../export/pdf-reading.ts';
import { makeFinalReport } from '../support/final-report.ts';
import { open, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const law = { ground: 'secrecy', law: '26 kap. 1 § OSL' } as const;
const said = ['Anna A. väntade för länge.', 'Bara om Berta B. får stöd.'] as const;

/** Almfors has sent a statement that speaks of people and is counted for Björkvattna too; the names are masked. */
async function counted() {
  const app = await openAt(open);
  const [lead, almfors] = [await app.enter('lead'), await app.enter('almforsCoordinator')];
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports_on_condition', summary: said[0], condition: said[1] }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  given(await lead.post(`/api/responses/${app.responseId}/joint-counts`, { consulteeId: app.bjorkvattna, ground: 'Kommunstyrelsen 2027-02-20 § 41' }), 201);
  const passages = [{ field: 'summary', words: 'Anna A.' }, { field: 'condition', words: 'Berta B.' }].map(({ field, words }, at) => ({ field, words, commentId: null, from: said[at]?.indexOf(words), to: (said[at]?.indexOf(words) ?? 0) + words.length }));
  given(await lead.post(`/api/responses/${app.responseId}/maskings`, { ...law, passages }), 201);
  return { app, lead };
}

type Counted = Awaited<ReturnType<typeof counted>>;

/** The final report as everybody reads it. */
async function published({ app, lead }: Counted) {
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const { findings } = given(await lead.get<Publication>(`/api/rounds/${app.roundId}/publication`));
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: findings.map(({ key }) => key) }));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Tiden är ute.' } }));
  await makeFinalReport(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/published-reports`));
  const address = `/offentligt/${app.roundId}/sammanstallning`;
  return { page: (await app.visitor().get(address)).text, pdf: pdfPrograms ? readPdf(new Uint8Array(await (await app.visitor().raw('GET', `${address}.pdf`)).arrayBuffer())).text : '' };
}

async function anonymised({ app, lead }: Counted): Promise<string> {
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/exports`, { format: 'json', anonymised: true }), 201);
  await app.runJobs();
  return (await lead.get(`/api/exports/${id}/file`)).text;
}

const isPrivate = ({ app }: Counted, consulteeId: string) => app.store.write('house', async (tx) => void (await tx.update(consultationTables(tx).consultees).set({ category: 'private_person' }).where(eq(consultationTables(tx).consultees.id, consulteeId))));

test('words masked in a joint statement are read by nobody outside, in the row of its sender or of any other that it counts for', async () => {
  const its = await counted();
  expect(await anonymised(its)).not.toMatch(/Anna A|Berta B/u);
  const { page, pdf } = await published(its);
  expect(page).toContain('Björkvattna kommun');
  expect(page.split(`[maskerat: ${law.law}] väntade för länge.`), 'in both rows').toHaveLength(3);
  for (const told of [page, pdf]) expect(told).not.toMatch(/Anna A|Berta B/u);
});

test('who sent a joint statement is told as a private person where it is one', async () => {
  const its = await counted();
  await isPrivate(its, its.app.almfors);
  const told = await anonymised(its);
  expect(told).not.toContain('Almfors');
  expect((JSON.parse(told) as ConsultationReport).organisations.map(({ jointWith }) => jointWith ?? null)).toContain('Privatperson 1');
  const { page, pdf } = await published(its);
  expect(page).toContain('Gemensamt yttrande från Privatperson');
  for (const everybodys of [page, pdf]) expect(everybodys).not.toContain('Almfors');
});
