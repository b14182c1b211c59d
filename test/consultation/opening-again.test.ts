import { expect, test } from 'vitest';
import type { Consultation, Consultee, Round } from '#shared/consultation.ts';
import type { Matter } from '#shared/matters.ts';
import { remindConsultees } from '../../server/consultation/reminders.ts';
import { chainOf, entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { answering, mailOf, open, openAt, planned } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const decision = { deadline: '2027-06-21', decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-01', reason: 'Två nämnder fick aldrig brevet.' };

test('a closed round takes responses again until a new day, by a decision that everybody invited is told of', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const late = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.association, officialMail: 'post@unga.granmark.example', unsolicited: true }), 201).id;
  const before = (await outboxOf(app)).length;
  const again = given(await lead.post<Round>(`/api/rounds/${app.roundId}/second-opening`, decision));
  expect(again).toMatchObject({ state: 'open', closedAt: null, deadline: '2027-06-21', secondOpenings: [{ ...decision, deadlineBefore: '2027-06-01' }], refusals: { close: null, openAgain: 'round-not-closed' } });
  expect(given(await lead.get<Matter>(`/api/matters/${app.matterId}`)).state, 'the matter is on consultation again').toBe('consulting');
  const letters = (await outboxOf(app)).slice(before);
  expect(letters.map(({ recipient }) => recipient).sort(), 'who answered unasked was never invited').toEqual([mailOf('almforsCoordinator'), mailOf('bjorkvattnaCoordinator')]);
  for (const letter of letters) expect(letter).toMatchObject({ subject: 'RG 2027/00417 Öppen för svar igen till 21 juni 2027', body: expect.stringContaining(decision.reason) });
  const told = (who: 'almforsCoordinator' | 'bjorkvattnaCoordinator') => letters.find(({ recipient }) => recipient === mailOf(who))?.body ?? '';
  expect([told('almforsCoordinator').includes('Ni har redan svarat'), told('bjorkvattnaCoordinator').includes('Ni har redan svarat')]).toEqual([true, true]);
  const entries = await chainOf(app.store, `matter:${app.matterId}`);
  expect(entries.findLast(({ act }) => act === 'round-opened-again')).toMatchObject({ audience: `consultees:${app.roundId}`, actorId: app.people.lead, subjectId: app.roundId });
  await expectSoundJournal(app.store);
  const register = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
  expect(register.find(({ id }) => id === app.almfors)?.letters[0]).toMatchObject({ kind: 'second-opening' });
  expect(register.find(({ id }) => id === late)?.letters).toEqual([]);
});

test('what was begun before the closing is written and sent after the second opening, in time by the new day', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const almfors = await app.enter('almforsCoordinator');
  expectRefused(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports' }), 409, 'round-closed');
  given(await lead.post(`/api/rounds/${app.roundId}/second-opening`, decision));
  app.clock.set('2027-06-10T10:00:00Z');
  const again = await app.enter('almforsCoordinator');
  expect(given(await again.get<Consultation>(`/api/consultations/${app.almfors}`)).round, 'the consultee sees the new day and why').toMatchObject({ state: 'open', deadline: '2027-06-21', secondOpenings: [decision] });
  given(await again.patch(`/api/responses/${app.responseId}`, { stance: 'supports' }));
  expect(given(await again.post<{ late: boolean }>(`/api/responses/${app.responseId}/submission`), 201).late).toBe(false);
});

test('the second opening is decided by somebody named, with a reason and a day ahead, for a round that is closed', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const before = await entryCount(app.store);
  const faults = expectRefused(await lead.post(`/api/rounds/${app.roundId}/second-opening`, { ...decision, decidedBy: ' ', reason: '' }), 422, 'invalid-input').errors?.map(({ pointer }) => pointer).sort();
  expect(faults).toEqual(['/decidedBy', '/reason']);
  expect(expectRefused(await lead.post(`/api/rounds/${app.roundId}/second-opening`, { ...decision, deadline: '2027-01-01' }), 422, 'deadline-passed').errors).toEqual([{ pointer: '/deadline', detail: 'deadline-passed' }]);
  expectRefused(await (await app.enter('chair')).post(`/api/rounds/${app.roundId}/second-opening`, decision), 403, 'lead-only');
  expectRefused(await (await app.enter('otherLead')).post(`/api/rounds/${app.roundId}/second-opening`, decision), 404, 'not-found');
  expect(await entryCount(app.store), 'nothing was written by what was refused').toBe(before);
  const early = await openAt(planned);
  expectRefused(await (await early.enter('lead')).post(`/api/rounds/${early.roundId}/second-opening`, decision), 409, 'round-not-open');
});

test('a round whose answers are concluded stays closed', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Tiden är ute för rundan.' } }));
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).refusals.openAgain).toBe('round-concluded');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/second-opening`, decision), 409, 'round-concluded');
});

test('the same decision sent twice with one key opens once and writes once', async () => {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const before = (await outboxOf(app)).length;
  for (const _time of [1, 2]) given(await lead.post(`/api/rounds/${app.roundId}/second-opening`, decision, { key: 'o' }));
  expect((await outboxOf(app)).length).toBe(before + 2);
  await expectSoundJournal(app.store);
});

test('nobody is reminded of the new day on the day it was told', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  app.clock.set('2027-06-14T06:00:00Z');
  const then = await app.enter('lead');
  given(await then.post(`/api/rounds/${app.roundId}/second-opening`, decision));
  expect(await remindConsultees(app.house, { roundId: app.roundId })).toEqual({ reminded: 0 });
  app.clock.move({ days: 6 });
  expect(await remindConsultees(app.house, { roundId: app.roundId })).toEqual({ reminded: 2 });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'consultees-reminded', audience: 'team', actorId: null, subjectId: app.roundId });
});
