import { Hono } from 'hono';
import { z } from 'zod';
import {
  commentChange, commentInput, commentRemoval, coordinatorInput, commentSchema, consultationRowSchema, consultationSchema, consulteeChange, consulteeInput, extensionInput, fileKinds, receiptSchema, registerInput, responseChange, responseFileSchema, responseSchema,
  roundChange, roundInput, roundSchema, whyNotChangeRound, whyNotWriteResponse,
} from '#shared/consultation.ts';
import { letterVariables } from '#shared/letter-variables.ts';
import { imageHashPattern } from '#shared/agreement/block-facts.ts';
import { frozenDocumentSchema } from '#shared/drafting.ts';
import { id, listOf } from '#shared/people.ts';
import { consultedComparisonSchema, correctionInput } from '#shared/round-corrections.ts';
import { secondOpeningInput } from '#shared/round-decisions.ts';
import { paperInput, paperSchema } from '#shared/round-papers.ts';
import { questionAnswerInput, questionInput, questionOutcomeSchema } from '#shared/round-questions.ts';
import { letterTextSchema, wordAnswerSchema, wordCommentsInput } from '#shared/word-answers.ts';
import { Refusal } from '#shared/refusals.ts';
import { frozenTexts } from '../drafting/frozen-texts.ts';
import { sendRendition } from '../drafting/routes.ts';
import { asTeam, stillTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { present, type SignedIn, signedIn } from '../people/actor.ts';
import type { Sessions } from '../people/sessions.ts';
import { readLetterInWorker } from '../export/read-letter.ts';
import { writeResponsePdf } from '../export/write-response-pdf.ts';
import { attachedType, docxType, pdfType } from '../platform/files/file-type.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { isRepeated, once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { sendSqueezed } from '../platform/http/squeezed.ts';
import { download, sendImage, uploadOf } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { afterSubmissionRoutes } from './after-submission-routes.ts';
import { colleagueRoutes } from './colleague-routes.ts';
import { changeComment, commentView, leaveComment, removeComment, responseOfComment } from './comments.ts';
import { maskingRoutes } from './public/masking-routes.ts';
import { memoRoutes } from './memo-routes.ts';
import { addConsultee, changeConsultee, consulteeById, removeConsultee } from './consultees.ts';
import { extend } from './extending.ts';
import { nameCoordinator, removeCoordinator } from './coordinators.ts';
import { factsFor } from './letter-copies.ts';
import { consultationPaper, keepLetter } from './letter-file.ts';
import { prepareChanges } from './compared-versions.ts';
import { comparisonOf, correctRound, prepareCorrection } from './correcting.ts';
import { closeRound, openRound } from './opening.ts';
import { openAgain } from './opening-again.ts';
import { consultationsOf, papersFor, viewConsultation, visit } from './reading.ts';
import { readableImage } from './images.ts';
import { registerOf } from './register.ts';
import { registerRoutes } from './register-routes.ts';
import { notForColleagues } from './response-actor.ts';
import { addFile, beginResponse, changeResponse, filesOf, memberOf, registerResponse, removeFile, responseFor, viewResponse } from './responses.ts';
import { answerQuestion, outcomesOf, putQuestion, removeQuestion } from './round-questions.ts';
import { enclosePaper, paperOf, removePaper } from './round-papers.ts';
import { versionHolding } from './round-versions.ts';
import { changeRound, type Concluded, planRound, refuseOpening, roundFor, roundsOf, stateOf, viewRound } from './rounds.ts';
import { exportedResponse, receiptOf, submitResponse, submittedBytes } from './submission.ts';
import { commentTableRoutes } from './word-answers/table-routes.ts';
import { addWordComments, readWordAnswer } from './word-answers/word-answers.ts';

const letterFactsSchema = z.object({ facts: z.record(z.enum(letterVariables), z.string()) });
const wordCommentsAdded = z.object({ added: z.number() });
const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const byFile = validated('param', z.object({ id, fileId: id }));
const byCoordinator = validated('param', z.object({ id, coordinatorId: id }));
const byPaper = validated('param', z.object({ id, paperId: id }));
const byQuestion = validated('param', z.object({ id, questionId: id }));
const byDocument = validated('param', z.object({ id, documentId: id }));

export function consultationRoutes(house: House, doors: { nudgeMail: () => void; sessions: Sessions; isConcluded: Concluded }) {
  const documented = documenting(house);
  const { store } = house;
  const commenting = allowance(60, 60, house.clock);
  const submitting = allowance(5, 60, house.clock);
  // Papers are printed one at a time for the whole house, and files read two at a time: nobody may fill the queue.
  const exporting = allowance(60, 3600, house.clock);
  const textOf = frozenTexts();
  const comparing = allowance(120, 60, house.clock);
  const wordFiles = allowance(30, 600, house.clock);
  const origin = () => house.origins[0] ?? '';

  const rounds = new Hono<SignedIn>()
    .use('/matters/:id/rounds', signedIn).use('/rounds/*', signedIn).use('/consultees/*', signedIn)
    .get('/matters/:id/rounds', documented('Consultation rounds of a matter', listOf(roundSchema)), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await roundsOf(store.read, actor, doors.isConcluded), next: null }, 200);
    })
    .post('/matters/:id/rounds', documented('Plan a round', created, 201), byId, validated('json', roundInput), async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await planRound(tx, await stillTeam(tx, actor), c.req.valid('json')) })), 201);
    })
    .get('/rounds/:id', documented('One round', roundSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await viewRound(store.read, actor, round, doors.isConcluded), 200);
    })
    .patch('/rounds/:id', documented('Change a planned round', roundSchema), byId, validated('json', roundChange), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => changeRound(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')));
      const changed = await roundFor(store.read, c.get('person'), round.id);
      return c.json(await viewRound(store.read, actor, changed.round, doors.isConcluded), 200);
    })
    .get('/rounds/:id/papers.pdf', documented('Covering letter, consultees and texts as one PDF/A', pdfType), byId, validated('query', inLanguage), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      exporting.take(actor.id);
      const register = await registerOf(store.read, actor, round.id);
      const bytes = await consultationPaper(house, round, { consultees: register.map((one) => one.name), at: actor.at });
      return download(c, { name: fileName(c.req.valid('query').locale, { key: 'file.papers', values: { title: round.title }, ending: 'pdf' }), type: pdfType, bytes });
    })
    .post('/rounds/:id/questions', documented('Put a question in a planned round', created, 201), byId, validated('json', questionInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await putQuestion(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')) })), 201);
    })
    .delete('/rounds/:id/questions/:questionId', documented('Take a question out of a planned round', done), byQuestion, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => removeQuestion(tx, await stillTeam(tx, actor), { roundId: round.id, questionId: c.req.valid('param').questionId }));
      return c.json({ done: true as const }, 200);
    })
    .get('/rounds/:id/question-outcomes', documented('What submitted responses say to the questions of a round', listOf(questionOutcomeSchema)), byId, async (c) => {
      const { round } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await outcomesOf(store.read, round.id), next: null }, 200);
    })
    .post('/rounds/:id/papers', documented('Enclose a supporting paper with a planned round', paperSchema, 201), byId, validated('query', paperInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      if (!(await isRepeated(c, house))) refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
      const { title, wanted } = c.req.valid('query');
      const { name, ...upload } = await uploadOf(c);
      const file = await house.files.keep(upload.bytes, attachedType({ name, ...upload }));
      const { paperId } = await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ paperId: await enclosePaper(tx, await stillTeam(tx, actor), round.id, { title, wanted, name, file }) }), file.hash);
      return c.json({ id: paperId, title, wanted, name, size: file.size, type: file.type, hash: file.hash }, 201);
    })
    .get('/rounds/:id/papers/:paperId', documented('A supporting paper of a round', 'application/octet-stream'), byPaper, async (c) => {
      const { round } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const { paper, bytes } = await paperOf(house, round.id, c.req.valid('param').paperId);
      return download(c, { name: paper.name, type: paper.type, bytes });
    })
    .delete('/rounds/:id/papers/:paperId', documented('Take a supporting paper out of a planned round', done), byPaper, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => removePaper(tx, await stillTeam(tx, actor), { roundId: round.id, paperId: c.req.valid('param').paperId }));
      return c.json({ done: true as const }, 200);
    })
    .post('/rounds/:id/opening', documented('Open a round: invitations are sent', roundSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const register = await registerOf(store.read, actor, round.id);
      if (!(await isRepeated(c, house))) await refuseOpening(store.read, actor, round, register.length);
      const changes = (await isRepeated(c, house)) ? null : await prepareChanges(store.read, round);
      const letter = await keepLetter(house, round, register.map((one) => one.name), actor.at);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        await openRound(tx, await stillTeam(tx, actor), { roundId: round.id, letter, changes, origin: origin() });
        return { opened: true };
      });
      doors.nudgeMail();
      return c.json(await viewRound(store.read, actor, (await roundFor(store.read, c.get('person'), round.id)).round, doors.isConcluded), 200);
    })
    .post('/rounds/:id/closing', documented('Close a round', roundSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => closeRound(tx, await stillTeam(tx, actor), round.id));
      return c.json(await viewRound(store.read, actor, (await roundFor(store.read, c.get('person'), round.id)).round, doors.isConcluded), 200);
    })
    .post('/rounds/:id/second-opening', documented('Open a closed round for responses again, by a decision; everybody invited is told', roundSchema), byId, validated('json', secondOpeningInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        await openAgain(tx, await stillTeam(tx, actor), { roundId: round.id, decision: c.req.valid('json'), origin: origin(), isConcluded: doors.isConcluded });
        return { opened: true };
      });
      doors.nudgeMail();
      return c.json(await viewRound(store.read, actor, (await roundFor(store.read, c.get('person'), round.id)).round, doors.isConcluded), 200);
    })
    .post('/rounds/:id/corrections', documented('Correct the text of an open round by a newer frozen version; everybody is told what changed', roundSchema, 201), byId, validated('json', correctionInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const decision = c.req.valid('json');
      const prepared = (await isRepeated(c, house)) ? null : await prepareCorrection(store.read, actor, round, decision.packageId);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await correctRound(tx, await stillTeam(tx, actor), { roundId: round.id, decision, prepared, origin: origin() }) }));
      doors.nudgeMail();
      return c.json(await viewRound(store.read, actor, (await roundFor(store.read, c.get('person'), round.id)).round, doors.isConcluded), 201);
    })
    .post('/rounds/:id/consultees', documented('Add a consultee', created, 201), byId, validated('json', consulteeInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const answer = await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await addConsultee(tx, await stillTeam(tx, actor), round.id, c.req.valid('json'), origin()) }));
      doors.nudgeMail();
      return c.json(answer, 201);
    })
    .patch('/consultees/:id', documented('Change a consultee on the list before the round opens', done), byId, validated('json', consulteeChange), async (c) => {
      const { round } = await consulteeById(store.read, c.req.valid('param').id);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => changeConsultee(tx, await stillTeam(tx, actor), c.req.valid('param').id, c.req.valid('json')));
      return c.json({ done: true as const }, 200);
    })
    .delete('/consultees/:id', documented('Take a consultee off the list before the round opens', done), byId, async (c) => {
      const { round } = await consulteeById(store.read, c.req.valid('param').id);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => removeConsultee(tx, await stillTeam(tx, actor), c.req.valid('param').id));
      return c.json({ done: true as const }, 200);
    })
    .get('/consultees/:id/letter', documented('What the letter’s variables say to this consultee', letterFactsSchema), byId, async (c) => {
      const { round } = await consulteeById(store.read, c.req.valid('param').id);
      await asTeam(store.read, c.get('person'), round.matterId);
      const { facts } = await factsFor(store.read, c.req.valid('param').id, origin());
      return c.json({ facts }, 200);
    })
    .post('/consultees/:id/extension', documented('Grant a later day to one consultee', done), byId, validated('json', extensionInput), async (c) => {
      const { round } = await consulteeById(store.read, c.req.valid('param').id);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => extend(tx, await stillTeam(tx, actor), c.req.valid('param').id, { ...c.req.valid('json'), origin: origin() }));
      doors.nudgeMail();
      return c.json({ done: true as const }, 200);
    })
    .post('/consultees/:id/coordinators', documented('Ask somebody else to coordinate the answer', done, 201), byId, validated('json', coordinatorInput), async (c) => {
      const { round } = await consulteeById(store.read, c.req.valid('param').id);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      const answer = await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        await nameCoordinator(tx, await stillTeam(tx, actor), { ...c.req.valid('json'), consulteeId: c.req.valid('param').id, origin: origin() });
        return { done: true as const };
      });
      doors.nudgeMail();
      return c.json(answer, 201);
    })
    .delete('/consultees/:id/coordinators/:coordinatorId', documented('End the access of a coordinator who was addressed wrongly', done), byCoordinator, async (c) => {
      const { id: consulteeId, coordinatorId } = c.req.valid('param');
      const { round } = await consulteeById(store.read, consulteeId);
      const actor = await asTeam(store.read, c.get('person'), round.matterId);
      await store.write(`matter:${actor.matterId}`, async (tx) => removeCoordinator(tx, await stillTeam(tx, actor), { consulteeId, coordinatorId }));
      return c.json({ done: true as const }, 200);
    })
    .post('/rounds/:id/registered-responses', documented('Register an answer that came by mail or letter', created, 201), byId, validated('json', registerInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `consultee:${c.req.valid('json').consulteeId}`, async (tx) => ({ id: await registerResponse(tx, await stillTeam(tx, actor), { roundId: round.id, ...c.req.valid('json') }) })), 201);
    });

  const reading = new Hono<SignedIn>()
    .use('/consultations', present).use('/consultations/*', present).use('/images/*', present)
    .get('/images/:hash', documented('An image of a draft or a frozen text', 'image/*'), validated('param', z.object({ hash: z.string().regex(imageHashPattern) })), async (c) => {
      const { hash } = c.req.valid('param');
      return sendImage(c, await readableImage(house, c.get('person'), hash));
    })
    .get('/consultations', documented('The rounds I answer in', listOf(consultationRowSchema)), async (c) => c.json({ items: await consultationsOf(store.read, c.get('person')), next: null }, 200))
    .get('/consultations/:id', documented('A round as its consultee sees it', consultationSchema), byId, async (c) => c.json(await viewConsultation(store.read, c.get('person'), c.req.valid('param').id, origin()), 200))
    .post('/consultations/:id/visit', documented('Date the first visit', done), byId, async (c) => {
      const person = c.get('person');
      const { round } = await memberOf(store.read, person, c.req.valid('param').id);
      await store.write(`matter:${round.matterId}`, (tx) => visit(tx, person, c.req.valid('param').id));
      return c.json({ done: true as const }, 200);
    })
    .post('/consultations/:id/response', documented('Begin the answer, or give the one begun', created, 201), byId, async (c) => {
      const consulteeId = c.req.valid('param').id;
      return c.json(await store.write(`consultee:${consulteeId}`, async (tx) => ({ id: await beginResponse(tx, c.get('person'), consulteeId) })), 201);
    })
    .get('/consultations/:id/papers.pdf', documented('Covering letter, consultees and texts as one PDF/A, for whoever is to answer', pdfType), byId, validated('query', inLanguage), async (c) => {
      const person = c.get('person');
      const { round, consultees } = await papersFor(store.read, person, c.req.valid('param').id);
      exporting.take(person.id);
      const bytes = await consultationPaper(house, round, { consultees, at: house.clock(), copy: await factsFor(store.read, c.req.valid('param').id, origin()) });
      return download(c, { name: fileName(c.req.valid('query').locale, { key: 'file.papers', values: { title: round.title }, ending: 'pdf' }), type: pdfType, bytes });
    })
    .get('/consultations/:id/documents/:documentId', documented('A frozen document to read and comment on', frozenDocumentSchema), byDocument, async (c) => {
      const { id: consulteeId, documentId } = c.req.valid('param');
      const { round } = await memberOf(store.read, c.get('person'), consulteeId);
      return sendSqueezed(c, await textOf(store.read, await versionHolding(store.read, round, documentId), documentId));
    })
    .get('/consultations/:id/comparison', documented('What differs between a text that was corrected and the text that corrects it', consultedComparisonSchema), byId, validated('query', z.object({ before: id, after: id })), async (c) => {
      const { round } = await memberOf(store.read, c.get('person'), c.req.valid('param').id);
      const { before, after } = c.req.valid('query');
      comparing.take(c.get('person').id);
      return c.json({ comparison: await comparisonOf(store.read, round, { before, after }) }, 200);
    })
    .get('/consultations/:id/papers/:paperId', documented('A supporting paper that came with the round', 'application/octet-stream'), byPaper, async (c) => {
      const { round } = await memberOf(store.read, c.get('person'), c.req.valid('param').id);
      const { paper, bytes } = await paperOf(house, round.id, c.req.valid('param').paperId);
      return download(c, { name: paper.name, type: paper.type, bytes });
    })
    .get('/consultations/:id/documents/:documentId/answer-form', documented('The frozen document with a form to answer in, as a Word file', docxType), byDocument, async (c) => {
      const { id: consulteeId, documentId } = c.req.valid('param');
      const { round } = await memberOf(store.read, c.get('person'), consulteeId);
      return sendRendition(house, c, await versionHolding(store.read, round, documentId), { id: documentId, format: 'form' });
    })
    .get('/consultations/:id/documents/:documentId/docx', documented('The frozen document as a Word file', docxType), byDocument, async (c) => {
      const { id: consulteeId, documentId } = c.req.valid('param');
      const { round } = await memberOf(store.read, c.get('person'), consulteeId);
      return sendRendition(house, c, await versionHolding(store.read, round, documentId), { id: documentId, format: 'docx' });
    })
    .get('/consultations/:id/documents/:documentId/pdf', documented('The frozen document as PDF/A', pdfType), byDocument, async (c) => {
      const { id: consulteeId, documentId } = c.req.valid('param');
      const { round } = await memberOf(store.read, c.get('person'), consulteeId);
      return sendRendition(house, c, await versionHolding(store.read, round, documentId), { id: documentId, format: 'pdf' });
    });

  const answering = new Hono<SignedIn>()
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
    .post('/responses/:id/files', documented('Attach a file', responseFileSchema, 201), byId, validated('query', z.object({ kind: z.enum(fileKinds) })), async (c) => {
      const responseId = c.req.valid('param').id;
      const acting = await responseFor(store.read, c.get('person'), responseId);
      if (!(await isRepeated(c, house))) refuse(whyNotWriteResponse(acting.who, acting.response));
      const upload = await uploadOf(c);
      const file = await house.files.keep(upload.bytes, attachedType(upload));
      const { kind } = c.req.valid('query');
      const { fileId } = await once(c, house, `response:${responseId}`, async (tx) => ({ fileId: await addFile(tx, await responseFor(tx, c.get('person'), responseId), { kind, name: upload.name, file }) }), file.hash);
      return c.json({ id: fileId, kind, name: upload.name, size: file.size, type: file.type, hash: file.hash }, 201);
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
      const receipt = await once(c, house, `response:${responseId}`, async (tx) => submitResponse(tx, await responseFor(tx, c.get('person'), responseId), origin()));
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

  return new Hono<SignedIn>().route('/', rounds).route('/', registerRoutes(house, doors)).route('/', reading).route('/', answering).route('/', colleagueRoutes(house, doors)).route('/', afterSubmissionRoutes(house, doors)).route('/', memoRoutes(house)).route('/', maskingRoutes(house)).route('/', commentTableRoutes(house));
}
