/** The bench reads from memory what it has read before: it may never show what no longer stands. */
import { expect, test } from 'vitest';
import type { AnswerRow, Theme } from '#shared/answers.ts';
import { answering, openAt, submitted } from '../support/stages.ts';
import { given, type Visitor } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';
const list = async (who: Visitor, roundId: string, query = '') => given(await who.get<{ items: AnswerRow[]; total: number; place: number | null }>(`/api/rounds/${roundId}/comments?sort=number${query}`));

test('every act is seen in the next list: in the process that did it and in another', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const elsewhere = await app.otherProcess().as(app.people.writer);
  const both = async () => {
    const [here, there] = [await list(lead, app.roundId), await list(elsewhere, app.roundId)];
    expect(there).toEqual(here);
    return here;
  };
  expect((await both()).items.map(({ state }) => state)).toEqual(['new', 'new', 'new']);

  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'not_accepted', rationale, version: 0 }));
  expect((await both()).items.find(({ id }) => id === app.commentId)).toMatchObject({ state: 'decided', disposition: 'not_accepted', decidedBy: 'Konto lead' });

  given(await lead.patch(`/api/comments/${app.otherCommentId}/triage`, { duplicateOf: app.commentId }));
  expect((await both()).items.find(({ id }) => id === app.otherCommentId)).toMatchObject({ state: 'decided', duplicateOf: 2 });
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'noted', rationale, version: 1 }));
  expect((await both()).items.find(({ id }) => id === app.otherCommentId), 'the duplicate follows').toMatchObject({ disposition: 'noted' });
  given(await lead.patch(`/api/comments/${app.otherCommentId}/triage`, { duplicateOf: null }));
  expect((await both()).items.find(({ id }) => id === app.otherCommentId)).toMatchObject({ state: 'new', duplicateOf: null });

  const { id: themeId } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name: 'Tid' }), 201);
  given(await lead.patch(`/api/comments/${app.commentId}/triage`, { themeId, assigneeId: app.people.writer }));
  expect((await both()).items.find(({ id }) => id === app.commentId)).toMatchObject({ theme: 'Tid', assignee: 'Konto writer' });
  given(await lead.patch<Theme>(`/api/themes/${themeId}`, { version: 1, name: 'Tidsgränser' }));
  expect((await both()).items.find(({ id }) => id === app.commentId)?.theme).toBe('Tidsgränser');
});

test('words that were promised to be changed stand as without change for as long as they are', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const untouched = async () => (await list(lead, app.roundId, '&change=none')).items.map(({ number }) => number);
  given(await lead.patch(`/api/comments/${app.otherCommentId}/triage`, { duplicateOf: app.commentId }));
  expect(await untouched()).toEqual([]);
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'accepted', version: 0 }));
  expect(await untouched()).toEqual([2, 3]);
  given(await lead.post(`/api/comments/${app.commentId}/decision`, { disposition: 'noted', rationale, version: 1 }));
  expect(await untouched()).toEqual([]);
});

test('a response that comes in is in the next list', async () => {
  const app = await openAt(submitted);
  const lead = await app.enter('lead');
  expect((await list(lead, app.roundId)).total).toBe(2);
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'opposes' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  expect((await list(lead, app.roundId)).total).toBe(3);
});

test('a list tells where one comment stands in it, and gives long texts in brief when asked', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  expect((await list(lead, app.roundId, `&at=${app.commentId}&most=1`)).place).toBe(1);
  expect((await list(lead, app.roundId, `&at=${app.commentId}&q=tydlig`)).place).toBeNull();
  const [whole, brief] = [await list(lead, app.roundId), await list(lead, app.roundId, '&brief=true')];
  expect(brief.items.map(({ text }) => text)).toEqual(whole.items.map(({ text }) => text.slice(0, 400)));
});
