import { isNull } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { PreNotice } from '#shared/answer-letters.ts';
import type { Outcome } from '#shared/answer-outcome.ts';
import type { Publication } from '#shared/publication.ts';
import { answerTables } from '../../server/answers/tables.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { makeFinalReport } from '../support/final-report.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { outboxOf } from '../support/mail.ts';
import { answering, openAt } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';

/** The round's page is public, and every comment is decided; two consultees have answered. The day is 1 March 2027. */
async function scene({ decided = true, set = true } = {}) {
  const app = await openAt(answering);
  const lead = await app.enter('lead');
  const path = `/api/rounds/${app.roundId}/pre-notice`;
  given(await lead.post(`/api/rounds/${app.roundId}/publication`, { confirmed: [] }));
  if (set) given(await lead.put(path, { on: true }));
  if (decided) for (const id of [app.commentId, app.secondCommentId, app.otherCommentId]) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'noted', rationale, version: 0 }));
  const conclude = async (override?: object) => {
    given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: override ?? null }));
    await makeFinalReport(app, lead);
  };
  return { app, lead, path, conclude, publish: async () => (await app.enter('lead')).post<Publication>(`/api/rounds/${app.roundId}/published-reports`) };
}

const notice = { publicOn: '2027-03-08', expected: 2 };

test('each consultee that answered gets one letter, which says until when it is in confidence, and the report is not public before that day', async () => {
  const { app, lead, path, conclude, publish } = await scene();
  await conclude();
  const preview = given(await lead.get<PreNotice>(path));
  expect(preview).toMatchObject({ given: null, refusals: { give: null } });
  expect(preview.toSend.map(({ name }) => name)).toEqual(['Almfors kommun, Socialnämnden', expect.stringContaining('Björkvattna')]);
  const before = (await outboxOf(app)).length;
  expect(given(await lead.post<PreNotice>(path, notice))).toMatchObject({ toSend: [], given: { publicOn: '2027-03-08', on: '2027-03-01', letters: 2 }, refusals: { give: 'notice-given' } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'pre-notice-given', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  const posted = (await outboxOf(app)).slice(before);
  expect(posted).toHaveLength(2);
  for (const { body } of posted) expect(body).toMatch(/i förtroende till och med dagen före .*8 mars 2027/u);
  expect(posted.some(({ body }) => body.includes(`/remissomgang/${app.almfors}/utfall`))).toBe(true);
  expectRefused(await publish(), 409, 'report-in-confidence');
  expect((await app.visitor().get(`/offentligt/${app.roundId}`)).text).not.toContain('sammanstallning.pdf');
  app.clock.set('2027-03-08T07:00:00Z');
  given(await publish());
  expect((await app.visitor().get(`/offentligt/${app.roundId}`)).text).toContain('sammanstallning.pdf');
});

test('the page is read by the consultee alone, and page and paper say that it is in confidence', async () => {
  const { app, lead, path, conclude } = await scene();
  await conclude();
  given(await lead.post(path, notice));
  const address = `/api/consultations/${app.almfors}/outcome`;
  const coordinator = await app.enter('almforsCoordinator');
  expect(given(await coordinator.get<Outcome>(address)).publicOn).toBe('2027-03-08');
  expectRefused(await (await app.enter('bjorkvattnaCoordinator')).get(address), 404, 'not-found');
  expect((await app.visitor().get(address)).status).toBe(401);
  const words = async (): Promise<string> => Object.values(unzipSync(new Uint8Array(await (await (await app.enter('almforsCoordinator')).raw('GET', `${address}/docx`)).arrayBuffer()))).map((part) => strFromU8(part)).join(' ');
  expect(await words()).toContain('I förtroende: remissammanställningen blir offentlig 8 mars 2027.');
  app.clock.set('2027-03-08T07:00:00Z');
  expect(await words()).not.toContain('I förtroende');
});

test('no notice is given before everything is decided, by another than the lead, for a day that has come, unseen, twice, or after publication', async () => {
  const { app, lead, path, conclude, publish } = await scene();
  expectRefused(await lead.post(path, notice), 409, 'round-not-concluded');
  await conclude();
  expectRefused(await (await app.enter('writer')).post(path, notice), 403, 'lead-only');
  expectRefused(await lead.post(path, { ...notice, publicOn: '2027-03-01' }), 409, 'notice-day-past');
  expectRefused(await lead.post(path, { ...notice, publicOn: '2026-03-08' }), 409, 'notice-day-past');
  expectRefused(await lead.post(path, { ...notice, expected: 3 }), 409, 'unmet-others');
  given(await publish());
  expectRefused(await lead.post(path, notice), 409, 'report-published');
});

test('before the report is published without the notice that the round is to give, its lead is told', async () => {
  const { app, lead, path, conclude, publish } = await scene();
  await conclude();
  const warning = async () => given(await lead.get<Publication>(`/api/rounds/${app.roundId}/publication`)).report.warning;
  expect(await warning()).toBe('notice-not-given');
  given(await lead.put(path, { on: false }));
  expect(await warning()).toBeNull();
  given(await lead.put(path, { on: true }));
  given(await lead.post(path, notice));
  expect(await warning()).toBeNull();
  app.clock.set('2027-03-08T07:00:00Z');
  given(await publish());
});

test('the choice, its end and what was given are held against the journal', async () => {
  const { app, lead, path, conclude } = await scene();
  given(await lead.put(path, { on: false }));
  given(await lead.put(path, { on: true }));
  await conclude();
  given(await lead.post(path, notice));
  const faults = async () => (await verifyAnswers(app.store.read)).faults;
  expect(await faults()).toEqual([]);
  const { preNoticeSettings, preNotices } = answerTables(app.store);
  const writer = app.people.writer;
  await app.store.write('house', async (tx) => void (await tx.update(preNoticeSettings).set({ by: writer }).where(isNull(preNoticeSettings.endedAt))));
  expect(await faults()).toEqual([expect.stringMatching(/^notice setting .*: it is not the one in the journal$/)]);
  await app.store.write('house', async (tx) => {
    await tx.update(preNoticeSettings).set({ by: app.people.lead });
    await tx.update(preNotices).set({ publicOn: '2027-03-02' });
  });
  expect(await faults()).toEqual([expect.stringMatching(/^notice after conclusion /)]);
});

test('a round gives no notice unless its lead has said so, and the overview tells whether it does', async () => {
  const { app, lead, path, conclude } = await scene({ set: false });
  await conclude();
  expect(given(await lead.get<PreNotice>(path))).toMatchObject({ set: null, refusals: { give: 'notice-not-set', set: null } });
  expectRefused(await lead.post(path, notice), 409, 'notice-not-set');
  expectRefused(await (await app.enter('writer')).put(path, { on: true }), 403, 'lead-only');
  expect(given(await lead.put<PreNotice>(path, { on: true }))).toMatchObject({ set: { by: 'Konto lead', on: '2027-03-01' }, refusals: { give: null } });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'pre-notice-set', audience: 'team', actorId: app.people.lead, subjectId: app.roundId });
  expect(given(await (await app.enter('writer')).get<PreNotice>(path)).set).toMatchObject({ by: 'Konto lead' });
  const before = await entryCount(app.store);
  given(await lead.put(path, { on: true }));
  expect(await entryCount(app.store), 'what is so already stays').toBe(before);
  expect(given(await lead.put<PreNotice>(path, { on: false }))).toMatchObject({ set: null, refusals: { give: 'notice-not-set' } });
  given(await lead.put(path, { on: true }));
  given(await lead.post(path, notice));
  expectRefused(await lead.put(path, { on: false }), 409, 'notice-given');
});

test('a round that was concluded without decisions on all comments has nothing to give notice of', async () => {
  const { lead, path, conclude } = await scene({ decided: false });
  await conclude({ decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Tiden är ute.' });
  expectRefused(await lead.post(path, notice), 409, 'notice-undecided');
});
