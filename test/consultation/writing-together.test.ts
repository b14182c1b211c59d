import { expect, test } from 'vitest';
import type { Comment, ResponseView } from '#shared/consultation.ts';
import { addMember } from '../../server/consultation/consultees.ts';
import { attachPaper } from '../support/letters.ts';
import { open, openAt, submitted } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

/** Almfors' coordinator and a registrar of the same consultee. */
async function twoOfAlmfors() {
  const app = await openAt(open);
  await app.store.write('house', (tx) => addMember(tx, app.almfors, { personId: app.people.secretary, email: 'secretary@almfors.granmark.example', role: 'registrar' }, app.clock()));
  const [one, other] = [await app.enter('almforsCoordinator'), await app.enter('secretary')];
  const path = `/api/responses/${app.responseId}`;
  const read = async () => given(await one.get<ResponseView>(path));
  return { app, one, other, path, read };
}

test('two write in the same response, each in a field of their own, and both are kept', async () => {
  const { one, other, path, read } = await twoOfAlmfors();
  const { version } = await read();
  expect(given(await one.patch<ResponseView>(path, { version, summary: 'Nämnden tillstyrker.' }))).toMatchObject({ version: version + 1 });
  given(await other.patch(path, { version, decidingBody: 'Socialnämnden' }));
  expect(await read()).toMatchObject({ summary: 'Nämnden tillstyrker.', decidingBody: 'Socialnämnden', version: version + 2, edits: { summary: { version: version + 1, by: 'Konto almforsCoordinator' }, decidingBody: { version: version + 2, by: 'Konto secretary' } } });
});

test('the second to write in the same field is told so, and nothing of either is lost', async () => {
  const { one, other, path, read } = await twoOfAlmfors();
  const { version } = await read();
  given(await one.patch(path, { version, summary: 'Den första lydelsen.' }));
  const refused = expectRefused(await other.patch(path, { version, summary: 'Den andra lydelsen.', paragraph: '§ 7' }), 409, 'response-changed');
  expect(refused.errors, 'only the field that both wrote in').toEqual([{ pointer: '/summary', detail: 'response-changed' }]);
  expect(await read(), 'a refused change stores nothing of itself').toMatchObject({ summary: 'Den första lydelsen.', paragraph: '' });
  const seen = (await read()).version;
  given(await other.patch(path, { version: seen, summary: 'Den andra lydelsen.', paragraph: '§ 7' }));
  expect(await read()).toMatchObject({ summary: 'Den andra lydelsen.', paragraph: '§ 7' });
});

test('two at the very same moment: one is saved, the other is told', async () => {
  const { one, other, path, read } = await twoOfAlmfors();
  const { version } = await read();
  const answers = await Promise.all([one.patch(path, { version, condition: 'Ena' }), other.patch(path, { version, condition: 'Andra' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(['Ena', 'Andra']).toContain((await read()).condition);
});

test('the same words are no conflict, and change nothing', async () => {
  const { one, other, path, read } = await twoOfAlmfors();
  const { version } = await read();
  given(await one.patch(path, { version, summary: 'Lika.' }));
  given(await other.patch(path, { version, summary: 'Lika.' }));
  expect((await read()).version).toBe(version + 1);
});

test('two write in one comment: the second is told who was before, and nothing of either is lost', async () => {
  const { app, one, other, read } = await twoOfAlmfors();
  const path = `/api/comments/${app.commentId}`;
  const comment = async () => (await read()).comments.find(({ id }) => id === app.commentId);
  const version = (await comment())?.version ?? -1;
  expect(given(await one.patch<Comment>(path, { version, text: 'Den första lydelsen.' }))).toMatchObject({ version: version + 1 });
  const refused = expectRefused(await other.patch(path, { version, text: 'Den andra lydelsen.', kind: 'legal' }), 409, 'comment-changed');
  expect(refused.values).toEqual({ by: 'Konto almforsCoordinator' });
  expect(await comment(), 'a refused change stores nothing of itself').toMatchObject({ text: 'Den första lydelsen.', kind: 'substance' });
  expect(given(await other.patch<Comment>(path, { version, text: 'Den första lydelsen.' })).version, 'the same words are no conflict, and change nothing').toBe(version + 1);
  expectRefused(await other.delete(`${path}?version=${version}`), 409, 'comment-changed');
  given(await other.patch(path, { version: version + 1, text: 'Den andra lydelsen.' }));
  expect(await comment()).toMatchObject({ text: 'Den andra lydelsen.', version: version + 2 });
  expectRefused(await other.patch(path, { text: 'Utan att ha läst.' }), 422, 'invalid-input');
});

test('two change one comment at the very same moment: one is saved, the other is told', async () => {
  const { app, one, other, read } = await twoOfAlmfors();
  const path = `/api/comments/${app.commentId}`;
  const answers = await Promise.all([one.patch(path, { version: 0, reason: 'Ena' }), other.patch(path, { version: 0, reason: 'Andra' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(['Ena', 'Andra']).toContain((await read()).comments.find(({ id }) => id === app.commentId)?.reason);
});

test('who wrote what is told inside the consultee only, and only while it is a draft', async () => {
  const app = await openAt(submitted);
  for (const who of ['lead', 'almforsCoordinator'] as const) expect(given(await (await app.enter(who)).get<ResponseView>(`/api/responses/${app.responseId}`)).edits).toEqual({});
});

test('a consultee’s extension is known to whoever registers its answer, and the answer is late by it', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/consultees/${app.almfors}/extension`, { until: '2027-06-15', reason: 'Nämnden sammanträder senare' }));
  app.clock.set('2027-06-20T08:00:00Z');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.almfors, channel: 'letter', receivedOn: '2027-06-14' }), 201);
  expect(given(await lead.get<ResponseView>(`/api/responses/${id}`)).extendedTo).toBe('2027-06-15');
  given(await lead.patch(`/api/responses/${id}`, { stance: 'supports' }));
  await attachPaper(lead, id);
  expect(given(await lead.post<{ late: boolean }>(`/api/responses/${id}/submission`), 201).late).toBe(false);
});
