/** Reads uploaded Word files in a thread of their own. */
import { uploadLimit } from './docx-reader/limits.ts';
import type { DocxReading } from './docx-reader/read.ts';
import { refusedFile } from './docx-reader/refuse.ts';
import { readInThread } from './reading-thread.ts';
import type { ReadingLimits } from './reading-thread.ts';

export type { DocxReading, NotUnderstood } from './docx-reader/read.ts';

/** 65 pages with 500 comments take 0.2 s and some 60 MB; the worst real file seen took 3.4 s (documents.md 3). */
const ordinary: ReadingLimits = { time: 30_000, memory: 512 };

/**
 * Reads a Word file (at most `limits.upload` bytes; the bytes are copied). Throws Refusal `import.refused.*`: kind too-large when
 * the file or its content exceeds a limit, invalid for everything else that cannot be read, `import.refused.timeout` after the time.
 */
export async function readDocxInWorker(bytes: Uint8Array, limits: ReadingLimits = ordinary): Promise<DocxReading> {
  if (bytes.length > uploadLimit) throw refusedFile('too-large');
  return readInThread<DocxReading>(bytes, { folder: 'docx-reader', limits, refused: refusedFile });
}
