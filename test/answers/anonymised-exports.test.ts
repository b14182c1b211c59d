/** What leaves with names is said first; what leaves without them says what was replaced. */
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { ConsultationReport, PersonalData } from '#shared/export.ts';
import type { ReportExport } from '#shared/report-exports.ts';
import { KnownNames } from '../../server/answers/exports/known-names.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { journalTables } from '../../server/journal/tables.ts';
import { readSheet } from '../../server/export/sheets.ts';
import { answering, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

/** Björkvattna answers as a private person; an answer speaks of it, of a coordinator, and of somebody by number and address. */
async function open() {
  const app = await openAt(answering);
  const { consultees } = consultationTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(consultees).set({ category: 'private_person', body: null }).where(eq(consultees.id, app.bjorkvattna))));
  const lead = await app.enter('lead');
  const rationale = 'Det Konto almforsCoordinator och Björkvattna kommuns ombud skriver om 850101-1234 besvaras till ombud@example.se. Konto\nalmforsCoordinator vet mer.';
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'noted', rationale, version: 0 }));
  const order = (body: object) => lead.post<{ id: string }>(`/api/rounds/${app.roundId}/exports`, body);
  const made = async (body: object) => {
    const { id } = given(await order(body), 201);
    await app.runJobs();
    const [listed] = given(await lead.get<{ items: ReportExport[] }>(`/api/rounds/${app.roundId}/exports`)).items;
    return { id, listed, bytes: new Uint8Array(await (await lead.raw('GET', `/api/exports/${id}/file`)).arrayBuffer()) };
  };
  return { app, lead, order, made };
}

test('an anonymised variant has the same words for the same person throughout, and says that it is one and what was replaced', async () => {
  const { made } = await open();
  const { listed, bytes } = await made({ format: 'json', anonymised: true });
  const report = JSON.parse(new TextDecoder().decode(bytes)) as ConsultationReport & { markingText: string };
  const text = JSON.stringify(report);
  expect(text).not.toMatch(/Konto almforsCoordinator|Konto\\nalmfors|Björkvattna kommun|850101|ombud@|Processledaren|lead@/u);
  const answered = report.comments.find(({ rationale }) => rationale !== null)?.rationale ?? '';
  const contact = /Det (Kontaktperson \d) och Privatperson 1s ombud skriver om \[dold uppgift\] besvaras till \[dold uppgift\]\. (Kontaktperson \d) vet mer\./u.exec(answered);
  expect(contact?.[1]).toBe(contact?.[2]);
  expect(contact).not.toBeNull();
  expect(report.organisations.filter(({ category }) => category === 'private_person').map(({ name }) => name)).toEqual(['Privatperson 1']);
  expect(report.comments.filter(({ organisation }) => organisation === 'Privatperson 1').length).toBeGreaterThan(0);
  expect(report.anonymised).toMatchObject({ privatePersons: 1, personalNumbers: 1, mailAddresses: 1 });
  expect(report.markingText).toContain('Anonymiserad variant. Ersatt: en privatperson');
  expect(listed).toMatchObject({ anonymised: true, made: { replaced: report.anonymised } });
  expect(listed?.made?.name).toContain('anonymiserad');
});

test('an anonymised workbook rests: the answers to change would bring the names back', async () => {
  const { app, lead, made } = await open();
  const readBack = (bytes: Uint8Array) => lead.upload(`/api/rounds/${app.roundId}/answer-sheet`, { name: 'svar.xlsx', bytes });
  const { bytes } = await made({ format: 'xlsx', anonymised: true });
  expect(JSON.stringify(await readSheet(bytes))).not.toMatch(/almforsCoordinator|850101/u);
  expectRefused(await readBack(bytes), 422, 'sheet-not-ours');
  given(await readBack((await made({ format: 'xlsx', personalDataConfirmed: true })).bytes));
});

test('a file with names is made when whoever orders it has said yes to what it holds, and the journal keeps that', async () => {
  const { app, lead, order, made } = await open();
  const found = given(await lead.get<PersonalData>(`/api/rounds/${app.roundId}/exports/personal-data?groupBy=clause&locale=sv`));
  expect(found).toMatchObject({ privatePersons: 1, contacts: 1, personalNumbers: 1, mailAddresses: 1 });
  expectRefused(await order({ format: 'json' }), 409, 'export-personal-data');
  const { id, bytes, listed } = await made({ format: 'json', personalDataConfirmed: true });
  expect(new TextDecoder().decode(bytes)).toContain('850101-1234');
  expect(listed).toMatchObject({ anonymised: false, made: { replaced: null } });
  const { entries, details } = journalTables(app.store);
  const told = await app.store.read.select({ act: entries.act, details: details.details }).from(entries).innerJoin(details, eq(details.entryId, entries.id)).where(eq(entries.subjectId, id));
  expect(JSON.parse(told.find(({ act }) => act === 'export-ordered')?.details ?? '{}')).toMatchObject({ variant: 'named', confirmed: true });
});

test('what was masked is masked in an anonymised variant too', async () => {
  const { app, lead, made } = await open();
  const { parts } = given(await lead.get<{ parts: { commentId: string | null; field: string; text: string }[] }>(`/api/responses/${app.responseId}/maskings`));
  const part = parts.find(({ commentId, field }) => commentId === app.commentId && field === 'text') ?? expect.fail('nothing was said');
  const words = part.text.slice(0, 11);
  given(await lead.post(`/api/responses/${app.responseId}/maskings`, { ground: 'secrecy', law: '26 kap. 1 § OSL', passages: [{ field: 'text', commentId: app.commentId, from: 0, to: words.length, words }] }), 201);
  const { bytes } = await made({ format: 'csv', anonymised: true });
  expect(new TextDecoder().decode(bytes)).not.toContain(words);
  expect(new TextDecoder().decode(bytes)).toContain('[maskerat: 26 kap. 1 § OSL]');
});

describe('names in running text', () => {
  const names = new KnownNames([{ name: 'Anna Berg', kind: 'a' }, { name: 'Anna Berg Lind', kind: 'b' }, { name: 'Eva-Lis O’Brien', kind: 'c' }, { name: 'Anna  berg', kind: 'd' }, { name: 'Kim', kind: 'e' }]);
  const told = (text: string) => names.replaced(text, ({ kind }) => `[${kind}]`);

  test.each([
    ['Anna Berg skrev.', '[a] skrev.'], ['ANNA\nBERG', '[a]'], ['Anna Bergs svar', '[a]s svar'], ['Anna Berg Lind och Anna Berg.', '[b] och [a].'], ['Annas berg, Joanna Berg, Anna Bergström', 'Annas berg, Joanna Berg, Anna Bergström'],
    ['Eva-Lis O’Brien', '[c]'], ['Anna, Berg', 'Anna, Berg'], ['Kim', 'Kim'], ['', ''],
  ])('%j becomes %j', (text, expected) => expect(told(text)).toBe(expected));
});
