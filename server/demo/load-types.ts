import type { House } from '../platform/house.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Realtime } from '../realtime/ports.ts';

export interface DemoHouse {
  house: House;
  realtime: Realtime;
  handlers: JobHandlers;
}
