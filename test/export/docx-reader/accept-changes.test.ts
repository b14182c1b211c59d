import { describe, expect, it } from 'vitest';
import { formOf, p, r, read, tc, texts, tr } from './build-docx.ts';

const ins = (inner: string) => `<w:ins w:id="1" w:author="A" w:date="0-00-00T00:00:00Z">${inner}</w:ins>`;
const del = (text: string) => `<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const deletedMark = '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>';

describe('tracked changes are accepted', () => {
  it('keeps what is inserted and drops what is deleted', () => {
    expect(texts(read({ body: `<w:p>${r('Parterna ')}${ins(r('ska'))}${del('bör')}${r(' samverka.')}</w:p>` }))).toEqual(['Parterna ska samverka.']);
  });

  it('drops text that is both inserted and deleted, whichever stands outermost', () => {
    const inInserted = ins(del('ena'));
    const inDeleted = `<w:del w:id="4" w:author="A">${ins(r('andra'))}</w:del>`;
    expect(texts(read({ body: `<w:p>${r('Kvar')}${inInserted}${inDeleted}</w:p>` }))).toEqual(['Kvar']);
  });

  it('joins a paragraph with the next when its mark is deleted, also through several', () => {
    const body = `<w:p><w:pPr>${deletedMark}</w:pPr>${r('Ett ')}</w:p><w:p><w:pPr>${deletedMark}</w:pPr>${r('två ')}</w:p>${p('tre')}${p('Nytt')}`;
    expect(texts(read({ body }))).toEqual(['Ett två tre', 'Nytt']);
  });

  it('takes away a paragraph that is deleted whole, also last in the text', () => {
    const gone = `<w:p><w:pPr>${deletedMark}</w:pPr>${del('Borta')}</w:p>`;
    expect(texts(read({ body: `${gone}${p('Kvar')}${gone}` }))).toEqual(['Kvar']);
  });

  it('gives a joined paragraph the form of the paragraph whose mark is left, unless that one is empty', () => {
    const heading = (inner: string, mark = '') => `<w:p><w:pPr><w:pStyle w:val="Rubrik1"/>${mark}</w:pPr>${inner}</w:p>`;
    expect(formOf(read({ body: heading(r('Rubrik '), deletedMark) + p('löptext') }))).toBe('Rubrik löptext');
    expect(formOf(read({ body: heading(r('Rubrik'), deletedMark) + `<w:p>${del('löptext')}</w:p>` }))).toBe('heading1(Rubrik)');
  });

  it('leaves moved text only at its new place', () => {
    const from = `<w:p><w:pPr><w:rPr><w:moveFrom w:id="5" w:author="A"/></w:rPr></w:pPr><w:moveFromRangeStart w:id="6" w:name="m"/><w:moveFrom w:id="7" w:author="A">${r('Flyttad')}</w:moveFrom><w:moveFromRangeEnd w:id="6"/></w:p>`;
    const to = `<w:p><w:moveToRangeStart w:id="8" w:name="m"/><w:moveTo w:id="9" w:author="A">${r('Flyttad')}</w:moveTo><w:moveToRangeEnd w:id="8"/></w:p>`;
    expect(texts(read({ body: from + p('Mitten') + to }))).toEqual(['Mitten', 'Flyttad']);
  });

  it('keeps inserted rows, and drops deleted rows and cells', () => {
    const rows = tr(tc(p('A')) + tc(p('B')) + tc(p('C'), '<w:cellDel w:id="1" w:author="A"/>'))
      + tr(tc(p('D')) + tc(p('E')), '<w:ins w:id="2" w:author="A"/>') + tr(tc(p('F')) + tc(p('G')), '<w:del w:id="3" w:author="A"/>');
    expect(texts(read({ body: `<w:tbl>${rows}</w:tbl>` }))).toEqual(['A', 'B', 'D', 'E']);
  });

  it('gives the room of deleted cells to the one before them that was widened for it, and to no other', () => {
    const widths = (now: number, before: number) => `<w:tcW w:w="${now}"/><w:tcPrChange w:id="4" w:author="A"><w:tcPr><w:tcW w:w="${before}"/></w:tcPr></w:tcPrChange>`;
    const gone = '<w:cellDel w:id="1" w:author="A"/>';
    const others = tr(tc(p('D')) + tc(p('E')) + tc(p('F')));
    expect(formOf(read({ body: `<w:tbl>${tr(tc(p('A'), widths(3000, 1000)) + tc(p('B'), gone) + tc(p('C'), gone))}${others}</w:tbl>` })))
      .toBe('table(tableRow(tableCell 3x1(A)) tableRow(tableCell(D) tableCell(E) tableCell(F)))');
    expect(formOf(read({ body: `<w:tbl>${tr(tc(p('A')) + tc(p('B')) + tc(p('C'), gone))}${others}</w:tbl>` })))
      .toBe('table(tableRow(tableCell(A) tableCell(B) tableCell(∅)) tableRow(tableCell(D) tableCell(E) tableCell(F)))');
    // A whole column that went: nothing is left of it to cover.
    const row = (text: string) => tr(tc(p(text), widths(2000, 1000)) + tc(p('borta'), gone));
    expect(formOf(read({ body: `<w:tbl>${row('A')}${row('B')}</w:tbl>` }))).toBe('table(tableRow(tableCell(A)) tableRow(tableCell(B)))');
  });

  it('drops a table of which every row is deleted', () => {
    expect(texts(read({ body: `${p('Före')}<w:tbl>${tr(tc(p('Borta')), '<w:del w:id="1" w:author="A"/>')}</w:tbl>${p('Efter')}` }))).toEqual(['Före', 'Efter']);
  });

  it('accepts changes inside notes too', () => {
    const reading = read({
      body: `<w:p>${r('Text')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
      footnotes: `<w:footnote w:id="2"><w:p>${ins(r('Ny'))}${del('Gammal')}</w:p></w:footnote>`,
    });
    expect(texts(reading)).toEqual(['Text*', 'Ny']);
  });
});
