/** How long a document stays: with its Y.Doc while somebody writes, with its bytes while somebody is there, and a while after the last has left. */
import type { RealtimeLimits } from '#shared/realtime.ts';

interface Place {
  limits: RealtimeLimits;
  /** Nobody is in it and nothing waits for the disk. */
  isIdle(): boolean;
  /** It could do without its Y.Doc. */
  rest(): void;
  /** Writes what is to be written before it goes. */
  prepare(): Promise<void>;
  evicted(): void;
}

export class Stay {
  readonly #place: Place;
  #holds = 0;
  #evicting: NodeJS.Timeout | null = null;
  #quiet: NodeJS.Timeout | null = null;
  #usedAt = 0;
  #isOver = false;

  constructor(place: Place) {
    this.#place = place;
  }

  /** Somebody comes: it is not given up now. */
  keep(): void {
    if (this.#evicting !== null) clearTimeout(this.#evicting);
    this.#evicting = null;
  }

  /** Keeps the document in memory while `act` runs. */
  async during<T>(act: () => Promise<T>): Promise<T> {
    this.#holds += 1;
    this.keep();
    try {
      return await act();
    } finally {
      this.#holds -= 1;
      this.endSoon();
    }
  }

  /** Something was read or written in its Y.Doc. One timer for all of it: a keystroke only notes the time. */
  used(): void {
    this.#usedAt = performance.now();
    if (this.#quiet === null && !this.#isOver) this.#watch(this.#place.limits.quietMs);
  }

  /** Plans the eviction of a document in which nobody is. */
  endSoon(): void {
    if (this.#isOver || this.#holds > 0 || !this.#place.isIdle() || this.#evicting !== null) return;
    this.#evicting = setTimeout(() => void this.#evict(), this.#place.limits.evictMs);
  }

  stop(): void {
    this.#isOver = true;
    this.keep();
    if (this.#quiet !== null) clearTimeout(this.#quiet);
  }

  #watch(wait: number): void {
    this.#quiet = setTimeout(() => {
      this.#quiet = null;
      const left = this.#usedAt + this.#place.limits.quietMs - performance.now();
      if (left > 0) this.#watch(left);
      else this.#place.rest();
    }, wait);
  }

  /** Newcomers may enter while the rest is written; then the document stays. */
  async #evict(): Promise<void> {
    await this.#place.prepare();
    this.#evicting = null;
    if (this.#isOver || this.#holds > 0 || !this.#place.isIdle()) return;
    this.#place.evicted();
  }
}
