import { describe, expect, it } from 'vitest';
import { csvCell, writeCsv } from '../../server/export/write-csv.ts';
import { writeReportCsv } from '../../server/export/write-report-csv.ts';
import { readCsv } from './write-csv-reading.ts';
import { converted, present } from './write-reading.ts';
import { sampleReport } from './write-sample.ts';

const dangerous = [
  '=1+1', '+1+1', '-1+1', '@SUM(A1)', '=cmd|\' /C calc\'!A0', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '\u00a0=1+1', '\ufeff=1+1', '|x', '%A1',
  '＝1+1', '＋1', '－1', '＠A1', '=HYPERLINK("http://evil.example";"öppna")', '"=1+1', '\'=1+1', ';=1+1', 'text;=1+1', 'rad\n=1+1', '=1;=2',
];

describe('the account as CSV', () => {
  it('opens in Swedish Excel: byte order mark, semicolons, CRLF, åäö', async () => {
    const bytes = await writeReportCsv(sampleReport({ comments: 2 }));
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text.split('\r\n')[0]).toBe('Nr;Remissinstans;Part;Dokument;Avsnitt;Typ;Gäller;Citerad text;Synpunkt;Skäl;Föreslagen lydelse;Ställningstagande;Tema;Läge;Bedömning;Hanteras i;Motivering;Beslutat av;Beslutsdatum;Lydelse före;Lydelse efter;Märkning');
    expect(text).toMatch(/[åäö]/u);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('gives every comment once, with the words of the report and its marking', async () => {
    const report = sampleReport({ comments: 40, undecided: 3 });
    const rows = readCsv(await writeReportCsv(report));
    for (const comment of report.comments) {
      const [row, ...more] = rows.filter((each) => each['Nr'] === String(comment.number));
      expect(more).toEqual([]);
      expect(row?.['Synpunkt']).toBe(comment.comment);
      expect(row?.['Citerad text']).toBe(comment.quote ?? '');
      expect(row?.['Motivering']).toBe(comment.rationale ?? '');
      expect(row?.['Märkning']).toBe('Arbetsmaterial – 3 synpunkter saknar beslut');
    }
    expect(readCsv(await writeReportCsv(sampleReport({ comments: 3 }))).map((row) => row['Märkning'])).toEqual(['', '', '']);
  });

  it('keeps numbers as numbers and quotes what needs it', () => {
    expect(csvCell(-3)).toBe('-3');
    expect(csvCell('a;b')).toBe('"a;b"');
    expect(csvCell('sa "nej"')).toBe('"sa ""nej"""');
    expect(csvCell('rad\r\nrad')).toBe('"rad\nrad"');
    expect(csvCell(null)).toBe('');
  });

  it('puts an apostrophe before text that a spreadsheet could run', () => {
    for (const text of dangerous.slice(0, 18)) expect(csvCell(text), JSON.stringify(text)).toMatch(/^"'/u);
  });

  it('never writes a bare clause number, which a spreadsheet would take for a date', async () => {
    const report = sampleReport({ comments: 4 });
    const rows = readCsv(await writeReportCsv({ ...report, comments: report.comments.map((comment) => ({ ...comment, clauseNumber: '3.2', clauseHeading: null })) }));
    expect(new Set(rows.map((row) => row['Avsnitt']))).toEqual(new Set(['Avsnitt 3.2']));
  });

  it.skipIf(!present('soffice'))('runs no formula in LibreOffice, and loses no letter', async () => {
    const bytes = writeCsv(['Nr', 'Text', 'Sist'], dangerous.map((text, at) => [at, text, 'åäöÅÄÖ é 😀']));
    // 59 = semicolon, 34 = quotation mark, 76 = UTF-8.
    const [sheet = Buffer.alloc(0)] = await converted([{ name: 'in.csv', bytes }], 'fods', ['--infilter=CSV:59,34,76,1']);
    const xml = sheet.toString('utf8');
    expect(xml).not.toMatch(/table:formula/u);
    expect(xml.match(/åäöÅÄÖ é 😀/gu)).toHaveLength(dangerous.length);
    expect(xml.match(/office:value-type="float"/gu)).toHaveLength(dangerous.length);
  });
});
