/** What happened to the comments of one consultee, for itself and for those who answer it (`domain.md` rule 4). */
import type { AnchorScope, Disposition } from '#shared/export.ts';
import { dispositions } from '#shared/export.ts';
import { type AnswerRow, reasonedIn, standsNoMore } from '#shared/answers.ts';
import { type Outcome, type OutcomeComment, type OutcomePaper, whyNotReadOutcome } from '#shared/answer-outcome.ts';
import type { Said } from '#shared/comment-splits.ts';
import { Refusal } from '#shared/refusals.ts';
import { consulteeById, consulteesOf } from '../consultation/consultees.ts';
import { commentCounts } from '../consultation/responses.ts';
import { stancesTakenIn } from '../consultation/sections/sections-of.ts';
import { answersOfRound, cameAfter } from '../consultation/the-record.ts';
import { versionsOfRound } from '../consultation/round-versions.ts';
import { stateOf } from '../consultation/rounds.ts';
import { submittedComments } from '../consultation/submitted.ts';
import { letterheadOf } from '../drafting/render.ts';
import { frozenBlocksOf, viewPackage } from '../drafting/frozen.ts';
import { asActor } from '../matters/actor.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import type { Person } from '../people/person.ts';
import type { Reader } from '../platform/storage/store.ts';
import { answerRows, countBy } from './bench.ts';
import { confidentialUntil } from './pre-notice.ts';
import { standingChanges } from './changes.ts';
import { concludedAt, standingConclusion } from './concluded-at.ts';
import type { ChangeRow } from './evidence.ts';

/** Refuses `not-found` for who belongs neither to the consultee nor to the matter, and `outcome-not-ready`. */
export async function outcomeOf(from: Reader, person: Person, consulteeId: string): Promise<Outcome> {
  const { round, name } = await consulteeById(from, consulteeId);
  const team = (await asActor(from, person, round.matterId)).roles.length > 0;
  const member = stateOf(round) !== 'planned' && (await consulteesOf(from, person.id)).has(consulteeId);
  if (!team && !member) throw new Refusal('not-found', 'not-found');
  const asOf = await concludedAt(from, round.id);
  refuse(whyNotReadOutcome({ team }, { concluded: asOf !== null }));
  const its = (await answersOfRound(from, round.id, asOf)).find(({ consultee }) => consultee.id === consulteeId);
  const response = its?.response;
  // What a joint statement says, each of those it counts for has said.
  const { comments, concludedOn } = await outcomeToldTo(from, round, its?.joint?.consulteeId ?? consulteeId, { team });
  const matter = await matterById(from, round.matterId);
  return {
    consulteeId, consultee: name, stance: (response?.stance as Outcome['stance'] | undefined) ?? null, sections: response ? await stancesTakenIn(from, response.id) : [], cameAfter: await commentsAfter(from, round.id, consulteeId),
    matter: { id: round.matterId, title: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '' }, round: { id: round.id, title: round.title },
    concludedOn, publicOn: await confidentialUntil(from, round.id), comments,
    undecided: comments.filter(({ disposition }) => disposition === null).length, byDisposition: countBy(dispositions, comments.map(({ disposition }) => disposition)),
  };
}

/** Of this consultee, in what came when the round was concluded. */
async function commentsAfter(from: Reader, roundId: string, consulteeId: string): Promise<number> {
  const at = await concludedAt(from, roundId);
  const its = at === null ? [] : (await cameAfter(from, roundId, at)).filter(({ consultee }) => consultee.id === consulteeId).map(({ response }) => response.id);
  return [...(await commentCounts(from, its)).values()].reduce((sum, n) => sum + n, 0);
}

/** Its comments, each with the answer as far as this reader may know it: a consultee while the round is not concluded reads only what it said itself. */
export async function outcomeToldTo(from: Reader, round: { id: string; matterId: string; packageId: string }, consulteeId: string, reader: { team: boolean }): Promise<{ comments: OutcomeComment[]; concludedOn: string | null }> {
  const conclusion = await standingConclusion(from, round.id);
  const all = await answerRows(from, round, null);
  // What was taken back needs no answer, and is told nothing of.
  const parts = all.filter((row) => row.consulteeId === consulteeId && !standsNoMore(row));
  const wholes = await wholeComments(from, round.id, parts);
  const originals = new Map(all.map((row) => [row.number, row.id]));
  const answering = (row: AnswerRow): string => (row.duplicateOf === null ? row.id : originals.get(row.duplicateOf) ?? row.id);
  const readable = whyNotReadOutcome(reader, { concluded: conclusion !== null }) === null;
  // Into what parts it was split is told with the answers to them.
  const mine = readable ? parts : asSubmitted(parts, wholes);
  const links = readable ? await standingChanges(from, [...new Set(mine.map(answering))]) : [];
  const places = await clausesOf(from, await versionsOfRound(from, round), links);
  return {
    concludedOn: conclusion === null ? null : dayOf(conclusion.at),
    comments: mine.map((row) => told(readable ? row : { ...row, state: 'new' }, { links: links.filter(({ commentId }) => commentId === answering(row)), places, whole: row.splitFrom === null ? null : wholes.get(row.splitFrom.id) ?? null })),
  };
}

/** By id, of the rows that are parts. */
async function wholeComments(from: Reader, roundId: string, rows: readonly AnswerRow[]): Promise<Map<string, Said>> {
  if (rows.every(({ splitFrom }) => splitFrom === null)) return new Map();
  return new Map((await submittedComments(from, roundId)).flatMap(({ whole }) => (whole === null ? [] : [[whole.id, whole]])));
}

function asSubmitted(rows: readonly AnswerRow[], wholes: ReadonlyMap<string, Said>): AnswerRow[] {
  return rows.flatMap((row, at) => {
    const whole = wholes.get(row.splitFrom?.id ?? '');
    if (row.splitFrom === null || whole === undefined) return [row];
    const { text, proposedText, reason } = whole;
    return rows[at - 1]?.splitFrom?.id === row.splitFrom.id ? [] : [{ ...row, id: row.splitFrom.id, number: row.splitFrom.number, text, proposedText, reason, splitFrom: null }];
  });
}

type Clauses = ReadonlyMap<string, { clauseNumber: string | null; clauseHeading: string | null }>;

function told(row: AnswerRow, { links, places, whole }: { links: readonly ChangeRow[]; places: Clauses; whole: Said | null }): OutcomeComment {
  const decided = row.state === 'decided';
  return {
    number: row.number, scope: row.scope as AnchorScope, documentTitle: row.documentTitle, clauseNumber: row.clauseNumber, clauseHeading: row.clauseHeading, quote: row.quote, text: row.text, proposedText: row.proposedText,
    // What is only proposed is the working group's own.
    disposition: decided ? row.disposition as Disposition : null, rationale: decided ? reasonedIn(row) : '', referredTo: decided ? row.referredTo : '',
    changes: decided ? links.map(({ blocks, before, after }) => ({ ...(blocks.flatMap((block) => places.get(block) ?? [])[0] ?? { clauseNumber: null, clauseHeading: null }), before, after })) : [],
    splitFrom: whole === null || row.splitFrom === null ? null : { number: row.splitFrom.number, text: whole.text, proposedText: whole.proposedText, reason: whole.reason },
  };
}

/** By block, of the texts that were consulted on; as they stood in the latest version that has them. */
async function clausesOf(from: Reader, versions: readonly { packageId: string }[], links: readonly ChangeRow[]): Promise<Clauses> {
  const wanted = new Set(links.map(({ documentId }) => documentId));
  const found = new Map<string, { clauseNumber: string | null; clauseHeading: string | null }>();
  if (wanted.size === 0) return found;
  const consulted = await Promise.all(versions.map(({ packageId }) => viewPackage(from, packageId)));
  for (const { id, documentId } of consulted.flatMap(({ documents }) => documents)) {
    if (!wanted.has(documentId)) continue;
    for (const { block, clauseNumber, headingPath } of await frozenBlocksOf(from, id)) found.set(block, { clauseNumber, clauseHeading: headingPath.at(-1) ?? null });
  }
  return found;
}

/** The same, as it is written on paper. */
export async function outcomePaper(from: Reader, outcome: Outcome, { locale, at }: { locale: 'sv' | 'en'; at: Date }): Promise<OutcomePaper> {
  const { letterhead } = await letterheadOf(from, outcome.matter.id);
  return { outcome, locale, letterhead, preparedOn: dayOf(at) };
}
