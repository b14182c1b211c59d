/** A response takes the place of a preliminary one: what was answered there is proposed anew to the comments that say the same, under the same theme and with the same person, and decided by nobody but those who decide. */
import { eq } from 'drizzle-orm';
import { saidAgainIn } from '../consultation/submitted.ts';
import { recordTogether } from '../journal/journal.ts';
import { participantViews } from '../matters/participants.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Writer } from '../platform/storage/store.ts';
import { standingStep } from './standing-step.ts';
import { answerHash, sortingHash, type SortingRow, type StepRow } from './evidence.ts';
import { answerTables } from './tables.ts';

/** Called in the act that lets the response be answered. The words stay those of who gave them; a comment that has an answer of its own keeps it, and one that is sorted stays as it is. */
export async function carryAnswers(tx: Writer, { matterId, responseId, at }: { matterId: string; responseId: string; at: Date }): Promise<void> {
  const { steps, triage } = answerTables(tx);
  const again = await saidAgainIn(tx, responseId);
  if (again.length === 0) return;
  const staying = new Set((await participantViews(tx, matterId)).flatMap(({ personId }) => personId ?? []));
  const carried: { number: number; step: StepRow }[] = [];
  const sorted: { number: number; row: SortingRow }[] = [];
  for (const { id, number, earlier } of again) {
    const [before] = await tx.select().from(triage).where(eq(triage.commentId, earlier));
    const same = { commentId: id, themeId: before?.themeId ?? null, assigneeId: staying.has(before?.assigneeId ?? '') ? before?.assigneeId ?? null : null, dueOn: before?.dueOn ?? null, duplicateOf: null };
    const said = (await tx.select({ id: triage.commentId }).from(triage).where(eq(triage.commentId, id))).length > 0;
    if (!said && (same.themeId !== null || same.assigneeId !== null || same.dueOn !== null)) sorted.push({ number, row: same });
    const given = await standingStep(tx, before?.duplicateOf ?? earlier);
    if (given === null || (await standingStep(tx, id)) !== null) continue;
    carried.push({ number, step: { ...given, id: newId(at), commentId: id, version: 1, state: 'proposed', remark: '', carriedFrom: earlier, at } });
  }
  if (carried.length + sorted.length === 0) return;
  for (const { row } of sorted) await tx.insert(triage).values(row);
  for (const { step } of carried) await tx.insert(steps).values(step);
  // Nobody's act: both follow from the response that took the other's place.
  const common = { audience: 'team' as const, actorId: null, matterId, subject: 'answer' as const, at };
  await recordTogether(tx, `matter:${matterId}`, [
    ...sorted.map(({ number, row }) => ({ ...common, act: 'comment-sorted', subjectId: row.commentId, details: { number, fields: 'themeId assigneeId dueOn', sorting: sortingHash(row) } })),
    ...carried.map(({ number, step }) => ({ ...common, act: 'answer-carried', subjectId: step.commentId, details: { number, disposition: step.disposition, step: step.id, answer: answerHash(step) } })),
  ]);
}
