/** Tells other screens and processes that something changed; carries ids only. Loss is harmless: readers refetch. */
import { EventEmitter } from 'node:events';

export interface Change {
  /** Which event stream it belongs to: a matter, or null for the house. */
  matterId: string | null;
  /** Who may learn of it: the same words as the journal's audience, or `processes`: no person. */
  audience: string;
  subject: string;
  id: string;
}

export interface Signal {
  publish(change: Change): void;
  subscribe(listener: (change: Change) => void): () => void;
  close(): Promise<void>;
}

/** Within one process. */
export function memorySignal(): Signal {
  const hub = new EventEmitter();
  hub.setMaxListeners(0);
  return {
    publish: (change) => void hub.emit('change', change),
    subscribe(listener) {
      hub.on('change', listener);
      return () => void hub.off('change', listener);
    },
    close: async () => void hub.removeAllListeners(),
  };
}
