/** Numbers of headings and lists, made by Word itself, so that what is added there is numbered too. */
import type { ILevelsOptions, INumberingOptions } from 'docx';
import type { ListNumbers } from '#shared/agreement/list-numbers.ts';

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const step = 397;

/** Left edge of a list item's text, in twips. */
export function listIndent(level: number): number {
  return (level + 1) * step;
}

/** How a numbered list counts. */
export interface Counting { numbers: ListNumbers; start: number }

/** The numbering that a list uses: `null` for a bulleted one. Each list is an instance of it, and so a `w:num` with its own start. */
export function listReference(counting: Counting | null): string {
  return counting === null ? 'bullets' : `${counting.numbers}-from-${counting.start}`;
}

/** Headings 1 to 4 as 1, 1.1, 1.1.1, 1.1.1.1, bullets, and one numbering for each way of counting in use. */
export function agreementNumbering(countings: Iterable<Counting>): INumberingOptions {
  return {
    config: [
      { reference: 'headings', levels: [0, 1, 2, 3].map(headingLevel) },
      { reference: listReference(null), levels: levels.map(bulletLevel) },
      ...[...new Map([...countings].map((one) => [listReference(one), one]))].map(([reference, counting]) => ({ reference, levels: levels.map((level) => numberLevel(level, counting)) })),
    ],
  };
}

function headingLevel(level: number): ILevelsOptions {
  const text = Array.from({ length: level + 1 }, (_, at) => `%${at + 1}`).join('.');
  const indent = [567, 680, 850, 1020][level] ?? 1020;
  return { level, format: 'decimal', text, alignment: 'left', style: { paragraph: { indent: { left: indent, hanging: indent } } } };
}

function bulletLevel(level: number): ILevelsOptions {
  return { level, format: 'bullet', text: level % 2 === 0 ? '•' : '–', alignment: 'left', style: { paragraph: { indent: { left: listIndent(level), hanging: step } } } };
}

const formats = { decimal: ['decimal', '.'], letters: ['lowerLetter', ')'], roman: ['lowerRoman', '.'] } as const;

function numberLevel(level: number, { numbers, start }: Counting): ILevelsOptions {
  const [format, after] = formats[numbers];
  return { level, format, text: `%${level + 1}${after}`, start, alignment: 'left', style: { paragraph: { indent: { left: listIndent(level), hanging: step } } } };
}
