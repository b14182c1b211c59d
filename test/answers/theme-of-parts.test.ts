/** A theme is in use while a comment that is answered stands under it; one that is split stands there through its parts. */
import { expect, test } from 'vitest';
import type { Theme } from '#shared/answers.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { chainOf, expectSoundJournal } from '../support/journal-entries.ts';
import { answering, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const said = { text: 'Tre veckor är för kort tid.', proposedText: 'inom sex veckor', reason: 'Nämnden sammanträder en gång i månaden.' };
const whole = (field: keyof typeof said, part: number) => ({ field, from: 0, to: said[field].length, part });
const inTwo = [{ field: 'text', from: 0, to: 11, part: 0 }, { field: 'text', from: 11, to: said.text.length, part: 1 }, whole('proposedText', 0), whole('reason', 1)];

async function scene() {
  const app = await openAt(answering);
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  const theme = async (name: string) => given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/themes`, { name }), 201).id;
  const [times, words] = [await theme('Tider'), await theme('Ord')];
  given(await writer.patch(`/api/comments/${app.commentId}/triage`, { themeId: times, assigneeId: app.people.writer }));
  const { parts } = given(await writer.post<{ parts: string[] }>(`/api/comments/${app.commentId}/split`, { passages: inTwo }), 201);
  const themes = async () => given(await lead.get<{ items: Theme[] }>(`/api/rounds/${app.roundId}/themes`)).items.map(({ name, comments }) => [name, comments]);
  const sort = async (id: string, themeId: string) => given(await writer.patch(`/api/comments/${id}/triage`, { themeId }));
  return { app, lead, writer, times, words, parts, themes, sort };
}

test('a theme that only the comment before its split stood under is removed, and the comment leaves it', async () => {
  const { app, lead, times, words, parts, themes, sort } = await scene();
  expectRefused(await lead.delete(`/api/themes/${times}`), 409, 'theme-in-use');
  for (const id of parts) await sort(id, words);
  expect(await themes()).toEqual([['Tider', 0], ['Ord', 2]]);
  given(await lead.delete(`/api/themes/${times}`));
  expect(await themes()).toEqual([['Ord', 2]]);
  const [last] = (await chainOf(app.store, `matter:${app.matterId}`)).filter(({ act, subjectId }) => act === 'comment-sorted' && subjectId === app.commentId).slice(-1);
  expect(last?.actorId).toBe(app.people.lead);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});

test('a theme that only parts put together again stood under is removed too', async () => {
  const { app, lead, writer, words, parts, themes, sort } = await scene();
  for (const id of parts) await sort(id, words);
  given(await writer.delete(`/api/comments/${app.commentId}/split`));
  expect(await themes()).toEqual([['Tider', 1], ['Ord', 0]]);
  given(await lead.delete(`/api/themes/${words}`));
  expect(await themes()).toEqual([['Tider', 1]]);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
});
