/** Reads responses that came as PDF or Word files of their own, in a thread of their own. */
import type { LetterText } from './letter-reader/read.ts';
import { uploadLimit } from './docx-reader/limits.ts';
import { refusedFile } from './docx-reader/refuse.ts';
import { readInThread } from './reading-thread.ts';

export type { LetterText } from './letter-reader/read.ts';

/** At most `limits.upload` bytes, which are copied; 30 s and 512 MiB. Throws the refusals of `readLetter`. */
export async function readLetterInWorker(bytes: Uint8Array): Promise<LetterText> {
  if (bytes.length > uploadLimit) throw refusedFile('too-large');
  return readInThread<LetterText>(bytes, { folder: 'letter-reader', limits: { time: 30_000, memory: 512 }, refused: refusedFile });
}
