import { describe, expect, it } from 'vitest';
import { compare } from '#shared/agreement/compare.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { writeRedlinePdf } from '../../server/export/write-redline-pdf.ts';
import { chanceOf } from '../agreement/chance.ts';
import { aText, changedText, idsOf } from '../support/two-versions.ts';
import { lettersOf, pdfPrograms, readPdf } from './pdf-reading.ts';

const redline = (before: AgreementContent, after: AgreementContent) => ({
  locale: 'sv' as const, letterhead: { authority: 'RSS Granmark', unit: null, registryNumber: 'RSS 2027/00118', contact: null }, title: 'Överenskommelse', label: 'Remissversion 1 mot utkastet',
  date: '2027-06-01', documentId: 'd', author: 'Arbetsgruppen', at: '2027-06-01T10:00:00Z', comparison: compare(before, after),
});
const text = (...blocks: [id: string, type: 'heading' | 'paragraph', words: string, level?: 1 | 3][]): AgreementContent => ({
  type: 'doc', content: blocks.map(([id, type, words, level = 1]) => (type === 'heading' ? { type, attrs: { id: `b${id.padStart(15, '0')}`, level }, content: [{ type: 'text', text: words }] } : { type, attrs: { id: `b${id.padStart(15, '0')}` }, content: [{ type: 'text', text: words }] })),
});

describe.skipIf(!pdfPrograms)('what differs as PDF/A', () => {
  it('holds what stays, what came and what went, says how each is marked, and takes a skipped heading level', async () => {
    const before = text(['1', 'heading', 'Ansvar'], ['2', 'paragraph', 'Kommunen svarar inom sex veckor.'], ['3', 'paragraph', 'Det här stycket utgår helt.'], ['4', 'heading', 'Kostnader', 3]);
    const after = text(['1', 'heading', 'Ansvar'], ['2', 'paragraph', 'Kommunen svarar inom tre månader.'], ['4', 'heading', 'Kostnader', 3], ['5', 'paragraph', 'Ett alldeles nytt stycke.']);
    const { check, facts, text: printed, tags } = readPdf((await writeRedlinePdf(redline(before, after))).bytes);
    expect([check, facts['Tagged']]).toEqual(['', 'yes']);
    for (const words of ['Kommunen svarar inom', 'sex veckor', 'tre månader', 'Det här stycket utgår helt.', 'Ett alldeles nytt stycke.', 'Understruket: tillagt', 'Genomstruket: borttaget', '1 Ansvar']) expect(lettersOf(printed), words).toContain(lettersOf(words));
    expect(tags).toMatch(/LineThrough/u);
    expect(tags).toMatch(/Underline/u);
  });

  it('is made of any two versions, with tables, lists and notes, the same to the byte each time', async () => {
    const chance = chanceOf(71);
    const id = idsOf(chance);
    const before = aText(chance, id, 60);
    const given = redline(before, changedText(chance, before, { acts: 40, id }));
    const [once, again] = [await writeRedlinePdf(given), await writeRedlinePdf(given)];
    expect(readPdf(once.bytes).check).toBe('');
    expect(Buffer.from(once.bytes).equals(Buffer.from(again.bytes))).toBe(true);
  });
});
