import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isUndelivered } from '#shared/consultee-register.ts';
import type { MailRow } from '#shared/people.ts';
import { readReturnedMail } from '../../server/consultation/returned-letters.ts';
import { sweepUnsolicited } from '../../server/consultation/unsolicited/unsolicited.ts';
import { postLetter, sendWaitingLetters } from '../../server/platform/mail/outbox.ts';
import { sweepSetAside } from '../../server/platform/mail/returned.ts';
import { beginningOf } from '../../server/platform/mail/returns-folder.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { again, mailbox, sent } from '../support/returned-folder.ts';
import { openWithForm } from '../support/public-form.ts';
import { eximReport, exchangeReport, outOfOffice, postfixReport, wordsOnly } from '../support/returned-mail.ts';
import { mailOf } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

test('a letter that comes back is shown to who leads: to whom, when and why; the entry tells no address', async () => {
  const { app, folder, returns, rowOf } = await sent();
  app.clock.move({ days: 1 });
  expect(await returns(mailbox)).toEqual(['returned']);
  const row = await rowOf(app.almfors);
  expect(row.letters.find(({ recipient }) => recipient === mailbox)).toMatchObject({ kind: 'invitation', state: 'returned', returned: { at: app.clock().toISOString(), reason: 'unknown' }, refusals: { sendAgain: null } });
  expect(isUndelivered(row)).toBe(true);
  expect((await rowOf(app.almfors, 'writer')).letters, 'addresses are the lead’s').toEqual([]);
  const table = async (who: 'lead' | 'writer') => (await (await (await app.enter(who)).raw('GET', `/api/rounds/${app.roundId}/consultees.csv?locale=sv`)).text()).split('\r\n').map((line) => line.split(';'));
  const column = (await table('lead'))[0]?.indexOf('Nådde inte fram till') ?? -1;
  expect((await table('lead')).slice(1, 3).map((cells) => cells[column])).toEqual([mailbox, '']);
  expect((await table('writer')).slice(1, 3).map((cells) => cells[column])).toEqual(['', '']);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'letter-returned', audience: 'team', actorId: null, subjectId: app.almfors });
  const told = given(await (await app.enter('lead')).get<{ items: { act: string; details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items.find(({ act }) => act === 'letter-returned');
  expect(told?.details).toEqual({ consultee: 'Almfors kommun, Socialnämnden', kind: 'invitation', outcome: 'returned', reason: 'unknown' });
  expect([readdirSync(join(folder, 'new')), readdirSync(join(folder, 'cur'))]).toEqual([[], [expect.stringMatching(/^\d+\.host:2,S$/)]]);
  expect(app.reports.at(-1)).toEqual({ event: 'returned mail read', facts: { returned: 1, delayed: 0, other: 0, setAside: 0 } });
});

test('the administrator sees it in the outbox, with the other server’s own words', async () => {
  const { app, returns, letterTo } = await sent();
  await returns(mailbox, exchangeReport);
  const { id } = await letterTo(mailbox);
  const admin = await app.enter('admin');
  expect(given(await admin.get<{ items: MailRow[] }>('/api/mail')).items.find((one) => one.id === id)).toMatchObject({ returned: { outcome: 'returned', reason: 'full' }, replaced: false });
  expect(given(await admin.get<{ diagnostic: string }>(`/api/mail/${id}`)).diagnostic).toBe('5.2.2 smtp;550 5.2.2 STOREDRV.Deliver; mailbox full. The following information');
});

test('the administrator finds every letter that has not got there, however many have gone since, until it is sent anew', async () => {
  const { app, returns, letterTo, rowOf } = await sent();
  const admin = await app.enter('admin');
  const listed = async (query = '') => given(await admin.get<{ items: MailRow[] }>(`/api/mail${query}`)).items.map(({ id }) => id);
  expect(await listed('?show=unreached')).toEqual([]);
  await returns(mailbox);
  const { id } = await letterTo(mailbox);
  await app.store.write('house', async (tx) => {
    for (let n = 0; n < 200; n += 1) await postLetter(tx, { recipient: 'nagon@almfors.granmark.example', language: 'sv', subject: 'Ett till', body: 'Ett till.' }, app.clock());
  });
  expect(await listed()).not.toContain(id);
  expect(await listed('?show=unreached')).toEqual([id]);
  given(await again(app, app.almfors, (await rowOf(app.almfors)).letters.find(({ recipient }) => recipient === mailbox)?.id ?? '', 'ny@almfors.granmark.example'));
  expect(await listed('?show=unreached')).toEqual([]);
  expectRefused(await (await app.enter('lead')).get('/api/mail?show=unreached'), 404, 'not-found');
  expect((await admin.get('/api/mail?show=all')).status).toBe(422);
});

test('a delayed letter is among them for as long as that holds, and one that was tried in vain', async () => {
  const { app, returns, letterTo } = await sent();
  const admin = await app.enter('admin');
  const listed = async () => given(await admin.get<{ items: MailRow[] }>('/api/mail?show=unreached')).items.map(({ id }) => id);
  await returns(mailbox, eximReport, { action: 'delayed', status: '4.4.1' });
  expect(await listed()).toEqual([(await letterTo(mailbox)).id]);
  app.clock.move({ days: 5 });
  expect(await listed()).toEqual([]);
  await app.store.write('house', (tx) => postLetter(tx, { recipient: 'nagon@almfors.granmark.example', language: 'sv', subject: 'Ett till', body: 'Ett till.' }, app.clock()));
  expect(await listed(), 'a letter that waits for its first try needs nobody').toEqual([]);
  await sendWaitingLetters(app.store, { deliver: async () => { throw new Error('the mail server answers nothing'); } }, app.house.files.fetch, app.clock);
  expect(await listed()).toEqual([(await letterTo('nagon@almfors.granmark.example')).id]);
});

test('one that is delayed is told as that, and counts as not reached only when it is given up', async () => {
  const { app, returns, rowOf } = await sent();
  expect(await returns(mailbox, eximReport, { action: 'delayed', status: '4.4.1' })).toEqual(['delayed']);
  const row = await rowOf(app.almfors);
  expect([row.letters.find(({ recipient }) => recipient === mailbox)?.state, isUndelivered(row)]).toEqual(['delayed', false]);
  expectRefused(await again(app, app.almfors, row.letters.find(({ recipient }) => recipient === mailbox)?.id ?? '', mailbox), 409, 'letter-not-returned');
  expect(await returns(mailbox, eximReport, { status: '4.4.7' })).toEqual(['returned']);
  await returns(mailbox, eximReport, { action: 'delayed', status: '4.4.2' });
  expect((await rowOf(app.almfors)).letters.find(({ recipient }) => recipient === mailbox)).toMatchObject({ state: 'returned', returned: { reason: 'no_answer' } });
});

test('nobody who has not had the letter can say that it came back', async () => {
  const { app, folder, deliver, read, letterTo, rowOf } = await sent();
  const { id, secret } = await letterTo(mailbox);
  const entries = await entryCount(app.store);
  const guesses = [`<${id}@rss.granmark.example>`, `<${'0'.repeat(24)}@rss.granmark.example>`, `<${secret.slice(0, 23)}@rss.granmark.example>`, `<${secret.slice(0, 23)}%@rss.granmark.example>`, `<' OR 1=1 --@x>`];
  for (const messageId of guesses) deliver(postfixReport({ messageId }));
  expect(await read()).toEqual(guesses.map(() => 'other'));
  expect([await entryCount(app.store), isUndelivered(await rowOf(app.almfors))]).toEqual([entries, false]);
  expect(readdirSync(join(folder, 'cur')).every((name) => name.endsWith(':2,')), 'left unseen for whoever reads the mailbox').toBe(true);
});

test('a report that is read again, after a stop or in another copy, is taken up once', async () => {
  const { app, deliver, read, letterTo } = await sent();
  const report = postfixReport({ messageId: (await letterTo(mailbox)).messageId });
  deliver(report);
  await read();
  const entries = await entryCount(app.store);
  deliver(report);
  expect(await read()).toEqual(['returned']);
  expect(await entryCount(app.store)).toBe(entries);
});

test('what mail servers repeat of a letter is one entry, and who has had it cannot fill the journal', async () => {
  const { app, returns, rowOf } = await sent();
  const entries = await entryCount(app.store);
  for (const status of ['4.4.1', '4.4.2', '4.2.2']) await returns(mailbox, eximReport, { action: 'delayed', status });
  expect(await entryCount(app.store) - entries).toBe(1);
  app.clock.move({ days: 4 });
  await returns(mailbox, eximReport, { action: 'delayed', status: '4.4.7' });
  app.clock.move({ days: 4 });
  expect((await rowOf(app.almfors)).letters.find(({ recipient }) => recipient === mailbox)?.state, 'five days from the last that was said').toBe('delayed');
  for (const status of ['5.1.1', '5.1.10', '5.4.1']) await returns(mailbox, postfixReport, { status });
  expect(await entryCount(app.store) - entries).toBe(2);
  const { returnedMail } = platformTables(app.store);
  expect(await app.store.read.select().from(returnedMail)).toHaveLength(2);
});

test('a mail server that writes in words alone is understood when they tell of which letter and that it failed', async () => {
  const { app, returns, rowOf } = await sent();
  const inWords = (said: string) => ({ messageId }: { messageId: string }) => Buffer.from(wordsOnly(messageId).toString('utf8').replace('I was not able to deliver your letter.', said), 'utf8');
  expect(await returns(mailbox, inWords('Message delayed. 421 4.4.5 try later. It is tried again.'))).toEqual(['set-aside']);
  expect(await returns(mailbox, inWords('Could not be delivered, after 5 days and 5.5 hours.'))).toEqual(['set-aside']);
  expect(await returns(mailbox, inWords(`<${mailbox}>:\r\nRemote host said: 550 5.1.1 no such user here`))).toEqual(['returned']);
  const row = await rowOf(app.almfors);
  expect(row.letters.find(({ recipient }) => recipient === mailbox)).toMatchObject({ state: 'returned', returned: { reason: 'unknown' } });
});

test('an automatic reply changes nothing; what nobody could read is set aside and told to the administrator', async () => {
  const { app, folder, inbox, deliver, read, letterTo, rowOf } = await sent();
  const { messageId } = await letterTo(mailbox);
  deliver(outOfOffice(messageId), 'a');
  deliver(wordsOnly(messageId), 'b');
  deliver(Buffer.from([0, 1, 2, 3]), 'c');
  symlinkSync('/etc/hostname', join(inbox, 'd'));
  mkdirSync(join(inbox, 'e'));
  expect(await read()).toEqual(['other', 'set-aside', 'set-aside']);
  expect(isUndelivered(await rowOf(app.almfors))).toBe(false);
  expect(readdirSync(join(folder, 'set-aside')).map((name) => name.slice(13))).toEqual(expect.arrayContaining(['b', 'c']));
  expect(readdirSync(inbox), 'links and folders are left alone').toEqual(['d', 'e']);
  expect(given(await (await app.enter('admin')).get<{ items: { fileName: string }[] }>('/api/returned-mail')).items.map(({ fileName }) => fileName)).toEqual(['c', 'b']);
  expectRefused(await (await app.enter('lead')).get('/api/returned-mail'), 404, 'not-found');
});

test('a plain folder of .eml files is read too, a bounded number at a time, and nothing in it is lost when a name comes again', async () => {
  const { app, folder, deliver, read, letterTo } = await sent({ maildir: false });
  deliver(postfixReport({ messageId: (await letterTo(mailbox)).messageId }), '1.eml');
  writeFileSync(join(folder, 'readme.txt'), 'not mail');
  expect(await read()).toEqual(['returned']);
  deliver(outOfOffice('<x@x.example>'), '1.eml');
  await read();
  expect(readdirSync(join(folder, 'read'))).toHaveLength(2);
  expect(readdirSync(folder).toSorted()).toEqual(['read', 'readme.txt']);
  for (let n = 0; n < 60; n += 1) deliver(outOfOffice(`<${n}@x.example>`));
  expect([(await read()).length, (await read()).length, (await read()).length]).toEqual([50, 10, 0]);
  expect(app.reports.filter(({ event }) => event === 'returned mail cannot be handled')).toEqual([]);
});

test('a file that cannot be moved holds up no other, and is taken up once when it is tried again', async () => {
  const { app, folder, deliver, read, letterTo } = await sent({ maildir: false });
  writeFileSync(join(folder, 'read'), 'in the way');
  deliver(postfixReport({ messageId: (await letterTo(mailbox)).messageId }), '1.eml');
  expect(await read()).toEqual([]);
  expect(app.reports.at(-1)).toMatchObject({ event: 'returned mail cannot be handled' });
  const entries = await entryCount(app.store);
  deliver(wordsOnly('<x@x.example>'), '2.eml');
  expect(await read(), 'what is set aside lies elsewhere').toEqual(['set-aside']);
  rmSync(join(folder, 'read'));
  app.clock.move({ seconds: 600 });
  expect(await read()).toEqual(['returned']);
  expect([await entryCount(app.store), readdirSync(join(folder, 'read')).length]).toEqual([entries, 1]);
});

test('those who lead are told together, an hour after the first and at most once a day', async () => {
  const { app, returns, sendAll } = await sent();
  const lettersToLead = async () => (await outboxOf(app)).filter(({ recipient, subject }) => recipient === mailOf('lead') && subject.includes('kommit tillbaka'));
  await returns(mailbox);
  await returns('namnd@bjorkvattna.granmark.example');
  app.clock.move({ seconds: 59 * 60 });
  await app.runJobs();
  expect(await lettersToLead()).toEqual([]);
  app.clock.move({ seconds: 2 * 60 });
  await app.runJobs();
  const [first, ...more] = await lettersToLead();
  expect([first?.subject, more]).toEqual(['RG 2027/00417 Brev till 2 remissinstanser har kommit tillbaka', []]);
  expect(first?.body).toContain('– Almfors kommun, Socialnämnden\n– Björkvattna kommun');
  expect(first?.body).toContain(`/omgangar/${app.roundId}?show=undelivered`);
  expect(first?.body, 'where they went stands in the register').not.toContain(mailbox);
  await sendAll();
  await returns(mailOf('almforsCoordinator'));
  app.clock.move({ hours: 20 });
  await app.runJobs();
  expect(await lettersToLead()).toHaveLength(1);
  app.clock.move({ hours: 4, seconds: 1 });
  await app.runJobs();
  expect((await lettersToLead()).at(-1)?.subject).toBe('RG 2027/00417 Ett brev till en remissinstans har kommit tillbaka');
});

test('that a letter is delayed is said for five days, then it counts as sent', async () => {
  const { app, returns, rowOf } = await sent();
  await returns(mailbox, eximReport, { action: 'delayed', status: '4.2.2' });
  const stateNow = async () => (await rowOf(app.almfors)).letters.find(({ recipient }) => recipient === mailbox)?.state;
  app.clock.move({ days: 4, hours: 23 });
  expect(await stateNow()).toBe('delayed');
  app.clock.move({ hours: 1 });
  expect(await stateNow()).toBe('sent');
});

test('two processes may read the same folder: each report is taken up once, and nothing is logged as a fault', async () => {
  const { app, folder, inbox, deliver, read, letterTo } = await sent();
  deliver(postfixReport({ messageId: (await letterTo(mailbox)).messageId }));
  for (let n = 0; n < 20; n += 1) deliver(outOfOffice(`<${n}@x.example>`));
  const entries = await entryCount(app.store);
  await Promise.all([read(), readReturnedMail(app.house, folder)()]);
  expect([await entryCount(app.store) - entries, readdirSync(inbox), readdirSync(join(folder, 'cur')).length]).toEqual([1, [], 21]);
  expect(app.reports.filter(({ event }) => event === 'returned mail cannot be handled')).toEqual([]);
  expect(await beginningOf({ name: 'x', path: join(inbox, 'x') }), 'another has moved it').toBe(null);
});

test('a letter that was sent again, or to a coordinator who was removed, is not told and puts off no other', async () => {
  const { app, returns, letterTo, rowOf } = await sent();
  const lead = await app.enter('lead');
  const lettersToLead = async () => (await outboxOf(app)).filter(({ recipient, subject }) => recipient === mailOf('lead') && subject.includes('kommit tillbaka'));
  await returns(mailbox);
  await returns(mailOf('bjorkvattnaCoordinator'));
  given(await again(app, app.almfors, (await letterTo(mailbox)).id, mailbox), 201);
  given(await lead.post(`/api/consultees/${app.bjorkvattna}/coordinators`, { name: 'Ny', email: 'ny@bjorkvattna.granmark.example' }), 201);
  const [removed] = (await rowOf(app.bjorkvattna)).coordinators.filter(({ email }) => email === mailOf('bjorkvattnaCoordinator'));
  given(await lead.delete(`/api/consultees/${app.bjorkvattna}/coordinators/${removed?.id}`));
  app.clock.move({ hours: 2 });
  await app.runJobs();
  expect(await lettersToLead()).toEqual([]);
  await returns('namnd@bjorkvattna.granmark.example');
  app.clock.move({ hours: 1, seconds: 1 });
  await app.runJobs();
  const [told, ...more] = await lettersToLead();
  expect([told?.body.match(/^– .*$/gm), more]).toEqual([['– Björkvattna kommun'], []]);
});

test('the administrator is told how many files were set aside; after thirty days they are forgotten, and the files stay', async () => {
  const { app, folder, deliver, read } = await sent();
  for (let n = 0; n < 23; n += 1) deliver(wordsOnly(`<${n}@x.example>`));
  await read();
  const told = async () => given(await (await app.enter('admin')).get<{ count: number; items: object[] }>('/api/returned-mail'));
  const first = await told();
  expect([first.count, first.items.length]).toEqual([23, 20]);
  app.clock.move({ days: 29 });
  await sweepSetAside(app.store, app.clock());
  const { returnedMail } = platformTables(app.store);
  expect(await app.store.read.select().from(returnedMail)).toHaveLength(23);
  app.clock.move({ days: 1 });
  expect(await told()).toMatchObject({ count: 0, items: [] });
  await sweepSetAside(app.store, app.clock());
  expect([await app.store.read.select().from(returnedMail), readdirSync(join(folder, 'set-aside')).length]).toEqual([[], 23]);
});

test('letters of the house that come back are entered in its own journal', async () => {
  const { app, returns, letterTo } = await sent();
  given(await (await app.enter('admin')).post('/api/invitations', { email: 'ny@x.example', name: 'Ny', organisationId: app.organisations.rss }), 201);
  await returns('ny@x.example');
  await expectJournalled(app.store, 'house', { act: 'mail-returned', audience: 'house', actorId: null, subjectId: (await letterTo('ny@x.example')).id });
});

test('a confirmation that nobody gave is forgotten, with what came back of it', async () => {
  const { app, returns } = await sent({ house: openWithForm().then((its) => its.app) });
  const written = { name: 'Vera Exempel', email: 'vera@privat.example', organisation: '', stance: 'supports', condition: '', text: 'Bra förslag.', website: '', act: 'send' };
  expect((await app.visitor().post(`/offentligt/${app.roundId}/svara`, new URLSearchParams(written).toString(), { headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(303);
  expect(await returns('vera@privat.example')).toEqual(['returned']);
  app.clock.move({ days: 30 });
  await sweepUnsolicited(app.store, app.clock());
  const { returnedMail } = platformTables(app.store);
  expect([(await outboxOf(app)).filter(({ recipient }) => recipient === 'vera@privat.example'), await app.store.read.select().from(returnedMail)]).toEqual([[], []]);
});
