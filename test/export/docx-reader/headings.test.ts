import { describe, expect, it } from 'vitest';
import { formOf, found, numPr, p, pStyle, r, read, style } from './build-docx.ts';

const numbered = `<w:abstractNum w:abstractNumId="0">${[1, 2, 3].map(level => `<w:lvl w:ilvl="${level - 1}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik${level}"/><w:lvlText w:val="${['%1', '%1.%2', '%1.%2.%3'][level - 1]}"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const swedish = (number = '') => [1, 2, 3, 4, 5].map(level => style(`Rubrik${level}`, `heading ${level}`, `<w:pPr>${level <= 3 ? number : ''}<w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>`)).join('');

describe('headings', () => {
  it('are known by the style name of Swedish and English Word, and by the id when the style list is missing', () => {
    expect(formOf(read({ body: p('Syfte', pStyle('Rubrik1')) + p('Mål', pStyle('Rubrik2')), styles: swedish() }))).toBe('heading1(Syfte) heading2(Mål)');
    expect(formOf(read({ body: p('Syfte', pStyle('x')), styles: style('x', 'Rubrik 3') }))).toBe('heading3(Syfte)');
    expect(formOf(read({ body: p('Syfte', pStyle('Heading2')) }))).toBe('heading2(Syfte)');
  });

  it('are inherited from the style that a style is based on, and told by an outline level', () => {
    const styles = swedish() + style('Egen', 'Vår rubrik', '<w:basedOn w:val="Rubrik2"/>') + style('Slinga', 'Slinga', '<w:basedOn w:val="Slinga"/>')
      + style('Brodtext', 'Ingress', '<w:basedOn w:val="Rubrik2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>');
    const body = p('A', pStyle('Egen')) + p('B', '<w:outlineLvl w:val="2"/>') + p('C', pStyle('Slinga')) + p('D', pStyle('Brodtext'));
    expect(formOf(read({ body, styles }))).toBe('heading2(A) heading3(B) C D');
  });

  it('deeper than four levels become level four and are told', () => {
    const reading = read({ body: p('Djupt', pStyle('Rubrik5')), styles: swedish() });
    expect(formOf(reading)).toBe('heading4(Djupt)');
    expect(found(reading, 'deep-heading')).toEqual({ what: 'deep-heading', count: 1, places: ['Djupt'] });
  });

  it('lose the number that Word made, since ours is derived', () => {
    const reading = read({ body: p('Syfte', pStyle('Rubrik1')) + p('Mål', pStyle('Rubrik2')), styles: swedish('<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering: numbered });
    expect(formOf(reading)).toBe('heading1(Syfte) heading2(Mål)');
    expect(reading.notUnderstood).toEqual([]);
  });

  it('are told when the number that Word made will be another', () => {
    const reading = read({ body: p('Inledning', pStyle('Rubrik1') + numPr(0)) + p('Syfte', pStyle('Rubrik1')), styles: swedish('<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering: numbered });
    expect(found(reading, 'heading-number')?.places).toEqual(['1 Syfte']);
  });

  it('lose a typed number only when the derived one is the same', () => {
    const body = p('1 Syfte', pStyle('Rubrik1')) + p('1.1. Mål', pStyle('Rubrik2')) + p('3.2 Ansvar', pStyle('Rubrik2')) + p('2 Parter', pStyle('Rubrik1'));
    const reading = read({ body, styles: swedish() });
    expect(formOf(reading)).toBe('heading1(Syfte) heading2(Mål) heading2(3.2 Ansvar) heading1(Parter)');
    expect(found(reading, 'typed-number')).toEqual({ what: 'typed-number', count: 1, places: ['3.2 Ansvar'] });
  });

  it('keep the rest of their text and marks when a typed number goes through several runs', () => {
    const body = `<w:p><w:pPr>${pStyle('Rubrik1')}</w:pPr>${r('1')}<w:r><w:tab/></w:r>${r('Vård', '<w:i/>')}${r(' och omsorg')}</w:p>`;
    expect(read({ body, styles: swedish() }).content.content[0]?.content).toEqual([
      { type: 'text', text: 'Vård', marks: [{ type: 'italic' }] }, { type: 'text', text: ' och omsorg' },
    ]);
  });

  it('are not bold because their style is, nor because all of it was made bold by hand', () => {
    const body = p('Stil', pStyle('Rubrik1')) + `<w:p><w:pPr>${pStyle('Rubrik2')}</w:pPr>${r('Hand', '<w:b/>')}</w:p>`;
    expect(JSON.stringify(read({ body, styles: swedish() }).content)).not.toContain('bold');
  });

  it('in a title style are the title, and stay in the text', () => {
    const reading = read({ body: p('Överenskommelse', pStyle('Rubrik')), styles: style('Rubrik', 'Title'), core: '<dc:title>Annat</dc:title>' });
    expect(reading.title).toBe('Överenskommelse');
    expect(formOf(reading)).toBe('Överenskommelse');
    expect(read({ body: p('Text'), core: '<dc:title>Ur filen</dc:title>' }).title).toBe('Ur filen');
    expect(read({ body: p('Text') }).title).toBe(null);
  });
});
