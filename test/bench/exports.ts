/** How long the account takes to write: a large county's 2,000 comments in Word, a nation's 10,000 as CSV. */
import { performance } from 'node:perf_hooks';
import { writeReportCsv } from '../../server/export/write-report-csv.ts';
import { writeReportDocx } from '../../server/export/write-report-docx.ts';
import { writeReportJson } from '../../server/export/write-report-json.ts';
import { sampleReport } from '../export/write-sample.ts';

export interface Figure {
  what: string;
  value: number;
  unit: string;
  target: number | null;
  holds: boolean;
}

export interface BenchResult {
  name: string;
  seed: number;
  figures: Figure[];
}

/** Times are of one run each, in the process that runs the bench; memory is what the process held more of when the file was done. */
export async function run({ seed }: { seed: number }): Promise<BenchResult> {
  const county = sampleReport({ seed, comments: 2_000, parties: 27, others: 103 });
  const nation = sampleReport({ seed, comments: 10_000, parties: 311, others: 389 });
  const word = await measured(() => writeReportDocx(county));
  const csv = await measured(() => writeReportCsv(nation));
  const json = await measured(() => writeReportJson(nation));
  return {
    name: 'exports',
    seed,
    figures: [
      figure('Word file of 2,000 comments', word.seconds, 's', 10),
      figure('Word file of 2,000 comments, size', word.bytes / 2 ** 20, 'MiB', null),
      figure('Word file of 2,000 comments, resident memory added', word.memory, 'MiB', 700),
      figure('CSV of 10,000 comments', csv.seconds, 's', 2),
      figure('CSV of 10,000 comments, size', csv.bytes / 2 ** 20, 'MiB', null),
      figure('JSON of 10,000 comments', json.seconds, 's', 2),
      figure('JSON of 10,000 comments, size', json.bytes / 2 ** 20, 'MiB', null),
    ],
  };
}

async function measured(write: () => Promise<Uint8Array>): Promise<{ seconds: number; bytes: number; memory: number }> {
  const before = process.memoryUsage().rss;
  const from = performance.now();
  const bytes = await write();
  const seconds = (performance.now() - from) / 1000;
  // The packer holds everything until the last byte, so the end is near the peak.
  return { seconds, bytes: bytes.length, memory: Math.max(0, process.memoryUsage().rss - before) / 2 ** 20 };
}

function figure(what: string, value: number, unit: string, target: number | null): Figure {
  const rounded = Math.round(value * 100) / 100;
  return { what, value: rounded, unit, target, holds: target === null || rounded <= target };
}
