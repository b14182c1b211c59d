import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Matrix } from '#shared/answers-matrix.ts';
import type { Consultation, Receipt, ResponseView, Round } from '#shared/consultation.ts';
import { type ConsultationReport, stances } from '#shared/export.ts';
import type { Maskings } from '#shared/maskings.ts';
import type { SectionPosition } from '#shared/section-stances.ts';
import type { WordAnswer } from '#shared/word-answers.ts';
import { withoutPrivatePersons } from '../../server/answers/public-report.ts';
import { maskedReport, maskedResponse } from '../../server/consultation/public/masking.ts';
import { findingsInResponse } from '../../server/consultation/public/privacy-check.ts';
import { verifyRounds } from '../../server/consultation/round-seal.ts';
import { sectionTables } from '../../server/consultation/sections/tables.ts';
import { exportedResponse, submittedBytes, verifyResponses } from '../../server/consultation/submission.ts';
import { writeResponsePdf } from '../../server/export/write-response-pdf.ts';
import { latestLetters } from '../../server/platform/mail/outbox.ts';
import { block } from '../support/agreement-text.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { attachPaper } from '../support/letters.ts';
import { onWords, openAt, planned, type Scene } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

type Planned = Scene<Awaited<ReturnType<typeof planned>>['facts']>;

const choose = (app: Planned, lead: Visitor, blocks: readonly string[], required = false) => lead.put<Round>(`/api/rounds/${app.roundId}/sections`, { sections: blocks.map((name) => ({ documentId: app.frozenDocumentId, block: block(name) })), required });

/** Opened with a stance asked for on 1 Inledning, 2 Ansvar and 2.1 Kommunens ansvar, and Almfors' response begun. */
async function asking({ required = false } = {}) {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  const { sections } = given(await choose(app, lead, ['municipal', 'intro', 'tasks'], required));
  given(await lead.post(`/api/rounds/${app.roundId}/opening`));
  const almfors = await app.enter('almforsCoordinator');
  const { id: responseId } = given(await almfors.post<{ id: string }>(`/api/consultations/${app.almfors}/response`), 201);
  const on = (number: string) => sections.find((one) => one.number === number)?.id ?? '';
  const take = (number: string, said: object, version = 0, by = almfors, to = responseId) => by.put<ResponseView>(`/api/responses/${to}/section-stances/${on(number)}`, { ...said, version });
  return { app, lead, almfors, responseId, sections, on, take };
}

test('the lead chooses the sections that a stance is asked for while the round is planned, in whatever order', async () => {
  const app = await openAt(planned);
  const lead = await app.enter('lead');
  expect(given(await choose(app, lead, ['municipal', 'intro'])).sections.map(({ number, heading, required }) => [number, heading, required])).toEqual([['1', 'Inledning', false], ['2.1', 'Kommunens ansvar', false]]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'sections-chosen', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expect(given(await choose(app, lead, ['tasks'], true)).sections.map(({ number, required }) => [number, required]), 'the later choice takes the place of the earlier').toEqual([['2', true]]);
  expect(given(await choose(app, lead, [])).sections).toEqual([]);
  const before = await entryCount(app.store);
  expectRefused(await choose(app, lead, ['duty']), 422, 'anchor-invalid');
  expectRefused(await choose(app, lead, ['tasks', 'tasks']), 422, 'invalid-input');
  expectRefused(await choose(app, await app.enter('writer'), ['tasks']), 403, 'lead-only');
  expect(await entryCount(app.store)).toBe(before);
});

test('the sections are frozen with the round; who sees them and whose stance they hold', async () => {
  const { app, lead, almfors, take } = await asking();
  expectRefused(await choose(app, lead, ['tasks']), 409, 'round-opened');
  expect(given(await almfors.get<Consultation>(`/api/consultations/${app.almfors}`)).sections.map(({ number }) => number)).toEqual(['1', '2', '2.1']);
  expectRefused(await take('2', { stance: 'opposes' }, 0, lead), 404, 'not-found');
  expectRefused(await take('2', { stance: 'opposes' }, 0, await app.enter('bjorkvattnaCoordinator')), 404, 'not-found');
  expect((await verifyRounds(app.store.read)).faults).toEqual([]);
  await app.store.write('house', async (tx) => { await tx.update(sectionTables(tx).sections).set({ required: true }); });
  expect((await verifyRounds(app.store.read)).faults).toEqual([`round ${app.roundId}: sections differs from what it was opened with`]);
});

test('a stance per section is frozen with the response, in its hash and on its receipt', async () => {
  const { app, lead, almfors, responseId, take } = await asking();
  given(await almfors.patch(`/api/responses/${responseId}`, { stance: 'supports' }));
  given(await take('2', { stance: 'opposes' }));
  given(await take('2.1', { stance: 'supports_on_condition' }));
  expect(given(await almfors.get<ResponseView>(`/api/responses/${responseId}`))).toMatchObject({ missing: ['section-condition-missing'], refusals: { submit: 'section-condition-missing' } });
  expectRefused(await almfors.post(`/api/responses/${responseId}/submission`), 409, 'section-condition-missing');
  given(await take('2.1', { stance: 'supports_on_condition', condition: 'Att regionen betalar.' }, 1));
  expect(given(await lead.get<{ items: SectionPosition[] }>(`/api/rounds/${app.roundId}/section-positions`)).items.map(({ said, notTaken }) => [said.length, notTaken]), 'nothing of it is seen before submission').toEqual([[0, 0], [0, 0], [0, 0]]);
  const receipt = given(await almfors.post<Receipt>(`/api/responses/${responseId}/submission`), 201);
  expect(receipt.sections.map(({ number, heading, stance, condition }) => [number, heading, stance, condition])).toEqual([['2', 'Ansvar', 'opposes', ''], ['2.1', 'Kommunens ansvar', 'supports_on_condition', 'Att regionen betalar.']]);
  expectRefused(await take('2', { stance: 'supports' }, 1), 409, 'response-submitted');
  const said = JSON.parse(new TextDecoder().decode(await submittedBytes(app.store.read, responseId))) as { sections: unknown[] };
  expect(said.sections).toEqual(receipt.sections);
  const exported = await exportedResponse(app.store.read, responseId, 'sv');
  expect(exported.sections).toEqual(receipt.sections);
  expect((await writeResponsePdf(exported)).bytes.byteLength).toBeGreaterThan(1000);
  expect((await latestLetters(app.store.read)).filter(({ body }) => body.includes('Ställningstagande: Tillstyrker\n– 2 Ansvar: Avstyrker\n– 2.1 Kommunens ansvar: Tillstyrker under förutsättning')).length).toBeGreaterThan(0);
  expect(given(await lead.get<ResponseView>(`/api/responses/${responseId}`)).sectionStances.map(({ stance, by }) => [stance, by]), 'who of them took it is their own').toEqual([['opposes', ''], ['supports_on_condition', '']]);
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  await app.store.write('house', async (tx) => { await tx.update(sectionTables(tx).sectionStances).set({ stance: 'supports' }); });
  expect((await verifyResponses(app.store.read)).faults).toEqual([`response ${responseId}: its stances on the sections are not those that were submitted`]);
});

test('a stance on a section is changed at the meeting while the response lies with the committee, with what it was before', async () => {
  const { app, almfors, responseId, on, take } = await asking();
  const at = `/api/responses/${responseId}`;
  given(await almfors.patch(at, { stance: 'supports' }));
  given(await take('2', { stance: 'supports' }));
  given(await almfors.post(`${at}/committee`, { body: 'Socialnämnden', meetingOn: '2027-03-17' }));
  expectRefused(await take('2', { stance: 'opposes' }, 1), 409, 'with-committee');
  const changed = given(await almfors.post<ResponseView>(`${at}/committee/changes`, { sections: [{ sectionId: on('2'), stance: 'supports_on_condition', condition: 'Att regionen betalar.', version: 1 }, { sectionId: on('1'), stance: null, condition: '', version: 0 }] }));
  expect(changed.sectionStances).toMatchObject([{ sectionId: on('2'), stance: 'supports_on_condition', condition: 'Att regionen betalar.' }]);
  expect(changed.committee?.changes.map(({ field, sectionId, before, after }) => [field, sectionId, before, after]).sort()).toEqual([['condition', on('2'), '', 'Att regionen betalar.'], ['stance', on('2'), 'supports', 'supports_on_condition']]);
  await expectJournalled(app.store, `response:${responseId}`, { act: 'committee-changed', audience: `response:${responseId}`, actorId: app.people.almforsCoordinator });
  expectRefused(await almfors.post(`${at}/committee/changes`, { summary: 'Nämndens.', sections: [{ sectionId: on('2'), stance: 'opposes', condition: '', version: 1 }] }), 409, 'section-stance-changed');
  expect(given(await almfors.get<ResponseView>(at)).summary, 'nothing of a refused change is stored').toBe('');
  expectRefused(await almfors.post(`${at}/committee/changes`, { sections: [{ sectionId: app.roundId, stance: 'opposes', condition: '', version: 0 }] }), 404, 'not-found');
  expectRefused(await almfors.post(`${at}/committee/changes`, { sections: [{ sectionId: on('1'), stance: 'supports_on_condition', condition: '', version: 0 }] }), 422, 'section-condition-missing');
  given(await almfors.post(`${at}/committee/decision`, { decidedOn: '2027-03-01', paragraph: '§ 41' }));
  expect(given(await almfors.post<Receipt>(`${at}/submission`), 201).sections.map(({ number, stance, condition }) => [number, stance, condition])).toEqual([['2', 'supports_on_condition', 'Att regionen betalar.']]);
});

test('where every section must be answered, what is sent here answers each; a letter is registered all the same', async () => {
  const { app, lead, almfors, responseId, take } = await asking({ required: true });
  given(await almfors.patch(`/api/responses/${responseId}`, { stance: 'supports' }));
  for (const number of ['1', '2']) given(await take(number, { stance: 'supports' }));
  expectRefused(await almfors.post(`/api/responses/${responseId}/submission`), 409, 'section-stance-missing');
  given(await take('2.1', { stance: 'no_objection' }));
  given(await almfors.post(`/api/responses/${responseId}/submission`), 201);
  const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.bjorkvattna, channel: 'letter', receivedOn: '2027-03-01' }), 201);
  given(await lead.patch(`/api/responses/${id}`, { stance: 'supports' }));
  given(await take('2', { stance: 'opposes' }, 0, lead, id));
  await attachPaper(lead, id);
  expect(given(await lead.post<Receipt>(`/api/responses/${id}/submission`), 201).sections).toMatchObject([{ number: '2', stance: 'opposes' }]);
});

test('two who take a stance on the same section at once: the second is told who was first', async () => {
  const { app, responseId, take, almfors } = await asking();
  given(await take('2', { stance: 'opposes' }));
  expect(expectRefused(await take('2', { stance: 'supports' }), 409, 'section-stance-changed').values).toEqual({ by: 'Konto almforsCoordinator' });
  given(await take('2', { stance: 'opposes' }), 200);
  expect(given(await take('2', { stance: null }, 1)).sectionStances, 'a stance is taken back').toMatchObject([{ stance: null, version: 2 }]);
  expectRefused(await almfors.put(`/api/responses/${responseId}/section-stances/${app.matterId}`, { stance: 'supports', version: 0 }), 404, 'not-found');
});

test('a comment counts by the stance on the innermost section it stands in, else by the one on the whole', async () => {
  const { app, lead, almfors, responseId, take } = await asking();
  given(await almfors.patch(`/api/responses/${responseId}`, { stance: 'supports' }));
  given(await take('2', { stance: 'opposes' }));
  given(await take('2.1', { stance: 'no_objection' }));
  const comment = async (name: 'duty' | 'region' | 'purpose', words: string) => given(await almfors.post(`/api/responses/${responseId}/comments`, { anchor: onWords(app.frozenDocumentId, name, words), text: `Om ${words}.` }), 201);
  await comment('duty', 'samordnad individuell plan');
  await comment('region', 'kvällar och helger');
  await comment('purpose', 'hälsa');
  given(await almfors.post(`/api/responses/${responseId}/submission`), 201);
  const { clauses } = given(await lead.get<Matrix>(`/api/rounds/${app.roundId}/matrix`));
  const counted = Object.fromEntries(clauses.map(({ clause, byStance }) => [clause, Object.fromEntries(Object.entries(byStance).map(([stance, cell]) => [stance, cell?.comments]))]));
  expect(counted).toEqual({ 1: { supports: 1 }, 2: { opposes: 1, no_objection: 1 }, 2.1: { no_objection: 1 }, 2.2: { opposes: 1 } });
  const shown = async (stance: string) => given(await lead.get<{ items: unknown[] }>(`/api/rounds/${app.roundId}/comments?stance=${stance}`)).items.length;
  expect(await shown('opposes'), 'the bench shows the comments behind the figure').toBe(1);
});

test('a response that replaces a preliminary one begins with its stances on sections, and what differs is told', async () => {
  const { app, almfors, responseId, take, on } = await asking();
  given(await almfors.patch(`/api/responses/${responseId}`, { stance: 'supports', preliminary: true }));
  given(await take('2', { stance: 'opposes' }));
  given(await almfors.post(`/api/responses/${responseId}/submission`), 201);
  const { id } = given(await almfors.post<{ id: string }>(`/api/responses/${responseId}/replacements`, {}), 201);
  expect(given(await almfors.get<ResponseView>(`/api/responses/${id}`)).sectionStances).toMatchObject([{ sectionId: on('2'), stance: 'opposes', version: 0 }]);
  given(await take('2', { stance: 'supports_with_remarks' }, 0, almfors, id));
  expect(given(await almfors.get<{ sections: unknown[] }>(`/api/responses/${id}/differences`)).sections).toEqual([{ section: '2 Ansvar', before: { stance: 'opposes', condition: '' }, after: { stance: 'supports_with_remarks', condition: '' } }]);
  given(await almfors.post(`/api/responses/${id}/submission`), 201);
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
});

test('words masked in a condition on a section are read by nobody outside, in a publication or a report', async () => {
  const { app, lead, almfors, responseId, take } = await asking();
  given(await almfors.patch(`/api/responses/${responseId}`, { stance: 'supports' }));
  given(await take('1', { stance: 'supports_on_condition', condition: 'Att avtalet följs.' }));
  given(await take('2', { stance: 'supports_on_condition', condition: 'Att Anna Exempel 19121212-1212 sköter det.' }));
  given(await almfors.post(`/api/responses/${responseId}/submission`), 201);
  given(await lead.post(`/api/responses/${responseId}/joint-counts`, { consulteeId: app.bjorkvattna, ground: 'Kommunstyrelsen § 41' }), 201);
  const exported = await exportedResponse(app.store.read, responseId, 'sv');
  expect(findingsInResponse(exported, false), 'what a machine sees is told before it is published').toMatchObject([{ kind: 'personal-number', part: 'condition', where: '2' }]);
  const { parts } = given(await lead.get<Maskings>(`/api/responses/${responseId}/maskings`));
  const part = parts.find(({ field }) => field === 'sectionConditions');
  const from = part?.text.indexOf('Anna Exempel') ?? -1;
  given(await lead.post(`/api/responses/${responseId}/maskings`, { passages: [{ field: 'sectionConditions', commentId: null, from, to: from + 12, words: 'Anna Exempel' }], ground: 'personal-data', law: '21 kap. 7 § OSL' }), 201);
  const shown = await maskedResponse(app.store.read, exported);
  expect(shown.sections.map(({ condition }) => condition)).toEqual(['Att avtalet följs.', expect.not.stringContaining('Anna')]);
  const report = given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  expect(report.organisations.filter(({ jointWith, sections }) => jointWith !== undefined && sections !== undefined), 'it is told of for another consultee too').toHaveLength(1);
  expect(JSON.stringify(withoutPrivatePersons(await maskedReport(app.store.read, app.roundId, report)).organisations)).not.toMatch(/Anna|19121212/);
});

test('the answer file asks for a stance on each section, and what was chosen in it comes back for review', async () => {
  const { app, almfors, responseId, on } = await asking();
  const fetched = await almfors.raw('GET', `/api/consultations/${app.almfors}/documents/${app.frozenDocumentId}/answer-form`);
  expect(fetched.status).toBe(200);
  const files = unzipSync(new Uint8Array(await fetched.arrayBuffer()));
  const fill = (xml: string, name: string, words: string) => {
    const at = xml.indexOf(`w:name="_q_${name}"`);
    expect(at, name).toBeGreaterThan(0);
    const cell = xml.slice(at, xml.indexOf('</w:tc>', at));
    return xml.replace(cell, cell.replace(/(<w:t xml:space="preserve")(?:\/>|>[^<]*<\/w:t>)/, `$1>${words}</w:t>`));
  };
  let xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  xml = fill(fill(fill(xml, `s_${block('tasks')}`, 'Avstyrker'), `s_${block('municipal')}`, 'Tillstyrker under förutsättning'), `c_${block('municipal')}`, 'Att regionen betalar.');
  files['word/document.xml'] = strToU8(xml);
  const read = given(await almfors.upload<WordAnswer>(`/api/responses/${responseId}/word-answer`, { name: 'Svar.docx', bytes: zipSync(files) }));
  expect(read.found).toEqual([]);
  expect(read.form).toMatchObject({ stance: null, unread: [], sections: [{ sectionId: on('2'), stance: 'opposes', condition: '' }, { sectionId: on('2.1'), stance: 'supports_on_condition', condition: 'Att regionen betalar.' }] });
});

test('I8: whatever is said of the sections, the report’s sums agree with the screen’s and add up to the answers that stand', { timeout: 120_000 }, async () => {
  const stance = fc.option(fc.constantFrom(...stances), { nil: null });
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(stance, stance, stance), { minLength: 2, maxLength: 2 }), fc.boolean(), async (said, isWithdrawn) => {
    const { app, lead, almfors, responseId, take } = await asking();
    const { id } = given(await lead.post<{ id: string }>(`/api/rounds/${app.roundId}/registered-responses`, { consulteeId: app.bjorkvattna, channel: 'letter', receivedOn: '2027-03-01' }), 201);
    for (const [at, [by, to]] of ([[almfors, responseId], [lead, id]] as const).entries()) {
      for (const [n, number] of ['1', '2', '2.1'].entries()) {
        const taken = said[at]?.[n] ?? null;
        if (taken !== null) given(await take(number, { stance: taken, condition: taken === 'supports_on_condition' ? 'Att det betalas.' : '' }, 0, by, to));
      }
      given(await by.patch(`/api/responses/${to}`, { stance: 'supports' }));
      if (by === lead) await attachPaper(lead, id);
      given(await by.post(`/api/responses/${to}/submission`), 201);
    }
    if (isWithdrawn) given(await almfors.post(`/api/responses/${responseId}/withdrawal`, { reason: 'Nämnden har ändrat sig.' }), 201);
    const { counts, sections = [], organisations } = given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
    const shown = given(await lead.get<{ items: SectionPosition[] }>(`/api/rounds/${app.roundId}/section-positions`)).items;
    expect(shown.map(({ said: _said, ...one }) => one)).toEqual(sections);
    for (const one of sections) {
      const sum = stances.reduce((total, each) => total + one.byStance[each], one.notTaken);
      expect(sum).toBe(counts.answered + counts.unsolicited - counts.withdrawn);
      for (const each of stances) expect(organisations.filter((organisation) => organisation.sections?.some(({ section, stance: taken }) => section === one.id && taken === each))).toHaveLength(one.byStance[each]);
    }
    await app.close();
  }), { numRuns: 8 });
});
