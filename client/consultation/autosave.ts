/** Saves what is written while it is written, and never claims more than the server has said (design D7). */
import type { SaveStateName } from '../ui/save-state.tsx';

export interface Saving {
  state: SaveStateName;
  /** ISO time of the latest saving the server confirmed. */
  at: string | null;
  /** What the server refused; saving then stands still until something is changed. */
  error: unknown;
}

export interface AutosaveOptions<Change> {
  /** Rejects when it was not saved. */
  save: (change: Change) => Promise<unknown>;
  /** True when no answer came at all: it is then tried again by itself. */
  noAnswer: (error: unknown) => boolean;
  onChange: (saving: Saving) => void;
  now: () => Date;
  /** Calls back after so many milliseconds; returns how to cancel. */
  after: (milliseconds: number, act: () => void) => () => void;
  pause?: number;
}

export interface Autosave<Change> {
  /** What has changed since the last note; later fields win. */
  note(change: Partial<Change>): void;
  /** Saves what waits at once; resolves when everything noted is saved, rejects when it was not. */
  flush(): Promise<void>;
  readonly waiting: boolean;
}

const retryAfter = [2_000, 5_000, 15_000] as const;

/** One saving at a time; what is noted meanwhile is gathered into the next. */
export function openAutosave<Change extends object>(options: AutosaveOptions<Partial<Change>>): Autosave<Change> {
  let waiting: Partial<Change> | null = null;
  let running: Promise<void> | null = null;
  let cancel: (() => void) | null = null;
  let at: string | null = null;
  let failures = 0;
  const tell = (state: SaveStateName, error: unknown = null) => options.onChange({ state, at, error });

  const later = (milliseconds: number) => {
    cancel?.();
    cancel = options.after(milliseconds, () => void send().catch(() => {}));
  };

  const send = (): Promise<void> => {
    if (running) return running.catch(() => {}).then(() => (waiting ? send() : undefined));
    if (waiting === null) return Promise.resolve();
    cancel?.();
    const change = waiting;
    waiting = null;
    tell('saving');
    running = options.save(change).then(() => {
      running = null;
      failures = 0;
      at = options.now().toISOString();
      if (waiting === null) tell('saved');
      else later(0);
    }, (error: unknown) => {
      running = null;
      // Nothing of what was written is let go: it is sent with whatever comes next.
      waiting = { ...change, ...waiting };
      if (options.noAnswer(error)) {
        tell('offline', error);
        later(retryAfter[Math.min(failures, retryAfter.length - 1)] ?? 15_000);
        failures += 1;
      } else tell('stopped', error);
      throw error;
    });
    return running;
  };

  return {
    note(change) {
      waiting = { ...waiting, ...change };
      if (!running) tell('saving');
      later(options.pause ?? 600);
    },
    async flush() {
      do await send(); while (waiting !== null);
    },
    get waiting() {
      return waiting !== null || running !== null;
    },
  };
}
