/** Live events over SSE: ids only, filtered by audience; a screen that hears one asks again for what it shows. */
import type { Person } from '../people/person.ts';
import type { Change, Signal } from '../platform/signal/signal.ts';

/** Whether a person may hear a change; asked for every change, so a removed role falls silent at once. */
export type Hears = (person: Person, change: Change) => Promise<boolean>;

export interface EventSink {
  send(event: { id: string; data: { matter: string | null; subject: string; id: string } }): void;
}

let counter = 0;

/** Feeds `sink` until the returned function is called. */
export function feedEvents(signal: Signal, person: Person, hears: Hears, sink: EventSink): () => void {
  return signal.subscribe((change) => {
    hears(person, change).then((may) => {
      if (may) sink.send({ id: `${process.pid}-${(counter += 1)}`, data: { matter: change.matterId, subject: change.subject, id: change.id } });
    }, () => {});
  });
}
