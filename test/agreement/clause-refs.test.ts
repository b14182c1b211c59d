import { expect, test } from 'vitest';
import { clauseNumbers } from '#shared/agreement/clauses.ts';
import { brokenReferences, goneWords, runsWithNumbers, shownReferences, withoutShownNumbers, withShownNumbers } from '#shared/agreement/clause-refs.ts';
import { compare } from '#shared/agreement/compare.ts';
import type { AgreementContent, Block } from '#shared/agreement/content.ts';
import { plainText, textBlocks } from '#shared/agreement/plain-text.ts';
import { LivePlaces } from '#shared/anchors/place.ts';

const id = (n: number): string => `b${String(n).padStart(15, '0')}`;
const heading = (n: number, text: string, level: 1 | 2 = 1): Block => ({ type: 'heading', attrs: { id: id(n), level }, content: [{ type: 'text', text }] });
const text = (...blocks: Block[]): AgreementContent => ({ type: 'doc', content: blocks });
const referring: Block = { type: 'paragraph', attrs: { id: id(9) }, content: [{ type: 'text', text: 'Enligt avsnitt ' }, { type: 'clauseRef', attrs: { clause: id(2) } }, { type: 'text', text: ' ska parterna samverka.' }] };

test('a reference says the number its clause has, wherever the clause stands', () => {
  const shown = (content: AgreementContent) => plainText(withShownNumbers(content)).split('\n').at(-1);
  expect(shown(text(heading(1, 'Syfte'), heading(2, 'Ansvar'), referring))).toBe('Enligt avsnitt 2 ska parterna samverka.');
  expect(shown(text(heading(2, 'Ansvar'), heading(1, 'Syfte'), referring))).toBe('Enligt avsnitt 1 ska parterna samverka.');
  expect(shown(text(heading(1, 'Syfte'), heading(3, 'Parter', 2), heading(2, 'Ansvar', 2), referring))).toBe('Enligt avsnitt 1.2 ska parterna samverka.');
});

test('a reference to a clause that is gone is told to be broken', () => {
  const content = text(heading(1, 'Syfte'), referring);
  expect(plainText(withShownNumbers(content))).toContain(goneWords);
  expect(brokenReferences(content)).toEqual([{ block: id(9), clause: id(2) }]);
  expect(brokenReferences(text(heading(2, 'Ansvar'), referring))).toEqual([]);
});

test('what has been frozen keeps its number, and the working text never has one', () => {
  const frozen = withShownNumbers(text(heading(1, 'Syfte'), heading(2, 'Ansvar'), referring));
  expect(withShownNumbers(text(...(frozen.content as Block[]).toReversed()))).toEqual(text(...(frozen.content as Block[]).toReversed()));
  expect(withoutShownNumbers(frozen)).toEqual(text(heading(1, 'Syfte'), heading(2, 'Ansvar'), referring));
  const plain = text(heading(1, 'Syfte'));
  expect(withShownNumbers(plain)).toBe(plain);
});

test('words around a frozen number keep their characters', () => {
  const frozen = withShownNumbers(text(heading(1, 'Syfte'), heading(3, 'Parter', 2), heading(2, 'Ansvar', 2), referring));
  const block = textBlocks(frozen).at(-1);
  expect(runsWithNumbers(block, [[7, 100, 10], [8, 0, 29]])).toEqual([[7, 100, 10], [8, 0, 6], [-1, 0, 2], [8, 6, 23]]);
});

test('a comment on a reference stays with its words when the clause gets another number', () => {
  const moved = text(heading(2, 'Ansvar'), heading(1, 'Syfte'), referring);
  const block = textBlocks(moved).at(-1);
  if (!block) throw new Error('no block');
  const shown = shownReferences(moved).get(id(9)) ?? new Map();
  const places = new LivePlaces([{ block: id(9), text: plainText({ type: 'doc', content: [referring] }), runs: [{ client: 7, clock: 100, length: 39, at: 0 }], shown }]);
  expect(places.place({ ids: [[7, 107, 9]], quote: 'avsnitt 2.1', before: 'Enligt ', after: ' ska', block: id(9) })).toMatchObject({ state: 'same', text: 'avsnitt 1' });
  expect(places.place({ ids: [[7, 107, 9]], quote: 'avsnitten 2', before: 'Enligt ', after: ' ska', block: id(9) })).toMatchObject({ state: 'changed' });
});

test('another number is a change that a reader of two versions sees', () => {
  const before = withShownNumbers(text(heading(1, 'Syfte'), heading(2, 'Ansvar'), referring));
  const after = withShownNumbers(text(heading(2, 'Ansvar'), heading(1, 'Syfte'), referring));
  expect(clauseNumbers(after).get(id(2))).toBe('1');
  const { body } = compare(before, after);
  const line = body.find((row) => row.kind === 'line' && row.after?.id === id(9));
  const said = line?.kind === 'line' ? line.parts.filter(({ op }) => op !== 'same').map(({ op, inline }) => [op, inline.type === 'clauseRef' ? inline.attrs.shown : inline.type]) : [];
  expect(said).toEqual([['del', '2'], ['ins', '1']]);
});
