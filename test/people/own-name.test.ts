/** What others call one: the person's own to choose, and never what was hashed. */
import { expect, test } from 'vitest';
import type { Matter } from '#shared/matters.ts';
import type { SessionView } from '#shared/people.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { answering, nameOf, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

test('a person changes the own name, and is called so from then on', async () => {
  const app = await openAt(answering);
  const writer = await app.enter('writer');
  given(await writer.put('/api/account/name', { name: '  Sekreteraren  ' }));
  await expectJournalled(app.store, 'house', { act: 'name-chosen', audience: 'house', actorId: app.people.writer, subjectId: app.people.writer });
  expect(given(await writer.get<SessionView>('/api/session')).person?.name).toBe('Sekreteraren');
  const { participants } = given(await (await app.enter('lead')).get<Matter>(`/api/matters/${app.matterId}`));
  expect(participants.find(({ personId }) => personId === app.people.writer)?.name).toBe('Sekreteraren');
  const before = await entryCount(app.store);
  given(await writer.put('/api/account/name', { name: 'Sekreteraren' }));
  expect(await entryCount(app.store), 'the same name again is no act').toBe(before);
  expect(expectRefused(await writer.put('/api/account/name', { name: ' ' }), 422, 'invalid-input').errors).toEqual([{ pointer: '/name', detail: 'text-required' }]);
  expectRefused(await app.visitor().put('/api/account/name', { name: 'Någon' }), 401, 'not-signed-in');
});

test('a submitted response keeps the name that stood in it, and proves it', async () => {
  const app = await openAt(answering);
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.put('/api/account/name', { name: 'Ett annat namn' }));
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  expect(given(await almfors.get<{ submittedBy: string }>(`/api/responses/${app.responseId}/receipt`)).submittedBy).toBe(nameOf('almforsCoordinator'));
});
