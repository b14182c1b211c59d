/** When a broken line is tried again: later each time, and never all pages at the same moment (`reference/realtime.md` 13.4). */
import { waitAskedIn } from '#shared/realtime.ts';

export interface BackOff {
  firstMs: number;
  longestMs: number;
}

/** `setTimeout` with a way to take it back. */
export type Later = (act: () => void, ms: number) => () => void;

export const later: Later = (act, ms) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

const usual: BackOff = { firstMs: 500, longestMs: 30_000 };

export class Retry {
  readonly #backOff: BackOff;
  readonly #random: () => number;
  readonly #later: Later;
  readonly #act: () => void;
  #attempts = 0;
  #cancel: (() => void) | null = null;

  constructor(act: () => void, { backOff = usual, random = Math.random, later: after = later }: { backOff?: BackOff | undefined; random?: (() => number) | undefined; later?: Later | undefined } = {}) {
    this.#act = act;
    this.#backOff = backOff;
    this.#random = random;
    this.#later = after;
  }

  get attempts(): number {
    return this.#attempts;
  }

  /** Full jitter over a span that doubles; a wait that the server asked for in its reason is kept to, and spread beyond. */
  soon(reason = ''): void {
    const { firstMs, longestMs } = this.#backOff;
    this.#attempts += 1;
    const asked = waitAskedIn(reason);
    const least = asked ?? firstMs;
    const span = asked === null ? Math.min(longestMs, firstMs * 2 ** this.#attempts) - firstMs : Math.min(longestMs, Math.max(firstMs, asked));
    this.cancel();
    this.#cancel = this.#later(this.#act, least + this.#random() * Math.max(0, span));
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** The line stands: the next break begins anew. */
  succeeded(): void {
    this.#attempts = 0;
  }
}
