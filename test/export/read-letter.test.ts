/** Letters that came as files: their words, paragraph by paragraph, to mark in. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockText, textBlocks } from '#shared/agreement/plain-text.ts';
import type { ExportedDocument } from '#shared/export.ts';
import { agreement } from '../../server/demo/texts/agreement.ts';
import { parse } from '../../server/demo/texts/parse.ts';
import { pageLines } from '../../server/export/letter-reader/pdf-lines.ts';
import { readLetterInWorker } from '../../server/export/read-letter.ts';
import { writeAgreementDocx } from '../../server/export/write-agreement-docx.ts';
import { writeAgreementPdf } from '../../server/export/write-agreement-pdf.ts';
import { png } from '../support/images.ts';
import { lettersOf } from './pdf-reading.ts';
import { present } from './write-reading.ts';

const content = parse(agreement.markup);
const text: ExportedDocument = { locale: 'sv', letterhead: { authority: 'RSS Granmark', unit: null, registryNumber: 'RSS 2026/0093', contact: null }, title: agreement.title, label: 'Remissversion 1', date: '2026-06-15', hash: null, documentId: 'd-1', version: '1', content };
const longest = textBlocks(content).map(blockText).toSorted((a, b) => b.length - a.length).slice(0, 40);
const qpdf = present('qpdf');
if (!qpdf) console.log('Protected PDFs are not read: qpdf is not installed.');

describe('The words of a letter', () => {
  it('are those of the PDF it came as, whole paragraphs over lines and pages', async () => {
    const read = await readLetterInWorker((await writeAgreementPdf(text)).bytes);
    const all = read.map(lettersOf);
    const missing = longest.filter((paragraph) => !all.some((one) => one.includes(lettersOf(paragraph))));
    // Over a page's edge a paragraph is two, with the page's notes between; its halves are there.
    expect(missing.length).toBeLessThanOrEqual(5);
    const halves = longest.flatMap((paragraph) => [lettersOf(paragraph).slice(0, 30), lettersOf(paragraph).slice(-30)]);
    expect(halves.filter((half) => !all.some((one) => one.includes(half))).length).toBeLessThanOrEqual(1);
  }, 120_000);

  it('are those of the Word file it came as', async () => {
    const read = await readLetterInWorker(await writeAgreementDocx(text));
    for (const paragraph of longest) expect(read).toContain(paragraph.replaceAll('\uFFFC', ' ').trim());
  }, 60_000);

  it('keep words apart that stand apart, and a line by itself where there is air', () => {
    const word = (str: string, x: number, y: number, width: number) => ({ str, transform: [12, 0, 0, 12, x, y], width, height: 12 });
    expect(pageLines([word('Nämnden', 50, 700, 50), word('tillstyrker', 104, 700, 60), word('.', 164, 700, 3), word('Skälen', 50, 650, 40)])).toBe('Nämnden tillstyrker.\n\nSkälen');
  });

  it('cannot be marked in an image, in a scan, or in what is broken or protected, and each says so', async () => {
    await expect(readLetterInWorker(png(10, 10))).rejects.toMatchObject({ code: 'letter-is-image' });
    await expect(readLetterInWorker(Buffer.from('%PDF-1.7 and no more', 'latin1'))).rejects.toMatchObject({ code: 'letter-broken' });
    await expect(readLetterInWorker(Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1'))).rejects.toMatchObject({ code: 'letter-without-text' });
  });

  it.runIf(qpdf)('are refused where a password keeps them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overens-letter-'));
    try {
      writeFileSync(join(folder, 'open.pdf'), (await writeAgreementPdf(text)).bytes);
      execFileSync('qpdf', ['--encrypt', 'one', 'two', '256', '--', join(folder, 'open.pdf'), join(folder, 'kept.pdf')]);
      await expect(readLetterInWorker(readFileSync(join(folder, 'kept.pdf')))).rejects.toMatchObject({ code: 'letter-encrypted' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
