/** Numbers of headings and lists, made by Word itself, so that what is added there is numbered too. */
import type { ILevelsOptions, INumberingOptions } from 'docx';

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const step = 397;

/** Left edge of a list item's text, in twips. */
export function listIndent(level: number): number {
  return (level + 1) * step;
}

/** The numbering that a list uses: `null` for a bulleted one, else the number it starts from. */
export function listReference(start: number | null): string {
  return start === null ? 'bullets' : `numbers-from-${start}`;
}

/** Headings 1 to 4 as 1, 1.1, 1.1.1, 1.1.1.1, bullets, and one numbering for each start in use. */
export function agreementNumbering(starts: Iterable<number>): INumberingOptions {
  return {
    config: [
      { reference: 'headings', levels: [0, 1, 2, 3].map(headingLevel) },
      { reference: listReference(null), levels: levels.map(bulletLevel) },
      ...[...new Set(starts)].map((start) => ({ reference: listReference(start), levels: levels.map((level) => numberLevel(level, start)) })),
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

function numberLevel(level: number, start: number): ILevelsOptions {
  return { level, format: 'decimal', text: `%${level + 1}.`, start, alignment: 'left', style: { paragraph: { indent: { left: listIndent(level), hanging: step } } } };
}
