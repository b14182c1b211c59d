/** Hands over the text of an open line, whenever all of it is stored by the server, to be kept for a page without network. */
import * as Y from 'yjs';
import type { DocumentConnection } from './connection-options.ts';
import { unsentIn } from './connection-state.ts';

/** How soon after a change; a long text, which takes some 30 ms to write down, is left alone for longer. */
const leastMs = 1_000;
const restPerMs = 200;

export class KeptText {
  readonly #line: DocumentConnection;
  readonly #keep: (state: Uint8Array<ArrayBuffer>, epoch: number) => Promise<void>;
  readonly #leave: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #hasSynced = false;
  #restMs = leastMs;
  /** Something has changed since it was handed over. */
  #isDue = true;

  constructor(line: DocumentConnection, keep: (state: Uint8Array<ArrayBuffer>, epoch: number) => Promise<void>) {
    this.#line = line;
    this.#keep = keep;
    line.doc.on('update', this.changed);
    this.#leave = line.subscribe(() => this.#follow());
    this.#follow();
  }

  /** Also what stands beside the text. */
  changed = (): void => {
    this.#isDue = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.handOver();
    }, this.#restMs);
  };

  /** Now, if that may be: what the server may still refuse is never kept as if it were its text (design D7). */
  handOver(): void {
    const state = this.#line.getSnapshot();
    if (!this.#hasSynced || !this.#isDue || state.kind === 'refused' || unsentIn(state) > 0) return;
    this.#isDue = false;
    const from = performance.now();
    const text = Y.encodeStateAsUpdate(this.#line.doc).slice();
    this.#restMs = Math.max(leastMs, (performance.now() - from) * restPerMs);
    this.#keep(text, this.#line.epoch).catch(() => { this.#isDue = true; });
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#line.doc.off('update', this.changed);
    this.#leave();
  }

  #follow(): void {
    const { kind } = this.#line.getSnapshot();
    const isFirst = kind === 'saved' && !this.#hasSynced;
    if (isFirst) this.#hasSynced = true;
    // Without contact there may soon be no page either; and what waited for its answer has it.
    if (isFirst || kind === 'offline' || (kind === 'saved' && this.#timer === null)) this.handOver();
  }
}
