/** Reads uploaded files in a thread of their own: a hostile file costs time and memory there, never the server. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { Refusal } from '#shared/refusals.ts';
import type { RefusalDetails, RefusalKind } from '#shared/refusals.ts';

export interface ReadingLimits {
  /** Milliseconds from the start of the reading. */
  time: number;
  /** MiB of the thread's heap. */
  memory: number;
}

/** Errors lose their class between threads, so a refusal crosses as its parts. */
type ThreadAnswer<Reading> =
  | { reading: Reading }
  | { refused: { kind: RefusalKind; code: string; details: RefusalDetails } };

export interface ReadingThread {
  /** Folder beside this file with `worker.ts` and `worker-from-source.mjs`. */
  folder: 'docx-reader' | 'letter-reader' | 'returned-reader' | 'sheet-reader' | 'template-filler';
  limits: ReadingLimits;
  /** What is said when a limit is passed. */
  refused(fault: 'too-large' | 'timeout'): Refusal;
}

/** The whole of a reading thread: reads the bytes it was given, answers once and ends. */
export async function answerAsThread<Reading>(read: (bytes: Uint8Array) => Reading | Promise<Reading>): Promise<void> {
  const given: unknown = workerData;
  if (!(given instanceof Uint8Array)) return;
  let answer: ThreadAnswer<Reading>;
  try {
    answer = { reading: await read(given) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer = { refused: { kind: error.kind, code: error.code, details: error.details } };
  }
  parentPort?.postMessage(answer);
}

/** At most two at once, so that several uploads do not add up to more memory than a small server has. */
const seats = 2;
let reading = 0;
const waiting: (() => void)[] = [];

/** What the thread read from the bytes (which are copied). Throws the refusal the thread answered with, or `refused` at a limit. */
export async function readInThread<Reading>(bytes: Uint8Array, thread: ReadingThread): Promise<Reading> {
  if (reading >= seats) await new Promise<void>((resolve) => { waiting.push(resolve); });
  else reading++;
  try {
    return await readNow<Reading>(bytes, thread);
  } finally {
    const next = waiting.shift();
    if (next === undefined) reading--;
    else next();
  }
}

async function readNow<Reading>(bytes: Uint8Array, { folder, limits, refused }: ReadingThread): Promise<Reading> {
  const worker = new Worker(new URL(`./${folder}/${fromSource ? 'worker-from-source.mjs' : 'worker.js'}`, import.meta.url), {
    workerData: bytes,
    execArgv: fromSource ? ['--conditions=source'] : [],
    // The young generation is a part of what the file may cost.
    resourceLimits: { maxOldGenerationSizeMb: limits.memory - 64, maxYoungGenerationSizeMb: 64 },
    env: {},
    stdin: false,
  });
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Reading>((resolve, reject) => {
      worker.once('online', () => { late = setTimeout(() => reject(refused('timeout')), limits.time); });
      worker.once('message', (answer: ThreadAnswer<Reading>) => {
        if ('reading' in answer) resolve(answer.reading);
        else reject(new Refusal(answer.refused.kind, answer.refused.code, answer.refused.details));
      });
      worker.once('error', (error) => reject(isOutOfMemory(error) ? refused('too-large') : error));
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
