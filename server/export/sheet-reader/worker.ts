/** The thread that reads one spreadsheet and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '#shared/refusals.ts';
import type { ThreadAnswer } from '../reading-thread.ts';
import { readTables } from './read.ts';
import type { ReadTable } from './read.ts';

async function answer(bytes: Uint8Array): Promise<ThreadAnswer<ReadTable[]>> {
  try {
    return { reading: await readTables(bytes) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { kind: error.kind, code: error.code, details: error.details } };
  }
}

const given: unknown = workerData;
if (given instanceof Uint8Array) parentPort?.postMessage(await answer(given));
