import { describe, expect, it } from 'vitest';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { readSheet } from '../../server/export/sheets.ts';
import { writeReportCsv } from '../../server/export/write-report-csv.ts';
import { type EditableAnswer, writeReportXlsx } from '../../server/export/write-report-xlsx.ts';
import { all, openParts, part } from './write-reading.ts';
import { sampleReport, seeded } from './write-sample.ts';

describe('the comment summary as a workbook', () => {
  it('has the same rows and words as the table in CSV, in any round', async () => {
    const random = seeded(4_711);
    for (let round = 0; round < 6; round++) {
      const comments = Math.floor(random() * 80);
      const report = sampleReport({ seed: Math.floor(random() * 1e6), comments, undecided: Math.floor(random() * comments), groupBy: random() < 0.5 ? 'clause' : 'organisation', locale: random() < 0.5 ? 'sv' : 'en' });
      const [csv] = await readSheet(await writeReportCsv(report));
      const [sheet, consultees] = await readSheet(await writeReportXlsx(report, null));
      expect(sheet?.rows).toEqual(csv?.rows);
      expect(consultees?.rows).toHaveLength(report.organisations.length + 1);
      expect(consultees?.rows.slice(1).reduce((sum, row) => sum + Number(row[7]), 0)).toBe(report.counts.comments);
    }
  });

  it('gives the working group a hidden id, what the answer is and a drop-down to change it', async () => {
    const report = sampleReport({ comments: 5 });
    const answers = new Map(report.comments.map(({ id }) => [id, { disposition: 'noted' as const, rationale: 'Så är det.', referredTo: '' }]));
    const bytes = await writeReportXlsx(report, answers);
    const [sheet] = await readSheet(bytes);
    expect(sheet?.rows[0]?.slice(-3)).toEqual(['Ny bedömning', 'Ny motivering', 'Ny hänvisning']);
    expect(sheet?.rows.slice(1).map((row) => row[0]).sort()).toEqual(report.comments.map(({ id }) => id).sort());
    expect(sheet?.rows.slice(1).map((row) => row.slice(-3))).toEqual(report.comments.map(() => [documentsSv['documents.disposition.noted'], 'Så är det.', '']));
    const xml = part(openParts(bytes), 'xl/worksheets/sheet1.xml');
    expect(all(xml, 'dataValidation')).toHaveLength(1);
    expect(all(xml, 'col').slice(0, 3).map(({ attributes }) => attributes['hidden'] ?? 'false')).toEqual(['true', 'true', 'false']);
  });

  it('gives each row the height of its longest text, so that no text is printed over the next row', async () => {
    const [first] = sampleReport({ comments: 1 }).comments;
    if (!first) throw new Error('a comment');
    const saying = (number: number, comment: string) => ({ ...first, number, id: `c${number}`, comment, quote: 'Ja.', reason: null, proposedText: null, rationale: 'Ja.', place: null });
    const comments = [saying(1, 'Bra.'), saying(2, 'Tiden är för kort för nämnden. '.repeat(20)), saying(3, 'Rad för rad.\n'.repeat(12)), saying(4, 'Lång mening om vård. '.repeat(2_380))];
    const heights = async (answers: Map<string, EditableAnswer> | null) => all(part(openParts(await writeReportXlsx({ ...sampleReport({ comments: 1 }), comments }, answers)), 'xl/worksheets/sheet1.xml'), 'row').slice(1).map(({ attributes }) => Number(attributes['ht'] ?? 15));
    const [short = 0, long = 0, broken = 0, longest = 0] = (await heights(null)).sort((a, b) => a - b);
    expect(short).toBeLessThan(100);
    // 620 characters in a column of 60 take eleven lines, twelve short ones and the empty one after them thirteen.
    expect(long).toBeGreaterThanOrEqual(11 * 15);
    expect(broken).toBeGreaterThanOrEqual(13 * 15);
    expect(longest).toBe(409);
    expect(Math.min(...await heights(new Map<string, EditableAnswer>())), 'there is room to write an answer').toBeGreaterThanOrEqual(60);
  });

  it('holds a comment of 50,000 characters whole', async () => {
    const [first] = sampleReport({ comments: 1 }).comments;
    if (!first) throw new Error('a comment');
    const long = `${'Lång mening om vård. '.repeat(2_380)}slutet`;
    const [sheet] = await readSheet(await writeReportXlsx({ ...sampleReport({ comments: 1 }), comments: [{ ...first, comment: long }] }, null));
    const head = sheet?.rows[0] ?? [];
    expect(head.filter((title) => title.startsWith('Synpunkt')).map((title) => sheet?.rows[1]?.[head.indexOf(title)]).join('')).toBe(long);
  });
});
