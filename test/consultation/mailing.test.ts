import { expect, test } from 'vitest';
import type { Consultee } from '#shared/consultation.ts';
import { sendWaitingLetters } from '../../server/platform/mail/outbox.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { anotherRound } from '../support/another-round.ts';
import { outboxOf } from '../support/mail.ts';
import { answering, mailOf, open, openAt, planned, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;
const registerOf = async (app: Planned, as: Visitor) => given(await as.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
const words = { subject: 'Frågestund på torsdag', text: 'Välkomna.\n\nVi svarar på frågor kl. 13.' };

test('the lead writes the same words to the consultees chosen, and it is told how many', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const before = (await outboxOf(app)).length;
  expect(given(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [app.almfors, app.bjorkvattna, app.almfors], ...words }), 201)).toEqual({ letters: 2 });
  const letters = (await outboxOf(app)).slice(before);
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual([mailOf('almforsCoordinator'), mailOf('bjorkvattnaCoordinator')]);
  expect(letters[0]).toMatchObject({ subject: 'RG 2027/00417 Om remissen: Frågestund på torsdag', body: expect.stringContaining('Välkomna.\n\nVi svarar på frågor kl. 13.') });
  expect(letters[0]?.body).toContain('Almfors kommun, Socialnämnden');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'consultees-mailed', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  const [told] = given(await lead.get<{ items: { details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items;
  expect(told?.details).toEqual({ number: 1, count: 2, heading: 'Frågestund på torsdag' });
  expect((await registerOf(app, lead)).find(({ id }) => id === app.almfors)?.letters[0]).toMatchObject({ kind: 'mailing', state: 'waiting', recipient: mailOf('almforsCoordinator') });
});

test('whoever has no account gets the words and no new way in', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example' }), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [id], ...words }), 201);
  const letter = (await outboxOf(app)).at(-1);
  expect(letter).toMatchObject({ recipient: 'kommun@ekhammar.granmark.example', subject: expect.stringContaining('Frågestund') });
  expect(letter?.body).not.toContain('inbjudan#');
});

test('whoever has left, and whose account is closed, is written to no more: another coordinator is, else the official mailbox', async () => {
  const app = await openAt(open);
  const [lead, admin] = [await app.enter('lead'), await app.enter('admin')];
  given(await lead.post(`/api/consultees/${app.bjorkvattna}/coordinators`, { name: 'Utredaren', email: 'utredare@bjorkvattna.granmark.example' }), 201);
  for (const who of ['almforsCoordinator', 'bjorkvattnaCoordinator'] as const) given(await admin.post(`/api/people/${app.people[who]}/closing`));
  const before = (await outboxOf(app)).length;
  given(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [app.almfors, app.bjorkvattna], ...words }), 201);
  expect((await outboxOf(app)).slice(before).map(({ recipient }) => recipient)).toEqual(['namnd@almfors.granmark.example', 'utredare@bjorkvattna.granmark.example']);
  const its = (await registerOf(app, lead)).find(({ id }) => id === app.bjorkvattna)?.coordinators;
  expect(its?.map(({ email, waiting, closed }) => [email, waiting, closed])).toEqual([[mailOf('bjorkvattnaCoordinator'), false, true], ['utredare@bjorkvattna.granmark.example', true, false]]);
});

test('a letter sent twice with one key is sent once; nobody of another round is written to', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const before = (await outboxOf(app)).length;
  for (const _time of [1, 2]) given(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [app.almfors], ...words }, { key: 'm' }), 201);
  expect((await outboxOf(app)).length).toBe(before + 1);
  const { consulteeId: elsewhere } = await anotherRound(app, lead);
  const entries = await entryCount(app.store);
  for (const foreign of [elsewhere, app.matterId]) expectRefused(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [app.almfors, foreign], ...words }), 404, 'not-found');
  expect(expectRefused(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [], subject: ' ', text: ' ' }), 422, 'invalid-input').errors?.map(({ detail }) => detail).sort()).toEqual(['recipients-missing', 'text-required', 'text-required']);
  expect([(await outboxOf(app)).length, await entryCount(app.store)]).toEqual([before + 1, entries]);
});

test('letters go out when the round is open or closed, by who leads', async () => {
  const early = await openAt(planned);
  expectRefused(await (await early.enter('lead')).post(`/api/rounds/${early.roundId}/mailings`, { consulteeIds: [early.almfors], ...words }), 409, 'round-not-open');
  const late = await openAt(answering);
  expectRefused(await (await late.enter('writer')).post(`/api/rounds/${late.roundId}/mailings`, { consulteeIds: [late.almfors], ...words }), 403, 'lead-only');
  given(await (await late.enter('lead')).post(`/api/rounds/${late.roundId}/mailings`, { consulteeIds: [late.almfors], ...words }), 201);
});

test('the register tells which letters were sent, which wait and which were turned away, to who leads', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const turnedAway = Object.assign(new Error('550 no such user x@x.example'), { responseCode: 550 });
  const busy = Object.assign(new Error('421 try later'), { responseCode: 421 });
  const mailer = { deliver: async ({ recipient }: { recipient: string }) => { if (recipient === 'namnd@almfors.granmark.example') throw turnedAway; if (recipient === mailOf('bjorkvattnaCoordinator')) throw busy; } };
  const states = async (as: Visitor) => Object.fromEntries((await registerOf(app, as)).flatMap(({ letters }) => letters.map(({ recipient, state }) => [recipient, state])));
  expect(new Set(Object.values(await states(lead)))).toEqual(new Set(['waiting']));
  await sendWaitingLetters(app.store, mailer, app.house.files.fetch, app.clock);
  expect(await states(lead)).toEqual({ 'namnd@almfors.granmark.example': 'refused', [mailOf('almforsCoordinator')]: 'sent', 'namnd@bjorkvattna.granmark.example': 'sent', [mailOf('bjorkvattnaCoordinator')]: 'failing' });
  expect(await states(await app.enter('writer')), 'addresses are the lead’s').toEqual({});
  app.clock.move({ days: 1 });
  await sendWaitingLetters(app.store, { deliver: async () => {} }, app.house.files.fetch, app.clock);
  expect(new Set(Object.values(await states(await app.enter('lead'))))).toEqual(new Set(['sent']));
});
