/** Notices that the other end has fallen silent while it owes an answer: a half-open line looks connected until somebody asks. */
import type { Later } from './retry.ts';

/** Within this the page must say that it is cut off (`reference/reliability-security.md` F10: 10 s). */
const answerMs = 8_000;

export class AnswerWatch {
  readonly #later: Later;
  readonly #lastHeard: () => number;
  readonly #silent: () => void;
  #cancel: (() => void) | null = null;

  /** `lastHeard` changes whenever anything at all is heard; `silent` is called once when nothing was while an answer was owed. */
  constructor({ later, lastHeard, silent }: { later: Later; lastHeard: () => number; silent: () => void }) {
    this.#later = later;
    this.#lastHeard = lastHeard;
    this.#silent = silent;
  }

  /** Something was sent that is answered. */
  owed(): void {
    if (this.#cancel !== null) return;
    const heard = this.#lastHeard();
    this.#cancel = this.#later(() => {
      this.#cancel = null;
      if (this.#lastHeard() === heard) this.#silent();
      else this.owed();
    }, answerMs);
  }

  /** Nothing is owed any more. */
  settled(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
