/** The job that makes a file of the comment summary. Taken up again by the next process when this one is ended in the middle of it. */
import { z } from 'zod';
import type { ExportFormat } from '#shared/answers.ts';
import { groupingOf } from '#shared/export.ts';
import { roundById } from '../../consultation/rounds.ts';
import { writeReportFile, WritingTooLong } from '../../export/process/write.ts';
import { chainHead } from '../../journal/journal.ts';
import type { House } from '../../platform/house.ts';
import { fileName } from '../../platform/http/file-names.ts';
import { reasonOf } from '../../platform/jobs/reason.ts';
import type { JobHandlers } from '../../platform/jobs/jobs.ts';
import { editableAnswers } from '../answer-sheet.ts';
import type { Drafts } from '../places.ts';
import { consultationReport } from '../report.ts';
import { draftToComment } from '../draft-to-comment.ts';
import { reportName, reportTypes, tellsProposals } from '../report-files.ts';
import { templateFor } from './templates.ts';
import { anonymisedReport } from './anonymised.ts';
import { exportById, failExport, keepExport } from './exports.ts';
import { watched } from './watching.ts';

type Job = Parameters<JobHandlers[string]>[1];

/** Milliseconds: several times what the largest report takes (2,000 comments as PDF in some 10 s, `npm run bench -- exports`). */
const longestWriting = 300_000;
/** Per cent: the round is read in the time that a tenth of the writing takes. */
const [read, written] = [10, 95];

/** `stopping`: the server ends, and leaves the job to the one that comes after it. */
export async function makeExport(house: House, { drafts, stopping }: { drafts: Drafts; stopping: AbortSignal }, input: unknown, job: Job): Promise<{ made: boolean }> {
  const { exportId } = z.object({ exportId: z.string() }).parse(input);
  const { row } = await exportById(house.store.read, exportId);
  if (row.madeAt !== null || row.failedAt !== null || row.cancelledAt !== null) return { made: false };
  const { matterId } = await roundById(house.store.read, row.roundId);
  return watched(house, { id: exportId, matterId, stopping, job }, {
    write: (ended, tell) => write(house, { exportId, matterId, drafts, ended, tell }),
    fail: async (error) => {
      house.report('export failed', { export: exportId, format: row.format, reason: reasonOf(error) });
      await house.store.write(`matter:${matterId}`, (tx) => failExport(tx, { exportId, matterId, failure: error instanceof WritingTooLong ? 'too-long' : 'unwritable', at: house.clock() }));
    },
  });
}

async function write(house: House, { exportId, matterId, drafts, ended, tell }: { exportId: string; matterId: string; drafts: Drafts; ended: AbortSignal; tell: (percent: number) => Promise<void> }): Promise<boolean> {
  const from = house.store.read;
  const { row } = await exportById(from, exportId);
  const [format, locale] = [row.format as ExportFormat, row.locale === 'en' ? 'en' as const : 'sv' as const];
  const round = await roundById(from, row.roundId);
  const at = house.clock();
  // Read first: whatever comes between stands in the file, and the journal says that it was there.
  const head = await chainHead(from, `matter:${matterId}`);
  const whole = await consultationReport(from, { roundId: round.id, filter: row.filter, groupBy: groupingOf(row.groupBy), locale, at, final: null }, drafts);
  const report = row.anonymised ? await anonymisedReport(from, round, whole) : whole;
  // Read back, an anonymised workbook would put the replaced words into the answers.
  const answers = tellsProposals(format) && !row.anonymised ? await editableAnswers(from, round) : null;
  const draft = format === 'draft' ? await draftToComment(house, { round, report, drafts }) : null;
  ended.throwIfAborted();
  await tell(read);
  const { bytes } = await writeReportFile({ report, format, answers, draft, template: await templateFor(house, { matterId, format }) }, { time: longestWriting, signal: ended, onStep: (step, of) => void tell(Math.round(read + ((written - read) * step) / of)).catch(() => {}) });
  ended.throwIfAborted();
  await tell(written);
  const file = await house.files.keep(bytes, reportTypes[format]);
  const name = fileName(locale, { ...reportName(format, row.anonymised), values: { registryNumber: report.matter.registryNumber } });
  const selection = report.marking?.kind === 'selection' ? report.marking.description : '';
  const madeOf = { at: at.toISOString(), head, packageNumber: report.round.packageNumber, selection, listed: report.listed, comments: report.counts.comments, undecided: report.counts.undecided, name, size: file.size, replaced: report.anonymised ?? null };
  return house.store.write(`matter:${matterId}`, (tx) => keepExport(tx, { exportId, matterId, file, madeOf, at: house.clock() }));
}
