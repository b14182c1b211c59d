import { expect, test } from 'vitest';
import type { Publication } from '#shared/publication.ts';
import { sightings, masked } from '#shared/publication.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { eq } from 'drizzle-orm';
import { onePixel } from '../support/images.ts';
import { block } from '../support/agreement-text.ts';
import { expectJournalled } from '../support/journal-entries.ts';
import { answering, canary, open, openAt, planned, submitted, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

const publicationOf = async (visitor: Visitor, roundId: string) => given(await visitor.get<Publication>(`/api/rounds/${roundId}/publication`));
const keysOf = (findings: Publication['findings']) => findings.map(({ key }) => key);
type InRound = Scene<{ roundId: string; people: Record<string, string> }>;
async function publish(app: InRound): Promise<Publication> {
  const lead = await app.enter('lead');
  const { findings } = await publicationOf(lead, app.roundId);
  return given(await lead.post<Publication>(`/api/rounds/${app.roundId}/publication`, { confirmed: keysOf(findings) }));
}
const page = (app: InRound, path = '') => app.visitor().get(`/offentligt/${app.roundId}${path}`);

test('a page that is not published is not there, and looks like one that never was', async () => {
  const app = await openAt(open);
  const absent = await app.visitor().get('/offentligt/00000000-0000-7000-8000-000000000000');
  expect(absent.status).toBe(404);
  const hidden = await page(app);
  expect({ status: hidden.status, text: hidden.text.replaceAll(app.roundId, '') }).toEqual({ status: 404, text: absent.text.replaceAll('00000000-0000-7000-8000-000000000000', '') });
  expect((await app.visitor().get('/offentligt')).text).toContain('Ingen remissomgång är publicerad');
});

test('the lead publishes an open round: letter, list and texts are read without a session, a cookie or a script', async () => {
  const app = await openAt(open);
  expectRefused(await (await app.enter('writer')).post(`/api/rounds/${app.roundId}/publication`, { confirmed: [] }), 403, 'lead-only');
  expectRefused(await (await app.enter('otherLead')).post(`/api/rounds/${app.roundId}/publication`, { confirmed: [] }), 404, 'not-found');
  expect((await publish(app)).shown).toBe('papers');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'round-published', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expectRefused(await (await app.enter('lead')).post(`/api/rounds/${app.roundId}/publication`, { confirmed: [] }), 409, 'round-published');

  const { status, text, headers } = await page(app);
  expect(status).toBe(200);
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  expect(text).not.toMatch(/<script|style="|\son\w+="/i);
  for (const said of ['Ni inbjuds att lämna synpunkter.', 'Almfors kommun, Socialnämnden', 'Björkvattna kommun', 'RG 2027/00417', 'Öppen för synpunkter']) expect(text).toContain(said);
  expect(text, 'how many have answered is nobody’s to know while it is open').not.toContain('har svarat');
  const words = await page(app, `/text/${app.frozenDocumentId}`);
  expect(words.text).toContain(`data-block="${block('duty')}"`);
  expect(words.text, 'each numbered heading is a link to itself').toMatch(/<h2 id="(\w+)" data-block="\1"><a class="clause-number" href="#\1">1/);
  const papers = await app.visitor().raw('GET', `/offentligt/${app.roundId}/handlingar.pdf`);
  expect(papers.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await papers.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await page(app, '?locale=en')).text).toContain('Open for comments');
  expect((await app.visitor().get('/offentligt')).text).toContain(`/offentligt/${app.roundId}`);
});

test('every finding of the privacy check is confirmed before anything is published', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  given(await lead.patch(`/api/rounds/${app.roundId}`, { letter: `Ring Anna, 850101-1234, eller skriv till anna@privat.example. Annars ${'lead@rss.granmark.example'}.` }));
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const { findings } = await publicationOf(lead, app.roundId);
  expect(findings.map(({ kind, part, quote }) => [kind, part, quote]), 'the contact’s own address is meant to be there').toEqual([['personal-number', 'letter', '850101-1234'], ['mail-address', 'letter', 'anna@privat.example']]);
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: keysOf(findings).slice(1) }), 409, 'findings-unconfirmed');
  expect((await page(app)).status).toBe(404);
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: keysOf(findings) }));
  expect((await page(app)).status).toBe(200);
});

test('a planned round is announced, and its letter and text wait for a publication of their own', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  expect((await publish(app)).shown).toBe('notice');
  const announced = (await page(app)).text;
  expect(announced).toContain('Planerad');
  expect(announced).not.toContain('Ni inbjuds');
  expect(announced).not.toContain('Almfors');
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  expect((await page(app)).text).not.toContain('Ni inbjuds');
  expect((await page(app, `/text/${app.frozenDocumentId}`)).status).toBe(404);
  expect((await publish(app)).shown).toBe('papers');
  expect((await page(app)).text).toContain('Ni inbjuds');
});

test('the page is taken away with its reason, at once and with all that stood on it', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/publication/withdrawal`, { reason: 'x' }), 409, 'round-not-published');
  await publish(app);
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/publication/withdrawal`, { reason: ' ' }), 422, 'invalid-input');
  expectRefused(await (await app.enter('writer')).post(`/api/rounds/${app.roundId}/publication/withdrawal`, { reason: 'x' }), 403, 'lead-only');
  expect(given(await lead.post<Publication>(`/api/rounds/${app.roundId}/publication/withdrawal`, { reason: 'Ett namn stod kvar.' })).shown).toBe('nothing');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'round-unpublished', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  for (const path of ['', `/text/${app.frozenDocumentId}`, '/handlingar.pdf']) expect((await page(app, path)).status, path).toBe(404);
  expect((await publish(app)).shown).toBe('papers');
  expect((await page(app)).status).toBe(200);
});

test('responses are published one by one after closing, and the page counts as the register does', async () => {
  const still = await openAt(submitted);
  await publish(still);
  const early = await still.enter('lead');
  expectRefused(await early.post(`/api/rounds/${still.roundId}/published-responses`, { responses: [{ id: still.responseId, masked: true, confirmed: [] }] }), 409, 'round-not-closed');

  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const send = (confirmed: string[], id = app.responseId, masks = true) => lead.post<Publication>(`/api/rounds/${app.roundId}/published-responses`, { responses: [{ id, masked: masks, confirmed }] });
  expectRefused(await send([]), 409, 'round-not-published');
  await publish(app);
  expect((await page(app)).text).toContain('2 remissinstanser var inbjudna: 2 har svarat, 0 har inte svarat.');
  expect((await page(app)).text).toContain('är inte publicerade här än');
  expect((await page(app, `/svar/${app.responseId}`)).status).toBe(404);
  given(await send([]));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'response-published', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expectRefused(await send([]), 409, 'response-published');
  expectRefused(await send([], app.people.lead), 404, 'not-found');
  const shown = await page(app);
  expect(shown.text).toContain(`/svar/${app.responseId}`);
  expect(shown.text).toContain('1 remissvar av 2 är publicerat');
  const response = await page(app, `/svar/${app.responseId}`);
  for (const said of ['Nämnden tillstyrker med synpunkter.', 'Tre veckor är för kort tid.', 'inom sex veckor', 'samordnad individuell plan']) expect(response.text).toContain(said);
  expect(response.text, 'who sent it in stands in the register').not.toContain('Konto almforsCoordinator');
  for (const path of ['', `/svar/${app.responseId}`]) expect((await page(app, path)).text, 'the other one is not published').not.toContain(canary);

  expectRefused(await (await app.enter('writer')).delete(`/api/rounds/${app.roundId}/published-responses/${app.responseId}`), 403, 'lead-only');
  given(await lead.delete(`/api/rounds/${app.roundId}/published-responses/${app.responseId}`));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'response-hidden', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expectRefused(await lead.delete(`/api/rounds/${app.roundId}/published-responses/${app.responseId}`), 409, 'response-not-published');
  expect((await page(app, `/svar/${app.responseId}`)).status).toBe(404);
});

test('a private person is published without its name, and what is masked is read by nobody', async () => {
  const app = await openAt(submitted);
  const lead = await app.enter('lead');
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'opposes', summary: '<b>Ring</b> 19850101-1234 eller bo@privat.example.' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  await app.store.write('house', async (tx) => void (await tx.update(consultationTables(tx).consultees).set({ category: 'private_person' }).where(eq(consultationTables(tx).consultees.id, app.bjorkvattna))));
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  await publish(app);
  const found = (await publicationOf(lead, app.roundId)).responses.find(({ id }) => id === app.otherResponseId);
  expect(found?.findings.map(({ kind, quote }) => [kind, quote])).toEqual([['personal-number', '19850101-1234'], ['mail-address', 'bo@privat.example'], ['private-person', 'Björkvattna kommun']]);
  const send = (masks: boolean, confirmed: string[]) => lead.post(`/api/rounds/${app.roundId}/published-responses`, { responses: [{ id: app.otherResponseId, masked: masks, confirmed }] });
  expectRefused(await send(true, []), 409, 'findings-unconfirmed');
  given(await send(true, keysOf(found?.findings ?? [])));
  const text = (await page(app)).text + (await page(app, `/svar/${app.otherResponseId}`)).text;
  expect(text).toContain('Privatperson');
  expect(text).not.toMatch(/Björkvattna|19850101|bo@privat/);
  expect(text, 'what anybody wrote is text, not a page').toContain('&#60;b&#62;Ring');
  expect(text).toContain('[dold uppgift]');
});

test('an image is shown for the published version, and no other image of the house', async () => {
  const app = await openAt(open);
  await publish(app);
  const writer = await app.enter('writer');
  const form = new FormData();
  form.set('file', new File([onePixel.slice()], 'a.png'));
  const { hash } = given(await writer.post<{ hash: string }>(`/api/documents/${app.documentId}/images`, form), 201);
  expect((await page(app, `/bilder/${hash}`)).status).toBe(404);
  expect((await page(app, '/bilder/..%2f..%2fsecret')).status).toBe(404);
});

test('who is to answer fetches the papers as one file; a colleague who came by a code does not', async () => {
  const app = await openAt(open);
  const path = `/api/consultations/${app.almfors}/papers.pdf`;
  const fetched = await (await app.enter('almforsCoordinator')).raw('GET', path);
  expect({ status: fetched.status, type: fetched.headers.get('content-type') }).toEqual({ status: 200, type: 'application/pdf' });
  expectRefused(await (await app.enter('colleague')).get(path), 404, 'not-found');
  expectRefused(await (await app.enter('bjorkvattnaCoordinator')).get(path), 404, 'not-found');
});

test('the check sees numbers and addresses where people write them, and hides them all', () => {
  const text = 'Bo 8501011234, 19850101-1234 och 850161+1234; post: bo.ek@x.example, B@Y.se. Telefon 090-785 10 00, dnr RG 2027/00417.';
  expect(sightings({ part: 'comment', where: '1' }, text, ['b@y.se']).map(({ quote }) => quote)).toEqual(['8501011234', '19850101-1234', '850161+1234', 'bo.ek@x.example']);
  expect(masked(text, '…')).toBe('Bo …, … och …; post: …, …. Telefon 090-785 10 00, dnr RG 2027/00417.');
});

test('whoever reads the page sees whether consultees read each other’s responses, also when that is decided after the opening', async () => {
  const app = await openAt(open);
  await publish(app);
  expect((await page(app)).text).not.toContain('Varandras svar');
  given(await (await app.enter('lead')).put(`/api/rounds/${app.roundId}/sharing`, { shared: true, decision: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Frågan gäller alla.' } }));
  expect((await page(app)).text).toContain('Remissinstanserna får läsa varandras svar när omgången är stängd för svar.');
  expect((await page(app, '?locale=en')).text).toContain('Consultees may read each other’s responses');
});
