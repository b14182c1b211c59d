import { describe, expect, it } from 'vitest';
import { found, p, pStyle, r, read, style, texts } from './build-docx.ts';

const inline = (body: string, more: Partial<Parameters<typeof read>[0]> = {}) => read({ body, ...more }).content.content[0]?.content;
const fld = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instr = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const field = (code: string, result: string) => fld('begin') + instr(code) + fld('separate') + result + fld('end');

describe('marks', () => {
  it('are bold, italic and underline, switched off again by their value', () => {
    expect(inline(`<w:p>${r('a', '<w:b/><w:i w:val="0"/>')}${r('b', '<w:b w:val="true"/><w:u w:val="none"/>')}${r('c', '<w:i/><w:u w:val="single"/>')}</w:p>`)).toEqual([
      { type: 'text', text: 'ab', marks: [{ type: 'bold' }] }, { type: 'text', text: 'c', marks: [{ type: 'italic' }, { type: 'underline' }] },
    ]);
  });

  it('of a paragraph style and a character style cancel each other, and a run decides for itself', () => {
    const styles = style('Fet', 'Fet stycke', '<w:rPr><w:b/></w:rPr>') + style('Stark', 'Strong', '<w:rPr><w:b/></w:rPr>', 'character');
    expect(inline(`<w:p><w:pPr>${pStyle('Fet')}</w:pPr>${r('fet')}${r('inte', '<w:rStyle w:val="Stark"/>')}${r('av', '<w:b w:val="0"/>')}${r('på', '<w:rStyle w:val="Stark"/><w:b/>')}</w:p>`, { styles })).toEqual([
      { type: 'text', text: 'fet', marks: [{ type: 'bold' }] }, { type: 'text', text: 'inteav' }, { type: 'text', text: 'på', marks: [{ type: 'bold' }] },
    ]);
  });
});

describe('links', () => {
  it('are kept for http, https and mailto, without the underline that only shows them', () => {
    expect(inline(`<w:p><w:hyperlink r:id="l1">${r('webb', '<w:u w:val="single"/>')}</w:hyperlink></w:p>`, { links: { l1: 'https://example.se/a b' } }))
      .toEqual([{ type: 'text', text: 'webb', marks: [{ type: 'link', attrs: { href: 'https://example.se/a b' } }] }]);
  });

  it('to anything else leave their text and are told', () => {
    const reading = read({ body: `<w:p><w:hyperlink r:id="l1">${r('klicka')}</w:hyperlink></w:p>`, links: { l1: 'javascript:alert(1)' } });
    expect(reading.content.content[0]?.content).toEqual([{ type: 'text', text: 'klicka' }]);
    expect(found(reading, 'link')?.places).toEqual(['javascript:alert(1)']);
  });

  it('come from hyperlink fields as well', () => {
    expect(inline(`<w:p>${field(' HYPERLINK "https://example.se/" \\l "del2" ', r('fältlänk'))}</w:p>`))
      .toEqual([{ type: 'text', text: 'fältlänk', marks: [{ type: 'link', attrs: { href: 'https://example.se/#del2' } }] }]);
  });
});

describe('fields', () => {
  it('show their result and never their code, also nested', () => {
    expect(texts(read({ body: `<w:p>${r('Se ')}${field(`REF ${field('QUOTE x', r('inre'))}`, r('avsnitt 2'))}${r('.')}</w:p>` }))).toEqual(['Se avsnitt 2.']);
  });

  it('without an end never swallow the rest of the text', () => {
    expect(texts(read({ body: `<w:p>${fld('begin')}${instr('TOC \\o')}${fld('separate')}${r('Kvar')}</w:p>${p('Också kvar')}` }))).toEqual(['Kvar', 'Också kvar']);
  });

  it('of a table of contents are dropped over all its paragraphs, with its building block', () => {
    const contents = `<w:p>${r('Före')}${fld('begin')}${instr(' TOC \\o "1-3" ')}${fld('separate')}${r('1 Syfte 3')}</w:p>${p('2 Mål 4')}<w:p>${fld('end')}</w:p>`;
    const block = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Innehåll')}</w:sdtContent></w:sdt>`;
    const reading = read({ body: contents + block + p('Efter') });
    expect(texts(reading)).toEqual(['Före', 'Efter']);
    expect(reading.notUnderstood).toEqual([]);
  });

  it('of a table of contents are dropped by their style too, without a field', () => {
    const styles = style('Innehll1', 'toc 1') + style('Rubrik1', 'heading 1') + style('Innehllsfrteckningsrubrik', 'TOC Heading', '<w:basedOn w:val="Rubrik1"/>');
    expect(texts(read({ body: p('Innehåll', pStyle('Innehllsfrteckningsrubrik')) + p('1 Syfte 3', pStyle('Innehll1')) + p('Syfte', pStyle('Rubrik1')), styles }))).toEqual(['Syfte']);
  });

  it('that nobody filled in keep the words that Word shows', () => {
    expect(texts(read({ body: `<w:p>${fld('begin')}${instr(' MACROBUTTON NoMacro [Skriv namn här] ')}${fld('end')}</w:p>` }))).toEqual(['[Skriv namn här]']);
  });
});

describe('characters', () => {
  it('keep breaks, tabs and hyphens', () => {
    expect(texts(read({ body: '<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/><w:br w:type="page"/><w:cr/></w:r></w:p>' }))).toEqual(['a\nb\tc\u2011\u00AD\n']);
  });

  it('of symbol fonts become the signs they show; unknown ones are told', () => {
    const reading = read({ body: '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Egen" w:char="F041"/></w:r></w:p>' });
    expect(texts(reading)).toEqual(['☑α\uFFFD']);
    expect(found(reading, 'symbol')?.count).toBe(1);
  });

  it('that XML forbids are taken out and told, written directly or as references', () => {
    const reading = read({ body: p(`a\u0001b&#x2;c&#0;d&#xD800;e&amp;å`) });
    expect(texts(reading)).toEqual(['abcde&å']);
    expect(found(reading, 'control-character')?.count).toBe(4);
  });

  it('of an equation are kept as plain text and told', () => {
    const reading = read({ body: '<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>' });
    expect(texts(reading)).toEqual(['a+b']);
    expect(found(reading, 'equation')?.places).toEqual(['a+b']);
  });

  it('that are hidden stay out, are told, and do not mark what is shown', () => {
    const reading = read({ body: `<w:p>${r('Synlig')}${r('Dold', '<w:vanish/>')}</w:p>` });
    expect(texts(reading)).toEqual(['Synlig']);
    expect(found(reading, 'hidden-text')?.places).toEqual(['Dold']);
  });

  it('survive in a part that is written in UTF-16', () => {
    const xml = '<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Hälsa 😀</w:t></w:r></w:p></w:body></w:document>';
    expect(texts(read({ body: '', files: { 'word/document2.xml': new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le')) } }))).toEqual(['Hälsa 😀']);
  });
});
