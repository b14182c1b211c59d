/** The clauses that changed since a consultee answered, each with its own earlier comments and what came of them (`domain.md` 2.3, rule 4). */
import type { OutcomeComment } from '#shared/answer-outcome.ts';
import type { ChangedClauses } from '#shared/changed-clauses.ts';
import { Refusal } from '#shared/refusals.ts';
import { changesFor } from '../consultation/changes-only.ts';
import { memberOf } from '../consultation/responses.ts';
import { versionsOfRound } from '../consultation/round-versions.ts';
import { roundById } from '../consultation/rounds.ts';
import { submittedComments } from '../consultation/submitted.ts';
import { packageNumber, viewPackage } from '../drafting/frozen.ts';
import type { Person } from '../people/person.ts';
import type { Reader } from '../platform/storage/store.ts';
import { outcomeToldTo } from './outcome.ts';

/** `documentId`: the text, whichever version of it was commented on. */
interface Earlier { said: OutcomeComment; block: string | null; documentId: string | null }

/**
 * Who answers for the same body of the same authority as before reads what that body said, whoever wrote it. A colleague's code opens the text and nothing
 * else: it tells of no earlier response. Refuses `not-found` for who is not asked, and for a round on the whole text.
 */
export async function changedClausesFor(from: Reader, person: Person, consulteeId: string): Promise<ChangedClauses> {
  const { round, consultee } = await memberOf(from, person, consulteeId);
  const found = await changesFor(from, round, consultee);
  if (found === null) throw new Refusal('not-found', 'not-found');
  const { earlier, concludedOn } = found.earlierConsulteeId === null || person.kind === 'guest' ? { earlier: [], concludedOn: null } : await saidBefore(from, found.since.id, found.earlierConsulteeId);
  const told = new Set<Earlier>();
  const take = (those: Earlier[]): OutcomeComment[] => those.filter((one) => !told.has(one)).map((one) => {
    told.add(one);
    return one.said;
  });
  const texts = found.texts.flatMap(({ title, documentId: text, fate, after, clauses }): ChangedClauses['texts'] => (fate === 'same' ? [] : [{
    title, documentId: after, fate,
    clauses: clauses.map((clause) => ({ ...clause, earlier: take(earlier.filter(({ block, documentId }) => documentId === text && block !== null && clause.blocks.includes(block))) })),
    earlier: fate === 'removed' ? take(earlier.filter(({ documentId }) => documentId === text)) : [],
  }]));
  return { since: { number: found.since.number, title: found.since.title }, version: await packageNumber(from, found.packageBefore), answered: found.answered, concludedOn, texts, elsewhere: take(earlier) } satisfies ChangedClauses;
}

/** Its comments in the earlier round as they were submitted, with what its outcome tells. */
async function saidBefore(from: Reader, roundId: string, consulteeId: string): Promise<{ earlier: Earlier[]; concludedOn: string | null }> {
  const round = await roundById(from, roundId);
  const { comments, concludedOn } = await outcomeToldTo(from, round, consulteeId, { team: false });
  const placed = new Map((await submittedComments(from, roundId)).map(({ comment }) => [comment.number, comment]));
  const texts = new Map<string, string>();
  for (const { packageId } of await versionsOfRound(from, round)) for (const { id, documentId } of (await viewPackage(from, packageId)).documents) texts.set(id, documentId);
  return { concludedOn, earlier: comments.map((said) => ({ said, block: placed.get(said.number)?.fromBlock ?? null, documentId: texts.get(placed.get(said.number)?.frozenDocumentId ?? '') ?? null })) };
}
