/**
 * How long a report takes to write, each file in a process of its own as the server has it: a large county's 2,000 comments in Word and
 * PDF/A, a nation's 10,000 as a workbook, CSV and JSON. Meanwhile a clock ticks here, as keystrokes come: no export may hold it up.
 */
import { performance } from 'node:perf_hooks';
import type { EditableAnswer } from '../../server/export/write-report-xlsx.ts';
import { writeReportFile } from '../../server/export/process/write.ts';
import { readSheet } from '../../server/export/sheets.ts';
import { sampleReport } from '../export/write-sample.ts';
import type { Figure, Result } from '../support/figures.ts';

const tick = 10;

/** Times are of one run each, from the order to the bytes, with the start of the process; memory is the most that process held. */
export async function run({ seed }: { seed: number }): Promise<Result> {
  const county = sampleReport({ seed, comments: 2_000, parties: 27, others: 103 });
  const nation = sampleReport({ seed, comments: 10_000, parties: 311, others: 389 });
  const answers = new Map(nation.comments.map(({ id, disposition, rationale, referredTo }): [string, EditableAnswer] => [id, { disposition, rationale: rationale ?? '', referredTo: referredTo ?? '' }]));
  const idle = await ticking(() => new Promise((resolve) => { setTimeout(resolve, 3_000); }));
  const word = await measured({ report: county, format: 'docx' });
  const pdf = await measured({ report: county, format: 'pdf' });
  const book = await measured({ report: nation, format: 'xlsx', answers });
  const csv = await measured({ report: nation, format: 'csv' });
  const json = await measured({ report: nation, format: 'json' });
  const from = performance.now();
  const read = await readSheet(book.written);
  const reading = (performance.now() - from) / 1000;
  const late = (one: { late: number }) => Math.max(0, one.late - idle.late);
  return {
    name: 'exports',
    seed,
    figures: [
      figure('Word file of 2,000 comments', word.seconds, 's', 10),
      figure('Word file of 2,000 comments, size', word.written.length / 2 ** 20, 'MiB', null),
      figure('Word file of 2,000 comments, memory of its process', word.memory, 'MiB', 700),
      figure('PDF/A of 2,000 comments', pdf.seconds, 's', 20),
      figure('PDF/A of 2,000 comments, size', pdf.written.length / 2 ** 20, 'MiB', null),
      figure('PDF/A of 2,000 comments, memory of its process', pdf.memory, 'MiB', null),
      figure('workbook of 10,000 comments', book.seconds, 's', 5),
      figure('workbook of 10,000 comments, size', book.written.length / 2 ** 20, 'MiB', null),
      figure('workbook of 10,000 comments, memory of its process', book.memory, 'MiB', 256),
      figure('workbook of 10,000 comments, read back', reading, 's', 5),
      figure('workbook of 10,000 comments, rows read back', (read[0]?.rows.length ?? 1) - 1, 'rows', null),
      figure('CSV of 10,000 comments', csv.seconds, 's', 5),
      figure('JSON of 10,000 comments', json.seconds, 's', 5),
      figure('p95 of a keystroke held up, nothing written', idle.late, 'ms', null),
      figure('p95 of a keystroke held up more while Word is written', late(word), 'ms', 20),
      figure('p95 of a keystroke held up more while PDF/A is written', late(pdf), 'ms', 20),
      figure('p95 of a keystroke held up more while the workbook is written', late(book), 'ms', 20),
    ],
  };
}

async function measured(order: Parameters<typeof writeReportFile>[0]): Promise<{ seconds: number; written: Uint8Array; memory: number; late: number }> {
  let memory = 0;
  const from = performance.now();
  const { value, late } = await ticking(() => writeReportFile(order, { time: 300_000, onPeak: (bytes) => { memory = bytes / 2 ** 20; } }));
  return { seconds: (performance.now() - from) / 1000, written: value.bytes, memory, late };
}

/** The 95th percentile of how much later than ordered a tick came, in milliseconds. */
async function ticking<Value>(work: () => Promise<Value>): Promise<{ value: Value; late: number }> {
  const waits: number[] = [];
  let before = performance.now();
  const clock = setInterval(() => {
    const now = performance.now();
    waits.push(Math.max(0, now - before - tick));
    before = now;
  }, tick);
  try {
    const value = await work();
    waits.sort((a, b) => a - b);
    return { value, late: waits[Math.floor(waits.length * 0.95)] ?? 0 };
  } finally {
    clearInterval(clock);
  }
}

function figure(what: string, value: number, unit: string, target: number | null): Figure {
  const rounded = Math.round(value * 100) / 100;
  return { what, value: rounded, unit, target, holds: target === null || rounded <= target };
}
