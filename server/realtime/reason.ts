import { reasonOf as inWords } from '../platform/jobs/reason.ts';

/** A fault in the operator's log, in the same words as a job's. */
export function reasonOf(error: unknown): string {
  return inWords(error);
}
