import { expect, test } from 'vitest';
import type { ConsultationRow, Consultee, ResponseView } from '#shared/consultation.ts';
import type { Matter } from '#shared/matters.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { answering, mailOf, open, openAt, planned, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;
const register = async (app: Planned, as: Visitor) => given(await as.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
const almforsIn = async (app: Planned, as: Visitor) => (await register(app, as)).find(({ id }) => id === app.almfors) ?? expect.fail('Almfors is not on the list');
const letters = (app: Planned) => app.store.read.select().from(platformTables(app.store).outbox);

test('a coordinator addressed wrongly loses the text and the answer at once, and what was written stays', async () => {
  const app = await openAt(open);
  const [lead, wrong] = [await app.enter('lead'), await app.enter('almforsCoordinator')];
  given(await wrong.patch(`/api/responses/${app.responseId}`, { summary: 'Påbörjat.' }));
  const [coordinator] = (await almforsIn(app, lead)).coordinators;
  expect(coordinator).toMatchObject({ email: mailOf('almforsCoordinator'), name: 'Konto almforsCoordinator', waiting: false });
  given(await lead.delete(`/api/consultees/${app.almfors}/coordinators/${coordinator?.id}`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'coordinator-removed', audience: 'team', actorId: app.people.lead, subjectId: app.almfors });
  for (const path of [`/api/consultations/${app.almfors}`, `/api/responses/${app.responseId}`, `/api/consultations/${app.almfors}/documents/${app.frozenDocumentId}`]) expectRefused(await wrong.get(path), 404, 'not-found');
  expectRefused(await wrong.patch(`/api/responses/${app.responseId}`, { summary: 'Mer.' }), 404, 'not-found');
  expectRefused(await wrong.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'Mer.' }), 404, 'not-found');
  expectRefused(await wrong.post(`/api/responses/${app.responseId}/submission`), 404, 'not-found');
  expect(given(await wrong.get<{ items: ConsultationRow[] }>('/api/consultations')).items).toEqual([]);
  expect((await almforsIn(app, lead)).coordinators).toEqual([]);
  expectRefused(await lead.delete(`/api/consultees/${app.almfors}/coordinators/${coordinator?.id}`), 404, 'not-found');

  // Somebody else takes over what was begun.
  given(await lead.post(`/api/consultees/${app.almfors}/coordinators`, { name: 'Nämndsekreteraren', email: mailOf('secretary') }), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'coordinator-named', audience: 'team', actorId: app.people.lead, subjectId: app.almfors });
  expect(given(await (await app.enter('secretary')).get<ResponseView>(`/api/responses/${app.responseId}`))).toMatchObject({ summary: 'Påbörjat.', comments: [{}, {}] });
  expect(await almforsIn(app, lead)).toMatchObject({ contactName: 'Nämndsekreteraren', contactMail: mailOf('secretary') });
});

test('the new coordinator alone gets the letter; the mailbox has it already', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const before = (await letters(app)).length;
  given(await lead.post(`/api/consultees/${app.almfors}/coordinators`, { name: 'Utredaren', email: 'utredare@almfors.granmark.example' }), 201);
  const sent = (await letters(app)).slice(before);
  expect(sent.map(({ recipient }) => recipient)).toEqual(['utredare@almfors.granmark.example']);
  expect(sent[0]?.body).toMatch(/inbjudan#[\w-]{43}/);
  expect(sent[0]?.attachments.map(({ name }) => name)).toEqual(['Missiv.docx', 'Överenskommelsen.pdf']);
  expect((await almforsIn(app, lead)).coordinators.find(({ email }) => email === 'utredare@almfors.granmark.example')).toMatchObject({ name: null, waiting: true });
  expectRefused(await lead.post(`/api/consultees/${app.almfors}/coordinators`, { name: 'Utredaren', email: 'utredare@almfors.granmark.example' }), 409, 'coordinator-named');
});

test('an invitation that waits leads nowhere once its address was taken away', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/consultees/${app.almfors}/coordinators`, { name: 'Fel person', email: 'fel@annan.example' }), 201);
  const letter = (await letters(app)).find(({ recipient }) => recipient === 'fel@annan.example');
  const [, token = '', code = ''] = /inbjudan#([\w-]{43})[\s\S]*?(\b\d{6}\b)/.exec(letter?.body ?? '') ?? [];
  const wrong = (await almforsIn(app, lead)).coordinators.find(({ email }) => email === 'fel@annan.example');
  given(await lead.delete(`/api/consultees/${app.almfors}/coordinators/${wrong?.id}`));
  expectRefused(await app.visitor().post('/api/invitations/acceptance', { token, code, name: 'Fel person', password: 'ett långt lösenord' }), 409, 'invitation-revoked');
  expect((await letters(app)).find(({ recipient }) => recipient === 'fel@annan.example')?.body).not.toContain(token);
});

test('only who leads sees and changes the coordinators, from the opening on', async () => {
  const app = await openAt(open);
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  const [coordinator] = (await almforsIn(app, lead)).coordinators;
  expect((await almforsIn(app, writer)).coordinators).toEqual([]);
  const before = await entryCount(app.store);
  expectRefused(await writer.delete(`/api/consultees/${app.almfors}/coordinators/${coordinator?.id}`), 403, 'lead-only');
  expectRefused(await (await app.enter('otherLead')).delete(`/api/consultees/${app.almfors}/coordinators/${coordinator?.id}`), 404, 'not-found');
  expectRefused(await lead.delete(`/api/consultees/${app.bjorkvattna}/coordinators/${coordinator?.id}`), 404, 'not-found');
  expectRefused(await writer.post(`/api/consultees/${app.almfors}/coordinators`, { name: 'X', email: 'x@x.example' }), 403, 'lead-only');
  expect(await entryCount(app.store)).toBe(before);
  const early = await openAt(planned);
  expectRefused(await (await early.enter('lead')).post(`/api/consultees/${early.almfors}/coordinators`, { name: 'X', email: 'x@x.example' }), 409, 'round-not-open');
});

test('after closing a wrong coordinator is still taken away, but no new one asked', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const [coordinator] = (await almforsIn(app, lead)).coordinators;
  expectRefused(await lead.post(`/api/consultees/${app.almfors}/coordinators`, { name: 'X', email: 'x@x.example' }), 409, 'round-not-open');
  given(await lead.delete(`/api/consultees/${app.almfors}/coordinators/${coordinator?.id}`));
  expectRefused(await (await app.enter('almforsCoordinator')).get(`/api/responses/${app.responseId}`), 404, 'not-found');
});

test('the removal leaves a role in the matter as it was', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/consultees/${app.almfors}/coordinators`, { name: 'Skribenten', email: mailOf('writer') }), 201);
  const its = (await almforsIn(app, lead)).coordinators.find(({ email }) => email === mailOf('writer'));
  given(await lead.delete(`/api/consultees/${app.almfors}/coordinators/${its?.id}`));
  expect(given(await (await app.enter('writer')).get<Matter>(`/api/matters/${app.matterId}`)).myRoles).toEqual(['working_group']);
});

test('a contact whose account is closed is not asked to sign in: the official mailbox gets the way in, and nobody is named at that address', async () => {
  const app = await openAt(open);
  const [lead, admin] = [await app.enter('lead'), await app.enter('admin')];
  const left = mailOf('bjorkvattnaCoordinator');
  given(await admin.post(`/api/people/${app.people.bjorkvattnaCoordinator}/closing`));
  const before = (await letters(app)).length;
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example', contactName: 'Samordnaren', contactMail: left }), 201);
  const sent = (await letters(app)).slice(before);
  expect(sent.map(({ recipient }) => recipient)).toEqual(['kommun@ekhammar.granmark.example']);
  expect(sent[0]?.body).toMatch(/inbjudan#[\w-]{43}/);
  expect(sent[0]?.body).not.toContain('Samordnaren');
  expect((await register(app, lead)).find((one) => one.id === id)?.coordinators.map(({ email }) => email)).toEqual(['kommun@ekhammar.granmark.example']);
  const entries = await entryCount(app.store);
  expect(expectRefused(await lead.post(`/api/consultees/${app.almfors}/coordinators`, { name: 'Samordnaren', email: left }), 409, 'coordinator-closed').errors).toEqual([{ pointer: '/email', detail: 'coordinator-closed' }]);
  expect([(await letters(app)).length, await entryCount(app.store)]).toEqual([before + 1, entries]);
  expect(await almforsIn(app, lead)).not.toMatchObject({ contactMail: left });
});
