import { expect, test } from 'vitest';
import type { Answer, AnswerRow } from '#shared/answers.ts';
import { mostTogether, type TogetherPreview, type UndoneTogether } from '#shared/answers-together.ts';
import { noStates } from '../../server/answers/anchor-states.ts';
import { planTogether } from '../../server/answers/sorting-together.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { verifyChains } from '../../server/journal/journal.ts';
import { chainOf, entryCount } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';
const scene = async () => {
  const app = await openAt(answering);
  const all = [app.secondCommentId, app.commentId, app.otherCommentId];
  const these = (...comments: string[]) => ({ kind: 'these', comments });
  const preview = async (who: Who, body: object) => (await app.enter(who)).post<TogetherPreview>(`/api/rounds/${app.roundId}/sorting-previews`, body);
  const sort = async (who: Who, body: object, key?: string) => (await app.enter(who)).post<{ id: string; changed: number }>(`/api/rounds/${app.roundId}/sortings`, body, key === undefined ? {} : { key });
  /** Does what the preview says. */
  const agreed = async (who: Who, body: object) => given(await sort(who, { ...body, seen: given(await preview(who, body)).seen }));
  const undo = async (who: Who, id: string) => (await app.enter(who)).post<UndoneTogether>(`/api/rounds/${app.roundId}/sortings/${id}/undoing`);
  const assignees = async () => given(await (await app.enter('lead')).get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?sort=number`)).items.map(({ assignee }) => assignee);
  const theme = async (name: string) => given(await (await app.enter('writer')).post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name }), 201).id;
  const triage = async (id: string, body: object) => given(await (await app.enter('writer')).patch<Answer>(`/api/comments/${id}/triage`, body));
  return { app, all, these, preview, sort, agreed, undo, assignees, theme, triage };
};

test('the preview tells how many change and how many have it already, and changes nothing', async () => {
  const { app, all, these, preview, assignees, triage } = await scene();
  await triage(app.commentId, { assigneeId: app.people.writer });
  const before = await entryCount(app.store);
  expect(given(await preview('writer', { chosen: these(...all), act: { kind: 'assign', to: app.people.writer } }))).toMatchObject({ chosen: 3, changes: 2, already: 1, cannot: [] });
  expect(given(await preview('writer', { chosen: these(...all), act: { kind: 'hand-over', from: app.people.writer, to: app.people.otherWriter } }))).toMatchObject({ chosen: 3, changes: 1, already: 0, cannot: [{ code: 'comment-not-theirs', count: 2 }] });
  expect(await assignees()).toEqual([null, 'Konto writer', null]);
  expect(await entryCount(app.store)).toBe(before);
});

test('the chosen comments are given to one person in one act, with an entry for each', async () => {
  const { app, all, these, agreed, assignees } = await scene();
  await assignees();
  const before = await entryCount(app.store);
  expect((await agreed('lead', { chosen: these(...all), act: { kind: 'assign', to: app.people.writer } })).changed).toBe(3);
  expect(await assignees(), 'the bench that was read before follows').toEqual(['Konto writer', 'Konto writer', 'Konto writer']);
  expect(await entryCount(app.store)).toBe(before + 3);
  const entries = (await chainOf(app.store, `matter:${app.matterId}`)).slice(-3);
  expect(entries.map(({ act, actorId, audience, subject, subjectId }) => [act, actorId, audience, subject, subjectId])).toEqual(all.map((id) => ['comment-sorted', app.people.lead, 'team', 'answer', id]));
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  expect((await verifyChains(app.store.read)).broken).toEqual([]);
});

test('all that the filter shows means what the list shows, but for those that were left out', async () => {
  const { app, agreed, assignees, theme, triage } = await scene();
  const chosen = { kind: 'all', filter: { clause: '2' } };
  expect((await agreed('lead', { chosen, act: { kind: 'assign', to: app.people.writer } })).changed).toBe(2);
  expect(await assignees()).toEqual([null, 'Konto writer', 'Konto writer']);
  const [tid, annat] = [await theme('Tid'), await theme('Annat')];
  await triage(app.commentId, { themeId: annat });
  expect((await agreed('lead', { chosen: { kind: 'all', filter: {}, except: [app.otherCommentId] }, act: { kind: 'theme', to: tid } })).changed).toBe(2);
  const { items } = given(await (await app.enter('lead')).get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?sort=number`));
  expect(items.map((row) => [row.theme, row.assignee])).toEqual([['Tid', null], ['Tid', 'Konto writer'], [null, 'Konto writer']]);
});

test('handing over takes only what the one answers for', async () => {
  const { app, all, these, agreed, assignees, triage } = await scene();
  await triage(app.commentId, { assigneeId: app.people.writer });
  await triage(app.otherCommentId, { assigneeId: app.people.lead });
  expect((await agreed('writer', { chosen: these(...all), act: { kind: 'hand-over', from: app.people.writer, to: app.people.otherWriter } })).changed).toBe(1);
  expect(await assignees()).toEqual([null, 'Konto otherWriter', 'Konto lead']);
});

test('what was changed after the preview is not done unseen', async () => {
  const { app, all, these, preview, sort, triage, assignees } = await scene();
  const body = { chosen: these(...all), act: { kind: 'assign', to: app.people.writer } };
  const { seen } = given(await preview('writer', body));
  await triage(app.commentId, { assigneeId: app.people.otherWriter });
  const before = await entryCount(app.store);
  expectRefused(await sort('writer', { ...body, seen }), 409, 'selection-changed');
  expect(await assignees()).toEqual([null, 'Konto otherWriter', null]);
  expect(await entryCount(app.store)).toBe(before);
});

test('an act sent twice with one key is one act', async () => {
  const { app, all, these, preview, sort } = await scene();
  const body = { chosen: these(...all), act: { kind: 'assign', to: app.people.writer } };
  const agreedTo = { ...body, seen: given(await preview('writer', body)).seen };
  const [first, again] = [given(await sort('writer', agreedTo, 's1')), given(await sort('writer', agreedTo, 's1'))];
  expect(again).toEqual(first);
  expect((await chainOf(app.store, `matter:${app.matterId}`)).filter(({ act }) => act === 'comment-sorted')).toHaveLength(3);
});

test('undoing gives each what it had, as a new act, and leaves those that were changed since', async () => {
  const { app, all, these, agreed, undo, assignees, triage } = await scene();
  await triage(app.commentId, { assigneeId: app.people.lead });
  const { id } = await agreed('writer', { chosen: these(...all), act: { kind: 'assign', to: app.people.writer } });
  await triage(app.otherCommentId, { assigneeId: app.people.chair });
  const before = await entryCount(app.store);
  expect(given(await undo('writer', id))).toEqual({ restored: 2, changedSince: 1, gone: 0 });
  expect(await assignees()).toEqual([null, 'Konto lead', 'Konto chair']);
  expect(await entryCount(app.store)).toBe(before + 2);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  expectRefused(await undo('writer', id), 409, 'sorting-undone');
});

test('the day an answer is wanted by is set for one or for many, orders the list, is undone and stands to the letter', async () => {
  const { app, all, these, agreed, undo, preview, triage } = await scene();
  const lead = await app.enter('lead');
  const days = async (sort: string) => given(await lead.get<{ items: AnswerRow[] }>(`/api/rounds/${app.roundId}/comments?sort=${sort}`)).items.map(({ number, dueOn }) => [number, dueOn]);
  await triage(app.commentId, { dueOn: '2027-12-03' });
  expect(await days('due')).toEqual([[2, '2027-12-03'], [1, null], [3, null]]);
  const { id, changed } = await agreed('writer', { chosen: these(...all), act: { kind: 'due', to: '2027-11-20' } });
  expect(changed).toBe(3);
  await triage(app.otherCommentId, { dueOn: '2027-11-10' });
  expect((await days('due'))[0]).toEqual([3, '2027-11-10']);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  expect(given(await undo('writer', id))).toEqual({ restored: 2, changedSince: 1, gone: 0 });
  expect(await days('number')).toEqual([[1, null], [2, '2027-12-03'], [3, '2027-11-10']]);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  expectRefused(await preview('writer', { chosen: these(...all), act: { kind: 'due', to: '2027-13-01' } }), 422, 'invalid-input');
  // What is decided waits for nobody.
  given(await lead.post(`/api/comments/${app.otherCommentId}/decision`, { disposition: 'noted', rationale, version: 0 }));
  expect((await days('due')).map(([number]) => number)).toEqual([2, 1, 3]);
});

test('a theme that was removed meanwhile is not given back', async () => {
  const { app, all, these, agreed, undo, theme, triage } = await scene();
  const [old, anew] = [await theme('Tid'), await theme('Frister')];
  await triage(app.commentId, { themeId: old });
  const { id } = await agreed('writer', { chosen: these(...all), act: { kind: 'theme', to: anew } });
  given(await (await app.enter('writer')).delete(`/api/themes/${old}`));
  expect(given(await undo('writer', id))).toEqual({ restored: 2, changedSince: 0, gone: 1 });
});

test('only who did it undoes it, within the session and before the round is concluded', async () => {
  const { app, all, these, agreed, undo } = await scene();
  const { id } = await agreed('writer', { chosen: these(...all), act: { kind: 'assign', to: app.people.writer } });
  expectRefused(await undo('otherWriter', id), 403, 'own-sorting-only');
  expectRefused(await undo('reference', id), 403, 'answerers-only');
  expectRefused(await undo('otherLead', id), 404, 'not-found');
  const lead = await app.enter('lead');
  for (const commentId of all) given(await lead.post(`/api/comments/${commentId}/decision`, { disposition: 'noted', rationale, version: 0 }));
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, {}));
  expectRefused(await undo('writer', id), 409, 'round-concluded');
});

test('a person outside the matter, a theme of another round and a comment of none are refused', async () => {
  const { app, all, these, preview, sort } = await scene();
  const assigned = (to: string) => ({ chosen: these(...all), act: { kind: 'assign', to } });
  const { seen } = given(await preview('writer', assigned(app.people.stranger)));
  expectRefused(await sort('writer', { ...assigned(app.people.stranger), seen }), 422, 'assignee-unknown');
  expectRefused(await sort('writer', { chosen: these(...all), act: { kind: 'theme', to: app.people.lead }, seen }), 422, 'theme-unknown');
  expectRefused(await preview('writer', { chosen: these(app.roundId), act: { kind: 'assign', to: null } }), 404, 'not-found');
  const nothing = { chosen: these(...all), act: { kind: 'assign', to: null } };
  expectRefused(await sort('writer', { ...nothing, seen: given(await preview('writer', nothing)).seen }), 422, 'nothing-to-sort');
});

test('more than one act holds are refused in words', () => {
  const rows = Array.from({ length: mostTogether + 1 }, (_, n) => ({ id: `c${n}`, number: n + 1, state: 'new', assigneeId: null, themeId: null }) as AnswerRow);
  const act = { kind: 'assign', to: 'p' } as const;
  expect(() => planTogether(rows, { chosen: { kind: 'all', filter: { sort: 'number' }, except: [] }, act, states: noStates })).toThrow(expect.objectContaining({ code: 'too-many-together', details: { values: { most: mostTogether } } }));
  expect(planTogether(rows, { chosen: { kind: 'all', filter: { sort: 'number' }, except: ['c0'] }, act, states: noStates })).toMatchObject({ changes: mostTogether, already: 0, cannot: [] });
});

test('a comment of a response that was taken back takes no part', () => {
  const rows = [{ id: 'a', number: 1, state: 'withdrawn', assigneeId: null }, { id: 'b', number: 2, state: 'decided', assigneeId: 'p' }, { id: 'c', number: 3, state: 'new', assigneeId: null }] as AnswerRow[];
  expect(planTogether(rows, { chosen: { kind: 'these', comments: ['a', 'b', 'c'] }, act: { kind: 'assign', to: 'p' }, states: noStates })).toMatchObject({ chosen: 3, changes: 1, already: 1, cannot: [{ code: 'comment-withdrawn', count: 1 }] });
});
