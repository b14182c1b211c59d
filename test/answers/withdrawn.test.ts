import { expect, test } from 'vitest';
import type { GroupAnswer } from '#shared/answer-likeness.ts';
import type { Meeting } from '#shared/answer-meetings.ts';
import type { Answer } from '#shared/answers.ts';
import { entryCount } from '../support/journal-entries.ts';
import { answering, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const answer = { disposition: 'noted', rationale: 'Fristen följer av lagen.' };

/** Björkvattna's only comment has a proposal, which stands on a meeting's list, when the response is taken back. */
async function scene() {
  const app = await openAt(answering);
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  given(await writer.post(`/api/comments/${app.otherCommentId}/proposal`, { ...answer, version: 0 }));
  given(await writer.post(`/api/comments/${app.commentId}/proposal`, { ...answer, version: 0 }));
  const items = [app.otherCommentId, app.commentId].map((commentId) => ({ commentId, version: 1 }));
  const { id: meetingId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/meetings`, { body: 'Styrgruppen', heldOn: '2027-03-01', items }), 201);
  given(await lead.post(`/api/responses/${app.otherResponseId}/withdrawal`, { reason: 'Nämnden har ändrat sig.', paper: { channel: 'letter', receivedOn: '2027-03-01' } }), 201);
  return { app, lead, writer, meetingId };
}

test('a comment of a withdrawn response is not answered: not proposed, not decided, not in a workbook', async () => {
  const { app, lead, writer } = await scene();
  const before = await entryCount(app.store);
  expectRefused(await writer.post(`/api/comments/${app.otherCommentId}/proposal`, { ...answer, version: 1 }), 409, 'comment-of-withdrawn-response');
  expectRefused(await lead.post(`/api/comments/${app.otherCommentId}/decision`, { ...answer, version: 1 }), 409, 'comment-of-withdrawn-response');
  expectRefused(await writer.post(`/api/rounds/${app.roundId}/answer-sheet/changes`, { changes: [{ ...answer, version: 1, commentId: app.otherCommentId }] }), 409, 'comment-of-withdrawn-response');
  expect(await entryCount(app.store), 'a refused act leaves nothing behind').toBe(before);
  const { row, refusals } = given(await lead.get<Answer>(`/api/comments/${app.otherCommentId}/answer`));
  expect([row.state, refusals.propose, refusals.decide]).toEqual(['withdrawn', 'comment-of-withdrawn-response', 'comment-of-withdrawn-response']);
});

test('in an answer to several it is left and named', async () => {
  const { app, lead } = await scene();
  const told = given(await lead.post<GroupAnswer>(`/api/rounds/${app.roundId}/group-answers`, { act: 'decide', ...answer, members: [{ commentId: app.otherCommentId, version: 1 }, { commentId: app.commentId, version: 1 }] }));
  expect(told.answered.map(({ commentId }) => commentId)).toEqual([app.commentId]);
  expect(told.left).toMatchObject([{ commentId: app.otherCommentId, code: 'comment-of-withdrawn-response' }]);
});

test('a meeting that had it on its list decides the others, and names it', async () => {
  const { app, lead, meetingId } = await scene();
  const decided = given(await lead.post<Meeting>(`/api/meetings/${meetingId}/decision`, { revision: 1, exceptions: [{ how: 'otherwise', commentId: app.otherCommentId, ...answer }] }));
  expect(decided.decided?.tally).toEqual({ decided: 1, otherwise: 0, left: 0, changed: 1 });
  expect(given(await lead.get<Answer>(`/api/comments/${app.otherCommentId}/answer`)).row).toMatchObject({ state: 'withdrawn', decidedOn: null });
});
