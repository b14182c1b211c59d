/** The charts of the report in Word: bars beside their figures, and lines above theirs. */
import { ImageRun, Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { ConsultationReport } from '#shared/export.ts';
import { chartPng, chartSvg, darkBar, dotPng, lightBar } from '../chart-pictures.ts';
import { barTables, lineCharts, progressTable } from '../report-charts.ts';
import type { BarTable, LineChart } from '../report-charts.ts';
import { adornment } from './agreement-body.ts';
import { shared } from './council-pages.ts';
import { landscape, textWidth } from './look.ts';
import { headCell, headedTable, numberCell, sumGround, textCell } from './tables.ts';
import type { Row } from './tables.ts';
import type { Words } from './words.ts';

const full = textWidth(landscape);
/** Pixels of the longest bar. */
const longest = 300;

export function chartPages(words: Words, report: ConsultationReport): FileChild[] {
  const charts = lineCharts(words, report);
  const { head, rows } = progressTable(words, report);
  const widths = shared([3, 2, 2, 2, 2], Math.round(full * 0.7));
  return [
    heading('Heading2', words.say('documents.charts.title')),
    ...barTables(words, report).flatMap((table) => [heading('Heading3', table.title), ...(table.key === null ? [] : [note(table.key)]), bars(words, table)]),
    ...(charts.length === 0 ? [] : [
      heading('Heading3', words.say('documents.charts.progress')),
      ...charts.flatMap((chart) => [picture(chart), note(chart.key)]),
      headedTable(head.map((title, at) => ({ title, width: widths[at] ?? 0, right: at > 0 })), rows.map(([day, ...figures]): Row => ({ whole: true, cells: [textCell(day), ...figures.map((n) => numberCell(words.number(n)))] }))),
    ]),
  ];
}

const heading = (level: 'Heading2' | 'Heading3', text: string): Paragraph => new Paragraph({ heading: level, children: [new TextRun(text)] });
const note = (text: string): Paragraph => new Paragraph({ style: 'OverensNote', keepNext: true, children: [new TextRun(text)] });

function bars(words: Words, { label, columns, rows, sums }: BarTable): FileChild {
  const widths = shared([7, ...columns.map(() => 2), 9], full);
  return headedTable([{ title: label, width: widths[0] ?? 0 }, ...columns.map((title, at) => ({ title, width: widths[at + 1] ?? 0, right: true })), { title: words.say('documents.charts.bar'), width: widths.at(-1) ?? 0 }], [
    ...rows.map((row): Row => ({ whole: true, cells: [textCell(row.label), ...row.figures.map((n) => numberCell(words.number(n))), { paragraphs: [bar(row.bar)] }] })),
    { whole: true, cells: [headCell(words.say('documents.sum'), { ground: sumGround }), ...sums.map((n) => ({ ...numberCell(words.number(n), true), ground: sumGround })), { ...textCell(null), ground: sumGround }] },
  ]);
}

/** The figures beside it say what it shows. */
function bar(parts: readonly number[]): Paragraph {
  return new Paragraph({
    style: 'OverensTable',
    children: parts.flatMap((share, at) => (share === 0 ? [] : [new ImageRun({ type: 'png', data: Buffer.from(dotPng(at === 0 ? darkBar : lightBar)), transformation: { width: Math.max(1, Math.round(share * longest)), height: 10 }, altText: { name: adornment, description: '', title: '' } })])),
  });
}

function picture(chart: LineChart): Paragraph {
  const { width, height } = chart.frame;
  return new Paragraph({
    keepNext: true, spacing: { before: 120, after: 60 },
    children: [new ImageRun({ type: 'svg', data: Buffer.from(chartSvg(chart)), fallback: { type: 'png', data: Buffer.from(chartPng(chart)) }, transformation: { width, height }, altText: { name: 'Diagram', description: chart.alt, title: '' } })],
  });
}
