/** The way to the thread in which histories are read, so that 260,000 edits hold nobody's keystrokes up (docs/figures-history.md). */
import { Refusal } from '#shared/refusals.ts';
import { AskedThread, type ThreadLimits } from '../../platform/threads/asked-thread.ts';
import type { Asks } from './history-desk.ts';

/** 260,000 edits and eight of their texts take some 250 MiB. */
const ordinary: ThreadLimits = { time: 30_000, memory: 1_024 };

/** Refuses unavailable `history-unreadable`. */
export class HistoryThread extends AskedThread<Asks> {
  constructor(limits: ThreadLimits = ordinary) {
    super({ name: 'history', folder: new URL('./', import.meta.url), limits, refused: () => new Refusal('unavailable', 'history-unreadable') });
  }
}

export const historyThread = new HistoryThread();
