/** The final report of a round (`domain.md` rule 16): the whole account, once, as files whose bytes are kept and re-checked at every reading. */
import { and, asc, count, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type FinalReport, type finalReportInput, type ReportFormat, reportFormats, whyNotMakeFinalReport } from '#shared/answers.ts';
import { Refusal } from '#shared/refusals.ts';
import { chainHead, record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
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

/** Written and kept before the act, from what the matter's chain told then. */
export interface PreparedReport {
  head: string;
  number: number;
  files: Record<ReportFormat, StoredFile>;
}

/** Refuses what `whyNotMakeFinalReport` says before anything is written. */
export async function prepareFinalReport(house: House, actor: Actor, order: z.infer<typeof finalReportInput> & { roundId: string; drafts: Drafts }): Promise<PreparedReport> {
  const from = house.store.read;
  const head = await chainHead(from, `matter:${actor.matterId}`);
  refuse(await whyNotFinal(from, actor, order.roundId));
  const number = (await numbered(from, order.roundId)) + 1;
  const report = await consultationReport(from, { roundId: order.roundId, filter: { sort: 'clause' }, groupBy: order.groupBy, locale: order.locale, at: actor.at, final: number }, order.drafts);
  const files: Partial<Record<ReportFormat, StoredFile>> = {};
  for (const format of reportFormats) files[format] = await house.files.keep((await writeReportFile({ report, format, template: await templateFor(house, { matterId: actor.matterId, format }) })).bytes, reportTypes[format]);
  const { docx, pdf, xlsx, csv, json } = files;
  if (!docx || !pdf || !xlsx || !csv || !json) throw new Error('a final report has a file of each format');
  return { head, number, files: { docx, pdf, xlsx, csv, json } };
}

/** Names the prepared files as the final report. Refuses `matter-moved-on` when anything was journalled in the matter since they were written. */
export async function makeFinalReport(tx: Writer, actor: Actor, roundId: string, { head, number, files }: PreparedReport): Promise<void> {
  const { finalReports } = answerTables(tx);
  refuse(await whyNotFinal(tx, actor, roundId));
  const standing = await standingConclusion(tx, roundId);
  if ((await chainHead(tx, `matter:${actor.matterId}`)) !== head || standing === null) throw new Refusal('conflict', 'matter-moved-on');
  for (const format of reportFormats) await nameFile(tx, files[format], actor.at);
  const hashes = { docx: files.docx.hash, pdf: files.pdf.hash, xlsx: files.xlsx.hash, csv: files.csv.hash, json: files.json.hash };
  const id = newId(actor.at);
  await tx.insert(finalReports).values({ id, roundId, conclusionId: standing.id, number, ...hashes, by: actor.id, at: actor.at });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'final-report-made', matterId: actor.matterId, subject: 'answer', subjectId: roundId, details: { number, report: id, ...hashes }, at: actor.at });
}

async function whyNotFinal(from: Reader, actor: Actor, roundId: string): Promise<string | null> {
  const standing = await standingConclusion(from, roundId);
  return whyNotMakeFinalReport(actor, { concluded: standing !== null, reported: standing !== null && (await reportedBy(from, standing.id)) });
}

async function reportedBy(from: Reader, conclusionId: string): Promise<boolean> {
  const { finalReports } = answerTables(from);
  return (await from.select({ id: finalReports.id }).from(finalReports).where(eq(finalReports.conclusionId, conclusionId))).length > 0;
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
