import { expect, test } from 'vitest';
import type { Desk } from '#shared/answer-desk.ts';
import type { Answer, AnswerRow } from '#shared/answers.ts';
import type { TogetherPreview } from '#shared/answers-together.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';
const scene = async () => {
  const app = await openAt(answering);
  const desk = async (who: Who) => given(await (await app.enter(who)).get<Desk>('/api/desk')).items;
  const triage = async (id: string, body: object) => given(await (await app.enter('lead')).patch<Answer>(`/api/comments/${id}/triage`, body));
  const listed = async (query: string) => given(await (await app.enter('lead')).get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?${query}`)).items.map(({ id }) => id);
  return { app, desk, triage, listed };
};

test('the desk has what I am to answer, the late first, with the figures of the bench; what is decided leaves it', async () => {
  const { app, desk, triage, listed } = await scene();
  const me = app.people.writer;
  await triage(app.commentId, { assigneeId: me, dueOn: '2999-01-01' });
  await triage(app.secondCommentId, { assigneeId: me });
  await triage(app.otherCommentId, { assigneeId: me, dueOn: '2001-01-01' });
  const [round] = await desk('writer');
  expect(round).toMatchObject({ matterId: app.matterId, roundId: app.roundId, counts: { mine: 3, late: 1, soon: 0, returned: 0, toReview: 0, toDecide: 0 } });
  expect(round?.first.map(({ id }) => id)).toEqual([app.otherCommentId, app.commentId, app.secondCommentId]);
  expect(round?.first.map(({ id }) => id)).toEqual(await listed(`assignee=${me}&state=new,proposed&sort=due`));
  given(await (await app.enter('lead')).post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'noted', rationale, version: 0 }));
  expect((await desk('writer'))[0]).toMatchObject({ counts: { mine: 2, late: 0 } });
  expect(await desk('otherWriter'), 'what is not mine is not on my desk').toEqual([]);
});

test('a day within a week is soon, counted in Stockholm', async () => {
  const { app, desk, triage } = await scene();
  const day = (ahead: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(app.clock().getTime() + ahead * 86_400_000));
  await triage(app.commentId, { assigneeId: app.people.writer, dueOn: day(7) });
  await triage(app.secondCommentId, { assigneeId: app.people.writer, dueOn: day(8) });
  await triage(app.otherCommentId, { assigneeId: app.people.writer, dueOn: day(0) });
  expect((await desk('writer'))[0]?.counts).toMatchObject({ mine: 3, late: 0, soon: 2 });
});

test('proposals are on the desk of those who decide or review them, and on nobody else’s', async () => {
  const { app, desk } = await scene();
  given(await (await app.enter('writer')).post(`/api/comments/${app.commentId}/proposal`, { disposition: 'noted', rationale, version: 0 }));
  expect((await desk('chair'))[0]).toMatchObject({ reviewed: false, counts: { mine: 0, toDecide: 1, toReview: 0 }, first: [] });
  expect(await desk('writer')).toEqual([]);
  given(await (await app.enter('lead')).put(`/api/matters/${app.matterId}/answer-chain`, { decider: 'chair', reviewer: 'lead' }));
  expect(await desk('chair'), 'what is not reviewed is not there to decide').toEqual([]);
  expect((await desk('lead'))[0]).toMatchObject({ reviewed: true, counts: { toReview: 1, toDecide: 0 } });
  given(await (await app.enter('lead')).post(`/api/comments/${app.commentId}/review`, { passes: false, remark: 'Nämn lagrummet.', version: 1 }));
  given(await (await app.enter('lead')).patch(`/api/comments/${app.commentId}/triage`, { assigneeId: app.people.writer }));
  expect((await desk('writer'))[0]).toMatchObject({ counts: { mine: 1, returned: 1 }, first: [{ returned: true }] });
});

test('what a colleague hands over says by whom', async () => {
  const { app, desk, triage } = await scene();
  await triage(app.commentId, { assigneeId: app.people.otherWriter });
  const handing = { chosen: { kind: 'these', comments: [app.commentId] }, act: { kind: 'hand-over', from: app.people.otherWriter, to: app.people.writer } };
  const other = await app.enter('otherWriter');
  const { seen } = given(await other.post<TogetherPreview>(`/api/rounds/${app.roundId}/sorting-previews`, handing));
  given(await other.post(`/api/rounds/${app.roundId}/sortings`, { ...handing, seen }));
  expect((await desk('writer'))[0]?.first).toMatchObject([{ id: app.commentId, handedOverBy: 'Konto otherWriter' }]);
});

test('strangers, consultees and those who are not signed in find nothing of the round there', async () => {
  const { app, desk, triage } = await scene();
  await triage(app.commentId, { assigneeId: app.people.writer });
  expect(await desk('stranger')).toEqual([]);
  expect(await desk('almforsCoordinator')).toEqual([]);
  given(await (await app.enter('lead')).post(`/api/rounds/${app.roundId}/conclusion`, { override: { decidedBy: 'Ordföranden', decidedOn: '2026-01-01', reason: 'Tiden räcker inte.' } }));
  expect(await desk('writer'), 'in a concluded round nothing waits').toEqual([]);
  expectRefused(await app.visitor().get('/api/desk'), 401, 'not-signed-in');
});
