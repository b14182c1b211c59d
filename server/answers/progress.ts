/** How a round has gone from day to day: what came in, what was answered, what was decided. */
import { asc, inArray } from 'drizzle-orm';
import { type AnswerRow, standsNoMore } from '#shared/answers.ts';
import type { ProgressDay } from '#shared/answers-matrix.ts';
import { receivedDays } from '../consultation/received-days.ts';
import { dayOf } from '../matters/matters.ts';
import type { Reader } from '../platform/storage/store.ts';
import { inGroups, stateOfStep } from './bench.ts';
import { concludedAt } from './concluded-at.ts';
import { answerTables } from './tables.ts';

type Count = Exclude<keyof ProgressDay, 'day'>;

/** What came and went on each day. */
class Days {
  readonly #days = new Map<string, Record<Count, number>>();

  add(day: string, count: Count, n: number): void {
    const on = this.#days.get(day) ?? { responses: 0, comments: 0, answered: 0, decided: 0 };
    on[count] += n;
    this.#days.set(day, on);
  }

  summed(): ProgressDay[] {
    const sum = { responses: 0, comments: 0, answered: 0, decided: 0 };
    return [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, on]) => {
      for (const count of ['responses', 'comments', 'answered', 'decided'] as const) sum[count] += on[count];
      return { day, ...sum };
    });
  }
}

/**
 * From the register's dates and the stored steps of the answers, as each day ended: an answer that is decided and then proposed anew is decided
 * until that day. A duplicate follows the comment whose answer it takes; what was taken back with its response has no answer.
 */
export async function progressOf(from: Reader, roundId: string, rows: readonly AnswerRow[]): Promise<ProgressDay[]> {
  const received = await receivedDays(from, roundId, await concludedAt(from, roundId));
  const steps = await stepsByComment(from, rows.map(({ id }) => id));
  const originals = new Map(rows.map(({ number, id }) => [number, id]));
  const days = new Days();
  for (const day of received.responses) days.add(day, 'responses', 1);
  for (const row of rows) {
    const came = received.comments.get(row.id) ?? '';
    if (came !== '') days.add(came, 'comments', 1);
    if (standsNoMore(row)) continue;
    const answering = row.duplicateOf === null ? row.id : originals.get(row.duplicateOf) ?? row.id;
    let before = { answered: 0, decided: 0 };
    for (const { state, at } of steps.get(answering) ?? []) {
      const day = dayOf(at) < came ? came : dayOf(at);
      const after = { answered: 1, decided: stateOfStep({ state }) === 'decided' ? 1 : 0 };
      for (const count of ['answered', 'decided'] as const) if (after[count] !== before[count]) days.add(day, count, after[count] - before[count]);
      before = after;
    }
  }
  return days.summed();
}

/** In the order in which they were taken. */
async function stepsByComment(from: Reader, ids: readonly string[]): Promise<Map<string, { state: string; at: Date }[]>> {
  const { steps } = answerTables(from);
  const found = new Map<string, { state: string; at: Date }[]>();
  for (const some of inGroups(ids)) {
    for (const { commentId, state, at } of await from.select({ commentId: steps.commentId, state: steps.state, at: steps.at }).from(steps).where(inArray(steps.commentId, some)).orderBy(asc(steps.version))) {
      found.set(commentId, [...(found.get(commentId) ?? []), { state, at }]);
    }
  }
  return found;
}
