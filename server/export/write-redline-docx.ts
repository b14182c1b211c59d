/** What differs between two versions as a Word file with true tracked changes. */
import { Paragraph, TextRun } from 'docx';
import type { Comparison } from '#shared/agreement/compare-value.ts';
import type { Letterhead } from '#shared/export.ts';
import { cleaned } from './docx-writer/clean.ts';
import { portrait } from './docx-writer/look.ts';
import { agreementNumbering } from './docx-writer/numbering.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { redlineBody } from './docx-writer/redline-body.ts';
import { wordsIn } from './docx-writer/words.ts';

export interface ExportedRedline {
  locale: 'sv' | 'en';
  letterhead: Letterhead;
  title: string;
  /** What is compared with what. */
  label: string;
  /** The day of the newer version. */
  date: string;
  documentId: string;
  /** Whom the changes stand under in Word, and when (ISO 8601). */
  author: string;
  at: string;
  comparison: Comparison;
}

/**
 * Bytes of a `.docx`: accepting every change gives exactly the new text, rejecting every change exactly the old. What moved goes and comes in
 * full, and so does a table whose columns or header rows changed. Bookmarks and properties as in `writeAgreementDocx`.
 */
export async function writeRedlineDocx(given: ExportedRedline): Promise<Uint8Array> {
  const redline = cleaned(given);
  const words = wordsIn(redline.locale);
  const { author, title, label, letterhead } = redline;
  const date = redline.at.replace(/\.\d+Z$/u, 'Z');
  let changes = 0;
  const body = redlineBody(words, redline.comparison, () => ({ id: (changes += 1), author, date }));
  return packPaper({
    words, title, creator: letterhead.authority, headings: 'numbered',
    numbering: agreementNumbering(body.countings), footnotes: body.footnotes,
    customProperties: [{ name: 'OverensDocument', value: redline.documentId }, { name: 'OverensVersion', value: 'comparison' }],
    sections: [section({ words, letterhead, label, marking: null, name: title }, portrait, [
      new Paragraph({ style: 'OverensTitle', spacing: { before: 240 }, children: [new TextRun(title)] }),
      new Paragraph({ style: 'OverensSubtitle', children: [new TextRun(`${label} · ${words.day(redline.date)}`)] }),
      ...body.children,
    ])],
  });
}
