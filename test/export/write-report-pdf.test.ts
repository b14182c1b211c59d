import { describe, expect, it } from 'vitest';
import { dispositions, stances } from '#shared/export.ts';
import { documentsSv } from '#shared/messages/documents.sv.ts';
import { writeReportFile } from '../../server/export/process/write.ts';
import { lettersOf, pdfPrograms, readPdf } from './pdf-reading.ts';
import { sampleReport, seeded } from './write-sample.ts';

const printed = async (report: Parameters<typeof writeReportFile>[0]['report']) => writeReportFile({ report, format: 'pdf' });

describe.skipIf(!pdfPrograms)('the comment summary as PDF/A', () => {
  it('holds every comment with organisation, wording, answer and reasons, and is tagged', async () => {
    const report = sampleReport({ comments: 60, undecided: 5 });
    const { bytes } = await printed(report);
    const { check, facts, text, tags } = readPdf(bytes);
    expect(check).toBe('');
    expect(facts).toMatchObject({ Tagged: 'yes', Title: `Remissammanställning: ${report.matter.title}` });
    expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(tags).toMatch(/^\s+TH/mu);
    const letters = lettersOf(text);
    const missing = report.comments.flatMap(({ organisation, comment, quote, proposedText, rationale }) => [organisation, comment, quote, proposedText, rationale]).filter((words) => words !== null && !letters.includes(lettersOf(words)));
    expect(missing).toEqual([]);
    expect(text).toContain('Arbetsmaterial – 5 synpunkter saknar beslut');
  });

  it('counts to the digit as the round does, in any round', async () => {
    const random = seeded(20_271);
    for (let round = 0; round < 3; round++) {
      const comments = Math.floor(random() * 60);
      const report = sampleReport({ seed: Math.floor(random() * 1e6), comments, undecided: Math.floor(random() * comments), parties: 1 + Math.floor(random() * 6), others: Math.floor(random() * 9), themes: Math.floor(random() * 3) });
      const { text } = readPdf((await printed(report)).bytes);
      const lines = text.split(/\s+/u).join(' ');
      const { counts } = report;
      // The whole number: 5 is no part of 51.
      const counted = (label: string) => [...lines.matchAll(new RegExp(`${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} (\\d+)(?!\\d)`, 'gu'))].map(([, digits]) => Number(digits));
      for (const disposition of dispositions) expect(counted(documentsSv[`documents.total.${disposition}`]), disposition).toContain(counts.byDisposition[disposition]);
      for (const stance of stances) expect(counted(documentsSv[`documents.stance.${stance}`]), stance).toContain(counts.byStance[stance]);
      expect(counted('Inbjudna')).toContain(counts.invited);
      expect(counted('Har inte svarat')).toContain(counts.notAnswered);
      expect(counted('Saknar beslut')).toContain(counts.undecided);
      expect(counted('Summa')).toContain(counts.comments);
    }
  });

  it('takes 50,000 characters, emoji, right-to-left marks and formulas as they are', async () => {
    const [first, ...others] = sampleReport({ comments: 3 }).comments;
    if (!first) throw new Error('a comment');
    const long = `=1+1 👍 \u200fשלום\u200e ${'Lång mening om vård. '.repeat(2_400)}slutet`;
    const report = { ...sampleReport({ comments: 3 }), comments: [{ ...first, comment: long }, ...others] };
    const { bytes, replaced } = await printed(report);
    const { check, text } = readPdf(bytes);
    expect(check).toBe('');
    expect(replaced).toEqual(['U+05D5', 'U+05DC', 'U+05DD', 'U+05E9']);
    expect(text).toContain('=1+1 👍');
    expect(lettersOf(text)).toContain('slutet');
  });
});
