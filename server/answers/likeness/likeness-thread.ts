/** Compares comments in a thread of its own, so that 10,000 of them hold nobody's keystroke up; one question after the other. */
import { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/refusals.ts';
import type { Question, Questions } from './questions.ts';

export interface ThreadLimits {
  /** Milliseconds for one answer: several times what 10,000 comments take (`npm run bench -- likeness`). */
  time: number;
  /** MiB of the thread's heap. */
  memory: number;
}

const ordinary: ThreadLimits = { time: 60_000, memory: 1_024 };

let last: Promise<unknown> = Promise.resolve();

/** Throws `Refusal` unavailable `likeness-unreadable` when the thread could not answer. */
export function askThread<Kind extends keyof Questions>(kind: Kind, asked: Questions[Kind][0], limits: ThreadLimits = ordinary): Promise<Questions[Kind][1]> {
  const answer = last.then(() => askNow({ kind, asked } as Question, limits));
  last = answer.catch(() => null);
  return answer as Promise<Questions[Kind][1]>;
}

async function askNow(question: Question, limits: ThreadLimits): Promise<unknown> {
  const worker = new Worker(workerFile, { workerData: question, execArgv: nodeOptions, resourceLimits: { maxOldGenerationSizeMb: limits.memory - 64, maxYoungGenerationSizeMb: 64 }, env: {}, stdin: false });
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const broken = () => reject(new Refusal('unavailable', 'likeness-unreadable'));
      worker.once('online', () => { late = setTimeout(broken, limits.time); });
      worker.once('message', resolve);
      worker.once('error', broken);
      worker.once('exit', broken);
    });
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}

/** From source the thread needs the TypeScript loader and the `#shared` condition of the process; compiled it needs nothing. */
const fromSource = import.meta.url.endsWith('.ts');
const workerFile = new URL(fromSource ? './worker-from-source.mjs' : './worker.js', import.meta.url);
const nodeOptions = fromSource ? ['--conditions=source'] : [];
