import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { AgreementContent, Block, Inline, InlineMark, ListItem, Paragraph } from '#shared/agreement/content.ts';
import type { ExportedDocument } from '#shared/export.ts';
import { frozenHtml } from '../../server/drafting/frozen-html.ts';
import { withShownNumbers } from '#shared/agreement/clause-refs.ts';
import { writeAgreementPdf } from '../../server/export/write-agreement-pdf.ts';
import { agreement as demo } from '../../server/demo/texts/agreement.ts';
import { parse } from '../../server/demo/texts/parse.ts';
import { png } from '../support/images.ts';
import { lettersOf, pdfPrograms, readPdf } from './pdf-reading.ts';

const demoText = parse(demo.markup);
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'overens-pdf-compiled-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

let given = 0;
const id = () => `b${String(given += 1).padStart(15, '0')}`;
const text = (words: string, ...marks: InlineMark[]): Inline => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });
const paragraph = (...content: Inline[]): Paragraph => ({ type: 'paragraph', attrs: { id: id() }, content });
const heading = (level: 1 | 2 | 3 | 4, words: string): Block & { type: 'heading' } => ({ type: 'heading', attrs: { id: id(), level }, content: [text(words)] });
const item = (...content: ListItem['content']): ListItem => ({ type: 'listItem', attrs: { id: id() }, content });
const cell = (type: 'tableHeader' | 'tableCell', words: string, spans: { colspan?: number; rowspan?: number } = {}) => ({ type, attrs: { id: id(), ...spans }, content: [paragraph(text(words))] });
const row = (...content: ReturnType<typeof cell>[]) => ({ type: 'tableRow' as const, attrs: { id: id() }, content });
const note = { type: 'footnote' as const, attrs: { id: id() }, content: [text('Se hälso- och sjukvårdslagen.')] };
const reference = (): Inline => ({ type: 'footnoteRef', attrs: { note: note.attrs.id } });
const last = heading(1, 'Giltighet');
const hash = 'c'.repeat(64);

const content: AgreementContent = {
  type: 'doc',
  content: [
    heading(1, 'Inledning'),
    paragraph(text('Före '), text('fet', { type: 'bold' }), text(' kursiv', { type: 'italic' }), reference(), text(' se '), text('en länk', { type: 'link', attrs: { href: 'https://granmark.example/a' } }), { type: 'hardBreak' }, text('ny rad enligt avsnitt '), { type: 'clauseRef', attrs: { clause: last.attrs.id } }, text('.')),
    heading(2, 'Syfte'),
    { type: 'orderedList', attrs: { id: id(), start: 3 }, content: [item(paragraph(text('Tredje')), { type: 'orderedList', attrs: { id: id(), start: 1 }, content: [item(paragraph(text('Inne')))] }), item(paragraph(text('Fjärde')), { type: 'bulletList', attrs: { id: id() }, content: [item(paragraph(text('Punkt')))] })] },
    { type: 'table', attrs: { id: id() }, content: [row(cell('tableHeader', 'Verksamhet'), cell('tableHeader', 'Ansvar', { colspan: 2 })), row(cell('tableCell', 'Elevhälsa', { rowspan: 2 }), cell('tableCell', 'Kommunen'), cell('tableCell', 'Regionen')), row(cell('tableCell', 'Båda'), cell('tableCell', 'Ingen'))] },
    { type: 'image', attrs: { id: id(), hash, media: 'png', width: 40, height: 20, alt: 'Karta över länet', share: 50 }, content: [text('Figur över länet')] },
    last,
    paragraph(text('Tre år. #let x = 1 $a$ *x* <label> @ref #eval("1")'), reference()),
    { type: 'footnotes', attrs: { id: id() }, content: [note] },
  ],
};

const agreement: ExportedDocument = {
  locale: 'sv', letterhead: { authority: 'RSS Granmark', unit: null, registryNumber: 'RSS 2027/00118', contact: null }, title: 'Överenskommelse om barns hälsa',
  label: 'Remissversion 2', date: '2027-06-01', hash: 'ab'.repeat(32), documentId: 'd-1', version: '7', content,
};
const images = new Map([[hash, png(40, 20)]]);
const saying = (words: string): ExportedDocument => ({ ...agreement, content: { type: 'doc', content: [heading(1, 'Tecken'), paragraph(text(words))] } });

describe.skipIf(!pdfPrograms)('a frozen document as PDF/A', () => {
  it('is whole, tagged, in Swedish, has its title and passes as PDF/A-2a and PDF/UA-1', async () => {
    const { bytes } = await writeAgreementPdf(agreement, images);
    const { check, facts } = readPdf(bytes);
    expect(check).toBe('');
    expect(facts).toMatchObject({ Title: agreement.title, Author: 'RSS Granmark', Tagged: 'yes', 'PDF version': '1.7' });
    const raw = Buffer.from(bytes).toString('latin1');
    for (const mark of ['<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>', '<pdfuaid:part>1</pdfuaid:part>', '/DisplayDocTitle true', '/Lang (sv-SE)']) expect(raw).toContain(mark);
    expect(raw.match(/<pdfaExtension:schemas>/gu)).toHaveLength(raw.match(/<x:xmpmeta/gu)?.length ?? 0);
  });

  it('tells a screen reader of headings, lists, tables with their head, notes, links and images with their descriptions', async () => {
    const { tags } = readPdf((await writeAgreementPdf(agreement, images)).bytes);
    for (const tag of ['H1', 'H2', 'L ', 'LI', 'LBody', 'Table', 'THead', 'TH', 'TD', 'Note', 'Link', 'Figure', 'Caption']) expect(tags, tag).toMatch(new RegExp(`^\\s+${tag}`, 'mu'));
    // Text strings are UTF-16 (ISO 32000-1, 7.9.2.2).
    expect(Buffer.from((await writeAgreementPdf(agreement, images)).bytes).toString('latin1').toLowerCase()).toContain(`/alt <feff${Buffer.from('Karta över länet', 'utf16le').swap16().toString('hex')}>`);
  });

  it('holds every block of the frozen text, with the numbers that readers see', async () => {
    const { text: printed } = readPdf((await writeAgreementPdf(agreement, images)).bytes);
    expect(missingBlocks(content, printed)).toEqual([]);
    for (const words of ['1 Inledning', '1.1 Syfte', '2 Giltighet', 'ny rad enligt avsnitt 2.', 'Sida 1 av', 'Diarienummer RSS 2027/00118', `Kontrollsumma (SHA-256): ${'ab'.repeat(32)}`]) expect(lettersOf(printed), words).toContain(lettersOf(words));
    expect(printed).toMatch(/3\.\s*Tredje/u);
    expect(printed).toMatch(/a\)\s*Inne/u);
    expect(printed).toContain('#let x = 1 $a$ *x* <label> @ref #eval("1")');
  });

  it('holds every block of a whole agreement too', async () => {
    const { bytes } = await writeAgreementPdf({ ...agreement, content: demoText });
    const { text: printed, facts, check } = readPdf(bytes);
    expect(check).toBe('');
    expect(Number(facts['Pages'])).toBeGreaterThan(10);
    // A block that goes on over a page's edge has the foot and head in it: told apart by its own letters being there in two parts.
    const blocks = blocksOf(demoText).length;
    expect(blocks).toBeGreaterThan(100);
    expect(missingBlocks(demoText, printed).length).toBeLessThanOrEqual(Number(facts['Pages']) * 2);
    expect(missingWords(demoText, printed)).toEqual([]);
  });

  it('is the same to the byte when made again', async () => {
    const [once, again] = [await writeAgreementPdf(agreement, images), await writeAgreementPdf(agreement, images)];
    expect(Buffer.from(once.bytes).equals(Buffer.from(again.bytes))).toBe(true);
  });

  it('is made although a sign has no picture, and says which', async () => {
    const { bytes, replaced } = await writeAgreementPdf(saying('Bra 👍🏽 ❤️ 🇸🇪 ≥ ½ ☐ \u200f\u202dא漢\u202c \ue000 slut'));
    expect(replaced).toEqual(['U+05D0', 'U+6F22', 'U+E000']);
    const { text: printed, check } = readPdf(bytes);
    expect(check).toBe('');
    expect(printed).toContain('[tecken U+E000]');
    expect(printed.replace(/\s+/gu, ' ')).toContain('skrivna med sina Unicode-nummer: U+05D0, U+6F22, U+E000.');
    expect(printed).toMatch(/👍🏽 ❤️ 🇸🇪 ≥ ½ ☐/u);
  });

  it('takes a comment’s worth of text with control characters in it', async () => {
    const { bytes } = await writeAgreementPdf(saying(`\u0000\u0007${'Personuppgiftsbehandling '.repeat(2_000)}slutord`));
    expect(lettersOf(readPdf(bytes).text)).toContain('slutord');
  });

  it('is not made when a heading level is skipped, and says why', async () => {
    await expect(writeAgreementPdf({ ...agreement, content: { type: 'doc', content: [heading(1, 'Ett'), heading(3, 'Tre')] } })).rejects.toThrow(/heading/iu);
  });
});

describe('printing', () => {
  it('can be ended by whoever ordered it, and by its time; the next one is printed', async () => {
    const ended = new AbortController();
    const printing = writeAgreementPdf(agreement, images, { time: 60_000, signal: ended.signal });
    ended.abort(new Error('ended by the one who ordered it'));
    await expect(printing).rejects.toThrow('ended by the one who ordered it');
    await expect(writeAgreementPdf(agreement, images, { time: 1 })).rejects.toThrow('too long');
    expect((await writeAgreementPdf(agreement, images)).bytes.length).toBeGreaterThan(10_000);
  });

  it('works compiled, under plain node', async () => {
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      extends: join(root, 'server/tsconfig.json'), compilerOptions: { rootDir: root, outDir: join(folder, 'dist'), typeRoots: [join(root, 'node_modules/@types')] },
      include: [], files: [join(root, 'server/export/write-agreement-pdf.ts'), join(root, 'server/export/process/child.ts')],
    }));
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8', stdio: 'pipe' });
    writeFileSync(join(folder, 'compiled.mjs'), `import { writeAgreementPdf } from './dist/server/export/write-agreement-pdf.js';\nconst { bytes } = await writeAgreementPdf(${JSON.stringify(saying('Hej'))});\nconsole.log(Buffer.from(bytes).subarray(0, 5).toString());`);
    expect(execFileSync(process.execPath, [join(folder, 'compiled.mjs')], { cwd: folder, encoding: 'utf8' }).trim()).toBe('%PDF-');
  });
});

/** The frozen text's blocks as readers see them, without the marks of notes. */
function blocksOf(shown: AgreementContent): string[] {
  const html = frozenHtml(withShownNumbers(shown)).replace(/<sup data-leaf>.*?<\/sup>/gu, '\u2063').replace(/<a class="note-number"[^>]*>.*?<\/a>/gu, '');
  return [...html.matchAll(/<(p|h[2-5]|figcaption)\b[^>]*>([\s\S]*?)<\/\1>/gu)].map(([, , inner = '']) => inner.replace(/<[^>]+>/gu, ' ').replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code))));
}

/** Blocks whose letters are not in the print as they follow each other; where a note's number stands the text is told in parts. */
function missingBlocks(shown: AgreementContent, printed: string): string[] {
  const letters = lettersOf(printed);
  return blocksOf(shown).filter((block) => block.split('\u2063').some((piece) => !letters.includes(lettersOf(piece))));
}

/** Words that are printed fewer times than they stand in the text. */
function missingWords(shown: AgreementContent, printed: string): string[] {
  const letters = lettersOf(printed);
  const words = new Map<string, number>();
  for (const word of blocksOf(shown).join(' ').split(/[^\p{L}\p{N}]+/u)) if (word.length > 6) words.set(word, (words.get(word) ?? 0) + 1);
  return [...words].filter(([word, times]) => letters.split(word).length - 1 < times).map(([word]) => word);
}
