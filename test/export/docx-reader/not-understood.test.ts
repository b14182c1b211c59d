import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../../server/export/docx-reader/findings.ts';
import { exportEn } from '#shared/messages/export.en.ts';
import { exportSv } from '#shared/messages/export.sv.ts';
import { formOf, found, p, pStyle, r, read, style, tc, texts, tr } from './build-docx.ts';

const ref = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
const note = (kind: string, id: number, inner: string) => `<w:${kind} w:id="${id}">${inner}</w:${kind}>`;
const box = (inner: string) => `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="Ruta"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

describe('notes', () => {
  it('stand last, in the order of their marks; endnotes become footnotes and are told', () => {
    const reading = read({
      body: `<w:p>${r('A')}${ref('endnote', 3)}${r('B')}${ref('footnote', 2)}</w:p>`,
      footnotes: note('footnote', 2, p(' Fot')), endnotes: note('endnote', 3, `<w:p><w:r><w:endnoteRef/></w:r>${r(' Slut')}</w:p>`),
    });
    expect(formOf(reading)).toBe('AfootnoteRef()BfootnoteRef() footnotes(footnote(Slut) footnote(Fot))');
    const marks = JSON.stringify(reading.content.content[0]).match(/b[0-9a-z]{15}/g);
    expect(JSON.stringify(reading.content.content[1])).toContain(marks?.[1]);
    expect(found(reading, 'endnote')).toEqual({ what: 'endnote', count: 1, places: ['Slut'] });
  });

  it('of several paragraphs are one text with line breaks, and tables in them are told', () => {
    const reading = read({ body: `<w:p>${ref('footnote', 2)}</w:p>`, footnotes: note('footnote', 2, `${p('ett')}${p('två')}<w:tbl>${tr(tc(p('tre')))}</w:tbl>`) });
    expect(texts(reading)).toEqual(['*', 'ett\ntvå\ntre']);
    expect(reading.notUnderstood.map(({ what }) => what)).toEqual(['note-structure', 'table-in-note']);
  });

  it('that the file lacks are told, and leave no mark', () => {
    const reading = read({ body: `<w:p>${r('Text')}${ref('footnote', 9)}</w:p>` });
    expect(texts(reading)).toEqual(['Text']);
    expect(found(reading, 'note-missing')?.places).toEqual(['Text']);
  });
});

describe('what a document of ours cannot hold is told', () => {
  it('comments with their words, headers with theirs', () => {
    const reading = read({ body: p('Text'), comments: '<w:comment w:id="0">' + p('Stämmer detta?') + '</w:comment><w:comment w:id="1">' + p('Nej') + '</w:comment>', header: p('Arbetsmaterial') });
    expect(found(reading, 'comment')).toEqual({ what: 'comment', count: 2, places: ['Stämmer detta?', 'Nej'] });
    expect(found(reading, 'header-or-footer')?.places).toEqual(['Arbetsmaterial']);
  });

  it('text boxes, whose paragraphs follow the one they hang on, once', () => {
    const reading = read({ body: `<w:p>${r('Ankare')}${box(p('I rutan') + p('och mer'))}</w:p>${p('Efter')}` });
    expect(texts(reading)).toEqual(['Ankare', 'I rutan', 'och mer', 'Efter']);
    expect(found(reading, 'text-box')?.count).toBe(1);
  });

  it('pictures, with their description', () => {
    const reading = read({ body: '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr="Karta över länet"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>' });
    expect(found(reading, 'image')).toEqual({ what: 'image', count: 1, places: ['Karta över länet'] });
  });

  it('looks that mean something, while their words stay', () => {
    const reading = read({ body: `<w:p>${r('struket', '<w:strike/>')}${r('2', '<w:vertAlign w:val="superscript"/>')}</w:p>` });
    expect(texts(reading)).toEqual(['struket2']);
    expect(reading.notUnderstood.map(({ what }) => what)).toEqual(['strikethrough', 'superscript']);
  });

  it('forms that nobody filled in', () => {
    const reading = read({ body: `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Klicka här för att ange text.')}</w:sdtContent></w:sdt>` });
    expect(texts(reading)).toEqual(['Klicka här för att ange text.']);
    expect(found(reading, 'placeholder')?.count).toBe(1);
  });

  it('a vocabulary nobody knows, while the words in it stay', () => {
    const body = `<x:box xmlns:x="urn:x">${p('Inuti')}</x:box><mc:AlternateContent><mc:Choice xmlns:y="urn:y" Requires="y">${p('Ny')}</mc:Choice><mc:Fallback>${p('Gammal')}</mc:Fallback></mc:AlternateContent>`;
    const reading = read({ body });
    expect(texts(reading)).toEqual(['Inuti', 'Gammal']);
    expect(found(reading, 'unknown-part')?.count).toBe(1);
  });

  it('at most five places, each at most 80 characters', () => {
    const reading = read({ body: `<w:p>${Array.from({ length: 9 }, (_, n) => r(`${n} ${'ord '.repeat(40)}`, '<w:strike/>')).join('')}</w:p>` });
    expect(found(reading, 'strikethrough')?.count).toBe(9);
    expect(found(reading, 'strikethrough')?.places.map(place => place.length <= 80)).toEqual([true, true, true, true, true]);
  });

  it('in words of both languages, for every kind there is', () => {
    for (const catalogue of [exportSv, exportEn]) {
      const keys = Object.keys(catalogue).filter(key => key.startsWith('import.not-understood.'));
      expect(keys.toSorted()).toEqual(findingCodes.map(code => `import.not-understood.${code}`).toSorted());
    }
  });
});

describe('a file of our own', () => {
  it('tells the document and version it was written from', () => {
    const property = (name: string, value: string) => `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`;
    expect(read({ body: p('Text'), custom: property('OverensDocument', 'd1') + property('OverensVersion', '7') + property('Annat', 'x') }).properties).toEqual({ documentId: 'd1', version: '7' });
    expect(read({ body: p('Text') }).properties).toEqual({});
  });

  it('keeps words in the styles of our frame when another document has taken them over', () => {
    const styles = style('OverensNote', 'Överens Note');
    const custom = '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="OverensDocument"><vt:lpwstr>d1</vt:lpwstr></property>';
    const body = p('Ram', pStyle('OverensNote')) + p('Tillagt', pStyle('OverensNote'));
    expect(texts(read({ body, styles }))).toEqual(['Ram', 'Tillagt']);
    expect(texts(read({ body, styles, custom }))).toEqual(['Tillagt']);
  });

  const mark = (name: string, id = 1) => `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`;
  const [one, two] = ['b00000000000000a', 'b00000000000000b'].map(id => id.padEnd(16, '0'));

  it('gives each block the id that its bookmark carries, and a fresh one where the bookmark is copied or foreign', () => {
    const body = `<w:p>${mark(`_b_${one}`)}${r('A')}</w:p>${mark(`_b_${two}`)}<w:p>${r('B')}</w:p><w:p>${mark(`_b_${one}`)}${r('Kopia')}</w:p><w:p>${mark('_b_x')}${mark('_GoBack')}${r('C')}</w:p>`;
    const reading = read({ body });
    const ids = reading.content.content.map(block => block.attrs.id);
    expect(ids.slice(0, 2)).toEqual([one, two]);
    expect(new Set(ids).size).toBe(4);
    expect(reading.bookmarks).toEqual({ [String(one)]: one, [String(two)]: two });
  });

  it('keeps an empty block that carries an id, and gives the id of a deleted block to nobody', () => {
    expect(read({ body: `<w:p>${mark(`_b_${one}`)}</w:p><w:p/>` }).content.content.map(block => block.attrs.id)).toEqual([one]);
    const deleted = `<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>${mark(`_b_${one}`)}<w:del w:id="4" w:author="A"><w:r><w:delText>Borta</w:delText></w:r></w:del></w:p>`;
    const reading = read({ body: `${deleted}<w:p>${mark(`_b_${two}`, 2)}${r('Kvar')}</w:p>` });
    expect(reading.bookmarks).toEqual({ [String(two)]: two });
    expect(reading.content.content.map(block => block.attrs.id)).toEqual([two]);
  });
});
