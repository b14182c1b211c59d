/** How long to gather before relaying: nothing at ordinary load; at high load fewer, larger writes, since writing is two thirds of the cost. */
const slotMs = 100;
/** Updates × receivers per second, and the window from there on; 5 ms saved 44 % of the CPU at 40,000 (`reference/realtime.md` section 10). */
const windows = [
  { from: 180_000, ms: 32 },
  { from: 90_000, ms: 16 },
  { from: 60_000, ms: 8 },
  { from: 30_000, ms: 4 },
];

export class RelayPace {
  #slot = 0;
  #work = 0;
  #last = 0;

  /** One update for so many receivers. */
  note(receivers: number): void {
    this.#turn();
    this.#work += receivers;
  }

  windowMs(): number {
    this.#turn();
    const perSecond = (Math.max(this.#last, this.#work) * 1000) / slotMs;
    return windows.find(({ from }) => perSecond >= from)?.ms ?? 0;
  }

  #turn(): void {
    const slot = Math.floor(performance.now() / slotMs);
    if (slot === this.#slot) return;
    this.#last = slot === this.#slot + 1 ? this.#work : 0;
    this.#work = 0;
    this.#slot = slot;
  }
}
