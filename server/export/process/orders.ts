/** What is written in a process of its own: every file that may be long, so that no export stands in the way of anyone's keystroke. */
import type { Paper, PaperImages } from '../pdf-writer/paper.ts';
import type { ReportOrder } from './write-report.ts';

export type WritingOrder =
  | { kind: 'paper'; paper: Paper; images: PaperImages }
  | ({ kind: 'report' } & ReportOrder);

export interface WrittenFile {
  bytes: Uint8Array;
  /** Of a PDF: code points that no font has and that were written as their codes, `U+05E9`. */
  replaced: string[];
}

/** `step`: so many are done of so many. `peak`: bytes of memory that the process held at the most. */
export type WritingAnswer = { step: number; of: number } | { written: WrittenFile; peak: number } | { failed: string };
