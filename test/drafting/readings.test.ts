/** The reference group reads a frozen review version before the consultation. */
import { expect, test } from 'vitest';
import type { FrozenPackage } from '#shared/drafting.ts';
import type { Reading, ReadingRow } from '#shared/readings.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { draft, mailOf, nameOf, onWords, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

interface Mail { id: string; recipient: string; subject: string; body: string }

async function prepared() {
  const app = await openAt(draft);
  const lead = await app.enter('lead');
  const version = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'review', reason: 'Inför referensgruppen' }), 201);
  const frozenDocumentId = version.documents[0]?.id ?? '';
  const admin = await app.enter('admin');
  const mails = async () => Promise.all(given(await admin.get<{ items: { id: string }[] }>('/api/mail')).items.map(async ({ id }) => given(await admin.get<Mail>(`/api/mail/${id}`))));
  const before = new Set((await mails()).map(({ id }) => id));
  return { app, lead, version, frozenDocumentId, posted: async () => (await mails()).filter(({ id }) => !before.has(id)) };
}

async function reading() {
  const scene = await prepared();
  const { app, lead, version, frozenDocumentId } = scene;
  const { id } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/readings`, { packageId: version.id, message: 'Läs gärna avsnitt 2 extra noga.', lastDay: '2027-03-20', questions: ['Är orden begripliga?', 'Saknas något?'] }), 201);
  const see = async (who: Who = 'lead') => given(await (await app.enter(who)).get<Reading>(`/api/readings/${id}`));
  const comment = async (quote = 'samordnad individuell plan', text = 'Säg hellre SIP.') => given(await (await app.enter('reference')).post<{ id: string }>(`/api/readings/${id}/comments`, { anchor: onWords(frozenDocumentId, 'duty', quote), text }), 201).id;
  return { ...scene, id, see, comment };
}

test('the lead puts a review version to the reference group, which is told where, what and by when', async () => {
  const { app, id, see, posted } = await reading();
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'reading-opened', audience: 'team', actorId: app.people.lead, subjectId: id });
  expect(await posted()).toMatchObject([{ recipient: mailOf('reference'), subject: 'RG 2027/00417 Läs utkastet och säg vad du tycker: Överenskommelse om barns och ungas hälsa', body: expect.stringMatching(/Läs gärna avsnitt 2 extra noga\.[\s\S]*2 frågor/) }]);
  expect((await posted())[0]?.body).toContain(`http://localhost:3000/lasning/${id}`);
  expect(await see('reference')).toMatchObject({ packageNumber: 1, lastDay: '2027-03-20', questions: [{ text: 'Är orden begripliga?' }, { text: 'Saknas något?' }], counts: { readers: 1, comments: 0 }, refusals: { comment: null, close: 'lead-only' } });
});

test('only a review version, only by who leads, only with a day to come, and only with someone to read it', async () => {
  const { app, lead, version } = await prepared();
  const consultation = given(await lead.post<FrozenPackage>(`/api/matters/${app.matterId}/packages`, { purpose: 'consultation' }), 201);
  const ask = (who: Who, input: object) => app.enter(who).then((visitor) => visitor.post(`/api/matters/${app.matterId}/readings`, { packageId: version.id, lastDay: '2027-03-20', ...input }));
  const before = await entryCount(app.store);
  expectRefused(await ask('writer', {}), 403, 'lead-only');
  expectRefused(await ask('lead', { packageId: consultation.id }), 409, 'not-a-review-version');
  expectRefused(await ask('lead', { lastDay: '2027-02-28' }), 409, 'last-day-passed');
  expectRefused(await ask('otherLead', {}), 404, 'not-found');
  expect(await entryCount(app.store)).toBe(before);
  given(await lead.delete(`/api/matters/${app.matterId}/participants/${app.participants.reference}`));
  expectRefused(await ask('lead', {}), 409, 'nobody-to-read');
});

test('the reference group comments on exact words; numbers run on over all readings of the matter', async () => {
  const { app, id, lead, version, frozenDocumentId, see, comment } = await reading();
  const first = await comment();
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'reading-comment-left', audience: 'team', actorId: app.people.reference, subjectId: id });
  await comment('tre veckor', 'För kort.');
  given(await lead.post(`/api/readings/${id}/closing`, {}));
  const { id: next } = given(await lead.post<{ id: string }>(`/api/matters/${app.matterId}/readings`, { packageId: version.id, lastDay: '2027-04-01' }), 201);
  const reference = await app.enter('reference');
  given(await reference.post(`/api/readings/${next}/comments`, { anchor: { scope: 'package' }, text: 'Bättre nu.' }), 201);
  expect((await see()).comments).toMatchObject([{ id: first, number: 1, clauseNumber: '2.1', anchor: { quote: 'samordnad individuell plan', documentId: frozenDocumentId }, by: nameOf('reference') }, { number: 2 }]);
  expect(given(await lead.get<Reading>(`/api/readings/${next}`)).comments).toMatchObject([{ number: 3, anchor: { scope: 'package' } }]);
  expectRefused(await reference.post(`/api/readings/${next}/comments`, { anchor: { ...onWords(frozenDocumentId, 'duty', 'tre veckor'), quote: 'fyra veckor' }, text: 'x' }), 422, 'anchor-invalid');
});

test('a comment is no remark and no answer of the consultation: nothing of the draft is written by it', async () => {
  const { app, comment } = await reading();
  const before = (await app.realtime.flushed(app.documentId)).seq;
  await comment();
  expect((await app.realtime.flushed(app.documentId)).seq).toBe(before);
  expect(given(await (await app.enter('lead')).get<{ items: object[] }>(`/api/documents/${app.documentId}/remarks`)).items).toEqual([]);
});

test('nobody but the reference group comments, and outsiders find nothing', async () => {
  const { app, id, comment, frozenDocumentId, see } = await reading();
  const commentId = await comment();
  const anchor = onWords(frozenDocumentId, 'duty', 'tre veckor');
  for (const who of ['lead', 'writer', 'chair', 'archivist'] as const) expectRefused(await (await app.enter(who)).post(`/api/readings/${id}/comments`, { anchor, text: 'x' }), 403, 'reference-group-only');
  const question = (await see()).questions[0]?.id ?? '';
  expectRefused(await (await app.enter('writer')).post(`/api/reading-questions/${question}/answers`, { text: 'x', version: 0 }), 403, 'reference-group-only');
  for (const who of ['otherLead', 'former', 'stranger', 'admin'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.get(`/api/readings/${id}`), 404, 'not-found');
    expectRefused(await visitor.post(`/api/readings/${id}/comments`, { anchor, text: 'x' }), 404, 'not-found');
    expectRefused(await visitor.post(`/api/reading-comments/${commentId}/answers`, { status: 'taken_in', version: 0 }), 404, 'not-found');
    expectRefused(await visitor.get(`/api/reading-comments/${commentId}/history`), 404, 'not-found');
  }
});

test('the working group answers each comment; the newest answer counts and every answer is kept', async () => {
  const { app, id, see, comment } = await reading();
  const commentId = await comment();
  const writer = await app.enter('writer');
  expectRefused(await (await app.enter('reference')).post(`/api/reading-comments/${commentId}/answers`, { status: 'taken_in', version: 0 }), 403, 'working-group-only');
  expect(expectRefused(await writer.post(`/api/reading-comments/${commentId}/answers`, { status: 'not_taken_in', version: 0 }), 422, 'invalid-input').errors).toEqual([{ pointer: '/text', detail: 'reason-required' }]);
  given(await writer.post(`/api/reading-comments/${commentId}/answers`, { status: 'later', text: 'Vi frågar juristen.', version: 0 }), 201);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'reading-comment-answered', audience: 'team', actorId: app.people.writer, subjectId: id });
  expectRefused(await (await app.enter('otherWriter')).post(`/api/reading-comments/${commentId}/answers`, { status: 'taken_in', version: 0 }), 409, 'comment-changed-meanwhile');
  given(await writer.post(`/api/reading-comments/${commentId}/answers`, { status: 'taken_in', version: 1 }), 201);
  expect((await see('reference')).comments).toMatchObject([{ answer: { status: 'taken_in', by: nameOf('writer') }, answers: 2, refusals: { change: 'comment-answered' } }]);
  expect(given(await writer.get<{ answers: { status: string }[] }>(`/api/reading-comments/${commentId}/history`)).answers.map(({ status }) => status)).toEqual(['later', 'taken_in']);
});

test('one’s own comment can be changed and taken back until it is answered; its number and words are kept', async () => {
  const { app, see, comment } = await reading();
  const commentId = await comment();
  const reference = await app.enter('reference');
  given(await reference.patch(`/api/reading-comments/${commentId}`, { text: 'Säg SIP, med förklaring.', version: 1 }));
  expectRefused(await reference.patch(`/api/reading-comments/${commentId}`, { text: 'Äldre', version: 1 }), 409, 'comment-changed-meanwhile');
  given(await reference.post(`/api/reading-comments/${commentId}/withdrawal`, { version: 2 }));
  expect((await see('writer')).comments).toMatchObject([{ number: 1, text: '', withdrawnAt: app.clock().toISOString(), refusals: { answer: 'comment-withdrawn' } }]);
  expectRefused(await (await app.enter('writer')).get(`/api/reading-comments/${commentId}/history`), 403, 'comment-author-only');
  expect(given(await (await app.enter('lead')).get<{ wordings: { text: string }[] }>(`/api/reading-comments/${commentId}/history`)).wordings.map(({ text }) => text)).toEqual(['Säg hellre SIP.', 'Säg SIP, med förklaring.']);
  await comment('tre veckor', 'Nytt.');
  expect((await see()).comments.map(({ number }) => number)).toEqual([1, 2]);
});

test('the counts always add up', async () => {
  const { app, see, comment, lead } = await reading();
  const ids = [await comment(), await comment('tre veckor', 'b'), await comment('Kommunen', 'c'), await comment('barnet', 'd')];
  const writer = await app.enter('writer');
  given(await writer.post(`/api/reading-comments/${ids[0]}/answers`, { status: 'taken_in', version: 0 }));
  given(await writer.post(`/api/reading-comments/${ids[1]}/answers`, { status: 'noted', text: 'Tack.', version: 0 }));
  given(await (await app.enter('reference')).post(`/api/reading-comments/${ids[3]}/withdrawal`, { version: 1 }));
  const { counts } = await see();
  expect(counts).toEqual({ readers: 1, commenters: 1, comments: 3, answered: 2, withdrawn: 1, questionAnswers: 0, byStatus: { taken_in: 1, taken_in_partly: 0, not_taken_in: 0, noted: 1, later: 0 } });
  expect(Object.values(counts.byStatus).reduce((sum, one) => sum + one, 0)).toBe(counts.answered);
  expect(given(await lead.get<{ items: ReadingRow[] }>(`/api/matters/${app.matterId}/readings`)).items[0]?.counts).toEqual(counts);
});

test('questions are answered, and answered anew; the newest counts', async () => {
  const { app, see } = await reading();
  const reference = await app.enter('reference');
  const question = (await see()).questions[0]?.id ?? '';
  given(await reference.post(`/api/reading-questions/${question}/answers`, { text: 'Ja.', version: 0 }), 201);
  expectRefused(await reference.post(`/api/reading-questions/${question}/answers`, { text: 'Nej.', version: 0 }), 409, 'comment-changed-meanwhile');
  given(await reference.post(`/api/reading-questions/${question}/answers`, { text: 'Nästan alla.', version: 1 }), 201);
  expect((await see('writer')).questions[0]?.answers).toMatchObject([{ text: 'Nästan alla.', by: nameOf('reference'), version: 2 }]);
});

test('closed, nothing more is said by the readers, who are told what came of it; the working group may go on answering', async () => {
  const { app, id, lead, see, comment, posted } = await reading();
  const commentId = await comment();
  expectRefused(await (await app.enter('writer')).post(`/api/readings/${id}/closing`, {}), 403, 'lead-only');
  given(await lead.post(`/api/readings/${id}/closing`, { outcome: 'Vi byter ord i avsnitt 2.' }));
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'reading-closed', audience: 'team', actorId: app.people.lead, subjectId: id });
  expectRefused(await lead.post(`/api/readings/${id}/closing`, {}), 409, 'reading-closed');
  expectRefused(await (await app.enter('reference')).patch(`/api/reading-comments/${commentId}`, { text: 'x', version: 1 }), 409, 'reading-closed');
  given(await (await app.enter('writer')).post(`/api/reading-comments/${commentId}/answers`, { status: 'taken_in', version: 0 }), 201);
  expect(await see('reference')).toMatchObject({ outcome: 'Vi byter ord i avsnitt 2.', closedBy: nameOf('lead'), refusals: { comment: 'reading-closed' } });
  expect((await posted()).find(({ subject }) => subject.includes('Tack för läsningen'))).toMatchObject({ recipient: mailOf('reference'), body: expect.stringContaining('Vi byter ord i avsnitt 2.') });
});

test('who has said nothing is reminded three days before the last day, as it then is', async () => {
  const { app, id, lead, posted } = await reading();
  const reminders = async () => (await posted()).filter(({ subject }) => subject.includes('Påminnelse'));
  given(await lead.patch(`/api/readings/${id}`, { lastDay: '2027-03-27' }));
  app.clock.set('2027-03-17T08:00:00Z');
  await app.runJobs();
  expect(await reminders(), 'there is more time now').toEqual([]);
  app.clock.set('2027-03-24T08:00:00Z');
  await app.runJobs();
  expect(await reminders()).toMatchObject([{ recipient: mailOf('reference'), body: expect.stringContaining('lördag 27 mars 2027') }]);
});

test('who has commented is not reminded', async () => {
  const { app, comment, posted } = await reading();
  await comment();
  app.clock.set('2027-03-18T08:00:00Z');
  await app.runJobs();
  expect((await posted()).filter(({ subject }) => subject.includes('Påminnelse'))).toEqual([]);
});
