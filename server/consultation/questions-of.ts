import { and, asc, eq, ne } from 'drizzle-orm';
import type { QuestionAnswer, RoundQuestion } from '#shared/round-questions.ts';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consultationTables } from './tables.ts';

/** The questions of a round, in the order in which they were put. */
export async function questionsOf(from: Reader, roundId: string): Promise<RoundQuestion[]> {
  const { roundQuestions } = consultationTables(from);
  const rows = await from.select().from(roundQuestions).where(eq(roundQuestions.roundId, roundId)).orderBy(asc(roundQuestions.id));
  return rows.map(({ id, kind, text, options, required, frozenDocumentId, block, clauseNumber, clauseHeading }) => ({
    id, kind: kind as RoundQuestion['kind'], text, options, required, clause: frozenDocumentId === null || block === null ? null : { documentId: frozenDocumentId, block, number: clauseNumber, heading: clauseHeading },
  }));
}

/** What a response says to them; one that was taken back is empty and keeps its version. */
export async function questionAnswersOf(from: Reader, responseId: string): Promise<QuestionAnswer[]> {
  const { roundAnswers } = consultationTables(from);
  const rows = await from.select().from(roundAnswers).where(eq(roundAnswers.responseId, responseId)).orderBy(asc(roundAnswers.questionId));
  const names = await namesOf(from, rows.map(({ by }) => by));
  return rows.map(({ questionId, value, version, by }) => ({ questionId, value, version, by: names.get(by) ?? '' }));
}

/** What is evidence of them: each answered question in its own words, in the order they were put; none when nothing was answered. */
export async function answersGiven(from: Reader, of: { responseId: string; roundId: string }) {
  const { roundAnswers } = consultationTables(from);
  const rows = await from.select().from(roundAnswers).where(and(eq(roundAnswers.responseId, of.responseId), ne(roundAnswers.value, '')));
  return (await questionsOf(from, of.roundId)).flatMap(({ id, kind, text }) => rows.filter((row) => row.questionId === id).map(({ value }) => ({ question: id, kind, text, value })));
}
