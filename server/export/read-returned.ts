/** Reads Word files that come back from a consultation, in a thread of their own. */
import { uploadLimit } from './docx-reader/limits.ts';
import { refusedFile } from './docx-reader/refuse.ts';
import { readInThread } from './reading-thread.ts';
import type { ReturnedFile } from './returned-reader/read.ts';

export type { FilledForm, ReturnedComment, ReturnedFile, SentBlock, SentPlace } from './returned-reader/read.ts';

/** At most `limits.upload` bytes, which are copied; 30 s and 512 MiB. Throws Refusal `import.refused.*`. */
export async function readReturnedInWorker(bytes: Uint8Array): Promise<ReturnedFile> {
  if (bytes.length > uploadLimit) throw refusedFile('too-large');
  return readInThread<ReturnedFile>(bytes, { folder: 'returned-reader', limits: { time: 30_000, memory: 512 }, refused: refusedFile });
}
