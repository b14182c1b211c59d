import { expect, test } from 'vitest';
import { expectJournalled } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { accept, extend, firstRight, firstWrong, invited, lettersAt, wayIn } from '../support/invited-consultee.ts';
import { again, sent } from '../support/returned-folder.ts';
import { exchangeReport } from '../support/returned-mail.ts';
import { expectRefused, given } from '../support/visitor.ts';
import { sendWaitingLetters } from '../../server/platform/mail/outbox.ts';

test('a later letter brings a new way in, and the one before it leads in no longer', async () => {
  const its = await sent();
  const { id } = await invited(its);
  const old = wayIn((await its.letterTo(firstWrong)).body);
  its.app.clock.move({ days: 1 });
  await extend(its, id);
  const [first, second] = await lettersAt(its, firstWrong);
  expect(first?.body, 'a kept copy holds no way in').toContain('••••••');
  expectRefused(await its.app.visitor().post('/api/invitations/acceptance', { ...old, name: 'Anna Ek', password: 'ett långt lösenord' }), 409, 'invitation-revoked');
  expect((await accept(its, second?.body ?? '')).status).toBe(200);
});

test('a letter that has not left yet leads in when it comes, whatever is written meanwhile', async () => {
  const its = await sent();
  const lead = await its.app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${its.app.roundId}/consultees`, { organisationId: its.app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example', contactName: 'Anna', contactMail: firstWrong }), 201);
  given(await lead.post(`/api/consultees/${id}/extension`, { until: '2027-06-15', reason: 'Nämnden sammanträder i juni.' }));
  expect((await lettersAt(its, firstWrong)).map(({ body }) => wayIn(body).code !== '')).toEqual([true, true]);
});

test('whoever is asked anew gets no letter with a way in that opens nothing, also when one still waits to be sent', async () => {
  const its = await sent();
  const { id } = await invited(its);
  await its.returns(firstWrong);
  its.app.clock.move({ days: 29 });
  const lead = await its.app.enter('lead');
  given(await lead.post(`/api/consultees/${id}/extension`, { until: '2027-06-15', reason: 'Nämnden sammanträder i juni.' }));
  const [invitation] = await lettersAt(its, firstWrong);
  given(await again(its.app, id, invitation?.id ?? '', firstWrong), 201);
  const delivered: string[] = [];
  await sendWaitingLetters(its.app.store, { deliver: async ({ recipient, body }) => void (recipient === firstWrong && delivered.push(body)) }, its.app.house.files.fetch, its.app.clock);
  expect(delivered).toHaveLength(2);
  for (const body of delivered) expect(body).not.toContain('••••••');
  expect(delivered.filter((body) => wayIn(body).code !== '')).toHaveLength(1);
});

test('a letter to a coordinator who is removed before it has left is not sent', async () => {
  const its = await sent();
  const lead = await its.app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${its.app.roundId}/consultees`, { organisationId: its.app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example', contactName: 'Anna', contactMail: firstWrong }), 201);
  given(await lead.delete(`/api/consultees/${id}/coordinators/${(await its.rowOf(id)).coordinators[0]?.id}`));
  const delivered: string[] = [];
  await sendWaitingLetters(its.app.store, { deliver: async ({ recipient }) => void delivered.push(recipient) }, its.app.house.files.fetch, its.app.clock);
  expect(delivered).toEqual(['kommun@ekhammar.granmark.example']);
});

test('what was sent to an address that is not there, after it was first said, goes to the corrected one too', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  await its.returns(firstWrong);
  given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds: [id], subject: 'Dialogmöte', text: 'Välkomna den 3 maj.' }), 201);
  await its.sendAll();
  const [invitation] = await lettersAt(its, firstWrong);
  given(await again(its.app, id, invitation?.id ?? '', firstRight), 201);
  expect((await lettersAt(its, firstRight)).map(({ body }) => [wayIn(body).code !== '', body.includes('Välkomna den 3 maj.')])).toEqual([[true, false], [false, true]]);
});

test('what else was said to a coordinator who is removed before it has left goes to the official mailbox, without a way in', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds: [id], subject: 'Dialogmöte', text: 'Välkomna den 3 maj.' }), 201);
  given(await lead.post(`/api/consultees/${id}/extension`, { until: '2027-06-15', reason: 'Nämnden sammanträder i juni.' }));
  given(await lead.delete(`/api/consultees/${id}/coordinators/${(await its.rowOf(id)).coordinators[0]?.id}`));
  const delivered: [string, string][] = [];
  await sendWaitingLetters(its.app.store, { deliver: async ({ recipient, body }) => void delivered.push([recipient, body]) }, its.app.house.files.fetch, its.app.clock);
  expect(delivered.map(([recipient]) => recipient)).toEqual(['kommun@ekhammar.granmark.example', 'kommun@ekhammar.granmark.example']);
  expect(delivered.map(([, body]) => [body.includes('Välkomna den 3 maj.'), body.includes('Svara med e-post eller brev.'), body.includes('/inbjudan')])).toEqual([[true, false, false], [false, true, false]]);
  await expectJournalled(its.app.store, `matter:${its.app.matterId}`, { act: 'letter-passed-on', audience: 'team', actorId: its.app.people.lead, subjectId: id });
});

test('what is said after a coordinator was removed goes to the official mailbox, though the invitation once went to that address', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  const [coordinator] = (await its.rowOf(id)).coordinators;
  expect((await its.rowOf(id)).contactMail).toBe(coordinator?.email);
  given(await lead.delete(`/api/consultees/${id}/coordinators/${coordinator?.id}`));
  given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds: [id], subject: 'Dialogmöte', text: 'Välkomna den 3 maj.' }), 201);
  expect((await its.rowOf(id)).letters.filter(({ kind }) => kind === 'mailing').map(({ recipient }) => recipient)).toEqual(['kommun@ekhammar.granmark.example']);
});

test('whoever is removed for one consultee and waited for by another still gets the only way in', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  const other = given(await lead.post<{ id: string }>(`/api/rounds/${its.app.roundId}/consultees`, { organisationId: its.app.organisations.region, officialMail: 'region@granmark.example', contactName: 'Anna', contactMail: 'bo@granmark.example' }), 201);
  given(await lead.post(`/api/consultees/${other.id}/coordinators`, { name: 'Anna', email: firstWrong }), 201);
  await its.sendAll();
  its.app.clock.move({ days: 1 });
  for (const one of [id, other.id]) given(await lead.post(`/api/consultees/${one}/extension`, { until: '2027-06-15', reason: 'Nämnden sammanträder i juni.' }));
  const removed = (await its.rowOf(other.id)).coordinators.find(({ email }) => email === firstWrong)?.id;
  const before = (await lettersAt(its, firstWrong)).at(-1);
  given(await lead.delete(`/api/consultees/${other.id}/coordinators/${removed}`));
  const delivered: string[] = [];
  await sendWaitingLetters(its.app.store, { deliver: async ({ recipient, body }) => void (recipient === firstWrong && delivered.push(body)) }, its.app.house.files.fetch, its.app.clock);
  expect(delivered).toContain(before?.body);
});

test('what is said to a coordinator of two who is removed for one reaches that one elsewhere, and an address that both have only once', async () => {
  const its = await sent();
  const shared = 'registrator@granmark.example';
  const [one, other] = [await invited(its, undefined, { officialMail: shared }), await invited(its, undefined, { organisation: 'region', officialMail: shared })];
  const { lead } = one;
  given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds: [one.id, other.id], subject: 'Dialogmöte', text: 'Välkomna den 3 maj.' }), 201);
  const told = async (address: string) => (await lettersAt(its, address)).filter(({ body, replacedAt }) => body.includes('Välkomna den 3 maj.') && replacedAt === null).length;
  const remove = async (id: string) => given(await lead.delete(`/api/consultees/${id}/coordinators/${(await its.rowOf(id)).coordinators[0]?.id}`));
  await remove(one.id);
  expect([await told(firstWrong), await told(shared)], 'she still answers for the other').toEqual([1, 1]);
  its.app.clock.move({ hours: 1 });
  await remove(other.id);
  expect([await told(firstWrong), await told(shared)]).toEqual([0, 1]);
  for (const id of [one.id, other.id]) expect((await its.rowOf(id)).letters.filter(({ kind, recipient }) => kind === 'mailing' && recipient === shared)).toHaveLength(1);
});

test('a mailing that waits at an address that is corrected goes to the corrected one and to nobody else', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  await its.returns(firstWrong, exchangeReport);
  given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds: [id], subject: 'Dialogmöte', text: 'Välkomna den 3 maj.' }), 201);
  const [invitation] = await lettersAt(its, firstWrong);
  given(await again(its.app, id, invitation?.id ?? '', firstRight), 201);
  const delivered: [string, boolean][] = [];
  await sendWaitingLetters(its.app.store, { deliver: async ({ recipient, body }) => void delivered.push([recipient, body.includes('Välkomna den 3 maj.')]) }, its.app.house.files.fetch, its.app.clock);
  expect(delivered).toEqual([[firstRight, false], [firstRight, true]]);
});

test('what arrived before the address was said not to be there is not sent again', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  await its.returns(firstWrong, exchangeReport);
  for (const subject of ['Dialogmöte', 'Nytt datum']) {
    its.app.clock.move({ days: 1 });
    given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds: [id], subject, text: 'Välkomna.' }), 201);
    await its.sendAll();
  }
  await its.returns(firstWrong);
  given(await again(its.app, id, (await its.letterTo(firstWrong)).id, firstRight), 201);
  const subjects = (await lettersAt(its, firstRight)).map(({ subject }) => subject);
  expect([subjects.length, subjects.some((one) => one.includes('Nytt datum')), subjects.some((one) => one.includes('Dialogmöte'))]).toEqual([2, true, false]);
});

test('two who lead send the same letter again at once: it goes once', async () => {
  const its = await sent();
  const { id } = await invited(its);
  await its.returns(firstWrong);
  const [letter] = await lettersAt(its, firstWrong);
  const before = (await outboxOf(its.app)).length;
  const answers = await Promise.all([again(its.app, id, letter?.id ?? '', firstRight), again(its.app, id, letter?.id ?? '', firstRight)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect((await outboxOf(its.app)).length - before).toBe(1);
});

test('a letter that is just being sent while its coordinator is removed goes at the next try without a way in that opens nothing', async () => {
  const its = await sent();
  const { id, lead } = await invited(its, { contactName: 'Anna', contactMail: 'kommun@ekhammar.granmark.example' });
  given(await lead.post(`/api/consultees/${id}/extension`, { until: '2027-06-15', reason: 'Nämnden sammanträder i juni.' }));
  const coordinatorId = (await its.rowOf(id)).coordinators[0]?.id;
  await sendWaitingLetters(its.app.store, { deliver: async () => { given(await lead.delete(`/api/consultees/${id}/coordinators/${coordinatorId}`)); throw new Error('the mail server answers nothing'); } }, its.app.house.files.fetch, its.app.clock);
  its.app.clock.move({ seconds: 60 });
  const delivered: string[] = [];
  await sendWaitingLetters(its.app.store, { deliver: async ({ body }) => void delivered.push(body) }, its.app.house.files.fetch, its.app.clock);
  expect(delivered.map((body) => [body.includes('2027'), body.includes('/inbjudan'), body.includes('••••••')])).toEqual([[true, false, false]]);
});

test('what waits for somebody at an address that several are written to at goes to the corrected one, whoever of them is waited for', async () => {
  const its = await sent();
  const [one, other] = [await invited(its), await invited(its, { contactName: 'Anna', contactMail: firstWrong }, { organisation: 'region', officialMail: firstWrong })];
  const { lead } = one;
  const mail = async (consulteeIds: string[], subject: string) => given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds, subject, text: 'Välkomna.' }), 201);
  await mail([one.id, other.id], 'Dialogmöte');
  await its.sendAll();
  await its.returns(firstWrong, exchangeReport);
  const letter = await its.letterTo(firstWrong);
  given(await lead.delete(`/api/consultees/${other.id}/coordinators/${(await its.rowOf(other.id)).coordinators[0]?.id}`));
  await mail([one.id], 'Nytt datum');
  given(await again(its.app, one.id, letter.id, firstRight), 201);
  const delivered: [string, boolean][] = [];
  await sendWaitingLetters(its.app.store, { deliver: async ({ recipient, subject }) => void (subject.includes('Nytt datum') && delivered.push([recipient, true])) }, its.app.house.files.fetch, its.app.clock);
  expect(delivered).toEqual([[firstRight, true]]);
});
