/** Somebody's own Word template with named placeholders, read and filled in a thread of its own: any paper can be set in it. */
import { uploadLimit } from './docx-reader/limits.ts';
import { refusedFile } from './docx-reader/refuse.ts';
import { readInThread, type ReadingLimits } from './reading-thread.ts';
import { orderBytes, type TemplateOrder } from './template-filler/order.ts';
import type { TemplateReading } from './template-filler/template.ts';

export type { FilledParagraph, Filling } from './template-filler/placeholders.ts';

const ordinary: ReadingLimits = { time: 30_000, memory: 512 };

/** The names of the placeholders in a Word file, small letters without braces. Throws Refusal `import.refused.*`. */
export const inspectTemplateInWorker = (file: Uint8Array, limits = ordinary): Promise<TemplateReading> => inThread<TemplateReading>({ values: null, file }, limits);

/** The file with its placeholders filled. Throws as {@link inspectTemplateInWorker} does. */
export const fillTemplateInWorker = (file: Uint8Array, values: NonNullable<TemplateOrder['values']>, limits = ordinary): Promise<Uint8Array> => inThread<Uint8Array>({ values, file }, limits);

async function inThread<Answer>(order: TemplateOrder, limits: ReadingLimits): Promise<Answer> {
  if (order.file.length > uploadLimit) throw refusedFile('too-large');
  return readInThread<Answer>(orderBytes(order), { folder: 'template-filler', limits, refused: refusedFile });
}
