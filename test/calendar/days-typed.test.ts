import { expect, test } from 'vitest';
import { dayTyped } from '#shared/calendar.ts';

test.each([
  '2027-09-24', '2027- 09-24', ' 2027-09-24 ', '2027-9-24', '2027/09/24', '2027.9.24', '2027 09 24', '2027–09–24', '20270924', '270924',
  '24/9 2027', '24/9/2027', '24.9.2027', '24-09-2027', '24 09 2027', '9/24/2027',
  '24 september 2027', '24 sep 2027', '24 sept. 2027', '24:e september 2027', 'den 24 september 2027', 'fredag 24 september 2027', 'fre 24 sep 2027', 'Fredagen den 24 september 2027',
  '24th of September 2027', 'September 24, 2027', 'Friday, 24 September 2027', 'Sept 24th 2027',
])('rule 14: %s is read as 24 September 2027', (typed) => {
  expect(dayTyped(typed)).toBe('2027-09-24');
});

test('of two numbers that could both be the month, the day comes first', () => {
  expect(dayTyped('3/4 2027')).toBe('2027-04-03');
});

test.each([
  ['1 maj 2027', '2027-05-01'], ['1 may 2027', '2027-05-01'], ['2 mars 2027', '2027-03-02'], ['3 juni 2027', '2027-06-03'], ['3 juli 2027', '2027-07-03'], ['4 okt 2027', '2027-10-04'], ['29 februari 2028', '2028-02-29'],
])('%s is %s', (typed, day) => expect(dayTyped(typed)).toBe(day));

test.each(['', '   ', '2027', '2027-09', '2027-13-01', '2027-02-29', '31 april 2027', '24/9', '24 september', '24/09/27', '27-09-24', 'ju 3 2027', 'snart', '2027-09-24x', '99999999', '2027-09-24 13.00'])('%j is no day, or could be several', (typed) => {
  expect(dayTyped(typed)).toBeNull();
});

test('what was read is read again as the same day', () => {
  for (let n = 0; n < 800; n += 1) {
    const day = new Date(Date.UTC(2026, 0, 1 + n));
    const iso = day.toISOString().slice(0, 10);
    for (const locale of ['sv-SE', 'en-GB']) {
      for (const form of [{ dateStyle: 'full' }, { dateStyle: 'long' }, { day: 'numeric', month: 'short', year: 'numeric' }] as const) {
        const said = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' }).format(day);
        expect(dayTyped(said), said).toBe(iso);
      }
    }
  }
});
