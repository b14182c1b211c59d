import { expect, test } from 'vitest';
import { formatMessage, weekdayFirst } from '#shared/messages/format.ts';
import { wordsIn } from '../../server/export/docx-writer/words.ts';

test('a day with its weekday has one form in each language, in letters and on papers as on screen', () => {
  const day = new Date('2027-09-24T12:00:00Z');
  expect(formatMessage('en', 'Answer by {day, date, long}.', { day })).toBe('Answer by Friday 24 September 2027.');
  expect(formatMessage('sv', 'Svara senast {day, date, long}.', { day })).toBe('Svara senast fredag 24 september 2027.');
  expect(wordsIn('en').weekday('2027-09-24')).toBe('Friday 24 September 2027');
  expect(wordsIn('sv').weekday('2027-09-24')).toBe('fredag 24 september 2027');
  // Only the weekday's comma: what follows a day keeps its own.
  expect(weekdayFirst('24 September 2027, 14:02')).toBe('24 September 2027, 14:02');
});
