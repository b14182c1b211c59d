/** The second stage of judging (design D7): after a change the judge reads the whole document, and its repair is written as the server's own edit. */
import type { DocumentState } from './document-state.ts';
import { reasonOf } from './reason.ts';
import type { Surroundings } from './surroundings.ts';

/** A judge whose repairs do not satisfy itself is stopped and reported. */
const repairsInARow = 3;
/** A judge that takes long reads seldom: it may have this share of the processor. */
const share = 0.1;

interface Place {
  documentId: string;
  text: DocumentState;
  repair(update: Uint8Array): Promise<unknown>;
}

export class SecondLook {
  readonly #with: Surroundings;
  readonly #place: Place;
  #planned: NodeJS.Timeout | null = null;
  #repairs = 0;
  #restUntil = 0;

  constructor(surroundings: Surroundings, place: Place) {
    this.#with = surroundings;
    this.#place = place;
  }

  /** `isOwn`: the change was the server's, so a fault that is still there is no one else's. */
  soon(isOwn: boolean): void {
    if (this.#with.judge === undefined) return;
    if (!isOwn) this.#repairs = 0;
    this.#planned ??= setTimeout(() => this.#look(), Math.max(this.#with.limits.judgeMs, this.#restUntil - performance.now()));
  }

  stop(): void {
    if (this.#planned !== null) clearTimeout(this.#planned);
    this.#planned = null;
  }

  #look(): void {
    this.#planned = null;
    const begun = performance.now();
    try {
      const verdict = this.#with.judge?.(this.#place.documentId, this.#place.text.doc);
      if (verdict === undefined || verdict.faults.length === 0) return;
      this.#with.report('document-faults', { documentId: this.#place.documentId, codes: verdict.faults.map(({ code }) => code).join(' ') });
      if (verdict.repair !== null) this.#repair(verdict.repair);
    } catch (error) {
      this.#with.report('judge-failed', { documentId: this.#place.documentId, reason: reasonOf(error) });
    } finally {
      const now = performance.now();
      this.#restUntil = now + (now - begun) / share;
    }
  }

  #repair(update: Uint8Array): void {
    if (this.#repairs >= repairsInARow) return;
    this.#repairs += 1;
    this.#place.repair(update).catch((error: unknown) => this.#with.report('repair-failed', { documentId: this.#place.documentId, reason: reasonOf(error) }));
  }
}
