/** A round as its consultee reads it. */
import { Hono } from 'hono';
import { z } from 'zod';
import { consultationRowSchema, consultationSchema } from '#shared/consultation.ts';
import { imageHashPattern } from '#shared/agreement/block-facts.ts';
import { frozenDocumentSchema } from '#shared/drafting.ts';
import { id, listOf } from '#shared/people.ts';
import { consultedComparisonSchema } from '#shared/round-corrections.ts';
import { packageNumber, readFrozen } from '../drafting/frozen.ts';
import { frozenTexts } from '../drafting/frozen-texts.ts';
import { sendRendition } from '../drafting/routes.ts';
import { present, type SignedIn } from '../people/actor.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { allowance } from '../platform/http/security.ts';
import { sendSqueezed } from '../platform/http/squeezed.ts';
import { download, sendImage } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { factsFor } from './letter-copies.ts';
import { consultationPaper } from './letter-file.ts';
import { comparisonOf } from './correcting.ts';
import { consultationsOf, papersFor, viewConsultation, visit } from './reading.ts';
import { readableImage } from './images.ts';
import { beginResponse, memberOf } from './responses.ts';
import { paperOf } from './round-papers.ts';
import { versionHolding } from './round-versions.ts';
import { answerFiles } from './word-answers/answer-file.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const byPaper = validated('param', z.object({ id, paperId: id }));
const byDocument = validated('param', z.object({ id, documentId: id }));

/** `exporting`: how many papers one person may ask for, wherever. */
export function readingRoutes(house: House, { exporting }: { exporting: ReturnType<typeof allowance> }) {
  const documented = documenting(house);
  const { store } = house;
  const textOf = frozenTexts();
  const answerFile = answerFiles(house);
  const comparing = allowance(120, 60, house.clock);
  const origin = () => house.origins[0] ?? '';

  return new Hono<SignedIn>()
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
      const packageId = await versionHolding(store.read, round, documentId);
      const asking = await answerFile(round.id, documentId);
      if (asking === null) return sendRendition(house, c, packageId, { id: documentId, format: 'form' });
      const { title } = await readFrozen(store.read, packageId, documentId);
      return download(c, { name: fileName('sv', { key: 'file.answerForm', values: { title, number: await packageNumber(store.read, packageId) }, ending: 'docx' }), type: docxType, bytes: asking });
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
}
