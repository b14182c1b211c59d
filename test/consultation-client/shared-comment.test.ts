import { expect, test } from 'vitest';
import { comparedComment, type Said, withTheirs } from '../../client/consultation/shared-comment.ts';

const base: Said = { kind: 'substance', text: 'Som det stod', proposedText: '', reason: '' };

test('the same field of a comment is a conflict with both wordings; another field is saved all the same', () => {
  const fresh: Said = { ...base, text: 'Kollegans' };
  expect(comparedComment({ change: { text: 'Mitt', reason: 'Skälet' }, base, sent: {} }, fresh, 'Kollegan')).toEqual({ conflicts: [{ field: 'text', mine: 'Mitt', theirs: 'Kollegans', by: 'Kollegan' }], open: { reason: 'Skälet' } });
});

test('the same words are no conflict, nor are one’s own whose answer was lost', () => {
  const fresh: Said = { ...base, text: 'Mitt' };
  expect(comparedComment({ change: { text: 'Mitt' }, base, sent: {} }, fresh, '').conflicts).toEqual([]);
  expect(comparedComment({ change: { text: 'Mitt och mer' }, base, sent: { text: 'Mitt' } }, fresh, '')).toEqual({ conflicts: [], open: { text: 'Mitt och mer' } });
});

test('what a colleague wrote in an untouched field is shown; one’s own writing stays', () => {
  expect(withTheirs({ ...base, text: 'Jag skriver' }, base, { ...base, text: 'Kollegans', reason: 'Kollegans skäl' })).toEqual({ ...base, text: 'Jag skriver', reason: 'Kollegans skäl' });
});
