/** A second round on the changes only (`domain.md` 2.3): what each consultee reads, and what it may say. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Answer } from '#shared/answers.ts';
import type { ChangedClauses } from '#shared/changed-clauses.ts';
import type { Comment, Round } from '#shared/consultation.ts';
import { changesAtLarge } from '../../server/consultation/changes-only.ts';
import { roundById } from '../../server/consultation/rounds.ts';
import { verifyRounds } from '../../server/consultation/round-seal.ts';
import { consultationTables } from '../../server/consultation/tables.ts';
import { block } from '../support/agreement-text.ts';
import { reword, writeIn } from '../support/live-edits.ts';
import { newHeading, newWords, secondRound } from '../support/second-round.ts';
import { canary, consultationOf, deadline, onWords, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

type Second = Awaited<ReturnType<typeof secondRound>>;
const read = async ({ app }: Second, who: Who, consulteeId: string) => given(await (await app.enter(who)).get<ChangedClauses>(`/api/consultations/${consulteeId}/changes`));
const clauses = (changes: ChangedClauses) => changes.texts.flatMap((text) => text.clauses.map(({ fate, clause, clauseBefore, heading }) => [fate, clauseBefore, clause, heading]));

test('each consultee reads the clauses that changed since the version it answered, and one that was not asked before since the last', async () => {
  const scene = await secondRound();
  const [almfors, bjorkvattna, ekhammar] = [await read(scene, 'almforsCoordinator', scene.almfors), await read(scene, 'bjorkvattnaCoordinator', scene.bjorkvattna), await read(scene, 'stranger', scene.ekhammar)];
  const later = [['struck', '2.2', null, 'Regionens ansvar'], ['added', null, '2.2', newHeading]];
  expect([almfors.version, almfors.answered, clauses(almfors)], 'Almfors answered the first version').toEqual([1, true, [['changed', '2.1', '2.1', 'Kommunens ansvar'], ...later]]);
  expect([bjorkvattna.version, bjorkvattna.answered, clauses(bjorkvattna)], 'Björkvattna the corrected one').toEqual([2, true, later]);
  expect([ekhammar.version, ekhammar.answered, clauses(ekhammar)]).toEqual([2, false, later]);
  expect(ekhammar.elsewhere).toEqual([]);
  const seen = await consultationOf(await scene.app.enter('almforsCoordinator'), scene.almfors);
  expect(seen.changes).toMatchObject({ since: { number: 1 }, version: 1, answered: true, clauses: 3 });
  expect(JSON.stringify(almfors.texts[0]?.clauses[2]?.comparison.body)).toContain(newWords);
});

test('with its own earlier comments on each clause and what came of them, and nobody else’s', async () => {
  const scene = await secondRound();
  const almfors = await read(scene, 'almforsCoordinator', scene.almfors);
  expect(almfors.concludedOn).toBe('2027-03-01');
  expect(almfors.texts[0]?.clauses[0]?.earlier).toMatchObject([{ quote: 'samordnad individuell plan', disposition: 'accepted_partly', rationale: 'Fyra veckor i stället för tre.' }]);
  expect(almfors.elsewhere).toMatchObject([{ text: 'Texten är tydlig.', disposition: 'noted' }]);
  expect(JSON.stringify(almfors)).not.toContain(canary);
  const bjorkvattna = await read(scene, 'bjorkvattnaCoordinator', scene.bjorkvattna);
  expect(bjorkvattna.texts[0]?.clauses.find(({ fate }) => fate === 'struck')?.earlier, 'also on a clause that was struck').toMatchObject([{ quote: 'kvällar och helger', disposition: 'answered' }]);
  expectRefused(await (await scene.app.enter('bjorkvattnaCoordinator')).get(`/api/consultations/${scene.almfors}/changes`), 404, 'not-found');
  expectRefused(await (await scene.app.enter('almforsCoordinator')).get(`/api/consultations/${scene.app.almfors}/changes`), 404, 'not-found');
});

test('while the answers of the earlier round may still change, its comments are told without them', async () => {
  const scene = await secondRound({ conclude: false });
  const almfors = await read(scene, 'almforsCoordinator', scene.almfors);
  expect(almfors.concludedOn).toBeNull();
  expect(almfors.texts[0]?.clauses[0]?.earlier).toMatchObject([{ quote: 'samordnad individuell plan', disposition: null, rationale: '', changes: [] }]);
});

test('a comment on an unchanged clause is received like any other, and marked on the bench', async () => {
  const scene = await secondRound();
  const { app, lead } = scene;
  const coordinator = await app.enter('almforsCoordinator');
  const { id: responseId } = given(await coordinator.post<{ id: string }>(`/api/consultations/${scene.almfors}/response`), 201);
  const documentId = scene.newest.documents[0]?.id ?? '';
  const leave = async (anchor: object) => given(await coordinator.post<Comment>(`/api/responses/${responseId}/comments`, { anchor, text: 'En synpunkt.' }), 201).id;
  const inside = await leave({ ...onWords(documentId, 'duty', 'samordnad individuell plan'), documentId });
  const whole = await leave({ scope: 'document', documentId });
  const outside = await leave({ ...onWords(documentId, 'purpose', 'i hela länet'), documentId });
  given(await coordinator.patch(`/api/responses/${responseId}`, { stance: 'supports_with_remarks', summary: 'Vi tillstyrker.' }));
  given(await coordinator.post(`/api/responses/${responseId}/submission`), 201);
  const marks = await Promise.all([inside, whole, outside].map(async (id) => given(await lead.get<Answer>(`/api/comments/${id}/answer`)).outsideChanges));
  expect(marks).toEqual([false, false, true]);
  expect(given(await lead.get<Answer>(`/api/comments/${app.commentId}/answer`)).outsideChanges, 'the first round was on the whole text').toBe(false);
});

test('the choice is sealed with the round, and verify finds what was changed in it afterwards', async () => {
  const { app, secondId, newest, corrected } = await secondRound();
  const { rounds, comparedVersions } = consultationTables(app.store);
  const [row] = await app.store.read.select().from(rounds).where(eq(rounds.id, secondId));
  const said = JSON.parse(new TextDecoder().decode(row?.sealed ?? new Uint8Array())) as { changes?: unknown };
  expect(said.changes).toMatchObject({ since: { id: app.roundId, number: 1 }, versions: [{ number: 1, hash: app.packageHash }, { number: 2, hash: corrected.hash }] });
  expect(await verifyRounds(app.store.read)).toEqual({ rounds: 2, faults: [] });
  expect((await changesAtLarge(app.store.read, await roundById(app.store.read, secondId)))?.texts[0]?.after).toBe(newest.documents[0]?.id);
  const differs = `round ${secondId}: changes differs from what it was opened with`;
  const faults = async () => (await verifyRounds(app.store.read)).faults;
  const [kept] = await app.store.read.select().from(comparedVersions);
  const rewrite = (content: Uint8Array) => app.store.write('test', (tx) => tx.update(consultationTables(tx).comparedVersions).set({ content }).where(eq(comparedVersions.id, kept?.id ?? '')));
  await rewrite(new TextEncoder().encode('{"texts":[]}'));
  expect(await faults()).toEqual([differs]);
  expectRefused(await (await app.enter('almforsCoordinator')).get(`/api/consultations/${(await app.store.read.select().from(consultationTables(app.store).consultees).where(eq(consultationTables(app.store).consultees.roundId, secondId)))[0]?.id}/changes`), 503, 'changes-damaged');
  await rewrite(kept?.content ?? new Uint8Array());
  expect(await faults()).toEqual([]);
  await app.store.write('test', (tx) => tx.update(consultationTables(tx).rounds).set({ changesSince: null }).where(eq(rounds.id, secondId)));
  expect(await faults(), 'a round on the changes is none on the whole text').toEqual([differs]);
});

test('the changes are counted from an opened round on an older version, which is closed when the new one opens', async () => {
  const { app, lead, plan, add, newest } = await secondRound({ open: false });
  expectRefused(await plan({ packageId: app.packageId }), 409, 'earlier-round-unfit');
  const { id: other } = given(await plan({ changesSince: null }), 201);
  expectRefused(await plan({ changesSince: other }), 409, 'earlier-round-unfit');
  const { id } = given(await plan({ changesSince: null, packageId: newest.id }), 201);
  await add(id, 'almfors', null, 'almforsCoordinator');
  expectRefused(await lead.patch(`/api/rounds/${id}`, { changesSince: id }), 409, 'earlier-round-unfit');
  given(await lead.patch(`/api/rounds/${id}`, { changesSince: app.roundId }));
  given(await lead.patch(`/api/rounds/${id}`, { title: 'Ändringarna' }));
  expect(given(await lead.get<Round>(`/api/rounds/${id}`))).toMatchObject({ title: 'Ändringarna', changesSince: { id: app.roundId, number: 1 }, refusals: { open: null } });
  given(await lead.post(`/api/rounds/${app.roundId}/reopening`, { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Fel.' }));
  given(await lead.post(`/api/rounds/${app.roundId}/second-opening`, { deadline: '2027-07-01', decidedBy: 'Chefen', decidedOn: '2027-03-01', reason: 'Sent.' }));
  expectRefused(await lead.post(`/api/rounds/${id}/opening`), 409, 'earlier-round-open');
  given(await lead.post(`/api/rounds/${app.roundId}/closing`));
  given(await lead.post(`/api/rounds/${id}/opening`));
});

test('a round whose text says the same as the last version of the earlier one has no changes to be on', async () => {
  const { lead, plan, add, app } = await secondRound({ edits: [reword('inom fyra veckor', 'inom fyra  veckor'), reword('inom fyra  veckor', 'inom fyra veckor')], open: false });
  const { id } = given(await plan(), 201);
  await add(id, 'almfors', null, 'almforsCoordinator');
  expectRefused(await lead.post(`/api/rounds/${id}/opening`), 409, 'changes-none');
  expect((await app.store.read.select().from(consultationTables(app.store).comparedVersions))).toEqual([]);
});

test('a correction of the round is compared with the earlier round too', async () => {
  const scene = await secondRound();
  const { app, lead, secondId } = scene;
  await writeIn(app, app.documentId, app.people.writer, [reword('varje år', 'vartannat år')]);
  const third = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation', reason: 'Rättad' }), 201);
  await app.runJobs();
  given(await lead.post(`/api/rounds/${secondId}/corrections`, { packageId: third.id, deadline, decidedBy: 'Chefen', decidedOn: '2027-03-01', reason: 'Vartannat.' }), 201);
  const read = given(await (await app.enter('bjorkvattnaCoordinator')).get<ChangedClauses>(`/api/consultations/${scene.bjorkvattna}/changes`));
  expect(JSON.stringify(read.texts)).toContain('vartannat år');
  expect(await verifyRounds(app.store.read)).toEqual({ rounds: 2, faults: [] });
});

test('a colleague without an account reads the changes, and nothing of the earlier response', async () => {
  const scene = await secondRound();
  const coordinator = await scene.app.enter('almforsCoordinator');
  const { id: responseId } = given(await coordinator.post<{ id: string }>(`/api/consultations/${scene.almfors}/response`), 201);
  const { code } = given(await coordinator.post<{ code: string }>(`/api/responses/${responseId}/colleague-codes`, { label: 'Enheten' }), 201);
  const colleague = scene.app.visitor();
  given(await colleague.post('/api/colleague-entries', { code, name: 'Kollega', unit: '' }), 201);
  const seen = given(await colleague.get<ChangedClauses>(`/api/consultations/${scene.almfors}/changes`));
  expect(clauses(seen)).toHaveLength(3);
  expect([...seen.elsewhere, ...seen.texts.flatMap((text) => text.clauses.flatMap(({ earlier }) => earlier))]).toEqual([]);
  expect(seen.texts[0]?.clauses[0]?.first).toBe(block('municipal'));
});
