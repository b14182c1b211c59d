import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Awaiting, Meeting, MeetingSummary } from '#shared/answer-meetings.ts';
import type { Answer } from '#shared/answers.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { meetingTables } from '../../server/answers/meetings/tables.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { chainOf, entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const rationale = 'Fristen följer av lagen och kan inte förlängas.';
const other = 'Styrgruppen vill att frågan utreds vidare.';
const held = { body: 'Styrgruppen', heldOn: '2027-03-01' };

/** All three comments are answered by a proposal. */
async function scene() {
  const app = await openAt(answering);
  const [lead, writer] = [await app.enter('lead'), await app.enter('writer')];
  const comments = [app.commentId, app.secondCommentId, app.otherCommentId];
  const propose = async (id: string, version: number, disposition = 'not_accepted') => given(await writer.post(`/api/comments/${id}/proposal`, { disposition, rationale, version }));
  for (const id of comments) await propose(id, 0);
  const items = comments.map((commentId) => ({ commentId, version: 1 }));
  const make = async (who: Who = 'lead', of: object = items) => (await app.enter(who)).post<{ id: string }>(`/api/rounds/${app.roundId}/meetings`, { ...held, items: of });
  const meetingId = given(await make(), 201).id;
  const meeting = async () => given(await lead.get<Meeting>(`/api/meetings/${meetingId}`));
  const decide = async (exceptions: object[] = [], { revision = 1, who = 'lead' as Who, paragraph = '§ 12' } = {}) => (await app.enter(who)).post<Meeting>(`/api/meetings/${meetingId}/decision`, { revision, paragraph, exceptions });
  const answerOf = async (id: string) => given(await lead.get<Answer>(`/api/comments/${id}/answer`));
  return { app, lead, writer, comments, items, propose, make, meetingId, meeting, decide, answerOf };
}

test('a meeting decides a whole list in one act, and each answer tells the meeting it was decided in', async () => {
  const { app, lead, comments, meetingId, decide, answerOf } = await scene();
  const decided = given(await decide());
  expect(decided).toMatchObject({ ...held, decided: { paragraph: '§ 12', by: 'Konto lead', tally: { decided: 3, otherwise: 0, left: 0, changed: 0 } } });
  expect(decided.items.map(({ outcome }) => outcome?.how)).toEqual(['decided', 'decided', 'decided']);
  for (const id of comments) {
    const { row, history } = await answerOf(id);
    expect(row).toMatchObject({ state: 'decided', disposition: 'not_accepted', rationale });
    expect(history.map(({ state, meeting }) => [state, meeting])).toEqual([['proposed', null], ['decided', { id: meetingId, ...held, paragraph: '§ 12' }]]);
  }
  const entries = (await chainOf(app.store, `matter:${app.matterId}`)).filter(({ act }) => act === 'answer-decided');
  expect(entries.map(({ subjectId }) => subjectId).sort()).toEqual([...comments].sort());
  const journal = given(await lead.get<{ items: { act: string; details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items;
  expect(journal.find(({ act }) => act === 'answer-decided')?.details).toMatchObject({ ...held, meeting: meetingId, paragraph: '§ 12' });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'meeting-decided', audience: 'team', actorId: app.people.lead, subjectId: meetingId });
  await expectSoundJournal(app.store);
});

test('an exception is left as a proposal, or gets another answer with its reason', async () => {
  const { app, comments: [first = '', second = '', third = ''], decide, answerOf } = await scene();
  const before = await entryCount(app.store);
  expectRefused(await decide([{ how: 'otherwise', commentId: second, disposition: 'noted', rationale: 'Nej' }]), 422, 'rationale-missing');
  expect(await entryCount(app.store), 'nothing is decided by halves').toBe(before);
  const decided = given(await decide([{ how: 'left', commentId: first, reason: 'Tas upp i april.' }, { how: 'otherwise', commentId: second, disposition: 'referred_elsewhere', rationale: other, referredTo: 'Budgetarbetet' }]));
  expect(decided.decided?.tally).toEqual({ decided: 1, otherwise: 1, left: 1, changed: 0 });
  expect(decided.items.find(({ commentId }) => commentId === first)?.outcome).toEqual({ how: 'left', reason: 'Tas upp i april.', answer: null });
  expect((await answerOf(first)).row).toMatchObject({ state: 'proposed', disposition: 'not_accepted' });
  expect(await answerOf(second)).toMatchObject({ row: { state: 'decided', disposition: 'referred_elsewhere', rationale: other, referredTo: 'Budgetarbetet' }, version: 2 });
  expect((await answerOf(third)).row).toMatchObject({ state: 'decided', disposition: 'not_accepted' });
});

test('a proposal that was changed, decided or made a duplicate after the list is named and not decided', async () => {
  const { lead, comments: [first = '', second = '', third = ''], propose, decide, meeting, answerOf } = await scene();
  await propose(first, 1, 'accepted_partly');
  given(await lead.patch(`/api/comments/${second}/triage`, { duplicateOf: third }));
  expect((await meeting()).items.map(({ commentId, now, newest }) => [commentId, now, newest?.disposition ?? null]).sort()).toEqual([[first, 'changed', 'accepted_partly'], [second, 'duplicate', null], [third, 'same', null]].sort());
  const decided = given(await decide());
  expect(decided.decided?.tally).toEqual({ decided: 1, otherwise: 0, left: 0, changed: 2 });
  expect(await answerOf(first)).toMatchObject({ row: { state: 'proposed', disposition: 'accepted_partly' }, version: 2 });
  expect((await answerOf(third)).row.state).toBe('decided');
  // Nor is another answer put over a newer proposal that the meeting had not seen.
  const { comments: [one = ''], ...again } = await scene();
  await again.propose(one, 1, 'accepted_partly');
  expect(given(await again.decide([{ how: 'otherwise', commentId: one, disposition: 'noted', rationale: other }])).decided?.tally).toMatchObject({ otherwise: 0, changed: 1 });
});

test('a list on which nothing can be decided any more is not decided', async () => {
  const { app, comments, lead, decide } = await scene();
  for (const id of comments) given(await lead.post(`/api/comments/${id}/decision`, { disposition: 'noted', rationale, version: 1 }));
  const before = await entryCount(app.store);
  expectRefused(await decide(), 409, 'meeting-nothing-decided');
  expect(await entryCount(app.store)).toBe(before);
});

test('a list is changed until it is decided, and nobody decides a list that is not the one they saw', async () => {
  const { app, lead, comments: [first = '', second = ''], items, meetingId, propose, decide, meeting } = await scene();
  await propose(first, 1, 'noted');
  const put = (of: object, revision = 1) => lead.put<Meeting>(`/api/meetings/${meetingId}`, { body: 'Presidiet', heldOn: '2027-03-09', revision, items: of });
  // What has changed may stay as it was listed, or be taken in as it is; it is not taken in as it was.
  expect(given(await put(items)).items.find(({ commentId }) => commentId === first)?.now).toBe('changed');
  const renewed = given(await put([{ commentId: first, version: 2 }, { commentId: second, version: 1 }], 2));
  expect(renewed).toMatchObject({ body: 'Presidiet', heldOn: '2027-03-09', revision: 3 });
  expect(renewed.items.map(({ commentId, now, listed }) => [commentId, now, listed.disposition]).sort()).toEqual([[first, 'same', 'noted'], [second, 'same', 'not_accepted']].sort());
  expectRefused(await put(items, 3), 409, 'meeting-proposal-changed');
  expectRefused(await put([{ commentId: second, version: 1 }], 1), 409, 'meeting-list-changed');
  expect((await meeting()).refusals, 'the list may be changed, and waits for its meeting').toEqual({ change: null, decide: 'meeting-not-held' });
  const early = await decide([], { revision: 3 });
  expectRefused(early, 409, 'meeting-not-held');
  expect(early.body).toMatchObject({ values: { heldOn: '2027-03-09' } });
  // From midnight in Stockholm, the day it is held.
  app.clock.set('2027-03-08T22:59:59.000Z');
  expectRefused(await decide([], { revision: 3 }), 409, 'meeting-not-held');
  app.clock.set('2027-03-08T23:00:00.000Z');
  expectRefused(await decide([], { revision: 2 }), 409, 'meeting-list-changed');
  given(await decide([], { revision: 3 }));
  expectRefused(await decide([], { revision: 3 }), 409, 'meeting-decided');
  expectRefused(await put([{ commentId: second, version: 1 }], 3), 409, 'meeting-decided');
  expectRefused(await lead.delete(`/api/meetings/${meetingId}`), 409, 'meeting-decided');
  expect((await meeting()).refusals).toEqual({ change: 'meeting-decided', decide: 'meeting-decided' });
});

test('a meeting that is moved says so in the journal, and its list is printed with the new day', async () => {
  const { app, lead, items, meetingId, meeting } = await scene();
  const put = async (who: Who, of: object) => (await app.enter(who)).put<Meeting>(`/api/meetings/${meetingId}`, { ...held, items, ...of });
  const before = await entryCount(app.store);
  expectRefused(await put('writer', { heldOn: '2027-03-15', revision: 1 }), 403, 'deciders-only');
  expect(await entryCount(app.store)).toBe(before);
  given(await put('lead', { heldOn: '2027-03-15', revision: 1 }));
  expect(await meeting()).toMatchObject({ body: 'Styrgruppen', heldOn: '2027-03-15', revision: 2, refusals: { change: null, decide: 'meeting-not-held' } });
  given(await put('lead', { heldOn: '2027-03-15', revision: 2 }));
  const journal = given(await lead.get<{ items: { act: string; details: object }[] }>(`/api/matters/${app.matterId}/journal`)).items;
  expect(journal.filter(({ act }) => act.startsWith('meeting-')).map(({ act, details }) => [act, details]).reverse()).toEqual([
    ['meeting-listed', expect.anything()],
    ['meeting-moved', { body: 'Styrgruppen', heldOn: '2027-03-15', bodyBefore: 'Styrgruppen', heldBefore: '2027-03-01', comments: 3 }],
    ['meeting-changed', { body: 'Styrgruppen', heldOn: '2027-03-15', comments: 3 }],
  ]);
  expect((await lead.raw('GET', `/api/meetings/${meetingId}/list/docx`)).headers.get('content-disposition')).toContain('2027-03-15');
  await expectSoundJournal(app.store);
});

test('proposals on no waiting list are offered in the order of the text, and come back when a list is given up', async () => {
  const { app, lead, meetingId, comments, make } = await scene();
  const waiting = async () => given(await lead.get<Awaiting>(`/api/rounds/${app.roundId}/proposals`));
  const lists = async () => given(await lead.get<{ items: MeetingSummary[] }>(`/api/rounds/${app.roundId}/meetings`)).items;
  expect(await waiting()).toMatchObject({ items: [], refusals: { make: null } });
  expect(await lists()).toMatchObject([{ id: meetingId, ...held, comments: 3, decided: null }]);
  given(await lead.delete(`/api/meetings/${meetingId}`));
  expect(await lists()).toEqual([]);
  const offered = (await waiting()).items;
  expect(offered.map(({ version, disposition }) => [version, disposition])).toEqual(comments.map(() => [1, 'not_accepted']));
  expect((await make('lead', offered.map(({ commentId, version }) => ({ commentId, version })))).status).toBe(201);
  await expectSoundJournal(app.store);
});

test('only who decides answers makes, changes and decides a list; the rest of the team reads it, and others know nothing of it', async () => {
  const { app, make, meetingId, decide, items } = await scene();
  for (const who of ['writer', 'steering', 'owner'] as const) {
    expectRefused(await make(who), 403, 'deciders-only');
    expectRefused(await decide([], { who }), 403, 'deciders-only');
    expectRefused(await (await app.enter(who)).put(`/api/meetings/${meetingId}`, { ...held, revision: 1, items }), 403, 'deciders-only');
    expect(given(await (await app.enter(who)).get<Meeting>(`/api/meetings/${meetingId}`)).refusals).toEqual({ change: 'deciders-only', decide: 'deciders-only' });
  }
  for (const who of ['stranger', 'almforsCoordinator', 'colleague'] as const) expect((await (await app.enter(who)).get(`/api/meetings/${meetingId}`)).status).toBeGreaterThanOrEqual(403);
  expect(given(await decide([], { who: 'chair' })).decided?.by).toBe('Konto chair');
});

test('a concluded round decides no list', async () => {
  const { app, lead, decide, make } = await scene();
  given(await lead.post(`/api/rounds/${app.roundId}/conclusion`, { override: { decidedBy: 'Styrgruppen', decidedOn: '2027-03-01', reason: 'Tiden är ute.' } }));
  expectRefused(await decide(), 409, 'round-concluded');
  expectRefused(await make(), 409, 'round-concluded');
});

test('a list names proposals of its own round, each once, and no more than one act holds', async () => {
  const { make, items } = await scene();
  const [first] = items;
  expectRefused(await make('lead', [first, first]), 422, 'meeting-comment-unknown');
  expectRefused(await make('lead', []), 422, 'invalid-input');
  expectRefused(await make('lead', Array.from({ length: 101 }, () => first)), 422, 'invalid-input');
  expectRefused(await make('lead', [{ commentId: '0198c0de-0000-7000-8000-000000000000', version: 1 }]), 404, 'not-found');
  expectRefused(await make('lead', [{ ...first, version: 7 }]), 409, 'meeting-proposal-changed');
});

test('the report tells that the meeting decided, on its day, until the answer is decided anew', async () => {
  const { app, lead, comments: [first = ''], decide } = await scene();
  given(await decide());
  const reported = async () => new Map(given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`)).comments.map(({ id, decidedBy, decidedOn }) => [id, [decidedBy, decidedOn]]));
  expect((await reported()).get(first)).toEqual(['Styrgruppen, § 12', '2027-03-01']);
  given(await lead.post(`/api/comments/${first}/decision`, { disposition: 'noted', rationale, version: 2 }));
  expect((await reported()).get(first)?.[0]).toBe('Konto lead');
});

test('I7: a decided list that was rewritten is found', async () => {
  const { app, comments: [first = ''], meetingId, decide } = await scene();
  given(await decide([{ how: 'left', commentId: first, reason: '' }]));
  const faults = async () => (await verifyAnswers(app.store.read)).faults;
  expect(await faults()).toEqual([]);
  const { meetings, meetingDecisions, outcomes } = meetingTables(app.store);
  const fault = [`decision of meeting ${meetingId}: it is not the one in the journal`];
  await app.store.write('house', async (tx) => void (await tx.update(meetings).set({ body: 'Annan' }).where(eq(meetings.id, meetingId))));
  expect(await faults()).toEqual(fault);
  await app.store.write('house', async (tx) => void (await tx.update(meetings).set({ body: held.body }).where(eq(meetings.id, meetingId))));
  await app.store.write('house', async (tx) => void (await tx.update(outcomes).set({ reason: 'Efterhand' }).where(eq(outcomes.commentId, first))));
  expect(await faults()).toEqual(fault);
  await app.store.write('house', async (tx) => void (await tx.update(outcomes).set({ reason: '' }).where(eq(outcomes.commentId, first))));
  expect(await faults()).toEqual([]);
  await app.store.write('house', async (tx) => void (await tx.delete(meetingDecisions)));
  expect(await faults()).toEqual([`decision of meeting ${meetingId}: the journal says it was given, but it is not there`]);
});

test('the list is printed before the meeting with room for notes, and after it with what was decided', async () => {
  const { lead, meetingId, decide } = await scene();
  const xml = async () => new TextDecoder().decode((await import('fflate')).unzipSync(new Uint8Array(await (await lead.raw('GET', `/api/meetings/${meetingId}/list/docx`)).arrayBuffer()))['word/document.xml']);
  const before = await xml();
  for (const words of ['Styrgruppen, 1 mars 2027', 'Anteckningar', 'Tillgodoses inte', rationale, 'Almfors kommun']) expect(before).toContain(words);
  given(await decide());
  const after = await xml();
  expect(after).not.toContain('Anteckningar');
  for (const words of ['Som föreslaget.', '§ 12']) expect(after).toContain(words);
  const pdf = await lead.raw('GET', `/api/meetings/${meetingId}/list/pdf`);
  expect([pdf.status, pdf.headers.get('content-type'), new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))]).toEqual([200, 'application/pdf', '%PDF-']);
});
