/** Responses of those who were not asked: the public form, the letter that confirms, and the lead's moderation (`domain.md` 2.3, 5). */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Consultee, Receipt, Round } from '#shared/consultation.ts';
import type { FrozenPackage } from '#shared/drafting.ts';
import type { ConsultationReport } from '#shared/export.ts';
import type { Publication } from '#shared/publication.ts';
import type { Moderation } from '#shared/unsolicited.ts';
import { unsolicitedTables } from '../../server/consultation/unsolicited/tables.ts';
import { sweepUnsolicited } from '../../server/consultation/unsolicited/unsolicited.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { block } from '../support/agreement-text.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { blockAt, writeIn } from '../support/live-edits.ts';
import { outboxOf } from '../support/mail.ts';
import type { OpenedApp } from '../support/open-app.ts';
import { openWithForm, publishPage } from '../support/public-form.ts';
import { open, openAt, planned, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type InRound = Scene<{ roundId: string; people: Record<string, string> }>;
const page = (app: InRound, path = '') => app.visitor().get(`/offentligt/${app.roundId}${path}`);
const rowsOf = (app: OpenedApp) => app.store.read.select().from(unsolicitedTables(app.store).unsolicitedResponses);

const written = { name: 'Vera Exempel', email: 'vera@privat.example', organisation: '', stance: 'supports_with_remarks', condition: '', text: 'Bra förslag,\r\nmen tiderna är för korta.', website: '', act: 'send' };
const send = (app: InRound, fields: Record<string, string> = {}, path = '/svara') => app.visitor().post(`/offentligt/${app.roundId}${path}`, new URLSearchParams({ ...written, ...fields }).toString(), { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
const linkIn = (body: string): string => /http:\/\/localhost:3000(\/offentligt\/\S+)/.exec(body)?.[1] ?? expect.fail('no link in the letter');
const latestLetter = async (app: OpenedApp) => (await outboxOf(app)).at(-1) ?? expect.fail('no letter was sent');

async function confirmed(app: InRound, fields: Record<string, string> = {}) {
  expect((await send(app, fields)).status).toBe(303);
  const link = linkIn((await latestLetter(app)).body);
  expect((await app.visitor().post(link)).status).toBe(303);
}
const moderation = async (app: InRound, lead: Visitor) => given(await lead.get<Moderation>(`/api/rounds/${app.roundId}/unsolicited-responses`));

test('the form is there once the lead has turned it on, the page is published and the round is open, and not a moment longer', async () => {
  const early = await openAt(planned);
  const planning = await early.enter('lead');
  given(await planning.put(`/api/rounds/${early.roundId}/public-form`, { on: true }));
  await publishPage(early, planning);
  expect((await page(early, '/svara')).status, 'planned: only that it comes is shown').toBe(404);

  const app = await openAt(open);
  const lead = await app.enter('lead');
  const turn = (on: boolean, who = lead) => who.put<Moderation>(`/api/rounds/${app.roundId}/public-form`, { on });
  expect((await page(app, '/svara')).status).toBe(404);
  await publishPage(app, lead);
  const off = await page(app, '/svara');
  expect({ status: off.status, text: off.text.includes('Formuläret är inte öppet') }).toEqual({ status: 404, text: true });
  expect((await send(app)).status).toBe(409);
  expect((await page(app)).text).not.toContain('/svara');
  expectRefused(await turn(true, await app.enter('writer')), 403, 'lead-only');
  expectRefused(await turn(true, await app.enter('otherLead')), 404, 'not-found');
  expect(given(await turn(true)).form).toMatchObject({ on: true, shown: true, path: `/offentligt/${app.roundId}/svara` });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'public-form-turned-on', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expect((await page(app)).text).toContain(`/offentligt/${app.roundId}/svara`);
  const form = await page(app, '/svara');
  expect(form.status).toBe(200);
  expect(form.headers.get('set-cookie')).toBeNull();
  expect(form.text).not.toMatch(/<script|style="|\son\w+="/i);
  expect(form.text).toContain(`value="${app.frozenDocumentId}/${block('municipal')}"`);
  expect((await page(app, '/svara?locale=en')).text).toContain('Respond to the consultation');

  given(await turn(false));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'public-form-turned-off', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expect((await page(app, '/svara')).status).toBe(404);
  given(await turn(true));
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  expect((await page(app, '/svara')).status).toBe(404);
  const late = await send(app);
  expect(late.status).toBe(409);
  expect(late.text, 'what was written is not lost').toContain('men tiderna är för korta.');
  expectRefused(await turn(true), 409, 'round-closed');
  expect(await rowsOf(app)).toEqual([]);
});

test('what is sent is nobody’s to read before its sender has confirmed it, and opening the link confirms nothing', async () => {
  const { app, lead } = await openWithForm();
  const before = (await outboxOf(app)).length;
  const sent = await send(app);
  expect({ status: sent.status, to: sent.headers.get('location'), cookie: sent.headers.get('set-cookie') }).toEqual({ status: 303, to: `/offentligt/${app.roundId}/svara/skickat`, cookie: null });
  expect((await page(app, '/svara/skickat')).text).toContain('Ett steg kvar');
  expect((await moderation(app, lead)).items).toEqual([]);
  const letters = (await outboxOf(app)).slice(before);
  expect(letters.map(({ recipient }) => recipient), 'one letter, and none to the lead').toEqual(['vera@privat.example']);
  const [letter] = letters;
  for (const words of ['Vera', 'tiderna']) expect(`${letter?.subject}\n${letter?.body}`, 'a stranger’s words are sent to nobody').not.toContain(words);
  const link = linkIn(letter?.body ?? '');
  const secret = link.split('/').at(-1) ?? '';
  expect(secret, '256 bits').toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(await rowsOf(app)), 'kept as a hash').not.toContain(secret);

  for (let opened = 0; opened < 2; opened += 1) {
    const shown = await app.visitor().get(link);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    for (const said of ['Vera Exempel', 'men tiderna är för korta.', 'Tillstyrker med synpunkter']) expect(shown.text).toContain(said);
  }
  expect((await moderation(app, lead)).items, 'a mail program that opens links confirms nothing').toEqual([]);
  expectRefused(await app.visitor().post(link, undefined, { headers: { origin: 'https://elsewhere.example' } }), 403, 'foreign-origin');
  const done = await app.visitor().post(link);
  expect({ status: done.status, to: done.headers.get('location') }).toEqual({ status: 303, to: `/offentligt/${app.roundId}/svara/bekraftat` });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'unsolicited-confirmed', audience: 'team', actorId: null, subjectId: app.roundId });
  expect((await moderation(app, lead)).items).toMatchObject([{ name: 'Vera Exempel', email: 'vera@privat.example', text: 'Bra förslag,\nmen tiderna är för korta.', proposed: { name: 'Vera Exempel', category: 'private_person' }, received: null, leftOut: null }]);
  expect((await app.visitor().get(link)).text, 'used, it shows nothing of what was written').not.toContain('Vera');
  expect((await app.visitor().post(link)).status, 'pressed twice it is confirmed once').toBe(303);
  expect((await moderation(app, lead)).items).toHaveLength(1);
  expect((await outboxOf(app)).map(({ body }) => body).join('\n'), 'a used link stands in no kept letter').not.toContain(secret);
  expect((await page(app)).text).not.toContain('Vera');
  expect((await app.visitor().get(`/offentligt/${app.roundId}/bekrafta/${'a'.repeat(43)}`)).status).toBe(404);
  expect((await app.visitor().post(`/offentligt/${app.roundId}/bekrafta/${'a'.repeat(43)}`)).status).toBe(404);
});

test('only the lead reads what waits, and nobody who may not', async () => {
  const { app } = await openWithForm();
  await confirmed(app);
  const [row] = await rowsOf(app);
  for (const who of ['writer', 'chair', 'registrar'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.get(`/api/rounds/${app.roundId}/unsolicited-responses`), 403, 'lead-only');
    expectRefused(await visitor.post(`/api/unsolicited-responses/${row?.id}/receipt`, { name: 'X', category: 'other' }), 403, 'lead-only');
    expectRefused(await visitor.post(`/api/unsolicited-responses/${row?.id}/dismissal`, { reason: 'x' }), 403, 'lead-only');
  }
  for (const who of ['otherLead', 'almforsCoordinator', 'admin'] as const) {
    const visitor = await app.enter(who);
    for (const answer of [await visitor.get(`/api/rounds/${app.roundId}/unsolicited-responses`), await visitor.post(`/api/unsolicited-responses/${row?.id}/receipt`, { name: 'X', category: 'other' }), await visitor.post(`/api/unsolicited-responses/${row?.id}/dismissal`, { reason: 'x' })]) expectRefused(answer, 404, 'not-found');
  }
});

test('received, it is a response like any other of one who was not asked: in the register, on the bench, in the report, with a receipt', async () => {
  const { app, lead } = await openWithForm();
  app.clock.set('2027-06-01T21:30:00Z');
  await confirmed(app, { organisation: 'Föräldraföreningen', stance: 'supports_on_condition', condition: 'Att tiden förlängs.', 'plats-1': `${app.frozenDocumentId}/${block('municipal')}`, 'synpunkt-1': 'Syftet är otydligt.', 'plats-2': '', 'synpunkt-2': 'Skriv kortare.', 'plats-3': '', 'synpunkt-3': '  ' });
  app.clock.set('2027-06-03T08:00:00Z');
  const [item] = (await moderation(app, lead)).items;
  expect(item).toMatchObject({ proposed: { name: 'Föräldraföreningen', category: 'association' }, comments: [{ document: 'Överenskommelsen', text: 'Syftet är otydligt.' }, { document: null, text: 'Skriv kortare.' }] });
  expectRefused(await lead.post(`/api/unsolicited-responses/${item?.id}/receipt`, { name: 'Björkvattna kommun', category: 'municipal_body' }), 409, 'consultee-listed');
  const before = (await outboxOf(app)).length;
  const now = given(await lead.post<Moderation>(`/api/unsolicited-responses/${item?.id}/receipt`, { name: 'Föräldraföreningen', category: 'association' }));
  const responseId = now.items[0]?.received?.responseId ?? expect.fail('not received');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'unsolicited-received', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expectRefused(await lead.post(`/api/unsolicited-responses/${item?.id}/receipt`, { name: 'En gång till', category: 'association' }), 409, 'unsolicited-settled');
  expectRefused(await lead.post(`/api/unsolicited-responses/${item?.id}/dismissal`, { reason: 'x' }), 409, 'unsolicited-settled');

  const { items: register } = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`));
  expect(register.find(({ name }) => name === 'Föräldraföreningen')).toMatchObject({ unsolicited: true, invitedAt: null, officialMail: 'vera@privat.example', response: { id: responseId, channel: 'form', stance: 'supports_on_condition', receivedOn: '2027-06-01', late: false, comments: 2 } });
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts).toMatchObject({ invited: 2, answered: 0, unsolicited: 1, leftOut: 0, comments: 2 });
  const { items: bench } = given(await lead.get<{ items: { text: string; organisation: string; clauseNumber: string | null; scope: string }[] }>(`/api/rounds/${app.roundId}/comments`));
  expect(bench.filter(({ organisation }) => organisation === 'Föräldraföreningen').map(({ text, scope }) => [text, scope]).sort()).toEqual([['Skriv kortare.', 'package'], ['Syftet är otydligt.', 'block']]);
  const report = given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  expect(report.organisations.find(({ name }) => name === 'Föräldraföreningen')).toMatchObject({ invited: false, status: 'submitted', summary: 'Bra förslag,\nmen tiderna är för korta.', condition: 'Att tiden förlängs.' });
  expect(report.counts).toMatchObject({ unsolicited: 1, leftOut: 0 });
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);

  expect((await outboxOf(app)).slice(before).map(({ recipient }) => recipient).sort()).toEqual(['registrator@rss.granmark.example', 'vera@privat.example']);
  await app.runJobs();
  const receipt = (await outboxOf(app)).slice(before).find(({ recipient }) => recipient === 'vera@privat.example');
  expect(receipt?.subject).toBe('RG 2027/00417 Kvittens: ditt svar är mottaget');
  expect(receipt?.attachments.map(({ type }) => type)).toEqual(['application/pdf']);
  expect(receipt?.body, 'nothing that asks for an account').not.toContain('/kvittens/');
});

test('a private person who is received is shown to the public without name', async () => {
  const { app, lead } = await openWithForm();
  await confirmed(app);
  const [item] = (await moderation(app, lead)).items;
  const responseId = given(await lead.post<Moderation>(`/api/unsolicited-responses/${item?.id}/receipt`, item?.proposed)).items[0]?.received?.responseId;
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const { responses } = given(await lead.get<Publication>(`/api/rounds/${app.roundId}/publication`));
  const findings = responses.find(({ id }) => id === responseId)?.findings ?? [];
  expect(findings.map(({ kind }) => kind)).toEqual(['private-person']);
  given(await lead.post(`/api/rounds/${app.roundId}/published-responses`, { responses: [{ id: responseId, masked: true, confirmed: findings.map(({ key }) => key) }] }));
  const shown = await page(app, `/svar/${responseId}`);
  expect(shown.text).toContain('men tiderna är för korta.');
  expect(shown.text).not.toContain('Vera');
});

test('after a correction the form waits for the page, and what was sent before keeps the version it was written about', async () => {
  const { app, lead } = await openWithForm();
  await confirmed(app, { 'plats-1': `${app.frozenDocumentId}/${block('municipal')}`, 'synpunkt-1': 'Om den första versionen.' });
  await writeIn(app, app.documentId, app.people.writer, [(transform, doc) => { const at = blockAt(doc, block('duty')).at + 1; transform.insert(at, doc.type.schema.text('Även ')); }]);
  const newer = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', reason: 'Rättad' }), 201);
  await app.runJobs();
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { packageId: newer.id, deadline: '2027-06-01', decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-01', reason: 'Ett ord fattades.' }), 201);
  expect((await page(app, '/svara')).status, 'the page still shows the text as it was').toBe(404);
  await publishPage(app, lead);
  expect((await page(app, '/svara')).status).toBe(200);
  const [item] = (await moderation(app, lead)).items;
  const responseId = given(await lead.post<Moderation>(`/api/unsolicited-responses/${item?.id}/receipt`, item?.proposed)).items[0]?.received?.responseId;
  expect(given(await lead.get<Receipt>(`/api/responses/${responseId}/receipt`))).toMatchObject({ packageNumber: 1, comments: 1, channel: 'form' });
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
});

test('left out, it is kept with its reason, told to its sender in the language of the form, and counted beside the others', async () => {
  const { app, lead } = await openWithForm();
  expect((await send(app, {}, '/svara?locale=en')).headers.get('location')).toContain('?locale=en');
  const link = linkIn((await latestLetter(app)).body);
  expect(link).toContain('?locale=en');
  expect((await app.visitor().get(link)).text).toContain('Confirm the response');
  expect((await app.visitor().post(link)).status).toBe(303);
  const [item] = (await moderation(app, lead)).items;
  expectRefused(await lead.post(`/api/unsolicited-responses/${item?.id}/dismissal`, { reason: ' ' }), 422, 'invalid-input');
  const { items } = given(await lead.post<Moderation>(`/api/unsolicited-responses/${item?.id}/dismissal`, { reason: 'Det gäller en annan remiss.' }));
  expect(items).toMatchObject([{ received: null, leftOut: { by: 'Konto lead', reason: 'Det gäller en annan remiss.' }, text: 'Bra förslag,\nmen tiderna är för korta.' }]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'unsolicited-left-out', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expect(await latestLetter(app)).toMatchObject({ recipient: 'vera@privat.example', language: 'en', subject: 'RG 2027/00417 Your response is not part of the consultation', body: expect.stringContaining('Reason: Det gäller en annan remiss.') });
  expectRefused(await lead.post(`/api/unsolicited-responses/${item?.id}/receipt`, { name: 'X', category: 'other' }), 409, 'unsolicited-settled');
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).counts).toMatchObject({ unsolicited: 0, leftOut: 1, comments: 0 });
  expect(given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`)).counts).toMatchObject({ unsolicited: 0, leftOut: 1 });
  expect(given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items).toHaveLength(2);
});

test('a link confirms for seven days, also after the round has closed, and what nobody confirmed is then taken away', async () => {
  const { app, lead } = await openWithForm();
  expect((await send(app)).status).toBe(303);
  expect((await send(app, { email: 'sen@privat.example' })).status).toBe(303);
  const [first, second] = (await outboxOf(app)).slice(-2).map(({ body }) => linkIn(body));
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  app.clock.set('2027-03-08T07:59:00Z');
  expect((await app.visitor().post(first ?? '')).status).toBe(303);
  await sweepUnsolicited(app.store, app.clock());
  expect(await rowsOf(app)).toHaveLength(2);
  app.clock.set('2027-03-08T08:00:01Z');
  expect((await app.visitor().get(second ?? '')).status).toBe(404);
  expect((await app.visitor().post(second ?? '')).status).toBe(404);
  await sweepUnsolicited(app.store, app.clock());
  expect((await rowsOf(app)).map(({ email }) => email)).toEqual(['vera@privat.example']);
  expect((await outboxOf(app)).filter(({ body }) => /bekrafta\/[\w-]{43}/.test(body))).toEqual([]);
});

test('every fault is told by its field, and nothing that was written is lost', async () => {
  const { app } = await openWithForm();
  const wrong = await send(app, { name: ' ', email: 'vera', stance: '', text: '<b>Fet</b> & "citat"', 'plats-1': 'nowhere/at-all', 'synpunkt-1': 'Kvar.' });
  expect(wrong.status).toBe(422);
  for (const id of ['name', 'email', 'stance', 'plats-1']) expect(wrong.text).toContain(`<a href="#${id}">`);
  expect(wrong.text).toContain('&#60;b&#62;Fet&#60;/b&#62; &#38; &#34;citat&#34;</textarea>');
  expect(wrong.text).toContain('Kvar.</textarea>');
  expect(wrong.text).toContain('<title>Fel: ');
  expect((await send(app, { stance: 'supports_on_condition' })).text).toContain('<a href="#condition">');
  expect((await send(app, { text: ' ' })).text).toContain('<a href="#text">');
  expect((await send(app, { text: 'x'.repeat(20_001) })).text).toContain('<a href="#text">');
  expect((await send(app, { stance: 'declines_to_comment' })).status).toBe(422);
  expect((await send(app, { text: 'x'.repeat(2 ** 20) })).status).toBe(413);
  const more = await send(app, { name: '', act: 'more', 'plats-1': '', 'synpunkt-1': 'Ett.' });
  expect(more.status, 'another comment is no sending').toBe(200);
  expect(more.text).toContain('id="synpunkt-2"');
  expect(more.text).toContain('Ett.</textarea>');
  expect(await rowsOf(app)).toEqual([]);
});

test('what looks like a personal number is warned of before it is sent, and told to the lead', async () => {
  const { app, lead } = await openWithForm();
  const warned = await send(app, { text: 'Min dotter, 100101-1234, fick vänta.' });
  expect(warned.status).toBe(422);
  expect(warned.text).toContain('100101-1234');
  expect(await rowsOf(app)).toEqual([]);
  await confirmed(app, { text: 'Ärende 100101-1234 hos oss.', checked: 'yes' });
  expect((await moderation(app, lead)).items).toMatchObject([{ personalNumber: true }]);
});

test('a machine that fills in what nobody sees is told nothing and keeps nothing', async () => {
  const { app } = await openWithForm();
  const before = (await outboxOf(app)).length;
  const [machine, person] = [await send(app, { website: 'https://x.example' }), await send(app)];
  expect([machine.status, machine.headers.get('location')]).toEqual([person.status, person.headers.get('location')]);
  expect((await outboxOf(app)).length).toBe(before + 1);
});

test('no mailbox is filled through the form, and what an address has had is told to nobody', async () => {
  const { app } = await openWithForm();
  const before = (await outboxOf(app)).length;
  const answers = [];
  for (let n = 0; n < 4; n += 1) answers.push(await send(app, { email: ' Vera@Privat.example' }));
  expect(new Set(answers.map(({ status, headers, text }) => `${status} ${headers.get('location')} ${text}`)).size).toBe(1);
  expect((await outboxOf(app)).length).toBe(before + 3);
  app.clock.set('2027-03-02T08:00:01Z');
  await send(app);
  expect((await outboxOf(app)).length).toBe(before + 4);
});

test('a flood is held back, and what was written stands on the page', async () => {
  const { app } = await openWithForm();
  let last = await send(app, { email: 'flod0@x.example' });
  for (let n = 1; n <= 200; n += 1) last = await send(app, { email: `flod${n}@x.example` });
  expect(last.status).toBe(429);
  expect(last.text).toContain('men tiderna är för korta.');
  const t = unsolicitedTables(app.store);
  expect((await app.store.read.select().from(t.unsolicitedResponses).where(eq(t.unsolicitedResponses.roundId, app.roundId)))).toHaveLength(200);
});

test('another site can neither send nor confirm', async () => {
  const { app } = await openWithForm();
  const foreign = { headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' } };
  expectRefused(await app.visitor().post(`/offentligt/${app.roundId}/svara`, new URLSearchParams(written).toString(), foreign), 403, 'foreign-origin');
  expect(await rowsOf(app)).toEqual([]);
});
