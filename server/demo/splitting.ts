/** A comment on two matters, split so that each gets its own answer. */
import { type Passage, sentencesOf } from '#shared/comment-splits.ts';
import { answerFor, decideAnswer, proposeAnswer } from '../answers/answers.ts';
import { splitComment, standingSplit } from '../answers/splitting.ts';
import type { Person } from '../people/person.ts';
import type { Writer } from '../platform/storage/store.ts';
import type { DemoComment } from './texts/comment.ts';

type SplitComment = DemoComment & Required<Pick<DemoComment, 'split'>>;

/** The ids of the parts whose answers are proposed and not decided. */
export async function splitAndAnswer(tx: Writer, { comment, commentId, proposer, decider }: { comment: SplitComment; commentId: string; proposer: Person; decider: Person }): Promise<string[]> {
  await splitComment(tx, await answerFor(tx, proposer, commentId), passagesOf(comment));
  const parts = (await standingSplit(tx, commentId))?.parts ?? [];
  const waiting: string[] = [];
  for (const [at, { answer }] of comment.split.entries()) {
    const part = parts[at];
    if (part === undefined) throw new Error('each answer of the demo has its part');
    const given = { disposition: answer.disposition, rationale: answer.rationale ?? '', referredTo: answer.referredTo ?? '' };
    await proposeAnswer(tx, await answerFor(tx, proposer, part), { ...given, version: 0 });
    if (answer.state === 'decided') await decideAnswer(tx, await answerFor(tx, decider, part), { ...given, version: 1 });
    else waiting.push(part);
  }
  return waiting;
}

function passagesOf({ comment, proposedText = '', reason = '', split }: SplitComment): Passage[] {
  const partWith = (sentence: string): number => {
    const part = split.findIndex(({ sentences }) => sentences.includes(sentence));
    if (part < 0) throw new Error(`"${sentence}" belongs to no part`);
    return part;
  };
  const wording = split.findIndex((part) => part.wording === true);
  const whole = (field: Passage['field'], text: string): Passage[] => (text === '' ? [] : [{ field, from: 0, to: text.length, part: wording }]);
  return [...sentencesOf(comment).map(({ from, to }): Passage => ({ field: 'text', from, to, part: partWith(comment.slice(from, to).trim()) })), ...whole('proposedText', proposedText), ...whole('reason', reason)];
}
