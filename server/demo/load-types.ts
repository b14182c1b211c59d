import type { House } from '../platform/house.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Realtime } from '../realtime/ports.ts';

export interface DemoHouse {
  house: House;
  realtime: Realtime;
  /** The same, but what is written through it is dated `at`: the history of a text tells when its words came. */
  realtimeAt(at: Date): Realtime;
  handlers: JobHandlers;
}
