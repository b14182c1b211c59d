import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/refusals.ts';
import { formOf, found, p, pStyle, read, tc, tr } from './build-docx.ts';

const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const header = '<w:tblHeader/>';

describe('tables', () => {
  it('have header cells in the rows that Word repeats', () => {
    expect(formOf(read({ body: table(tr(tc(p('Part')) + tc(p('Ansvar')), header), tr(tc(p('Regionen')) + tc(p('Vård')))) })))
      .toBe('table(tableRow(tableHeader(Part) tableHeader(Ansvar)) tableRow(tableCell(Regionen) tableCell(Vård)))');
  });

  it('keep merged cells, across and down', () => {
    const body = table(
      tr(tc(p('Bred'), '<w:gridSpan w:val="2"/>') + tc(p('Hög'), '<w:vMerge w:val="restart"/>')),
      tr(tc(p('A')) + tc(p('B')) + tc('<w:p/>', '<w:vMerge/>')),
    );
    const reading = read({ body });
    expect(formOf(reading)).toBe('table(tableRow(tableCell 2x1(Bred) tableCell 1x2(Hög)) tableRow(tableCell(A) tableCell(B)))');
    // It was told while merged cells were spread over plain ones; nothing is lost now (ADR 19), so there is nothing to tell.
    expect(found(reading, 'merged-cells')).toBe(undefined);
  });

  it('lose no words of a merge that says less than it shows, and tell it', () => {
    const body = table(
      tr(tc(p('A'), '<w:vMerge w:val="restart"/>') + tc(p('B'))),
      tr(tc(p('dold'), '<w:vMerge/>') + tc(p('C'), '<w:vMerge/>')),
    );
    const reading = read({ body });
    expect(formOf(reading)).toBe('table(tableRow(tableCell 1x2(A dold) tableCell(B)) tableRow(tableCell(C)))');
    expect(found(reading, 'merged-cells')?.count).toBe(2);
  });

  it('have the shares of their columns', () => {
    const grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="6000"/></w:tblGrid>';
    const [first] = read({ body: `<w:tbl>${grid}${tr(tc(p('A')) + tc(p('B')))}</w:tbl>` }).content.content;
    expect(first?.type === 'table' && first.attrs.widths).toEqual([250, 750]);
  });

  it('get rows of equal length when Word leaves cells out', () => {
    expect(formOf(read({ body: table(tr(tc(p('A')) + tc(p('B'))), tr(tc(p('C')), '<w:gridBefore w:val="1"/>'), tr(tc(p('D')))) })))
      .toBe('table(tableRow(tableCell(A) tableCell(B)) tableRow(tableCell(∅) tableCell(C)) tableRow(tableCell(D) tableCell(∅)))');
  });

  it('inside a table become its paragraphs, and a heading in a cell a paragraph', () => {
    const inner = table(tr(tc(p('inre 1')) + tc(p('inre 2'))));
    const reading = read({ body: table(tr(tc(p('yttre') + inner + p('Rubrik', pStyle('Rubrik2'))))) });
    expect(formOf(reading)).toBe('table(tableRow(tableCell(yttre inre 1 inre 2 Rubrik)))');
    expect([found(reading, 'nested-table')?.count, found(reading, 'heading-in-table')?.count]).toEqual([1, 1]);
  });

  it('are read through content controls around rows and cells', () => {
    const sdt = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    expect(formOf(read({ body: table(sdt(tr(sdt(tc(sdt(p('A')))))) ) }))).toBe('table(tableRow(tableCell(A)))');
  });

  it('without end are refused instead of filling the memory', () => {
    const wide = tr(tc(p('x')), '<w:gridAfter w:val="999999999"/>');
    expect(formOf(read({ body: table(wide) }))).toContain('tableCell(x)');
    const ragged = table(tr(tc('<w:p/>').repeat(4_000)), tr(tc('<w:p/>')).repeat(200));
    expect(() => read({ body: ragged })).toThrow(Refusal);
  });
});
