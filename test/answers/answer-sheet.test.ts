import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { SheetReading } from '#shared/answer-sheet.ts';
import type { Answer } from '#shared/answers.ts';
import { readSheet, writeSheet } from '../../server/export/sheets.ts';
import { converted, present } from '../export/write-reading.ts';
import { anotherRound } from '../support/another-round.ts';
import { chainOf, entryCount } from '../support/journal-entries.ts';
import { answering, openAt } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';

async function scene() {
  const app = await openAt(answering);
  const writer = await app.enter('writer');
  const fetchBook = async () => new Uint8Array(await (await writer.raw('GET', `/api/rounds/${app.roundId}/report/xlsx`)).arrayBuffer());
  const ask = (bytes: Uint8Array, as: Visitor = writer) => as.upload<SheetReading>(`/api/rounds/${app.roundId}/answer-sheet`, { name: 'svar.xlsx', bytes });
  const apply = (changes: SheetReading['changes'], as: Visitor = writer) => as.post(`/api/rounds/${app.roundId}/answer-sheet/changes`, { changes: changes.map(({ commentId, version, file }) => ({ commentId, version, ...file })) });
  const answerOf = async (id: string) => given(await writer.get<Answer>(`/api/comments/${id}/answer`));
  return { app, writer, fetchBook, ask, apply, answerOf };
}

/** The workbook as somebody saves it after changing the rows of these comments (by id), in another order. */
async function edited(bytes: Uint8Array, change: Record<string, [disposition: string, rationale: string, referredTo?: string]>, twice?: string): Promise<Uint8Array> {
  const tables = await readSheet(bytes);
  const [sheet, ...others] = tables;
  const [head = [], ...rows] = sheet?.rows ?? [];
  const changed = rows.map((row) => { const to = change[row[0] ?? '']; return to ? [...row.slice(0, -3), to[0], to[1], to[2] ?? ''] : row; }).flatMap((row) => (row[0] === twice ? [row, row] : [row])).reverse();
  const meta = others.find(({ name }) => name === '_meta')?.rows ?? [];
  return writeSheet({ title: '', creator: '', at: new Date(0), sheets: [{ name: 'Synpunkter', columns: head.map((title) => ({ title })), rows: changed }], meta: Object.fromEntries(meta.map(([name = '', value = '']) => [name, value])) });
}

test('a changed workbook shows what differs, changes nothing by itself, and what is chosen becomes the person’s proposals', async () => {
  const { app, ask, apply, fetchBook, answerOf } = await scene();
  const book = await edited(await fetchBook(), { [app.commentId]: ['Tillgodoses inte', rationale], [app.secondCommentId]: ['Tillgodoses', ''] });
  const before = await entryCount(app.store);
  const reading = given(await ask(book));
  expect(reading).toMatchObject({ changedHere: [], unchanged: 1, notUnderstood: [] });
  expect(reading.changes.map(({ commentId, side, whyNot, file }) => [commentId, side, whyNot, file.disposition]).sort()).toEqual([[app.commentId, 'there', null, 'not_accepted'], [app.secondCommentId, 'there', null, 'accepted']].sort());
  expect(await entryCount(app.store)).toBe(before);
  expect((await answerOf(app.commentId)).history).toEqual([]);
  given(await apply(reading.changes));
  expect(await answerOf(app.commentId)).toMatchObject({ version: 1, row: { state: 'proposed', disposition: 'not_accepted', rationale }, history: [{ by: 'Konto writer' }] });
  expect((await chainOf(app.store, `matter:${app.matterId}`)).filter(({ act }) => act === 'answer-proposed')).toHaveLength(2);
  expect(given(await ask(book))).toMatchObject({ changes: [], unchanged: 3 });
});

test('three ways: what was changed only here is left, and what was changed on both sides is for a person to choose', async () => {
  const { app, writer, ask, apply, fetchBook } = await scene();
  const book = await edited(await fetchBook(), { [app.commentId]: ['Noteras', rationale] });
  given(await writer.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'accepted', version: 0 }));
  given(await writer.post(`/api/comments/${app.otherCommentId}/proposal`, { disposition: 'accepted', version: 0 }));
  const reading = given(await ask(book));
  expect(reading.changes).toMatchObject([{ commentId: app.commentId, side: 'both', version: 1, now: { disposition: 'accepted', state: 'proposed' }, file: { disposition: 'noted' } }]);
  expect(reading.changedHere).toHaveLength(1);
  given(await writer.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'answered', rationale, version: 1 }));
  expectRefused(await apply(reading.changes), 409, 'answer-changed');
});

test('what cannot be proposed says why: a decided answer, a missing reason, words that are no disposition, a row twice', async () => {
  const { app, writer, ask, fetchBook, apply, answerOf } = await scene();
  given(await (await app.enter('lead')).post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'accepted', version: 0 }));
  const fresh = await fetchBook();
  const reading = given(await ask(await edited(fresh, { [app.commentId]: ['Tillgodoses inte', 'Nej'], [app.secondCommentId]: ['Kanske', rationale], [app.otherCommentId]: ['Noteras', rationale] }, app.commentId)));
  expect(reading.changes.map(({ commentId, whyNot }) => [commentId, whyNot]).sort()).toEqual([[app.commentId, 'rationale-missing'], [app.otherCommentId, 'comment-decided']].sort());
  expect(reading.notUnderstood.map(({ fault }) => fault).sort()).toEqual(['twice', 'unknown-disposition']);
  expectRefused(await apply(reading.changes.filter(({ commentId }) => commentId === app.commentId)), 422, 'rationale-missing');
  // One that cannot be proposed holds the others back.
  const [whole] = given(await ask(await edited(fresh, { [app.secondCommentId]: ['Noteras', rationale] }))).changes;
  expectRefused(await apply([...(whole ? [whole] : []), ...reading.changes.filter(({ commentId }) => commentId === app.otherCommentId)]), 409, 'comment-decided');
  expect((await answerOf(app.secondCommentId)).history).toEqual([]);
  // Nor is an answer of this round proposed by way of another.
  const { roundId: another } = await anotherRound(app, await app.enter('lead'));
  expectRefused(await writer.post(`/api/rounds/${another}/answer-sheet/changes`, { changes: [{ commentId: app.secondCommentId, version: 0, disposition: 'noted', rationale, referredTo: '' }] }), 404, 'not-found');
  expect((await answerOf(app.secondCommentId)).history).toEqual([]);
});

test('only our own workbook of this round is read, whole, by who may answer', async () => {
  const { app, ask, fetchBook } = await scene();
  const book = await fetchBook();
  expectRefused(await ask(new TextEncoder().encode('a;b\n1;2')), 422, 'sheet-not-ours');
  expectRefused(await ask(book, await app.enter('reference')), 403, 'answerers-only');
  expectRefused(await ask(book.subarray(0, book.length / 2)), 422, 'sheet.refused.broken');
  const entries = unzipSync(book);
  const [metaPath = ''] = Object.entries(entries).flatMap(([path, bytes]) => (new TextDecoder().decode(bytes).includes(app.roundId) ? [path] : []));
  entries[metaPath] = new TextEncoder().encode(new TextDecoder().decode(entries[metaPath]).replaceAll(app.roundId, '0198c0de-0000-7000-8000-000000000000'));
  expectRefused(await ask(zipSync(entries)), 409, 'sheet-of-another-round');
});

test.skipIf(!present('soffice'))('a workbook that LibreOffice saved again holds no change', async () => {
  const { app, writer, ask, fetchBook } = await scene();
  given(await writer.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'not_accepted', rationale: 'Fristen följer av lagen.\nDen kan inte förlängas. ', version: 0 }));
  const [saved = Buffer.alloc(0)] = await converted([{ name: 'in.xlsx', bytes: await fetchBook() }], 'xlsx');
  expect(given(await ask(saved))).toMatchObject({ changes: [], changedHere: [], unchanged: 3, notUnderstood: [] });
});
