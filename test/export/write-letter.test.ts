import { describe, expect, it } from 'vitest';
import type { ExportedLetter } from '#shared/export.ts';
import { writeLetterDocx } from '../../server/export/write-letter-docx.ts';
import { cleaned, cleanText } from '../../server/export/docx-writer/clean.ts';
import { all, furniture, openParts, part, shown } from './write-reading.ts';

const letter: ExportedLetter = {
  locale: 'sv',
  letterhead: { authority: 'RSS Granmark', unit: 'Länsgemensam samverkan', registryNumber: 'RSS 2027/00118', contact: null },
  date: '2027-06-01T22:30:00Z',
  recipient: 'Almfors kommun\nSocialnämnden',
  subject: 'Remiss av överenskommelse',
  body: 'Första stycket.\n\nVi vill särskilt veta:\n– ansvar\n– kostnader',
  deadline: '2027-09-24',
  contact: 'processledare@rss.granmark.example',
  consultees: ['Region Granmark', 'Almfors kommun'],
};

describe('the covering letter', () => {
  it('gives date, recipient, text, last day, contact and the consultees', async () => {
    const parts = openParts(await writeLetterDocx(letter));
    const text = shown(part(parts, 'word/document.xml'));
    // 22.30 UTC is the next day in Stockholm.
    for (const line of ['2 juni 2027', 'Almfors kommun\nSocialnämnden', 'Remiss av överenskommelse', 'Vi vill särskilt veta:\n– ansvar\n– kostnader', 'Svara senast fredag 24 september 2027', 'Kontakt: processledare@rss.granmark.example', 'Remissinstanser (2)\nRegion Granmark\nAlmfors kommun']) expect(text).toContain(line);
    expect(furniture(parts, 'header').join()).toContain('Diarienummer RSS 2027/00118');
    for (const foot of [...parts].filter(([path]) => path.startsWith('word/footer'))) expect(all(foot[1], 'w:instrText').map(({ children }) => children.join('').trim())).toEqual(['PAGE', 'NUMPAGES']);
  });

  it('says nothing twice, ends with its signature, and says to whom it goes', async () => {
    const body = 'RSS Granmark bjuder in er.\n\nSvara senast fredag 24 september 2027.\n\nFrågor besvaras av Processledaren, processledare@rss.granmark.example.\n\nRSS Granmark';
    const text = shown(part(openParts(await writeLetterDocx({ ...letter, recipient: null, body, contact: 'Processledaren, processledare@rss.granmark.example' })), 'word/document.xml'));
    expect(text.split('24 september 2027')).toHaveLength(2);
    expect(text.split('processledare@')).toHaveLength(2);
    expect(text).not.toContain('Kontakt:');
    expect(text).toMatch(/processledare@rss\.granmark\.example\.\nRSS Granmark\nRemissinstanser \(2\)/u);
    expect(text).toContain('Till remissinstanserna enligt listan sist i brevet\nRemiss av överenskommelse');
  });

  it('divides no address with a hyphen', async () => {
    const runs = all(part(openParts(await writeLetterDocx({ ...letter, body: 'Skriv till processledare@rss.granmark.example före mötet.' })), 'word/document.xml'), 'w:r');
    const unproofed = runs.filter((run) => all(run, 'w:noProof').length > 0).map((run) => all(run, 'w:t').flatMap(({ children }) => children).join(''));
    expect(unproofed).toContain('processledare@rss.granmark.example');
    expect(unproofed).not.toContain('före mötet.');
  });

  it('can go to everyone, in English, without a list', async () => {
    const text = shown(part(openParts(await writeLetterDocx({ ...letter, locale: 'en', recipient: null, consultees: [] })), 'word/document.xml'));
    // The comma after the weekday differs between versions of ICU.
    expect(text).toMatch(/Please respond by Friday,? 24 September 2027/u);
    expect(text).toContain('To the consultees');
    expect(text).not.toContain('Consultee');
  });
});

describe('text hygiene', () => {
  it('takes out what XML 1.0 cannot hold and nothing else', () => {
    expect(cleanText('a\u0000\u0008\u000b\u000c\u001f\ufffe\uffffb')).toBe('ab');
    expect(cleanText('\ud800x\udc00y\ud83d')).toBe('xy');
    expect(cleanText('åäö\t\r\n 😀 \ufffc\u00a0')).toBe('åäö\t\r\n 😀 \ufffc\u00a0');
  });

  it('cleans texts at any depth and leaves the rest alone', () => {
    expect(cleaned({ a: ['x\u0000', 1, null, { b: 'y\udfff', c: true }] })).toEqual({ a: ['x', 1, null, { b: 'y', c: true }] });
  });
});
