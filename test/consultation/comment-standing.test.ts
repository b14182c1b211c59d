/** Colleagues support and object; the coordinator decides what goes into the response, and nothing of the rest leaves the house. */
import { expect, test } from 'vitest';
import type { Comment, ResponseView, Standing } from '#shared/consultation.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { onWords, open, openAt, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Open = Scene<Awaited<ReturnType<typeof open>>['facts']>;
const says = async (app: Open, who: Visitor, text: string) => given(await who.post<Comment>(`/api/responses/${app.responseId}/comments`, { anchor: onWords(app.frozenDocumentId, 'duty', 'tre veckor'), text }), 201);
const settle = (app: Open, who: Visitor, comments: string[], standing: Standing) => who.post<ResponseView>(`/api/responses/${app.responseId}/comment-standings`, { comments, standing });
const submit = async (app: Open, coordinator: Visitor) => {
  given(await coordinator.patch(`/api/responses/${app.responseId}`, { stance: 'supports_with_remarks' }));
  given(await coordinator.post(`/api/responses/${app.responseId}/submission`), 201);
  return JSON.parse((await coordinator.get(`/api/responses/${app.responseId}/receipt.json`)).text) as { comments: { id: string; text: string; number: number }[] };
};
const another = async (app: Open): Promise<Visitor> => {
  const visitor = app.visitor();
  given(await visitor.post('/api/colleague-entries', { code: app.colleagueCode, name: 'Förskollärare', unit: 'Förskolan' }), 201);
  return visitor;
};

test('a colleague’s comment waits; what the coordinator let stand is submitted, and nothing else', async () => {
  const app = await openAt(open);
  const [coordinator, colleague] = [await app.enter('almforsCoordinator'), await app.enter('colleague')];
  const [stands, out, waits] = [await says(app, colleague, 'Får stå.'), await says(app, colleague, 'Utelämnas.'), await says(app, colleague, 'Väntar än.')];
  expect([stands.standing, given(await coordinator.get<ResponseView>(`/api/responses/${app.responseId}`)).comments.find(({ id }) => id === app.commentId)?.standing]).toEqual(['waiting', 'stands']);
  given(await settle(app, coordinator, [stands.id], 'stands'));
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'comments-settled', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  given(await settle(app, coordinator, [out.id], 'left_out'));

  const said = await submit(app, coordinator);
  expect(said.comments.map(({ text }) => text)).toEqual(expect.arrayContaining(['Får stå.', 'Texten är tydlig.', 'Tre veckor är för kort tid.']));
  expect(said.comments.map(({ number }) => number)).toEqual([1, 2, 3]);
  const outside = given(await (await app.enter('lead')).get<ResponseView>(`/api/responses/${app.responseId}`));
  expect(outside.comments.map(({ id }) => id).sort()).toEqual(said.comments.map(({ id }) => id).sort());
  // Which colleague wrote it is told to nobody outside.
  expect(outside.comments.find(({ id }) => id === stands.id)).toMatchObject({ by: '', unit: null, voices: [], original: null });
  for (const { id } of [out, waits]) expectRefused(await (await app.enter('lead')).get(`/api/comments/${id}/answer`), 404, 'not-found');
  const { items: bench } = given(await (await app.enter('lead')).get<{ items: { id: string }[] }>(`/api/rounds/${app.roundId}/comments`));
  expect(bench).toHaveLength(3);
  // Inside, all of it is kept.
  expect(given(await coordinator.get<ResponseView>(`/api/responses/${app.responseId}`)).comments).toHaveLength(5);
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
});

test('the coordinator takes a comment over: the original is kept and readable, and its author changes it no more', async () => {
  const app = await openAt(open);
  const [coordinator, colleague] = [await app.enter('almforsCoordinator'), await app.enter('colleague')];
  const { id } = await says(app, colleague, 'Det funkar inte hos oss.');
  const taken = given(await coordinator.patch<Comment>(`/api/comments/${id}`, { version: 0, text: 'Tidsgränsen går inte att hålla.' }));
  expect(taken).toMatchObject({ standing: 'stands', text: 'Tidsgränsen går inte att hålla.', by: 'Kollega vid enheten', original: { text: 'Det funkar inte hos oss.', by: 'Kollega vid enheten' } });
  given(await coordinator.patch(`/api/comments/${id}`, { version: 1, text: 'Tidsgränsen är för snäv.' }));
  expect(given(await colleague.get<ResponseView>(`/api/responses/${app.responseId}`)).comments.find((one) => one.id === id)).toMatchObject({ text: 'Tidsgränsen är för snäv.', original: { text: 'Det funkar inte hos oss.' } });
  expectRefused(await colleague.patch(`/api/comments/${id}`, { version: 2, text: 'Nej.' }), 409, 'comment-settled');
  expectRefused(await colleague.delete(`/api/comments/${id}?version=2`), 409, 'comment-settled');
  expectRefused(await coordinator.delete(`/api/comments/${id}?version=2`), 409, 'comment-left-out-instead');
  given(await coordinator.delete(`/api/comments/${app.secondCommentId}?version=0`));
});

test('several comments become one: the others are kept as they were, and one is submitted', async () => {
  const app = await openAt(open);
  const [coordinator, colleague] = [await app.enter('almforsCoordinator'), await app.enter('colleague')];
  const [first, second, third] = [await says(app, colleague, 'Fyra veckor.'), await says(app, await another(app), 'Fem veckor.'), await says(app, colleague, 'Sex veckor.')];
  const merge = (into: string, comments: string[], text: string, version = 0) => coordinator.post<ResponseView>(`/api/comments/${into}/merger`, { comments, text, proposedText: '', reason: '', version });
  given(await merge(second.id, [third.id], 'Fem eller sex.'));
  expectRefused(await merge(first.id, [second.id], 'Mer än tre.', 7), 409, 'comment-changed');
  const merged = given(await merge(first.id, [second.id], 'Mer än tre veckor behövs.'));
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'comments-merged', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  const byId = (id: string) => merged.comments.find((one) => one.id === id);
  expect(byId(first.id)).toMatchObject({ standing: 'stands', text: 'Mer än tre veckor behövs.', original: { text: 'Fyra veckor.' } });
  expect([byId(second.id), byId(third.id)]).toMatchObject([{ standing: 'merged', mergedInto: first.id, original: { text: 'Fem veckor.' } }, { standing: 'merged', mergedInto: first.id, text: 'Sex veckor.' }]);
  expectRefused(await merge(first.id, [first.id], 'x', 1), 422, 'merger-into-itself');
  expectRefused(await merge(first.id, [app.otherCommentId], 'x', 1), 404, 'not-found');
  // Said by itself again.
  expect(given(await settle(app, coordinator, [third.id], 'stands')).comments.find(({ id }) => id === third.id)).toMatchObject({ standing: 'stands', mergedInto: null });
  const said = await submit(app, coordinator);
  expect(said.comments.map(({ text }) => text)).toEqual(expect.arrayContaining(['Mer än tre veckor behövs.', 'Sex veckor.']));
  expect(said.comments).toHaveLength(4);
});

test('colleagues support and object with a word, each once, and never their own', async () => {
  const app = await openAt(open);
  const [coordinator, colleague, other] = [await app.enter('almforsCoordinator'), await app.enter('colleague'), await another(app)];
  const { id } = await says(app, colleague, 'Fyra veckor.');
  expectRefused(await colleague.put(`/api/comments/${id}/voice`, { kind: 'supports' }), 409, 'comment-own');
  given(await other.put(`/api/comments/${id}/voice`, { kind: 'supports', word: 'Så är det hos oss också.' }));
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'comment-supported', audience: `response:${app.responseId}` });
  app.clock.move({ seconds: 1 });
  given(await coordinator.put(`/api/comments/${id}/voice`, { kind: 'objects', word: 'Nämnden har sagt tre.' }));
  const voices = async (who: Visitor) => given(await who.get<ResponseView>(`/api/responses/${app.responseId}`)).comments.find((one) => one.id === id)?.voices;
  expect(await voices(coordinator)).toEqual([{ kind: 'supports', word: 'Så är det hos oss också.', by: 'Förskollärare, Förskolan', mine: false }, { kind: 'objects', word: 'Nämnden har sagt tre.', by: 'Konto almforsCoordinator', mine: true }]);
  given(await other.put(`/api/comments/${id}/voice`, { kind: 'objects', word: '' }));
  given(await coordinator.delete(`/api/comments/${id}/voice`));
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'comment-voice-taken-back', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  expect(await voices(other)).toEqual([{ kind: 'objects', word: '', by: 'Förskollärare, Förskolan', mine: true }]);
  expectRefused(await (await app.enter('bjorkvattnaCoordinator')).put(`/api/comments/${id}/voice`, { kind: 'supports' }), 404, 'not-found');
});

test('an empty comment that is left out stops nobody from submitting', async () => {
  const app = await openAt(open);
  const [coordinator, colleague] = [await app.enter('almforsCoordinator'), await app.enter('colleague')];
  const { id } = await says(app, colleague, '');
  given(await settle(app, coordinator, [id], 'stands'));
  given(await coordinator.patch(`/api/responses/${app.responseId}`, { stance: 'no_objection' }));
  expectRefused(await coordinator.post(`/api/responses/${app.responseId}/submission`), 409, 'comment-empty');
  given(await settle(app, coordinator, [id], 'left_out'));
  given(await coordinator.post(`/api/responses/${app.responseId}/submission`), 201);
});

test('submitted while a colleague types: every word is either kept inside or refused, and none comes into the response afterwards', async () => {
  const app = await openAt(open);
  const [coordinator, colleague] = [await app.enter('almforsCoordinator'), await app.enter('colleague')];
  given(await coordinator.patch(`/api/responses/${app.responseId}`, { stance: 'no_objection' }));
  const typed = await says(app, colleague, 'Ord för ord');
  given(await settle(app, coordinator, [app.commentId], 'left_out'));
  const typing = async () => {
    const answers = [];
    for (let version = 0; version < 12; version += 1) answers.push(await colleague.patch(`/api/comments/${typed.id}`, { version, text: `Ord för ord ${version}` }));
    return answers;
  };
  const leaving = Array.from({ length: 6 }, (_, n) => colleague.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: `Ny ${n}` }));
  const [answers, sent, left] = await Promise.all([typing(), coordinator.post(`/api/responses/${app.responseId}/submission`), Promise.all(leaving)]);
  given(sent, 201);
  for (const answer of [...answers, ...left]) if (answer.status >= 400) expectRefused(answer, 409, 'response-submitted');
  const said = JSON.parse((await coordinator.get(`/api/responses/${app.responseId}/receipt.json`)).text) as { comments: { text: string }[] };
  expect(said.comments.map(({ text }) => text)).toEqual(['Texten är tydlig.']);
  expectRefused(await colleague.patch(`/api/comments/${typed.id}`, { version: 0, text: 'Efteråt.' }), 409, 'response-submitted');
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});
