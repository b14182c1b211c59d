import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passageWords, takenParts } from '../../client/consultation/letter-passages.ts';

const letter = ['Nämnden tillstyrker förslaget.', 'I avsnitt 3.1 anges tre kvällar. Det bör vara två kvällar (2).', 'Avsnitt 4.2 gäller även vikarier.'];

test('what is marked in a letter is its words, paragraph by paragraph', () => {
  expect(passageWords(letter, { from: { paragraph: 1, offset: 33 }, to: { paragraph: 2, offset: 11 } })).toBe('Det bör vara två kvällar (2).\nAvsnitt 4.2');
  expect(passageWords(letter, { from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 7 } })).toBe('Nämnden');
});

test('what stands in a comment word for word is shown as taken, also over paragraphs and with other spaces', () => {
  expect(takenParts(letter, ['Det bör  vara två kvällar (2).\nAvsnitt 4.2 gäller även vikarier.'])).toEqual([
    [{ text: letter[0], isTaken: false }],
    [{ text: 'I avsnitt 3.1 anges tre kvällar. ', isTaken: false }, { text: 'Det bör vara två kvällar (2).', isTaken: true }],
    [{ text: letter[2], isTaken: true }],
  ]);
});

test('what was written otherwise, or is a word or two, is not', () => {
  for (const said of ['Det bör vara två mornar.', 'Nämnden', '', 'avsnitt 3.1 anges\nAvsnitt 4.2 gäller']) expect(takenParts(letter, [said]).flat().some(({ isTaken }) => isTaken)).toBe(false);
});

test('whatever was taken, the parts are the paragraph', () => {
  fc.assert(fc.property(fc.array(fc.string(), { maxLength: 6 }), fc.array(fc.string(), { maxLength: 4 }), fc.nat(), (paragraphs, said, at) => {
    const own = paragraphs.slice(at % 3, at % 3 + 2).join('\n');
    expect(takenParts(paragraphs, [...said, own]).map((parts) => parts.map(({ text }) => text).join(''))).toEqual(paragraphs);
  }));
});
