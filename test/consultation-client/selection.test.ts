import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { quoteBetween } from '#shared/anchors/anchor.ts';
import { blockText, textBlocks } from '#shared/agreement/plain-text.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { frozenHtml } from '../../server/drafting/frozen-html.ts';
import { anchorOf, offsetIn, type PagePoint, pagePoints, piecesOf, plainTextOf, stretchesOf, stretchOfWords, strideWord, widened } from '../../client/drafting/selection.ts';
import { blocksOf, find, pageOf } from './page.ts';

const id = (n: number) => `b${String(n).padStart(15, '0')}`;
const text = (value: string) => ({ type: 'text' as const, text: value });

const content = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id: id(1), level: 1 }, content: [text('Gemensamt ansvar')] },
    { type: 'paragraph', attrs: { id: id(2) }, content: [text('Kommunen och '), { type: 'text', text: 'regionen', marks: [{ type: 'bold' }] }, text(' ska samverka'), { type: 'footnoteRef', attrs: { id: id(20), note: id(9) } }, text(' & följa <planen>.')] },
    { type: 'bulletList', attrs: { id: id(3) }, content: [{ type: 'listItem', attrs: { id: id(4) }, content: [{ type: 'paragraph', attrs: { id: id(5) }, content: [text('Första 👩‍👧 raden'), { type: 'hardBreak' }, text('andra raden')] }] }] },
    { type: 'paragraph', attrs: { id: id(6) }, content: [] },
    { type: 'paragraph', attrs: { id: id(7) }, content: [text('Parterna följer upp varje år.')] },
    { type: 'footnotes', content: [{ type: 'footnote', attrs: { id: id(9) }, content: [text('Se lagen.')] }] },
  ],
} as unknown as AgreementContent;

const page = pageOf(frozenHtml(content));
const blocks = blocksOf(page);
const rows = textBlocks(content).map((block, ordinal) => ({ block: block.attrs.id, ordinal, text: blockText(block) }));

const quote = (start: PagePoint, end: PagePoint) => {
  const marked = anchorOf({ start, end }, blocks);
  return marked && quoteBetween(rows, marked.from, marked.to);
};
const before = (words: string) => find(page, words);
const after = (words: string) => {
  const { node, offset } = find(page, words);
  return { node, offset: offset + words.length };
};

describe('from the page to an anchor', () => {
  test('every block of the page has exactly the text that was frozen', () => {
    expect(blocks.map((block) => [block.id, block.text])).toEqual(rows.map((row) => [row.block, row.text]));
  });

  test('marked words give their exact quote through bold and entities', () => {
    expect(quote(before('Kommunen'), after('regionen'))).toBe('Kommunen och regionen');
    expect(quote(before('följa'), after('<planen>'))).toBe('följa <planen>');
  });

  test('a note mark counts one and a generated number counts nothing', () => {
    expect(quote(before('samverka'), after('följa'))).toBe('samverka\uFFFC & följa');
    const heading = blocks[0];
    expect(heading && offsetIn(heading.element, after('Gemensamt'), true)).toBe('Gemensamt'.length);
  });

  test('a mark that begins in a clause number begins at the first word', () => {
    expect(quote(before('1 '), after('Gemensamt'))).toBe('Gemensamt');
  });

  test('a mark across blocks joins them with a line feed', () => {
    expect(quote(before('ansvar'), after('Kommunen'))).toBe('ansvar\nKommunen');
  });

  test('a mark that only touches the next block ends in this one', () => {
    expect(quote(before('andra'), { node: find(page, 'Parterna').node, offset: 0 })).toBe('andra raden');
  });

  test('space at the edges is left out', () => {
    expect(quote(after('Kommunen'), before('ska'))).toBe('och regionen');
  });

  test('ends outside any block are taken to the nearest words', () => {
    expect(quote({ node: page, offset: 0 }, { node: page, offset: 1 })).toBe('Gemensamt ansvar');
    expect(quote({ node: page, offset: 0 }, { node: page, offset: page.childNodes.length })).toBe(quoteBetween(rows, { block: id(1), offset: 0 }, { block: id(9), offset: 9 }));
  });

  test('nothing marked, an empty block or a backward mark is no anchor', () => {
    expect(quote(before('och'), before('och'))).toBeNull();
    expect(quote(before('regionen'), before('Kommunen'))).toBeNull();
    expect(quote(after('Kommunen och '), before('regionen'))).toBeNull();
  });

  test('any two points of the page give a quote that the frozen blocks have, or nothing', () => {
    const texts = blocks.flatMap((block) => piecesOf(block.element, 0, block.text.length).map(({ node }) => node));
    fc.assert(fc.property(fc.nat(texts.length - 1), fc.nat(40), fc.nat(texts.length - 1), fc.nat(40), (a, i, b, j) => {
      const [from, to] = [texts[a], texts[b]];
      if (!from || !to) return;
      // No browser puts a caret inside a character of two units.
      const within = (text: string, offset: number) => { const at = Math.min(offset, text.length); return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at; };
      const marked = anchorOf({ start: { node: from, offset: within(from.nodeValue ?? '', i) }, end: { node: to, offset: within(to.nodeValue ?? '', j) } }, blocks);
      if (marked === null) return;
      const found = quoteBetween(rows, marked.from, marked.to);
      expect(found).not.toBeNull();
      expect(found).toBe(found?.trim());
    }), { seed: 7, numRuns: 400 });
  });
});

describe('marks that cut words', () => {
  const one = [{ id: id(7), text: 'Parterna följer upp varje år.' }];
  const wide = (from: number, to: number) => {
    const marked = widened({ from: { block: id(7), offset: from }, to: { block: id(7), offset: to } }, one);
    return one[0]?.text.slice(marked.from.offset, marked.to.offset);
  };
  test('half a word becomes the word', () => expect(wide(10, 12)).toBe('följer'));
  test('the end of one and the start of another become both', () => expect(wide(14, 17)).toBe('följer upp'));
  test('over several words the first and the last are taken whole', () => expect(wide(2, 13)).toBe('Parterna följer'));
  test('so they are across blocks', () => {
    const two = [{ id: id(7), text: 'Parterna följer upp.' }, { id: id(8), text: 'Regionen kallar.' }];
    expect(widened({ from: { block: id(7), offset: 11 }, to: { block: id(8), offset: 3 } }, two)).toEqual({ from: { block: id(7), offset: 9 }, to: { block: id(8), offset: 8 } });
  });
  test('a part of one long word is left as it was chosen', () => {
    const long = [{ id: id(7), text: 'Ungdomsmottagningen öppnar.' }];
    expect(widened({ from: { block: id(7), offset: 7 }, to: { block: id(7), offset: 19 } }, long).from.offset).toBe(7);
  });
  test('a lone sign stays', () => expect(wide(28, 29)).toBe('.'));
});

describe('from an anchor to the page', () => {
  test('the pieces of a stretch are the words themselves, without leaves and numbers', () => {
    const block = blocks[1];
    const pieces = block ? piecesOf(block.element, 9, block.text.length) : [];
    expect(pieces.map(({ node, from, to }) => node.nodeValue?.slice(from, to)).join('|')).toBe('och |regionen| ska samverka| & följa <planen>.');
  });

  test('there and back gives the same offsets', () => {
    for (const block of blocks) {
      for (let from = 0; from < block.text.length; from += 1) {
        const points = pagePoints(block.element, from, block.text.length);
        if (points === null) continue;
        const start = offsetIn(block.element, points.start, false);
        expect(plainTextOf(block.element).slice(from, start)).toMatch(/^\uFFFC?$/);
      }
    }
  });

  test('overlapping comments are cut into stretches that name them all', () => {
    expect(stretchesOf([{ id: 'a', from: 0, to: 10 }, { id: 'b', from: 5, to: 20 }, { id: 'c', from: 30, to: 31 }])).toEqual([
      { from: 0, to: 5, ids: ['a'] }, { from: 5, to: 10, ids: ['a', 'b'] }, { from: 10, to: 20, ids: ['b'] }, { from: 30, to: 31, ids: ['c'] },
    ]);
  });
});

describe('word by word with the keyboard', () => {
  const sentence = 'Parterna följer upp, varje år.';
  const said = (...strides: Parameters<typeof strideWord>[1][]) => {
    const cursor = strides.reduce<ReturnType<typeof strideWord>>((at, stride) => strideWord(at, stride, 5), null);
    const stretch = cursor && stretchOfWords(sentence, cursor);
    return stretch && sentence.slice(stretch.from, stretch.to);
  };
  test('the first stride takes the first word, the next ones move on', () => {
    expect(said('next')).toBe('Parterna');
    expect(said('next', 'next', 'next')).toBe('upp');
  });
  test('with Shift the mark grows and shrinks', () => {
    expect(said('next', 'extend-on', 'extend-on')).toBe('Parterna följer upp');
    expect(said('next', 'extend-on', 'extend-on', 'extend-back')).toBe('Parterna följer');
    expect(said('last', 'extend-back')).toBe('varje år');
  });
  test('the edges of the block hold', () => {
    expect(said('next', 'previous', 'previous')).toBe('Parterna');
    expect(said('last', 'next', 'extend-on')).toBe('år');
    expect(strideWord(null, 'next', 0)).toBeNull();
  });
});
