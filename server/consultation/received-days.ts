/** On which days what consultees say came in: the dates that stand in the register. */
import { and, eq } from 'drizzle-orm';
import { dayOf } from '../matters/matters.ts';
import type { Reader } from '../platform/storage/store.ts';
import { answersOfRound } from './the-record.ts';
import { consultationTables } from './tables.ts';

/** `responses`: one day for each answered and each unsolicited response that the register counts, also one taken back. `comments`: by comment, also of supplements. Days as `2027-09-24`. `asOf`: as it stood when the round was concluded then. */
export async function receivedDays(from: Reader, roundId: string, asOf: Date | null): Promise<{ responses: string[]; comments: Map<string, string> }> {
  const { comments, responses } = consultationTables(from);
  const rows = await from.select({ id: comments.id, receivedOn: responses.receivedOn, submittedAt: responses.submittedAt }).from(comments).innerJoin(responses, eq(responses.id, comments.responseId))
    .where(and(eq(comments.roundId, roundId), eq(responses.state, 'submitted')));
  const dayReceived = ({ receivedOn, submittedAt }: { receivedOn: string | null; submittedAt: Date | null }): string | null => receivedOn ?? (submittedAt && dayOf(submittedAt));
  return {
    responses: (await answersOfRound(from, roundId, asOf)).flatMap(({ response }) => (response === null ? [] : dayReceived(response) ?? [])),
    comments: new Map(rows.flatMap((row) => { const day = dayReceived(row); return day === null ? [] : [[row.id, day]]; })),
  };
}
