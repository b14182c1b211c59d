/** Consultees read each other's responses when the round says so and is closed, and never otherwise (`domain.md` rule 8). */
import { expect, test } from 'vitest';
import type { Consultation, Round } from '#shared/consultation.ts';
import type { Maskings } from '#shared/maskings.ts';
import type { OthersResponse, OthersResponseRow } from '#shared/shared-responses.ts';
import { verifyRounds } from '../../server/consultation/round-seal.ts';
import { attach } from '../support/attaching.ts';
import { entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { canary, open, openAt, planned, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

const decision = { decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-02', reason: 'Nämnderna har bett om det.' };
type Open = Scene<Awaited<ReturnType<typeof open>>['facts']>;

const share = (lead: Visitor, roundId: string, shared = true) => lead.put<Round>(`/api/rounds/${roundId}/sharing`, { shared, decision });
const others = (who: Visitor, consulteeId: string, locale = 'sv') => who.get<{ items: OthersResponseRow[] }>(`/api/consultations/${consulteeId}/others?locale=${locale}`);
const other = (who: Visitor, consulteeId: string, responseId: string) => who.get<OthersResponse>(`/api/consultations/${consulteeId}/others/${responseId}?locale=sv`);

/** Almfors has answered with words that should not be read by everybody, and a file; Björkvattna is still writing. Shared, and still open. */
async function shared() {
  const app = await openAt(open);
  const [lead, almfors, bjorkvattna] = [await app.enter('lead'), await app.enter('almforsCoordinator'), await app.enter('bjorkvattnaCoordinator')];
  given(await almfors.patch(`/api/comments/${app.commentId}`, { text: 'Som i fallet Anna A., 850101-1234. Ring handlaggare@almfors.example.', version: 0 }));
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports', summary: 'Nämnden ser fallet Anna A. som typiskt.' }));
  await attach(almfors, app.responseId, 'attachment', { name: 'Hemlig bilaga.pdf', bytes: Buffer.from('%PDF-1.4 bilaga') });
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  given(await share(lead, app.roundId));
  return { app, lead, almfors, bjorkvattna };
}
const close = async (lead: Visitor, app: Open) => given(await lead.post(`/api/rounds/${app.roundId}/closing`));

test('the lead says it while the round is planned; it is off until then, and stands in what the round is opened with', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  expect(given(await lead.get<Round>(`/api/rounds/${app.roundId}`)).sharing).toEqual({ shared: false, decision: null });
  expect(given(await lead.put<Round>(`/api/rounds/${app.roundId}/sharing`, { shared: true })).sharing).toEqual({ shared: true, decision: null });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'responses-shared', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  const before = await entryCount(app.store);
  given(await lead.put(`/api/rounds/${app.roundId}/sharing`, { shared: true }));
  expect(await entryCount(app.store), 'what is so already is no act').toBe(before);
  expectRefused(await (await app.enter('writer')).put(`/api/rounds/${app.roundId}/sharing`, { shared: false }), 403, 'lead-only');
  expectRefused(await (await app.enter('otherLead')).put(`/api/rounds/${app.roundId}/sharing`, { shared: false }), 404, 'not-found');
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  expect((await verifyRounds(app.store.read)).faults).toEqual([]);
  const almfors = await app.enter('almforsCoordinator');
  expect(given(await almfors.get<Consultation>(`/api/consultations/${app.almfors}`))).toMatchObject({ round: { shared: true }, refusals: { readOthers: 'responses-not-shared-yet' } });
  // A later decision changes what holds, and nothing of what the round was opened with.
  expect(given(await share(lead, app.roundId, false)).sharing).toEqual({ shared: false, decision });
  expect((await verifyRounds(app.store.read)).faults).toEqual([]);
});

test('once the round is open it is changed by a decision with a name and a reason', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  expectRefused(await lead.put(`/api/rounds/${app.roundId}/sharing`, { shared: true }), 422, 'sharing-decision-missing');
  expectRefused(await lead.put(`/api/rounds/${app.roundId}/sharing`, { shared: true, decision: { ...decision, reason: ' ' } }), 422, 'invalid-input');
  expect(given(await share(lead, app.roundId)).sharing).toEqual({ shared: true, decision });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'responses-shared', audience: `consultees:${app.roundId}`, actorId: app.people.lead, subjectId: app.roundId });
  await expectSoundJournal(app.store);
});

test('nothing of another response is read while the round is open, nor when it does not say so', async () => {
  const { app, lead, bjorkvattna } = await shared();
  expectRefused(await others(bjorkvattna, app.bjorkvattna), 409, 'responses-not-shared-yet');
  expectRefused(await other(bjorkvattna, app.bjorkvattna, app.responseId), 409, 'responses-not-shared-yet');
  await close(lead, app);
  expect(given(await others(bjorkvattna, app.bjorkvattna)).items).toHaveLength(1);
  given(await share(lead, app.roundId, false));
  expectRefused(await others(bjorkvattna, app.bjorkvattna), 409, 'responses-not-shared');
  expectRefused(await other(bjorkvattna, app.bjorkvattna, app.responseId), 409, 'responses-not-shared');
  given(await share(lead, app.roundId));
  given(await lead.post(`/api/rounds/${app.roundId}/second-opening`, { deadline: '2027-12-01', ...decision }));
  expectRefused(await others(bjorkvattna, app.bjorkvattna), 409, 'responses-not-shared-yet');
});

test('when it is closed each consultee reads the others’ submitted responses, without persons and files, and nobody else does', async () => {
  const { app, lead, almfors, bjorkvattna } = await shared();
  await close(lead, app);
  expect(given(await others(bjorkvattna, app.bjorkvattna)).items).toEqual([expect.objectContaining({ id: app.responseId, consultee: 'Almfors kommun, Socialnämnden', stance: 'supports', comments: 2, withdrawnOn: null, supplements: null })]);
  const { text } = await other(bjorkvattna, app.bjorkvattna, app.responseId);
  for (const hidden of ['850101-1234', 'handlaggare@almfors.example', 'Hemlig bilaga']) expect(text).not.toContain(hidden);
  expect(given(await other(bjorkvattna, app.bjorkvattna, app.responseId))).toMatchObject({ summary: 'Nämnden ser fallet Anna A. som typiskt.', files: 1 });
  // Björkvattna never submitted: what it wrote is read by nobody.
  expect(given(await others(almfors, app.almfors)).items).toEqual([]);
  const hidden = await other(almfors, app.almfors, app.otherResponseId);
  expectRefused(hidden, 404, 'not-found');
  expect(hidden.text).not.toContain(canary);
  expectRefused(await other(almfors, app.almfors, app.responseId), 404, 'not-found');
  for (const who of ['colleague', 'stranger', 'lead'] as const) expectRefused(await others(await app.enter(who), app.almfors), 404, 'not-found');
  expectRefused(await others(bjorkvattna, app.almfors), 404, 'not-found');
});

test('masked words are masked for the other consultees too', async () => {
  const { app, lead, bjorkvattna } = await shared();
  await close(lead, app);
  expect((await other(bjorkvattna, app.bjorkvattna, app.responseId)).text).toContain('Anna A.');
  const { parts } = given(await lead.get<Maskings>(`/api/responses/${app.responseId}/maskings`));
  const passages = parts.flatMap(({ field, commentId, text }) => (text.includes('Anna A.') ? [{ field, commentId, from: text.indexOf('Anna A.'), to: text.indexOf('Anna A.') + 7, words: 'Anna A.' }] : []));
  given(await lead.post(`/api/responses/${app.responseId}/maskings`, { ground: 'secrecy', law: '26 kap. 1 § OSL', passages }), 201);
  const { text } = await other(bjorkvattna, app.bjorkvattna, app.responseId);
  expect(text).not.toContain('Anna A.');
  expect(text).toContain('[maskerat: 26 kap. 1 § OSL]');
});

test('a response that was withdrawn is told of as withdrawn, and nothing of what it said', async () => {
  const { app, lead, almfors, bjorkvattna } = await shared();
  given(await almfors.post(`/api/responses/${app.responseId}/withdrawal`, { reason: 'Nämnden har ändrat sig.' }), 201);
  await close(lead, app);
  const [row] = given(await others(bjorkvattna, app.bjorkvattna)).items;
  expect(row).toMatchObject({ consultee: 'Almfors kommun, Socialnämnden', stance: null, comments: 0 });
  expect(row?.withdrawnOn).toMatch(/^2027-/);
  const read = await other(bjorkvattna, app.bjorkvattna, app.responseId);
  expect(given(read)).toMatchObject({ summary: '', condition: '', comments: [], files: 0, sections: [], stance: null });
  expect(read.text).not.toContain('Nämnden');
});

test('a private person who responded unasked has no name there', async () => {
  const { app, lead, bjorkvattna } = await shared();
  const person = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/consultees`, { organisation: { name: 'Karin Karlsson', kind: 'other' }, category: 'private_person', unsolicited: true, officialMail: 'karin@post.example' }), 201).id;
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: person, channel: 'letter', receivedOn: '2027-03-01' }), 201);
  given(await lead.patch(`/api/responses/${id}`, { stance: 'opposes' }));
  await attach(lead, id, 'statement', { name: 'Brev.pdf', bytes: Buffer.from('%PDF-1.4 brev') });
  given(await lead.post(`/api/responses/${id}/submission`), 201);
  await close(lead, app);
  const { text } = await others(bjorkvattna, app.bjorkvattna);
  expect(text).toContain('Privatperson');
  expect(text + (await other(bjorkvattna, app.bjorkvattna, id)).text).not.toContain('Karlsson');
});
