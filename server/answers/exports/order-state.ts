/** How an ordered file stands, from its own row and its job's. */
import type { ExportState } from '#shared/report-exports.ts';
import { mostAttempts } from '../../platform/jobs/jobs.ts';

export interface OrderedJob { progress: number; attempts: number; leasedUntil: Date | null; failure: string | null }

export function stateOfOrder(row: { madeAt: Date | null; failedAt: Date | null }, job: OrderedJob, now: Date): ExportState {
  if (row.madeAt !== null) return 'done';
  if (row.failedAt !== null) return 'failed';
  // One that failed waits its while under the same lease.
  const held = job.attempts > 0 && job.failure === null && job.leasedUntil !== null && job.leasedUntil > now;
  if (!held && job.attempts >= mostAttempts) return 'failed';
  return held ? 'writing' : 'waiting';
}

export const isUnderWay = (state: ExportState): boolean => state === 'waiting' || state === 'writing';
