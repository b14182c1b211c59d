/**
 * The way to the thread in which histories are read, so that 260,000 edits hold nobody's keystrokes up (docs/figures-history.md). It has a bound on
 * memory and on the time of each answer; when it breaks, all that waits is refused in one sentence, and the next who asks gets a new one.
 */
import { type Transferable, Worker } from 'node:worker_threads';
import { Refusal } from '#shared/refusals.ts';
import type { Asks } from './history-desk.ts';

export interface Question { id: number; kind: keyof Asks; asked: never }
export type Answer = { id: number; answer: unknown } | { id: number; failed: string };

export interface ThreadLimits {
  /** Milliseconds that one answer may take; those before it in the row do not count. */
  time: number;
  /** MiB of the thread's heap: 260,000 edits and eight of their texts take some 250. */
  memory: number;
}

const ordinary: ThreadLimits = { time: 30_000, memory: 1_024 };
/** What it keeps is let go when nobody has looked back for so long. */
const idleMs = 10 * 60_000;

interface Waiting { resolve: (answer: unknown) => void; reject: (error: unknown) => void; kind: keyof Asks }

export class HistoryThread {
  readonly #limits: ThreadLimits;
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #count = 0;
  #late: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Raised whenever what the thread kept is gone. */
  generation = 0;

  constructor(limits: ThreadLimits = ordinary) {
    this.#limits = limits;
  }

  /** Throws `Refusal` unavailable `history-unreadable` when the thread could not answer. */
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
    const worker = new Worker(workerFile, { execArgv: nodeOptions, resourceLimits: { maxOldGenerationSizeMb: this.#limits.memory - 64, maxYoungGenerationSizeMb: 64 }, env: {}, stdin: false });
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
    else waiting?.reject(new Error(`history ${waiting.kind}: ${answer.failed}`));
  }

  /** Answers come in the order of the questions: the time runs for the first that waits. */
  #watch(): void {
    clearTimeout(this.#late);
    const worker = this.#worker;
    if (worker === null) return;
    if (this.#waiting.size > 0) {
      this.#late = setTimeout(() => this.#broken(worker), this.#limits.time);
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
    for (const { reject } of waiting) reject(new Refusal('unavailable', 'history-unreadable'));
  }
}

/** From source the thread needs the TypeScript loader and the `#shared` condition of the process; compiled it needs nothing. */
const fromSource = import.meta.url.endsWith('.ts');
const workerFile = new URL(fromSource ? './worker-from-source.mjs' : './worker.js', import.meta.url);
const nodeOptions = fromSource ? ['--conditions=source'] : [];

export const historyThread = new HistoryThread();
