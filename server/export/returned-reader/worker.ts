/** The thread that reads one returned Word file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '#shared/refusals.ts';
import type { ThreadAnswer } from '../reading-thread.ts';
import { readReturned } from './read.ts';
import type { ReturnedFile } from './read.ts';

function answer(bytes: Uint8Array): ThreadAnswer<ReturnedFile> {
  try {
    return { reading: readReturned(bytes) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { kind: error.kind, code: error.code, details: error.details } };
  }
}

const given: unknown = workerData;
if (given instanceof Uint8Array) parentPort?.postMessage(answer(given));
