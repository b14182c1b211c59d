/** What was answered in a preliminary response is proposed anew where the response that takes its place says the same, and never decided by itself. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Answer, AnswerRow, Overview } from '#shared/answers.ts';
import type { ResponseView } from '#shared/consultation.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { answerTables } from '../../server/answers/tables.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { open, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

/** Almfors' preliminary response with two comments: the first decided by the lead, the second with a proposal of the working group's. */
async function answered() {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports', preliminary: true }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'accepted_partly', rationale: 'Fristen blir fyra veckor.', version: 0 }));
  given(await writer.post(`/api/comments/${app.secondCommentId}/proposal`, { disposition: 'noted', rationale: 'Tack för synpunkten.', version: 0 }));
  const begin = async () => {
    const { id } = given(await almfors.post<{ id: string }>(`/api/responses/${app.responseId}/replacements`, {}), 201);
    return { id, comments: given(await almfors.get<ResponseView>(`/api/responses/${id}`)).comments };
  };
  const rows = async () => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments`)).items.toSorted((a, b) => Number(a.number) - Number(b.number));
  return { app, almfors, lead, begin, rows };
}

test('the same comment begins with the earlier answer as a proposal that says where it comes from; a changed one begins without', async () => {
  const { app, almfors, lead, begin, rows } = await answered();
  const { id, comments } = await begin();
  const general = comments.find(({ text }) => text === 'Texten är tydlig.');
  given(await almfors.patch(`/api/comments/${general?.id}`, { text: 'Texten är tydlig, men lång.', version: general?.version }));
  given(await almfors.post(`/api/responses/${id}/submission`), 201);
  const all = await rows();
  const first = all.find(({ id: its }) => its === app.commentId);
  const same = all.find(({ replaces }) => replaces === first?.number);
  const changed = all.find(({ text }) => text === 'Texten är tydlig, men lång.');
  expect(same).toMatchObject({ replaces: first?.number, state: 'proposed', disposition: 'accepted_partly', rationale: 'Fristen blir fyra veckor.' });
  expect(changed).toMatchObject({ state: 'new', disposition: null });
  const answer = given(await lead.get<Answer>(`/api/comments/${same?.id}/answer`));
  expect(answer.history).toMatchObject([{ state: 'proposed', by: 'Konto lead', carriedFrom: first?.number }]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'answer-carried', audience: 'team', actorId: null, subjectId: same?.id ?? '' });
  given(await lead.post(`/api/comments/${same?.id}/decision`, { disposition: 'accepted_partly', rationale: 'Fristen blir fyra veckor.', version: 1 }));
  expect(given(await lead.get<Answer>(`/api/comments/${same?.id}/answer`)).history.map(({ state, carriedFrom }) => [state, carriedFrom])).toEqual([['proposed', first?.number], ['decided', null]]);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});

test('a comment that is said again stands under the same theme, with the same person if that person still takes part', async () => {
  const { app, almfors, lead, begin, rows } = await answered();
  const { id: themeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tider' }), 201);
  given(await lead.patch(`/api/comments/${app.commentId}/triage`, { themeId, assigneeId: app.people.writer }));
  given(await lead.patch(`/api/comments/${app.secondCommentId}/triage`, { assigneeId: app.people.steering }));
  given(await lead.delete(`/api/matters/${app.matterId}/participants/${app.participants.steering}`));
  const { id } = await begin();
  given(await almfors.post(`/api/responses/${id}/submission`), 201);
  const again = (await rows()).filter(({ replaces }) => replaces !== null);
  expect(again.map(({ theme, assignee }) => [theme, assignee]).sort()).toEqual([['Tider', 'Konto writer'], [null, null]].sort());
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});

test('replaced comments are counted under their own word on the bench, on the overview and in the report', async () => {
  const { app, almfors, lead, begin, rows } = await answered();
  const { id } = await begin();
  given(await almfors.post(`/api/responses/${id}/submission`), 201);
  expect((await rows()).map(({ state }) => state)).toEqual(['replaced', 'replaced', 'proposed', 'proposed']);
  expect(given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`)).byState).toEqual({ new: 0, proposed: 2, decided: 0, withdrawn: 0, replaced: 2 });
  const { counts } = given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  expect(counts).toMatchObject({ comments: 4, undecided: 2, withdrawnComments: 0, replacedComments: 2 });
  expectRefused(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'noted', rationale: 'Nej.', version: 1 }), 409, 'comment-of-replaced-response');
});

test('verify tells of a carried answer that was changed', async () => {
  const { app, almfors, begin, rows } = await answered();
  const { id } = await begin();
  given(await almfors.post(`/api/responses/${id}/submission`), 201);
  const carried = (await rows()).find(({ state }) => state === 'proposed')?.id ?? '';
  const { steps } = answerTables(app.store);
  await app.store.write('house', (tx) => tx.update(steps).set({ carriedFrom: null }).where(eq(steps.commentId, carried)));
  expect((await verifyAnswers(app.store.read)).faults).toHaveLength(1);
});
