/** The process that prints one paper and ends (reference/documents.md 4: the compiler keeps its memory, and holds the thread while it works). */
import { compilePaper } from './compile.ts';
import type { Paper, PaperImages, PrintedPaper } from './paper.ts';

export interface PrintOrder { paper: Paper; images: PaperImages }
export type PrintAnswer = { printed: PrintedPaper } | { failed: string };

function answer({ paper, images }: PrintOrder): PrintAnswer {
  try {
    return { printed: compilePaper(paper, images) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

process.once('message', (order: PrintOrder) => {
  process.send?.(answer(order), undefined, undefined, () => process.disconnect());
});
