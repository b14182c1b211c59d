/** Writes files in a process of their own each: stopped by a time limit or by whoever ordered it, never in the server's way. */
import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Paper, PaperImages } from '../pdf-writer/paper.ts';
import type { WritingAnswer, WritingOrder, WrittenFile } from './orders.ts';
import { writeReport } from './write-report.ts';
import type { ReportOrder } from './write-report.ts';

export interface WritingLimits {
  /** Milliseconds from the start of the process. */
  time: number;
  /** Ends the writing; the answer is then the signal's reason. */
  signal?: AbortSignal;
  /** Told as it goes: so many steps are done of so many. */
  onStep?: (step: number, of: number) => void;
  /** Told how much memory the process held at the most, in bytes. */
  onPeak?: (bytes: number) => void;
}

/** The time that was given is over. */
export class WritingTooLong extends Error {
  constructor() {
    super('The file took too long to write.');
  }
}

/** A PDF of 2,000 comments takes some ten seconds; 700 pages took 19 (documents.md 4). */
const ordinary: WritingLimits = { time: 120_000 };

/** PDF/A-2a that passed the gate for PDF/UA-1. Throws an Error with the compiler's words when it cannot be set. */
export function printPaper(paper: Paper, images: PaperImages = new Map(), limits?: WritingLimits): Promise<WrittenFile> {
  return writeInProcess({ kind: 'paper', paper, images }, limits);
}

/** Comments that are written sooner than a process starts: twenty in Word or a workbook take some 30 ms, 100 as a page 10 ms, 500 as plain text 10 ms. A draft may be long with no comment at all. */
const few = { docx: 20, xlsx: 20, csv: 500, json: 500, html: 100, article: 100, pdf: -1, draft: -1, 'table-docx': 20, 'table-xlsx': 20 } as const;

/** One file of a round's report; every format is written from the same value (design D10). */
export async function writeReportFile({ report, format, answers = null, template = null, draft = null }: Omit<ReportOrder, 'answers'> & Partial<Pick<ReportOrder, 'answers'>>, limits?: WritingLimits): Promise<WrittenFile> {
  // Somebody's own file is never opened in the server's own process.
  if (format !== 'pdf' && template === null && report.listed <= few[format]) return { bytes: await writeReport({ report, format, answers }), replaced: [] };
  return writeInProcess({ kind: 'report', report, format, answers, template, draft }, limits);
}

/** One at a time: a large paper takes a processor and up to half a gigabyte. */
let last: Promise<unknown> = Promise.resolve();

function writeInProcess(order: WritingOrder, limits: WritingLimits = ordinary): Promise<WrittenFile> {
  const written = last.then(() => writeNow(order, limits));
  last = written.catch(() => undefined);
  return written;
}

async function writeNow(order: WritingOrder, { time, signal, onStep, onPeak }: WritingLimits): Promise<WrittenFile> {
  signal?.throwIfAborted();
  const child = fork(childFile, [], { execArgv: fromSource ? ['--conditions=source'] : [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: {} });
  // Writers' keystrokes go before any export.
  if (child.pid !== undefined) goBehind(child.pid);
  const ended = new AbortController();
  try {
    return await new Promise<WrittenFile>((resolve, reject) => {
      const late = AbortSignal.timeout(time);
      late.addEventListener('abort', () => reject(new WritingTooLong()), { signal: ended.signal });
      signal?.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : new Error('The writing was ended.')), { signal: ended.signal });
      child.once('error', reject);
      child.once('exit', (code, killed) => reject(new Error(`The writing process ended without an answer (${killed ?? code}).`)));
      child.on('message', (answer: WritingAnswer) => {
        if ('step' in answer) onStep?.(answer.step, answer.of);
        else if ('written' in answer) {
          onPeak?.(answer.peak);
          resolve(answer.written);
        } else reject(new Error(answer.failed));
      });
      child.send(order);
    });
  } finally {
    ended.abort();
    child.kill('SIGKILL');
  }
}

function goBehind(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // It may have ended already.
  }
}

/** From source the process needs the TypeScript loader and the `#shared` condition; compiled it needs nothing. */
const fromSource = import.meta.url.endsWith('.ts');
const childFile = fileURLToPath(new URL(fromSource ? './child-from-source.mjs' : './child.js', import.meta.url));
