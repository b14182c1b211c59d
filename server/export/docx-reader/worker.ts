/** The thread that reads one Word file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '#shared/refusals.ts';
import type { ThreadAnswer } from '../reading-thread.ts';
import { readDocx } from './read.ts';
import type { DocxReading } from './read.ts';

function answer(bytes: Uint8Array): ThreadAnswer<DocxReading> {
  try {
    return { reading: readDocx(bytes) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { kind: error.kind, code: error.code, details: error.details } };
  }
}

const given: unknown = workerData;
if (given instanceof Uint8Array) parentPort?.postMessage(answer(given));
