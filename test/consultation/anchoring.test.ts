import { expect, test } from 'vitest';
import { anchorInput, idsBetween, quoteBetween, spansBetween, wordsAround } from '#shared/anchors/anchor.ts';
import { isCleanText } from '#shared/limits.ts';
import { onWords, open, openAt } from '../support/stages.ts';
import { expectRefused } from '../support/visitor.ts';

const block = 'b0000000000000000';
const at = (offset: number) => ({ block, offset });

test('half a character is no place', () => {
  const blocks = [{ block, ordinal: 0, text: 'Vi 👍🏽 er', runs: [[1, 0, 10]] as [number, number, number][] }];
  for (const inside of [4, 6]) {
    expect(quoteBetween(blocks, at(inside), at(10))).toBeNull();
    expect(quoteBetween(blocks, at(0), at(inside))).toBeNull();
    expect(spansBetween(blocks, at(inside), at(10))).toBeNull();
    expect(idsBetween(blocks, at(inside), at(10))).toEqual([]);
  }
  expect(quoteBetween(blocks, at(3), at(7))).toBe('👍🏽');
  expect(quoteBetween(blocks, at(0), at(10))).toBe('Vi 👍🏽 er');
});

test('the words around a place never end in half a character', () => {
  const text = `${'👍'.repeat(20)}x${'👍'.repeat(20)}`;
  expect(wordsAround([{ block, ordinal: 0, text }], at(40), at(41))).toEqual({ before: '👍'.repeat(16), after: '👍'.repeat(16) });
  const odd = `a${text}a`.replace('x', 'xy');
  const around = wordsAround([{ block, ordinal: 0, text: odd }], at(42), at(42));
  expect(isCleanText(around.before) && isCleanText(around.after)).toBe(true);
  expect(around.before.length).toBe(31);
});

test('a quote with NUL or half a character is refused by name, and so is a place that is not there', async () => {
  expect(anchorInput.safeParse({ scope: 'words', quote: 'hela 👍' }).success).toBe(true);
  const app = await openAt(open);
  const almfors = await app.enter('almforsCoordinator');
  const leave = (anchor: object) => almfors.post(`/api/responses/${app.responseId}/comments`, { anchor, text: 'Ord.' });
  const words = onWords(app.frozenDocumentId, 'duty', 'samordnad individuell plan');
  for (const quote of ['samordnad\u0000plan', 'plan \ud83d', '\udc4d plan']) expect(expectRefused(await leave({ ...words, quote }), 422, 'invalid-input').errors).toEqual([{ pointer: '/anchor/quote', detail: 'text-unclean' }]);
  expectRefused(await leave({ ...words, to: { ...words.to, offset: 100_000 } }), 422, 'anchor-invalid');
});
