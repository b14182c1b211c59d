/** While parts of a document are closed to writing, peers' updates are tried on a copy of the text first; else this costs nothing. */
import type { Closing } from '#shared/realtime.ts';
import type { Trial, TrialOf } from './ports.ts';

export class ClosedParts {
  readonly #open: TrialOf | undefined;
  readonly #state: () => Uint8Array;
  #parts: readonly string[] = [];
  #trial: Trial | null = null;

  /** `state`: the whole text as it stands, read when a copy is made. */
  constructor(open: TrialOf | undefined, state: () => Uint8Array) {
    this.#open = open;
    this.#state = state;
  }

  get hasParts(): boolean {
    return this.#parts.length > 0;
  }

  close(parts: readonly string[]): void {
    this.end();
    this.#parts = parts;
  }

  /** Null: the update may be applied, and the copy has it. Throws what Yjs throws on applying. */
  whyNot(update: Uint8Array): Closing | null {
    if (this.#parts.length === 0 || this.#open === undefined) return null;
    this.#trial ??= this.#open(this.#state(), this.#parts);
    let refusal: Closing | null = 'update-invalid';
    try {
      refusal = this.#trial.attempt(update);
    } finally {
      // The copy holds what was refused; the next one asked about gets a fresh copy.
      if (refusal !== null) this.end();
    }
    return refusal;
  }

  /** The server's own edit, which is not tried. */
  follow(update: Uint8Array): void {
    this.#trial?.follow(update);
  }

  /** Gives up the copy: the text is not what it was tried for. */
  end(): void {
    this.#trial?.end();
    this.#trial = null;
  }
}
