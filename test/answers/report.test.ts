import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, AnswerRow } from '#shared/answers.ts';
import type { Passage } from '#shared/comment-splits.ts';
import { commentKinds, type ConsultationReport, dispositions, stances } from '#shared/export.ts';
import type { Round } from '#shared/consultation.ts';
import { readSheet } from '../../server/export/sheets.ts';
import { lettersOf, pdfPrograms, readPdf } from '../export/pdf-reading.ts';
import { makeFinalReport } from '../support/final-report.ts';
import { attachPaper } from '../support/letters.ts';
import { answering, open, openAt, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Open = Scene<Awaited<ReturnType<typeof open>>['facts']>;
const reportOf = async (lead: Visitor, roundId: string, query = '') => given(await lead.get<ConsultationReport & { markingText: string | null; decisionParagraph: string }>(`/api/rounds/${roundId}/report/json?${query}`));
const rationale = 'Skälet är detta.';

/** Words of the Word file, in the order they stand. */
async function docxText(visitor: Visitor, roundId: string, query = '', format = 'docx'): Promise<Record<string, string>> {
  const answer = await visitor.raw('GET', `/api/rounds/${roundId}/report/${format}?${query}`);
  expect(answer.status).toBe(200);
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return Object.fromEntries(Object.entries(parts).filter(([name]) => name.endsWith('.xml')).map(([name, bytes]) => [name, new TextDecoder().decode(bytes).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')]));
}

async function bytesOf(visitor: Visitor, roundId: string, format: 'pdf' | 'xlsx' | 'table-xlsx', query = ''): Promise<Uint8Array> {
  const answer = await visitor.raw('GET', `/api/rounds/${roundId}/report/${format}?${query}`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

test('rule 16: a report whose comments lack decisions says so on every page, and a decided one is a working paper still', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  expect(await reportOf(lead, app.roundId)).toMatchObject({ marking: { kind: 'working-paper', undecided: 3 }, markingText: 'Arbetsmaterial – 3 synpunkter saknar beslut' });
  const unfinished = await docxText(lead, app.roundId);
  const heads = Object.entries(unfinished).filter(([name]) => /header|footer/.test(name)).map(([, text]) => text);
  expect(heads.some((text) => text.includes('Arbetsmaterial – 3 synpunkter saknar beslut'))).toBe(true);
  for (const id of [app.commentId, app.secondCommentId, app.otherCommentId]) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'noted', rationale, version: 0 }));
  expect(await reportOf(lead, app.roundId)).toMatchObject({ marking: { kind: 'working-paper', undecided: 0 }, markingText: 'Arbetsmaterial', counts: { undecided: 0 } });
  expect(Object.values(await docxText(lead, app.roundId)).join(' ')).not.toMatch(/Arbetsmaterial –|Urval/);
  const selected = await reportOf(lead, app.roundId, 'clause=2.1&description=Allt');
  expect(selected).toMatchObject({ marking: { kind: 'selection', description: 'Avsnitt: 2.1 Kommunens ansvar', undecided: 0 }, listed: 1, counts: { comments: 3 } });
  const inEnglish = await reportOf(lead, app.roundId, 'locale=en&state=decided&stance=supports_with_remarks,opposes&assignee=none&q=tre');
  expect(inEnglish.marking).toMatchObject({ kind: 'selection', description: 'State: Decided; Position: Supports, with remarks; Position: Opposes; Nobody responsible; Contains “tre”' });
  expect(Object.entries(await docxText(lead, app.roundId, 'clause=2.1')).filter(([name]) => /header|footer/.test(name)).some(([, text]) => text.includes('Urval'))).toBe(true);
});

test('a theme that nobody wrote in or sorted anything under is left out; one with either stands', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const add = (body: object) => lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, body);
  given(await add({ name: 'Tomt' }), 201);
  const written = given(await add({ name: 'Skrivet' }), 201).id;
  given(await lead.patch(`/api/themes/${written}`, { version: 1, changed: 'Avsnitt 2 är omskrivet.' }));
  const sorted = given(await add({ name: 'Sorterat' }), 201).id;
  given(await lead.patch(`/api/comments/${app.commentId}/triage`, { themeId: sorted }));
  expect((await reportOf(lead, app.roundId)).themes.map(({ name }) => name)).toEqual(['Skrivet', 'Sorterat']);
});

test('rule 16: a filter left empty is no filter, so nothing is left out of a report that is not marked as a selection', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  for (const query of ['theme=', 'clause=', 'assignee=', 'theme=&clause=&assignee=&consultee=&kind=&q=', 'stance=&disposition=&state=']) {
    expect(await reportOf(lead, app.roundId, query), query).toMatchObject({ listed: 3, marking: { kind: 'working-paper' } });
    expect(given(await lead.get<{ total: number }>(`/api/rounds/${app.roundId}/comments?${query}`)).total, query).toBe(3);
  }
  expect(await reportOf(lead, app.roundId, 'theme=none')).toMatchObject({ listed: 3, marking: { kind: 'selection' } });
});

test('I8: the export obeys the filter, and Word file, PDF, workbook, table and JSON agree to the digit', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'accepted_partly', rationale, version: 0 }));
  for (const query of ['', 'group=parties', 'state=new', 'kind=question', 'q=veckor', 'groupBy=organisation', 'groupBy=theme', 'locale=en']) {
    const json = await reportOf(lead, app.roundId, query);
    const listed = given(await lead.get<{ items: { number: number }[] }>(`/api/rounds/${app.roundId}/comments?${query.replace(/groupBy=.*|locale=.*/, '')}`)).items.map((row) => row.number).sort();
    expect(json.comments.map((comment) => comment.number).sort(), query).toEqual(listed);
    expect(json.listed).toBe(listed.length);
    const csv = (await lead.get(`/api/rounds/${app.roundId}/report/csv?${query}`)).text;
    const rows = csv.trim().split('\r\n').slice(1);
    expect(rows.map((row) => Number(row.replace(/^\uFEFF/, '').split(';')[0]?.replaceAll('"', ''))).sort(), query).toEqual(listed);
    const words = Object.values(await docxText(lead, app.roundId, query)).join(' ');
    for (const comment of json.comments) expect(words, query).toContain(comment.comment);
    const [sheet, , figures] = await readSheet(await bytesOf(lead, app.roundId, 'xlsx', query));
    expect(sheet?.rows.slice(1).map((row) => Number(row[2])).sort(), query).toEqual(listed);
    expect(sheet?.rows.slice(1).map((row) => row[10]).sort()).toEqual(json.comments.map((comment) => comment.comment).sort());
    expect(figures?.rows.filter(([, , n]) => n !== '' && n !== undefined).map(([, , n]) => Number(n)).slice(1), query).toEqual([
      json.counts.invited, json.counts.answered, json.counts.declined, json.counts.late, json.counts.notAnswered, json.counts.unsolicited, ...stances.map((one) => json.counts.byStance[one]), stances.reduce((sum, one) => sum + json.counts.byStance[one], 0),
      ...dispositions.map((one) => json.counts.byDisposition[one]), json.counts.undecided, json.counts.comments, ...commentKinds.map((one) => json.counts.byKind[one]), json.counts.comments,
    ]);
    const [table] = await readSheet(await bytesOf(lead, app.roundId, 'table-xlsx', query));
    // Its first rows say where organisations stand: no comments, and without a number.
    const isStance = (row: readonly unknown[]) => (row[1] ?? '') === '';
    expect(table?.rows.slice(1).filter((row) => !isStance(row)).map((row) => Number(row[1])).sort(), query).toEqual(listed);
    const heard = new Set(json.comments.map(({ organisationId }) => organisationId));
    expect(table?.rows.slice(1).filter(isStance).map(([name]) => name), query).toEqual(json.organisations.filter(({ id, stance }) => stance !== null && (json.marking?.kind !== 'selection' || heard.has(id))).map(({ name }) => name));
    for (const comment of json.comments) expect(table?.rows.find((row) => Number(row[1]) === comment.number)?.[5]).toContain(comment.comment);
    const tableWords = Object.values(await docxText(lead, app.roundId, query, 'table-docx')).join(' ');
    for (const comment of json.comments) expect(tableWords, query).toContain(comment.comment);
    if (pdfPrograms && ['', 'state=new', 'locale=en'].includes(query)) {
      const { text, check } = readPdf(await bytesOf(lead, app.roundId, 'pdf', query));
      expect(check).toBe('');
      for (const comment of json.comments) expect(lettersOf(text), query).toContain(lettersOf(comment.comment));
      expect(lettersOf(text)).toContain(lettersOf(json.markingText ?? ''));
    }
    if (json.listed < 3) for (const comment of (await reportOf(lead, app.roundId)).comments) if (!json.comments.some((one) => one.id === comment.id)) expect(words).not.toContain(comment.comment);
  }
});

test('the table opens in a spreadsheet and runs no formula', async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  for (const text of ['=1+1', '+46', '-1', '@SUM(A1)', '\t=cmd', '＝1']) given(await almfors.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text }), 201);
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'opposes' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  const answer = await (await app.enter('lead')).raw('GET', `/api/rounds/${app.roundId}/report/csv`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(Buffer.from(bytes.subarray(0, 3)).toString('hex')).toBe('efbbbf');
  const csv = new TextDecoder().decode(bytes);
  expect(csv.split(/[;\r\n]+/).filter((cell) => /^"?[\t]?[=+@＝]|^"?-\d/.test(cell))).toEqual([]);
});

test('rule 1: whatever is submitted, sorted and decided, the report adds up', async () => {
  const app: Open = await openAt(open);
  const lead = await app.enter('lead');
  const keys = ['secretary', 'reference', 'steering', 'registrar', 'archivist'] as const;
  const script = fc.sample(fc.record({
    answers: fc.array(fc.record({ stance: fc.constantFrom(...stances), comments: fc.integer({ min: 0, max: 5 }), unsolicited: fc.boolean(), submitted: fc.boolean(), late: fc.boolean() }), { minLength: 5, maxLength: 5 }),
    steps: fc.array(fc.record({ at: fc.nat(), disposition: fc.constantFrom(...dispositions), decided: fc.boolean(), duplicate: fc.boolean(), parts: fc.constantFrom('split', 'split', 'join', 'none') }), { minLength: 16, maxLength: 16 }),
  }), { numRuns: 1, seed: 31 })[0];
  if (!script) throw new Error('no script');
  app.clock.set('2027-06-03T08:00:00Z');
  for (const [n, answer] of script.answers.entries()) {
    const who = keys[n] ?? 'secretary';
    const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: n % 2 ? app.organisations.region : app.organisations.association, body: `Nämnd ${n}`, officialMail: `n${n}@x.example`, unsolicited: answer.unsolicited }), 201);
    if (!answer.submitted) continue;
    const { id: responseId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: id, channel: 'mail', receivedOn: answer.late ? '2027-06-02' : '2027-05-20' }), 201);
    for (let comment = 0; comment < answer.comments; comment += 1) given(await lead.post(`/api/responses/${responseId}/comments`, { anchor: { scope: 'package' }, text: `${who} ${comment}` }), 201);
    given(await lead.patch(`/api/responses/${responseId}`, { stance: answer.stance, condition: 'om …' }));
    await attachPaper(lead, responseId);
    app.clock.move({ seconds: 20 });
    given(await lead.post(`/api/responses/${responseId}/submission`), 201);
    await expectSum(lead, app.roundId);
  }
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  const listed = async () => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments`)).items;
  expect((await listed()).length).toBeGreaterThan(2);
  let [split, joined] = [0, 0];
  for (const step of script.steps) {
    if (step.parts !== 'none') {
      const among = (await listed()).filter(({ splitFrom, state }) => (step.parts === 'join') === (splitFrom !== null) && state !== 'decided');
      const row = among[step.at % among.length];
      if (!row) continue;
      if (step.parts === 'split') split += (await lead.post(`/api/comments/${row.id}/split`, { passages: cutInTwo(row) })).status === 201 ? 1 : 0;
      else if (row.splitFrom !== null) joined += (await lead.delete(`/api/comments/${row.splitFrom.id}/split`)).status === 200 ? 1 : 0;
      await expectSum(lead, app.roundId);
    }
    const items = await listed();
    const id = items[step.at % items.length]?.id ?? '';
    if (step.duplicate) await lead.patch(`/api/comments/${id}/triage`, { duplicateOf: items[(step.at + 1) % items.length]?.id });
    const { version } = given(await lead.get<Answer>(`/api/comments/${id}/answer`));
    await lead.post(`/api/comments/${id}/${step.decided ? 'decision' : 'proposal'}`, { disposition: step.disposition, rationale, referredTo: 'annat', version });
    await expectSum(lead, app.roundId);
  }
  expect(split, 'something was split').toBeGreaterThan(1);
  expect(joined, 'and some of it put together again').toBeGreaterThan(0);
});

/** After the first half of what it says; what it proposes goes with the first, and its reason with the second. */
function cutInTwo({ text, proposedText, reason }: AnswerRow): Passage[] {
  const at = Math.ceil(text.length / 2);
  const whole = (field: 'proposedText' | 'reason', words: string, part: number): Passage[] => (words === '' ? [] : [{ field, from: 0, to: words.length, part }]);
  return [{ field: 'text', from: 0, to: at, part: 0 }, { field: 'text', from: at, to: text.length, part: 1 }, ...whole('proposedText', proposedText, 0), ...whole('reason', reason, 1)];
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);

async function expectSum(lead: Visitor, roundId: string): Promise<void> {
  const { counts, organisations, comments, listed, figures } = await reportOf(lead, roundId);
  const last = figures?.progress.at(-1) ?? { responses: 0, comments: 0, answered: 0, decided: 0 };
  expect(figures?.places.reduce((total, one) => total + one.comments, 0)).toBe(counts.comments);
  expect(last).toMatchObject({ responses: counts.answered + counts.unsolicited, comments: counts.comments, answered: comments.filter(({ status }) => status !== 'new').length, decided: counts.comments - counts.undecided });
  expect(counts.invited).toBe(counts.answered + counts.notAnswered);
  expect(counts.comments).toBe(sum(counts.byDisposition) + counts.undecided);
  expect(sum(counts.byKind)).toBe(counts.comments);
  expect(sum(counts.byStance)).toBe(counts.answered + counts.unsolicited);
  expect([comments.length, listed]).toEqual([counts.comments, counts.comments]);
  expect(organisations.reduce((total, one) => total + one.comments, 0)).toBe(counts.comments);
  expect(organisations.filter((one) => one.invited)).toHaveLength(counts.invited);
  expect(organisations.filter((one) => one.invited && one.status === 'not_answered')).toHaveLength(counts.notAnswered);
  const { declined, late, unsolicited } = counts;
  expect(organisations.filter((one) => one.invited && one.status === 'declined')).toHaveLength(declined);
  expect(organisations.filter((one) => one.invited && one.late)).toHaveLength(late);
  expect(organisations.filter((one) => !one.invited)).toHaveLength(unsolicited);
  expect(given(await lead.get<Round>(`/api/rounds/${roundId}`)).counts).toMatchObject({ invited: counts.invited, answered: counts.answered, notAnswered: counts.notAnswered, declined, late, unsolicited, comments: counts.comments - (counts.split?.parts ?? 0) + (counts.split?.comments ?? 0) });
  expect(comments.filter(({ splitFrom }) => splitFrom !== undefined)).toHaveLength(counts.split?.parts ?? 0);
  const overview = given(await lead.get<{ comments: number; byState: Record<string, number>; byDisposition: Record<string, number>; byClause: { comments: number; decided: number }[] }>(`/api/rounds/${roundId}/overview`));
  expect(overview.comments).toBe(counts.comments);
  expect(sum(overview.byState)).toBe(counts.comments);
  expect(overview.byDisposition).toEqual(counts.byDisposition);
  expect(overview.byClause.reduce((total, one) => total + one.comments, 0)).toBe(counts.comments);
  expect(overview.byClause.reduce((total, one) => total + one.decided, 0)).toBe(counts.comments - counts.undecided);
}

test('the report is for the matter’s team', async () => {
  const app = await openAt(answering);
  for (const format of ['docx', 'csv', 'json']) {
    for (const who of ['otherLead', 'former', 'admin', 'almforsCoordinator'] as const) expectRefused(await (await app.enter(who)).get(`/api/rounds/${app.roundId}/report/${format}`), 404, 'not-found');
    expect((await (await app.enter('council')).raw('GET', `/api/rounds/${app.roundId}/report/${format}`)).status).toBe(200);
  }
  expectRefused(await (await app.enter('lead')).get(`/api/rounds/${app.roundId}/report/exe`), 404, 'not-found');
});

test('the next step follows the matter through the main job', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const next = async () => given(await lead.get<{ code: string; values: object }>(`/api/matters/${app.matterId}/next-step`));
  expect(await next()).toMatchObject({ code: 'answer-comments', values: { count: 3 } });
  for (const id of [app.commentId, app.secondCommentId, app.otherCommentId]) given(await lead.post(`/api/comments/${id}/proposal`, { disposition: 'accepted', version: 0 }));
  expect(await next()).toMatchObject({ code: 'decide-answers', values: { count: 3 } });
  for (const id of [app.commentId, app.secondCommentId, app.otherCommentId]) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'accepted', version: 1 }));
  expect(await next()).toMatchObject({ code: 'conclude-round' });
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  expect(await next()).toMatchObject({ code: 'make-final-report' });
  await makeFinalReport(app, lead);
  expect(await next()).toMatchObject({ code: 'state-finalising' });
});
