/**
 * A thread that is asked one question after the other, keeps what it has read, and holds nobody's keystrokes up. It has a bound on memory and on the time
 * of each answer; when it breaks, all that waits is refused in one sentence, and the next who asks gets a new one.
 */
import { type Transferable, Worker } from 'node:worker_threads';
import type { Refusal } from '#shared/refusals.ts';

/** What can be asked, and what is answered. */
export type Asked<Asks> = { [K in keyof Asks]: [asked: unknown, answer: unknown] };
export interface Question<Asks> { id: number; kind: keyof Asks; asked: never }
export type Answer = { id: number; answer: unknown } | { id: number; failed: string };

export interface ThreadLimits {
  /** Milliseconds that one answer may take; those before it in the row do not count. */
  time: number;
  /** MiB of the thread's heap. */
  memory: number;
}

export interface ThreadWork {
  /** What it is called when it fails. */
  name: string;
  /** `worker.ts` in this folder answers, and `worker-from-source.mjs` beside it opens that with the loader. */
  folder: URL;
  limits: ThreadLimits;
  /** To whom waits when the thread breaks. */
  refused: () => Refusal;
}

/** What it keeps is let go when nobody has asked for so long. */
const idleMs = 10 * 60_000;

interface Waiting { resolve: (answer: unknown) => void; reject: (error: unknown) => void; kind: PropertyKey }

export class AskedThread<Asks extends Asked<Asks>> {
  readonly #work: ThreadWork;
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #count = 0;
  #late: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Raised whenever what the thread kept is gone. */
  generation = 0;

  constructor(work: ThreadWork) {
    this.#work = work;
  }

  /** Throws what `refused` gives when the thread could not answer in time or memory. */
  ask<K extends keyof Asks>(kind: K, asked: Asks[K][0], handOver: Transferable[] = []): Promise<Asks[K][1]> {
    return new Promise((resolve, reject) => {
      clearTimeout(this.#idle);
      const worker = this.#worker ??= this.#begin();
      const id = (this.#count += 1);
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as Asks[K][1]), reject, kind });
      if (this.#waiting.size === 1) this.#watch();
      worker.postMessage({ id, kind, asked }, handOver);
    });
  }

  #begin(): Worker {
    const { folder, limits: { memory } } = this.#work;
    const worker = new Worker(new URL(fromSource ? 'worker-from-source.mjs' : 'worker.js', folder), { execArgv: nodeOptions, resourceLimits: { maxOldGenerationSizeMb: memory - 64, maxYoungGenerationSizeMb: 64 }, env: {}, stdin: false });
    worker.on('message', (answer: Answer) => this.#answered(answer));
    worker.on('error', () => this.#broken(worker));
    worker.on('exit', () => this.#broken(worker));
    // It holds no process open: what it knows can be read again.
    worker.unref();
    return worker;
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    this.#watch();
    if ('answer' in answer) waiting?.resolve(answer.answer);
    else waiting?.reject(new Error(`${this.#work.name} ${String(waiting.kind)}: ${answer.failed}`));
  }

  /** Answers come in the order of the questions: the time runs for the first that waits. */
  #watch(): void {
    clearTimeout(this.#late);
    const worker = this.#worker;
    if (worker === null) return;
    if (this.#waiting.size > 0) {
      this.#late = setTimeout(() => this.#broken(worker), this.#work.limits.time);
      worker.ref();
      return;
    }
    worker.unref();
    this.#idle = setTimeout(() => this.#broken(worker), idleMs);
    this.#idle.unref();
  }

  #broken(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.generation += 1;
    clearTimeout(this.#late);
    clearTimeout(this.#idle);
    const waiting = [...this.#waiting.values()];
    this.#waiting = new Map();
    void worker.terminate();
    for (const { reject } of waiting) reject(this.#work.refused());
  }
}

/** From source the thread needs the TypeScript loader and the `#shared` condition of the process; compiled it needs nothing. */
const fromSource = import.meta.url.endsWith('.ts');
const nodeOptions = fromSource ? ['--conditions=source'] : [];
