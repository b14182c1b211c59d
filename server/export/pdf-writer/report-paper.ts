/** The comment summary as a printed paper: the council's pages, then the whole account on its side. */
import type { ConsultationReport } from '#shared/export.ts';
import { cleaned } from '../docx-writer/clean.ts';
import { finalText, markingText } from '../docx-writer/marking.ts';
import { wordsIn } from '../docx-writer/words.ts';
import { accountBlocks } from './account-blocks.ts';
import { councilBlocks } from './council-blocks.ts';
import { paperOf } from './furniture.ts';
import type { Paper, PaperImages } from './paper.ts';

/** The marking of `domain.md` rule 16 stands in the head of every page, when there is one. */
export function reportPaper(given: ConsultationReport): { paper: Paper; images: PaperImages } {
  const report = cleaned(given);
  const words = wordsIn(report.locale);
  const council = councilBlocks(words, report);
  const images = new Map<string, Uint8Array>();
  const account = accountBlocks(words, report, { withThemes: council.shortened, images });
  const paper = paperOf({
    words, title: `${finalText(words, report) ?? words.say('documents.report.type')}: ${report.matter.title}`, letterhead: report.letterhead, label: finalText(words, report),
    marking: markingText(words, report), name: words.say('documents.report.footer', { title: report.matter.title }), day: report.preparedOn,
  }, [{ lying: false, blocks: council.blocks }, { lying: true, blocks: account }]);
  return { paper, images };
}
