/** Nobody gets several letters of one kind where one says it (domain.md 2.3): those who coordinate several consultees, and those who lead in the last hours. */
import { expect, test } from 'vitest';
import type { Consultee } from '#shared/consultation.ts';
import { peopleTables } from '../../server/people/tables.ts';
import { tellWaiting } from '../../server/consultation/unsolicited/telling.ts';
import { outboxOf } from '../support/mail.ts';
import type { OpenedApp } from '../support/open-app.ts';
import { openWithForm } from '../support/public-form.ts';
import { mailOf, openAt, planned } from '../support/stages.ts';
import { given, type Visitor } from '../support/visitor.ts';

/** Almfors’ coordinator also answers for its school committee, and nobody else is asked but Björkvattna. */
async function twoForOne(mail = mailOf('almforsCoordinator')) {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const add = async (body: string, contactMail: string) => given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.almfors, body, category: 'municipal_body', obliged: true, officialMail: 'skola@almfors.granmark.example', contactName: 'Samordnaren', contactMail }), 201).id;
  const school = await add('Skolnämnden', mail);
  const third = mail === mailOf('almforsCoordinator') ? null : await add('Kulturnämnden', mail);
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  return { app, lead, school, third };
}

const since = async (app: OpenedApp, before: number) => (await outboxOf(app)).slice(before);
const until = async (app: OpenedApp, day: string): Promise<void> => {
  while (app.clock().toISOString().slice(0, 10) < day) {
    app.clock.move({ hours: 6 });
    await app.runJobs();
  }
};

test('who coordinates several consultees is reminded of them in one letter, and the register shows it at each', async () => {
  const { app, lead, school } = await twoForOne();
  await until(app, '2027-05-10');
  const before = (await outboxOf(app)).length;
  await until(app, '2027-05-12');
  const letters = await since(app, before);
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual([mailOf('almforsCoordinator'), mailOf('bjorkvattnaCoordinator')]);
  const theirs = letters.find(({ recipient }) => recipient === mailOf('almforsCoordinator'));
  expect(theirs?.body).toContain('Almfors kommun, Socialnämnden och Almfors kommun, Skolnämnden');
  expect(theirs?.body, 'the way to all of them').toContain('http://localhost:3000/\n');
  const register = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
  for (const id of [app.almfors, school]) expect(register.find((row) => row.id === id)).toMatchObject({ reminders: [{ days: 21 }], letters: [{ kind: 'reminder', recipient: mailOf('almforsCoordinator') }, {}, {}] });
});

test('who coordinates several consultees is invited to all of them in one letter, and each mailbox has its own', async () => {
  const { app, lead, school } = await twoForOne();
  const sent = await outboxOf(app);
  const theirs = sent.filter(({ recipient }) => recipient === mailOf('almforsCoordinator'));
  expect(theirs.map(({ subject }) => subject.includes('Inbjudan att yttra sig'))).toEqual([true]);
  expect(theirs[0]?.body).toContain('bjuder in Almfors kommun, Socialnämnden och Almfors kommun, Skolnämnden att yttra sig');
  expect(theirs[0]?.body).toContain('Var och en av remissinstanserna lämnar sitt eget svar.');
  expect(theirs[0]?.body, 'the way to both').toContain('http://localhost:3000/\n');
  for (const [mailbox, consultee, other] of [['skola@almfors.granmark.example', 'Skolnämnden', 'Socialnämnden']] as const) {
    const official = sent.filter(({ recipient }) => recipient === mailbox);
    expect(official).toHaveLength(1);
    expect(official[0]?.body).toContain(`Till Almfors kommun, ${consultee}`);
    expect(official[0]?.body, 'its registry enters its own alone').not.toContain(other);
  }
  const register = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
  for (const id of [app.almfors, school]) expect(register.find((row) => row.id === id)?.letters, 'the register shows it at each').toContainEqual(expect.objectContaining({ kind: 'invitation', recipient: mailOf('almforsCoordinator') }));
});

test('a mailbox that is its own contact is written to for each consultee, since the registry needs them apart', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  for (const body of ['Skolnämnden', 'Kulturnämnden']) given(await lead.post(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.almfors, body, category: 'municipal_body', officialMail: 'kommun@almfors.granmark.example' }), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const theirs = (await outboxOf(app)).filter(({ recipient }) => recipient === 'kommun@almfors.granmark.example');
  expect(theirs.filter(({ body }) => body.includes('Skolnämnden')).length).toBe(1);
  expect(theirs.filter(({ body }) => body.includes('Kulturnämnden')).length).toBe(1);
  expect(theirs.some(({ body }) => body.includes('Skolnämnden') && body.includes('Kulturnämnden'))).toBe(false);
});

test('a letter with variables comes as one copy for each consultee in the one invitation', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  given(await lead.patch(`/api/rounds/${app.roundId}`, { letter: 'Till {{remissinstans}}\n\nSvara senast {{sista svarsdag}}.' }));
  given(await lead.post(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.almfors, body: 'Skolnämnden', category: 'municipal_body', officialMail: 'skola@almfors.granmark.example', contactMail: mailOf('almforsCoordinator') }), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const theirs = async () => (await outboxOf(app)).filter(({ recipient }) => recipient === mailOf('almforsCoordinator'));
  await app.runJobs();
  expect((await theirs()).map(({ attachments }) => attachments.map(({ name }) => name).filter((name) => name.endsWith('.docx')))).toEqual([['Missiv Almfors kommun, Socialnämnden.docx', 'Missiv Almfors kommun, Skolnämnden.docx']]);
  const official = (await outboxOf(app)).find(({ recipient }) => recipient === 'skola@almfors.granmark.example');
  expect(official?.attachments.filter(({ name }) => name.endsWith('.docx')).map(({ name }) => name)).toEqual(['Missiv.docx']);
});

test('who is no longer asked to coordinate one of several keeps the way in to the others', async () => {
  const mail = 'ny.samordnare@almfors.granmark.example';
  const { app, lead, school, third } = await twoForOne(mail);
  expect((await outboxOf(app)).filter(({ recipient }) => recipient === mail)).toHaveLength(1);
  const [first] = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find(({ id }) => id === school)?.coordinators ?? [];
  given(await lead.delete(`/api/consultees/${school}/coordinators/${first?.id}`));
  const open = async () => (await app.store.read.select().from(peopleTables(app.store).invitations)).filter(({ email, revokedAt }) => email === mail && revokedAt === null);
  expect(await open(), 'the letter is the way in to the other one still').toHaveLength(1);
  expect(app.changes.filter(({ audience }) => audience === 'person:null'), 'nobody has come who could be told').toEqual([]);
  const [second] = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find(({ id }) => id === third)?.coordinators ?? [];
  given(await lead.delete(`/api/consultees/${third}/coordinators/${second?.id}`));
  expect(await open()).toEqual([]);
});

test('with different last days there is one letter for each day', async () => {
  const { app, lead, school } = await twoForOne();
  given(await lead.post(`/api/consultees/${school}/extension`, { until: '2027-06-08', reason: 'Nämnden sammanträder då.' }));
  await until(app, '2027-06-06');
  const before = (await outboxOf(app)).length;
  await until(app, '2027-06-10');
  const theirs = (await since(app, before)).filter(({ recipient }) => recipient === mailOf('almforsCoordinator'));
  expect(theirs.map(({ body }) => body.includes('Skolnämnden')).sort()).toEqual([false, true, true]);
});

test('somebody without an account gets one way in to all of it', async () => {
  const { app, school } = await twoForOne('ny.samordnare@almfors.granmark.example');
  await until(app, '2027-05-10');
  const before = (await outboxOf(app)).length;
  await until(app, '2027-05-12');
  const theirs = (await since(app, before)).filter(({ recipient }) => recipient === 'ny.samordnare@almfors.granmark.example');
  expect(theirs).toHaveLength(1);
  expect(theirs[0]?.body).toContain('Almfors kommun, Skolnämnden och Almfors kommun, Kulturnämnden');
  expect(theirs[0]?.body.match(/\/inbjudan#/g)).toHaveLength(1);
  expect(school).not.toBe('');
});

test('the lead’s own words go once to each who reads for those chosen', async () => {
  const { app, lead, school } = await twoForOne();
  const before = (await outboxOf(app)).length;
  given(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [app.almfors, school], subject: 'Påminnelse', text: 'Svara gärna.' }));
  expect((await since(app, before)).map(({ recipient }) => recipient)).toEqual([mailOf('almforsCoordinator')]);
});

test('a round that opens again is told once to who coordinates several', async () => {
  const { app, lead } = await twoForOne();
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const before = (await outboxOf(app)).length;
  given(await lead.post(`/api/rounds/${app.roundId}/second-opening`, { deadline: '2027-07-01', decidedBy: 'Chefen', decidedOn: '2027-03-01', reason: 'Sent.' }));
  expect((await since(app, before)).map(({ recipient }) => recipient).sort()).toEqual([mailOf('almforsCoordinator'), mailOf('bjorkvattnaCoordinator')]);
});

async function waiting() {
  const { app, lead } = await openWithForm();
  await app.runJobs();
  const comes = async (n: number) => {
    const sent = await app.visitor().post(`/offentligt/${app.roundId}/svara`, new URLSearchParams({ name: `Vera ${n}`, email: `vera.${n}@privat.example`, organisation: '', stance: 'supports', condition: '', text: 'Ett hemligt innehåll.', website: '', act: 'send' }).toString(), { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(sent.status).toBe(303);
    const link = /http:\/\/localhost:3000(\/offentligt\/\S+)/.exec((await outboxOf(app)).at(-1)?.body ?? '')?.[1] ?? expect.fail('no link in the letter');
    expect((await app.visitor().post(link)).status).toBe(303);
  };
  return { app, lead, comes };
}
const toLead = async (app: OpenedApp) => (await outboxOf(app)).filter(({ recipient }) => recipient === mailOf('lead'));
const settle = async (app: { roundId: string }, lead: Visitor) => {
  const [one] = given(await lead.get<{ items: { id: string; leftOut: unknown }[] }>(`/api/rounds/${app.roundId}/unsolicited-responses`)).items.filter(({ leftOut }) => leftOut === null);
  given(await lead.post(`/api/unsolicited-responses/${one?.id}/dismissal`, { reason: 'Gäller annat.' }));
};

test('unsolicited responses that come within an hour are one letter to the lead, which says nothing of what they say', async () => {
  const { app, comes } = await waiting();
  const before = (await toLead(app)).length;
  for (const n of [1, 2, 3]) await comes(n);
  app.clock.move({ seconds: 1800 });
  await app.runJobs();
  expect(await toLead(app)).toHaveLength(before);
  app.clock.move({ seconds: 1801 });
  await app.runJobs();
  const letters = (await toLead(app)).slice(before);
  expect(letters.map(({ subject }) => subject)).toEqual(['RG 2027/00417 3 spontana remissvar väntar']);
  expect(letters[0]?.body).toContain(`http://localhost:3000/omgangar/${app.roundId}`);
  for (const secret of ['Vera', 'hemligt']) expect(letters[0]?.body).not.toContain(secret);
  expect(await tellWaiting(app.house, { roundId: app.roundId }), 'told once').toEqual({ told: 0 });
  await comes(4);
  app.clock.move({ hours: 2 });
  await app.runJobs();
  expect((await toLead(app)).at(-1)).toMatchObject({ subject: 'RG 2027/00417 Ett spontant remissvar väntar', body: expect.stringContaining('Sammanlagt väntar 4') });
});

test('what the lead has settled meanwhile is told of no more', async () => {
  const { app, lead, comes } = await waiting();
  const before = (await toLead(app)).length;
  await comes(1);
  await settle(app, lead);
  app.clock.move({ hours: 2 });
  await app.runJobs();
  expect(await toLead(app)).toHaveLength(before);
  await comes(2);
  app.clock.move({ hours: 2 });
  await app.runJobs();
  expect((await toLead(app)).slice(before)).toHaveLength(1);
});
