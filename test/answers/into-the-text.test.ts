/** From a comment into the draft and back (`domain.md` 4.4): a proposed wording written with one act, an answer linked to a change made by hand, and what lacks either. */
import { eq } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CommentChanges, RoundChanges } from '#shared/answer-changes.ts';
import type { Answer } from '#shared/answers.ts';
import type { ConsultationReport } from '#shared/export.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { draftContent } from '../../server/drafting/documents.ts';
import { draftingTables } from '../../server/drafting/tables.ts';
import { readSheet } from '../../server/export/sheets.ts';
import { verifyAnswers } from '../../server/answers/verify.ts';
import { pdfPrograms, readPdf } from '../export/pdf-reading.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { entryCount, expectJournalled, expectSoundJournal } from '../support/journal-entries.ts';
import { reword, wordsAt, writeIn } from '../support/live-edits.ts';
import { answering, openAt, type Who } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const quote = 'samordnad individuell plan';

const scene = async () => {
  const app = await openAt(answering);
  const path = `/api/comments/${app.commentId}`;
  const changes = async (who: Who = 'writer', id = app.commentId) => given(await (await app.enter(who)).get<CommentChanges>(`/api/comments/${id}/changes`));
  const apply = async (who: Who = 'writer', body: object = {}, id = app.commentId) => (await app.enter(who)).post<CommentChanges>(`/api/comments/${id}/wording`, { words: 'samordnad gemensam plan', stands: quote, ...body });
  const draft = async () => plainText((await draftContent(app.realtime, app.documentId)).content);
  const listed = async (who: Who = 'lead') => given(await (await app.enter(who)).get<RoundChanges>(`/api/rounds/${app.roundId}/changes`));
  const decide = async (disposition: string, version = 0) => given(await (await app.enter('lead')).post<Answer>(`${path}/decision`, { disposition, rationale: 'Vi ändrar som kommunen föreslår.', version }));
  const edit = (was: string, is: string) => writeIn(app, app.documentId, app.people.writer, [reword(was, is)]);
  return { app, path, changes, apply, draft, listed, decide, edit };
};

test('a proposed wording is written into the draft with one act, by the one who acts, and the comment tells the words before and after', async () => {
  const { app, apply, draft, changes } = await scene();
  expect((await changes()).wording).toMatchObject({ words: 'inom sex veckor', state: 'same', stands: quote, documentId: app.documentId, whyNotHere: null });
  const linked = given(await apply());
  expect(await draft()).toContain(sentences.duty.replace(quote, 'samordnad gemensam plan'));
  expect(linked.links).toMatchObject([{ kind: 'applied', before: quote, after: 'samordnad gemensam plan', stands: true, clauseNumber: '2.1', by: 'Konto writer', block: block('duty') }]);
  expect(linked.refusals.apply).toBe('wording-applied-already');
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'wording-applied', audience: 'team', actorId: app.people.writer, subjectId: app.commentId });
  await expectSoundJournal(app.store);
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
});

test('a consulted text that was damaged after the changes were first shown is refused, and shown again when it is mended', async () => {
  const { app, edit, listed } = await scene();
  await edit(quote, 'samordnad gemensam plan');
  const first = await listed();
  const { frozenDocuments } = draftingTables(app.store);
  const [row] = await app.store.read.select().from(frozenDocuments).where(eq(frozenDocuments.id, app.frozenDocumentId));
  if (!row) throw new Error('the scene has a consulted text');
  const keep = (content: Uint8Array) => app.store.write('house', async (tx) => void (await tx.update(frozenDocuments).set({ content }).where(eq(frozenDocuments.id, row.id))));
  await keep(row.content.map((byte, at) => (at === 200 ? byte ^ 4 : byte)));
  expectRefused(await (await app.enter('lead')).get(`/api/rounds/${app.roundId}/changes`), 503, 'frozen-damaged');
  await keep(row.content);
  expect(await listed()).toEqual(first);
});

test('a decided answer stands in the report with the words before and after, in every format; a proposed one does not', async () => {
  const { app, apply, decide } = await scene();
  given(await apply());
  const lead = await app.enter('lead');
  const report = async () => given(await lead.get<ConsultationReport>(`/api/rounds/${app.roundId}/report/json`));
  const bytesOf = async (format: string) => new Uint8Array(await (await lead.raw('GET', `/api/rounds/${app.roundId}/report/${format}`)).arrayBuffer());
  const inWord = async (format: string) => new TextDecoder().decode(unzipSync(await bytesOf(format))['word/document.xml']).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect((await report()).comments.flatMap((comment) => comment.changes ?? [])).toEqual([]);
  await decide('accepted');
  const { comments, counts } = await report();
  expect(comments.filter(({ changes }) => changes !== undefined)).toMatchObject([{ id: app.commentId, changes: [{ before: quote, after: 'samordnad gemensam plan' }] }]);
  expect(comments).toHaveLength(counts.comments);
  for (const format of ['docx', 'table-docx']) expect(await inWord(format)).toMatch(/Före: samordnad individuell plan.*Efter: samordnad gemensam plan/);
  for (const format of ['xlsx', 'table-xlsx']) expect(JSON.stringify((await readSheet(await bytesOf(format)))[0]?.rows)).toContain('samordnad gemensam plan');
  const csv = new TextDecoder().decode(await bytesOf('csv'));
  expect(csv.split('\r\n')[0]).toContain('Lydelse före;Lydelse efter');
  expect(csv).toContain('samordnad individuell plan;samordnad gemensam plan');
  if (pdfPrograms) expect(readPdf(await bytesOf('pdf')).text.replace(/\s+/g, ' ')).toContain('Efter: samordnad');
});

test('only the words that differ are written: what both have keeps its characters, its authors and what is anchored to it', async () => {
  const { app, apply } = await scene();
  const before = await draftContent(app.realtime, app.documentId);
  given(await apply('otherWriter'));
  const after = await draftContent(app.realtime, app.documentId);
  const written = Y.decodeUpdate(Y.encodeStateAsUpdate(after.ydoc, before.state.stateVector));
  const words = written.structs.flatMap((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : []));
  expect(words).toEqual(['gemensam']);
  const authors = given(await (await app.enter('lead')).get<object>(`/api/documents/${app.documentId}/authors`));
  expect(JSON.stringify(authors)).toContain('Konto otherWriter');
});

test('what was written is taken back, with the link, while nobody has written in the words', async () => {
  const { app, apply, draft, changes, edit } = await scene();
  const [link] = given(await apply()).links;
  const undo = async (who: Who = 'writer') => (await app.enter(who)).post<CommentChanges>(`/api/answer-changes/${link?.id}/undoing`);
  await edit('gemensam', 'gemensam och samlad');
  expectRefused(await undo(), 409, 'words-written-since');
  await edit('gemensam och samlad', 'gemensam');
  const undone = given(await undo('lead'));
  expect(undone.links).toEqual([]);
  expect(await draft()).toContain(sentences.duty);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'wording-undone', audience: 'team', actorId: app.people.lead, subjectId: app.commentId });
  expectRefused(await undo(), 409, 'change-ended');
  expect((await changes()).refusals.apply).toBeNull();
});

test('where other words stand now a person must have read them and said that they are the place', async () => {
  const { apply, draft, edit } = await scene();
  await edit('individuell', 'egen');
  const now = 'samordnad egen plan';
  expectRefused(await apply(), 409, 'place-unconfirmed');
  expectRefused(await apply('writer', { confirmed: true }), 409, 'words-changed-since');
  given(await apply('writer', { stands: now, confirmed: true }));
  expect(await draft()).toContain('samordnad gemensam plan');
});

test('words that are gone take no wording, and one of other paragraphs is refused', async () => {
  const { app, apply, draft } = await scene();
  const before = await entryCount(app.store);
  expectRefused(await apply('writer', { words: 'två\nstycken' }), 409, 'wording-other-paragraphs');
  expectRefused(await apply('writer', { words: quote }), 409, 'wording-same');
  await writeIn(app, app.documentId, app.people.writer, [(transform, doc) => { const { from, to } = wordsAt(doc, 'en samordnad individuell plan '); transform.delete(from, to); }]);
  expectRefused(await apply('writer', { confirmed: true, stands: '' }), 409, 'place-gone');
  expect(await draft()).not.toContain('gemensam');
  expect(await entryCount(app.store), 'a refused act leaves nothing behind').toBe(before);
});

test('a locked text takes no wording, nor a locked clause', async () => {
  const { app, apply } = await scene();
  const lead = await app.enter('lead');
  const whole = given(await lead.post<{ id: string }>(`/api/documents/${app.documentId}/locks`, { block: null, purpose: 'drafting', reason: 'Nu räcker det.' }), 201);
  expectRefused(await apply(), 409, 'document-locked');
  given(await lead.delete(`/api/locks/${whole.id}`));
  given(await lead.post(`/api/documents/${app.documentId}/locks`, { block: block('municipal'), purpose: 'drafting', reason: 'Avsnittet är klart.' }), 201);
  const before = await entryCount(app.store);
  expectRefused(await apply(), 422, 'clause-locked');
  expect(await entryCount(app.store)).toBe(before);
});

test('a lock on another clause does not stand in the way', async () => {
  const { app, apply, draft } = await scene();
  given(await (await app.enter('lead')).post(`/api/documents/${app.documentId}/locks`, { block: block('regional'), purpose: 'drafting', reason: 'Avsnittet är klart.' }), 201);
  given(await apply());
  expect(await draft()).toContain('samordnad gemensam plan');
});

test('only those who write in the draft do it, and outside the matter there is nothing', async () => {
  const { app, apply, path } = await scene();
  const before = await entryCount(app.store);
  for (const who of ['chair', 'steering', 'reference', 'council', 'registrar'] as const) expectRefused(await apply(who), 403, 'writers-only');
  for (const who of ['almforsCoordinator', 'otherLead', 'former', 'stranger', 'admin'] as const) {
    expectRefused(await apply(who), 404, 'not-found');
    expectRefused(await (await app.enter(who)).get(`${path}/changes`), 404, 'not-found');
    expectRefused(await (await app.enter(who)).get(`/api/rounds/${app.roundId}/changes`), 404, 'not-found');
  }
  expectRefused(await apply('writer', {}, app.secondCommentId), 409, 'no-proposed-wording');
  expect(await entryCount(app.store)).toBe(before);
});

test('an answer is linked to what was changed by hand, from the comparison, and from the changed words one finds the comment', async () => {
  const { app, path, listed, edit, decide } = await scene();
  await decide('accepted_partly');
  expect((await listed()).withoutChange).toMatchObject([{ commentId: app.commentId, number: 2, disposition: 'accepted_partly' }]);
  await edit('tre veckor', 'fem veckor');
  const [document] = (await listed()).documents;
  expect(document?.places).toMatchObject([{ kind: 'text', clauseNumber: '2.1', before: sentences.duty, after: sentences.duty.replace('tre veckor', 'fem veckor'), comments: [], reason: null }]);
  const writer = await app.enter('writer');
  const blocks = document?.places[0]?.blocks ?? [];
  expectRefused(await writer.post(`${path}/changes`, { documentId: app.documentId, blocks: [block('region')] }), 409, 'change-not-there');
  const linked = given(await writer.post<CommentChanges>(`${path}/changes`, { documentId: app.documentId, blocks }));
  expect(linked.links).toMatchObject([{ kind: 'picked', before: sentences.duty, stands: true, refusals: { undo: 'change-not-applied', unlink: null } }]);
  expectRefused(await writer.post(`${path}/changes`, { documentId: app.documentId, blocks }), 409, 'change-linked-already');
  const after = await listed();
  expect(after).toMatchObject({ withoutChange: [], unexplained: 0 });
  expect(after.documents[0]?.places[0]?.comments).toEqual([{ linkId: linked.links[0]?.id, commentId: app.commentId, number: 2, organisation: 'Almfors kommun, Socialnämnden', disposition: 'accepted_partly' }]);
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'change-linked', audience: 'team', actorId: app.people.writer, subjectId: app.commentId });

  given(await writer.delete(`/api/answer-changes/${linked.links[0]?.id}`));
  expect(await listed()).toMatchObject({ withoutChange: [{ number: 2 }], unexplained: 1 });
});

test('a link whose words read as they were consulted on shows no change any more', async () => {
  const { app, path, listed, edit, decide, changes } = await scene();
  await decide('accepted');
  await edit('tre veckor', 'fem veckor');
  given(await (await app.enter('writer')).post(`${path}/changes`, { documentId: app.documentId, blocks: [block('duty')] }));
  await edit('fem veckor', 'tre veckor');
  expect((await changes()).links).toMatchObject([{ stands: false }]);
  expect(await listed()).toMatchObject({ withoutChange: [{ number: 2 }], unexplained: 0 });
});

test('words that no comment changed are listed until somebody has said why', async () => {
  const { app, listed, edit } = await scene();
  await edit('kvällar och helger', 'kvällar, nätter och helger');
  expect(await listed()).toMatchObject({ unexplained: 1, refusals: { explain: null } });
  const say = async (who: Who, reason: string) => (await app.enter(who)).put(`/api/rounds/${app.roundId}/change-reasons`, { documentId: app.documentId, blocks: [block('region')], reason });
  expectRefused(await say('chair', 'Ny lag.'), 403, 'writers-only');
  given(await say('writer', 'Följer av den nya lagen om primärvård.'));
  const explained = await listed('reference');
  expect(explained).toMatchObject({ unexplained: 0, refusals: { explain: 'writers-only' } });
  expect(explained.documents[0]?.places[0]?.reason).toMatchObject({ text: 'Följer av den nya lagen om primärvård.', by: 'Konto writer' });
  await expectJournalled(app.store, `matter:${app.matterId}`, { act: 'change-explained', audience: 'team', actorId: app.people.writer, subjectId: app.roundId });
  given(await say('writer', ''));
  expect(await listed()).toMatchObject({ unexplained: 1 });
  expect((await verifyAnswers(app.store.read)).faults).toEqual([]);
});

test('a duplicate shows the change of the comment it points to, and takes none of its own', async () => {
  const { app, apply, changes } = await scene();
  given(await (await app.enter('lead')).patch(`/api/comments/${app.secondCommentId}/triage`, { duplicateOf: app.commentId }));
  given(await apply());
  expect(await changes('writer', app.secondCommentId)).toMatchObject({ links: [{ before: quote }], refusals: { link: 'comment-is-duplicate' } });
});

test('a row that was changed behind the journal is found', async () => {
  const { app, apply } = await scene();
  given(await apply());
  const { answerTables } = await import('../../server/answers/tables.ts');
  await app.store.write('house', async (tx) => void (await tx.update(answerTables(tx).changes).set({ after: 'något annat' })));
  expect((await verifyAnswers(app.store.read)).faults).toMatchObject([expect.stringContaining('not the one in the journal')]);
});
