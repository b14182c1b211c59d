/** The process that writes one file and ends (reference/documents.md 4: the PDF compiler keeps its memory, and holds the thread while it works). */
import type { WritingAnswer, WritingOrder, WrittenFile } from './orders.ts';
import { writeReport } from './write-report.ts';

async function write(order: WritingOrder): Promise<WrittenFile> {
  if (order.kind === 'paper') return (await compiler()).compilePaper(order.paper, order.images, tell);
  const { report, format, answers, template = null, draft = null } = order;
  if (format === 'pdf') {
    const { paper, images } = (await import('../pdf-writer/report-paper.ts')).reportPaper(report);
    return (await compiler()).compilePaper(paper, images, tell);
  }
  return { bytes: await writeReport({ report, format, answers, template, draft }), replaced: [] };
}

const tell = (step: number, of: number): void => void process.send?.({ step, of } satisfies WritingAnswer);

/** Some fifty megabytes, for those that need it. */
const compiler = () => import('../pdf-writer/compile.ts');

async function answer(order: WritingOrder): Promise<WritingAnswer> {
  try {
    return { written: await write(order), peak: process.resourceUsage().maxRSS * 1024 };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

process.once('message', (order: WritingOrder) => {
  void answer(order).then((told) => process.send?.(told, undefined, undefined, () => process.disconnect()));
});
