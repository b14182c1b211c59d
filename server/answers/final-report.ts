/** The final report of a round (`domain.md` rule 16): the whole account, once, as files whose bytes are kept and re-checked at every reading. */
import { and, asc, count, eq } from 'drizzle-orm';
import { type FinalReport, type ReportFormat, reportFormats } from '#shared/answers.ts';
import type { ConsultationReport, ReportGrouping } from '#shared/export.ts';
import { Refusal } from '#shared/refusals.ts';
import { roundById } from '../consultation/rounds.ts';
import { chainHead, record } from '../journal/journal.ts';
import { namesOf } from '../people/accounts.ts';
import { nameFile, storedFile, type StoredFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { standingConclusion } from './concluded-at.ts';
import type { Drafts } from './places.ts';
import { consultationReport } from './report.ts';
import { writeReportFile } from '../export/process/write.ts';
import { reportTypes } from './report-files.ts';
import { templateFor } from './exports/templates.ts';
import { answerTables } from './tables.ts';

/** The value it is written from, and how the matter's chain ended when it was read. */
export interface ReadReport {
  head: string;
  number: number;
  conclusionId: string;
  report: ConsultationReport;
}

export interface ReadingOrder { roundId: string; groupBy: ReportGrouping; locale: 'sv' | 'en'; at: Date; drafts: Drafts }

/** Refuses `round-not-concluded`. */
export async function readFinalReport(from: Reader, { roundId, groupBy, locale, at, drafts }: ReadingOrder): Promise<ReadReport> {
  const { matterId } = await roundById(from, roundId);
  // Read first: whatever comes between is found when the chain's end is held against it.
  const head = await chainHead(from, `matter:${matterId}`);
  const standing = await standingConclusion(from, roundId);
  if (standing === null) throw new Refusal('conflict', 'round-not-concluded');
  const number = (await numbered(from, roundId)) + 1;
  return { head, number, conclusionId: standing.id, report: await consultationReport(from, { roundId, filter: { sort: 'clause' }, groupBy, locale, at, final: number }, drafts) };
}

interface Writing { time: number; signal: AbortSignal; onStep: (step: number, of: number) => void }

/** Every format of it, kept but not yet named. `onStep`: so many files of all are written. */
export async function writeFinalFiles(house: House, { matterId, report }: { matterId: string; report: ConsultationReport }, writing?: Writing): Promise<Record<ReportFormat, StoredFile>> {
  const files: Partial<Record<ReportFormat, StoredFile>> = {};
  for (const [done, format] of reportFormats.entries()) {
    const limits = writing && { time: writing.time, signal: writing.signal, onStep: (step: number, of: number) => writing.onStep(done + step / of, reportFormats.length) };
    files[format] = await house.files.keep((await writeReportFile({ report, format, template: await templateFor(house, { matterId, format }) }, limits)).bytes, reportTypes[format]);
    writing?.onStep(done + 1, reportFormats.length);
  }
  const { docx, pdf, html, xlsx, csv, json } = files;
  if (!docx || !pdf || !html || !xlsx || !csv || !json) throw new Error('a final report has a file of each format');
  return { docx, pdf, html, xlsx, csv, json };
}

/** Names the files as the final report, with its number and date. Refuses `final-report-made`, and `matter-moved-on` when the round was opened again or anything was journalled in the matter since the chain ended at `head`. */
export async function freezeFinalReport(tx: Writer, { roundId, matterId, by, at }: { roundId: string; matterId: string; by: string; at: Date }, { head, number, conclusionId, files }: Omit<ReadReport, 'report'> & { files: Record<ReportFormat, StoredFile> }): Promise<void> {
  const { finalReports } = answerTables(tx);
  if (await reportedBy(tx, conclusionId)) throw new Refusal('conflict', 'final-report-made');
  if ((await chainHead(tx, `matter:${matterId}`)) !== head || (await standingConclusion(tx, roundId))?.id !== conclusionId) throw new Refusal('conflict', 'matter-moved-on');
  for (const format of reportFormats) await nameFile(tx, files[format], at);
  const hashes = { docx: files.docx.hash, pdf: files.pdf.hash, html: files.html.hash, xlsx: files.xlsx.hash, csv: files.csv.hash, json: files.json.hash };
  const id = newId(at);
  await tx.insert(finalReports).values({ id, roundId, conclusionId, number, ...hashes, by, at });
  await record(tx, { chain: `matter:${matterId}`, audience: 'team', actorId: by, act: 'final-report-made', matterId, subject: 'answer', subjectId: roundId, details: { number, report: id, ...hashes }, at });
}

export async function reportedBy(from: Reader, conclusionId: string): Promise<boolean> {
  const { finalReports } = answerTables(from);
  return (await from.select({ id: finalReports.id }).from(finalReports).where(eq(finalReports.conclusionId, conclusionId))).length > 0;
}

/** When the round was concluded that the report tells of; null where there is no such report. */
export async function reportedAsOf(from: Reader, { roundId, number }: { roundId: string; number: number }): Promise<Date | null> {
  const { finalReports, conclusions } = answerTables(from);
  const [row] = await from.select({ at: conclusions.at }).from(finalReports).innerJoin(conclusions, eq(conclusions.id, finalReports.conclusionId)).where(and(eq(finalReports.roundId, roundId), eq(finalReports.number, number)));
  return row?.at ?? null;
}

async function numbered(from: Reader, roundId: string): Promise<number> {
  const { finalReports } = answerTables(from);
  const [row] = await from.select({ n: count() }).from(finalReports).where(eq(finalReports.roundId, roundId));
  return row?.n ?? 0;
}

/** Every final report of the round, the first first. */
export async function finalReportsOf(from: Reader, roundId: string): Promise<FinalReport[]> {
  const { finalReports } = answerTables(from);
  const rows = await from.select().from(finalReports).where(eq(finalReports.roundId, roundId)).orderBy(asc(finalReports.number));
  const names = await namesOf(from, rows.map((row) => row.by));
  const standing = await standingConclusion(from, roundId);
  return Promise.all(rows.map(async (row) => ({
    number: row.number, at: row.at.toISOString(), by: names.get(row.by) ?? '', standing: row.conclusionId === standing?.id,
    files: await Promise.all(reportFormats.map(async (format) => ({ format, hash: row[format], size: (await storedFile(from, row[format]))?.size ?? 0 }))),
  })));
}

/** The kept bytes. Refuses `not-found`, and `file-damaged` when they no longer are what was kept. */
export async function finalReportFile(house: House, of: { roundId: string; number: number; format: ReportFormat }): Promise<Uint8Array> {
  const { finalReports } = answerTables(house.store.read);
  const [row] = await house.store.read.select().from(finalReports).where(and(eq(finalReports.roundId, of.roundId), eq(finalReports.number, of.number)));
  if (!row) throw new Refusal('not-found', 'not-found');
  return house.files.fetch(row[of.format]);
}
