/** The process that writes one file and ends (reference/documents.md 4: the PDF compiler keeps its memory, and holds the thread while it works). */
import { compilePaper } from '../pdf-writer/compile.ts';
import { reportPaper } from '../pdf-writer/report-paper.ts';
import type { WritingAnswer, WritingOrder, WrittenFile } from './orders.ts';
import { writeReport } from './write-report.ts';

async function write(order: WritingOrder): Promise<WrittenFile> {
  if (order.kind === 'paper') return compilePaper(order.paper, order.images);
  const { report, format, answers } = order;
  if (format === 'pdf') return compilePaper(reportPaper(report), new Map());
  return { bytes: await writeReport({ report, format, answers }), replaced: [] };
}

async function answer(order: WritingOrder): Promise<WritingAnswer> {
  try {
    return { written: await write(order) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

process.once('message', (order: WritingOrder) => {
  void answer(order).then((told) => process.send?.(told, undefined, undefined, () => process.disconnect()));
});
