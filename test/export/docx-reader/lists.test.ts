import { describe, expect, it } from 'vitest';
import { formOf, found, numPr, p, pStyle, read, style, tc, tr } from './build-docx.ts';

const lvl = (level: number, format: string, text: string, more = '') => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}<w:pPr><w:ind w:left="${720 * (level + 1)}"/></w:pPr></w:lvl>`;
const abstract = (id: number, inner: string) => `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
const num = (id: number, of: number, inner = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inner}</w:num>`;
const numbering = abstract(0, lvl(0, 'bullet', '•') + lvl(1, 'bullet', '–'))
  + abstract(1, lvl(0, 'decimal', '%1.') + lvl(1, 'lowerLetter', '%2)')) + abstract(2, '<w:numStyleLink w:val="Listan"/>') + abstract(3, '<w:styleLink w:val="Listan"/>' + lvl(0, 'decimal', '%1.'))
  + abstract(4, lvl(0, 'decimal', '%1') + lvl(1, 'decimal', '%1.%2')) + abstract(5, lvl(0, 'none', ''))
  + num(1, 0) + num(2, 1) + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') + num(4, 2) + num(5, 4) + num(6, 5)
  + num(7, 1, `<w:lvlOverride w:ilvl="0">${lvl(0, 'bullet', '•')}</w:lvlOverride>`);
const item = (text: string, id: number, level = 0) => p(text, numPr(id, level));

describe('lists', () => {
  it('nest by level, bulleted and numbered', () => {
    const body = item('A', 1) + item('B', 1, 1) + item('C', 1) + item('ett', 2) + item('a', 2, 1) + item('två', 2);
    expect(formOf(read({ body, numbering }))).toBe('bulletList(listItem(A bulletList(listItem(B))) listItem(C)) orderedList:1(listItem(ett orderedList:1(listItem(a))) listItem(två))');
  });

  it('that start on a deeper level are lists all the same', () => {
    expect(formOf(read({ body: item('Djup', 1, 1) + item('Grund', 1), numbering }))).toBe('bulletList(listItem(Djup)) bulletList(listItem(Grund))');
  });

  it('go on with their number after a paragraph in between', () => {
    expect(formOf(read({ body: item('ett', 2) + p('Mellan') + item('två', 2), numbering }))).toBe('orderedList:1(listItem(ett)) Mellan orderedList:2(listItem(två))');
  });

  it('begin again where Word starts them over', () => {
    expect(formOf(read({ body: item('ett', 2) + item('två', 2) + item('åter ett', 3), numbering }))).toBe('orderedList:1(listItem(ett) listItem(två)) orderedList:1(listItem(åter ett))');
  });

  it('take their levels from a numbering style, and from an override', () => {
    expect(formOf(read({ body: item('länkad', 4) + item('punkt', 7), numbering, styles: style('Listan', 'Listan', '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>', 'numbering') })))
      .toBe('orderedList:1(listItem(länkad)) bulletList(listItem(punkt))');
  });

  it('come from the paragraph style, which numId 0 switches off', () => {
    const styles = style('Punktlista', 'List Bullet', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>');
    expect(formOf(read({ body: p('A', pStyle('Punktlista')) + p('B', pStyle('Punktlista') + numPr(0)) + item('C', 6), numbering, styles }))).toBe('bulletList(listItem(A)) B C');
  });

  it('hold more paragraphs of an item when those stand at its indent', () => {
    expect(formOf(read({ body: item('A', 1) + p('mer', '<w:ind w:left="720"/>') + item('B', 1) + p('fritt'), numbering }))).toBe('bulletList(listItem(A mer) listItem(B)) fritt');
  });

  it('of another numbering that stand further in belong to the item', () => {
    const inner = p('inre', numPr(2) + '<w:ind w:left="1440"/>');
    expect(formOf(read({ body: item('A', 1) + inner + item('B', 1), numbering }))).toBe('bulletList(listItem(A orderedList:1(listItem(inre))) listItem(B))');
  });

  it('with numbers that our lists cannot show are told, with the number', () => {
    expect(found(read({ body: item('Kapitel', 5) + item('Parterna ansvarar', 5, 1), numbering }), 'list-number')?.places).toEqual(['1.1 Parterna ansvarar']);
  });

  it('in a table become paragraphs and are told', () => {
    const reading = read({ body: `<w:tbl>${tr(tc(item('A', 1) + item('B', 1)))}</w:tbl>`, numbering });
    expect(formOf(reading)).toBe('table(tableRow(tableCell(A B)))');
    expect(found(reading, 'list-in-table')?.count).toBe(2);
  });
});
