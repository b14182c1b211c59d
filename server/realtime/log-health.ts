/** Whether the log takes writes. After a failure it is tried until it does; edits are turned away meanwhile, so that what is stored can still be read. */
import type { UpdateLog } from './ports.ts';

export class LogHealth {
  readonly #log: UpdateLog;
  readonly #trialMs: number;
  readonly #report: (event: string, facts: Record<string, string | number>) => void;
  #failingSince: number | null = null;
  #again: NodeJS.Timeout | null = null;

  constructor(options: { log: UpdateLog; limits: { logTrialMs: number }; report: (event: string, facts: Record<string, string | number>) => void }) {
    this.#log = options.log;
    this.#trialMs = options.limits.logTrialMs;
    this.#report = options.report;
  }

  get isFailing(): boolean {
    return this.#failingSince !== null;
  }

  /** A write did not come about. It may have been that write's own fault, so the log is tried at once. */
  failed(): void {
    if (this.isFailing) return;
    this.#failingSince = performance.now();
    void this.#tryOut();
  }

  stop(): void {
    if (this.#again !== null) clearTimeout(this.#again);
    this.#failingSince = null;
  }

  async #tryOut(): Promise<void> {
    this.#again = null;
    try {
      await this.#log.tryOut();
    } catch {
      if (this.isFailing) this.#again = setTimeout(() => void this.#tryOut(), this.#trialMs);
      return;
    }
    if (this.#failingSince === null) return;
    this.#report('log-writable-again', { milliseconds: Math.round(performance.now() - this.#failingSince) });
    this.#failingSince = null;
  }
}
