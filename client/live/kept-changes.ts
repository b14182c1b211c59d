/** Keeps the changes of one line until the server has them (design D7): a crashed tab, a reload or a closed lid loses nothing. */
import type { ChangeKeeper } from './connection-options.ts';
import { dropChanges, dropLine, keepChanges, onWipe } from './kept-on-disk.ts';
import type { KeptChange, KeptLine } from './kept-on-disk.ts';
import { later } from './retry.ts';
import type { Later } from './retry.ts';

/** A change that the server acknowledges before this never touches the disk: with a line, that is nearly every one. */
const soonMs = 200;

export interface KeepingOptions {
  line: Omit<KeptLine, 'base' | 'at'>;
  /** The whole text, read when the first change is kept. */
  text: () => Uint8Array;
  later?: Later;
  /** How many changes of the line are kept already, handed over from an earlier page. */
  already?: number;
}

export class KeptChanges implements ChangeKeeper {
  readonly #text: () => Uint8Array;
  readonly #later: Later;
  readonly #listeners = new Set<() => void>();
  readonly #deaf: () => void;
  #line: Omit<KeptLine, 'base' | 'at'>;
  #waiting: KeptChange[] = [];
  /** The line's own row is there. */
  #begun: boolean;
  /** Every change up to this one is on this computer's disk, or on the server's. */
  #kept: number;
  #last: number;
  #base: Uint8Array<ArrayBuffer> | null = null;
  #planned: (() => void) | null = null;
  #work: Promise<void> = Promise.resolve();
  #fails = false;
  #isOver = false;

  constructor({ line, text, later: after = later, already = 0 }: KeepingOptions) {
    this.#line = line;
    this.#text = text;
    this.#later = after;
    this.#begun = already > 0;
    this.#kept = already;
    this.#last = already;
    this.#deaf = onWipe((staying) => { if (staying !== this.#line.personId) this.end(); });
  }

  /** Nothing written on this page would be lost with it. */
  get isWhole(): boolean {
    return !this.#fails && !this.#isOver && this.#kept >= this.#last;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  changed(update: Uint8Array, count: number): void {
    this.#last = count;
    this.#tell();
    if (this.#isOver) return;
    this.#waiting.push({ lineId: this.#line.lineId, count, update: update.slice() });
    this.#planned ??= this.#later(() => void this.flush(), soonMs);
  }

  durable(count: number): void {
    this.#waiting = this.#waiting.filter((change) => change.count > count);
    this.#kept = Math.max(this.#kept, count);
    if (this.#waiting.length === 0) this.#unplan();
    if (this.#begun && !this.#isOver) this.#queue(() => (count >= this.#last ? this.#forget() : dropChanges(this.#line.lineId, count)));
    this.#tell();
  }

  /** What is kept and not yet saved was written in the older epoch and stays there: its row is not written again before all of it is gone. */
  inEpoch(epoch: number): void {
    this.#line = { ...this.#line, epoch };
  }

  /** Writes what waits; asked for when the page is hidden or the line breaks. */
  flush(): Promise<void> {
    this.#unplan();
    if (!this.#isOver && this.#waiting.length > 0) this.#queue(() => this.#write());
    return this.#work;
  }

  /** Keeps nothing more; what is kept stays. */
  end(): void {
    this.#isOver = true;
    this.#unplan();
    this.#deaf();
    this.#waiting = [];
  }

  /** All of the line's changes have found another place. */
  async forget(): Promise<void> {
    this.end();
    await this.#work;
    if (this.#begun) await dropLine(this.#line.lineId).catch(() => undefined);
  }

  async #write(): Promise<void> {
    const changes = this.#waiting.splice(0);
    const upTo = changes.at(-1)?.count;
    if (upTo === undefined || this.#isOver) return;
    this.#base ??= this.#text().slice();
    await keepChanges(this.#begun ? null : { ...this.#line, base: this.#base, at: Date.now() }, changes);
    this.#begun = true;
    this.#fails = false;
    this.#kept = Math.max(this.#kept, upTo);
    this.#tell();
  }

  async #forget(): Promise<void> {
    // Something may have been written since.
    if (this.#kept < this.#last || this.#waiting.length > 0) return;
    await dropLine(this.#line.lineId);
    this.#begun = false;
    this.#base = null;
  }

  /** One after another, in the order asked. A browser that keeps nothing is no reason to stop writing: it is said, and the words are on the page. */
  #queue(act: () => Promise<void>): void {
    this.#work = this.#work.then(act).catch(() => {
      this.#fails = true;
      this.#tell();
    });
  }

  #unplan(): void {
    this.#planned?.();
    this.#planned = null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
