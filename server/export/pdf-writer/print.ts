/** Prints papers in a process of their own each: stopped by a time limit or by whoever ordered it, never in the server's way. */
import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { PrintAnswer, PrintOrder } from './child.ts';
import type { Paper, PaperImages, PrintedPaper } from './paper.ts';

export interface PrintingLimits {
  /** Milliseconds from the start of the process. */
  time: number;
  /** Ends the printing; the answer is then the signal's reason. */
  signal?: AbortSignal;
}

/** A report of 2,000 comments takes some ten seconds; 700 pages took 19 (documents.md 4). */
const ordinary: PrintingLimits = { time: 120_000 };

/** One at a time: a large paper takes a processor and up to half a gigabyte. */
let last: Promise<unknown> = Promise.resolve();

/** PDF/A-2a that passed the PDF/UA-1 gate. Throws an Error with the compiler's words when it cannot be set, and the signal's reason when it is ended. */
export function printPaper(paper: Paper, images: PaperImages = new Map(), limits: PrintingLimits = ordinary): Promise<PrintedPaper> {
  const printed = last.then(() => printNow({ paper, images }, limits));
  last = printed.catch(() => undefined);
  return printed;
}

async function printNow(order: PrintOrder, { time, signal }: PrintingLimits): Promise<PrintedPaper> {
  signal?.throwIfAborted();
  const child = fork(childFile, [], { execArgv: fromSource ? ['--conditions=source'] : [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: {} });
  // Writers' keystrokes go before any export.
  if (child.pid !== undefined) behind(child.pid);
  const ended = new AbortController();
  try {
    return await new Promise<PrintedPaper>((resolve, reject) => {
      const late = AbortSignal.timeout(time);
      late.addEventListener('abort', () => reject(new Error('The paper took too long to print.')), { signal: ended.signal });
      signal?.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : new Error('The printing was ended.')), { signal: ended.signal });
      child.once('error', reject);
      child.once('exit', (code, killed) => reject(new Error(`The printing process ended without an answer (${killed ?? code}).`)));
      child.once('message', (answer: PrintAnswer) => {
        if ('printed' in answer) resolve(answer.printed);
        else reject(new Error(answer.failed));
      });
      child.send(order);
    });
  } finally {
    ended.abort();
    child.kill('SIGKILL');
  }
}

function behind(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // It may have ended already.
  }
}

/** From source the process needs the TypeScript loader and the `#shared` condition; compiled it needs nothing. */
const fromSource = import.meta.url.endsWith('.ts');
const childFile = fileURLToPath(new URL(fromSource ? './child-from-source.mjs' : './child.js', import.meta.url));
