import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { AnswerChain } from '#shared/answer-chain.ts';
import type { Awaiting, Meeting } from '#shared/answer-meetings.ts';
import type { Answer, AnswerRow, Overview } from '#shared/answers.ts';
import { answerTables } from '../../server/answers/tables.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const answer = { disposition: 'not_accepted', rationale: 'Fristen följer av lagen och kan inte förlängas.' };
const remark = 'Hänvisa till bestämmelsen.';

async function scene(chain: AnswerChain | null = null) {
  const app = await openAt(answering);
  const choose = async (who: Who, wanted: AnswerChain) => (await app.enter(who)).put<{ decider: string }>(`/api/matters/${app.matterId}/answer-chain`, wanted);
  if (chain !== null) given(await choose('lead', chain));
  const act = async (who: Who, step: 'proposal' | 'decision', version: number, id = app.commentId) => (await app.enter(who)).post<Answer>(`/api/comments/${id}/${step}`, { ...answer, version });
  const review = async (who: Who, body: { passes: boolean; remark?: string; version: number }) => (await app.enter(who)).post<Answer>(`/api/comments/${app.commentId}/review`, body);
  const of = async (who: Who = 'lead') => given(await (await app.enter(who)).get<Answer>(`/api/comments/${app.commentId}/answer`));
  return { app, choose, act, review, of };
}

test.each<[AnswerChain['decider'], Who[], string]>([
  ['lead', ['lead'], 'deciding-lead-only'], ['chair', ['chair'], 'deciding-chair-only'], ['steering_group', ['steering', 'chair'], 'deciding-group-only'], ['lead_or_chair', ['lead', 'chair'], 'deciders-only'],
])('%s decides, and everybody else is told who does', async (decider, deciding, code) => {
  const { act, of } = await scene({ decider, reviewer: null });
  given(await act('writer', 'proposal', 0));
  for (const who of ['lead', 'chair', 'steering', 'writer', 'owner'] as Who[]) {
    expect((await of(who)).refusals.decide, who).toBe(deciding.includes(who) ? null : code);
    if (!deciding.includes(who)) expectRefused(await act(who, 'decision', 1), 403, code);
  }
  let version = 1;
  for (const who of deciding) given(await act(who, 'decision', version++));
});

test('the reviewer returns a proposal with a remark, the group proposes anew, it is passed on and decided; every step stands in the history', async () => {
  const { app, act, review, of } = await scene({ decider: 'chair', reviewer: 'lead' });
  expectRefused(await act('chair', 'decision', 0), 409, 'review-first');
  given(await act('writer', 'proposal', 0));
  expect((await of()).row).toMatchObject({ state: 'proposed', review: 'waiting' });
  expectRefused(await act('chair', 'decision', 1), 409, 'review-first');
  expectRefused(await review('chair', { passes: true, version: 1 }), 403, 'reviewers-only');
  expectRefused(await review('lead', { passes: false, version: 1 }), 422, 'invalid-input');
  const returned = given(await review('lead', { passes: false, remark, version: 1 }));
  expect(returned).toMatchObject({ version: 2, row: { state: 'proposed', review: 'returned', ...answer } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'answer-returned', audience: 'team', actorId: app.people.lead, subjectId: app.commentId });
  expectRefused(await act('chair', 'decision', 2), 409, 'review-first');
  expectRefused(await review('lead', { passes: true, version: 2 }), 409, 'nothing-to-review');
  given(await act('writer', 'proposal', 2));
  expectRefused(await review('lead', { passes: true, version: 2 }), 409, 'answer-changed');
  given(await review('lead', { passes: true, version: 3 }));
  const decided = given(await act('chair', 'decision', 4));
  expect(decided.history.map(({ state, by, remark: said }) => [state, by, said])).toEqual([
    ['proposed', 'Konto writer', ''], ['returned', 'Konto lead', remark], ['proposed', 'Konto writer', ''], ['reviewed', 'Konto lead', ''], ['decided', 'Konto chair', ''],
  ]);
  // A decision is changed by who took it, without a new review.
  given(await act('chair', 'decision', 5));
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});

test('nobody in the working group reviews what they proposed themselves', async () => {
  const { act, review, of } = await scene({ decider: 'lead', reviewer: 'working_group' });
  given(await act('writer', 'proposal', 0));
  expect((await of('writer')).refusals.review).toBe('own-proposal');
  expectRefused(await review('writer', { passes: true, version: 1 }), 409, 'own-proposal');
  given(await review('otherWriter', { passes: true, version: 1 }));
  given(await act('lead', 'decision', 2));
});

test('only the lead chooses, among roles that somebody holds, and a review by the decider is none', async () => {
  const { app, choose } = await scene();
  expectRefused(await choose('writer', { decider: 'lead', reviewer: null }), 403, 'lead-only');
  expectRefused(await choose('lead', { decider: 'lead_or_chair', reviewer: 'lead' }), 409, 'review-is-decision');
  const participants = given(await (await app.enter('lead')).get<{ participants: { id: string; role: string }[] }>(`/api/matters/${app.matterId}`)).participants;
  given(await (await app.enter('lead')).delete(`/api/matters/${app.matterId}/participants/${participants.find(({ role }) => role === 'steering_chair')?.id}`));
  expectRefused(await choose('lead', { decider: 'chair', reviewer: null }), 409, 'chain-role-missing');
  given(await choose('lead', { decider: 'steering_group', reviewer: 'lead' }));
  const before = await entryCount(app.store);
  given(await choose('lead', { decider: 'steering_group', reviewer: 'lead' }));
  expect(await entryCount(app.store), 'the same choice is no act').toBe(before);
});

test('another choice in the middle of a round leaves what is decided as it is', async () => {
  const { choose, act, of } = await scene();
  given(await act('lead', 'decision', 0));
  const before = (await of()).history;
  given(await choose('lead', { decider: 'chair', reviewer: 'lead' }));
  expect((await of()).row).toMatchObject({ state: 'decided', review: null });
  expect((await of()).history).toEqual(before);
  expectRefused(await act('lead', 'decision', 1), 403, 'deciding-chair-only');
});

test('the gate, the list and the next step tell what waits for the review', async () => {
  const { app, act, review } = await scene({ decider: 'chair', reviewer: 'lead' });
  const [lead, chair] = [await app.enter('lead'), await app.enter('chair')];
  const waiting = async () => ({
    left: Object.fromEntries(given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`)).left.map(({ code, count }) => [code, count])),
    listed: given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?review=waiting`)).items.map(({ id }) => id),
  });
  given(await act('writer', 'proposal', 0));
  expect(await waiting()).toEqual({ left: { 'comments-without-answer': 2, 'answers-to-review': 1 }, listed: [app.commentId] });
  given(await review('lead', { passes: true, version: 1 }));
  expect(await waiting()).toEqual({ left: { 'comments-without-answer': 2, 'answers-not-decided': 1 }, listed: [] });
  expect(given(await chair.get<{ code: string }>(`/api/matters/${app.matterId}/next-step`)).code).toBe('decide-answers');
});

test('a meeting list follows the decider, and takes only what has passed the review', async () => {
  const { app, act, review } = await scene({ decider: 'steering_group', reviewer: 'lead' });
  const [lead, steering] = [await app.enter('lead'), await app.enter('steering')];
  given(await act('writer', 'proposal', 0));
  const list = (version: number) => ({ body: 'Styrgruppen', heldOn: '2027-03-01', items: [{ commentId: app.commentId, version }] });
  expect(given(await lead.get<Awaiting>(`/api/rounds/${app.roundId}/proposals`)).items).toEqual([]);
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/meetings`, list(1)), 409, 'meeting-review-first');
  given(await review('lead', { passes: true, version: 1 }));
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/meetings`, list(2)), 201);
  expectRefused(await lead.post(`/api/meetings/${id}/decision`, { revision: 1 }), 403, 'deciding-group-only');
  expect(given(await lead.get<Meeting>(`/api/meetings/${id}`)).refusals).toEqual({ change: null, decide: 'deciding-group-only' });
  expect(given(await steering.post<Meeting>(`/api/meetings/${id}/decision`, { revision: 1 })).decided?.tally.decided).toBe(1);
});

test('a chain that was rewritten is found', async () => {
  const { app } = await scene({ decider: 'chair', reviewer: null });
  const { chains } = answerTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(chains).set({ decider: 'lead' }).where(eq(chains.matterId, app.matterId))));
  expect((await verifyAnswers(app.store.read)).faults).toEqual([expect.stringContaining('chain of decision')]);
});
