import { expect, test } from 'vitest';
import type { Consultee } from '#shared/consultation.ts';
import type { ListPreview } from '#shared/consultee-list.ts';
import type { Organisation } from '#shared/people.ts';
import { writeSheet } from '../../server/export/sheets.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { answering, open, openAt, planned, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;
const registerOf = async (app: Planned, as: Visitor) => given(await as.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
const sending = (app: Planned, as: Visitor) => ({
  look: async (bytes: Uint8Array) => given(await as.upload<ListPreview>(`/api/rounds/${app.roundId}/consultees/import?dry=true`, { name: 'lista.csv', bytes })),
  add: (bytes: Uint8Array) => as.upload<ListPreview>(`/api/rounds/${app.roundId}/consultees/import`, { name: 'lista.csv', bytes }),
});
const csv = (...rows: string[]) => Buffer.from(`\ufeff${rows.join('\r\n')}\r\n`);
const faultsOf = ({ faults }: ListPreview) => faults.map(({ row, field, code }) => `${row} ${field} ${code}`);

const head = 'Organisation;Organisationsnummer;Nämnd;Typ;Skyldig att svara;E-post;Kontaktperson;Kontaktpersonens e-post;Sammanträdesdag;Anteckning;Antal invånare';
const good = csv(head,
  'Ekhammar kommun;;Socialnämnden;;ja;;Nämndsekreteraren;sekreterare@ekhammar.granmark.example;12 maj 2027;Ring i april;9000',
  '',
  'Länsstyrelsen i Granmark;212000-1231;;Statlig myndighet;x;lansstyrelsen@granmark.example;;;;;',
  'Länsstyrelsen i Granmark;2120001231;Miljöenheten;Statlig myndighet;nej;miljo@granmark.example;;;;;');

test('a list is looked through without changing anything, and then added whole', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const { look, add } = sending(app, lead);
  const before = await entryCount(app.store);
  const preview = await look(good);
  expect(preview).toMatchObject({ faults: [], ignored: ['Antal invånare'], added: 0 });
  expect(preview.rows.map(({ row, name, isNewOrganisation, outcome, officialMail, category, obliged }) => [row, name, isNewOrganisation, outcome, officialMail, category, obliged])).toEqual([
    [2, 'Ekhammar kommun, Socialnämnden', false, 'add', 'kontakt@ekhammar.granmark.example', 'municipal_body', true],
    [4, 'Länsstyrelsen i Granmark', true, 'add', 'lansstyrelsen@granmark.example', 'state_agency', true],
    [5, 'Länsstyrelsen i Granmark, Miljöenheten', true, 'add', 'miljo@granmark.example', 'state_agency', false],
  ]);
  expect([await entryCount(app.store), (await registerOf(app, lead)).length], 'nothing is written by looking').toEqual([before, 2]);

  expect(given(await add(good)).added).toBe(3);
  const rows = await registerOf(app, lead);
  expect(rows.find(({ name }) => name === 'Ekhammar kommun, Socialnämnden')).toMatchObject({ contactName: 'Nämndsekreteraren', contactMail: 'sekreterare@ekhammar.granmark.example', meetingOn: '2027-05-12', note: 'Ring i april', obliged: true });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'consultees-imported', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  const { items } = given(await lead.get<{ items: Organisation[] }>('/api/organisations'));
  expect(items.filter(({ name }) => name === 'Länsstyrelsen i Granmark'), 'one organisation with two rows').toMatchObject([{ kind: 'state_agency', registrationNumber: '212000-1231' }]);

  expect((await look(good)).rows.map(({ outcome }) => outcome), 'read in again it adds nobody').toEqual(['listed', 'listed', 'listed']);
  expect(given(await add(good)).added).toBe(0);
  expect(await registerOf(app, lead)).toHaveLength(5);
});

test('the number tells the organisation, however its name is spelt', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const { look, add } = sending(app, lead);
  given(await add(good));
  expect((await look(csv('Remissinstans;Org.nr;Nämnd', 'Lst Granmark;212000-1231;Landsbygdsenheten'))).rows).toMatchObject([{ name: 'Länsstyrelsen i Granmark, Landsbygdsenheten', isNewOrganisation: false, outcome: 'add', officialMail: 'lansstyrelsen@granmark.example' }]);
  expect(faultsOf(await look(csv('Organisation;Org.nr', 'Ekhammar kommun;212000-1231')))).toEqual(['2 registrationNumber number-of-another']);
});

test('one fault refuses the whole list, and each is told with its row', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const { look, add } = sending(app, lead);
  const bad = csv(head,
    'Almfors kommun;;Skolnämnden;;;;;;;;',
    ';;;;;x@x.example;;;;;',
    'Nya föreningen;850101-1234;;Klubb;kanske;post;;fel adress;när det passar;;',
    'Nya bolaget;;;;;;;;;;',
    'almfors  KOMMUN;;skolnämnden;;;;;;;;');
  expect(faultsOf(await look(bad))).toEqual([
    '3 organisation organisation-missing', '3 category category-missing',
    '4 registrationNumber registration-number-invalid', '4 category category-unknown', '4 obliged obliged-unclear', '4 meetingOn date-invalid', '4 officialMail email-invalid', '4 contactMail email-invalid',
    '5 category category-missing', '5 officialMail email-missing', '6 organisation row-repeated',
  ]);
  const before = await entryCount(app.store);
  expectRefused(await add(bad), 422, 'list-has-faults');
  expect([await entryCount(app.store), (await registerOf(app, lead)).length]).toEqual([before, 2]);
  expect((await look(bad)).faults.at(-1)).toMatchObject({ said: 'almfors KOMMUN, skolnämnden', other: '2' });
});

test('a list comes as a workbook as well as CSV, in Swedish or English, and our own table is read back', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const { look } = sending(app, lead);
  const book = await writeSheet({ title: 'Lista', creator: 'x', at: app.clock(), sheets: [{ name: 'Lista', columns: ['Consultee', 'Committee', 'E-mail', 'Type', 'Obliged to respond'].map((title) => ({ title })), rows: [['Nya kommunen', 'Board', 'ny@kommun.example', 'Municipality', 'yes']] }] });
  expect((await look(book)).rows).toMatchObject([{ row: 2, name: 'Nya kommunen, Board', category: 'municipal_body', obliged: true }]);
  expect((await look(Buffer.from('Organisation;Nämnd;Typ;E-post\nÖvre Åbo;Nämnd ä;Förening;a@b.example', 'latin1'))).rows, 'as Excel on a Swedish Windows saves it').toMatchObject([{ name: 'Övre Åbo, Nämnd ä' }]);
  const ours = new Uint8Array(await (await lead.raw('GET', `/api/rounds/${app.roundId}/consultees.csv?locale=sv`)).arrayBuffer());
  expect(await look(ours)).toMatchObject({ faults: [], rows: [{ name: 'Almfors kommun, Socialnämnden', outcome: 'listed', obliged: true }, { name: 'Björkvattna kommun', outcome: 'listed' }] });
});

test('what is no list is refused in words', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const { add } = sending(app, lead);
  expectRefused(await add(csv('Färg;Form', 'röd;rund')), 422, 'list-head-missing');
  expectRefused(await add(csv('Organisation;Typ')), 422, 'list-empty');
  expect(expectRefused(await add(csv('Organisation', ...Array.from({ length: 2_001 }, (_, n) => `Förening ${n}`))), 413, 'list-too-long').values).toEqual({ most: 2_000 });
  expectRefused(await add(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2])), 422, 'sheet.refused.not-a-spreadsheet');
});

test('in an open round each new one is invited at once; a closed round takes no list', async () => {
  const app = await openAt(open);
  const { add } = sending(app, await app.enter('lead'));
  const before = (await outboxOf(app)).length;
  given(await add(good));
  expect((await outboxOf(app)).slice(before).map(({ recipient }) => recipient).sort()).toEqual(['kontakt@ekhammar.granmark.example', 'lansstyrelsen@granmark.example', 'miljo@granmark.example', 'sekreterare@ekhammar.granmark.example']);
  const closed = await openAt(answering);
  expectRefused(await sending(closed, await closed.enter('lead')).add(good), 409, 'round-closed');
  expectRefused(await sending(closed, await closed.enter('writer')).add(good), 403, 'lead-only');
});

test('the same list sent twice with one key is added once', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const form = () => { const body = new FormData(); body.set('file', new File([good.slice()], 'lista.csv')); return body; };
  const [one, two] = [await lead.send<ListPreview>('POST', `/api/rounds/${app.roundId}/consultees/import`, form(), { key: 'k' }), await lead.send<ListPreview>('POST', `/api/rounds/${app.roundId}/consultees/import`, form(), { key: 'k' })];
  expect([given(one).added, given(two).added]).toEqual([3, 3]);
  expect(await registerOf(app, lead)).toHaveLength(5);
});
