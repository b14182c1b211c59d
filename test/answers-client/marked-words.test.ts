import { expect, test } from 'vitest';
import { markedNow, markedThen, readable } from '../../client/answers/marked-words.ts';

test('the words are marked by their offsets in the frozen block', () => {
  const text = 'Kommunen ska ansvara. Kommunen ska betala.';
  expect(markedThen({ text, from: 22, to: 34, headingPath: [] }, 'Kommunen ska')).toEqual({ before: 'Kommunen ska ansvara. ', words: 'Kommunen ska', after: ' betala.', further: [] });
});

test('a note mark counts in the offsets and is not shown', () => {
  const text = 'Barnet\uFFFC ska höras.';
  const marked = markedThen({ text, from: 0, to: 11, headingPath: [] }, 'Barnet\uFFFC ska');
  expect(marked).toEqual({ before: '', words: 'Barnet ska', after: ' höras.', further: [] });
});

test('words over several blocks are shown to their end', () => {
  expect(markedThen({ text: 'Parterna ska', from: 9, to: 12, headingPath: [] }, 'ska\nträffas\nvarje år').further).toEqual(['träffas', 'varje år']);
});

test('with every offset the text stays whole', () => {
  const text = 'Ett \uFFFCstycke med ord 👩‍👧 i.';
  for (let from = 0; from <= text.length; from += 1) {
    for (let to = from; to <= text.length; to += 1) {
      const { before, words, after } = markedThen({ text, from, to, headingPath: [] }, text.slice(from, to));
      expect(before + words + after).toBe(readable(text));
    }
  }
});

test('words that are not found in their block are not marked anywhere else', () => {
  expect(markedNow({ text: 'borta', blockText: 'Något helt annat.' })).toEqual({ before: 'Något helt annat.', words: '', after: '', further: [] });
  expect(markedNow({ text: 'helt', blockText: 'Något helt annat.' })).toEqual({ before: 'Något ', words: 'helt', after: ' annat.', further: [] });
});
