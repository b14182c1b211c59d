import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Consultee, Round } from '#shared/consultation.ts';
import type { Matter } from '#shared/matters.ts';
import { dayOf } from '../../server/matters/matters.ts';
import { asTeam } from '../../server/matters/actor.ts';
import { openRound } from '../../server/consultation/opening.ts';
import { keepLetter, type WrittenLetter } from '../../server/consultation/letter-file.ts';
import { roundById } from '../../server/consultation/rounds.ts';
import type { Person } from '../../server/people/person.ts';
import { docxType } from '../../server/platform/files/file-type.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { deadline, frozen, mailOf, nameOf, open, openAt, planned } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const round = (packageId: string) => ({ packageId, title: 'Andra remissen', deadline: '2027-09-01', letter: 'Hej', contactName: 'Processledaren', contactMail: 'kontakt@rss.granmark.example' });

test('a round is planned on a version frozen for consultation', async () => {
  const app = await openAt(frozen);
  const lead = await app.enter('lead');
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/rounds`, round(app.packageId)), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'round-planned', audience: 'team', actorId: app.people.lead, subjectId: id });
  expect(given(await lead.get<Round>(`/api/rounds/${id}`))).toMatchObject({ number: 1, state: 'planned', packageNumber: 1, counts: { invited: 0, answered: 0 }, refusals: { change: null, open: 'consultees-missing', close: 'round-not-open', register: 'round-not-open' } });
  const review = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/packages`, { purpose: 'review' }), 201);
  expectRefused(await lead.post(`/api/matters/${app.matterId}/rounds`, round(review.id)), 409, 'package-not-for-consultation');
  for (const passed of ['2026-05-01', dayOf(app.clock())]) expect(expectRefused(await lead.post(`/api/matters/${app.matterId}/rounds`, { ...round(app.packageId), deadline: passed }), 422, 'deadline-passed').errors).toEqual([{ pointer: '/deadline', detail: 'deadline-passed' }]);
  expectRefused(await lead.patch(`/api/rounds/${id}`, { deadline: dayOf(app.clock()) }), 422, 'deadline-passed');
  expect(given(await lead.get<Round>(`/api/rounds/${id}`)).deadline).toBe('2027-09-01');
  expectRefused(await (await app.enter('otherLead')).post(`/api/matters/${app.otherMatterId}/rounds`, round(app.packageId)), 404, 'not-found');
  expectRefused(await (await app.enter('writer')).post(`/api/matters/${app.matterId}/rounds`, round(app.packageId)), 403, 'lead-only');
});

test('opening sends the letter to the mailbox and to the contact, registry number in the subject', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const { outbox } = platformTables(app.store);
  const before = (await app.store.read.select().from(outbox)).length;
  const opened = given(await lead.post<Round>(`/api/rounds/${app.roundId}/opening`));
  expect(opened).toMatchObject({ state: 'open', openedAt: app.clock().toISOString(), counts: { invited: 2, answered: 0, notAnswered: 2 } });
  const letters = (await app.store.read.select().from(outbox).orderBy(asc(outbox.id))).slice(before);
  expect(letters.map((letter) => letter.recipient).sort()).toEqual([mailOf('almforsCoordinator'), mailOf('bjorkvattnaCoordinator'), 'namnd@almfors.granmark.example', 'namnd@bjorkvattna.granmark.example'].sort());
  for (const letter of letters) {
    expect(letter.subject).toContain('RG 2027/00417');
    expect(letter.attachments).toMatchObject([{ type: docxType, fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) }, { name: 'Överenskommelsen.pdf', type: 'application/pdf' }]);
    expect(letter.body).toContain('Missivet och texten är bifogade.');
    expect(Buffer.from(await app.house.files.fetch(letter.attachments[1]?.fileHash ?? '')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(await app.house.files.fetch(letter.attachments[0]?.fileHash ?? '')).subarray(0, 2).toString()).toBe('PK');
    expect(letter.body).toContain('Processledaren');
  }
  expect(letters.find((letter) => letter.recipient === mailOf('almforsCoordinator'))?.body).toContain(`http://localhost:3000/remissomgang/${app.almfors}`);
  expect(given(await lead.get<Matter>(`/api/matters/${app.matterId}`)).state, 'the matter goes on consultation with it').toBe('consulting');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'state-changed', audience: 'team' });
});

test('who has no account gets the way in with a code', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/consultees`, { organisation: { name: 'Lingåsens kommun', kind: 'municipality' }, officialMail: 'kommun@lingasen.granmark.example' }), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const { outbox } = platformTables(app.store);
  const letter = (await app.store.read.select().from(outbox)).find((one) => one.recipient === 'kommun@lingasen.granmark.example');
  expect(letter?.body).toMatch(/inbjudan#[\w-]{43}/);
  expect(letter?.body).toMatch(/\b\d{6}\b/);
});

test('a repeated opening with one key opens once and gives the same answer', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const answers = [await lead.post<Round>(`/api/rounds/${app.roundId}/opening`, undefined, { key: 'o1' }), await lead.post<Round>(`/api/rounds/${app.roundId}/opening`, undefined, { key: 'o1' })];
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  const { outbox } = platformTables(app.store);
  expect((await app.store.read.select().from(outbox)).filter((letter) => letter.recipient === 'namnd@almfors.granmark.example')).toHaveLength(1);
});

test('two who open at once send one set of letters', async () => {
  const app = await openAt(planned);
  const [lead, owner] = [await app.enter('lead'), await app.enter('owner')];
  const answers = await Promise.all([lead, owner].map((one) => one.post(`/api/rounds/${app.roundId}/opening`)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const { outbox } = platformTables(app.store);
  expect((await app.store.read.select().from(outbox)).filter((letter) => letter.recipient === 'namnd@almfors.granmark.example')).toHaveLength(1);
});

test('a round opens with a letter, with consultees, before its last day, and by who leads', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const before = await entryCount(app.store);
  expectRefused(await (await app.enter('writer')).post(`/api/rounds/${app.roundId}/opening`), 403, 'lead-only');
  expectRefused(await (await app.enter('otherLead')).post(`/api/rounds/${app.roundId}/opening`), 404, 'not-found');
  given(await lead.patch(`/api/rounds/${app.roundId}`, { letter: '  ' }));
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/opening`), 409, 'letter-missing');
  given(await lead.patch(`/api/rounds/${app.roundId}`, { letter: 'Hej', deadline: '2027-03-12' }));
  app.clock.set('2027-03-12T08:00:00.000Z');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/opening`), 409, 'deadline-passed');
  expect(given(await lead.patch<Round>(`/api/rounds/${app.roundId}`, { deadline })), 'what is not sent stays').toMatchObject({ letter: 'Hej', contactName: 'Processledaren' });
  for (const id of [app.almfors, app.bjorkvattna]) given(await lead.delete(`/api/consultees/${id}`));
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/opening`), 409, 'consultees-missing');
  expect(await entryCount(app.store)).toBe(before + 5);
});

test('a consultee on the list of a planned round gets another address and contact, and is asked there', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const of = async (id: string) => given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items.find((one) => one.id === id);
  given(await lead.patch(`/api/consultees/${app.almfors}`, { officialMail: 'ny@almfors.granmark.example', contactName: 'Registrator', contactMail: 'kontakt@almfors.granmark.example' }));
  expect(await of(app.almfors)).toMatchObject({ officialMail: 'ny@almfors.granmark.example', contactName: 'Registrator', party: true, category: 'municipal_body', refusals: { change: null } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'consultee-changed', audience: 'team', actorId: app.people.lead, subjectId: app.almfors });
  // Two bodies of one organisation are two consultees, and stay two.
  const board = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.almfors, body: 'socialnämnden', officialMail: 'namnd@almfors.granmark.example' }), 201).id;
  expectRefused(await lead.patch(`/api/consultees/${board}`, { body: (await of(app.almfors))?.body ?? null }), 409, 'consultee-listed');
  expectRefused(await (await app.enter('writer')).patch(`/api/consultees/${app.almfors}`, { contactName: 'x' }), 403, 'lead-only');
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const { outbox } = platformTables(app.store);
  expect((await app.store.read.select().from(outbox)).map((letter) => letter.recipient)).toEqual(expect.arrayContaining(['ny@almfors.granmark.example', 'kontakt@almfors.granmark.example']));
  expectRefused(await lead.patch(`/api/consultees/${app.almfors}`, { contactName: 'x' }), 409, 'round-opened');
});

test('an opened round changes no more, and its list only grows', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  expectRefused(await lead.patch(`/api/rounds/${app.roundId}`, { deadline: '2028-01-01' }), 409, 'round-opened');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/opening`), 409, 'round-opened');
  expectRefused(await lead.delete(`/api/consultees/${app.almfors}`), 409, 'round-opened');
  const { outbox } = platformTables(app.store);
  given(await lead.post(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example' }), 201);
  expect((await app.store.read.select().from(outbox)).map((letter) => letter.recipient), 'one added late is invited at once').toContain('kommun@ekhammar.granmark.example');
  const unsolicited = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.association, officialMail: 'post@association.granmark.example', unsolicited: true }), 201);
  expect((await app.store.read.select().from(outbox)).map((letter) => letter.recipient), 'who answers unasked is not invited').not.toContain('post@association.granmark.example');
  const view = given(await lead.get<Round>(`/api/rounds/${app.roundId}`));
  expect(view.counts).toMatchObject({ invited: 3, unsolicited: 0 });
  expect(unsolicited.id).toBeTruthy();
});

test('the same body of the same organisation stands on the list once', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const social = { organisationId: app.organisations.almfors, body: 'Socialnämnden', officialMail: 'x@almfors.granmark.example' };
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/consultees`, social), 409, 'consultee-listed');
  given(await lead.post(`/api/rounds/${app.roundId}/consultees`, { ...social, body: 'Skolnämnden' }), 201);
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/consultees`, { ...social, organisationId: app.people.lead, body: null }), 422, 'organisation-unknown');
  expect(expectRefused(await lead.post(`/api/rounds/${app.roundId}/consultees`, { officialMail: 'x@y.example' }), 422, 'invalid-input').errors).toEqual([{ pointer: '/organisationId', detail: 'organisation-unknown' }]);
  const { items } = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`));
  expect(items.map((one) => one.name)).toEqual(['Almfors kommun, Skolnämnden', 'Almfors kommun, Socialnämnden', 'Björkvattna kommun']);
  expect(items.map((one) => one.party)).toEqual([true, true, false]);
});

test('closing moves the matter on, and the round takes no more answers online', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  expectRefused(await (await app.enter('chair')).post(`/api/rounds/${app.roundId}/closing`), 403, 'lead-only');
  expect(given(await lead.post<Round>(`/api/rounds/${app.roundId}/closing`))).toMatchObject({ state: 'closed', closedAt: app.clock().toISOString() });
  expect(given(await lead.get<Matter>(`/api/matters/${app.matterId}`)).state).toBe('processing');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/closing`), 409, 'round-not-open');
  const almfors = await app.enter('almforsCoordinator');
  expectRefused(await almfors.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'x' }), 409, 'round-closed');
  expectRefused(await almfors.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'x' }), 409, 'round-closed');
  expectRefused(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'opposes' }), 409, 'round-closed');
  expectRefused(await almfors.post(`/api/responses/${app.responseId}/submission`), 409, 'round-closed');
  expect(given(await almfors.get<{ comments: unknown[] }>(`/api/responses/${app.responseId}`)).comments, 'nothing of the draft is lost').toHaveLength(2);
});

test('an extension is granted with a reason, to a later day', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  expectRefused(await lead.post(`/api/consultees/${app.almfors}/extension`, { until: deadline, reason: 'Nämnden sammanträder senare' }), 422, 'extension-not-later');
  expect(expectRefused(await lead.post(`/api/consultees/${app.almfors}/extension`, { until: '2027-06-15', reason: ' ' }), 422, 'invalid-input').errors).toEqual([{ pointer: '/reason', detail: 'text-required' }]);
  given(await lead.post(`/api/consultees/${app.almfors}/extension`, { until: '2027-06-15', reason: 'Nämnden sammanträder senare' }));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'extension-granted', audience: 'team', actorId: app.people.lead, subjectId: app.almfors });
  const journal = given(await lead.get<{ items: { details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items;
  expect(journal[0]?.details, 'the journal says to whom').toEqual({ until: '2027-06-15', consultee: 'Almfors kommun, Socialnämnden' });
  const { items } = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`));
  expect(items[0]?.extension).toEqual({ until: '2027-06-15', by: 'Konto lead', reason: 'Nämnden sammanträder senare' });
  expectRefused(await (await app.enter('chair')).post(`/api/consultees/${app.almfors}/extension`, { until: '2027-07-15', reason: 'x' }), 403, 'lead-only');
  expectRefused(await (await app.enter('otherLead')).post(`/api/consultees/${app.almfors}/extension`, { until: '2027-07-15', reason: 'x' }), 404, 'not-found');
});

test('the first visit dates the invitation without saying who opened it, a second one changes nothing', async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.post(`/api/consultations/${app.almfors}/visit`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'invitation-opened', audience: 'team', actorId: null, subjectId: app.almfors });
  const before = await entryCount(app.store);
  given(await almfors.post(`/api/consultations/${app.almfors}/visit`));
  expect(await entryCount(app.store)).toBe(before);
});

test('a round that was changed while its letter was written is not opened with that letter', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const person: Person = { id: app.people.lead, kind: 'account', name: nameOf('lead'), isAdministrator: false, organisationIds: [], assurance: 'password', sessionId: '', at: app.clock() };
  const opened = (letter: WrittenLetter) => app.store.write(`matter:${app.matterId}`, async (tx) => openRound(tx, await asTeam(tx, person, app.matterId), { roundId: app.roundId, letter, origin: '' }));
  const register = given(await lead.get<{ items: { name: string }[] }>(`/api/rounds/${app.roundId}/consultees`)).items.map((one) => one.name);
  const written = async () => keepLetter(app.house, await roundById(app.store.read, app.roundId), register, app.clock());
  const letter = await written();
  given(await lead.patch(`/api/rounds/${app.roundId}`, { deadline: '2027-06-15' }));
  await expect(opened(letter)).rejects.toMatchObject({ kind: 'conflict', code: 'round-changed' });
  const again = await written();
  given(await lead.post(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.ekhammar, officialMail: 'kommun@ekhammar.granmark.example' }), 201);
  await expect(opened(again)).rejects.toMatchObject({ code: 'round-changed' });
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).state).toBe('planned');
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
});
