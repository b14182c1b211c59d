/** The acts around a file of the comment summary: ordered, cancelled, made, failed, taken away. */
import { and, asc, desc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import type { ExportFormat } from '#shared/answers.ts';
import { groupingOf } from '#shared/export.ts';
import { limits } from '#shared/limits.ts';
import { Refusal } from '#shared/refusals.ts';
import { type ExportFailure, type ExportInput, type ExportState, type ReportExport, whyNotCancelExport, whyNotOrderExport, whyNotRemoveExport } from '#shared/report-exports.ts';
import { roundById, roundFor } from '../../consultation/rounds.ts';
import { record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Person } from '../../people/person.ts';
import { forgetFile, nameFile, type StoredFile } from '../../platform/files/files.ts';
import type { House } from '../../platform/house.ts';
import { cancelJob, orderJob } from '../../platform/jobs/jobs.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { platformTables } from '../../platform/storage/tables.ts';
import { isFiltered } from '../bench.ts';
import { isUnderWay, type OrderedJob, stateOfOrder } from './order-state.ts';
import { exportTables, type MadeOf } from './tables.ts';

/** The name of the job that writes one. */
export const writeExportJob = 'write-report-export';
const day = 24 * 3_600_000;

type ExportRow = ReturnType<typeof exportTables>['reportExports']['$inferSelect'];
export interface StoredExport { row: ExportRow; job: OrderedJob }

/** Refuses `exports-mine-waiting` and `exports-waiting`. Gives its id; the job begins after commit. */
export async function orderExport(tx: Writer, actor: Actor, roundId: string, { format, groupBy, locale, anonymised, personalDataConfirmed, ...filter }: ExportInput): Promise<string> {
  const { reportExports } = exportTables(tx);
  // Orders of several matters count together.
  await tx.hold('house');
  const waiting = (await unfinished(tx)).filter((one) => isUnderWay(stateOf(one, actor.at)));
  const code = whyNotOrderExport({ mine: waiting.filter(({ row }) => row.by === actor.id).length, all: waiting.length });
  if (code === 'exports-mine-waiting') throw new Refusal('too-many', 'exports-mine-waiting', { values: { most: limits.exportsWaitingEach } });
  if (code === 'exports-waiting') throw new Refusal('too-many', 'exports-waiting');
  const id = newId(actor.at);
  const jobId = await orderJob(tx, writeExportJob, { exportId: id }, actor.at);
  await tx.insert(reportExports).values({ id, roundId, jobId, format, groupBy, locale, filter, anonymised, by: actor.id, at: actor.at });
  await note(tx, { act: 'export-ordered', matterId: actor.matterId, exportId: id, actorId: actor.id, details: { format, part: isFiltered(filter), variant: anonymised ? 'anonymised' : 'named', confirmed: personalDataConfirmed }, at: actor.at });
  return id;
}

/** The writing is ended. Refuses what `whyNotCancelExport` says. */
export async function cancelExport(tx: Writer, actor: Actor, exportId: string): Promise<void> {
  const { reportExports } = exportTables(tx);
  const found = await exportById(tx, exportId);
  refuse(whyNotCancelExport(actor, standing(found, actor)));
  await tx.update(reportExports).set({ cancelledAt: actor.at }).where(eq(reportExports.id, exportId));
  await cancelJob(tx, found.row.jobId, actor.at);
  await note(tx, { act: 'export-cancelled', matterId: actor.matterId, exportId, actorId: actor.id, details: { format: found.row.format }, at: actor.at });
}

/** Named as the file of its order; false, and nothing is changed, when the order was cancelled meanwhile. */
export async function keepExport(tx: Writer, { exportId, matterId, file, madeOf, at }: { exportId: string; matterId: string; file: StoredFile; madeOf: MadeOf; at: Date }): Promise<boolean> {
  const { reportExports } = exportTables(tx);
  const { row } = await exportById(tx, exportId);
  if (row.cancelledAt !== null || row.madeAt !== null || row.failedAt !== null) return false;
  await nameFile(tx, file, at);
  await tx.update(reportExports).set({ madeAt: at, madeOf, hash: file.hash, file: file.hash }).where(eq(reportExports.id, exportId));
  await note(tx, { act: 'export-made', matterId, exportId, actorId: row.by, details: { format: row.format, listed: madeOf.listed, comments: madeOf.comments, selection: madeOf.selection, variant: row.anonymised ? 'anonymised' : 'named', head: madeOf.head, hash: file.hash }, at });
  return true;
}

/** Told as it is; nobody tries it again. */
export async function failExport(tx: Writer, { exportId, matterId, failure, at }: { exportId: string; matterId: string; failure: ExportFailure; at: Date }): Promise<void> {
  const { reportExports } = exportTables(tx);
  await tx.update(reportExports).set({ failedAt: at, failure }).where(and(eq(reportExports.id, exportId), isNull(reportExports.madeAt), isNull(reportExports.cancelledAt)));
  tx.announce({ matterId, audience: 'team', subject: 'export', id: exportId });
}

/** Gone from the list; gives the hash whose bytes nobody needs for it any more. Refuses what `whyNotRemoveExport` says. */
export async function removeExport(tx: Writer, actor: Actor, exportId: string): Promise<string | null> {
  const found = await exportById(tx, exportId);
  refuse(whyNotRemoveExport(actor, standing(found, actor)));
  return takeAway(tx, found.row, { matterId: actor.matterId, by: actor.id, at: actor.at });
}

async function takeAway(tx: Writer, row: ExportRow, { matterId, by, at }: { matterId: string; by: string | null; at: Date }): Promise<string | null> {
  const { reportExports } = exportTables(tx);
  await tx.update(reportExports).set({ removedAt: at, removedBy: by, file: null }).where(eq(reportExports.id, row.id));
  await note(tx, { act: 'export-removed', matterId, exportId: row.id, actorId: by, details: { format: row.format }, at });
  return row.file;
}

/** What has been kept its time goes, and what the server was ended in the middle of too often is told as failed. */
export async function sweepExports(house: Pick<House, 'store' | 'clock'>): Promise<void> {
  const { store, clock } = house;
  const { reportExports } = exportTables(store);
  const now = clock();
  const spent = await store.read.select().from(reportExports).where(and(isNotNull(reportExports.file), lte(reportExports.madeAt, new Date(now.getTime() - limits.exportKeptDays * day))));
  for (const row of spent) {
    const { matterId } = await roundById(store.read, row.roundId);
    const hash = await store.write(`matter:${matterId}`, async (tx) => ((await exportById(tx, row.id)).row.removedAt === null ? takeAway(tx, row, { matterId, by: null, at: now }) : null));
    if (hash !== null) await forgetFile(store, hash);
  }
  for (const one of await unfinished(store.read)) {
    if (stateOf(one, now) !== 'failed') continue;
    const { matterId } = await roundById(store.read, one.row.roundId);
    await store.write(`matter:${matterId}`, (tx) => failExport(tx, { exportId: one.row.id, matterId, failure: 'interrupted', at: now }));
  }
}

/** The files of a round that are kept or on their way, the newest first. */
export async function exportsOf(from: Reader, actor: Actor, roundId: string): Promise<ReportExport[]> {
  const { reportExports } = exportTables(from);
  const { jobs } = platformTables(from);
  const rows = await from.select({ row: reportExports, job: { progress: jobs.progress, attempts: jobs.attempts, leasedUntil: jobs.leasedUntil, failure: jobs.failure } }).from(reportExports).innerJoin(jobs, eq(jobs.id, reportExports.jobId))
    .where(and(eq(reportExports.roundId, roundId), isNull(reportExports.cancelledAt), isNull(reportExports.removedAt))).orderBy(desc(reportExports.id));
  const names = await namesOf(from, rows.map(({ row }) => row.by));
  return rows.map((found) => viewOf(found, actor, names.get(found.row.by) ?? ''));
}

function viewOf(found: StoredExport, actor: Actor, by: string): ReportExport {
  const { row, job: { progress } } = found;
  const its = standing(found, actor);
  return {
    id: row.id, format: row.format as ExportFormat, groupBy: groupingOf(row.groupBy), locale: row.locale as ReportExport['locale'], at: row.at.toISOString(), by, mine: its.mine, state: its.state, progress: its.state === 'writing' ? progress : its.state === 'done' ? 100 : 0,
    filtered: isFiltered(row.filter), anonymised: row.anonymised, made: madeView(row), failure: its.state === 'failed' ? (row.failure as ExportFailure | null) ?? 'interrupted' : null,
    refusals: { cancel: whyNotCancelExport(actor, its), remove: whyNotRemoveExport(actor, its) },
  };
}

function madeView({ madeAt, madeOf, hash }: ExportRow): ReportExport['made'] {
  if (madeAt === null || madeOf === null || hash === null) return null;
  const { at: of, packageNumber, selection, listed, comments, undecided, name, size, replaced } = madeOf;
  return { at: madeAt.toISOString(), of, packageNumber, selection, listed, comments, undecided, name, size, hash, replaced, keptUntil: new Date(madeAt.getTime() + limits.exportKeptDays * day).toISOString() };
}

const standing = (found: StoredExport, actor: Actor): { mine: boolean; state: ExportState } => ({ mine: found.row.by === actor.id, state: stateOf(found, actor.at) });

const stateOf = ({ row, job }: StoredExport, now: Date): ExportState => stateOfOrder(row, job, now);

/** Neither made, cancelled nor failed. */
async function unfinished(from: Reader): Promise<StoredExport[]> {
  const { reportExports } = exportTables(from);
  const { jobs } = platformTables(from);
  return from.select({ row: reportExports, job: { progress: jobs.progress, attempts: jobs.attempts, leasedUntil: jobs.leasedUntil, failure: jobs.failure } }).from(reportExports).innerJoin(jobs, eq(jobs.id, reportExports.jobId))
    .where(and(isNull(reportExports.madeAt), isNull(reportExports.cancelledAt), isNull(reportExports.failedAt))).orderBy(asc(reportExports.id));
}

/** Refuses `not-found`; says nothing of who may see it ({@link exportFor}). */
export async function exportById(from: Reader, exportId: string): Promise<StoredExport> {
  const { reportExports } = exportTables(from);
  const { jobs } = platformTables(from);
  const [found] = await from.select({ row: reportExports, job: { progress: jobs.progress, attempts: jobs.attempts, leasedUntil: jobs.leasedUntil, failure: jobs.failure } }).from(reportExports).innerJoin(jobs, eq(jobs.id, reportExports.jobId)).where(eq(reportExports.id, exportId));
  if (!found) throw new Refusal('not-found', 'not-found');
  return found;
}

/** Who reads its round now, also when it was cancelled: a repeated cancellation has its answer still. Refuses `not-found`. */
export async function exportReader(from: Reader, person: Person, exportId: string): Promise<Actor> {
  const { row } = await exportById(from, exportId);
  return (await roundFor(from, person, row.roundId)).actor;
}

/** For who may read the round now. Refuses `not-found`, also when it was cancelled or taken away. */
export async function exportFor(from: Reader, person: Person, exportId: string): Promise<{ actor: Actor; found: StoredExport }> {
  const found = await exportById(from, exportId);
  const { actor } = await roundFor(from, person, found.row.roundId);
  if (found.row.cancelledAt !== null || found.row.removedAt !== null) throw new Refusal('not-found', 'not-found');
  return { actor, found };
}

function note(tx: Writer, { act, matterId, exportId, actorId, details, at }: { act: string; matterId: string; exportId: string; actorId: string | null; details: Record<string, string | number | boolean>; at: Date }) {
  return record(tx, { chain: `matter:${matterId}`, audience: 'team', actorId, act, matterId, subject: 'export', subjectId: exportId, details: { export: exportId, ...details }, at });
}
