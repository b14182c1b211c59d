import { expect, test } from 'vitest';
import type { Comment, ResponseView } from '#shared/consultation.ts';
import { block, sentences } from '../support/agreement-text.ts';
import { entryCount, expectJournalled } from '../support/journal-entries.ts';
import { onWords, open, openAt, submitted } from '../support/stages.ts';
import { expectRefused, given } from '../support/visitor.ts';

const scene = async () => {
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  const leave = (anchor: object, rest: object = {}) => almfors.post<Comment>(`/api/responses/${app.responseId}/comments`, { anchor, text: 'En synpunkt', ...rest });
  return { app, almfors, leave };
};

test('a comment stands on exact words, with its clause', async () => {
  const { app, leave } = await scene();
  const comment = given(await leave(onWords(app.frozenDocumentId, 'region', 'på kvällar och helger'), { kind: 'legal' }), 201);
  expect(comment).toMatchObject({ number: null, kind: 'legal', clauseNumber: '2.2', clauseHeading: 'Regionens ansvar', documentTitle: 'Överenskommelsen', by: 'Konto almforsCoordinator', anchor: { scope: 'words', quote: 'på kvällar och helger' } });
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'comment-left', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator, subjectId: comment.id });
});

test('words across blocks are one place, joined by a line feed', async () => {
  const { app, leave } = await scene();
  const quote = `inom tre veckor.\nPlanen skrivs tillsammans`;
  const anchor = { scope: 'words', documentId: app.frozenDocumentId, from: { block: block('duty'), offset: sentences.duty.indexOf('inom tre') }, to: { block: block('first'), offset: 'Planen skrivs tillsammans'.length }, quote };
  expect(given(await leave(anchor), 201).anchor.quote).toBe(quote);
});

test('a note, a table cell and a heading can be commented on', async () => {
  const { app, leave } = await scene();
  expect(given(await leave(onWords(app.frozenDocumentId, 'note', 'arton år')), 201).clauseNumber, 'a note belongs to the clause that refers to it').toBe('1');
  const cell = { scope: 'words', documentId: app.frozenDocumentId, from: { block: block('whata'), offset: 0 }, to: { block: block('whata'), offset: 6 }, quote: 'Första' };
  expect(given(await leave(cell), 201).clauseNumber).toBe('2.2');
  expect(given(await leave({ scope: 'block', documentId: app.frozenDocumentId, from: { block: block('tasks'), offset: 0 } }), 201)).toMatchObject({ clauseNumber: '2', anchor: { scope: 'block', quote: 'Ansvar', from: { offset: 0 }, to: { offset: 6 } } });
});

test('a comment stands on a block, on a document, or on the whole', async () => {
  const { app, leave } = await scene();
  expect(given(await leave({ scope: 'block', documentId: app.frozenDocumentId, from: { block: block('scope'), offset: 3 }, quote: 'what the sender claims' }), 201).anchor.quote).toBe(`${sentences.scope}\uFFFC`);
  expect(given(await leave({ scope: 'document', documentId: app.frozenDocumentId }), 201)).toMatchObject({ clauseNumber: null, documentTitle: 'Överenskommelsen', ordinal: 0 });
  expect(given(await leave({ scope: 'package' }), 201)).toMatchObject({ documentTitle: null, ordinal: -1, anchor: { quote: '' } });
});

test('I6: a quote that is not exactly what stands there is refused', async () => {
  const { app, leave } = await scene();
  const before = await entryCount(app.store);
  const right = onWords(app.frozenDocumentId, 'duty', 'samordnad individuell plan');
  const wrong: [string, object][] = [
    ['other words', { ...right, quote: 'samordnad individuell Plan' }], ['moved by one', { ...right, from: { ...right.from, offset: right.from.offset + 1 }, to: { ...right.to, offset: right.to.offset + 1 } }], ['composed otherwise', { ...right, quote: right.quote.normalize('NFD').replace('a', 'a\u0301') }],
    ['no quote', { ...right, quote: '' }], ['no end', { ...right, to: null }], ['no beginning', { ...right, from: null }], ['empty', { ...right, to: right.from, quote: '' }], ['backwards', { ...right, from: right.to, to: right.from }],
    ['beyond the block', { ...right, to: { ...right.to, offset: 10_000 } }], ['unknown block', { ...right, from: { block: 'b000000000000zzz', offset: 0 } }], ['no document', { ...right, documentId: null }], ['another document', { ...right, documentId: app.documentId }], ['a foreign package', { ...right, documentId: app.packageId }],
    ['block without place', { scope: 'block', documentId: app.frozenDocumentId }], ['unknown block as a whole', { scope: 'block', documentId: app.frozenDocumentId, from: { block: 'b000000000000zzz', offset: 0 } }], ['unknown document as a whole', { scope: 'document', documentId: app.matterId }],
  ];
  for (const [what, anchor] of wrong) expect([what, (await leave(anchor)).body]).toMatchObject([what, { status: 422, code: 'anchor-invalid' }]);
  expect(expectRefused(await leave({ ...right, from: { block: '<script>', offset: -1 } }), 422, 'invalid-input').errors?.map((one) => one.pointer)).toEqual(['/anchor/from/block', '/anchor/from/offset']);
  expect(await entryCount(app.store)).toBe(before);
});

test('a comment is saved as it is written, without a journal entry for each key', async () => {
  const { app, almfors } = await scene();
  const before = await entryCount(app.store);
  const saved = given(await almfors.patch<Comment>(`/api/comments/${app.commentId}`, { version: 0, text: 'Omskriven – "citat" & <tecken>', kind: 'editorial' }));
  expect(saved).toMatchObject({ text: 'Omskriven – "citat" & <tecken>', kind: 'editorial', reason: 'Nämnden sammanträder en gång i månaden.', anchor: { quote: 'samordnad individuell plan' } });
  expect(await entryCount(app.store)).toBe(before);
  expect((await almfors.patch<Comment>(`/api/comments/${app.commentId}`, { version: 0, anchor: { scope: 'package' }, number: 7 })).body, 'the place is never moved').toMatchObject({ number: null, anchor: { scope: 'words' } });
});

test('a comment is taken back, and is gone for its own side too', async () => {
  const { app, almfors } = await scene();
  given(await almfors.delete(`/api/comments/${app.commentId}?version=0`));
  await expectJournalled(app.store, `response:${app.responseId}`, { act: 'comment-removed', audience: `response:${app.responseId}`, actorId: app.people.almforsCoordinator, subjectId: app.commentId });
  expect(given(await almfors.get<ResponseView>(`/api/responses/${app.responseId}`)).comments.map((one) => one.id)).toEqual([app.secondCommentId]);
  expectRefused(await almfors.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'x' }), 404, 'not-found');
  expectRefused(await almfors.delete(`/api/comments/${app.commentId}?version=0`), 404, 'not-found');
});

test('own comments come in the order of the text', async () => {
  const { app, almfors, leave } = await scene();
  for (const [name, quote] of [['region', 'Regionen'], ['purpose', 'Parterna'], ['duty', 'Kommunen']] as const) given(await leave(onWords(app.frozenDocumentId, name, quote)), 201);
  expect(given(await almfors.get<ResponseView>(`/api/responses/${app.responseId}`)).comments.map((one) => one.anchor.quote)).toEqual(['', 'Parterna', 'Kommunen', 'samordnad individuell plan', 'Regionen']);
});

test('a comment sent twice with one key is left once', async () => {
  const { app, almfors } = await scene();
  const send = (text: string) => almfors.post<Comment>(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text }, { key: 'c1' });
  const [first, second] = await Promise.all([send('En gång'), send('En gång')]);
  expect(given(first, 201).id).toBe(given(second, 201).id);
  expectRefused(await send('Något annat'), 409, 'idempotency-key-reused');
});

test('nobody but the consultee’s own people comments in its answer', async () => {
  const { app } = await scene();
  const before = await entryCount(app.store);
  for (const who of ['lead', 'writer', 'chair', 'admin', 'bjorkvattnaCoordinator', 'otherLead', 'stranger', 'secretary'] as const) {
    const visitor = await app.enter(who);
    expectRefused(await visitor.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'x' }), 404, 'not-found');
    expectRefused(await visitor.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'x' }), 404, 'not-found');
    expectRefused(await visitor.delete(`/api/comments/${app.commentId}?version=0`), 404, 'not-found');
  }
  expect(await entryCount(app.store)).toBe(before);
});

test('after submission no comment is left, changed or taken back', async () => {
  const app = await openAt(submitted);
  const almfors = await app.enter('almforsCoordinator');
  expectRefused(await almfors.post(`/api/responses/${app.responseId}/comments`, { anchor: { scope: 'package' }, text: 'x' }), 409, 'response-submitted');
  expectRefused(await almfors.patch(`/api/comments/${app.commentId}`, { version: 0, text: 'x' }), 409, 'response-submitted');
  expectRefused(await almfors.delete(`/api/comments/${app.commentId}?version=0`), 409, 'response-submitted');
});
