/** A response with its comments and files, from the first word to the receipt. */
import { Hono } from 'hono';
import { z } from 'zod';
import { commentChange, commentInput, commentRemoval, commentSchema, receiptSchema, responseChange, responseSchema, whyNotWriteResponse } from '#shared/consultation.ts';
import { id } from '#shared/people.ts';
import { questionAnswerInput } from '#shared/round-questions.ts';
import { letterTextSchema, wordAnswerSchema, wordCommentsInput } from '#shared/word-answers.ts';
import { Refusal } from '#shared/refusals.ts';
import { refuse } from '../matters/refuse.ts';
import { present, type SignedIn } from '../people/actor.ts';
import { readLetterInWorker } from '../export/read-letter.ts';
import { writeResponsePdf } from '../export/write-response-pdf.ts';
import { pdfType } from '../platform/files/file-type.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { download, uploadOf } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { changeComment, commentView, leaveComment, removeComment, responseOfComment } from './comments.ts';
import { notForColleagues } from './response-actor.ts';
import { changeResponse, filesOf, removeFile, responseFor, viewResponse } from './responses.ts';
import { answerQuestion } from './round-questions.ts';
import type { Concluded } from './rounds.ts';
import { type CarryAnswers, exportedResponse, receiptOf, submitResponse, submittedBytes } from './submission.ts';
import { addWordComments, readWordAnswer } from './word-answers/word-answers.ts';

const wordCommentsAdded = z.object({ added: z.number() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const byFile = validated('param', z.object({ id, fileId: id }));
const byQuestion = validated('param', z.object({ id, questionId: id }));

/** `exporting`: how many papers one person may ask for, wherever. */
export function responseRoutes(house: House, doors: { nudgeMail: () => void; isConcluded: Concluded; carryAnswers: CarryAnswers; exporting: ReturnType<typeof allowance> }) {
  const documented = documenting(house);
  const { store } = house;
  const { exporting } = doors;
  const commenting = allowance(60, 60, house.clock);
  const submitting = allowance(5, 60, house.clock);
  // Files are read two at a time for the whole house: nobody may fill the queue.
  const wordFiles = allowance(30, 600, house.clock);
  const origin = () => house.origins[0] ?? '';

  return new Hono<SignedIn>()
    .use('/responses/*', present).use('/comments/*', present)
    .get('/responses/:id', documented('One response', responseSchema), byId, async (c) => c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), c.req.valid('param').id)), 200))
    .patch('/responses/:id', documented('Save part of a response', responseSchema), byId, validated('json', responseChange), async (c) => {
      const responseId = c.req.valid('param').id;
      await store.write(`response:${responseId}`, async (tx) => changeResponse(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .put('/responses/:id/question-answers/:questionId', documented('Answer a question of the round', responseSchema), byQuestion, validated('json', questionAnswerInput), async (c) => {
      const { id: responseId, questionId } = c.req.valid('param');
      await store.write(`response:${responseId}`, async (tx) => answerQuestion(tx, await responseFor(tx, c.get('person'), responseId), questionId, c.req.valid('json')));
      return c.json(await viewResponse(store.read, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .post('/responses/:id/comments', documented('Leave a comment on exact words', commentSchema, 201), byId, validated('json', commentInput), async (c) => {
      const responseId = c.req.valid('param').id;
      commenting.take(c.get('person').id);
      const { commentId } = await once(c, house, `response:${responseId}`, async (tx) => ({ commentId: await leaveComment(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')) }));
      return c.json(await commentView(store.read, commentId, await responseFor(store.read, c.get('person'), responseId)), 201);
    })
    .post('/responses/:id/word-answer', documented('Read a Word file that came back; nothing is stored', wordAnswerSchema), byId, async (c) => {
      const acting = await responseFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotWriteResponse(acting.who, acting.response));
      wordFiles.take(acting.person.id);
      return c.json(await readWordAnswer(store.read, acting, await uploadOf(c)), 200);
    })
    .post('/responses/:id/word-comments', documented('Add comments chosen from a Word file, all or none', wordCommentsAdded, 201), byId, validated('json', wordCommentsInput), async (c) => {
      const responseId = c.req.valid('param').id;
      commenting.take(c.get('person').id);
      return c.json(await once(c, house, `response:${responseId}`, async (tx) => ({ added: await addWordComments(tx, await responseFor(tx, c.get('person'), responseId), c.req.valid('json')) })), 201);
    })
    .patch('/comments/:id', documented('Save a comment', commentSchema), byId, validated('json', commentChange), async (c) => {
      const commentId = c.req.valid('param').id;
      const responseId = await responseOfComment(store.read, commentId);
      await store.write(`response:${responseId}`, async (tx) => changeComment(tx, await responseFor(tx, c.get('person'), responseId), commentId, c.req.valid('json')));
      return c.json(await commentView(store.read, commentId, await responseFor(store.read, c.get('person'), responseId)), 200);
    })
    .delete('/comments/:id', documented('Take back a comment before the answer is submitted', done), byId, validated('query', commentRemoval), async (c) => {
      const commentId = c.req.valid('param').id;
      const responseId = await responseOfComment(store.read, commentId);
      await store.write(`response:${responseId}`, async (tx) => removeComment(tx, await responseFor(tx, c.get('person'), responseId), commentId, c.req.valid('query').version));
      return c.json({ done: true as const }, 200);
    })
    .get('/responses/:id/files/:fileId', documented('An attached file', 'application/octet-stream'), byFile, async (c) => {
      const { id: responseId, fileId } = c.req.valid('param');
      notForColleagues(await responseFor(store.read, c.get('person'), responseId));
      const file = (await filesOf(store.read, responseId)).find((one) => one.id === fileId);
      if (!file) throw new Refusal('not-found', 'not-found');
      return download(c, { name: file.name, type: file.type, bytes: await house.files.fetch(file.fileHash) });
    })
    .get('/responses/:id/files/:fileId/text', documented('The words of an attached letter, to mark in', letterTextSchema), byFile, async (c) => {
      const { id: responseId, fileId } = c.req.valid('param');
      const { who, person, response } = await responseFor(store.read, c.get('person'), responseId);
      refuse(whyNotWriteResponse(who, response));
      const file = (await filesOf(store.read, responseId)).find((one) => one.id === fileId);
      if (!file) throw new Refusal('not-found', 'not-found');
      wordFiles.take(person.id);
      return c.json({ name: file.name, paragraphs: [...await readLetterInWorker(await house.files.fetch(file.fileHash))] }, 200);
    })
    .delete('/responses/:id/files/:fileId', documented('Take away an attached file', done), byFile, async (c) => {
      const { id: responseId, fileId } = c.req.valid('param');
      await store.write(`response:${responseId}`, async (tx) => removeFile(tx, await responseFor(tx, c.get('person'), responseId), fileId));
      return c.json({ done: true as const }, 200);
    })
    .post('/responses/:id/submission', documented('Submit the response, once', receiptSchema, 201), byId, async (c) => {
      const responseId = c.req.valid('param').id;
      submitting.take(c.get('person').id);
      const receipt = await once(c, house, `response:${responseId}`, async (tx) => submitResponse(tx, await responseFor(tx, c.get('person'), responseId), { origin: origin(), isConcluded: doors.isConcluded, carryAnswers: doors.carryAnswers }));
      doors.nudgeMail();
      return c.json(receipt, 201);
    })
    .get('/responses/:id/receipt', documented('The receipt', receiptSchema), byId, async (c) => {
      const { response } = notForColleagues(await responseFor(store.read, c.get('person'), c.req.valid('param').id));
      return c.json(await receiptOf(store.read, response.id), 200);
    })
    .get('/responses/:id/receipt.json', documented('The exact bytes whose SHA-256 stands on the receipt', 'application/octet-stream'), byId, validated('query', inLanguage), async (c) => {
      const { response } = notForColleagues(await responseFor(store.read, c.get('person'), c.req.valid('param').id));
      return download(c, { name: fileName(c.req.valid('query').locale, { key: 'file.response', values: { id: response.id }, ending: 'json' }), type: 'application/json', bytes: await submittedBytes(store.read, response.id) });
    })
    .get('/responses/:id/receipt.pdf', documented('The response with its receipt as PDF/A', pdfType), byId, validated('query', inLanguage), async (c) => {
      const { response } = notForColleagues(await responseFor(store.read, c.get('person'), c.req.valid('param').id));
      const { locale } = c.req.valid('query');
      exporting.take(c.get('person').id);
      const { bytes } = await writeResponsePdf(await exportedResponse(store.read, response.id, locale));
      return download(c, { name: fileName(locale, { key: 'file.response', values: { id: response.id }, ending: 'pdf' }), type: pdfType, bytes });
    });
}
