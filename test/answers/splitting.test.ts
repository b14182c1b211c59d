/** One comment answered in several parts: what was submitted stands, and everything else goes by the parts (`domain.md` 4.4, rule 1). */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { GroupAnswer } from '#shared/answer-likeness.ts';
import type { Outcome } from '#shared/answer-outcome.ts';
import type { SheetReading } from '#shared/answer-sheet.ts';
import type { Answer, AnswerRow, Overview } from '#shared/answers.ts';
import { type Passage, sentencesOf } from '#shared/comment-splits.ts';
import type { Consultation, Round } from '#shared/consultation.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { splitHash } from '../../server/answers/evidence.ts';
import { answerTables } from '../../server/answers/tables.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { maskedReport } from '../../server/consultation/public/masking.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { readSheet, writeSheet } from '../../server/export/sheets.ts';
import { chainOf, entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen.';
const said = { text: 'Tre veckor är för kort tid.', proposedText: 'inom sex veckor', reason: 'Nämnden sammanträder en gång i månaden.' };
const whole = (field: Passage['field'], part: number | null): Passage => ({ field, from: 0, to: said[field].length, part });
/** The time is one matter, the reason for it another, and the wording belongs to the first. */
const inTwo: Passage[] = [{ field: 'text', from: 0, to: 11, part: 0 }, { field: 'text', from: 11, to: said.text.length, part: 1 }, whole('proposedText', 0), whole('reason', 1)];

async function scene() {
  const app = await openAt(answering);
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  const split = async (passages: readonly Passage[] = inTwo, who: Who = 'writer', id = app.commentId) => (await app.enter(who)).post<{ parts: string[] }>(`/api/comments/${id}/split`, { passages });
  const join = async (who: Who = 'writer') => (await app.enter(who)).delete(`/api/comments/${app.commentId}/split`);
  const rows = async (query = '') => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?sort=number${query}`)).items;
  const numbers = async (query = '') => (await rows(query)).map(({ number }) => number);
  const answerOf = async (id: string) => given(await lead.get<Answer>(`/api/comments/${id}/answer`));
  const decide = async (id: string, version = 0, disposition = 'not_accepted') => lead.post(`/api/comments/${id}/decision`, { disposition, rationale, version });
  const report = async () => given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  const faults = async () => [...(await verifyAnswers(app.store.read)).faults, ...(await verifyResponses(app.store.read)).faults];
  return { app, lead, writer, split, join, rows, numbers, answerOf, decide, report, faults };
}

test('a comment is split into parts that are answered by themselves, and stands as it was submitted', async () => {
  const { app, lead, writer, split, rows, answerOf, decide, faults } = await scene();
  given(await writer.patch(`/api/comments/${app.commentId}/triage`, { assigneeId: app.people.writer }));
  const { parts: [first = '', second = ''] } = given(await split(), 201);
  const all = await rows();
  expect(all.map(({ number, text, proposedText, reason }) => [number, text, proposedText, reason])).toEqual([
    [1, 'Texten är tydlig.', '', ''], ['2a', 'Tre veckor', 'inom sex veckor', ''], ['2b', 'är för kort tid.', '', said.reason], [3, expect.any(String), '', ''],
  ]);
  expect(all[1]).toMatchObject({ splitFrom: { id: app.commentId, number: 2 }, clauseNumber: '2.1', quote: 'samordnad individuell plan', assignee: 'Konto writer', state: 'new' });
  given(await decide(first, 0, 'accepted'));
  given(await writer.post(`/api/comments/${second}/proposal`, { disposition: 'noted', rationale, version: 0 }));
  expect((await rows()).map(({ number, state, disposition }) => [number, state, disposition])).toEqual([[1, 'new', null], ['2a', 'decided', 'accepted'], ['2b', 'proposed', 'noted'], [3, 'new', null]]);
  const { splitFrom, history } = await answerOf(second);
  expect(history).toHaveLength(1);
  expect(splitFrom).toMatchObject({ id: app.commentId, number: 2, ...said, by: 'Konto writer', parts: [{ id: first, number: '2a' }, { id: second, number: '2b' }], common: { text: '' }, refusals: { join: 'join-decided' } });
  // What was submitted is what the consultee still reads.
  const consultation = given(await (await app.enter('almforsCoordinator')).get<Consultation>(`/api/consultations/${app.almfors}`));
  expect(consultation.response?.comments.map(({ number, text }) => [number, text])).toEqual(expect.arrayContaining([[2, said.text]]));
  expect(consultation.response?.comments).toHaveLength(2);
  const { splits } = answerTables(app.store);
  const [row] = await app.store.read.select().from(splits);
  if (!row) throw new Error('a split has its row');
  const entry = (await chainOf(app.store, `matter:${app.matterId}`)).find(({ act }) => act === 'comment-split');
  expect(entry).toMatchObject({ audience: 'team', actorId: app.people.writer, subjectId: app.commentId });
  const journal = given(await lead.get<{ items: { act: string; details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items;
  expect(journal.find(({ act }) => act === 'comment-split')).toMatchObject({ details: { number: 2, parts: 2, split: row.id, content: splitHash(row) } });
  await expectSoundJournal(app.store);
  expect(await faults()).toEqual([]);
});

test('the round tells how many there are to answer beside how many were submitted, as the bench counts them', async () => {
  const { app, lead, split, rows, join } = await scene();
  const counts = async () => given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts;
  expect((await counts()).toAnswer, 'nothing is split').toBeUndefined();
  given(await split(), 201);
  expect(await counts()).toMatchObject({ comments: 3, toAnswer: 4 });
  expect(await rows()).toHaveLength(4);
  given(await join());
  expect((await counts()).toAnswer).toBeUndefined();
});

test('the whole comment takes no answer while it is split, and its link says so', async () => {
  const { app, lead, writer, split, decide } = await scene();
  const { parts: [first = ''] } = given(await split(), 201);
  expectRefused(await lead.get(`/api/comments/${app.commentId}/answer`), 409, 'comment-split');
  expectRefused(await decide(app.commentId), 409, 'comment-split');
  expectRefused(await writer.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'noted', rationale, version: 0 }), 409, 'comment-split');
  expectRefused(await writer.patch(`/api/comments/${app.commentId}/triage`, { assigneeId: null }), 409, 'comment-split');
  expectRefused(await writer.patch(`/api/comments/${app.secondCommentId}/triage`, { duplicateOf: app.commentId }), 409, 'duplicate-of-split');
  expectRefused(await split(), 409, 'comment-split');
  expectRefused(await split(inTwo, 'writer', first), 409, 'split-again');
  const told = given(await lead.post<GroupAnswer>(`/api/rounds/${app.roundId}/group-answers`, { act: 'decide', disposition: 'noted', rationale, members: [{ commentId: app.commentId, version: 0 }, { commentId: first, version: 0 }] }));
  expect([told.answered.map(({ number }) => number), told.left.map(({ number, code }) => [number, code])]).toEqual([['2a'], [[2, 'comment-split']]]);
});

test('only who sorts comments splits, nothing that is decided, and no words get lost', async () => {
  const { app, lead, writer, split, decide, faults } = await scene();
  const before = await entryCount(app.store);
  for (const who of ['steering', 'council'] as const) expectRefused(await split(inTwo, who), 403, 'answerers-only');
  expectRefused(await split(inTwo, 'stranger'), 404, 'not-found');
  expectRefused(await split(inTwo, 'almforsCoordinator'), 404, 'not-found');
  const missing = [inTwo.slice(1), inTwo.slice(0, 3), [...inTwo.slice(0, 1), ...inTwo], inTwo.map((one) => (one.from === 11 ? { ...one, from: 12 } : one)), inTwo.map((one) => (one.field === 'reason' ? { ...one, to: 500 } : one))];
  for (const passages of missing) expectRefused(await split(passages), 422, 'split-incomplete');
  expectRefused(await split([whole('text', 0), whole('proposedText', 0), whole('reason', null)]), 422, 'split-too-few');
  expectRefused(await split([whole('text', 0), whole('proposedText', 0), whole('reason', 1)]), 422, 'split-part-empty');
  expect(await entryCount(app.store)).toBe(before);
  given(await writer.patch(`/api/comments/${app.secondCommentId}/triage`, { duplicateOf: app.commentId }));
  expectRefused(await split(), 409, 'split-linked');
  given(await writer.patch(`/api/comments/${app.secondCommentId}/triage`, { duplicateOf: null }));
  given(await writer.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'noted', rationale, version: 0 }));
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/meetings`, { body: 'Styrgruppen', heldOn: '2027-03-01', items: [{ commentId: app.commentId, version: 1 }] }), 201);
  expectRefused(await split(), 409, 'split-listed');
  given(await lead.delete(`/api/meetings/${id}`));
  given(await decide(app.commentId, 1));
  expectRefused(await split(), 409, 'split-decided');
  given(await lead.post(`/api/responses/${app.otherResponseId}/withdrawal`, { reason: 'Återkallas.', paper: { channel: 'letter', receivedOn: '2027-03-01' } }), 201);
  expectRefused(await split(inTwo, 'writer', app.otherCommentId), 409, 'split-withdrawn');
  expect(await faults()).toEqual([]);
});

test('the parts are put together again until one is decided, and may be split anew', async () => {
  const { app, writer, split, join, numbers, decide, faults, answerOf } = await scene();
  expectRefused(await join(), 409, 'comment-not-split');
  const { parts: [first = '', second = ''] } = given(await split(), 201);
  given(await writer.post(`/api/comments/${first}/proposal`, { disposition: 'noted', rationale, version: 0 }));
  expectRefused(await join('council'), 403, 'answerers-only');
  given(await join());
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'comment-joined', audience: 'team', actorId: app.people.writer, subjectId: app.commentId });
  expect(await numbers()).toEqual([1, 2, 3]);
  expect((await answerOf(app.commentId)).row).toMatchObject({ number: 2, state: 'new', splitFrom: null, ...said });
  expectRefused(await decide(second), 404, 'not-found');
  expect(await faults()).toEqual([]);
  const again = given(await split([{ field: 'text', from: 0, to: 11, part: 1 }, { field: 'text', from: 11, to: said.text.length, part: 0 }, whole('proposedText', null), whole('reason', 0)]), 201);
  expect(await numbers()).toEqual([1, '2a', '2b', 3]);
  expect((await answerOf(again.parts[0] ?? '')).splitFrom?.common).toEqual({ text: '', proposedText: said.proposedText, reason: '' });
  given(await decide(again.parts[1] ?? ''));
  expectRefused(await join(), 409, 'join-decided');
  expect(await faults()).toEqual([]);
});

test('search, filters, themes, the gate and wordings at odds go by the parts', async () => {
  const { app, lead, writer, split, numbers, rows, decide } = await scene();
  const { id: themeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tider' }), 201);
  given(await writer.patch(`/api/comments/${app.commentId}/triage`, { themeId }));
  const { parts: [first = '', second = ''] } = given(await split(), 201);
  expect(await numbers('&q=2'), 'the third stands in clause 2.2').toEqual(['2a', '2b', 3]);
  expect(await numbers('&q=2b')).toEqual(['2b']);
  expect(await numbers('&q=sammantr%C3%A4de')).toEqual(['2b']);
  expect(await numbers(`&theme=${themeId}`)).toEqual(['2a', '2b']);
  const themes = async () => given(await lead.get<{ items: { comments: number }[] }>(`/api/rounds/${app.roundId}/themes`)).items.map(({ comments }) => comments);
  expect(await themes()).toEqual([2]);
  given(await writer.patch(`/api/comments/${second}/triage`, { themeId: null }));
  expect(await themes()).toEqual([1]);
  for (const id of [app.secondCommentId, app.otherCommentId, first]) given(await decide(id));
  const conclusion = () => lead.post(`/api/rounds/${app.roundId}/conclusion`, {});
  expectRefused(await conclusion(), 409, 'comments-undecided');
  expect(given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`))).toMatchObject({ comments: 4, byState: { new: 1, decided: 3 } });
  given(await decide(second));
  given(await conclusion());
  expect((await rows()).every(({ state }) => state === 'decided')).toBe(true);
});

test('report and account to the consultee tell the whole once and each part with its answer; while it is open only what was submitted', async () => {
  const { app, lead, split, decide, report } = await scene();
  const { parts: [first = '', second = ''] } = given(await split(), 201);
  for (const id of [app.secondCommentId, app.otherCommentId, second]) given(await decide(id));
  given(await decide(first, 0, 'accepted_partly'));
  const { comments, split: wholes, counts, organisations } = await report();
  expect(comments.map(({ number }) => number).sort()).toEqual([1, '2a', '2b', 3].sort());
  expect(wholes).toEqual([{ id: app.commentId, number: 2, organisationId: app.almfors, comment: said.text, proposedText: said.proposedText, reason: said.reason, parts: ['2a', '2b'] }]);
  expect(counts).toMatchObject({ comments: 4, undecided: 0, split: { comments: 1, parts: 2 } });
  expect(organisations.reduce((sum, one) => sum + one.comments, 0)).toBe(4);
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  const outcome = given(await (await app.enter('almforsCoordinator')).get<Outcome>(`/api/consultations/${app.almfors}/outcome`));
  expect(outcome.comments.map(({ number, disposition, splitFrom }) => [number, disposition, splitFrom?.text ?? null])).toEqual([[1, 'not_accepted', null], ['2a', 'accepted_partly', said.text], ['2b', 'not_accepted', said.text]]);
});

test('words that were masked in the comment are masked in its parts too, also where a cut goes through them', async () => {
  const { app, lead, split, report } = await scene();
  given(await split(), 201);
  given(await lead.post(`/api/responses/${app.responseId}/maskings`, { passages: [{ field: 'text', commentId: app.commentId, from: 4, to: 14, words: said.text.slice(4, 14) }], ground: 'secrecy', law: 'OSL 26:1' }), 201);
  const open = await maskedReport(app.store.read, app.roundId, await report());
  const texts = [...open.comments.map(({ comment }) => comment), ...(open.split ?? []).map(({ comment }) => comment)].filter((one) => one.includes('OSL 26:1'));
  expect(texts).toHaveLength(3);
  for (const text of texts) expect(text).not.toMatch(/veckor|är f(?!ör)/);
});

test('a workbook has the parts as rows, and what was changed there is read back to them', async () => {
  const { app, lead, writer, split, rows } = await scene();
  const { parts: [first = ''] } = given(await split(), 201);
  const book = await readSheet(new Uint8Array(await (await lead.raw('GET', `/api/rounds/${app.roundId}/report/xlsx`)).arrayBuffer()));
  const [sheet, ...others] = book;
  const [head = [], ...lines] = sheet?.rows ?? [];
  expect(lines.map((line) => line[2]).sort()).toEqual(['1', '2a', '2b', '3']);
  const filled = lines.map((line) => (line[0] === first ? [...line.slice(0, -3), 'Noteras', rationale, ''] : line));
  const meta = others.find(({ name }) => name === '_meta')?.rows ?? [];
  const bytes = await writeSheet({ title: '', creator: '', at: app.clock(), sheets: [{ name: sheet?.name ?? '', columns: head.map((title) => ({ title })), rows: filled }], meta: Object.fromEntries(meta.map(([name = '', value = '']) => [name, value])) });
  const reading = given(await writer.upload<SheetReading>(`/api/rounds/${app.roundId}/answer-sheet`, { name: 'svar.xlsx', bytes: Buffer.from(bytes) }));
  expect(reading.changes).toMatchObject([{ commentId: first, number: '2a', file: { disposition: 'noted', rationale }, whyNot: null }]);
  given(await writer.post(`/api/rounds/${app.roundId}/answer-sheet/changes`, { changes: reading.changes.map(({ commentId, file, version }) => ({ commentId, ...file, version })) }));
  expect((await rows()).find(({ id }) => id === first)).toMatchObject({ state: 'proposed', disposition: 'noted' });
});

test('a part that was rewritten, forged or taken away, or a split that was, is found', async () => {
  const { app, split, faults } = await scene();
  const { parts: [first = ''] } = given(await split(), 201);
  const { comments } = consultationTables(app.store);
  const { splits } = answerTables(app.store);
  const [row] = await app.store.read.select().from(comments).where(eq(comments.id, first));
  if (!row) throw new Error('a part is a row');
  const rewrite = (values: Partial<typeof comments.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(comments).set(values).where(eq(comments.id, first))));
  const fault = [`part ${first} of comment ${app.commentId}: it is not the one that the comment was split into`];
  for (const values of [{ text: 'Annat.' }, { proposedText: 'inom ett år' }, { part: 4 }, { removedAt: app.clock() }]) {
    await rewrite(values);
    expect(await faults(), Object.keys(values)[0]).toEqual(fault);
    await rewrite(row);
  }
  await app.store.write('house', async (tx) => void (await tx.insert(comments).values({ ...row, id: app.matterId, part: 2 })));
  expect(await faults()).toEqual([`part ${app.matterId}: no comment was split into it`]);
  await app.store.write('house', async (tx) => void (await tx.delete(comments).where(eq(comments.id, app.matterId))));
  await app.store.write('house', async (tx) => void (await tx.update(splits).set({ by: app.people.lead })));
  expect(await faults()).toEqual([expect.stringContaining('split ')]);
});

test('a text is offered sentence by sentence, every sign in one of them', () => {
  for (const text of ['Ett. Två! Tre? "Fyra." Fem', 'Enligt 3.2 kap. gäller 14 dagar… eller?\n\nNy rad utan punkt\n- en punkt', '  ', '😀😀. 😀', '...', 'a']) {
    const found = sentencesOf(text);
    expect(found.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
  }
  const text = 'Tiden är för kort. Kostnaden är oklar, och ansvaret också.';
  expect(sentencesOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Tiden är för kort. ', 'Kostnaden är oklar, och ansvaret också.']);
});
