/** Reads uploaded Word files in a thread of their own: a hostile file costs time and memory there, never the server. */
import { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/refusals.ts';
import { uploadLimit } from './docx-reader/limits.ts';
import type { DocxReading } from './docx-reader/read.ts';
import { refusedFile } from './docx-reader/refuse.ts';
import type { WorkerAnswer } from './docx-reader/worker.ts';

export type { DocxReading, NotUnderstood } from './docx-reader/read.ts';

export interface ReadingLimits {
  /** Milliseconds from the start of the reading. */
  time: number;
  /** MiB of the thread's heap. */
  memory: number;
}

/** 65 pages with 500 comments take 0.2 s and some 60 MB; the worst real file seen took 3.4 s (documents.md 3). */
const ordinary: ReadingLimits = { time: 30_000, memory: 512 };

/** At most two at once, so that several uploads do not add up to more memory than a small server has. */
const seats = 2;
let reading = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a Word file (at most `limits.upload` bytes; the bytes are copied). Throws Refusal `import.refused.*`: kind too-large when
 * the file or its content exceeds a limit, invalid for everything else that cannot be read, `import.refused.timeout` after the time.
 */
export async function readDocxInWorker(bytes: Uint8Array, limits: ReadingLimits = ordinary): Promise<DocxReading> {
  if (bytes.length > uploadLimit) throw refusedFile('too-large');
  if (reading >= seats) await new Promise<void>(resolve => { waiting.push(resolve); });
  else reading++;
  try {
    return await readInThread(bytes, limits);
  } finally {
    const next = waiting.shift();
    if (next === undefined) reading--;
    else next();
  }
}

async function readInThread(bytes: Uint8Array, limits: ReadingLimits): Promise<DocxReading> {
  const worker = new Worker(workerFile, {
    workerData: bytes,
    execArgv: nodeOptions,
    // The young generation is a part of what the file may cost.
    resourceLimits: { maxOldGenerationSizeMb: limits.memory - 64, maxYoungGenerationSizeMb: 64 },
    env: {},
    stdin: false,
  });
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise<DocxReading>((resolve, reject) => {
      worker.once('online', () => { late = setTimeout(() => reject(refusedFile('timeout')), limits.time); });
      worker.once('message', (answer: WorkerAnswer) => {
        if ('reading' in answer) resolve(answer.reading);
        else reject(new Refusal(answer.refused.kind, answer.refused.code, answer.refused.details));
      });
      worker.once('error', error => reject(isOutOfMemory(error) ? refusedFile('too-large') : error));
      worker.once('exit', () => reject(new Error('The reading thread ended without an answer.')));
    });
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** From source the thread needs the TypeScript loader and the `#shared` condition of the process; compiled it needs nothing. */
const fromSource = import.meta.url.endsWith('.ts');
const workerFile = new URL(fromSource ? './docx-reader/worker-from-source.mjs' : './docx-reader/worker.js', import.meta.url);
const nodeOptions = fromSource ? ['--conditions=source'] : [];
