import { expect, test } from 'vitest';
import type { Consultee, Round } from '#shared/consultation.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { answering, open, openAt, planned, type Scene, submitted } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;
const registerOf = async (app: Planned, as: Visitor) => given(await as.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
const rowOf = async (app: Planned, as: Visitor, id: string) => (await registerOf(app, as)).find((row) => row.id === id) ?? expect.fail('not on the list');

/** A table as a spreadsheet reads it: rows by head. */
async function sheetOf(app: Planned, as: Visitor, locale: 'sv' | 'en' = 'sv'): Promise<Record<string, string>[]> {
  const answer = await as.raw('GET', `/api/rounds/${app.roundId}/consultees.csv?locale=${locale}`);
  expect(answer.status).toBe(200);
  const [head = '', ...rows] = new TextDecoder().decode(await answer.arrayBuffer()).replace(/^\ufeff/, '').trimEnd().split('\r\n');
  return rows.map((row) => Object.fromEntries(head.split(';').map((name, i) => [name, row.split(';')[i] ?? ''])));
}

test('the lead keeps what only the secretary knows of a consultee, and each change is told on its own', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const before = await entryCount(app.store);
  given(await lead.patch(`/api/consultees/${app.almfors}/register-entry`, { meetingOn: '2027-05-12', ownRegistryNumber: ' RG 2027/00417-12 ', note: 'Ring i april.', contactName: 'Nämndsekreteraren' }));
  expect(await rowOf(app, lead, app.almfors)).toMatchObject({ meetingOn: '2027-05-12', ownRegistryNumber: 'RG 2027/00417-12', note: 'Ring i april.', contactName: 'Nämndsekreteraren', refusals: { keep: null } });
  expect(await entryCount(app.store), 'one entry for each of the four').toBe(before + 4);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'register-kept', audience: 'team', actorId: app.people.lead, subjectId: app.almfors });
  const told = given(await lead.get<{ items: { act: string; details: Record<string, string> }[] }>(`/api/matters/${app.matterId}/journal`)).items.slice(0, 4).map(({ details }) => details);
  const consultee = 'Almfors kommun, Socialnämnden';
  expect(told, 'the note and the name stay out of what is kept for ever').toEqual(expect.arrayContaining([
    { consultee, field: 'meetingOn', before: '', after: '2027-05-12' }, { consultee, field: 'ownRegistryNumber', before: '', after: 'RG 2027/00417-12' }, { consultee, field: 'note' }, { consultee, field: 'contactName' },
  ]));
  // What is the same already is no change; a day can be taken back.
  given(await lead.patch(`/api/consultees/${app.almfors}/register-entry`, { note: 'Ring i april.' }));
  expect(await entryCount(app.store)).toBe(before + 4);
  given(await lead.patch(`/api/consultees/${app.almfors}/register-entry`, { meetingOn: null }));
  expect((await rowOf(app, lead, app.almfors)).meetingOn).toBeNull();
});

test('the contact in the register is whom one turns to: who may answer stays as it was', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const { coordinators } = await rowOf(app, lead, app.almfors);
  given(await lead.patch(`/api/consultees/${app.almfors}/register-entry`, { contactMail: 'annan@almfors.granmark.example' }));
  expect(await rowOf(app, lead, app.almfors)).toMatchObject({ contactMail: 'annan@almfors.granmark.example', coordinators });
});

test('the register is kept before, during and after the round, by who leads', async () => {
  for (const stage of [planned, open, submitted, answering]) {
    const app = await openAt(stage as typeof planned);
    given(await (await app.enter('lead')).patch(`/api/consultees/${app.almfors}/register-entry`, { ownRegistryNumber: 'RG 1' }));
    expectRefused(await (await app.enter('writer')).patch(`/api/consultees/${app.almfors}/register-entry`, { note: 'x' }), 403, 'lead-only');
    expectRefused(await (await app.enter('almforsCoordinator')).patch(`/api/consultees/${app.almfors}/register-entry`, { note: 'x' }), 404, 'not-found');
  }
  const app = await openAt(open);
  const lead = await app.enter('lead');
  expect(expectRefused(await lead.patch(`/api/consultees/${app.almfors}/register-entry`, { meetingOn: '2027-02-30', ownRegistryNumber: 'a\nb' }), 422, 'invalid-input').errors?.map(({ pointer }) => pointer).sort()).toEqual(['/meetingOn', '/ownRegistryNumber']);
});

test('register, table and round count the same', async () => {
  const app = await openAt(submitted);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/consultees`, { organisationId: app.organisations.association, officialMail: 'post@association.granmark.example', unsolicited: true }), 201);
  const { counts } = given(await lead.get<Round>(`/api/rounds/${app.roundId}`));
  const rows = await registerOf(app, lead);
  const invited = rows.filter(({ unsolicited }) => !unsolicited);
  expect({ invited: invited.length, answered: invited.filter(({ response }) => response).length, late: invited.filter(({ response }) => response?.late).length, comments: rows.reduce((sum, { response }) => sum + (response?.comments ?? 0), 0) })
    .toEqual({ invited: counts.invited, answered: counts.answered, late: counts.late, comments: counts.comments });
  const sheet = await sheetOf(app, lead);
  expect(sheet).toHaveLength(rows.length);
  expect(sheet.filter((row) => row['Inbjuden eller spontan'] !== 'Spontant remissvar')).toHaveLength(counts.invited);
  expect(sheet.filter((row) => row.Läge === 'Har svarat')).toHaveLength(counts.answered + counts.unsolicited);
});

test('the table holds the numbers of both sides, in the language asked for, and no formula', async () => {
  const app = await openAt(open);
  const [lead, almfors] = [await app.enter('lead'), await app.enter('almforsCoordinator')];
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports', registryNumber: 'ALM/27:77' }));
  expect((await rowOf(app, lead, app.almfors)).response, 'nothing of a draft').toBeNull();
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  given(await lead.patch(`/api/consultees/${app.almfors}/register-entry`, { ownRegistryNumber: '=1+1', note: '@SUM(A1)' }));
  expect((await sheetOf(app, lead))[0]).toMatchObject({ Remissinstans: 'Almfors kommun, Socialnämnden', 'Remissinstansens diarienummer': 'ALM/27:77', 'Vårt diarienummer': `"'=1+1"`, Anteckning: `"'@SUM(A1)"`, 'Sista svarsdag': '2027-06-01', Ställningstagande: 'Tillstyrker' });
  expect((await sheetOf(app, lead, 'en'))[0]).toMatchObject({ Consultee: 'Almfors kommun, Socialnämnden', Status: 'Has responded', Position: 'Supports' });
});
