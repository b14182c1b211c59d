/** The comment table of eight columns: fetched empty, filled in outside, read back row by row, and nothing counts before it is chosen. */
import { expect, test } from 'vitest';
import type { ResponseView, Round } from '#shared/consultation.ts';
import type { ConsultationReport, Stance } from '#shared/export.ts';
import type { WordAnswer } from '#shared/word-answers.ts';
import { stancesOfTable } from '../../server/consultation/word-answers/table-stances.ts';
import { tableColumns } from '../../server/export/comment-table/columns.ts';
import { readSheet } from '../../server/export/sheets.ts';
import { readCommentTable } from '../../server/export/comment-table/read.ts';
import { readReturnedInWorker } from '../../server/export/read-returned.ts';
import { type CommentTable, emptyTable, tableOfReport, writeCommentTableDocx, writeCommentTableXlsx } from '../../server/export/write-comment-table.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { open, openAt, planned } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const scene = async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  const bytesOf = async (path: string) => {
    const answer = await almfors.raw('GET', path);
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const read = (name: string, bytes: Uint8Array) => almfors.upload<WordAnswer>(`/api/responses/${app.responseId}/word-answer`, { name, bytes });
  return { app, almfors, bytesOf, read };
};

type Filled = Partial<CommentTable['rows'][number]>;

const filled = (rows: readonly Filled[]): CommentTable => {
  const empty = emptyTable({ locale: 'sv', letterhead: { authority: 'Almfors kommun', unit: null, registryNumber: '', contact: null }, subject: 'Remiss', organisation: 'Almfors kommun', clauses: [], origin: { round: '', version: '' }, day: '2027-03-01' }, 'docx');
  return { ...empty, rows: rows.map((row) => ({ organisation: 'Almfors kommun', line: '', clause: '', place: '', kind: '', comment: '', proposed: '', observation: '', ...row })) };
};

const signs = '=1+1 +46 -1 @SUM(A1) 👩‍👩‍👧 \u200Fשלום\u200E';
const rows: Filled[] = [
  { clause: '2.1 Kommunens ansvar', kind: 'te – sakfråga', comment: signs, proposed: '=cmd' },
  { clause: '2.1', place: `”${sentences.duty.slice(0, 23)}”`, kind: 'ed', comment: 'Skriv tydligare.' },
  { clause: '9.9', kind: 'ge', comment: 'Det här avsnittet saknas.' },
  { clause: '2.1', kind: 'övrigt', comment: 'Typen är okänd.' },
  { clause: '2.1', kind: 'ge' },
  { comment: 'Gäller hela texten.' },
  {},
];

for (const [format, write] of [['xlsx', writeCommentTableXlsx], ['docx', writeCommentTableDocx]] as const) {
  test(`a filled-in table in ${format} is read row by row: at its clause, at its words, or without a place`, async () => {
    const { app, almfors, read } = await scene();
    const before = given(await almfors.get<ResponseView>(`/api/responses/${app.responseId}`)).comments.length;
    const answer = given(await read(`tabell.${format}`, await write(filled(rows))));
    expect(answer.found.map(({ row, kind, clauseNumber, anchor }) => [row, kind, clauseNumber, anchor?.scope ?? null])).toEqual([
      [2, 'substance', '2.1', 'block'], [3, 'editorial', '2.1', 'words'], [4, 'general', null, null], [5, 'substance', '2.1', 'block'], [7, 'substance', null, 'document'],
    ]);
    expect(answer.found[0]).toMatchObject({ source: 'table', text: signs, proposedText: '=cmd' });
    expect(answer.found[1]?.anchor?.quote).toBe(sentences.duty.slice(0, 23));
    expect(answer.found[2]).toMatchObject({ quote: '9.9', text: 'Det här avsnittet saknas.' });
    expect(answer.faults).toEqual([{ row: 5, column: 'kind', code: 'unknown-kind', said: 'övrigt' }, { row: 6, column: 'comment', code: 'nothing-said', said: '2.1' }]);
    expect(given(await almfors.get<ResponseView>(`/api/responses/${app.responseId}`)).comments, 'nothing counts before review').toHaveLength(before);
    const chosen = answer.found.filter(({ anchor }) => anchor !== null).map(({ anchor, kind, text, proposedText, reason }) => ({ anchor, kind, text, proposedText, reason }));
    expect(given(await almfors.post(`/api/responses/${app.responseId}/word-comments`, { file: answer.file, comments: chosen }), 201)).toEqual({ added: 4 });
    const now = given(await almfors.get<ResponseView>(`/api/responses/${app.responseId}`)).comments;
    expect(now.find(({ text }) => text === signs)).toMatchObject({ kind: 'substance', proposedText: '=cmd', clauseNumber: '2.1' });
  });
}

test('50,000 characters come through in one piece, one more is told by its row, and control characters are no part of it', { timeout: 15_000 }, async () => {
  const { read } = await scene();
  const long = `${'å'.repeat(49_990)} 👋 slut`.slice(0, 50_000);
  for (const write of [writeCommentTableXlsx, writeCommentTableDocx]) {
    const answer = given(await read('tabell', await write(filled([{ clause: '2.1', comment: long }, { clause: '2.1', comment: 'x'.repeat(50_001) }, { clause: '2.1', comment: 'a\u0007b\u0000c' }]))));
    expect(answer.found.map(({ text }) => text)).toEqual([long, 'abc']);
    expect(answer.faults).toMatchObject([{ row: 3, column: 'comment', code: 'too-long' }]);
  }
});

test('the empty table has the clauses of the round to choose from, belongs to its version, and is known by the standard’s own headings too', async () => {
  const { app, bytesOf, read } = await scene();
  const workbook = await bytesOf(`/api/consultations/${app.almfors}/comment-table/xlsx?locale=sv`);
  const sheets = await readSheet(workbook);
  expect(sheets[0]?.rows[0]).toHaveLength(tableColumns.length);
  expect(sheets.some(({ hidden, rows: some }) => hidden && some.some((row) => row.includes('2.1 Kommunens ansvar')))).toBe(true);
  expect(given(await read('tom.xlsx', workbook))).toMatchObject({ found: [], faults: [], isThisVersion: true });
  expect(given(await read('tom.docx', await bytesOf(`/api/consultations/${app.almfors}/comment-table/docx?locale=en`)))).toMatchObject({ found: [], faults: [] });
  const csv = 'MB/NC1;Line number;Clause/ Subclause;Paragraph/ Figure/ Table/;Type of comment2;Comments;Proposed change;Observations of the secretariat\r\nSE;;2.1;;te;Too vague.;;\r\n';
  expect(given(await read('iso.csv', new TextEncoder().encode(csv))).found).toMatchObject([{ row: 2, kind: 'substance', clauseNumber: '2.1', text: 'Too vague.' }]);
  expectRefused(await read('annat.csv', new TextEncoder().encode('a;b\r\n1;2\r\n')), 422, 'comment-table-missing');
});

test('the lead fetches the table and reads one in for a response that came on paper; a stranger does neither', async () => {
  const { app } = await scene();
  const lead = await app.enter('lead');
  expect((await lead.raw('GET', `/api/rounds/${app.roundId}/comment-table/docx`)).status).toBe(200);
  expectRefused(await (await app.enter('otherLead')).get(`/api/rounds/${app.roundId}/comment-table/docx`), 404, 'not-found');
  const { id: consulteeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.region, body: 'Nämnden', officialMail: 'n@x.example', unsolicited: false }), 201);
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId, channel: 'mail', receivedOn: '2027-03-01' }), 201);
  const answer = given(await lead.upload<WordAnswer>(`/api/responses/${id}/word-answer`, { name: 'tabell.xlsx', bytes: await writeCommentTableXlsx(filled(rows)) }));
  expect(answer.found).toHaveLength(5);
  expectRefused(await (await app.enter('otherLead')).upload(`/api/responses/${id}/word-answer`, { name: 'tabell.xlsx', bytes: await writeCommentTableXlsx(filled(rows)) }), 404, 'not-found');
});

test('the stance is taken in the first rows of the table, on the whole and on each section asked for, and read back in either language', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const { sections } = given(await lead.put<Round>(`/api/rounds/${app.roundId}/sections`, { sections: ['tasks', 'municipal'].map((name) => ({ documentId: app.frozenDocumentId, block: block(name) })), required: false }));
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const almfors = await app.enter('almforsCoordinator');
  const { id: responseId } = given(await almfors.post<{ id: string }>(`/api/consultations/${app.almfors}/response`), 201);
  const empty = async (format: string, locale: string) => new Uint8Array(await (await almfors.raw('GET', `/api/consultations/${app.almfors}/comment-table/${format}?locale=${locale}`)).arrayBuffer());
  const sheet = (await readSheet(await empty('xlsx', 'sv')))[0]?.rows ?? [];
  expect(sheet.slice(1, 4).map((cells) => cells[2])).toEqual(['Ställningstagande till helheten', 'Ställningstagande till 2 Ansvar', 'Ställningstagande till 2.1 Kommunens ansvar']);
  expect((await readReturnedInWorker(await empty('docx', 'en'))).table?.map(({ clause }) => clause)).toEqual(['Position on the whole', 'Position on 2 Ansvar', 'Position on 2.1 Kommunens ansvar']);

  const said: Filled[] = [
    { clause: 'Ställningstagande till helheten', comment: 'Tillstyrker under förutsättning att …', proposed: 'Att regionen betalar.' },
    { clause: 'Position on 2 Ansvar', comment: 'opposes' }, { clause: 'Ställningstagande till 2.1 Kommunens ansvar', comment: 'Vi tycker illa om det' },
    { clause: '2.1', comment: 'Ställningstagande till helheten saknas.' },
  ];
  for (const write of [writeCommentTableXlsx, writeCommentTableDocx]) {
    const answer = given(await almfors.upload<WordAnswer>(`/api/responses/${responseId}/word-answer`, { name: 'tabell', bytes: await write(filled(said)) }));
    expect(answer.form).toMatchObject({ stance: 'supports_on_condition', condition: 'Att regionen betalar.', summary: '', sections: [{ sectionId: sections[0]?.id, stance: 'opposes', condition: '' }] });
    expect(answer.found.map(({ text }) => text)).toEqual(['Ställningstagande till helheten saknas.']);
    expect(answer.faults).toEqual([{ row: 4, column: 'comment', code: 'unknown-stance', said: 'Vi tycker illa om det' }]);
  }
  expect(given(await almfors.upload<WordAnswer>(`/api/responses/${responseId}/word-answer`, { name: 'tom.xlsx', bytes: await empty('xlsx', 'sv') }))).toMatchObject({ form: null, found: [], faults: [] });
});

test('a stance that two rows take, that several sections share the name of, or whose condition is too long is told by its row', () => {
  const section = (id: string, document: string, number: string, heading: string) => ({ id, documentId: document, document, block: id, number, heading, required: false });
  const row = (at: number, clause: string, comment: string, proposed = '') => ({ row: at, organisation: '', line: '', clause, place: '', kind: '', comment, proposed, observation: '' });
  const whole = 'Ställningstagande till helheten';
  const sections = [section('a', 'Bilaga', '', 'Ansvar'), section('b', 'Bilaga', '', 'Ansvar'), section('c', 'Bilaga', '2', 'Samverkan')];
  const { form, comments, faults } = stancesOfTable([
    row(2, whole, 'Tillstyrker'), row(3, 'Position on the whole', 'opposes'), row(4, 'Ställningstagande till Ansvar', 'Avstyrker'), row(5, 'Ställningstagande till 2 Samverkan', 'Tillstyrker under förutsättning', 'x'.repeat(5_001)),
  ], sections);
  expect(comments).toEqual([]);
  expect(form).toMatchObject({ stance: 'supports', sections: [{ sectionId: 'c', stance: 'supports_on_condition', condition: '' }] });
  expect(faults.map(({ row: at, column, code }) => [at, column, code])).toEqual([[3, 'clause', 'stance-twice'], [4, 'clause', 'stance-unclear'], [5, 'proposed', 'condition-too-long']]);
});

test('where sections of several documents are asked for, the rows of each organisation are named so that they are read back as stances', async () => {
  const app = await openAt(open);
  const report = given(await (await app.enter('lead')).get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  const asked = [{ id: 'a', document: 'Avtalet', number: '2', heading: 'Ansvar' }, { id: 'b', document: 'Bilagan', number: '1', heading: 'Syfte' }].map((one) => ({ ...one, documentId: one.document, block: one.id, required: false }));
  const [first] = report.organisations;
  if (first === undefined) throw new Error('the round has consultees');
  const byStance = { supports: 0, supports_on_condition: 0, supports_with_remarks: 0, no_objection: 0, opposes: 1, takes_no_position: 0, declines_to_comment: 0 } satisfies Record<Stance, number>;
  const table = tableOfReport({ ...report, organisations: [{ ...first, status: 'submitted', stance: 'supports', sections: [{ section: 'b', document: 'Bilagan', number: '1', heading: 'Syfte', stance: 'opposes', condition: '' }] }], sections: asked.map(({ id, document, number, heading }) => ({ id, document, number, heading, byStance, notTaken: 0 })) });
  const read = stancesOfTable(table.rows.slice(0, 2).map((one, at) => ({ ...one, row: at + 2 })), asked);
  expect(read.form).toMatchObject({ stance: 'supports', sections: [{ sectionId: 'b', stance: 'opposes' }] });
  expect(read.comments).toEqual([]);
});

test('a table of a round’s comments says first where each organisation stands, and is read back unharmed', async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports_on_condition', condition: '=Att regionen betalar.' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  const report = given(await (await app.enter('lead')).get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  const table = tableOfReport({ ...report, locale: 'sv' });
  const stance = { organisation: 'Almfors kommun, Socialnämnden', clause: 'Ställningstagande till helheten', comment: 'Tillstyrker under förutsättning', proposed: '=Att regionen betalar.' };
  const rowsOf = [readCommentTable((await readSheet(await writeCommentTableXlsx(table)))[0]?.rows ?? []), (await readReturnedInWorker(await writeCommentTableDocx(table))).table];
  for (const read of rowsOf) {
    expect(read?.[0]).toMatchObject(stance);
    expect(read?.slice(1).map(({ line }) => line), 'its comments, and nobody’s stance who has not answered').toEqual(['1', '2']);
  }
});
