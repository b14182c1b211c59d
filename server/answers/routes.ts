import { Hono } from 'hono';
import { z } from 'zod';
import {
  answerInput, answerListSchema, answerSchema, bench, commentFilter, conclusionInput, exportFormats, overviewSchema, reopeningInput, placesSchema, themeChange, themeInput, themeSchema, triageInput, reviewInput, whyNotDecide, whyNotPropose, whyNotReview, whyNotTriage, type Answer, lacksDecision,
} from '#shared/answers.ts';
import { reportGroupings } from '#shared/export.ts';
import { whyNotSplit } from '#shared/comment-splits.ts';
import { matrixSchema } from '#shared/answers-matrix.ts';
import { sheetChangesInput, sheetReadingSchema, whyNotReadSheet } from '#shared/answer-sheet.ts';
import { preNoticeInput, preNoticeSchema, preNoticeSetting, unmetLettersInput, unmetLettersSchema } from '#shared/answer-letters.ts';
import { nextStepSchema } from '#shared/next-step.ts';
import { id, listOf } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { standsOutside } from '../consultation/changes-only.ts';
import { commentView } from '../consultation/comments.ts';
import { roundFor, roundsOf } from '../consultation/rounds.ts';
import { spokenForIn } from '../consultation/the-record.ts';
import { submittedComment, submittedComments } from '../consultation/submitted.ts';
import { documentFor } from '../drafting/documents.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { type Actor, asTeam, stillTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { Person } from '../people/person.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { download, uploadOf } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { type DraftPlaces, relativeEnds } from '../drafting/draft-places.ts';
import { asksForAnchors } from './anchor-states.ts';
import { aidRoutes } from './aid-routes.ts';
import { answerFor, decideAnswer, proposeAnswer, reviewAnswer, triageComment } from './answers.ts';
import { deskRoutes } from './desk-routes.ts';
import { standingStep } from './standing-step.ts';
import { compareSheet, editableAnswers } from './answer-sheet.ts';
import { filtered, inBrief } from './bench.ts';
import { chainOf } from './chain.ts';
import { concludedAt } from './concluded-at.ts';
import { concludeRound, isConcluded, reopenRound } from './conclusion.ts';
import { exportRoutes } from './exports/routes.ts';
import { reportTemplateRoutes } from './exports/template-routes.ts';
import { templateFor } from './exports/templates.ts';
import { finalReportRoutes } from './final-routes.ts';
import { likenessRoutes } from './likeness-routes.ts';
import { historyOf } from './history.ts';
import { meetingRoutes } from './meetings/routes.ts';
import { headingsOf, positionsByClause } from './matrix.ts';
import { nextStep } from './next-step.ts';
import { countedPlaces } from './counted-places.ts';
import { givePreNotice, preNoticeOf, setPreNotice } from './pre-notice.ts';
import { progressOf } from './progress.ts';
import { overviewOf } from './overview.ts';
import { draftToComment } from './draft-to-comment.ts';
import { readDrafts } from './places.ts';
import { presenceRoutes } from './presence-routes.ts';
import { type Readings, usesInMatter } from './readings.ts';
import { readSheet } from '../export/sheets.ts';
import { writeReportFile } from '../export/process/write.ts';
import { reportName, reportTypes, tellsProposals } from './report-files.ts';
import { consultationReport } from './report.ts';
import { splitRoutes } from './split-routes.ts';
import { splitFrom, splitSubject } from './splitting.ts';
import { togetherRoutes } from './together-routes.ts';
import { viewRoutes } from './view-routes.ts';
import { unmetLettersOf, writeToUnmet } from './unmet-letters.ts';
import { addTheme, changeTheme, removeTheme, themeById, themesOf } from './themes.ts';
import { type AnchoredComment, type Consulted, type ConsultedTexts, takenIn } from './consulted-texts.ts';
import { isUntouched } from './untouched.ts';

const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const reportOrder = commentFilter.extend({ groupBy: z.enum(reportGroupings).default('clause'), locale: inLanguage.shape.locale });

/** Milliseconds: several times what the largest report takes (2,000 comments as PDF in some 10 s, `npm run bench -- exports`). */
const longestWriting = 120_000;

export function answerRoutes(house: House, doors: { places: DraftPlaces; texts: ConsultedTexts; readings: Readings; nudgeMail: () => void; nudgeExports: () => void }) {
  const documented = documenting(house);
  const { store } = house;
  const exporting = allowance(60, 3600, house.clock);
  const liveDraft = readDrafts(doors.places);
  const { texts, readings } = doors;
  const overview = async (actor: Actor, round: { id: string; matterId: string }) => overviewOf(store.read, actor, { roundId: round.id, rows: await readings.rows(round, liveDraft), contradictions: await readings.contradictions(round) });

  const viewAnswer = async (person: Person, commentId: string): Promise<Answer> => {
    const { actor, comment: subject } = await answerFor(store.read, person, commentId);
    const { comment, condition, round, split } = await submittedComment(store.read, commentId);
    if (split) throw new Refusal('conflict', 'comment-split');
    const rows = await readings.rows(round, liveDraft);
    const row = rows.find((one) => one.id === commentId);
    if (!row) throw new Refusal('not-found', 'not-found');
    const standing = await standingStep(store.read, commentId);
    const text = comment.frozenDocumentId === null ? null : await texts(comment.frozenDocumentId);
    const block = text?.blocks.find((one) => one.block === comment.fromBlock);
    return {
      row, comment: await commentView(store.read, commentId, 'outside'), condition,
      frozen: block ? { text: block.text, from: comment.fromOffset ?? 0, to: comment.toBlock === comment.fromBlock ? comment.toOffset ?? block.text.length : block.text.length, headingPath: block.headingPath } : null,
      now: text === null || comment.ids.length === 0 ? null : await placeNow(comment, text),
      outsideChanges: await standsOutside(store.read, comment, row.consulteeId),
      splitFrom: await splitFrom(store.read, person, comment),
      duplicates: rows.filter((one) => one.duplicateOf === row.number).map(({ id: itsId, number, organisation }) => ({ id: itsId, number, organisation })),
      version: subject.version, chosenReasons: standing?.reasons ?? [], usedTexts: standing?.texts ?? [], history: await historyOf(store.read, commentId),
      refusals: { propose: whyNotPropose(actor, subject), decide: whyNotDecide(actor, subject), review: whyNotReview(actor, subject), triage: whyNotTriage(actor, subject), split: whyNotSplit(actor, await splitSubject(store.read, { actor, comment: subject })) },
    };
  };

  const placeNow = async (comment: AnchoredComment, { documentId, consulted, taken }: Consulted): Promise<Answer['now']> => {
    const draft = await liveDraft(documentId);
    const placed = await draft.places.place(takenIn(taken, comment));
    return { state: placed.state, documentId, block: placed.from?.block ?? null, text: placed.text, blockText: draft.blocks.get(placed.from?.block ?? '')?.text ?? '', untouched: isUntouched(comment, placed, { consulted, now: draft.now }) };
  };

  return new Hono<SignedIn>()
    .use('/rounds/*', signedIn).use('/comments/*', signedIn).use('/themes/*', signedIn).use('/matters/:id/next-step', signedIn).use('/documents/:id/comment-places', signedIn)
    .get('/rounds/:id/comments', documented('All comments of a round with their answers', answerListSchema), byId, validated('query', commentFilter.extend(bench.shape)), async (c) => {
      const { round } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const { after, most, brief, at, ...filter } = c.req.valid('query');
      // Only who asks for those at odds waits until the wordings are compared.
      const { rows: all, compared } = filter.conflict === undefined ? await readings.rowsAtOnce(round, liveDraft) : { rows: await readings.rows(round, liveDraft), compared: true };
      const rows = filtered(all, filter, asksForAnchors(filter) ? await readings.anchors(round, liveDraft) : undefined);
      const place = at === undefined ? -1 : rows.findIndex((row) => row.id === at);
      const items = rows.slice(after, after + most).map((row) => (brief ? inBrief(row) : row));
      return c.json({ items, next: after + most < rows.length ? String(after + most) : null, total: rows.length, undecided: all.filter(lacksDecision).length, place: place < 0 ? null : place, compared }, 200);
    })
    .get('/comments/:id/answer', documented('One comment with its place, answer and history', answerSchema), byId, async (c) => c.json(await viewAnswer(c.get('person'), c.req.valid('param').id), 200))
    .post('/comments/:id/proposal', documented('Propose an answer', answerSchema), byId, validated('json', answerInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const { actor } = await answerFor(store.read, c.get('person'), commentId);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await proposeAnswer(tx, await answerFor(tx, c.get('person'), commentId), c.req.valid('json')); return { done: true }; });
      return c.json(await viewAnswer(c.get('person'), commentId), 200);
    })
    .post('/comments/:id/decision', documented('Decide an answer', answerSchema), byId, validated('json', answerInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const { actor } = await answerFor(store.read, c.get('person'), commentId);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await decideAnswer(tx, await answerFor(tx, c.get('person'), commentId), c.req.valid('json')); return { done: true }; });
      return c.json(await viewAnswer(c.get('person'), commentId), 200);
    })
    .post('/comments/:id/review', documented('Pass a proposal on to who decides, or return it with a remark', answerSchema), byId, validated('json', reviewInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const { actor } = await answerFor(store.read, c.get('person'), commentId);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await reviewAnswer(tx, await answerFor(tx, c.get('person'), commentId), c.req.valid('json')); return { done: true }; });
      return c.json(await viewAnswer(c.get('person'), commentId), 200);
    })
    .patch('/comments/:id/triage', documented('Sort a comment under a theme, to a person, or as a duplicate', answerSchema), byId, validated('json', triageInput), async (c) => {
      const commentId = c.req.valid('param').id;
      const { actor } = await answerFor(store.read, c.get('person'), commentId);
      await store.write(`matter:${actor.matterId}`, async (tx) => triageComment(tx, await answerFor(tx, c.get('person'), commentId), c.req.valid('json')));
      return c.json(await viewAnswer(c.get('person'), commentId), 200);
    })
    .get('/rounds/:id/overview', documented('Counts, positions and what is left', overviewSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await overview(actor, round), 200);
    })
    .get('/rounds/:id/matrix', documented('Position by clause, and progress by day', matrixSchema), byId, async (c) => {
      const { round } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const { documents } = await viewPackage(store.read, round.packageId);
      const read = await Promise.all(documents.map(async ({ id: itsId, title }) => ({ title, text: await texts(itsId) })));
      const rows = await readings.rows(round, liveDraft);
      return c.json({ ...positionsByClause(rows, headingsOf(read.map(({ text }) => text)), await spokenForIn(store.read, round.id, await concludedAt(store.read, round.id))), places: countedPlaces(rows, new Map(read.map(({ title, text }) => [title, headingsOf([text])]))), progress: await progressOf(store.read, round.id, rows) }, 200);
    })
    .get('/rounds/:id/themes', documented('Themes of a round', listOf(themeSchema)), byId, async (c) => {
      const { round } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json({ items: await themesOf(store.read, round.id), next: null }, 200);
    })
    .post('/rounds/:id/themes', documented('Add a theme', created, 201), byId, validated('json', themeInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ id: await addTheme(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')) })), 201);
    })
    .patch('/themes/:id', documented('Write what a theme came to', themeSchema), byId, validated('json', themeChange), async (c) => {
      const themeId = c.req.valid('param').id;
      const { roundId } = await themeById(store.read, themeId);
      const { actor } = await roundFor(store.read, c.get('person'), roundId);
      await store.write(`matter:${actor.matterId}`, async (tx) => changeTheme(tx, await stillTeam(tx, actor), themeId, c.req.valid('json')));
      const changed = (await themesOf(store.read, roundId)).find((one) => one.id === themeId);
      if (!changed) throw new Refusal('not-found', 'not-found');
      return c.json(changed, 200);
    })
    .delete('/themes/:id', documented('Remove a theme that no comment stands under', done), byId, async (c) => {
      const { actor } = await roundFor(store.read, c.get('person'), (await themeById(store.read, c.req.valid('param').id)).roundId);
      await store.write(`matter:${actor.matterId}`, async (tx) => removeTheme(tx, await stillTeam(tx, actor), c.req.valid('param').id));
      return c.json({ done: true as const }, 200);
    })
    .get('/rounds/:id/report/:format', documented('The comment summary as docx, pdf (PDF/A-2a), xlsx, csv or json, the comment table of eight columns as docx or xlsx, or the draft of today as docx with the comments in its margin', 'application/octet-stream'), validated('param', z.object({ id, format: z.enum(exportFormats) })), validated('query', reportOrder), async (c) => {
      const { id: roundId, format } = c.req.valid('param');
      const { round } = await roundFor(store.read, c.get('person'), roundId);
      exporting.take(c.get('person').id);
      const { groupBy, locale, ...filter } = c.req.valid('query');
      const report = await consultationReport(store.read, { roundId: round.id, filter, groupBy, locale, at: house.clock(), final: null }, liveDraft);
      const answers = tellsProposals(format) ? await editableAnswers(store.read, round) : null;
      const draft = format === 'draft' ? await draftToComment(house, { round, report, drafts: liveDraft }) : null;
      const { bytes } = await writeReportFile({ report, format, answers, draft, template: await templateFor(house, { matterId: round.matterId, format }) }, { time: longestWriting, signal: c.req.raw.signal });
      return download(c, { name: fileName(locale, { ...reportName(format), values: { registryNumber: report.matter.registryNumber } }), type: reportTypes[format], bytes });
    })
    .post('/rounds/:id/answer-sheet', documented('Compare a changed workbook with the answers as they stand; nothing is changed', sheetReadingSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotReadSheet(actor, { concluded: await isConcluded(store.read, round.id), chain: await chainOf(store.read, actor.matterId) }));
      exporting.take(actor.id);
      const { bytes } = await uploadOf(c);
      return c.json(await compareSheet(store.read, { actor, round }, await readSheet(bytes)), 200);
    })
    .post('/rounds/:id/answer-sheet/changes', documented('Propose the answers chosen from a workbook, all or none', done), byId, validated('json', sheetChangesInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const { changes } = c.req.valid('json');
      await once(c, house, `matter:${actor.matterId}`, async (tx) => {
        for (const { commentId, ...input } of changes) {
          const acting = await answerFor(tx, c.get('person'), commentId);
          if (acting.comment.roundId !== round.id) throw new Refusal('not-found', 'not-found');
          await proposeAnswer(tx, acting, input);
        }
        return { done: true as const };
      });
      return c.json({ done: true as const }, 200);
    })
    .post('/rounds/:id/conclusion', documented('Conclude a round: its answers rest from now on', overviewSchema), byId, validated('json', conclusionInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const contradictions = await readings.contradictions(round);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await concludeRound(tx, await stillTeam(tx, actor), round.id, { ...c.req.valid('json'), contradictions }); return { done: true }; });
      return c.json(await overview(actor, round), 200);
    })
    .post('/rounds/:id/reopening', documented('Open a concluded round again by a decision', overviewSchema), byId, validated('json', reopeningInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await reopenRound(tx, await stillTeam(tx, actor), round.id, c.req.valid('json')); return { done: true }; });
      return c.json(await overview(actor, round), 200);
    })
    .get('/rounds/:id/unmet-letters', documented('Whose points were not met, and who of them has been written to', unmetLettersSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await unmetLettersOf(store.read, actor, { roundId: round.id, rows: await readings.rows(round, liveDraft) }), 200);
    })
    .post('/rounds/:id/unmet-letters', documented('Write to those whose points were not met, once to each', unmetLettersSchema), byId, validated('json', unmetLettersInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      const rows = await readings.rows(round, liveDraft);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => ({ sent: await writeToUnmet(tx, await stillTeam(tx, actor), { round, rows, origin: house.origins[0] ?? '', ...c.req.valid('json') }) }));
      doors.nudgeMail();
      return c.json(await unmetLettersOf(store.read, actor, { roundId: round.id, rows }), 200);
    })
    .get('/rounds/:id/pre-notice', documented('Who is told in confidence what happened to its comments before the report becomes public, and whether they were', preNoticeSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await preNoticeOf(store.read, actor, round.id), 200);
    })
    .put('/rounds/:id/pre-notice', documented('Say whether the round gives notice in confidence before the report becomes public', preNoticeSchema), byId, validated('json', preNoticeSetting), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await store.write(`matter:${actor.matterId}`, async (tx) => setPreNotice(tx, await stillTeam(tx, actor), { round, ...c.req.valid('json') }));
      return c.json(await preNoticeOf(store.read, actor, round.id), 200);
    })
    .post('/rounds/:id/pre-notice', documented('Tell those who answered, in confidence until the day on which the report becomes public', preNoticeSchema), byId, validated('json', preNoticeInput), async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      await once(c, house, `matter:${actor.matterId}`, async (tx) => { await givePreNotice(tx, await stillTeam(tx, actor), { round, origin: house.origins[0] ?? '', ...c.req.valid('json') }); return { done: true }; });
      doors.nudgeMail();
      return c.json(await preNoticeOf(store.read, actor, round.id), 200);
    })
    .get('/documents/:id/comment-places', documented('Where the consulted words stand in the draft', placesSchema), byId, async (c) => {
      const { document, actor } = await documentFor(store.read, c.get('person'), c.req.valid('param').id);
      const round = (await roundsOf(store.read, actor, isConcluded)).filter((one) => one.state !== 'planned').at(-1);
      if (!round) return c.json({ items: [], next: null }, 200);
      const draft = await liveDraft(document.id);
      const said = (await submittedComments(store.read, round.id)).filter(({ comment }) => comment.ids.length > 0 && comment.frozenDocumentId !== null);
      const origins = new Map<string, Consulted>();
      for (const frozenId of new Set(said.flatMap(({ comment }) => comment.frozenDocumentId ?? []))) origins.set(frozenId, await texts(frozenId));
      const items = await Promise.all(said.map(async ({ comment }) => {
        const text = origins.get(comment.frozenDocumentId ?? '');
        if (text?.documentId !== document.id) return [];
        const placed = await draft.places.place(takenIn(text.taken, comment));
        return [{ commentId: comment.id, number: comment.number, state: placed.state, ...relativeEnds(draft, placed), quote: comment.quote }];
      }));
      return c.json({ items: items.flat(), next: null }, 200);
    })
    .get('/matters/:id/next-step', documented('The one thing that is next', nextStepSchema), byId, async (c) => {
      const actor = await asTeam(store.read, c.get('person'), c.req.valid('param').id);
      return c.json(await nextStep(store.read, actor), 200);
    })
    .route('/', deskRoutes(house, { readings }))
    .route('/', meetingRoutes(house, { rows: (round) => readings.rows(round, liveDraft) }))
    .route('/', likenessRoutes(house, { rows: (round) => readings.rows(round, liveDraft), contradictions: (round) => readings.contradictions(round) }))
    .route('/', togetherRoutes(house, { readings, drafts: liveDraft }))
    .route('/', splitRoutes(house))
    .route('/', viewRoutes(house))
    .route('/', reportTemplateRoutes(house))
    .route('/', exportRoutes(house, { drafts: liveDraft, exporting, nudgeExports: doors.nudgeExports }))
    .route('/', finalReportRoutes(house, { drafts: liveDraft, exporting, nudgeExports: doors.nudgeExports }))
    .route('/', presenceRoutes(house, { rows: (round) => readings.rowsAtOnce(round, liveDraft).then((read) => read.rows) }))
    .route('/', aidRoutes(house, { uses: (actor) => usesInMatter(store.read, readings, actor) }));
}
