/** The meetings in which answers were decided together, as the ground of each answer. */
import { desc, eq, inArray } from 'drizzle-orm';
import type { MeetingGround } from '#shared/answers.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { inGroups } from '../bench.ts';
import { meetingTables } from './tables.ts';
import { answerTables } from '../tables.ts';

/** By the id of the step that was decided. */
export async function groundsOfSteps(from: Reader, commentId: string): Promise<Map<string, MeetingGround>> {
  const { outcomes } = meetingTables(from);
  return new Map((await grounded(from).where(eq(outcomes.commentId, commentId))).flatMap(({ stepId, ...ground }) => (stepId === null ? [] : [[stepId, told(ground)]])));
}

/** By comment, for the answers of a round that stand as a meeting decided them; one that was decided anew since is not among them. */
export async function groundsOfRound(from: Reader, roundId: string): Promise<Map<string, MeetingGround>> {
  const { meetings } = meetingTables(from);
  const { steps } = answerTables(from);
  const rows = await grounded(from).where(eq(meetings.roundId, roundId));
  const newest = new Map<string, string>();
  for (const some of inGroups([...new Set(rows.map(({ commentId }) => commentId))])) {
    for (const { id, commentId } of await from.select({ id: steps.id, commentId: steps.commentId }).from(steps).where(inArray(steps.commentId, some)).orderBy(desc(steps.version))) if (!newest.has(commentId)) newest.set(commentId, id);
  }
  return new Map(rows.flatMap((row) => (row.stepId !== null && newest.get(row.commentId) === row.stepId ? [[row.commentId, told(row)]] : [])));
}

type Row = Awaited<ReturnType<typeof grounded>>[number];
const told = ({ id, body, heldOn, paragraph }: Omit<Row, 'stepId'>): MeetingGround => ({ id, body, heldOn, paragraph });

function grounded(from: Reader) {
  const { meetings, meetingDecisions, outcomes } = meetingTables(from);
  return from.select({ stepId: outcomes.stepId, commentId: outcomes.commentId, id: meetings.id, body: meetings.body, heldOn: meetings.heldOn, paragraph: meetingDecisions.paragraph })
    .from(outcomes).innerJoin(meetings, eq(meetings.id, outcomes.meetingId)).innerJoin(meetingDecisions, eq(meetingDecisions.meetingId, meetings.id));
}
