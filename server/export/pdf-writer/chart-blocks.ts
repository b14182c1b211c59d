/** The charts of the printed report: bars beside their figures, and lines above theirs. */
import type { ConsultationReport } from '#shared/export.ts';
import { barSvg, chartSvg } from '../chart-pictures.ts';
import type { Words } from '../docx-writer/words.ts';
import { barTables, lineCharts, progressTable } from '../report-charts.ts';
import type { BarTable } from '../report-charts.ts';
import { cell, headCell, heading, numberCell, par } from './blocks.ts';
import type { PaperBlock } from './paper.ts';

/** Points of the longest bar, and of the lines. */
const [longest, thick, wide] = [240, 8, 640];

/** `images`: takes the pictures that the blocks name. */
export function chartBlocks(words: Words, report: ConsultationReport, images: Map<string, Uint8Array>): PaperBlock[] {
  const charts = lineCharts(words, report);
  const { head, rows } = progressTable(words, report);
  for (const chart of charts) images.set(`chart-${chart.name}.svg`, chartSvg(chart));
  return [
    heading(2, words.say('documents.charts.title')),
    ...barTables(words, report).flatMap((table) => [heading(3, table.title), bars(words, table, images), ...(table.key === null ? [] : [par(table.key, 'note')])]),
    ...(charts.length === 0 ? [] : [
      heading(3, words.say('documents.charts.progress')),
      ...charts.flatMap((chart): PaperBlock[] => [{ k: 'image', file: `chart-${chart.name}.svg`, alt: chart.alt, width: wide, caption: [] }, par(chart.key, 'note')]),
      { k: 'table', columns: [3, 2, 2, 2, 2], header: 1, small: true, rows: [head.map((title) => headCell(title)), ...rows.map(([day, ...figures]) => [cell(day), ...figures.map((n) => numberCell(words.number(n)))])], whole: [false, ...rows.map(() => true)] } satisfies PaperBlock,
    ]),
  ];
}

function bars(words: Words, { label, columns, rows, sums }: BarTable, images: Map<string, Uint8Array>): PaperBlock {
  const pictured = (bar: readonly number[]): PaperBlock[] => {
    if (bar.every((share) => share === 0)) return [];
    const file = `bar-${bar.map((share) => Math.round(share * 1000)).join('-')}.svg`;
    images.set(file, barSvg(bar, longest, thick));
    // The figures beside it say what it shows.
    return [{ k: 'image', file, alt: null, width: longest, caption: [] }];
  };
  return {
    k: 'table', columns: [7, ...columns.map(() => 2), 9], header: 1, small: true,
    rows: [
      [label, ...columns, words.say('documents.charts.bar')].map((title) => headCell(title)),
      ...rows.map((row) => [cell(row.label), ...row.figures.map((n) => numberCell(words.number(n))), cell(pictured(row.bar))]),
      [cell([par(words.say('documents.sum'), 'label')], { ground: 'sum' }), ...sums.map((n) => cell([par(words.number(n), 'label')], { align: 'right', ground: 'sum' })), cell('', { ground: 'sum' })],
    ],
    whole: [false, ...rows.map(() => true), true],
  };
}
