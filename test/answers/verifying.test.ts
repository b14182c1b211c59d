import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { AnswerRow } from '#shared/answers.ts';
import { answerRows } from '../../server/answers/bench.ts';
import { answerTables } from '../../server/answers/tables.ts';
import { answerHash } from '../../server/answers/evidence.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { packageHash } from '../../server/drafting/freezing.ts';
import { verifyFrozen } from '../../server/drafting/frozen.ts';
import { draftingTables } from '../../server/drafting/tables.ts';
import { journalTables } from '../../server/journal/tables.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { chainOf, expectSoundJournal } from '../support/journal-entries.ts';
import { answering, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen.';

async function answered() {
  const app = await openAt(answering);
  const [writer, lead] = [await app.enter('writer'), await app.enter('lead')];
  given(await writer.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'noted', rationale, version: 0 }));
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'not_accepted', rationale, version: 1 }));
  const { steps } = answerTables(app.store);
  const rows = await app.store.read.select().from(steps).orderBy(steps.version);
  const [first, last] = rows;
  if (!first || !last) throw new Error('two steps were taken');
  const rewrite = (values: Partial<typeof steps.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(steps).set(values).where(eq(steps.id, last.id))));
  const faults = async () => (await verifyAnswers(app.store.read)).faults;
  return { app, lead, steps, first, last, rewrite, faults };
}

test('every step stands in the journal with its id and the hash of what was answered', async () => {
  const { app, lead, first, last } = await answered();
  expect(await verifyAnswers(app.store.read)).toEqual({ answers: 2, sorted: 0, faults: [] });
  const journal = given(await lead.get<{ items: { act: string; details: Record<string, unknown> }[] }>(`/api/matters/${app.matterId}/journal`)).items;
  expect(journal.slice(0, 2).map((entry) => [entry.act, entry.details])).toEqual([
    ['answer-decided', { number: 2, disposition: 'not_accepted', step: last.id, answer: answerHash(last) }], ['answer-proposed', { number: 2, disposition: 'noted', step: first.id, answer: answerHash(first) }],
  ]);
});

test('I7: an answer that was rewritten, moved, re-dated, forged or removed is found', async () => {
  const { app, steps, last, rewrite, faults } = await answered();
  const fault = [`answer ${last.id} to comment ${last.commentId}: it is not the one in the journal`];
  for (const values of [{ disposition: 'accepted' }, { rationale: 'Annat.' }, { referredTo: 'x' }, { version: 9 }, { state: 'proposed' }, { by: app.people.chair }, { at: new Date('2027-01-01T00:00:00Z') }]) {
    await rewrite(values);
    expect(await faults(), Object.keys(values)[0]).toEqual(fault);
    await rewrite(last);
    expect(await faults()).toEqual([]);
  }
  await rewrite({ commentId: app.otherCommentId });
  expect(await faults()).toEqual([`answer ${last.id} to comment ${app.otherCommentId}: it is not the one in the journal`]);
  await rewrite(last);
  await app.store.write('house', async (tx) => void (await tx.insert(steps).values({ ...last, id: app.matterId, version: 3 })));
  expect(await faults()).toEqual([`answer ${app.matterId} to comment ${last.commentId}: it is not the one in the journal`]);
  await app.store.write('house', async (tx) => void (await tx.delete(steps).where(eq(steps.id, app.matterId))));
  await app.store.write('house', async (tx) => void (await tx.delete(steps).where(eq(steps.id, last.id))));
  expect(await faults()).toEqual([`answer ${last.id} to comment ${last.commentId}: the journal says it was given, but it is not there`]);
});

test('details that were erased are no fault of the answer', async () => {
  const { app, faults, rewrite } = await answered();
  const { details } = journalTables(app.store);
  const entry = (await chainOf(app.store, `matter:${app.matterId}`)).findLast((one) => one.act === 'answer-decided');
  await app.store.write('house', async (tx) => void (await tx.delete(details).where(eq(details.entryId, entry?.id ?? ''))));
  await expectSoundJournal(app.store);
  expect(await faults()).toEqual([]);
  await rewrite({ by: app.people.chair });
  expect(await faults(), 'who, what and when still stand').toHaveLength(1);
});

test('the bench reads the answers of its own round alone', async () => {
  const { app, lead } = await answered();
  const { id: themeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tider' }));
  given(await lead.patch(`/api/comments/${app.commentId}/triage`, { themeId }));
  given(await lead.patch(`/api/comments/${app.secondCommentId}/triage`, { duplicateOf: app.commentId }));
  const rows = new Map((await answerRows(app.store.read, { matterId: app.matterId, id: app.roundId }, null)).map((row): [string, AnswerRow] => [row.id, row]));
  expect(rows.get(app.commentId)).toMatchObject({ state: 'decided', disposition: 'not_accepted', theme: 'Tider' });
  expect(rows.get(app.secondCommentId), 'a duplicate shows the answer it points to').toMatchObject({ state: 'decided', disposition: 'not_accepted', theme: null });
  expect(rows.get(app.otherCommentId)).toMatchObject({ state: 'new', disposition: null });
  expect(await answerRows(app.store.read, { matterId: app.matterId, id: app.matterId }, null)).toEqual([]);
  expect(given(await lead.get<{ items: { comments: number }[] }>(`/api/rounds/${app.roundId}/themes`)).items.map((one) => one.comments)).toEqual([1]);
});

test('how a comment was sorted is held against the journal, and so is a conclusion', async () => {
  const { app, lead, faults } = await answered();
  const { triage, conclusions, reopenings } = answerTables(app.store);
  const { id: themeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tider' }));
  const { id: otherTheme } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Pengar' }));
  given(await lead.patch(`/api/comments/${app.commentId}/triage`, { themeId }));
  given(await lead.patch(`/api/comments/${app.commentId}/triage`, { assigneeId: app.people.writer }));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: { decidedBy: 'Styrgruppen', decidedOn: '2027-02-26', reason: 'Tiden är ute.' } }));
  given(await lead.post(`/api/rounds/${app.roundId}/reopening`, { decidedBy: 'Uppdragsägaren', decidedOn: '2027-03-01', reason: 'Fel svar.' }));
  expect(await faults()).toEqual([]);
  const flip = async (values: Partial<typeof triage.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(triage).set(values).where(eq(triage.commentId, app.commentId))));
  for (const values of [{ themeId: otherTheme }, { themeId: null }, { assigneeId: app.people.chair }, { dueOn: '2027-12-03' }, { duplicateOf: app.otherCommentId }]) {
    await flip(values);
    expect(await faults(), Object.keys(values)[0]).toEqual([`sorting of comment ${app.commentId}: it is not the one in the journal`]);
    await flip({ themeId, assigneeId: app.people.writer, dueOn: null, duplicateOf: null });
    expect(await faults()).toEqual([]);
  }
  const [conclusion] = await app.store.read.select().from(conclusions);
  if (!conclusion) throw new Error('the round was concluded');
  await app.store.write('house', async (tx) => void (await tx.update(conclusions).set({ overrideReason: 'Annat.' })));
  expect(await faults()).toEqual([`conclusion ${conclusion.id} of round ${app.roundId}: it is not the one in the journal`]);
  await app.store.write('house', async (tx) => void (await tx.update(conclusions).set({ overrideReason: conclusion.overrideReason })));
  await app.store.write('house', async (tx) => void (await tx.delete(reopenings)));
  expect(await faults()).toEqual([`reopening after conclusion ${conclusion.id} of round ${app.roundId}: the journal says it was given, but it is not there`]);
});

test('a frozen package that agrees with itself but not with the journal is found', async () => {
  const { app } = await answered();
  const { packages, frozenDocuments } = draftingTables(app.store);
  const [row] = await app.store.read.select().from(packages);
  if (!row) throw new Error('a package was frozen');
  const documents = await app.store.read.select({ ordinal: frozenDocuments.ordinal, title: frozenDocuments.title, kind: frozenDocuments.kind, parentOrdinal: frozenDocuments.parentOrdinal, hash: frozenDocuments.hash, blocksHash: frozenDocuments.blocksHash }).from(frozenDocuments).where(eq(frozenDocuments.packageId, row.id));
  const rewrite = (values: Partial<typeof packages.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(packages).set(values).where(eq(packages.id, row.id))));
  expect((await verifyFrozen(app.store.read)).faults).toEqual([]);
  await rewrite({ number: 7, hash: packageHash({ number: 7, purpose: row.purpose, supersessions: sha256(row.supersessions), documents }) });
  expect((await verifyFrozen(app.store.read)).faults).toEqual([{ packageId: row.id, fault: 'its hash, number or purpose in the journal' }]);
  await rewrite({ number: row.number, hash: row.hash });
  expect((await verifyFrozen(app.store.read)).faults).toEqual([]);
});
