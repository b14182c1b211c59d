import { expect, test } from 'vitest';
import type { Overview } from '#shared/answers.ts';
import type { Matrix } from '#shared/answers-matrix.ts';
import type { Round } from '#shared/consultation.ts';
import { dispositions, stances } from '#shared/export.ts';
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

test('what stands beside each clause is what the bench shows for the clause by itself, and with its sub-clauses', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'not_accepted', rationale, version: 0 }));
  const { places, sums } = given(await lead.get<Matrix>(`/api/rounds/${app.roundId}/matrix`));
  const listed = async (query: Record<string, string>) => given(await lead.get<{ total: number }>(`/api/rounds/${app.roundId}/comments?${new URLSearchParams(query)}`)).total;
  expect(places.map(({ clause, comments, withBelow }) => [clause, comments, withBelow])).toEqual([[null, 1, 1], ['2', 0, 2], ['2.1', 1, 1], ['2.2', 1, 1]]);
  for (const { document, clause, comments, withBelow, byStance, undecided, byDisposition } of places) {
    const place = { document: document ?? 'none', clause: clause ?? 'none' };
    expect(await listed({ ...place, within: 'itself' })).toBe(comments);
    expect(await listed(place)).toBe(withBelow);
    for (const stance of stances) expect(await listed({ ...place, within: 'itself', stance })).toBe(byStance[stance] ?? 0);
    expect(await listed({ ...place, within: 'itself', state: 'new,proposed' })).toBe(undecided);
    for (const disposition of dispositions) expect(await listed({ ...place, within: 'itself', disposition, state: 'decided' })).toBe(byDisposition[disposition] ?? 0);
  }
  expect(places.reduce((sum, { comments }) => sum + comments, 0)).toBe(sums.all.comments);
  expect(await listed({ document: 'En text som inte finns' })).toBe(0);
});

test('progress says what had come in, was answered and was decided as each day ended, and at last what register and bench say', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/comments/${app.commentId}/proposal`, { disposition: 'noted', rationale, version: 0 }));
  app.clock.move({ days: 1 });
  const later = await app.enter('lead');
  given(await later.post(`/api/comments/${app.commentId}/decision`, { disposition: 'not_accepted', rationale, version: 1 }));
  given(await later.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'noted', rationale, version: 0 }));
  given(await later.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'not_accepted', rationale, version: 1 }));
  const { progress } = given(await later.get<Matrix>(`/api/rounds/${app.roundId}/matrix`));
  const overview = given(await later.get<Overview>(`/api/rounds/${app.roundId}/overview`));
  const { counts } = given(await later.get<Round>(`/api/rounds/${app.roundId}`));
  expect(progress.slice(-2)).toEqual([
    { day: '2027-03-01', responses: 2, comments: 3, answered: 1, decided: 0 },
    { day: '2027-03-02', responses: 2, comments: 3, answered: 2, decided: 2 },
  ]);
  expect(progress.at(-1)).toEqual({ day: '2027-03-02', responses: counts.answered + counts.unsolicited, comments: overview.comments, answered: (overview.byState.proposed ?? 0) + (overview.byState.decided ?? 0), decided: overview.byState.decided });
});

test('a duplicate counts as answered with the comment whose answer it takes', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  given(await lead.patch(`/api/comments/${app.otherCommentId}/triage`, { duplicateOf: app.commentId }));
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'not_accepted', rationale, version: 0 }));
  const { progress } = given(await lead.get<Matrix>(`/api/rounds/${app.roundId}/matrix`));
  const { byState } = given(await lead.get<Overview>(`/api/rounds/${app.roundId}/overview`));
  expect([progress.at(-1)?.answered, progress.at(-1)?.decided]).toEqual([2, 2]);
  expect(byState.decided).toBe(2);
});
