/** The comment summary as a Word file: two pages for the council, then the whole account. */
import type { ConsultationReport } from '#shared/export.ts';
import { accountPages } from './docx-writer/account-pages.ts';
import { cleaned } from './docx-writer/clean.ts';
import { councilPages } from './docx-writer/council-pages.ts';
import { landscape, portrait } from './docx-writer/look.ts';
import { finalText, markingText } from './docx-writer/marking.ts';
import { packPaper } from './docx-writer/pack.ts';
import { section } from './docx-writer/page.ts';
import { wordsIn } from './docx-writer/words.ts';

/** Bytes of a `.docx` in the report's locale. The marking of `domain.md` rule 16 stands in the head of every page, when there is one. */
export async function writeReportDocx(given: ConsultationReport): Promise<Uint8Array> {
  const report = cleaned(given);
  const words = wordsIn(report.locale);
  const council = councilPages(words, report);
  const furniture = {
    words,
    letterhead: report.letterhead,
    label: finalText(words, report),
    marking: markingText(words, report),
    name: words.say('documents.report.footer', { title: report.matter.title }),
  };
  return packPaper({
    words,
    title: `${finalText(words, report) ?? words.say('documents.report.type')}: ${report.matter.title}`,
    creator: report.letterhead.authority,
    headings: 'plain',
    sections: [section(furniture, portrait, council.children), section(furniture, landscape, accountPages(words, report, council.shortened))],
  });
}
