/** Set questions are put while the round is planned, frozen with it, and answered in each response (`domain.md` 2.3, ConsultationLetter). */
import { and, eq, ne } from 'drizzle-orm';
import { whyNotWriteResponse } from '#shared/consultation.ts';
import { whyNotChangeRound } from '#shared/round-rules.ts';
import { limits } from '#shared/limits.ts';
import { isAnswerTo, type QuestionInput, type QuestionOutcome, valuesOf } from '#shared/round-questions.ts';
import { Refusal } from '#shared/refusals.ts';
import { verifiedPlace } from '../drafting/frozen-place.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { allOrganisations } from '../people/organisations.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { consulteeName } from './consultees.ts';
import { questionsOf } from './questions-of.ts';
import type { ResponseActor } from './response-actor.ts';
import { roundById, stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';
import { answersOfRound } from './the-record.ts';

/** Refuses `lead-only`, `round-opened`, `too-many-questions`, and `anchor-invalid` for a clause that does not stand in the round's text. */
export async function putQuestion(tx: Writer, actor: Actor, roundId: string, { kind, text, options, required, clause }: QuestionInput): Promise<string> {
  const { roundQuestions } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
  if ((await questionsOf(tx, roundId)).length >= limits.questionsPerRound) throw new Refusal('conflict', 'too-many-questions', { values: { most: limits.questionsPerRound } });
  const point = clause === null ? null : { block: clause.block, offset: 0 };
  const place = clause === null ? null : await verifiedPlace(tx, round.packageId, { scope: 'block', documentId: clause.documentId, from: point, to: null, quote: '' });
  const id = newId(actor.at);
  await tx.insert(roundQuestions).values({
    id, roundId, kind, text, options: kind === 'choice' ? options : [], required, frozenDocumentId: place?.frozenDocumentId ?? null, block: place?.fromBlock ?? null, clauseNumber: place?.clauseNumber ?? null, clauseHeading: place?.clauseHeading ?? null, by: actor.id, at: actor.at,
  });
  await note(tx, actor, 'question-put', { roundId, number: round.number, text });
  return id;
}

/** Refuses `lead-only`, `round-opened`, and `not-found` for a question of another round. */
export async function removeQuestion(tx: Writer, actor: Actor, { roundId, questionId }: { roundId: string; questionId: string }): Promise<void> {
  const { roundQuestions } = consultationTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotChangeRound(actor, { state: stateOf(round) }));
  const [removed] = await tx.delete(roundQuestions).where(and(eq(roundQuestions.id, questionId), eq(roundQuestions.roundId, roundId))).returning({ text: roundQuestions.text });
  if (!removed) throw new Refusal('not-found', 'not-found');
  await note(tx, actor, 'question-removed', { roundId, number: round.number, text: removed.text });
}

const note = (tx: Writer, actor: Actor, act: string, { roundId, number, text }: { roundId: string; number: number; text: string }) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'round', subjectId: roundId, details: { number, text }, at: actor.at });

/** Autosave is no act (design D9). Refuses `question-answered` with who when somebody has answered since `version`, and `question-answer-invalid`. */
export async function answerQuestion(tx: Writer, { who, person, response }: ResponseActor, questionId: string, { value, version }: { value: string; version: number }): Promise<void> {
  const { roundAnswers } = consultationTables(tx);
  refuse(whyNotWriteResponse(who, response));
  const question = (await questionsOf(tx, response.roundId)).find((one) => one.id === questionId);
  if (!question) throw new Refusal('not-found', 'not-found');
  if (!isAnswerTo(question, value)) throw new Refusal('invalid', 'question-answer-invalid');
  const its = and(eq(roundAnswers.responseId, response.id), eq(roundAnswers.questionId, questionId));
  const [row] = await tx.select().from(roundAnswers).where(its);
  if ((row?.value ?? '') === value) return;
  if ((row?.version ?? 0) !== version) throw new Refusal('conflict', 'question-answered', { values: { by: (await namesOf(tx, row ? [row.by] : [])).get(row?.by ?? '') ?? '' } });
  const said = { value, version: version + 1, by: person.id, at: person.at };
  if (row) await tx.update(roundAnswers).set(said).where(its);
  else await tx.insert(roundAnswers).values({ responseId: response.id, questionId, ...said });
}

/** Of the responses that stand (`domain.md` rules 1 and 8; not of a supplement, nor of what was withdrawn): by question, how often each value was chosen and what each consultee said. */
export async function outcomesOf(from: Reader, roundId: string): Promise<QuestionOutcome[]> {
  const { roundAnswers, roundQuestions } = consultationTables(from);
  const standing = (await answersOfRound(from, roundId)).flatMap(({ consultee, response, withdrawn }) => (response === null || withdrawn ? [] : [{ id: response.id, consultee }]));
  const given = await from.select({ responseId: roundAnswers.responseId, questionId: roundAnswers.questionId, value: roundAnswers.value }).from(roundAnswers).innerJoin(roundQuestions, eq(roundQuestions.id, roundAnswers.questionId)).where(and(eq(roundQuestions.roundId, roundId), ne(roundAnswers.value, '')));
  const organisations = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const order = new Intl.Collator('sv');
  return (await questionsOf(from, roundId)).map((question) => {
    const values = new Map(given.flatMap(({ responseId, questionId, value }) => (questionId === question.id ? [[responseId, value] as const] : [])));
    // A joint statement says it for each of those it counts for.
    const its = standing.flatMap(({ id, consultee }) => {
      const value = values.get(id);
      return value === undefined ? [] : [{ consultee: consulteeName(organisations.get(consultee.organisationId) ?? '', consultee.body), value }];
    });
    return {
      questionId: question.id, answered: its.length, counts: (valuesOf(question) ?? []).map((value) => ({ value, count: its.filter((one) => one.value === value).length })),
      said: its.sort((one, other) => order.compare(one.consultee, other.consultee)),
    };
  });
}
