import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ConsultationReport } from '#shared/export.ts';
import { chartPng } from '../../server/export/chart-pictures.ts';
import { wordsIn } from '../../server/export/docx-writer/words.ts';
import { writeReportFile } from '../../server/export/process/write.ts';
import { barTables, lineCharts } from '../../server/export/report-charts.ts';
import { pdfPrograms, readPdf } from './pdf-reading.ts';
import { sampleReport, seeded } from './write-sample.ts';

const place = (clause: string | null, comments: number, decided: number, document: string | null = 'Överenskommelsen') => ({ document, clause, heading: clause === null ? '' : `Rubrik ${clause}`, comments, decided });
const progress = [{ day: '2027-09-20', responses: 12, comments: 20, answered: 0, decided: 0 }, { day: '2027-09-24', responses: 38, comments: 60, answered: 0, decided: 0 }, { day: '2027-10-20', responses: 38, comments: 60, answered: 55, decided: 51 }];

/** A round of sixty comments, nine of them undecided. */
const charted = (places = [place(null, 3, 1, null), place(null, 2, 2), place('1', 20, 18), place('2.1', 35, 30)]): ConsultationReport => ({ ...sampleReport({ comments: 60, undecided: 9, themes: 1 }), figures: { places, progress } });

const said = '60 synpunkter kom in från 20 september 2027 till 20 oktober 2027. 55 har ett svar, varav 51 är beslutade.';

describe('the charts of the comment summary', () => {
  it('have figures that sum to the round\'s own, in any round', () => {
    const random = seeded(4);
    for (let round = 0; round < 20; round++) {
      const comments = Math.floor(random() * 60);
      const report = sampleReport({ seed: Math.floor(random() * 1e6), comments, undecided: Math.floor(random() * comments), parties: 1 + Math.floor(random() * 6), others: Math.floor(random() * 9) });
      const [positions, outcomes] = barTables(wordsIn('sv'), report);
      expect(positions?.rows.map(({ figures }) => (figures[0] ?? 0) + (figures[1] ?? 0))).toEqual(Object.values(report.counts.byStance));
      expect(outcomes?.sums).toEqual([report.counts.comments]);
    }
  });

  it('show each clause, and where a page has no room for them each chapter, with the same sum', () => {
    const few = barTables(wordsIn('sv'), charted()).at(-1);
    expect(few?.rows.map(({ label, figures }) => [label, ...figures])).toEqual([['Om alla texter tillsammans', 3, 1], ['Utanför avsnitten', 2, 2], ['1 Rubrik 1', 20, 18], ['2.1 Rubrik 2.1', 35, 30]]);
    expect(few?.sums).toEqual([60, 51]);
    expect(few?.rows[3]?.bar).toEqual([30 / 35, 5 / 35]);
    const many = barTables(wordsIn('sv'), charted(Array.from({ length: 60 }, (_, at) => place(`${1 + (at % 3)}.${at}`, 1, at < 51 ? 1 : 0)))).at(-1);
    expect(many?.rows.map(({ label, figures }) => [label, ...figures])).toEqual([['1', 20, 17], ['2', 20, 17], ['3', 20, 17]]);
  });

  it('are left out where nothing has come in', () => {
    expect(lineCharts(wordsIn('sv'), { ...sampleReport({ comments: 0 }), figures: { places: [], progress: [] } })).toEqual([]);
    expect(lineCharts(wordsIn('sv'), charted()).map(({ name }) => name)).toEqual(['responses', 'comments']);
  });

  it('have a picture and its description in Word, and one for programs that show no SVG', async () => {
    const { bytes } = await writeReportFile({ report: charted(), format: 'docx' });
    const parts = unzipSync(bytes);
    const document = new TextDecoder().decode(parts['word/document.xml']);
    expect(document).toContain(`descr="Diagram: ${said}"`);
    expect(document).toContain('Tunn linje: inkomna synpunkter, 60 den 20 oktober 2027.');
    expect(Object.keys(parts).filter((name) => name.endsWith('.svg'))).toHaveLength(2);
    const [chart] = lineCharts(wordsIn('sv'), charted());
    expect(chart && Buffer.from(chartPng(chart).slice(0, 8)).toString('hex')).toBe('89504e470d0a1a0a');
  });

  it.skipIf(!pdfPrograms)('pass the gate for PDF/UA as figures with a description, in English as well', async () => {
    const { check, tags, text } = readPdf((await writeReportFile({ report: charted(), format: 'pdf' })).bytes);
    expect(check).toBe('');
    expect(tags.match(/^\s+Figure/gmu)).toHaveLength(2);
    expect(text.replace(/\s+/gu, ' ')).toContain('Streckad linje: de som har ett svar, 55.');
    const english = readPdf((await writeReportFile({ report: { ...charted(), locale: 'en' }, format: 'pdf' })).bytes);
    expect(english.text).toContain('The round in charts');
  });
});
