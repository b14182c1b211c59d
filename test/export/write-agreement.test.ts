import { describe, expect, it } from 'vitest';
import type { AgreementContent, Block, Footnotes, Inline, InlineMark, ListItem, Paragraph, TableCell, TableRow } from '#shared/agreement/content.ts';
import type { ExportedDocument } from '#shared/export.ts';
import { writeAgreementDocx } from '../../server/export/write-agreement-docx.ts';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { all, attribute, converted, furniture, openParts, pagesOf, part, present, shown } from './write-reading.ts';
import type { Element } from './write-reading.ts';

let given = 0;
const id = () => `b${String(given += 1).padStart(15, '0')}`;
const text = (words: string, ...marks: InlineMark[]): Inline => ({ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) });
const paragraph = (...content: Inline[]): Paragraph => ({ type: 'paragraph', attrs: { id: id() }, ...(content.length > 0 ? { content } : {}) });
const heading = (level: 1 | 2 | 3 | 4, words: string): Block => ({ type: 'heading', attrs: { id: id(), level }, content: [text(words)] });
const item = (...content: ListItem['content']): ListItem => ({ type: 'listItem', attrs: { id: id() }, content });
const numbered = (start: number, ...content: ListItem[]) => ({ type: 'orderedList' as const, attrs: { id: id(), start }, content });
const bulleted = (...content: ListItem[]) => ({ type: 'bulletList' as const, attrs: { id: id() }, content });
const row = (type: TableCell['type'], ...cells: string[]): TableRow => ({ type: 'tableRow', attrs: { id: id() }, content: cells.map((words) => ({ type, attrs: { id: id() }, content: [paragraph(text(words))] })) });
const note = (words: string) => ({ type: 'footnote' as const, attrs: { id: id() }, content: [text(words)] });

const first = note('Se hälso- och sjukvårdslagen.');
const second = note('Beslut krävs av alla parter.');
const link: InlineMark = { type: 'link', attrs: { href: 'https://granmark.example/a?b=1&c=2' } };

const content: AgreementContent = {
  type: 'doc',
  content: [
    heading(1, 'Inledning'),
    paragraph(text('Före '), text('fet', { type: 'bold' }), text(' och '), text('kursiv', { type: 'italic' }, { type: 'underline' }), { type: 'footnoteRef', attrs: { note: first.attrs.id } }, text(' se '), text('en länk', link), { type: 'hardBreak' }, text('ny rad')),
    heading(2, 'Syfte'),
    numbered(1, item(paragraph(text('Ett')), numbered(1, item(paragraph(text('Ett ett'))))), item(paragraph(text('Två')), bulleted(item(paragraph(text('Punkt')))))),
    paragraph(text('Emellan')),
    numbered(1, item(paragraph(text('Ett igen')))),
    numbered(5, item(paragraph(text('Fem'))), item(paragraph(text('Sex')))),
    heading(3, 'Ansvar'),
    heading(4, 'Undersökning'),
    { type: 'table', attrs: { id: id() }, content: [row('tableHeader', 'Verksamhet', 'Ansvar'), row('tableCell', 'Elevhälsa', 'Kommunen')] },
    { type: 'table', attrs: { id: id() }, content: [row('tableCell', 'Utan', 'huvud')] },
    heading(1, 'Giltighet'),
    paragraph(text('Tre år.'), { type: 'footnoteRef', attrs: { note: second.attrs.id } }),
    paragraph(),
    { type: 'footnotes', attrs: { id: id() }, content: [first, second] },
  ],
};

const agreement: ExportedDocument = {
  locale: 'sv',
  letterhead: { authority: 'RSS Granmark', unit: null, registryNumber: 'RSS 2027/00118', contact: null },
  title: 'Överenskommelse om barns hälsa',
  label: 'Remissversion 2',
  date: '2027-06-01',
  hash: 'ab'.repeat(32),
  documentId: 'd-1',
  version: '7',
  content,
};

type Node = AgreementContent | Block | Footnotes | Footnotes['content'][number] | ListItem | TableRow | TableCell;

/** Every textblock with its id, in reading order. */
function textblocks(node: Node): { id: string; content: Inline[] }[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'image':
    case 'footnote': return [{ id: node.attrs.id, content: node.content ?? [] }];
    default: return node.content.flatMap((child: Node) => textblocks(child));
  }
}

const opened = async (document: ExportedDocument = agreement) => openParts(await writeAgreementDocx(document));
const styleOf = (element: Element) => attribute(all(element, 'w:pStyle')[0]);

describe('the agreement in Word', () => {
  it('encloses every textblock, footnotes and cells too, in a bookmark of its own', async () => {
    const parts = await opened();
    const starts = [...all(part(parts, 'word/document.xml'), 'w:bookmarkStart'), ...all(part(parts, 'word/footnotes.xml'), 'w:bookmarkStart')];
    expect(starts.map((start) => attribute(start, 'w:name')).sort()).toEqual(textblocks(content).map((block) => `_b_${block.id}`).sort());
    const numbers = starts.map((start) => attribute(start, 'w:id'));
    expect(new Set(numbers).size).toBe(numbers.length);
    const ends = [...all(part(parts, 'word/document.xml'), 'w:bookmarkEnd'), ...all(part(parts, 'word/footnotes.xml'), 'w:bookmarkEnd')].map((end) => attribute(end, 'w:id'));
    expect([...ends].sort()).toEqual([...numbers].sort());
  });

  it('comes back with every block under its id, text, marks and notes unchanged', async () => {
    const reading = readDocx(await writeAgreementDocx(agreement));
    const back = new Map(textblocks(reading.content).map((block) => [block.id, block.content]));
    for (const block of textblocks(content)) expect(back.get(block.id), block.id).toEqual(block.content);
    expect(reading.properties).toEqual({ documentId: 'd-1', version: '7' });
  });

  it('numbers headings through their styles and starts every list anew', async () => {
    const parts = await opened();
    const styles = all(part(parts, 'word/styles.xml'), 'w:style');
    for (const level of [1, 2, 3, 4]) {
      const style = styles.find((each) => attribute(each, 'w:styleId') === `Heading${level}`);
      expect(all(style ?? part(parts, 'word/styles.xml'), 'w:numPr')).toHaveLength(1);
    }
    const items = all(part(parts, 'word/document.xml'), 'w:p').filter((each) => all(each, 'w:numPr').length > 0);
    const listOf = new Map(items.map((each) => [shown(each).trim(), attribute(all(each, 'w:numId')[0])]));
    expect(new Set([listOf.get('Ett'), listOf.get('Ett ett'), listOf.get('Punkt'), listOf.get('Ett igen'), listOf.get('Fem')]).size).toBe(5);
    expect(listOf.get('Ett')).toBe(listOf.get('Två'));
    const five = all(part(parts, 'word/numbering.xml'), 'w:num').find((each) => attribute(each, 'w:numId') === listOf.get('Fem'));
    expect(attribute(all(five ?? part(parts, 'word/numbering.xml'), 'w:startOverride')[0])).toBe('5');
  });

  it('repeats header rows, and keeps neighbouring tables apart', async () => {
    const body = all(part(await opened(), 'word/document.xml'), 'w:body')[0];
    const tables = all(body ?? part(await opened(), 'word/document.xml'), 'w:tbl');
    expect(tables.map((table) => all(table, 'w:tblHeader').length)).toEqual([1, 0]);
    const order = (body?.children ?? []).map((child) => (typeof child === 'string' ? '' : child.name === 'w:p' ? styleOf(child) ?? 'text' : child.name));
    const at = order.indexOf('w:tbl');
    expect(order.slice(at, at + 3)).toEqual(['w:tbl', 'OverensSpacer', 'w:tbl']);
  });

  it('has real footnotes, links, a head with label and registry number, page numbers, and the hash last', async () => {
    const parts = await opened();
    const document = part(parts, 'word/document.xml');
    expect(all(document, 'w:footnoteReference')).toHaveLength(2);
    expect(shown(part(parts, 'word/footnotes.xml'))).toContain('Beslut krävs av alla parter.');
    const relations = all(part(parts, 'word/_rels/document.xml.rels'), 'Relationship').map((each) => attribute(each, 'Target'));
    expect(relations).toContain('https://granmark.example/a?b=1&c=2');
    expect(furniture(parts, 'header').join()).toContain('Diarienummer RSS 2027/00118');
    expect(furniture(parts, 'header').join()).toContain('Remissversion 2');
    expect(all(part(parts, 'word/footer1.xml'), 'w:instrText').map(({ children }) => children.join('').trim())).toEqual(['PAGE', 'NUMPAGES']);
    expect(shown(document).trim().split('\n').at(-1)).toBe(`Kontrollsumma (SHA-256): ${'ab'.repeat(32)}`);
    expect(attribute(all(part(parts, 'word/styles.xml'), 'w:lang')[0])).toBe('sv-SE');
    const properties = all(part(parts, 'docProps/custom.xml'), 'property').map((each) => [attribute(each, 'name'), all(each, 'vt:lpwstr')[0]?.children.join('')]);
    expect(properties).toEqual(expect.arrayContaining([['OverensDocument', 'd-1'], ['OverensVersion', '7']]));
  });

  it('has no hash line while it is a draft, and styles of its own on all that is not its text', async () => {
    const document = part(await opened({ ...agreement, hash: null }), 'word/document.xml');
    expect(shown(document)).not.toContain('Kontrollsumma');
    const body = all(document, 'w:body')[0];
    for (const child of body?.children ?? []) {
      if (typeof child === 'string' || child.name !== 'w:p') continue;
      expect(all(child, 'w:bookmarkStart').length > 0, shown(child)).toBe(!styleOf(child)?.startsWith('Overens'));
    }
  });

  it('keeps notes without a place in sight, and says where a note is missing', async () => {
    const loose: AgreementContent = { type: 'doc', content: [paragraph(text('Ord'), { type: 'footnoteRef', attrs: { note: id() } }), { type: 'footnotes', attrs: { id: id() }, content: [note('Lös fotnot')] }] };
    const document = shown(part(await opened({ ...agreement, content: loose }), 'word/document.xml'));
    expect(document).toContain('Ord[fotnoten saknas]');
    expect(document).toContain('Fotnoter utan plats i texten\nLös fotnot');
  });

  it('follows no address but http, mail and places in the text', async () => {
    const odd: AgreementContent = { type: 'doc', content: [paragraph(text('klicka', { type: 'link', attrs: { href: 'javascript:alert(1)' } }))] };
    const parts = await opened({ ...agreement, content: odd });
    expect(all(part(parts, 'word/document.xml'), 'w:hyperlink')).toHaveLength(0);
    expect(shown(part(parts, 'word/document.xml'))).toContain('klicka');
  });

  it.skipIf(!present('soffice', 'pdftotext'))('is opened by LibreOffice with its numbers', async () => {
    const [pdf = Buffer.alloc(0)] = await converted([{ name: 'agreement.docx', bytes: await writeAgreementDocx(agreement) }], 'pdf');
    const page = (await pagesOf(pdf)).join('\n').replace(/ +/gu, ' ');
    for (const line of ['1 Inledning', '1.1 Syfte', '1.1.1 Ansvar', '1.1.1.1 Undersökning', '2 Giltighet', '1. Ett igen', '5. Fem', '6. Sex', 'Sida 1 av 1']) expect(page).toContain(line);
  });
});
