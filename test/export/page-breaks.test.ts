/** Where a writer has asked for a new page, Word and the PDF begin one, and a file that comes back says so still. */
import { describe, expect, it } from 'vitest';
import type { AgreementContent, Block } from '#shared/agreement/content.ts';
import type { ExportedDocument } from '#shared/export.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { writeAgreementDocx } from '../../server/export/write-agreement-docx.ts';
import { writeAgreementPdf } from '../../server/export/write-agreement-pdf.ts';
import { pdfPrograms } from './pdf-reading.ts';
import { all, openParts, pagesOf, part, present } from './write-reading.ts';

let given = 0;
const attrs = (begins: boolean) => ({ id: `b${String(given += 1).padStart(15, '0')}`, ...(begins ? { pageBreak: true as const } : {}) });
const heading = (words: string, begins = false): Block => ({ type: 'heading', attrs: { ...attrs(begins), level: 1 }, content: [{ type: 'text', text: words }] });
const paragraph = (words: string, begins = false): Block => ({ type: 'paragraph', attrs: attrs(begins), content: [{ type: 'text', text: words }] });

const content: AgreementContent = {
  type: 'doc',
  content: [heading('Inledning'), paragraph('På första sidan.'), heading('Ansvar', true), paragraph('På andra sidan.'), paragraph('Överst på tredje sidan.', true), paragraph('Därunder.')],
};
const document: ExportedDocument = {
  locale: 'sv', letterhead: { authority: 'RSS Granmark', unit: null, registryNumber: 'RSS 2027/00118', contact: null }, title: 'Överenskommelse', label: 'Remissversion 2', date: '2027-06-01', hash: 'ab'.repeat(32), documentId: 'd-1', version: '7', content,
};
const breaking = ['Ansvar', 'Överst på tredje sidan.'];
const wordsOf = ({ content: inline }: { content?: readonly { type: string; text?: string }[] }): string => (inline ?? []).map((one) => one.text ?? '').join('');

describe('a new page', () => {
  it('is asked for in Word before the paragraph and before nothing else, and read back from the file', async () => {
    const bytes = await writeAgreementDocx(document);
    const paragraphs = all(part(openParts(bytes), 'word/document.xml'), 'w:p');
    const marked = paragraphs.filter((one) => all(one, 'w:pageBreakBefore').length > 0).map((one) => all(one, 'w:t').flatMap((run) => run.children).join(''));
    expect(marked).toEqual(breaking);
    const read = readDocx(bytes).content.content.filter((block) => block.type === 'paragraph' || block.type === 'heading');
    expect(read.filter((block) => block.attrs.pageBreak === true).map(wordsOf)).toEqual(breaking);
  });

  it.skipIf(!pdfPrograms || !present('pdftotext'))('begins in the PDF with the words that asked for it', async () => {
    const { bytes } = await writeAgreementPdf(document, new Map());
    const pages = await pagesOf(Buffer.from(bytes));
    const on = (words: string): number => pages.findIndex((page) => page.includes(words));
    expect(on('På första sidan.')).toBeLessThan(on('På andra sidan.'));
    expect(on('På andra sidan.')).toBeLessThan(on('Överst på tredje sidan.'));
    expect(on('Därunder.')).toBe(on('Överst på tredje sidan.'));
    for (const words of breaking) {
      const page = pages[on(words === 'Ansvar' ? 'På andra sidan.' : words)] ?? '';
      const before = page.slice(0, page.indexOf(words));
      expect(before, `${words} stands first on its page`).not.toMatch(/På (första|andra) sidan/);
    }
  });
});
