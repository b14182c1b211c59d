/** The deciding body's own calendar: locked while it lies there, changed at the meeting, decided and not yet dispatched. */
import { expect, test } from 'vitest';
import type { Comment, ResponseView } from '#shared/consultation.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { lettersOf, pdfPrograms, readPdf } from '../export/pdf-reading.ts';
import { expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { open, openAt, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Open = Scene<Awaited<ReturnType<typeof open>>['facts']>;
const handed = async (): Promise<{ app: Open; coordinator: Visitor; at: string }> => {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  const at = `/api/responses/${app.responseId}`;
  given(await coordinator.patch(at, { stance: 'supports_with_remarks', summary: 'Förslag till yttrande.' }));
  given(await coordinator.post(`${at}/committee`, { body: 'Socialnämnden', meetingOn: '2027-03-17' }));
  return { app, coordinator, at };
};

test('while it lies with the committee nothing in the response can be written, by anybody', async () => {
  const { app, coordinator, at } = await handed();
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'committee-handed', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  expectRefused(await coordinator.patch(at, { summary: 'Annat.' }), 409, 'with-committee');
  expectRefused(await coordinator.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'Annat.' }), 409, 'with-committee');
  expectRefused(await coordinator.post(`${at}/comment-standings`, { comments: [app.commentId], standing: 'left_out' }), 409, 'with-committee');
  expectRefused(await (await app.enter('colleague')).post(`${at}/comments`, { anchor: { scope: 'package' }, text: 'Ny.' }), 409, 'with-committee');
  expectRefused(await coordinator.post(`${at}/submission`), 409, 'with-committee');
  expectRefused(await coordinator.post(`${at}/committee`, { body: 'Socialnämnden', meetingOn: '2027-03-17' }), 409, 'with-committee');
  given(await coordinator.delete(`${at}/committee`));
  given(await coordinator.patch(at, { summary: 'Annat.' }));
  expectRefused(await coordinator.delete(`${at}/committee`), 409, 'not-with-committee');
});

test('what the meeting changed is entered as such, with the words before', async () => {
  const { app, coordinator, at } = await handed();
  const changed = given(await coordinator.post<ResponseView>(`${at}/committee/changes`, { stance: 'opposes', summary: 'Nämnden avstyrker.', comments: [{ id: app.commentId, text: 'Sex veckor behövs.', version: 0 }] }));
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'committee-changed', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  expect(changed).toMatchObject({ stance: 'opposes', summary: 'Nämnden avstyrker.', committee: { body: 'Socialnämnden', meetingOn: '2027-03-17', decided: false } });
  expect(changed.committee?.changes.map(({ field, before, after }) => [field, before, after]).sort()).toEqual([
    ['comment', 'Tre veckor är för kort tid.', 'Sex veckor behövs.'], ['stance', 'supports_with_remarks', 'opposes'], ['summary', 'Förslag till yttrande.', 'Nämnden avstyrker.'],
  ]);
  expectRefused(await coordinator.post(`${at}/committee/changes`, { comments: [{ id: app.commentId, text: 'Sju.', version: 0 }] }), 409, 'comment-changed');
  expectRefused(await coordinator.post(`${at}/committee/changes`, { comments: [{ id: app.otherCommentId, text: 'Sju.', version: 0 }] }), 404, 'not-found');
  expect(given(await coordinator.get<ResponseView>(at)).committee?.changes).toHaveLength(3);
});

test('support on a condition is not entered from the meeting without the condition, and nothing else of what was sent with it is', async () => {
  const { app, coordinator, at } = await handed();
  expectRefused(await coordinator.post(`${at}/committee/changes`, { stance: 'supports_on_condition', summary: 'Nämndens.', comments: [{ id: app.commentId, text: 'Sex veckor behövs.', version: 0 }] }), 422, 'condition-missing');
  expectRefused(await coordinator.post(`${at}/committee/changes`, { stance: 'supports_on_condition', condition: '  ' }), 422, 'condition-missing');
  const untouched = given(await coordinator.get<ResponseView>(at));
  expect(untouched).toMatchObject({ stance: 'supports_with_remarks', summary: 'Förslag till yttrande.', committee: { changes: [] } });
  const changed = given(await coordinator.post<ResponseView>(`${at}/committee/changes`, { stance: 'supports_on_condition', condition: 'Att regionen betalar.' }));
  expect(changed).toMatchObject({ stance: 'supports_on_condition', condition: 'Att regionen betalar.' });
  expectRefused(await coordinator.post(`${at}/committee/changes`, { condition: '' }), 422, 'condition-missing');
  given(await coordinator.post(`${at}/committee/changes`, { summary: 'Nämndens.' }));
});

test('decided and not yet dispatched: the decision stands in what is sent, with its reservation', async () => {
  const { app, coordinator, at } = await handed();
  app.clock.set('2027-03-18T09:00:00.000Z');
  expectRefused(await coordinator.post(`${at}/committee/decision`, { decidedOn: '2027-03-19', paragraph: '§ 41' }), 422, 'decided-in-future');
  const decided = given(await coordinator.post<ResponseView>(`${at}/committee/decision`, { decidedOn: '2027-03-17', paragraph: '§ 41', reservation: 'Två ledamöter reserverar sig.' }));
  expect(decided).toMatchObject({ state: 'draft', decidingBody: 'Socialnämnden', decisionLevel: 'committee', decidedOn: '2027-03-17', paragraph: '§ 41', reservation: 'Två ledamöter reserverar sig.', committee: { decided: true }, refusals: { write: 'committee-decided', submit: null } });
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'committee-decided', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  expectRefused(await coordinator.post(`${at}/committee/changes`, { summary: 'Efteråt.' }), 409, 'committee-decided');
  given(await coordinator.post(`${at}/submission`), 201);
  const said = JSON.parse((await coordinator.get(`${at}/receipt.json`)).text) as { decision: object; comments: Comment[] };
  expect(said.decision).toEqual({ body: 'Socialnämnden', level: 'committee', on: '2027-03-17', paragraph: '§ 41', reservation: 'Två ledamöter reserverar sig.' });
  if (pdfPrograms) {
    const paper = async (locale: string) => readPdf(new Uint8Array(await (await coordinator.raw('GET', `${at}/receipt.pdf?locale=${locale}`)).arrayBuffer())).text;
    expect(lettersOf(await paper('sv'))).toContain(lettersOf('Två ledamöter reserverar sig.'));
    // The command to check it by names the file as it is fetched in that language.
    expect(lettersOf(await paper('en'))).toContain(lettersOf(`sha256sum consultation-response-${app.responseId}.json`));
  }
  // Where it lay, and what was changed there, is the consultee's own.
  expect(given(await (await app.enter('lead')).get<ResponseView>(at))).toMatchObject({ committee: null, reservation: 'Två ledamöter reserverar sig.' });
  expectRefused(await coordinator.delete(`${at}/committee`), 409, 'response-submitted');
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});

test('a response without a reservation names none in its bytes, and a preliminary one is sent while it lies', async () => {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  const at = `/api/responses/${app.responseId}`;
  given(await coordinator.patch(at, { stance: 'no_objection', preliminary: true }));
  given(await coordinator.post(`${at}/committee`, { body: 'Socialnämnden', meetingOn: '2027-08-17' }));
  given(await coordinator.post(`${at}/submission`), 201);
  const said = JSON.parse((await coordinator.get(`${at}/receipt.json`)).text) as { preliminary: boolean; decision: object };
  expect(said).toMatchObject({ preliminary: true });
  expect(Object.keys(said.decision).sort()).toEqual(['body', 'level', 'on', 'paragraph']);
});

test('two coordinators submit at once: one response, one receipt, and the other is told', async () => {
  const app = await openAt(open);
  given(await (await app.enter('lead')).post(`/api/consultees/${app.almfors}/coordinators`, { name: 'Nämndsekreteraren', email: 'secretary@almfors.granmark.example' }), 201);
  const both = [await app.enter('almforsCoordinator'), await app.enter('secretary')];
  given(await both[0]?.patch(`/api/responses/${app.responseId}`, { stance: 'no_objection' }) ?? expect.fail());
  const answers = await Promise.all(both.map((one) => one.post<{ hash: string }>(`/api/responses/${app.responseId}/submission`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  for (const answer of answers) if (answer.status === 409) expectRefused(answer, 409, 'response-submitted');
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
});
