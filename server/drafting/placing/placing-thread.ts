/** The way to the thread in which anchored words are found: a text of 330,000 characters that was read in anew is compared for seconds. */
import { Refusal } from '#shared/refusals.ts';
import { AskedThread, type ThreadLimits } from '../../platform/threads/asked-thread.ts';
import type { Asks } from './placing-desk.ts';

/** Several times what a text of 330,000 characters that was read in anew takes beside others. */
const ordinary: ThreadLimits = { time: 60_000, memory: 1_024 };

/** Refuses `unavailable`. */
export class PlacingThread extends AskedThread<Asks> {
  constructor(limits: ThreadLimits = ordinary) {
    super({ name: 'placing', folder: new URL('./', import.meta.url), limits, refused: () => new Refusal('unavailable', 'unavailable') });
  }
}

export const placingThread = new PlacingThread();
