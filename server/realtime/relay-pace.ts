/** How long to gather before relaying and storing: nothing at ordinary load; at high load fewer, larger writes, since writing is two thirds of the cost. */
import { performance } from 'node:perf_hooks';

const slotMs = 100;
/** Updates × receivers per second, and the window from there on; 5 ms saved 44 % of the CPU at 40,000 (`reference/realtime.md` section 10). */
const windows = [
  { from: 180_000, ms: 32 },
  { from: 90_000, ms: 16 },
  { from: 60_000, ms: 8 },
  { from: 30_000, ms: 4 },
];

/** The share of the last slot in which the thread had work, and the window from there on: many quiet documents are as dear as one busy one. */
const busy = [
  { from: 0.9, ms: 48 },
  { from: 0.8, ms: 32 },
  { from: 0.7, ms: 16 },
  { from: 0.6, ms: 8 },
];

export class RelayPace {
  #slot = 0;
  #work = 0;
  #last = 0;
  #utilization = performance.eventLoopUtilization();
  #busyMs = 0;

  /** One update for so many receivers. */
  note(receivers: number): void {
    this.#turn();
    this.#work += receivers;
  }

  windowMs(): number {
    this.#turn();
    const perSecond = (Math.max(this.#last, this.#work) * 1000) / slotMs;
    return Math.max(this.#busyMs, windows.find(({ from }) => perSecond >= from)?.ms ?? 0);
  }

  /** Between two commits; when the thread is busy their number is what they cost, not their size. */
  commitMs(usual: number): number {
    this.#turn();
    return usual + this.#busyMs;
  }

  #turn(): void {
    const slot = Math.floor(performance.now() / slotMs);
    if (slot === this.#slot) return;
    this.#last = slot === this.#slot + 1 ? this.#work : 0;
    this.#work = 0;
    this.#slot = slot;
    const now = performance.eventLoopUtilization();
    const share = performance.eventLoopUtilization(now, this.#utilization).utilization;
    this.#utilization = now;
    this.#busyMs = busy.find(({ from }) => share >= from)?.ms ?? 0;
  }
}
