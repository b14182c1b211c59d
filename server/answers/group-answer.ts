/** The same answer to several comments in one act; each keeps a history of its own, and is changed by itself afterwards. */
import type { GroupAnswer, GroupAnswerInput } from '#shared/answer-likeness.ts';
import { whyNotDecide, whyNotPropose } from '#shared/answers.ts';
import { Refusal } from '#shared/refusals.ts';
import { refuse } from '../matters/refuse.ts';
import type { Person } from '../people/person.ts';
import type { Writer } from '../platform/storage/store.ts';
import { answerFor, decideAnswer, proposeAnswer, refuseIncomplete } from './answers.ts';

/** Of one comment alone; every other reason is the same for all of them. */
const ofOne = ['comment-decided', 'comment-is-duplicate', 'comment-of-withdrawn-response', 'comment-of-replaced-response', 'comment-split'];

export interface Together { answered: GroupAnswer['answered']; left: Omit<GroupAnswer['left'][number], 'organisation'>[] }

/**
 * Those that were changed since the writer saw them, that are decided, point to another or were taken back are left and named. Refuses `answerers-only`,
 * `deciders-only`, `round-concluded`, `rationale-missing`, `target-missing`, and `not-found` for a comment of another round.
 */
export async function answerTogether(tx: Writer, person: Person, roundId: string, { act, members, ...answer }: GroupAnswerInput): Promise<Together> {
  refuseIncomplete(answer);
  const told: Together = { answered: [], left: [] };
  for (const [commentId, version] of new Map(members.map((one) => [one.commentId, one.version]))) {
    const acting = await answerFor(tx, person, commentId);
    const { number } = acting.comment;
    if (acting.comment.roundId !== roundId) throw new Refusal('not-found', 'not-found');
    const why = (act === 'propose' ? whyNotPropose : whyNotDecide)(acting.actor, acting.comment);
    if (why !== null && !ofOne.includes(why)) refuse(why);
    const code = why ?? (acting.comment.version === version ? null : 'answer-changed');
    if (code !== null) told.left.push({ commentId, number, code });
    else {
      await (act === 'propose' ? proposeAnswer : decideAnswer)(tx, acting, { ...answer, version });
      told.answered.push({ commentId, number });
    }
  }
  return told;
}
