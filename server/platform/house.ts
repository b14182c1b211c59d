/** What every room is given when it is mounted: the ports chosen in `main.ts` and the facts of the configuration. */
import type { Files } from './files/files.ts';
import type { Signal } from './signal/signal.ts';
import type { Store } from './storage/store.ts';

export interface House {
  store: Store;
  files: Files;
  signal: Signal;
  clock: () => Date;
  /** Structured log line; never personal text. */
  report: (event: string, facts: Record<string, unknown>) => void;
  /** The exact origins from which unsafe requests and upgrades are accepted; the first is used in links. */
  origins: readonly string[];
  demo: boolean;
  /** In tests every JSON answer is parsed with its documented schema. */
  checkAnswers: boolean;
}
