/** Rounds, what goes with them and their list of consultees, for whoever leads. */
import { Hono } from 'hono';
import { z } from 'zod';
import { coordinatorInput, consulteeChange, consulteeInput, extensionInput, registerInput, roundChange, roundInput, roundSchema } from '#shared/consultation.ts';
import { whyNotChangeRound } from '#shared/round-rules.ts';
import { letterVariables } from '#shared/letter-variables.ts';
import { id, listOf } from '#shared/people.ts';
import { correctionInput } from '#shared/round-corrections.ts';
import { secondOpeningInput } from '#shared/round-decisions.ts';
import { paperInput, paperSchema } from '#shared/round-papers.ts';
import { questionInput, questionOutcomeSchema } from '#shared/round-questions.ts';
import { asTeam, stillTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import { attachedType, pdfType } from '../platform/files/file-type.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { fileName, inLanguage } from '../platform/http/file-names.ts';
import { isRepeated, once } from '../platform/http/idempotency.ts';
import { allowance } from '../platform/http/security.ts';
import { download, uploadOf } from '../platform/http/upload.ts';
import { validated } from '../platform/http/validated.ts';
import { addConsultee, changeConsultee, consulteeById, removeConsultee } from './consultees.ts';
import { extend } from './extending.ts';
import { nameCoordinator, removeCoordinator } from './coordinators.ts';
import { factsFor } from './letter-copies.ts';
import { consultationPaper, keepLetter } from './letter-file.ts';
import { prepareChanges } from './compared-versions.ts';
import { correctRound, prepareCorrection } from './correcting.ts';
import { closeRound, openRound } from './opening.ts';
import { openAgain } from './opening-again.ts';
import { registerOf } from './register.ts';
import { registerResponse } from './responses.ts';
import { outcomesOf, putQuestion, removeQuestion } from './round-questions.ts';
import { enclosePaper, paperOf, removePaper } from './round-papers.ts';
import { changeRound, type Concluded, planRound, refuseOpening, roundFor, roundsOf, stateOf, viewRound } from './rounds.ts';

const letterFactsSchema = z.object({ facts: z.record(z.enum(letterVariables), z.string()) });
const created = z.object({ id: z.string() });
const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));
const byCoordinator = validated('param', z.object({ id, coordinatorId: id }));
const byPaper = validated('param', z.object({ id, paperId: id }));
const byQuestion = validated('param', z.object({ id, questionId: id }));

/** `exporting`: how many papers one person may ask for, wherever. */
export function roundRoutes(house: House, doors: { nudgeMail: () => void; isConcluded: Concluded; exporting: ReturnType<typeof allowance> }) {
  const documented = documenting(house);
  const { store } = house;
  const { exporting } = doors;
  const origin = () => house.origins[0] ?? '';

  return new Hono<SignedIn>()
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
}
