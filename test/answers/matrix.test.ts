import { expect, test } from 'vitest';
import type { Matrix } from '#shared/answers-matrix.ts';
import { stances } from '#shared/export.ts';
import { answering, openAt } from '../support/stages.ts';
import { given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';

test('every figure of the matrix is what the bench shows behind it', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const matrix = given(await lead.get<Matrix>(`/api/rounds/${app.roundId}/matrix`));
  const listed = async (query: string) => given(await lead.get<{ total: number }>(`/api/rounds/${app.roundId}/comments?${query}`)).total;
  expect(matrix.clauses.map(({ clause, depth }) => [clause, depth])).toEqual([['none', 0], ['2', 0], ['2.1', 1], ['2.2', 1]]);
  expect(matrix.clauses.map(({ heading }) => heading)).toEqual(['', 'Ansvar', 'Kommunens ansvar', 'Regionens ansvar']);
  for (const { clause, all, byStance } of matrix.clauses) {
    expect([clause, await listed(`clause=${clause}`)]).toEqual([clause, all.comments]);
    for (const stance of stances) expect([clause, stance, await listed(`clause=${clause}&stance=${stance}`)]).toEqual([clause, stance, byStance[stance]?.comments ?? 0]);
  }
  expect(matrix.sums).toEqual({ all: { comments: 3, organisations: 2 }, byStance: { supports_with_remarks: { comments: 2, organisations: 1 }, opposes: { comments: 1, organisations: 1 } } });
  expect(matrix.clauses.find(({ clause }) => clause === '2')?.all).toEqual({ comments: 2, organisations: 2 });
});

test('progress counts each comment once, from the day of its first answer and of its first decision', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const progress = async () => given(await lead.get<Matrix>(`/api/rounds/${app.roundId}/matrix`)).progress;
  expect(await progress()).toEqual([]);
  given(await lead.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'noted', rationale, version: 0 }));
  app.clock.move({ days: 1 });
  const later = await app.enter('lead');
  given(await later.post(`/api/comments/${app.commentId}/decision`, { disposition: 'not_accepted', rationale, version: 1 }));
  given(await later.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'noted', rationale, version: 0 }));
  given(await later.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'not_accepted', rationale, version: 1 }));
  expect(given(await later.get<Matrix>(`/api/rounds/${app.roundId}/matrix`)).progress).toEqual([{ day: '2027-03-01', answered: 1, decided: 0 }, { day: '2027-03-02', answered: 2, decided: 2 }]);
});
