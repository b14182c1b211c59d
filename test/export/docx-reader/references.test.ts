import { expect, test } from 'vitest';
import { clauseNumbers } from '#shared/agreement/clauses.ts';
import { pStyle, r, read, style, texts } from './build-docx.ts';

const styles = style('Rubrik1', 'heading 1', '');
const marked = (name: string, words: string): string => `<w:p><w:pPr>${pStyle('Rubrik1')}</w:pPr><w:bookmarkStart w:id="5" w:name="${name}"/>${r(words)}<w:bookmarkEnd w:id="5"/></w:p>`;
const field = (instruction: string, result: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const clauseOf = (reading: ReturnType<typeof read>): string[] => reading.content.content.flatMap((block) => (block.type === 'paragraph' ? block.content ?? [] : [])).flatMap((inline) => (inline.type === 'clauseRef' ? [inline.attrs.clause] : []));

test('a field that shows the number of a heading becomes a reference to it, also before the heading is read', () => {
  const reading = read({ styles, body: `<w:p>${r('Se avsnitt ')}${field('REF _Ref77 \\r \\h', '2')}${r(' och ')}<w:fldSimple w:instr="REF _Ref77 \\n">${r('2')}</w:fldSimple>${r('.')}</w:p>${marked('_Ref1', 'Syfte')}${marked('_Ref77', 'Ansvar')}` });
  expect(texts(reading)).toEqual(['Se avsnitt * och *.', 'Syfte', 'Ansvar']);
  const numbers = clauseNumbers(reading.content);
  expect(clauseOf(reading).map((id) => numbers.get(id))).toEqual(['2', '2']);
});

test('other fields keep the words that Word showed', () => {
  const reading = read({ styles, body: `<w:p>${r('Se ')}${field('REF _Ref77 \\h', 'Ansvar')}${r(', sidan ')}${field('PAGEREF _Ref77 \\h', '4')}${r(' och punkt ')}${field('REF _Ref9 \\r \\h', '7 a')}${r('.')}</w:p>${marked('_Ref77', 'Ansvar')}` });
  expect(texts(reading)).toEqual(['Se Ansvar, sidan 4 och punkt 7 a.', 'Ansvar']);
  expect(clauseOf(reading)).toEqual([]);
});
