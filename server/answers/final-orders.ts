/** The acts around the writing of a final report: ordered, cancelled before it is frozen, failed. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { type finalReportInput, whyNotMakeFinalReport } from '#shared/answers.ts';
import { type FinalReportFailure, type FinalReportOrder, whyNotCancelExport } from '#shared/report-exports.ts';
import { Refusal } from '#shared/refusals.ts';
import { roundById, roundFor } from '../consultation/rounds.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import type { Person } from '../people/person.ts';
import type { House } from '../platform/house.ts';
import { cancelJob, orderJob } from '../platform/jobs/jobs.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { platformTables } from '../platform/storage/tables.ts';
import { standingConclusion } from './concluded-at.ts';
import { isUnderWay, type OrderedJob, stateOfOrder } from './exports/order-state.ts';
import { reportedBy } from './final-report.ts';
import { answerTables } from './tables.ts';

/** The name of the job that writes one. */
export const writeFinalReportJob = 'write-final-report';

type OrderRow = ReturnType<typeof answerTables>['finalReportOrders']['$inferSelect'];
interface StoredOrder { row: OrderRow; job: OrderedJob }

/** Refuses what `whyNotMakeFinalReport` says. Gives its id; the job begins after commit, and number, date and hashes are given when all files are there. */
export async function orderFinalReport(tx: Writer, actor: Actor, roundId: string, { groupBy, locale, personalDataConfirmed }: z.output<typeof finalReportInput>): Promise<string> {
  const standing = await standingConclusion(tx, roundId);
  refuse(await whyNotFinal(tx, actor, roundId));
  if (standing === null) throw new Refusal('conflict', 'round-not-concluded');
  const id = newId(actor.at);
  const jobId = await orderJob(tx, writeFinalReportJob, { orderId: id }, actor.at);
  await tx.insert(answerTables(tx).finalReportOrders).values({ id, roundId, conclusionId: standing.id, jobId, groupBy, locale, by: actor.id, at: actor.at });
  await note(tx, { act: 'final-report-ordered', matterId: actor.matterId, orderId: id, actorId: actor.id, details: { confirmed: personalDataConfirmed }, at: actor.at });
  return id;
}

/** The writing is ended, and nothing is frozen. Refuses what `whyNotCancelExport` says. */
export async function cancelFinalReport(tx: Writer, { actor, order: { row, job } }: { actor: Actor; order: StoredOrder }): Promise<void> {
  refuse(whyNotCancelExport(actor, { mine: row.by === actor.id, state: stateOfOrder(row, job, actor.at) }));
  await tx.update(answerTables(tx).finalReportOrders).set({ cancelledAt: actor.at }).where(eq(answerTables(tx).finalReportOrders.id, row.id));
  await cancelJob(tx, row.jobId, actor.at);
  await note(tx, { act: 'final-report-cancelled', matterId: actor.matterId, orderId: row.id, actorId: actor.id, details: {}, at: actor.at });
}

/** Told as it is; it is ordered anew by whoever leads. */
export async function failFinalReport(tx: Writer, { orderId, matterId, failure, at }: { orderId: string; matterId: string; failure: FinalReportFailure; at: Date }): Promise<void> {
  const { finalReportOrders } = answerTables(tx);
  await tx.update(finalReportOrders).set({ failedAt: at, failure }).where(and(eq(finalReportOrders.id, orderId), isNull(finalReportOrders.madeAt), isNull(finalReportOrders.cancelledAt)));
  tx.announce({ matterId, audience: 'team', subject: 'export', id: orderId });
}

/** What the server was ended in the middle of too often is told as failed. */
export async function sweepFinalReports({ store, clock }: Pick<House, 'store' | 'clock'>): Promise<void> {
  const { finalReportOrders } = answerTables(store);
  const now = clock();
  for (const { id } of await store.read.select({ id: finalReportOrders.id }).from(finalReportOrders).where(and(isNull(finalReportOrders.madeAt), isNull(finalReportOrders.cancelledAt), isNull(finalReportOrders.failedAt)))) {
    const { row, job } = await orderById(store.read, id);
    if (stateOfOrder(row, job, now) !== 'failed') continue;
    const { matterId } = await roundById(store.read, row.roundId);
    await store.write(`matter:${matterId}`, (tx) => failFinalReport(tx, { orderId: id, matterId, failure: 'interrupted', at: now }));
  }
}

/** Why the actor may not have one made now; null when it may. */
export async function whyNotFinal(from: Reader, actor: Actor, roundId: string): Promise<string | null> {
  const standing = await standingConclusion(from, roundId);
  const order = standing && (await newestOrder(from, standing.id));
  return whyNotMakeFinalReport(actor, { concluded: standing !== null, reported: standing !== null && (await reportedBy(from, standing.id)), underWay: order !== null && isUnderWay(stateOfOrder(order.row, order.job, actor.at)) });
}

/** Of the conclusion that stands. */
export async function finalOrderOf(from: Reader, actor: Actor, roundId: string): Promise<FinalReportOrder> {
  const standing = await standingConclusion(from, roundId);
  const found = standing && (await newestOrder(from, standing.id));
  if (found === null) return { order: null };
  const { row, job } = found;
  const state = stateOfOrder(row, job, actor.at);
  return {
    order: {
      id: row.id, at: row.at.toISOString(), by: (await namesOf(from, [row.by])).get(row.by) ?? '', state, progress: state === 'writing' ? job.progress : state === 'done' ? 100 : 0,
      failure: state === 'failed' ? (row.failure as FinalReportFailure | null) ?? 'interrupted' : null, refusals: { cancel: whyNotCancelExport(actor, { mine: row.by === actor.id, state }) },
    },
  };
}

/** Who reads its round now, also when it was cancelled: a repeated cancellation has its answer still. Refuses `not-found`. */
export async function finalOrderReader(from: Reader, person: Person, orderId: string): Promise<Actor> {
  const { row } = await orderById(from, orderId);
  return (await roundFor(from, person, row.roundId)).actor;
}

/** For who may read the round now. Refuses `not-found`, also when it was cancelled. */
export async function finalOrderFor(from: Reader, person: Person, orderId: string): Promise<{ actor: Actor; order: StoredOrder }> {
  const order = await orderById(from, orderId);
  const { actor } = await roundFor(from, person, order.row.roundId);
  if (order.row.cancelledAt !== null) throw new Refusal('not-found', 'not-found');
  return { actor, order };
}

/** Refuses `not-found`; says nothing of who may see it ({@link finalOrderFor}). */
export async function orderById(from: Reader, orderId: string): Promise<StoredOrder> {
  const { finalReportOrders } = answerTables(from);
  const [found] = await orders(from).where(eq(finalReportOrders.id, orderId));
  if (!found) throw new Refusal('not-found', 'not-found');
  return found;
}

async function newestOrder(from: Reader, conclusionId: string): Promise<StoredOrder | null> {
  const { finalReportOrders } = answerTables(from);
  const [found] = await orders(from).where(and(eq(finalReportOrders.conclusionId, conclusionId), isNull(finalReportOrders.cancelledAt))).orderBy(desc(finalReportOrders.id)).limit(1);
  return found ?? null;
}

function orders(from: Reader) {
  const { finalReportOrders } = answerTables(from);
  const { jobs } = platformTables(from);
  return from.select({ row: finalReportOrders, job: { progress: jobs.progress, attempts: jobs.attempts, leasedUntil: jobs.leasedUntil, failure: jobs.failure } }).from(finalReportOrders).innerJoin(jobs, eq(jobs.id, finalReportOrders.jobId));
}

function note(tx: Writer, { act, matterId, orderId, actorId, details, at }: { act: 'final-report-ordered' | 'final-report-cancelled'; matterId: string; orderId: string; actorId: string; details: Record<string, boolean>; at: Date }) {
  return record(tx, { chain: `matter:${matterId}`, audience: 'team', actorId, act, matterId, subject: 'export', subjectId: orderId, details: { order: orderId, ...details }, at });
}
