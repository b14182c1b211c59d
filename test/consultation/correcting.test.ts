import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Comment, Consultation, Consultee, Receipt, ResponseView, Round } from '#shared/consultation.ts';
import type { FrozenDocument, FrozenPackage } from '#shared/drafting.ts';
import type { ConsultationReport } from '#shared/export.ts';
import type { NextStep } from '#shared/next-step.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { factRows } from '../../server/export/docx-writer/account-pages.ts';
import { wordsIn } from '../../server/export/docx-writer/words.ts';
import { verifyRounds } from '../../server/consultation/round-seal.ts';
import { verifyResponses } from '../../server/consultation/submission.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { chainOf, entryCount, expectSoundJournal } from '../support/journal-entries.ts';
import { blockAt, writeIn } from '../support/live-edits.ts';
import { outboxOf } from '../support/mail.ts';
import { answering, consultationOf, deadline, mailOf, onWords, open, openAt, planned, type Scene, submitted } from '../support/stages.ts';
import { expectRefused, given, type Visitor } from '../support/visitor.ts';

const decision = { deadline, decidedBy: 'Förvaltningschefen', decidedOn: '2027-03-01', reason: 'Tre veckor skulle vara fyra.' };
type Opened = Scene<Awaited<ReturnType<typeof open>>['facts']>;

/** Four weeks instead of three, and nothing left of what the region promises at night. */
async function corrected(app: Pick<Opened, 'documentId' | 'matterId' | 'people' | 'realtime' | 'runJobs' | 'store'>, lead: Visitor): Promise<FrozenPackage> {
  const replace = (name: 'duty' | 'region', words: string, by: string) => (transform: Parameters<Parameters<typeof writeIn>[3][number]>[0], doc: Parameters<typeof blockAt>[0]) => {
    const from = blockAt(doc, block(name)).at + 1 + sentences[name].indexOf(words);
    if (by === '') transform.delete(from, from + words.length);
    else transform.replaceWith(from, from + words.length, doc.type.schema.text(by));
  };
  await writeIn(app as Opened, app.documentId, app.people.writer, [replace('duty', 'tre', 'fyra'), replace('region', ' – även på kvällar och helger', '')]);
  const frozen = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', reason: 'Rättad' }), 201);
  await app.runJobs();
  return frozen;
}

test('a fault in an open round is corrected by a newer version, by a decision that everybody is told of', async () => {
  const app = await openAt(submitted);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  const before = (await outboxOf(app)).length;
  const round = given(await lead.post<Round>(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  expect(round).toMatchObject({ state: 'open', packageId: newer.id, packageNumber: 2, deadline, corrections: [{ ...decision, deadlineBefore: deadline, versionBefore: 1, version: 2 }], refusals: { correct: 'correction-version-missing' } });
  expect(round.corrections[0]?.texts.map(({ fate, changes }) => [fate, changes.map(({ clause, kind }) => `${kind} ${clause ?? ''}`)])).toEqual([['changed', ['text 2.1', 'text 2.2']]]);
  const letters = (await outboxOf(app)).slice(before);
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual([mailOf('almforsCoordinator'), mailOf('bjorkvattnaCoordinator'), mailOf('otherWriter'), mailOf('writer')].sort());
  for (const letter of letters) expect(letter.body).toContain(decision.reason);
  const told = (who: 'almforsCoordinator' | 'bjorkvattnaCoordinator') => letters.find(({ recipient }) => recipient === mailOf(who));
  expect(told('bjorkvattnaCoordinator'), 'with the clauses that changed and the corrected text').toMatchObject({ body: expect.stringContaining('– 2.1 Kommunens ansvar\n– 2.2 Regionens ansvar'), attachments: [expect.objectContaining({ name: 'Överenskommelsen.pdf' })] });
  expect([told('almforsCoordinator')?.body.includes('Ni har redan svarat'), told('bjorkvattnaCoordinator')?.body.includes('Ni har redan svarat')]).toEqual([true, false]);
  expect((await chainOf(app.store, `matter:${app.matterId}`)).findLast(({ act }) => act === 'round-corrected')).toMatchObject({ audience: `consultees:${app.roundId}`, actorId: app.people.lead, subjectId: app.roundId });
  await expectSoundJournal(app.store);
  const register = given(await lead.get<{ items: Consultee[] }>(`/api/rounds/${app.roundId}/consultees`)).items;
  expect(register.find(({ id }) => id === app.almfors)?.letters[0]).toMatchObject({ kind: 'correction' });
  expect(given(await lead.get<NextStep>(`/api/matters/${app.matterId}/next-step`)), 'the corrected version does not wait for a round').not.toMatchObject({ code: expect.stringContaining('version') });
});

test('both versions stay readable to consultees and colleagues, with what differs between them', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  for (const who of ['almforsCoordinator', 'colleague'] as const) {
    const reader = await app.enter(who);
    const seen = await consultationOf(reader, app.almfors);
    expect(seen).toMatchObject({ package: { id: newer.id, number: 2 }, earlier: [{ id: app.packageId, number: 1, hash: app.packageHash }], round: { corrections: [{ reason: decision.reason }] } });
    const [older, now] = [app.frozenDocumentId, newer.documents[0]?.id ?? ''];
    for (const [documentId, words] of [[older, 'inom tre veckor'], [now, 'inom fyra veckor']] as const) expect(given(await reader.get<FrozenDocument>(`/api/consultations/${app.almfors}/documents/${documentId}`)).html).toContain(words);
    const { comparison } = given(await reader.get<{ comparison: { counts: { wordsInserted: number; wordsDeleted: number } } }>(`/api/consultations/${app.almfors}/comparison?before=${older}&after=${now}`));
    expect(comparison.counts).toMatchObject({ wordsInserted: 1, wordsDeleted: 6 });
    expectRefused(await reader.get(`/api/consultations/${app.almfors}/comparison?before=${now}&after=${older}`), 404, 'not-found');
  }
});

test('comments keep the version they were written against, and are shown where their words stand now', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  const almfors = await app.enter('almforsCoordinator');
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  const mine = (await consultationOf(almfors, app.almfors)).response?.comments ?? [];
  const now = newer.documents[0]?.id ?? '';
  expect(mine.find(({ id }) => id === app.commentId)).toMatchObject({ packageNumber: 1, anchor: { documentId: app.frozenDocumentId, quote: 'samordnad individuell plan' }, now: { version: 2, state: 'same', anchor: { documentId: now, quote: 'samordnad individuell plan' } } });
  expect(mine.find(({ id }) => id === app.secondCommentId)).toMatchObject({ packageNumber: 1, now: { state: 'same', anchor: { scope: 'package' } } });
  const theirs = (await consultationOf(bjorkvattna, app.bjorkvattna)).response?.comments ?? [];
  expect(theirs[0], 'what was said of words that are gone is said still').toMatchObject({ anchor: { documentId: app.frozenDocumentId, quote: 'kvällar och helger' }, now: { version: 2, state: 'gone', anchor: null } });

  // Somebody had the older text open when it was corrected.
  const late = given(await almfors.post<Comment>(`/api/responses/${app.responseId}/comments`, { anchor: onWords(app.frozenDocumentId, 'duty', 'inom tre veckor'), text: 'För kort.' }), 201);
  expect(late).toMatchObject({ packageNumber: 1, now: { state: 'changed', anchor: { documentId: now, quote: 'inom fyra veckor' } } });
  expectRefused(await almfors.post(`/api/responses/${app.responseId}/comments`, { anchor: { ...onWords(app.frozenDocumentId, 'duty', 'inom tre veckor'), documentId: now }, text: 'Nej.' }), 422, 'anchor-invalid');
});

test('what was submitted stays as it was, and says itself which version it answers', async () => {
  const app = await openAt(submitted);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  const almfors = await app.enter('almforsCoordinator');
  expect(given(await almfors.get<Receipt>(`/api/responses/${app.responseId}/receipt`)), 'the receipt is the one that was given').toEqual(app.receipt);
  const bjorkvattna = await app.enter('bjorkvattnaCoordinator');
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'opposes' }));
  const receipt = given(await bjorkvattna.post<Receipt>(`/api/responses/${app.otherResponseId}/submission`), 201);
  expect(receipt, 'sent after the correction, it answers the version that counts').toMatchObject({ packageNumber: 2, packageHash: newer.hash });
  const said = JSON.parse((await bjorkvattna.get<string>(`/api/responses/${app.otherResponseId}/receipt.json`)).text) as { round: { seal: string }; comments: { version?: number }[] };
  expect(said.comments.map(({ version }) => version), 'its comment was written against the first').toEqual([1]);
  expect((await verifyResponses(app.store.read)).faults).toEqual([]);
  expect(await verifyRounds(app.store.read)).toEqual({ rounds: 1, faults: [] });
});

test('a letter answers the version that counted before it came', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  const { versionAnswered } = await import('../../server/consultation/round-versions.ts');
  const today = app.clock().toISOString().slice(0, 10);
  const round = { id: app.roundId, packageId: newer.id };
  const answered = (channel: string, receivedOn: string) => versionAnswered(app.store.read, round, { channel, receivedOn });
  expect([await answered('letter', today), await answered('letter', '2027-12-24'), await answered('online', today)]).toEqual([app.packageId, newer.id, newer.id]);
});

test('the day is kept or moved ahead by the same decision', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  const correct = (changed: object) => lead.post<Round>(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id, ...changed });
  const before = await entryCount(app.store);
  expect(expectRefused(await correct({ deadline: '2027-05-31' }), 422, 'deadline-earlier').errors).toEqual([{ pointer: '/deadline', detail: 'deadline-earlier' }]);
  expect(expectRefused(await correct({ decidedBy: ' ', reason: ' \n' }), 422, 'invalid-input').errors?.map(({ pointer }) => pointer).sort()).toEqual(['/decidedBy', '/reason']);
  expect(await entryCount(app.store)).toBe(before);
  expect(given(await correct({ deadline: '2027-06-21' }), 201)).toMatchObject({ deadline: '2027-06-21', corrections: [{ deadlineBefore: deadline, deadline: '2027-06-21' }] });
  const letter = (await outboxOf(app)).find(({ recipient, subject }) => recipient === mailOf('almforsCoordinator') && subject.includes('rättad'));
  expect(letter?.body).toContain('Ni får längre tid. Sista svarsdag för Almfors kommun, Socialnämnden är måndag 21 juni 2027');
  expect(await verifyRounds(app.store.read)).toEqual({ rounds: 1, faults: [] });
});

test('only the lead corrects, only an open round, and only by a newer text for consultation', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const correct = async (who: Visitor, packageId: string) => who.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId });
  expectRefused(await correct(lead, app.packageId), 409, 'correction-version-missing');
  const same = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', reason: 'Samma' }), 201);
  expectRefused(await correct(lead, same.id), 409, 'correction-same-text');
  expectRefused(await correct(lead, app.packageId), 409, 'correction-version-unfit');
  const review = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'review', reason: 'Läsning' }), 201);
  expectRefused(await correct(lead, review.id), 409, 'correction-version-unfit');
  expectRefused(await correct(await app.enter('chair'), same.id), 403, 'lead-only');
  expectRefused(await correct(await app.enter('otherLead'), same.id), 404, 'not-found');
  for (const stage of [planned, answering]) {
    const other = await openAt(stage as typeof planned);
    expectRefused(await (await other.enter('lead')).post(`/api/rounds/${other.roundId}/corrections`, { ...decision, packageId: other.packageId }), 409, 'round-not-open');
  }
});

test('the same correction sent twice with one key is made once', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  const before = (await outboxOf(app)).length;
  for (const _time of [1, 2]) given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }, { key: 'c' }), 201);
  expect((await outboxOf(app)).length).toBe(before + 4);
  expectRefused(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 409, 'correction-version-missing');
});

test('verify finds a version that was put in behind the seal, and a correction that was taken away', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  const { rounds, roundCorrections } = consultationTables(app.store);
  const write = (act: Parameters<typeof app.store.write<void>>[1]) => app.store.write(`matter:${app.matterId}`, act);
  await write(async (tx) => { await tx.update(rounds).set({ packageId: app.packageId }).where(eq(rounds.id, app.roundId)); });
  expect((await verifyRounds(app.store.read)).faults).toEqual([`round ${app.roundId}: package differs from what it was opened with`]);
  await write(async (tx) => { await tx.update(rounds).set({ packageId: newer.id }).where(eq(rounds.id, app.roundId)); });
  await write(async (tx) => { await tx.update(roundCorrections).set({ reason: 'Något annat.' }).where(eq(roundCorrections.roundId, app.roundId)); });
  expect((await verifyRounds(app.store.read)).faults).toEqual([`round ${app.roundId}: corrects differs from what it was opened with`]);
  await write(async (tx) => { await tx.delete(roundCorrections).where(eq(roundCorrections.roundId, app.roundId)); });
  expect((await verifyRounds(app.store.read)).faults).toContain(`round ${app.roundId}: the journal tells of a correction that is not there`);
});

test('the working group reads each comment against its own version after the round has closed', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  const almfors = await app.enter('almforsCoordinator');
  given(await almfors.patch(`/api/responses/${app.responseId}`, { stance: 'supports' }));
  given(await almfors.post(`/api/responses/${app.responseId}/submission`), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  const read = given(await lead.get<ResponseView>(`/api/responses/${app.responseId}`));
  expect(read.comments.map(({ packageNumber, now }) => [packageNumber, now?.version])).toEqual([[1, 2], [1, 2]]);
  given(await lead.get(`/api/comments/${app.commentId}/changes`));
  given(await lead.get(`/api/rounds/${app.roundId}/changes`));
  given(await lead.get(`/api/rounds/${app.roundId}/matrix`));
  expect((await consultationOf(almfors, app.almfors) satisfies Consultation).response?.comments).toHaveLength(2);
});

test('the public page says at once that the text was corrected, and keeps both versions once the new one is published', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  const publish = async () => given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: [] }));
  await publish();
  const newer = await corrected(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  const page = async (path = '') => (await app.visitor().get(`/offentligt/${app.roundId}${path}`)).text;
  const now = newer.documents[0]?.id ?? '';
  expect(await page()).toContain(decision.reason);
  expect(await page()).toContain('Här visas än så länge version 1.');
  expect(await page(`/text/${app.frozenDocumentId}`)).toContain('Den här versionen är rättad. Version 2 gäller nu.');
  expect((await app.visitor().get(`/offentligt/${app.roundId}/text/${now}`)).status, 'what has not passed its check is not read').toBe(404);
  await publish();
  expect(await page()).not.toContain('än så länge');
  expect(await page(`/text/${now}`)).toContain('inom fyra veckor');
  expect(await page(`/text/${app.frozenDocumentId}`), 'the link to the first version holds').toContain('inom tre veckor');
  given(await lead.post(`/api/rounds/${app.roundId}/publication/withdrawal`, { reason: 'Ett namn stod kvar.' }));
  await publish();
  expect((await app.visitor().get(`/offentligt/${app.roundId}/text/${app.frozenDocumentId}`)).status, 'what was taken away stays away').toBe(404);
});

test('the public page names what was corrected, and no personal number in it, before the corrected text has passed its check', async () => {
  const app = await openAt(open);
  const lead = await app.enter('lead');
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: [] }));
  await writeIn(app as Opened, app.documentId, app.people.writer, [(transform, doc) => { transform.insert(blockAt(doc, block('municipal')).at + 1, doc.type.schema.text('Ärende 121212-1212 ')); }]);
  const newer = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', reason: 'Rättad' }), 201);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  const page = (await app.visitor().get(`/offentligt/${app.roundId}`)).text;
  expect(page).toContain('Ärende ');
  expect(page).not.toContain('121212-1212');
});

test('the report tells when the text was corrected, why, and what became of the last day', async () => {
  const app = await openAt(submitted);
  const lead = await app.enter('lead');
  const newer = await corrected(app, lead);
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, deadline: '2027-06-21', packageId: newer.id }), 201);
  const report = given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  expect(report.round).toMatchObject({ packageNumber: 2, corrections: [{ version: 2, versionBefore: 1, reason: decision.reason, deadlineBefore: deadline, deadline: '2027-06-21' }] });
  const [, told] = factRows(wordsIn('sv'), report).find(([name]) => name === 'Texten rättad') ?? [];
  expect(told).toContain('version 2 i stället för 1, efter beslut av Förvaltningschefen. Sista svarsdag flyttades från');
  expect(told).toContain(`Skäl: ${decision.reason}`);
});

test('who has answered is told so, also while it writes a supplement; who has withdrawn its response is told how to answer', async () => {
  const app = await openAt(submitted);
  const lead = await app.enter('lead');
  const [almfors, bjorkvattna] = [await app.enter('almforsCoordinator'), await app.enter('bjorkvattnaCoordinator')];
  given(await almfors.post(`/api/responses/${app.responseId}/supplements`, {}), 201);
  given(await bjorkvattna.patch(`/api/responses/${app.otherResponseId}`, { stance: 'opposes' }));
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/submission`), 201);
  given(await bjorkvattna.post(`/api/responses/${app.otherResponseId}/withdrawal`, { reason: 'Nämnden tar om beslutet.' }), 201);
  const newer = await corrected(app, lead);
  const before = (await outboxOf(app)).length;
  given(await lead.post(`/api/rounds/${app.roundId}/corrections`, { ...decision, packageId: newer.id }), 201);
  const letters = (await outboxOf(app)).slice(before);
  const isTold = (who: 'almforsCoordinator' | 'bjorkvattnaCoordinator') => letters.find(({ recipient }) => recipient === mailOf(who))?.body.includes('Ni har redan svarat');
  expect([isTold('almforsCoordinator'), isTold('bjorkvattnaCoordinator')]).toEqual([true, false]);
});
