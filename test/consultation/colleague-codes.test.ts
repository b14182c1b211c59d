/** Colleagues without accounts come in by a code, to one response and nothing else (design D16, reliability-security.md 7). */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { codeInGroups, codeLastDay, codeLetters, type ColleagueCodeMade, type Colleagues, codeTyped } from '#shared/colleagues.ts';
import type { Comment, Consultation, ConsultationRow, ResponseView } from '#shared/consultation.ts';
import type { SessionView } from '#shared/people.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { insideTables } from '../../server/consultation/inside/tables.ts';
import { peopleTables } from '../../server/people/tables.ts';
import { expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { onWords, open, openAt, submitted, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Open = Scene<Awaited<ReturnType<typeof open>>['facts']>;
const person = { name: 'Skolkuratorn', unit: 'Elevhälsan' };
const newCode = async (app: Open, label = 'Elevhälsan') => given(await (await app.enter('almforsCoordinator')).post<ColleagueCodeMade>(`/api/responses/${app.responseId}/colleague-codes`, { label }), 201);
const enter = async (app: Open, code: string): Promise<Visitor> => {
  const visitor = app.visitor();
  given(await visitor.post('/api/colleague-entries', { code, ...person }), 201);
  return visitor;
};
const insideOf = async (app: Open) => given(await (await app.enter('almforsCoordinator')).get<Colleagues>(`/api/responses/${app.responseId}/colleagues`));

test('a code is told once, kept as a hash alone, and stands in the fragment of its link', async () => {
  const app = await openAt(open);
  const made = await newCode(app);
  expect(made.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(made.link).toBe(`http://localhost:3000/kollega#${made.code.replaceAll('-', '')}`);
  // Thirteen letters of 32 are drawn at random behind the three that find the row: 65 bits.
  expect(13 * Math.log2(codeLetters.length)).toBeGreaterThanOrEqual(60);
  const everything = JSON.stringify(await app.store.read.select().from(insideTables(app.store).colleagueCodes));
  expect(everything).not.toContain(made.code.replaceAll('-', '').slice(3));
  expect(JSON.stringify(await insideOf(app))).not.toContain(made.code.slice(5));
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'colleague-code-made', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator, subjectId: app.responseId });
});

test('a code may be typed in small letters, without groups, with O for 0, or pasted as its whole link', () => {
  for (const typed of ['k7qd2m9x8rta01bc', 'K7QD-2M9X-8RTA-OIBC', ' k7qd 2m9x 8rta 0lbc ', 'https://overens.example/kollega#K7QD2M9X8RTA01BC']) expect(codeTyped(typed), typed).toBe('K7QD2M9X8RTA01BC');
  for (const typed of ['', 'K7QD', 'K7QD-2M9X-8RTA-01BCX', 'K7QD-2M9X-8RTA-01BU']) expect(codeTyped(typed), typed).toBeNull();
  expect(codeInGroups('K7QD2M9X8RTA01BC')).toBe('K7QD-2M9X-8RTA-01BC');
});

test('a colleague reads the letter and the text and comments, and sees nothing else of the answer', async () => {
  const app = await openAt(open);
  given(await (await app.enter('almforsCoordinator')).patch(`/api/responses/${app.responseId}`, { stance: 'opposes', summary: 'Nämnden avstyrker.', registryNumber: 'SN 77' }));
  const { code } = await newCode(app);
  const visitor = app.visitor();
  expect(given(await visitor.post('/api/colleague-entries/preview', { code }))).toEqual({ consultee: 'Almfors kommun, Socialnämnden', matter: 'Överenskommelse om barns och ungas hälsa', round: 'Remiss om överenskommelsen', authority: 'RSS Granmark', deadline: '2027-06-01' });
  expect(given(await visitor.post('/api/colleague-entries', { code, ...person }), 201)).toEqual({ consulteeId: app.almfors });
  const { person: me } = given(await visitor.get<SessionView>('/api/session'));
  expect(me).toMatchObject({ kind: 'guest', name: 'Skolkuratorn', email: '', organisations: [], isAdministrator: false });
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'colleague-entered', audience: `response:${app.responseId}`, actorId: me?.id ?? '', subjectId: app.responseId });

  expect(given(await visitor.get<{ items: ConsultationRow[] }>('/api/consultations')).items.map(({ consulteeId }) => consulteeId)).toEqual([app.almfors]);
  const seen = given(await visitor.get<Consultation>(`/api/consultations/${app.almfors}`));
  expect(seen).toMatchObject({ consultees: [], response: { stance: null, summary: '', registryNumber: '', files: [], edits: {}, missing: [], refusals: { write: 'coordinator-only', comment: null, submit: 'account-only' } } });
  expect(JSON.stringify(seen)).not.toMatch(/avstyrker|opposes|SN 77|Björkvattna/);
  given(await visitor.get(`/api/consultations/${app.almfors}/documents/${app.frozenDocumentId}`));
  const left = given(await visitor.post<Comment>(`/api/responses/${app.responseId}/comments`, { anchor: onWords(app.frozenDocumentId, 'duty', 'tre veckor'), text: 'Vi behöver fyra.' }), 201);
  expect(left).toMatchObject({ by: 'Skolkuratorn', unit: 'Elevhälsan', refusals: { change: null } });
  given(await visitor.patch(`/api/comments/${left.id}`, { version: 0, text: 'Vi behöver fem.' }));
  expectRefused(await visitor.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'Ändrat.' }), 403, 'own-comments-only');
  expectRefused(await visitor.delete(`/api/comments/${app.commentId}?version=0`), 403, 'own-comments-only');

  expectRefused(await visitor.patch(`/api/responses/${app.responseId}`, { summary: 'x' }), 403, 'coordinator-only');
  expectRefused(await visitor.post(`/api/responses/${app.responseId}/submission`), 403, 'account-only');
  expectRefused(await visitor.post(`/api/responses/${app.responseId}/colleague-codes`, { label: '' }), 403, 'coordinator-only');
  for (const path of [`/api/rounds/${app.roundId}/consultees`, `/api/matters/${app.matterId}`, '/api/matters', '/api/organisations', `/api/responses/${app.otherResponseId}`, `/api/consultations/${app.bjorkvattna}`, `/api/consultations/${app.bjorkvattna}/documents/${app.frozenDocumentId}`]) expectRefused(await visitor.get(path), 404, 'not-found');

  const inside = await insideOf(app);
  expect(inside.colleagues.find(({ name }) => name === 'Skolkuratorn')).toMatchObject({ unit: 'Elevhälsan', comments: 1, until: null });
  expect(given(await (await app.enter('almforsCoordinator')).get<ResponseView>(`/api/responses/${app.responseId}`)).comments.find(({ id }) => id === left.id)).toMatchObject({ by: 'Skolkuratorn', unit: 'Elevhälsan', text: 'Vi behöver fem.' });
  await expectSoundJournal(app.store);
});

test('a guest’s session lasts 28 days, and never beyond the last day of the code', async () => {
  const app = await openAt(open);
  const { sessions } = peopleTables(app.store);
  const lasts = async (visitor: Visitor) => {
    const { person: me } = given(await visitor.get<SessionView>('/api/session'));
    const [row] = await app.store.read.select().from(sessions).where(eq(sessions.personId, me?.id ?? ''));
    expect(row?.expiresAt).toEqual(row?.endsAt);
    return ((row?.endsAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / (24 * 3_600_000);
  };
  const { code, lastDay } = await newCode(app);
  expect(lastDay).toBe('2027-06-29');
  expect(await lasts(await enter(app, code))).toBeCloseTo(28, 3);
  app.clock.set('2027-06-28T12:00:00.000Z');
  expect(await lasts(await enter(app, code))).toBeCloseTo(1.5, 3);
});

test('a code opens until 28 days after the consultee’s own last day', async () => {
  const app = await openAt(open);
  const { code } = await newCode(app);
  app.clock.set('2027-06-29T21:59:00.000Z');
  await enter(app, code);
  app.clock.set('2027-06-29T22:01:00.000Z');
  expectRefused(await app.visitor().post('/api/colleague-entries', { code, ...person }), 409, 'colleague-code-expired');
  given(await (await app.enter('lead')).post(`/api/consultees/${app.almfors}/extension`, { until: '2027-07-15', reason: 'Nämnden möts senare.' }));
  await enter(app, code);
  expect(codeLastDay('2027-06-01', '2027-07-15')).toBe('2027-08-12');
});

test('a revoked code lets nobody in, and whoever came by it is out; what they wrote stays', async () => {
  const app = await openAt(open);
  const [first, second] = [await newCode(app, 'Skolan'), await newCode(app, 'Förskolan')];
  const [out, stays] = [await enter(app, first.code), await enter(app, second.code)];
  given(await out.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'Finns kvar.' }), 201);
  const coordinator = await app.enter('almforsCoordinator');
  expectRefused(await (await app.enter('bjorkvattnaCoordinator')).delete(`/api/responses/${app.responseId}/colleague-codes/${first.id}`), 404, 'not-found');
  expectRefused(await coordinator.delete(`/api/responses/${app.otherResponseId}/colleague-codes/${first.id}`), 404, 'not-found');
  given(await coordinator.delete(`/api/responses/${app.responseId}/colleague-codes/${first.id}`));
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'colleague-code-revoked', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator });
  expectRefused(await app.visitor().post('/api/colleague-entries', { code: first.code, ...person }), 409, 'colleague-code-revoked');
  expectRefused(await out.get(`/api/consultations/${app.almfors}`), 401, 'not-signed-in');
  given(await stays.get(`/api/consultations/${app.almfors}`));
  expect(given(await coordinator.get<ResponseView>(`/api/responses/${app.responseId}`)).comments.map(({ text }) => text)).toContain('Finns kvar.');

  const [one] = (await insideOf(app)).colleagues.filter(({ codeId, until }) => codeId === second.id && until === null);
  given(await coordinator.delete(`/api/responses/${app.responseId}/colleagues/${one?.id}`));
  expectRefused(await stays.get(`/api/consultations/${app.almfors}`), 401, 'not-signed-in');
  await enter(app, second.code);
});

test('after submission a code says so in one sentence, and whoever is in reads and writes no more', async () => {
  const app = await openAt(submitted);
  expectRefused(await app.visitor().post('/api/colleague-entries/preview', { code: app.colleagueCode }), 409, 'colleague-code-submitted');
  expectRefused(await app.visitor().post('/api/colleague-entries', { code: app.colleagueCode, ...person }), 409, 'colleague-code-submitted');
  const colleague = await app.enter('colleague');
  given(await colleague.get(`/api/consultations/${app.almfors}`));
  expectRefused(await colleague.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'För sent.' }), 409, 'response-submitted');
  expectRefused(await (await app.enter('almforsCoordinator')).post(`/api/responses/${app.responseId}/colleague-codes`, { label: '' }), 409, 'response-submitted');
});

test('guesses at a code wait longer and longer, also the right one, and only at that code', async () => {
  const app = await openAt(open);
  const [made, other] = [await newCode(app), await newCode(app)];
  const code = made.code.replaceAll('-', '');
  const guess = () => app.visitor().post('/api/colleague-entries', { code: `${code.slice(0, 3)}${'0'.repeat(13)}`, ...person });
  for (let n = 0; n < 5; n += 1) expectRefused(await guess(), 404, 'colleague-code-wrong');
  expect(expectRefused(await guess(), 429, 'colleague-code-waits').values).toEqual({ seconds: 2 });
  expectRefused(await app.visitor().post('/api/colleague-entries', { code, ...person }), 429, 'colleague-code-waits');
  await enter(app, other.code);
  app.clock.move({ seconds: 3 });
  expectRefused(await guess(), 404, 'colleague-code-wrong');
  expect(expectRefused(await guess(), 429, 'colleague-code-waits').values).toEqual({ seconds: 4 });
  app.clock.move({ seconds: 5 });
  await enter(app, code);
  // The right code begins the count anew.
  expectRefused(await guess(), 404, 'colleague-code-wrong');
});

test('a stranger who guesses at codes that are none is stopped, and holds up nobody who has one', async () => {
  const app = await openAt(open);
  const { code } = await newCode(app);
  const [taken] = await app.store.read.select({ handle: insideTables(app.store).colleagueCodes.handle }).from(insideTables(app.store).colleagueCodes);
  const none = ['000', '111', '222'].find((handle) => handle !== taken?.handle && !code.startsWith(handle)) ?? '333';
  const stranger = app.visitor();
  for (let n = 0; n < 300; n += 1) expectRefused(await stranger.post('/api/colleague-entries/preview', { code: `${none}${'0'.repeat(13)}` }), 404, 'colleague-code-wrong');
  expectRefused(await stranger.post('/api/colleague-entries/preview', { code: `${none}${'0'.repeat(13)}` }), 429, 'too-many-requests');
  await enter(app, code);
});

test('who comes in by a code leaves the session that was open in the browser', async () => {
  const app = await openAt(open);
  const visitor = await app.enter('stranger');
  const before = visitor.cookie;
  given(await visitor.post('/api/colleague-entries', { code: (await newCode(app)).code, ...person }), 201);
  visitor.cookie = before;
  expectRefused(await visitor.get('/api/matters'), 401, 'not-signed-in');
});

test('a code that has leaked lets in no more than two hundred in an hour', async () => {
  const app = await openAt(open);
  const { code } = await newCode(app);
  for (let n = 0; n < 200; n += 1) given(await app.visitor().post('/api/colleague-entries', { code, name: `Kollega ${n}`, unit: '' }), 201);
  expectRefused(await app.visitor().post('/api/colleague-entries', { code, ...person }), 429, 'too-many-requests');
  await enter(app, (await newCode(app)).code);
  app.clock.move({ hours: 1, seconds: 1 });
  await enter(app, code);
});

test('who comes in again in the same browser under the same name goes on as the same person; under another name, or elsewhere, as another', async () => {
  const app = await openAt(open);
  const { code } = await newCode(app);
  const visitor = await enter(app, code);
  const me = async (who: Visitor) => given(await who.get<SessionView>('/api/session')).person?.id;
  const first = await me(visitor);
  const { id } = given(await visitor.post<Comment>(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'Vi behöver fyra.' }), 201);
  given(await visitor.post('/api/colleague-entries', { code, name: ` ${person.name.toUpperCase()} `, unit: '' }), 201);
  expect(await me(visitor)).toBe(first);
  given(await visitor.patch(`/api/comments/${id}`, { version: 0, text: 'Vi behöver fem.' }));
  expect((await insideOf(app)).colleagues.filter(({ name }) => name === person.name)).toHaveLength(1);
  expect(await me(await enter(app, code))).not.toBe(first);
  given(await visitor.post('/api/colleague-entries', { code, name: 'Rektorn', unit: '' }), 201);
  expect(await me(visitor)).not.toBe(first);
});

test('an extension keeps colleagues in who are in, never beyond 28 days', async () => {
  const app = await openAt(open);
  const { sessions } = peopleTables(app.store);
  app.clock.set('2027-06-01T10:00:00.000Z');
  const { code } = await newCode(app);
  app.clock.set('2027-06-28T12:00:00.000Z');
  const visitor = await enter(app, code);
  const { person: me } = given(await visitor.get<SessionView>('/api/session'));
  const days = async () => {
    const [row] = await app.store.read.select().from(sessions).where(eq(sessions.personId, me?.id ?? ''));
    expect(row?.expiresAt).toEqual(row?.endsAt);
    return ((row?.endsAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / (24 * 3_600_000);
  };
  expect(await days()).toBeCloseTo(1.5, 3);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/consultees/${app.bjorkvattna}/extension`, { until: '2027-07-10', reason: 'Sammanträder sent.' }));
  expect(await days()).toBeCloseTo(1.5, 3);
  given(await lead.post(`/api/consultees/${app.almfors}/extension`, { until: '2027-06-10', reason: 'Sammanträder sent.' }));
  expect(await days()).toBeCloseTo(10.5, 3);
  given(await lead.post(`/api/consultees/${app.almfors}/extension`, { until: '2027-09-30', reason: 'Ännu senare.' }));
  expect(await days()).toBeCloseTo(28, 3);
});

test('a response is submitted while a colleague types: what was said is in it or refused, and the response is whole', async () => {
  const app = await openAt(open);
  const coordinator = await app.enter('almforsCoordinator');
  const colleague = await app.enter('colleague');
  given(await coordinator.patch(`/api/responses/${app.responseId}`, { stance: 'no_objection' }));
  const typing = (n: number) => colleague.post<Comment>(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: `Mening ${n}.` });
  const [first, sent, ...later] = await Promise.all([typing(1), coordinator.post<{ hash: string }>(`/api/responses/${app.responseId}/submission`), ...[2, 3, 4, 5].map(typing)]);
  given(sent, 201);
  for (const said of [first, ...later]) if (said.status !== 201) expectRefused(said, 409, 'response-submitted');
  expectRefused(await typing(6), 409, 'response-submitted');
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await expectSoundJournal(app.store);
});
