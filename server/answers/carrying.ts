/** A response takes the place of a preliminary one: what was answered there is proposed anew to the comments that say the same, and decided by nobody but those who decide. */
import { eq } from 'drizzle-orm';
import { saidAgainIn } from '../consultation/submitted.ts';
import { recordTogether } from '../journal/journal.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Writer } from '../platform/storage/store.ts';
import { standingStep } from './standing-step.ts';
import { answerHash, type StepRow } from './evidence.ts';
import { answerTables } from './tables.ts';

/** Called in the act that lets the response be answered. The words stay those of who gave them; a comment that has an answer of its own keeps it. */
export async function carryAnswers(tx: Writer, { matterId, responseId, at }: { matterId: string; responseId: string; at: Date }): Promise<void> {
  const { steps, triage } = answerTables(tx);
  const carried: { number: number; step: StepRow }[] = [];
  for (const { id, number, earlier } of await saidAgainIn(tx, responseId)) {
    const [sorted] = await tx.select({ duplicateOf: triage.duplicateOf }).from(triage).where(eq(triage.commentId, earlier));
    const given = await standingStep(tx, sorted?.duplicateOf ?? earlier);
    if (given === null || (await standingStep(tx, id)) !== null) continue;
    carried.push({ number, step: { ...given, id: newId(at), commentId: id, version: 1, state: 'proposed', remark: '', carriedFrom: earlier, at } });
  }
  if (carried.length === 0) return;
  for (const { step } of carried) await tx.insert(steps).values(step);
  await recordTogether(tx, `matter:${matterId}`, carried.map(({ number, step }) => ({
    audience: 'team', actorId: null, act: 'answer-carried', matterId, subject: 'answer', subjectId: step.commentId, details: { number, disposition: step.disposition, step: step.id, answer: answerHash(step) }, at,
  })));
}
