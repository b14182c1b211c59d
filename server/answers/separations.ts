/** What somebody has said of comments that read alike: they do not belong together. Remembered, and taken back the same way. */
import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { separationInput } from '#shared/answer-likeness.ts';
import { whyNotTriage } from '#shared/answers.ts';
import { Refusal } from '#shared/refusals.ts';
import { submittedComment } from '../consultation/submitted.ts';
import { record } from '../journal/journal.ts';
import { refuse } from '../matters/refuse.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { AnswerActor } from './answers.ts';
import { separationHash } from './evidence.ts';
import { answerTables } from './tables.ts';

/** Refuses `answerers-only`, `round-concluded`, and `not-found` for a comment of another round. */
export async function separate(tx: Writer, { actor, comment }: AnswerActor, { others, apart }: z.infer<typeof separationInput>): Promise<void> {
  refuse(whyNotTriage(actor, comment));
  for (const other of others) if (other === comment.id || (await submittedComment(tx, other)).round.id !== comment.roundId) throw new Refusal('not-found', 'not-found');
  const { separations } = answerTables(tx);
  const row = { id: newId(actor.at), roundId: comment.roundId, commentId: comment.id, others, apart, by: actor.id, at: actor.at };
  await tx.insert(separations).values(row);
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: apart ? 'comments-separated' : 'comments-rejoined', matterId: actor.matterId, subject: 'answer', subjectId: comment.id, details: { number: comment.number, separation: row.id, content: separationHash(row) }, at: actor.at });
}

/** The pairs that stand apart now. */
export async function separatedPairs(from: Reader, roundId: string): Promise<[string, string][]> {
  const { separations } = answerTables(from);
  const pairs = new Map<string, [string, string]>();
  for (const { commentId, others, apart } of await from.select().from(separations).where(eq(separations.roundId, roundId)).orderBy(asc(separations.id))) {
    for (const other of others) {
      const pair: [string, string] = commentId < other ? [commentId, other] : [other, commentId];
      if (apart) pairs.set(pair.join(' '), pair);
      else pairs.delete(pair.join(' '));
    }
  }
  return [...pairs.values()];
}
