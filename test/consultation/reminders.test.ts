import { expect, test } from 'vitest';
import type { Consultee, Round } from '#shared/consultation.ts';
import { stockholmTime } from '../../server/matters/matters.ts';
import { remindConsultees } from '../../server/consultation/reminders.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { answering, mailOf, open, openAt, planned, type Scene, submitted } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;
const registerOf = async (app: Planned, as: Visitor) => given(await as.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
const remindedOf = async (app: Planned, as: Visitor, id: string) => (await registerOf(app, as)).find((row) => row.id === id)?.reminders ?? expect.fail('not on the list');

/** Lives through the days up to that one, every job at its hour; who was written to on each day that brought letters, the deadline being 1 June. */
async function liveUntil(app: Planned, day: string): Promise<Record<string, string[]>> {
  const told: Record<string, string[]> = {};
  while (app.clock().toISOString().slice(0, 10) < day) {
    app.clock.move({ hours: 6 });
    const before = (await outboxOf(app)).length;
    await app.runJobs();
    const letters = (await outboxOf(app)).slice(before).map(({ recipient }) => recipient).sort();
    if (letters.length > 0) told[app.clock().toISOString().slice(0, 10)] = [...(told[app.clock().toISOString().slice(0, 10)] ?? []), ...letters];
  }
  return told;
}
const both = [mailOf('almforsCoordinator'), mailOf('bjorkvattnaCoordinator')];

test('who has not answered is reminded 21, 7 and 1 days before the last day, and 1, 8 and 15 days after it', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  expect(await liveUntil(app, '2027-08-01')).toEqual({ '2027-05-11': both, '2027-05-25': both, '2027-05-31': both, '2027-06-02': both, '2027-06-09': both, '2027-06-16': both });
  expect((await remindedOf(app, lead, app.almfors)).map(({ days }) => days)).toEqual([21, 7, 1, -1, -8, -15]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'consultees-reminded', audience: 'team', actorId: null, subjectId: app.roundId });
  const letters = (await outboxOf(app)).filter(({ subject }) => /Påminnelse|gått ut/.test(subject));
  expect(letters[0]?.subject).toBe('RG 2027/00417 Påminnelse: svara senast 1 juni 2027');
  expect(letters[0]?.body).toContain(`/remissomgang/${app.almfors}`);
  expect(letters.at(-1)?.body).toContain('Ni kan fortfarande svara');
});

test('whoever has answered, or declined, is left alone', async () => {
  const app = await openAt(submitted);
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  expect(await liveUntil(app, '2027-05-12')).toEqual({ '2027-05-11': [both[1]] });
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'declines_to_comment' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  expect(await liveUntil(app, '2027-08-01')).toEqual({});
});

test('an answer that the lead is registering is an answer that has come', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.almfors, channel: 'letter', receivedOn: '2027-03-01' }), 201);
  expect(await liveUntil(app, '2027-05-12')).toEqual({ '2027-05-11': [both[1]] });
});

test('whoever got more time is told, and is then reminded of its own day and not of the others’', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  await liveUntil(app, '2027-05-12');
  const before = (await outboxOf(app)).length;
  given(await lead.post(`/api/consultees/${app.almfors}/extension`, { until: '2027-06-22', reason: 'Nämnden sammanträder senare' }));
  expect((await outboxOf(app)).slice(before).map(({ recipient, subject }) => [recipient, subject])).toEqual([[both[0], 'RG 2027/00417 Förlängd svarstid till 22 juni 2027']]);
  const told = await liveUntil(app, '2027-08-01');
  expect(Object.keys(told).filter((day) => told[day]?.includes(both[0] ?? ''))).toEqual(['2027-06-01', '2027-06-15', '2027-06-21', '2027-06-23', '2027-06-30', '2027-07-07']);
  expect(Object.keys(told).filter((day) => told[day]?.includes(both[1] ?? ''))).toEqual(['2027-05-25', '2027-05-31', '2027-06-02', '2027-06-09', '2027-06-16']);
});

test('nobody is reminded twice, however often the work runs and wherever', async () => {
  const app = await openAt(open);
  app.clock.set('2027-05-11T08:00:00+02:00');
  const work = () => remindConsultees(app.house, { roundId: app.roundId });
  const counts = await Promise.all([work(), work(), work()]);
  expect(counts.map(({ reminded }) => reminded).sort()).toEqual([0, 0, 2]);
  const before = await entryCount(app.store);
  app.clock.move({ days: 3 });
  expect(await work()).toEqual({ reminded: 0 });
  expect(await entryCount(app.store)).toBe(before);
});

test('a house that stood still sends the latest that was due, and nothing of what went before', async () => {
  const app = await openAt(open);
  app.clock.set('2027-05-27T08:00:00+02:00');
  await app.runJobs();
  expect((await remindedOf(app, await app.enter('lead'), app.almfors)).map(({ days }) => days)).toEqual([7]);
});

test('turned off it sends nothing, and turned on again nothing of what was missed', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`))).toMatchObject({ reminds: true, refusals: { setReminders: null } });
  given(await lead.put(`/api/rounds/${app.roundId}/reminders`, { on: false }));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'reminders-set', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).reminds).toBe(false);
  expect(await liveUntil(app, '2027-05-27')).toEqual({});
  given(await (await app.enter('lead')).put(`/api/rounds/${app.roundId}/reminders`, { on: true }));
  expect(await liveUntil(app, '2027-06-01')).toEqual({ '2027-05-31': both });
  expectRefused(await (await app.enter('writer')).put(`/api/rounds/${app.roundId}/reminders`, { on: true }), 403, 'lead-only');
});

test('a round that is closed reminds nobody', async () => {
  const app = await openAt(open);
  given(await (await app.enter('lead')).post(`/api/rounds/${app.roundId}/closing`));
  expect(await liveUntil(app, '2027-08-01')).toEqual({});
  const over = await openAt(answering);
  expectRefused(await (await over.enter('lead')).put(`/api/rounds/${over.roundId}/reminders`, { on: true }), 409, 'round-closed');
});

test('who has no account gets a way in that still works, and who was invited today is not reminded today', async () => {
  const app = await openAt(open);
  app.clock.set('2027-05-11T07:00:00+02:00');
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example' }), 201);
  app.clock.set('2027-05-11T09:00:00+02:00');
  await app.runJobs();
  expect(await remindedOf(app, lead, id)).toEqual([]);
  app.clock.set('2027-05-25T09:00:00+02:00');
  await app.runJobs();
  const letter = (await outboxOf(app)).findLast(({ recipient }) => recipient === 'kommun@ekhammar.granmark.example');
  expect(letter?.subject).toContain('Påminnelse');
  const [, token = '', code = ''] = /inbjudan#([\w-]{43})[\s\S]*?(\b\d{6}\b)/.exec(letter?.body ?? '') ?? [];
  // The way in leads to what was asked for, not to a list.
  expect(given(await app.visitor().post<{ leadsTo: object | null }>('/api/invitations/acceptance', { token, code, name: 'Ny samordnare', password: 'ett långt lösenord' })).leadsTo).toEqual({ kind: 'consultation', id });
});

test('eight o’clock is eight o’clock on both sides of both changes of the clock', () => {
  const at = (day: string) => stockholmTime(day, 8).toISOString();
  expect([at('2027-03-27'), at('2027-03-28'), at('2027-03-29')]).toEqual(['2027-03-27T07:00:00.000Z', '2027-03-28T06:00:00.000Z', '2027-03-29T06:00:00.000Z']);
  expect([at('2027-10-30'), at('2027-10-31'), at('2027-11-01')]).toEqual(['2027-10-30T06:00:00.000Z', '2027-10-31T07:00:00.000Z', '2027-11-01T07:00:00.000Z']);
});

test.each([['2027-04-18', ['2027-03-28', '2027-04-11', '2027-04-17', '2027-04-19', '2027-04-26', '2027-05-03']], ['2027-11-07', ['2027-10-17', '2027-10-31', '2027-11-06', '2027-11-08', '2027-11-15', '2027-11-22']]])('reminders of %s fall on their days across the change of the clock', async (deadline, days) => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  given(await lead.patch(`/api/rounds/${app.roundId}`, { deadline }));
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  for (const day of days) {
    app.clock.set(new Date(stockholmTime(day, 8).getTime() - 60_000).toISOString());
    await app.runJobs();
    const before = (await outboxOf(app)).length;
    app.clock.move({ seconds: 61 });
    await app.runJobs();
    expect((await outboxOf(app)).length, `${day}, eight o'clock`).toBe(before + 2);
  }
});
