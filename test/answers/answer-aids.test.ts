import { expect, test } from 'vitest';
import type { AnswerAids } from '#shared/answer-texts.ts';
import type { Answer } from '#shared/answers.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { answerTables } from '../../server/answers/tables.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Vi har prövat frågan tillsammans med länets kommuner.';

async function scene() {
  const app = await openAt(answering);
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  const matter = `/api/matters/${app.matterId}`;
  const aids = async (who: Who = 'writer') => given(await (await app.enter(who)).get<AnswerAids>(`${matter}/answer-aids`));
  const reason = async (words: string) => given(await lead.post<{ id: string }>(`${matter}/answer-reasons`, { words }), 201).id;
  const text = async (input: { name: string; words?: string; own?: boolean }, who: Who = 'writer') => (await app.enter(who)).post<{ id: string }>(`${matter}/answer-texts`, { words: 'Frågan regleras i lag.', ...input });
  const propose = async (given: object, id = app.commentId) => writer.post<Answer>(`/api/comments/${id}/proposal`, { disposition: 'noted', rationale, version: 0, ...given });
  return { app, lead, writer, matter, aids, reason, text, propose };
}

test('a short reason is chosen beside the text, and stands with its words in history and report', async () => {
  const { app, lead, reason, propose, aids } = await scene();
  const [law, cost] = [await reason('Regleras i lag'), await reason('Ryms inte i budgeten')];
  expect(given(await propose({ reasons: [cost, law] })).row.reasons).toEqual(['Ryms inte i budgeten', 'Regleras i lag']);
  const decided = given(await lead.post<Answer>(`/api/comments/${app.commentId}/decision`, { disposition: 'noted', rationale, version: 1 }));
  expect(decided.history.map(({ reasons }) => reasons), 'left out: as they stand').toEqual([['Ryms inte i budgeten', 'Regleras i lag'], ['Ryms inte i budgeten', 'Regleras i lag']]);
  const report = given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  expect(report.comments.find(({ id }) => id === app.commentId)?.rationale).toBe(`Ryms inte i budgeten. Regleras i lag. ${rationale}`);
  expect((await aids()).reasons.map(({ words, answers }) => [words, answers])).toEqual([['Regleras i lag', 1], ['Ryms inte i budgeten', 1]]);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
});

test('a retired reason stays where it was chosen, also when the answer is changed, and is chosen no more', async () => {
  const { app, lead, reason, propose, aids } = await scene();
  const law = await reason('Regleras i lag');
  given(await propose({ reasons: [law] }));
  given(await lead.post(`/api/answer-reasons/${law}/retirement`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'answer-reason-retired', audience: 'team', actorId: app.people.lead, subjectId: law });
  expectRefused(await lead.post(`/api/answer-reasons/${law}/retirement`), 409, 'reason-retired');
  expect(given(await propose({ reasons: [law], version: 1, rationale: `${rationale} Se protokollet.` })).row.reasons).toEqual(['Regleras i lag']);
  expectRefused(await propose({ reasons: [law] }, app.secondCommentId), 409, 'reason-retired');
  expectRefused(await propose({ reasons: [app.roundId] }, app.secondCommentId), 422, 'reason-unknown');
  expect((await aids()).reasons).toEqual([{ id: law, words: 'Regleras i lag', retired: true, answers: 1 }]);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  const { reasonEnds } = answerTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(reasonEnds).set({ by: app.people.writer })));
  expect((await verifyAnswers(app.store.read)).faults, 'retired by another').toEqual([`end of short reason ${law}: it is not the one in the journal`]);
  await app.store.write('house', async (tx) => void (await tx.update(reasonEnds).set({ by: app.people.lead })));
  // The words may come anew: they are another reason.
  await reason('Regleras i lag');
  expectRefused(await lead.post(`/api/matters/${app.matterId}/answer-reasons`, { words: 'regleras i LAG' }), 409, 'reason-there-already');
});

test('a reusable text tells in how many answers it is and who put it there; changing it changes no answer', async () => {
  const { app, writer, matter, text, propose, aids } = await scene();
  const { id } = given(await text({ name: 'Lag' }), 201);
  given(await propose({ rationale: 'Frågan regleras i lag.', texts: [id] }));
  given(await propose({ rationale: 'Frågan regleras i lag. Så är det.', texts: [id] }, app.secondCommentId));
  expect((await aids()).texts).toMatchObject([{ name: 'Lag', answers: 2, usedBy: ['Konto writer'], version: 1, organisation: null }]);
  given(await writer.put(`${matter}/answer-texts/${id}`, { name: 'Lag', words: 'Frågan regleras i annan lag.', version: 1 }));
  expectRefused(await writer.put(`${matter}/answer-texts/${id}`, { name: 'Lag', words: 'Åter annat.', version: 1 }), 409, 'answer-text-changed');
  expect(given(await writer.get<Answer>(`/api/comments/${app.commentId}/answer`)).row.rationale).toBe('Frågan regleras i lag.');
  given(await writer.delete(`${matter}/answer-texts/${id}`));
  expect((await aids()).texts).toEqual([]);
  expect(given(await writer.get<Answer>(`/api/comments/${app.commentId}/answer`))).toMatchObject({ row: { rationale: 'Frågan regleras i lag.' }, usedTexts: [id] });
});

test('an organisation’s own texts are seen and kept by its own people only', async () => {
  const { app, lead, matter, text, aids, propose } = await scene();
  const { id } = given(await text({ name: 'Vår text', own: true }), 201);
  expect((await aids('writer')).texts.map(({ name }) => name)).toEqual(['Vår text']);
  expect((await aids('lead')).texts).toEqual([]);
  expectRefused(await lead.put(`${matter}/answer-texts/${id}`, { name: 'X', words: 'Y', version: 1 }), 404, 'not-found');
  expectRefused(await lead.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'noted', rationale, version: 0, texts: [id] }), 422, 'text-unknown');
  given(await propose({ texts: [id] }));
  const journal = given(await lead.get<{ items: { act: string }[] }>(`${matter}/journal`)).items;
  expect(journal.filter(({ act }) => act === 'answer-text-added')).toEqual([]);
});

test('two texts of one name cannot be told apart, and only who answers keeps any', async () => {
  const { text, lead, matter } = await scene();
  given(await text({ name: 'Lag' }), 201);
  expectRefused(await text({ name: 'Lag' }), 409, 'text-name-taken');
  expectRefused(await text({ name: 'Annat' }, 'reference'), 403, 'answerers-only');
  expectRefused(await lead.post(`${matter}/answer-texts`, { name: 'Tom', words: '  ' }), 422, 'invalid-input');
});
