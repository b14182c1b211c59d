/** A Word file that was sent out and came back: what stood in it, what was changed, and what was said in its margin. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommentRangeEnd, CommentRangeStart, CommentReference, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/refusals.ts';
import { openPackage } from '../../server/export/docx-reader/open-package.ts';
import { readStyles } from '../../server/export/docx-reader/styles.ts';
import { child } from '../../server/export/docx-reader/xml.ts';
import { readReturnedInWorker } from '../../server/export/read-returned.ts';
import { readReturned } from '../../server/export/returned-reader/read.ts';
import type { ReturnedComment, ReturnedFile } from '../../server/export/returned-reader/read.ts';
import { type Piece, walk } from '../../server/export/returned-reader/walk.ts';
import { buildDocx } from './docx-reader/build-docx.ts';

const folder = fileURLToPath(new URL('../../../shared/fixtures/docx/', import.meta.url));
const present = existsSync(folder);
if (!present) console.log('The Word files of other projects are not read: ../shared/fixtures/docx is absent.');
const files = present ? readdirSync(folder).filter((name) => name.endsWith('.docx')).toSorted() : [];
const hasOffice = (() => { try { execFileSync('soffice', ['--version'], { stdio: 'ignore' }); return true; } catch { return false; } })();
if (!hasOffice) console.log('Files are not sent through LibreOffice: it is not installed.');

const textOfSide = (pieces: readonly Piece[], side: 'old' | 'new'): string => pieces.map(({ text, kept }) => (kept === 'both' || kept === side ? text : '')).join('');

/** The text of one side, paragraph by paragraph; where the end between two is not on that side they run together. */
function sideOf(bytes: Uint8Array, side: 'old' | 'new'): string[] {
  const file = openPackage(bytes);
  const body = child(file.part(file.main)?.root, 'w:body');
  if (body === undefined) throw new Error('no body');
  const lines: string[] = [];
  let line: string | null = null;
  for (const { pieces, mark, isLast } of walk(body, readStyles(null)).paragraphs) {
    line = (line ?? '') + textOfSide(pieces, side);
    const ends = mark === 'both' || mark === side;
    if (ends || isLast && line !== '') lines.push(line);
    if (ends || isLast) line = null;
  }
  return lines;
}

const wordsOn = ({ blocks }: ReturnedFile, { range }: ReturnedComment): string | null => {
  if (range === null) return null;
  const texts = blocks.slice(range.from.block, range.to.block + 1).map(({ pieces }) => textOfSide(pieces, 'old'));
  return texts.map((text, at) => text.slice(at === 0 ? range.from.offset : 0, at === texts.length - 1 ? range.to.offset : undefined)).join('|');
};

function outcome(read: () => unknown): string {
  try {
    read();
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
}

describe.runIf(present)('real files with tracked changes', () => {
  const triples = files.filter((name) => name.startsWith('openxmlpowertools-') && !/-(?:Accepted|Rejected)\.docx$/.test(name));

  it('give the text of the accepted twin as it came back, and of the rejected twin as it was sent', () => {
    const different = triples.flatMap((name) => ([['new', 'Accepted'], ['old', 'Rejected']] as const).flatMap(([side, twin]) => {
      const [given, expected] = [sideOf(readFileSync(folder + name), side), sideOf(readFileSync(folder + name.replace('.docx', `-${twin}.docx`)), 'new')];
      return given.join('\n') === expected.join('\n') ? [] : [`${name} ${twin}`];
    }));
    console.log(`Twins: ${triples.length * 2 - different.length} of ${triples.length * 2} equal.`);
    expect(different).toEqual([]);
    expect(triples.length).toBe(26);
  });

  it('are all read, but for the hostile and broken ones, which are refused with their reason', async () => {
    const outcomes = files.map((name) => outcome(() => readReturned(readFileSync(folder + name))));
    expect(files.filter((_, at) => outcomes[at] !== 'read').every((name) => name.startsWith('poi-'))).toBe(true);
    expect(outcomes[files.indexOf('poi-ExternalEntityInText.docx')]).toBe('import.refused.unsafe-xml');
    await expect(readReturnedInWorker(readFileSync(`${folder}poi-ExternalEntityInText.docx`))).rejects.toMatchObject({ code: 'import.refused.unsafe-xml' });
    expect((await readReturnedInWorker(readFileSync(`${folder}poi-delins.docx`))).blocks.length).toBeGreaterThan(0);
  });
});

describe('a returned file', () => {
  const sent = (inner: string) => buildDocx({ body: inner });
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

  it('keeps apart what was sent and what was made of it, with who changed it', () => {
    const { blocks } = readReturned(sent(`<w:p><w:bookmarkStart w:id="1" w:name="_b_b000000000000aaa"/>${run('Parterna ')}<w:del w:id="2" w:author="Nämndsekreterare"><w:r><w:delText>ska</w:delText></w:r></w:del><w:ins w:id="3" w:author="Nämndsekreterare">${run('bör')}</w:ins>${run(' samverka.')}<w:bookmarkEnd w:id="1"/></w:p>`));
    expect(blocks.map(({ ids, pieces }) => [ids, textOfSide(pieces, 'old'), textOfSide(pieces, 'new'), pieces.map(({ by }) => by)])).toEqual([
      [['b000000000000aaa'], 'Parterna ska samverka.', 'Parterna bör samverka.', ['', 'Nämndsekreterare', 'Nämndsekreterare', '']],
    ]);
  });

  it('takes a paragraph that was divided meanwhile as the one that was sent', () => {
    const added = '<w:pPr><w:rPr><w:ins w:id="7" w:author="A"/></w:rPr></w:pPr>';
    const { blocks } = readReturned(sent(`<w:p>${added}<w:bookmarkStart w:id="1" w:name="_b_b000000000000aaa"/>${run('Först.')}</w:p><w:p><w:ins w:id="8" w:author="A">${run('Nytt. ')}</w:ins>${run('Sedan.')}<w:bookmarkEnd w:id="1"/></w:p>`));
    expect(blocks.map(({ pieces }) => [textOfSide(pieces, 'old'), textOfSide(pieces, 'new')])).toEqual([['Först.Sedan.', 'Först.\nNytt. Sedan.']]);
  });

  it('places comments by the words that were sent, also where they begin in what was taken away, and keeps those without a place', () => {
    const comment = (id: number, text: string) => `<w:comment w:id="${id}" w:author="A" w:date="2026-05-04T10:00:00Z"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
    const file = readReturned(buildDocx({
      comments: comment(0, 'Om båda') + comment(1, 'En punkt') + comment(2, 'Ingenstans'),
      body: `<w:p>${run('Ett ')}<w:ins w:id="9" w:author="A">${run('nytt ')}</w:ins><w:del w:id="4" w:author="A"><w:commentRangeStart w:id="0"/><w:r><w:delText>två</w:delText></w:r></w:del>${run(' tre')}</w:p><w:p>${run('Fyra')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(' fem')}<w:r><w:commentReference w:id="1"/></w:r></w:p>`,
    }));
    expect(file.comments.map((one) => [one.text, one.day, wordsOn(file, one)])).toEqual([['Om båda', '2026-05-04', 'två tre|Fyra'], ['En punkt', '2026-05-04', ''], ['Ingenstans', '2026-05-04', null]]);
  });

  it.runIf(hasOffice)('that went through LibreOffice has its comments with their words, in cells and over paragraphs, and which of them are resolved', async () => {
    const place = mkdtempSync(join(tmpdir(), 'overens-returned-'));
    try {
      const said = (id: number, text: string, more: object = {}) => ({ id, author: 'Handläggare', initials: 'H', date: new Date('2026-05-04T10:00:00Z'), children: [new Paragraph(text)], ...more });
      const on = (id: number, words: string) => [new CommentRangeStart(id), new TextRun(words), new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })];
      const document = new Document({
        comments: { children: [said(1, 'Tydligare.'), said(2, 'Håller med.', { parentId: 1 }), said(3, 'Klart nu.', { resolved: true }), said(4, 'Över två stycken.')] },
        sections: [{ children: [
          new Paragraph({ children: [new TextRun('Parterna '), new CommentRangeStart(1), new CommentRangeStart(2), new TextRun('ska samverka'), new CommentRangeEnd(1), new TextRun({ children: [new CommentReference(1)] }), new CommentRangeEnd(2), new TextRun({ children: [new CommentReference(2)] }), new TextRun('.')] }),
          new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph({ children: on(3, 'i cellen') })] }), new TableCell({ children: [new Paragraph('annan')] })] })] }),
          new Paragraph({ children: [new TextRun('Slutet '), new CommentRangeStart(4), new TextRun('av ett stycke')] }),
          new Paragraph({ children: [new TextRun('och början'), new CommentRangeEnd(4), new TextRun({ children: [new CommentReference(4)] }), new TextRun(' av nästa.')] }),
        ] }],
      });
      const bytes = await Packer.toBuffer(document);
      const straight = readReturned(bytes);
      expect(straight.comments.map(({ text, answers }) => [text, answers])).toContainEqual(['Håller med.', straight.comments.find(({ text }) => text === 'Tydligare.')?.id]);
      writeFileSync(join(place, 'ut.docx'), bytes);
      const convert = (to: string, from: string, into: string) => execFileSync('soffice', [`-env:UserInstallation=file://${place}/profile`, '--headless', '--convert-to', to, '--outdir', join(place, into), join(place, from)], { stdio: 'ignore' });
      convert('odt', 'ut.docx', '.');
      convert('docx:MS Word 2007 XML', 'ut.odt', 'in');
      const through = readReturned(readFileSync(join(place, 'in', 'ut.docx')));
      const seen = (file: ReturnedFile) => file.comments.map((one) => [one.text, wordsOn(file, one), one.isResolved, one.author]).toSorted();
      expect(seen(through)).toEqual(seen(straight));
      expect(seen(straight).map(([, words]) => words)).toContain('av ett stycke|och början');
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }, 120_000);
});
