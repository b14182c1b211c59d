import { expect, test } from 'vitest';
import { clauseNumbers, outline } from '#shared/agreement/clauses.ts';
import type { AgreementContent, Block, Inline } from '#shared/agreement/content.ts';
import { blockText, plainText } from '#shared/agreement/plain-text.ts';

const text = (value: string): Inline[] => [{ type: 'text', text: value }];
const heading = (id: string, level: 1 | 2 | 3 | 4, value: string): Block => ({ type: 'heading', attrs: { id, level }, content: text(value) });

const agreement: AgreementContent = {
  type: 'doc',
  content: [
    { type: 'paragraph', attrs: { id: 'p0' }, content: text('Parterna') },
    heading('h1', 1, 'Syfte'),
    { type: 'paragraph', attrs: { id: 'p1' }, content: [...text('Se'), { type: 'footnoteRef', attrs: { note: 'f1' } }, { type: 'hardBreak' }] },
    heading('h2', 2, 'Mål'),
    { type: 'bulletList', attrs: { id: 'l1' }, content: [{ type: 'listItem', attrs: { id: 'i1' }, content: [{ type: 'paragraph', attrs: { id: 'p2' }, content: text('punkt') }] }] },
    heading('h3', 1, 'Ansvar'),
    { type: 'table', attrs: { id: 't1' }, content: [{ type: 'tableRow', attrs: { id: 'r1' }, content: [{ type: 'tableHeader', attrs: { id: 'c1' }, content: [{ type: 'paragraph', attrs: { id: 'p3' }, content: text('cell') }] }] }] },
    { type: 'footnotes', attrs: { id: 'fs' }, content: [{ type: 'footnote', attrs: { id: 'f1' }, content: text('not') }] },
  ],
};

test('every textblock stands in the outline with its clause', () => {
  expect(outline(agreement).map((entry) => [entry.block, entry.kind, entry.clauseNumber, entry.headingPath.join('/'), entry.text])).toEqual([
    ['p0', 'paragraph', null, '', 'Parterna'],
    ['h1', 'heading', '1', 'Syfte', 'Syfte'],
    ['p1', 'paragraph', '1', 'Syfte', 'Se\uFFFC\uFFFC'],
    ['h2', 'heading', '1.1', 'Syfte/Mål', 'Mål'],
    ['p2', 'item', '1.1', 'Syfte/Mål', 'punkt'],
    ['h3', 'heading', '2', 'Ansvar', 'Ansvar'],
    ['p3', 'cell', '2', 'Ansvar', 'cell'],
    ['f1', 'footnote', '1', 'Syfte', 'not'],
  ]);
});

test('a skipped heading level never gives two headings one number', () => {
  const content: AgreementContent = { type: 'doc', content: [heading('a', 1, 'A'), heading('b', 3, 'B'), heading('c', 2, 'C'), heading('d', 3, 'D')] };
  expect([...clauseNumbers(content).values()]).toEqual(['1', '1.0.1', '1.1', '1.1.1']);
});

test('plain text keeps every unit as written and joins blocks with a line feed', () => {
  expect(blockText({ content: text('a\u030A – å') })).toBe('a\u030A – å');
  expect(plainText(agreement).split('\n')).toHaveLength(8);
});
