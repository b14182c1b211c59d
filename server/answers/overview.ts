/** How far the answering of a round has come, and what may be done with it. */
import type { ReviewState } from '#shared/answer-chain.ts';
import { whyNotReadSheet } from '#shared/answer-sheet.ts';
import { type AnswerRow, answerStates, lacksDecision, type Overview, placeOf, whyNotConclude, whyNotReopen, whyNotTriage } from '#shared/answers.ts';
import { dispositions, stances } from '#shared/export.ts';
import { roundById, stateOf } from '../consultation/rounds.ts';
import { consulteeName } from '../consultation/consultees.ts';
import { commentCounts } from '../consultation/responses.ts';
import { answersOfRound, cameAfter } from '../consultation/the-record.ts';
import type { Actor } from '../matters/actor.ts';
import { currentState, partiesOf } from '../matters/matters.ts';
import { allOrganisations } from '../people/organisations.ts';
import type { Reader } from '../platform/storage/store.ts';
import { countBy } from './bench.ts';
import { chainOf } from './chain.ts';
import { standingConclusion } from './concluded-at.ts';
import { conclusionView, impossibleAmong, standingReopening } from './conclusion.ts';
import { whyNotFinal } from './final-orders.ts';
import { finalReportsOf } from './final-report.ts';

/** Counts, positions, what is left and what the reader may do, from one reading of the rows. */
export async function overviewOf(from: Reader, actor: Actor, { roundId, rows, contradictions }: { roundId: string; rows: readonly AnswerRow[]; contradictions: readonly (readonly [string, string])[] }): Promise<Overview> {
  const round = await roundById(from, roundId);
  const { state: matterState } = await currentState(from, actor.matterId);
  const standing = await standingConclusion(from, roundId);
  const finalReports = await finalReportsOf(from, roundId);
  const parties = new Set((await partiesOf(from, actor.matterId)).map((one) => one.organisationId));
  const answers = (await answersOfRound(from, roundId, standing?.at ?? null)).filter((one) => one.response !== null && !one.withdrawn);
  const chain = await chainOf(from, actor.matterId);
  const reviewed = (state: ReviewState) => rows.filter((row) => row.review === state && row.state === 'proposed').length;
  const conflicts = rows.filter((row) => row.conflict).length;
  const ending = { roundState: stateOf(round), undecided: rows.filter(lacksDecision).length, impossible: impossibleAmong(rows, contradictions), concluded: standing !== null };
  const byState = countBy(answerStates, rows.map((row) => row.state));
  const parts = rows.flatMap(({ splitFrom }) => splitFrom?.id ?? []);
  return {
    comments: rows.length, split: { comments: new Set(parts).size, parts: parts.length }, byState, byDisposition: countBy(dispositions, rows.map((row) => (row.state === 'decided' ? row.disposition : null))),
    byClause: countedByClause(rows),
    byStance: stances.map((stance) => ({ stance, parties: answers.filter((one) => one.response?.stance === stance && parties.has(one.consultee.organisationId)).length, others: answers.filter((one) => one.response?.stance === stance && !parties.has(one.consultee.organisationId)).length })),
    left: [{ code: 'comments-without-answer', count: byState.new }, ...(chain.reviewer === null ? [] : [{ code: 'answers-to-review', count: reviewed('waiting') }, { code: 'answers-returned', count: reviewed('returned') }]), { code: 'answers-not-decided', count: chain.reviewer === null ? byState.proposed : reviewed('passed') }, { code: 'wordings-at-odds', count: conflicts }].filter((one) => one.count > 0),
    withoutChange: rows.filter((row) => row.withoutChange).length, conflicts,
    cameAfter: standing === null ? [] : await toldAfter(from, roundId, standing.at),
    conclusion: standing && (await conclusionView(from, standing)), reopened: await standingReopening(from, roundId), finalReports,
    refusals: {
      triage: whyNotTriage(actor, { concluded: standing !== null }), conclude: whyNotConclude(actor, ending), override: whyNotConclude(actor, ending, true),
      reopen: whyNotReopen(actor, { concluded: standing !== null, matterState }),
      finalReport: await whyNotFinal(from, actor, roundId), sheet: whyNotReadSheet(actor, { concluded: standing !== null, chain }),
    },
  };
}

/** What came when the round was concluded, to be read; it is answered only if the round is opened again. */
async function toldAfter(from: Reader, roundId: string, asOf: Date): Promise<Overview['cameAfter']> {
  const sent = await cameAfter(from, roundId, asOf);
  if (sent.length === 0) return [];
  const names = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const said = await commentCounts(from, sent.map(({ response }) => response.id));
  return sent.map(({ response, consultee }) => ({ responseId: response.id, consultee: consulteeName(names.get(consultee.organisationId) ?? '', consultee.body), receivedOn: response.receivedOn ?? '', supplement: response.followsId !== null, comments: said.get(response.id) ?? 0 }));
}

type Counted = Parameters<typeof placeOf>[0] & { documentTitle: string | null; clauseNumber: string | null; clauseHeading: string | null; ordinal: number; state: string };

/** How many comments that stand each clause has and how many of them are decided, in the order of the text; two documents may both have a clause 1.1. */
export function countedByClause(rows: readonly Counted[]): Overview['byClause'] {
  const clauses = new Map<string, Overview['byClause'][number] & { ordinal: number }>();
  for (const row of rows.filter(({ state }) => state !== 'withdrawn' && state !== 'replaced')) {
    const place = placeOf(row);
    const key = `${row.documentTitle ?? ''} ${row.clauseNumber ?? place}`;
    const clause = clauses.get(key) ?? { place, document: row.documentTitle, clauseNumber: row.clauseNumber, clauseHeading: row.clauseHeading, comments: 0, decided: 0, ordinal: row.ordinal };
    clauses.set(key, { ...clause, comments: clause.comments + 1, decided: clause.decided + (row.state === 'decided' ? 1 : 0), ordinal: Math.min(clause.ordinal, row.ordinal) });
  }
  return [...clauses.values()].sort((a, b) => a.ordinal - b.ordinal).map(({ ordinal: _ordinal, ...clause }) => clause);
}
