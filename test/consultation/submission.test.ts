import { asc, eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Receipt, ResponseView, Round } from '#shared/consultation.ts';
import { isLate } from '#shared/consultation.ts';
import { Refusal } from '#shared/refusals.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { sha256 } from '../../server/platform/files/files.ts';
import { once } from '../../server/platform/http/idempotency.ts';
import { uploadOf } from '../../server/platform/http/upload.ts';
import { platformTables } from '../../server/platform/storage/tables.ts';
import { attach } from '../support/attaching.ts';
import { chainOf, entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { answering, deadline, mailOf, open, openAt, type Scene, submitted } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

type Open = Scene<Awaited<ReturnType<typeof open>>['facts']>;
const ready = async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports_with_remarks', summary: 'Nämnden tillstyrker.' }));
  const submit = (key?: string) => almfors.post<Receipt>(`/api/responses/${app.responseId}/submission`, undefined, key === undefined ? {} : { key });
  return { app, almfors, submit };
};
const letters = (app: Open) => app.store.read.select().from(platformTables(app.store).outbox).orderBy(asc(platformTables(app.store).outbox.id));

test('a response is submitted with a receipt, by page and by mail, and told to the registry', async () => {
  const { app, almfors, submit } = await ready();
  const before = (await letters(app)).length;
  const receipt = given(await submit(), 201);
  expect(receipt).toMatchObject({ responseId: app.responseId, consultee: 'Almfors kommun, Socialnämnden', registryNumber: 'RG 2027/00417', submittedBy: 'Konto almforsCoordinator', receivedOn: '2027-03-01', late: false, stance: 'supports_with_remarks', comments: 2, files: 0, packageNumber: 1, packageHash: app.packageHash, submittedAt: app.clock().toISOString() });
  expect(given(await almfors.get<Receipt>(`/api/responses/${app.responseId}/receipt`))).toEqual(receipt);
  const sent = (await letters(app)).slice(before);
  expect(sent.map((letter) => letter.recipient).sort()).toEqual([mailOf('almforsCoordinator'), 'namnd@almfors.granmark.example', 'registrator@rss.granmark.example'].sort());
  for (const letter of sent) expect(`${letter.subject}${letter.body}`).toContain('RG 2027/00417');
  expect(sent.find((letter) => letter.recipient === mailOf('almforsCoordinator'))?.body).toContain(receipt.hash);
  const [own, its] = [(await chainOf(app.store, `response:${app.responseId}`)).at(-1), (await chainOf(app.store, `matter:${app.matterId}`)).at(-1)];
  expect(own).toMatchObject({ act: 'response-submitted', audience: `response:${app.responseId}` });
  expect(its).toMatchObject({ act: 'response-received', audience: 'team', subjectId: app.responseId });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'response-received', audience: 'team', actorId: app.people.almforsCoordinator });
  const journal = given(await (await app.enter('lead')).get<{ items: { details: Record<string, unknown> }[] }>(`/api/matters/${app.matterId}/journal`));
  expect(journal.items[0]?.details, 'the head of the answer’s own chain stands in the matter’s').toMatchObject({ hash: receipt.hash, head: own?.hash });
});

test('I4: the hash on the receipt is that of the bytes the receipt hands out', async () => {
  const { app, almfors, submit } = await ready();
  const receipt = given(await submit(), 201);
  const answer = await almfors.raw('GET', `/api/responses/${app.responseId}/receipt.json`);
  expect(answer.headers.get('content-disposition')).toContain(`remissvar-${app.responseId}.json`);
  expect((await almfors.raw('GET', `/api/responses/${app.responseId}/receipt.json?locale=en`)).headers.get('content-disposition')).toContain(`consultation-response-${app.responseId}.json`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(sha256(bytes)).toBe(receipt.hash);
  const told = JSON.parse(new TextDecoder().decode(bytes)) as { format: string; comments: { text: string; anchor: { quote: string } }[] };
  expect(told).toMatchObject({ format: 'overens.response/1', stance: 'supports_with_remarks', package: { hash: app.packageHash } });
  expect(told.comments.map((one) => [one.text, one.anchor.quote])).toEqual([['Texten är tydlig.', ''], ['Tre veckor är för kort tid.', 'samordnad individuell plan']]);
  expect(await verifyResponses(app.store.read)).toEqual({ responses: 1, faults: [] });
});

test('a damaged response is refused and reported, never shown as whole', async () => {
  const app = await openAt(submitted);
  const almfors = await app.enter('almforsCoordinator');
  const { responses } = consultationTables(app.store);
  const [row] = await app.store.read.select().from(responses).where(eq(responses.id, app.responseId));
  await app.store.write('house', async (tx) => void (await tx.update(responses).set({ content: row?.content?.map((byte, n) => (n === 40 ? byte ^ 1 : byte)) ?? null }).where(eq(responses.id, app.responseId))));
  for (const path of ['receipt', 'receipt.json']) expectRefused(await almfors.get(`/api/responses/${app.responseId}/${path}`), 503, 'response-damaged');
  expect(app.reports.filter(({ event, facts }) => event === 'damaged' && facts['code'] === 'response-damaged')).toHaveLength(2);
  expect((await verifyResponses(app.store.read)).faults).toHaveLength(1);
});

test('a double submission gives the same receipt or a refusal, never two', async () => {
  const withKey = await ready();
  const [first, second] = await Promise.all([withKey.submit('s1'), withKey.submit('s1')]);
  expect(given(first, 201)).toEqual(given(second, 201));
  const without = await ready();
  const before = (await letters(without.app)).length;
  const answers = await Promise.all([without.submit(), without.submit(), without.submit()]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  for (const answer of answers.filter((one) => one.status === 409)) expectRefused(answer, 409, 'response-submitted');
  expect((await letters(without.app)).length - before).toBe(3);
  expect((await chainOf(without.app.store, `matter:${without.app.matterId}`)).filter((entry) => entry.act === 'response-received')).toHaveLength(1);
});

test('after submission nothing of it changes', async () => {
  const app = await openAt(submitted);
  const almfors = await app.enter('almforsCoordinator');
  const view = () => almfors.get<ResponseView>(`/api/responses/${app.responseId}`).then(given);
  const before = await view();
  const count = await entryCount(app.store);
  expectRefused(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'opposes' }), 409, 'response-submitted');
  expectRefused(await attach(almfors, app.responseId, 'statement', { name: 'a.pdf', bytes: Buffer.from('%PDF-1.7') }), 409, 'response-submitted');
  expectRefused(await almfors.post(`/api/responses/${app.responseId}/submission`), 409, 'response-submitted');
  for (const who of ['lead', 'chair', 'admin'] as const) {
    const answer = await (await app.enter(who)).patch(`/api/responses/${app.responseId}`, { stance: 'opposes' });
    expect([403, 404]).toContain(answer.status);
  }
  expect(given(await almfors.post<{ id: string }>(`/api/consultations/${app.almfors}/response`), 201).id, 'there is one answer, not a second').toBe(app.responseId);
  expect(await view()).toEqual(before);
  expect(await entryCount(app.store)).toBe(count);
});

test('a response needs a position, and a condition where the position is conditional', async () => {
  const { app, almfors, submit } = await ready();
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: null }));
  expect(given(await almfors.get<ResponseView>(`/api/responses/${app.responseId}`))).toMatchObject({ missing: ['stance-missing'], refusals: { submit: 'stance-missing' } });
  expectRefused(await submit(), 409, 'stance-missing');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports_on_condition', condition: '  ' }));
  expectRefused(await submit(), 409, 'condition-missing');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { condition: 'Under förutsättning att finansieringen klargörs.' }));
  given(await almfors.patch(`/api/comments/${app.commentId}`, { version: 0, text: ' ' }));
  expectRefused(await submit(), 409, 'comment-empty');
  given(await almfors.patch(`/api/comments/${app.commentId}`, { version: 1, text: 'Nu med ord.' }));
  given(await submit(), 201);
});

test('rule 15: a response without a single comment is as good as any, with its statement as a file', async () => {
  const app = await openAt(open);
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  given(await bjorkvattna.delete(`/api/comments/${app.otherCommentId}?version=0`));
  const pdf = Buffer.from('%PDF-1.7 yttrande');
  const file = given(await attach(bjorkvattna, app.otherResponseId, 'statement', { name: 'Yttrande åäö.pdf', bytes: pdf }), 201);
  expect(file).toMatchObject({ kind: 'statement', name: 'Yttrande åäö.pdf', type: 'application/pdf', hash: sha256(pdf) });
  await expectJournalled(app.store, `response:${app.otherResponseId}`, { act: 'file-added', audience: `response:${app.otherResponseId}` });
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'no_objection', decidingBody: 'Kommunstyrelsen', decisionLevel: 'committee', decidedOn: '2027-02-28', paragraph: '§ 42', registryNumber: 'KS 2027.9' }));
  const receipt = given(await bjorkvattna.post<Receipt>(`/api/responses/${app.otherResponseId}/submission`), 201);
  expect(receipt).toMatchObject({ comments: 0, files: 1, stance: 'no_objection' });
  const registry = (await letters(app)).findLast((letter) => letter.recipient === 'registrator@rss.granmark.example');
  expect(registry?.attachments).toEqual([{ name: 'Yttrande åäö.pdf', type: 'application/pdf', fileHash: file.hash }]);
  const download = await (await app.enter('lead')).raw('GET', `/api/responses/${app.otherResponseId}/files/${file.id}`);
  expect(Buffer.from(await download.arrayBuffer()).equals(pdf)).toBe(true);
  expect(download.headers.get('content-security-policy')).toContain('sandbox');
});

test('a file sent twice is there once', async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  const send = () => attach(almfors, app.responseId, 'statement', { name: 'Yttrande.pdf', bytes: Buffer.from('%PDF-1.7 a') });
  const before = await entryCount(app.store);
  const first = given(await send(), 201);
  expect(given(await send(), 201)).toEqual(first);
  expect(await entryCount(app.store)).toBe(before + 1);
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  expectRefused(await send(), 409, 'response-submitted');
});

test('a file is a statement by its content, and at most twenty are taken', async () => {
  const { app, almfors } = await ready();
  const send = (bytes: Uint8Array, name = 'x.pdf') => attach(almfors, app.responseId, 'attachment', { name, bytes });
  expectRefused(await send(Buffer.from('%PDF'), 'Yttrande.docx'), 422, 'file-ending');
  expectRefused(await send(Buffer.from('<html><script>alert(1)</script>')), 422, 'file-type');
  expectRefused(await almfors.post(`/api/responses/${app.responseId}/uploads`, { kind: 'poem', name: 'x.pdf', size: 4, hash: 'a'.repeat(64) }), 422, 'invalid-input');
  const first = given(await send(Buffer.from('%PDF 0')), 201);
  for (let n = 1; n < 20; n += 1) given(await send(Buffer.from(`%PDF ${n}`)), 201);
  expect(expectRefused(await send(Buffer.from('%PDF 20')), 409, 'too-many-files').values).toEqual({ most: 20 });
  given(await almfors.delete(`/api/responses/${app.responseId}/files/${first.id}`));
  expectRefused(await almfors.get(`/api/responses/${app.responseId}/files/${first.id}`), 404, 'not-found');
  given(await send(Buffer.from('%PDF 21')), 201);
});

const dst: [string, string, string, boolean][] = [
  ['winter time, last second of the day', '2027-02-15', '2027-02-15T22:59:59.999Z', false], ['winter time, midnight', '2027-02-15', '2027-02-15T23:00:00.000Z', true],
  ['summer time, last second', '2027-06-01', '2027-06-01T21:59:59.999Z', false], ['summer time, midnight', '2027-06-01', '2027-06-01T22:00:00.000Z', true],
  ['the night the clocks go forward', '2027-03-28', '2027-03-28T21:59:59.000Z', false], ['the day after they went forward', '2027-03-28', '2027-03-28T22:00:00.000Z', true], ['the evening before they go forward', '2027-03-27', '2027-03-27T22:59:59.000Z', false],
  ['the night the clocks go back', '2027-10-31', '2027-10-31T22:59:59.000Z', false], ['the day after they went back', '2027-10-31', '2027-10-31T23:00:00.000Z', true], ['the evening before they go back', '2027-10-30', '2027-10-30T22:00:00.000Z', true],
];

test('rule 6, F12: a response is in time to the last second of its last day in Sweden, in both weeks the clocks change', async () => {
  const { app, almfors, submit } = await ready();
  const { rounds } = consultationTables(app.store);
  for (const [what, day, at, late] of dst.slice(0, 1)) {
    await app.store.write('house', async (tx) => void (await tx.update(rounds).set({ deadline: day })));
    app.clock.set(at);
    expect(given(await submit(), 201).late, what).toBe(late);
  }
  expect(given(await almfors.get<Receipt>(`/api/responses/${app.responseId}/receipt`)).late).toBe(false);
  for (const [what, day, at, late] of dst.slice(1)) {
    const next = await openAt(open);
    await next.store.write('house', async (tx) => void (await tx.update(rounds).set({ deadline: day })));
    const visitor = await next.enter('almforsCoordinator');
    given(await visitor.patch(`/api/responses/${next.responseId}`, { stance: 'opposes' }));
    next.clock.set(at);
    expect(given(await visitor.post<Receipt>(`/api/responses/${next.responseId}/submission`), 201), what).toMatchObject({ late, receivedOn: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(at)) });
    await next.close();
  }
});

test('a late response is received and marked, and an extension makes it punctual', async () => {
  const { app, submit } = await ready();
  app.clock.set('2027-06-02T08:00:00Z');
  expect(given(await submit(), 201)).toMatchObject({ late: true, receivedOn: '2027-06-02' });
  const lead = await app.enter('lead');
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts).toMatchObject({ answered: 1, late: 1, notAnswered: 1 });
  const other = await app.enter('bjorkvattnaCoordinator');
  given(await lead.post(`/api/consultees/${app.bjorkvattna}/extension`, { until: '2027-06-15', reason: 'Sammanträde den 14 juni' }));
  given(await other.patch(`/api/responses/${app.otherResponseId}`, { stance: 'supports' }));
  expect(given(await other.post<Receipt>(`/api/responses/${app.otherResponseId}/submission`), 201).late).toBe(false);
  expect(isLate('2027-06-15', deadline, '2027-06-15')).toBe(false);
  expect(isLate('2027-06-16', deadline, '2027-06-15')).toBe(true);
  expect(isLate('2027-06-01', deadline, '2027-05-01'), 'an extension never shortens').toBe(false);
});

test('a round that closes while a response is being submitted is closed for it, or has received it', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    const { app, submit } = await ready();
    const lead = await app.enter('lead');
    const [sent] = turn % 2 === 0 ? await Promise.all([submit(), lead.post(`/api/rounds/${app.roundId}/closing`)]) : (await Promise.all([lead.post(`/api/rounds/${app.roundId}/closing`), submit()])).toReversed();
    const chain = await chainOf(app.store, `matter:${app.matterId}`);
    const [received, closed] = ['response-received', 'round-closed'].map((act) => chain.find((entry) => entry.act === act)?.seq ?? 0);
    if (sent?.status === 201) expect(received, 'received before it closed').toBeLessThan(closed ?? 0);
    else expect(received).toBe(0);
    await app.close();
  }
});

test('numbers are given once, without gaps, also when everyone submits in the same second', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const { members } = consultationTables(app.store);
  const many = await Promise.all(Array.from({ length: 6 }, async (_, n) => {
    const who = (['secretary', 'reference', 'steering', 'registrar', 'archivist', 'council'] as const)[n] ?? 'secretary';
    const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.region, body: `Nämnd ${n}`, officialMail: mailOf(who) }), 201);
    const visitor = await app.enter(who);
    const { id: responseId } = given(await visitor.post<{ id: string }>(`/api/consultations/${id}/response`), 201);
    for (let comment = 0; comment < 3; comment += 1) given(await visitor.post(`/api/responses/${responseId}/comments`, { anchor: { scope: 'package' }, text: `Nämnd ${n} synpunkt ${comment}` }), 201);
    given(await visitor.patch(`/api/responses/${responseId}`, { stance: 'supports' }));
    return { visitor, responseId };
  }));
  expect((await app.store.read.select().from(members)).length).toBe(8);
  await Promise.all(many.map(async ({ visitor, responseId }) => given(await visitor.post(`/api/responses/${responseId}/submission`), 201)));
  const { items } = given(await lead.get<{ items: { number: number; text: string }[] }>(`/api/rounds/${app.roundId}/comments?sort=number`));
  expect(items.map((one) => one.number)).toEqual(Array.from({ length: 18 }, (_, n) => n + 1));
  for (let n = 0; n < 18; n += 3) expect(new Set(items.slice(n, n + 3).map((one) => one.text.slice(0, 7))).size, 'an answer’s numbers stand together').toBe(1);
  const stable = new Map(items.map((one) => [one.text, one.number]));
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'opposes' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  const after = given(await lead.get<{ items: { number: number; text: string }[] }>(`/api/rounds/${app.roundId}/comments?sort=number`)).items;
  for (const one of after) expect(one.number).toBe(stable.get(one.text) ?? one.number);
  expect(after.map((one) => one.number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  await expectSoundJournal(app.store);
});

test('rule 1: the counts of a round add up at every moment', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const counts = async () => given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts;
  const check = async () => {
    const { invited, answered, notAnswered, declined, late } = await counts();
    expect(invited).toBe(answered + notAnswered);
    expect(declined).toBeLessThanOrEqual(answered);
    expect(late).toBeLessThanOrEqual(answered);
  };
  await check();
  const other = await app.enter('bjorkvattnaCoordinator');
  given(await other.delete(`/api/comments/${app.otherCommentId}?version=0`));
  given(await other.patch(`/api/responses/${app.otherResponseId}`, { stance: 'declines_to_comment' }));
  given(await other.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  await check();
  expect(await counts()).toEqual({ invited: 2, answered: 1, declined: 1, late: 0, notAnswered: 1, unsolicited: 0, leftOut: 0, withdrawn: 0, supplements: 0, extensions: 0, comments: 0 });
});

test('a receipt says for ever what it said when it was given', async () => {
  const { app, almfors, submit } = await ready();
  const receipt = given(await submit(), 201);
  expect(receipt).toMatchObject({ matter: 'Överenskommelse om barns och ungas hälsa', registryNumber: 'RG 2027/00417', authority: 'RSS Granmark' });
  given(await (await app.enter('lead')).patch(`/api/matters/${app.matterId}`, { title: 'Ett annat namn', registryNumber: 'RG 2028/1' }));
  const { rounds } = consultationTables(app.store);
  await app.store.write('house', async (tx) => void (await tx.update(rounds).set({ title: 'En annan rubrik' })));
  expect(given(await almfors.get<Receipt>(`/api/responses/${app.responseId}/receipt`))).toEqual(receipt);
  const bytes = await (await almfors.raw('GET', `/api/responses/${app.responseId}/receipt.json`)).json();
  expect(bytes).toMatchObject({ matter: { title: receipt.matter, registryNumber: receipt.registryNumber, authority: receipt.authority } });
});

test('another response’s receipt is never shown as one’s own', async () => {
  const app = await openAt(answering);
  const { responses } = consultationTables(app.store);
  const [other] = await app.store.read.select().from(responses).where(eq(responses.id, app.otherResponseId));
  await app.store.write('house', async (tx) => void (await tx.update(responses).set({ content: other?.content ?? null, hash: other?.hash ?? null }).where(eq(responses.id, app.responseId))));
  expectRefused(await (await app.enter('almforsCoordinator')).get(`/api/responses/${app.responseId}/receipt`), 503, 'response-damaged');
});

test('whatever of a submitted response is altered beside its hash is found', async () => {
  const { app, almfors, submit } = await ready();
  given(await attach(almfors, app.responseId, 'statement', { name: 'Yttrande.pdf', bytes: Buffer.from('%PDF-1.7 yttrande') }), 201);
  given(await almfors.patch(`/api/responses/${app.responseId}`, { decidingBody: 'Socialnämnden', decisionLevel: 'committee', decidedOn: '2027-02-28', paragraph: '§ 42', registryNumber: 'SN 2027.9' }));
  given(await submit(), 201);
  const { responses, comments, responseFiles } = consultationTables(app.store);
  const [row] = await app.store.read.select().from(responses).where(eq(responses.id, app.responseId));
  if (!row) throw new Error('the response is there');
  const set = (values: Partial<typeof responses.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(responses).set(values).where(eq(responses.id, row.id))));
  const faults = async () => (await verifyResponses(app.store.read)).faults;
  const altered: Partial<typeof responses.$inferInsert>[] = [
    { channel: 'letter' }, { stance: 'opposes' }, { condition: 'om' }, { summary: 'x' }, { preliminary: true }, { decidingBody: 'x' }, { decisionLevel: 'official' }, { decidedOn: '2027-02-27' }, { paragraph: '§ 43' }, { registryNumber: 'x' }, { receivedOn: '2027-02-01' }, { late: true },
  ];
  for (const values of altered) {
    await set(values);
    expect(await faults(), Object.keys(values)[0]).toEqual([`response ${row.id}: its position is not the one that was submitted`]);
    await set(Object.fromEntries(Object.keys(values).map((key) => [key, row[key as keyof typeof row]])));
    expect(await faults()).toEqual([]);
  }
  const file = (values: Partial<typeof responseFiles.$inferInsert>) => app.store.write('house', async (tx) => void (await tx.update(responseFiles).set(values)));
  for (const [values, mend] of [[{ name: 'x.pdf' }, { name: 'Yttrande.pdf' }], [{ kind: 'minutes' }, { kind: 'statement' }], [{ removedAt: new Date(0) }, { removedAt: null }]]) {
    await file(values ?? {});
    expect(await faults()).toEqual([`response ${row.id}: its files are not those that were submitted`]);
    await file(mend ?? {});
  }
  await app.store.write('house', async (tx) => void (await tx.update(comments).set({ text: 'x' }).where(eq(comments.id, app.commentId))));
  expect(await faults()).toEqual([`response ${row.id}: its comments are not those that were submitted`]);
});

test('content and hash written anew together do not agree with the journal, and a submitted response that is gone is missed', async () => {
  const { app, submit } = await ready();
  given(await submit(), 201);
  const { responses } = consultationTables(app.store);
  const [row] = await app.store.read.select().from(responses).where(eq(responses.id, app.responseId));
  const content = new TextEncoder().encode(new TextDecoder().decode(row?.content ?? new Uint8Array()).replace('tillstyrker', 'avstyrker'));
  await app.store.write('house', async (tx) => void (await tx.update(responses).set({ content, hash: sha256(content), summary: 'Nämnden avstyrker.' }).where(eq(responses.id, app.responseId))));
  expect((await verifyResponses(app.store.read)).faults).toEqual([`response ${app.responseId}: its hash is not the one in the journal`]);
  await app.store.write('house', async (tx) => void (await tx.update(responses).set({ state: 'draft' }).where(eq(responses.id, app.responseId))));
  expect((await verifyResponses(app.store.read)).faults).toEqual([`response ${app.responseId}: the journal says it was submitted, but it is not there`]);
});

test('a key holds for the act at its whole address, and may not be longer than two hundred characters', async () => {
  const { app, almfors, submit } = await ready();
  expect(expectRefused(await submit('x'.repeat(201)), 422, 'idempotency-key-too-long').values).toEqual({ most: 200 });
  const lead = await app.enter('lead');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/opening`, undefined, { key: 'x'.repeat(201) }), 422, 'idempotency-key-too-long');
  const receipt = given(await submit('x'.repeat(200)), 201);
  const again = (query: string) => almfors.post<Receipt>(`/api/responses/${app.responseId}/submission${query}`, undefined, { key: 'x'.repeat(200) });
  expect(given(await again(''), 201)).toEqual(receipt);
  expectRefused(await again('?another=1'), 409, 'idempotency-key-reused');
});

test('an upload sent again with its key is one upload; another file with the same key is refused', async () => {
  const app = await openAt(open);
  const door = new Hono<{ Variables: { person: { id: string } } }>().onError((error, c) => c.text(error instanceof Refusal ? error.code : 'fault', 400))
    .use(async (c, next) => { c.set('person', { id: app.people.lead }); await next(); })
    .post('/', async (c) => {
      const { bytes } = await uploadOf(c);
      return c.text(await once(c, app, 'house', async () => `taken ${new TextDecoder().decode(bytes)}`, sha256(bytes)));
    });
  const send = async (words: string) => {
    const form = new FormData();
    form.set('file', new File([words], 'a.pdf'));
    return (await door.request('/', { method: 'POST', body: form, headers: { 'idempotency-key': 'u1' } })).text();
  };
  expect(await send('ett')).toBe('taken ett');
  expect(await send('ett'), 'the boundary of the form differs each time').toBe('taken ett');
  expect(await send('två')).toBe('idempotency-key-reused');
});
