/** The job that writes a final report and freezes it: all its files first, then number, date and hashes in one act, or nothing at all. */
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { ReportFormat } from '#shared/answers.ts';
import { groupingOf } from '#shared/export.ts';
import { Refusal } from '#shared/refusals.ts';
import type { FinalReportFailure } from '#shared/report-exports.ts';
import { roundById } from '../consultation/rounds.ts';
import { WritingTooLong } from '../export/process/write.ts';
import { dayOf } from '../matters/matters.ts';
import type { StoredFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import { reasonOf } from '../platform/jobs/reason.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import { type Tell, watched } from './exports/watching.ts';
import { failFinalReport, orderById } from './final-orders.ts';
import { freezeFinalReport, type ReadReport, readFinalReport, writeFinalFiles } from './final-report.ts';
import type { Drafts } from './places.ts';
import { answerTables } from './tables.ts';

type Job = Parameters<JobHandlers[string]>[1];

/** Milliseconds for each file: several times what the largest takes (2,000 comments as PDF in some 10 s, `npm run bench -- exports`). */
const longestWriting = 300_000;
/** Per cent: the round is read in the time that a tenth of the writing takes. */
const [read, written] = [10, 95];
/** Readings of the round. Most of what is journalled in a matter changes nothing in the report of a concluded round. */
const mostReadings = 5;

/** `stopping`: the server ends, and leaves the job to the one that comes after it. */
export async function makeFinalReport(house: House, { drafts, stopping }: { drafts: Drafts; stopping: AbortSignal }, input: unknown, job: Job): Promise<{ made: boolean }> {
  const { orderId } = z.object({ orderId: z.string() }).parse(input);
  const { row } = await orderById(house.store.read, orderId);
  if (row.madeAt !== null || row.failedAt !== null || row.cancelledAt !== null) return { made: false };
  const { matterId } = await roundById(house.store.read, row.roundId);
  return watched(house, { id: orderId, matterId, stopping, job }, {
    write: (ended, tell) => writeAndFreeze(house, { orderId, matterId, drafts, ended, tell }),
    fail: async (error) => {
      const failure: FinalReportFailure = error instanceof WritingTooLong ? 'too-long' : error instanceof Refusal ? 'moved-on' : 'unwritable';
      house.report('final report failed', { order: orderId, reason: error instanceof Refusal ? error.code : reasonOf(error) });
      await house.store.write(`matter:${matterId}`, (tx) => failFinalReport(tx, { orderId, matterId, failure, at: house.clock() }));
    },
  });
}

interface Making { orderId: string; matterId: string; drafts: Drafts; ended: AbortSignal; tell: Tell }

async function writeAndFreeze(house: House, { orderId, matterId, drafts, ended, tell }: Making): Promise<boolean> {
  const { row } = await orderById(house.store.read, orderId);
  const order = { roundId: row.roundId, groupBy: groupingOf(row.groupBy), locale: row.locale === 'en' ? 'en' as const : 'sv' as const, drafts };
  let files = null as { of: string; kept: Record<ReportFormat, StoredFile> } | null;
  for (let reading = 1; reading <= mostReadings; reading += 1) {
    const its = await readFinalReport(house.store.read, { ...order, at: house.clock() });
    if (its.conclusionId !== row.conclusionId) break;
    const of = JSON.stringify(its.report);
    ended.throwIfAborted();
    if (files?.of !== of) {
      await tell(read);
      files = { of, kept: await writeFinalFiles(house, { matterId, report: its.report }, { time: longestWriting, signal: ended, onStep: (step, all) => void tell(Math.round(read + ((written - read) * step) / all)).catch(() => {}) }) };
    }
    ended.throwIfAborted();
    const became = await freeze(house, { orderId, matterId, its, kept: files.kept });
    if (became !== 'moved-on') return became === 'frozen';
  }
  throw new Refusal('conflict', 'matter-moved-on');
}

/** `moved-on`: something was journalled in the matter since the value was read, or the day that it prints is over. */
async function freeze(house: House, { orderId, matterId, its, kept }: { orderId: string; matterId: string; its: ReadReport; kept: Record<ReportFormat, StoredFile> }): Promise<'frozen' | 'cancelled' | 'moved-on'> {
  const at = house.clock();
  if (dayOf(at) !== its.report.preparedOn) return 'moved-on';
  try {
    return await house.store.write(`matter:${matterId}`, async (tx) => {
      const { finalReportOrders } = answerTables(tx);
      const { row } = await orderById(tx, orderId);
      if (row.cancelledAt !== null || row.madeAt !== null || row.failedAt !== null) return 'cancelled';
      await freezeFinalReport(tx, { roundId: row.roundId, matterId, by: row.by, at }, { ...its, files: kept });
      await tx.update(finalReportOrders).set({ madeAt: at }).where(and(eq(finalReportOrders.id, orderId), isNull(finalReportOrders.cancelledAt)));
      tx.announce({ matterId, audience: 'team', subject: 'export', id: orderId });
      return 'frozen';
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'matter-moved-on') return 'moved-on';
    throw error;
  }
}
