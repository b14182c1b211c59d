import { expect, test } from 'vitest';
import { isUndelivered } from '#shared/consultee-register.ts';
import type { Organisation } from '#shared/people.ts';
import { chainOf, entryCount, expectJournalled } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { accept, extend, firstRight, firstWrong, invited, lettersAt, wayIn } from '../support/invited-consultee.ts';
import { again, mailbox, sent } from '../support/returned-folder.ts';
import { exchangeReport } from '../support/returned-mail.ts';
import { mailOf, openAt, planned } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

test('a letter is sent again to the same address, and is not told as not reached while the new one is not', async () => {
  const { app, returns, rowOf, letterTo, sendAll } = await sent();
  await returns(mailbox, exchangeReport);
  const old = await letterTo(mailbox);
  for (const _time of [1, 2]) given(await again(app, app.almfors, old.id, mailbox, { key: 'k' }), 201);
  const fresh = await letterTo(mailbox);
  expect(fresh).toMatchObject({ subject: old.subject, body: old.body, attachments: old.attachments, sentAt: null });
  expect((await rowOf(app.almfors)).letters.filter(({ recipient }) => recipient === mailbox).map(({ state }) => state)).toEqual(['waiting', 'replaced']);
  await sendAll();
  expect(isUndelivered(await rowOf(app.almfors))).toBe(false);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'letter-sent-again', audience: 'team', actorId: app.people.lead, subjectId: app.almfors });
  expectRefused(await again(app, app.almfors, old.id, mailbox), 409, 'letter-not-returned');
  app.clock.move({ hours: 2 });
  await app.runJobs();
  expect((await outboxOf(app)).some(({ subject }) => subject.includes('kommit tillbaka')), 'who has sent it again need not be told').toBe(false);
});

test('an official mailbox that is corrected gets all that did not reach the old address', async () => {
  const { app, returns, rowOf, letterTo, sendAll } = await sent();
  const right = 'socialnamnden@almfors.granmark.example';
  await returns(mailbox);
  given(await again(app, app.almfors, (await letterTo(mailbox)).id, right), 201);
  expect(await letterTo(right)).toMatchObject({ subject: (await letterTo(mailbox)).subject });
  await sendAll();
  const row = await rowOf(app.almfors);
  expect([row.officialMail, isUndelivered(row), row.coordinators.map(({ email }) => email)]).toEqual([right, false, [mailOf('almforsCoordinator')]]);
  expect((await chainOf(app.store, `matter:${app.matterId}`)).slice(-2)).toMatchObject([{ act: 'consultee-changed', subjectId: app.almfors }, { act: 'letter-sent-again', subjectId: app.almfors }]);
});

test('a corrected mailbox is the consultee’s in this round; the address book is the administrator’s', async () => {
  const { app, returns, letterTo } = await sent();
  const admin = await app.enter('admin');
  const almfors = async () => given(await admin.get<{ items: Organisation[] }>('/api/organisations')).items.find(({ id }) => id === app.organisations.almfors) ?? expect.fail('not in the address book');
  const { name, kind, registrationNumber, registryMail } = await almfors();
  given(await admin.put(`/api/organisations/${app.organisations.almfors}`, { name, kind, registrationNumber, registryMail, officialMail: mailbox }));
  await returns(mailbox);
  given(await again(app, app.almfors, (await letterTo(mailbox)).id, 'ratt@almfors.granmark.example'), 201);
  expect(await almfors()).toMatchObject({ name, officialMail: mailbox });
});

test('a coordinator whose address was wrong is asked anew at the right one, and the wrong one leads in no longer', async () => {
  const { app, rowOf, letterTo, returns, sendAll } = await sent();
  const lead = await app.enter('lead');
  const wrong = 'ana@ekhammar.granmark.example';
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example', contactName: 'Anna', contactMail: wrong }), 201);
  await sendAll();
  const [, token = ''] = /inbjudan#([\w-]{43})/.exec((await letterTo(wrong)).body) ?? [];
  await returns(wrong);
  given(await again(app, id, (await letterTo(wrong)).id, 'anna@ekhammar.granmark.example'), 201);
  await sendAll();
  const row = await rowOf(id);
  expect([isUndelivered(row), row.contactMail, row.contactName, row.coordinators.map(({ email }) => email)]).toEqual([false, 'anna@ekhammar.granmark.example', 'Anna', ['anna@ekhammar.granmark.example']]);
  const letter = await letterTo('anna@ekhammar.granmark.example');
  expect(letter.body).toMatch(/inbjudan#[\w-]{43}/);
  expect(letter.body).not.toContain(token);
  expectRefused(await app.visitor().post('/api/invitations/acceptance', { token, code: '000000', name: 'Ana', password: 'ett långt lösenord' }), 409, 'invitation-revoked');
});

test('letters are sent again by who leads, when the round is open or closed; only those of the consultee', async () => {
  const { app, returns, letterTo } = await sent();
  await returns(mailbox);
  const { id } = await letterTo(mailbox);
  const entries = await entryCount(app.store);
  expectRefused(await again(app, app.almfors, id, mailbox, { who: 'writer' }), 403, 'lead-only');
  expectRefused(await again(app, app.almfors, id, mailbox, { who: 'almforsCoordinator' }), 404, 'not-found');
  expectRefused(await again(app, app.bjorkvattna, id, mailbox), 404, 'not-found');
  expect(expectRefused(await again(app, app.almfors, id, 'ingen adress'), 422, 'invalid-input').errors?.[0]?.pointer).toBe('/email');
  expect(await entryCount(app.store)).toBe(entries);
  given(await (await app.enter('lead')).post(`/api/rounds/${app.roundId}/closing`));
  given(await again(app, app.almfors, id, mailbox), 201);
  const early = await openAt(planned);
  expectRefused(await again(early, early.almfors, early.almfors, mailbox), 409, 'round-not-open');
});

test('a corrected coordinator is told the consultee’s own last day, and of the extension too; no earlier letter leads in', async () => {
  const its = await sent();
  const { id } = await invited(its);
  const first = await its.letterTo(firstWrong);
  its.app.clock.move({ days: 1 });
  await extend(its, id);
  const old = await lettersAt(its, firstWrong);
  expect(old).toHaveLength(2);
  for (const { secret } of old) await its.returns(firstWrong, undefined, { messageId: `<${secret}@rss.granmark.example>` });
  given(await again(its.app, id, old.at(-1)?.id ?? '', firstRight), 201);
  const [invitation, extension, ...more] = await lettersAt(its, firstRight);
  expect(more).toEqual([]);
  expect(invitation?.body).toContain('15 juni 2027');
  expect(invitation?.body).not.toContain('1 juni 2027');
  expect(extension?.subject).toBe(old.at(-1)?.subject);
  expect(extension?.body).toContain('Hur ni kommer in står i inbjudan');
  expect(extension?.body).not.toMatch(/\/inbjudan|••••••/);
  for (const { body } of [first, ...old.slice(1)]) expectRefused(await accept(its, body), 409, 'invitation-revoked');
  await its.sendAll();
  expect(isUndelivered(await its.rowOf(id))).toBe(false);
  expect((await accept(its, invitation?.body ?? '')).status).toBe(200);
});

test('consultees that share a letter are all asked at the corrected address, and none is left without an invitation', async () => {
  const its = await sent();
  const { id: first } = await invited(its);
  const { id: second, lead } = await invited(its, undefined, { organisation: 'region', officialMail: 'region@region.granmark.example' });
  given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds: [first, second], subject: 'Dialogmöte', text: 'Välkomna den 3 maj.' }), 201);
  await its.sendAll();
  const old = await lettersAt(its, firstWrong);
  for (const { secret } of old) await its.returns(firstWrong, undefined, { messageId: `<${secret}@rss.granmark.example>` });
  given(await again(its.app, first, old[0]?.id ?? '', firstRight), 201);
  await its.sendAll();
  const fresh = await lettersAt(its, firstRight);
  expect(fresh.map(({ body }) => [/inbjudan#/.test(body), body.includes('Välkomna den 3 maj.')])).toEqual([[true, false], [false, true]]);
  expect(fresh[0]?.body).toMatch(/Ekhammar kommun och |och Ekhammar kommun/);
  for (const id of [first, second]) {
    const row = await its.rowOf(id);
    expect([isUndelivered(row), row.contactMail, row.coordinators.map(({ email, waiting }) => [email, waiting]), row.letters.filter(({ state }) => state === 'sent').map(({ kind, recipient }) => [kind, recipient === firstRight])]).toEqual([false, firstRight, [[firstRight, true]], [['mailing', true], ['invitation', true], ['invitation', false]]]);
  }
  expect((await chainOf(its.app.store, `matter:${its.app.matterId}`)).slice(-2).map(({ act, subjectId }) => [act, subjectId])).toEqual([first, second].map((id) => ['letter-sent-again', id]));
});

test('an invitation whose link opens nothing any more is not posted as it was: somebody is asked anew, and in a closed round it is refused', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  const [old] = await lettersAt(its, firstWrong);
  await its.returns(firstWrong);
  const [coordinator] = (await its.rowOf(id)).coordinators;
  given(await lead.delete(`/api/consultees/${id}/coordinators/${coordinator?.id}`));
  given(await again(its.app, id, old?.id ?? '', firstWrong), 201);
  const fresh = await its.letterTo(firstWrong);
  expect(wayIn(fresh.body)).not.toEqual(wayIn(old?.body ?? ''));
  expect((await its.rowOf(id)).coordinators.map(({ email, waiting }) => [email, waiting])).toEqual([[firstWrong, true]]);
  await its.sendAll();
  await its.returns(firstWrong);
  const [named] = (await its.rowOf(id)).coordinators;
  given(await lead.delete(`/api/consultees/${id}/coordinators/${named?.id}`));
  given(await lead.post(`/api/rounds/${its.app.roundId}/closing`));
  expect((await its.rowOf(id)).letters.find((one) => one.id === fresh.id)?.refusals).toEqual({ sendAgain: 'letter-leads-in', correct: 'letter-leads-in' });
  const before = (await outboxOf(its.app)).length;
  for (const email of [firstWrong, firstRight]) expectRefused(await again(its.app, id, fresh.id, email), 409, 'letter-leads-in');
  expect([(await outboxOf(its.app)).length, (await its.rowOf(id)).contactMail]).toEqual([before, firstWrong]);
});

test('an invitation that still opens goes as it was to the same address, with the same way in', async () => {
  const its = await sent();
  const { id } = await invited(its);
  await its.returns(firstWrong);
  const old = await its.letterTo(firstWrong);
  given(await again(its.app, id, old.id, firstWrong), 201);
  expect(await its.letterTo(firstWrong)).toMatchObject({ body: old.body, sentAt: null });
  expect((await accept(its, old.body)).status).toBe(200);
});

test('a coordinator who is removed gets in by none of the letters; an administrator’s invitation of the same address stays', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  const first = await its.letterTo(firstWrong);
  await extend(its, id);
  const old = [first, await its.letterTo(firstWrong)];
  given(await (await its.app.enter('admin')).post('/api/invitations', { email: firstWrong, name: 'Anna', organisationId: its.app.organisations.ekhammar }), 201);
  const administrators = await its.letterTo(firstWrong);
  given(await lead.delete(`/api/consultees/${id}/coordinators/${(await its.rowOf(id)).coordinators[0]?.id}`));
  for (const { body } of old) expectRefused(await accept(its, body), 409, 'invitation-revoked');
  expect((await accept(its, administrators.body)).status).toBe(200);
});

test('an own mailbox that is corrected is invited by the organisation’s name, and no contact is made up', async () => {
  const its = await sent();
  const { id } = await invited(its, {});
  const wrong = 'kommun@ekhammar.granmark.example';
  await its.returns(wrong);
  given(await again(its.app, id, (await its.letterTo(wrong)).id, firstRight), 201);
  const row = await its.rowOf(id);
  expect([row.officialMail, row.contactName, row.contactMail, row.coordinators.map(({ email }) => email)]).toEqual([firstRight, null, null, [firstRight]]);
  expect((await its.letterTo(firstRight)).body).toContain('Hej Ekhammar kommun!');
});

test('a coordinator with an account keeps it, whatever address is in the words of the letter and wherever the letter is sent', async () => {
  const its = await sent();
  const { app } = its;
  const lead = await app.enter('lead');
  const address = mailOf('almforsCoordinator');
  given(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [app.almfors], subject: 'Dialogmöte', text: 'Anmäl er på https://rss.example/inbjudan\noch https://rss.example/inbjudan-till-dialog. Kod: ••••••' }), 201);
  await its.sendAll();
  const coordinators = (await its.rowOf(app.almfors)).coordinators;
  const mailing = await its.letterTo(address);
  await its.returns(address);
  given(await again(app, app.almfors, mailing.id, address), 201);
  expect(await its.letterTo(address)).toMatchObject({ body: mailing.body });
  expect((await its.rowOf(app.almfors)).coordinators).toEqual(coordinators);
  await its.sendAll();
  await its.returns(address);
  given(await again(app, app.almfors, (await its.letterTo(address)).id, 'ny@almfors.granmark.example'), 201);
  const row = await its.rowOf(app.almfors);
  expect([row.coordinators, row.contactName, row.contactMail]).toEqual([coordinators, 'Samordnaren', 'ny@almfors.granmark.example']);
  expect(await its.letterTo('ny@almfors.granmark.example')).toMatchObject({ body: mailing.body });
});

test('a mailing to a coordinator who has not come yet goes on to the corrected address as it was, with an invitation', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  given(await lead.post(`/api/rounds/${its.app.roundId}/mailings`, { consulteeIds: [id], subject: 'Dialogmöte', text: 'Välkomna den 3 maj.' }), 201);
  await its.sendAll();
  const mailing = await its.letterTo(firstWrong);
  await its.returns(firstWrong);
  given(await again(its.app, id, mailing.id, firstRight), 201);
  expect((await lettersAt(its, firstRight)).map(({ body }) => [/inbjudan#/.test(body), body === mailing.body])).toEqual([[true, false], [false, true]]);
});

test('in a closed round a letter without a way in goes to the corrected address, and one with it does not', async () => {
  const its = await sent();
  const { app } = its;
  const { id, lead } = await invited(its);
  await its.returns(firstWrong);
  await its.returns(mailbox);
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const invitation = await its.letterTo(firstWrong);
  expect((await its.rowOf(id)).letters.find((one) => one.id === invitation.id)?.refusals).toEqual({ sendAgain: null, correct: 'letter-leads-in' });
  expectRefused(await again(app, id, invitation.id, firstRight), 409, 'letter-leads-in');
  given(await again(app, id, invitation.id, firstWrong), 201);
  const official = await its.letterTo(mailbox);
  expect((await its.rowOf(app.almfors)).letters.find((one) => one.id === official.id)?.refusals).toEqual({ sendAgain: null, correct: null });
  given(await again(app, app.almfors, official.id, 'ratt@almfors.granmark.example'), 201);
  expect(await its.letterTo('ratt@almfors.granmark.example')).toMatchObject({ body: official.body });
  expect((await its.rowOf(app.almfors)).officialMail).toBe('ratt@almfors.granmark.example');
});

test('several letters that did not reach one mailbox are sent together', async () => {
  const its = await sent();
  const { app } = its;
  const { id, lead } = await invited(its, {});
  const address = 'kommun@ekhammar.granmark.example';
  given(await lead.post(`/api/rounds/${app.roundId}/mailings`, { consulteeIds: [id], subject: 'Dialogmöte', text: 'Välkomna den 3 maj.' }), 201);
  await its.sendAll();
  const old = await lettersAt(its, address);
  for (const { secret } of old) await its.returns(address, exchangeReport, { messageId: `<${secret}@rss.granmark.example>` });
  given(await again(app, id, old.at(-1)?.id ?? '', address), 201);
  expect((await lettersAt(its, address)).slice(old.length).map(({ body }) => body)).toEqual(old.map(({ body }) => body));
  await its.sendAll();
  expect(isUndelivered(await its.rowOf(id))).toBe(false);
});

test('a coordinator who is not the contact is corrected without touching the contact, and is not called by the contact’s name', async () => {
  const its = await sent();
  const { id, lead } = await invited(its);
  const contact = { contactName: 'Carin', contactMail: 'carin@ekhammar.granmark.example' };
  given(await lead.patch(`/api/consultees/${id}/register-entry`, contact));
  await its.returns(firstWrong);
  given(await again(its.app, id, (await its.letterTo(firstWrong)).id, firstRight), 201);
  expect(await its.rowOf(id)).toMatchObject({ ...contact, coordinators: [{ email: firstRight }] });
  const letter = await its.letterTo(firstRight);
  expect(letter.body).toContain('Hej Ekhammar kommun!');
  expect(letter.body).not.toContain('Carin');
});
