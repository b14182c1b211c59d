/** What differs between two versions as PDF/A: what came is underlined, what went is struck out, both told in words at the head. */
import type { Compared, ComparedCell, ComparedLine, ComparedTable } from '#shared/agreement/compare-value.ts';
import { isCell } from '#shared/agreement/compare-value.ts';
import { cleaned } from './docx-writer/clean.ts';
import { wordsIn } from './docx-writer/words.ts';
import type { Words } from './docx-writer/words.ts';
import { par, textRuns } from './pdf-writer/blocks.ts';
import { paperOf } from './pdf-writer/furniture.ts';
import type { PaperBlock, Run } from './pdf-writer/paper.ts';
import type { WrittenFile } from './process/orders.ts';
import { printPaper } from './process/write.ts';
import type { ExportedRedline } from './write-redline-docx.ts';

/** The same comparison gives the same bytes. What moved goes and comes in full. Colour is never alone: words are underlined or struck out too. */
export function writeRedlinePdf(given: ExportedRedline): Promise<WrittenFile> {
  const redline = cleaned(given);
  const words = wordsIn(redline.locale);
  const { title, label, letterhead, comparison } = redline;
  const levels = new Levels();
  const blocks: PaperBlock[] = [
    { k: 'title', text: title }, par(`${label} · ${words.day(redline.date)}`, 'subtitle'),
    par([{ t: words.say('documents.redline.inserted'), inserted: true }, { t: ' · ' }, { t: words.say('documents.redline.deleted'), deleted: true }], 'note'),
    ...comparison.body.map((one) => comparedBlock(words, one, levels)),
    ...(comparison.footnotes.length === 0 ? [] : [par(words.say('documents.redline.footnotes'), 'label'), ...comparison.footnotes.map((line) => par(runsOf(words, line), 'note'))]),
  ];
  return printPaper(paperOf({ words, title, letterhead, label: null, marking: null, name: `${title}: ${label}`, day: redline.date }, [{ lying: false, blocks }]));
}

/** A draft may skip a level, which no heading of a tagged PDF may (ISO 14289-1, 7.4.2): the next level is as deep as it can be. */
class Levels {
  #last = 0;
  of(level: number): 1 | 2 | 3 | 4 {
    this.#last = Math.max(1, Math.min(level, this.#last + 1, 4));
    return this.#last as 1 | 2 | 3 | 4;
  }
}

function comparedBlock(words: Words, compared: Compared, levels: Levels): PaperBlock {
  if (compared.kind === 'table') return tableBlock(words, compared);
  const { after, before, fate } = compared;
  const face = after ?? before;
  const runs = runsOf(words, compared);
  if (face?.type === 'heading' && runs.length > 0) return { k: 'heading', level: levels.of(face.level), number: fate === 'deleted' || fate === 'moved-away' ? null : face.clause, runs };
  if (face?.list) return { k: 'list', marker: 'bullet', items: [{ label: null, blocks: [par(runs)] }] };
  return par(runs);
}

/** A line that came or went whole has no parts of its own kind: all of it is told as such. */
function runsOf(words: Words, { parts, fate }: ComparedLine): Run[] {
  const whole = fate === 'inserted' ? 'ins' : fate === 'deleted' || fate === 'moved-away' ? 'del' : null;
  return parts.flatMap(({ op, inline }): Run[] => {
    const shown = whole ?? op;
    const marks = { ...(shown === 'ins' ? { inserted: true } as const : {}), ...(shown === 'del' ? { deleted: true } as const : {}), ...(inline.marks?.some(({ type }) => type === 'bold' || type === 'definition') ? { bold: true } as const : {}), ...(inline.marks?.some(({ type }) => type === 'italic') ? { italic: true } as const : {}) };
    switch (inline.type) {
      case 'text': return textRuns(inline.text, marks);
      case 'hardBreak': return [{ br: true }];
      case 'clauseRef': return [{ t: inline.attrs.shown ?? '', ...marks }];
      case 'footnoteRef': return [{ t: words.say('documents.redline.note'), quiet: true, ...marks }];
    }
  });
}

/** Cells stand in the columns of the comparison; what covers several is written in its first. */
function tableBlock(words: Words, table: ComparedTable): PaperBlock {
  const width = Math.max(1, ...table.rows.map(({ cells }) => cells.length));
  const cellOf = (cell: ComparedCell) => ({ blocks: cell.lines.map((line) => par(runsOf(words, line))), ...((cell.headerAfter ?? cell.headerBefore) === true ? { head: true as const } : {}) });
  return { k: 'table', columns: table.widths?.length === width ? table.widths : Array.from({ length: width }, () => 1), header: 0, rows: table.rows.map(({ cells }) => Array.from({ length: width }, (_, at) => { const cell = cells[at] ?? null; return isCell(cell) ? cellOf(cell) : { blocks: [] }; })) };
}
