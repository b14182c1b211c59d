import { describe, expect, test } from 'vitest';
import { proposedDeadline } from '#shared/consultation.ts';
import { daysBetween, lastDay, meetsLate, timingOf, warningsOf } from '../../client/consultation/deadlines.ts';

describe('choosing a deadline', () => {
  test('the proposed deadline gives no warning outside the summer', () => {
    for (const day of ['2026-09-01', '2026-11-30', '2027-01-15']) expect(warningsOf(day, proposedDeadline(day))).toEqual([]);
  });
  test('less than three months is said to be short', () => expect(warningsOf('2026-09-01', '2026-10-15')).toEqual(['short']));
  test('a period over July is told, also from one year to the next', () => {
    expect(warningsOf('2026-05-04', '2026-09-01')).toEqual(['july']);
    expect(warningsOf('2026-08-03', '2027-07-01')).toEqual(['july']);
    expect(warningsOf('2026-08-03', '2027-06-30')).toEqual([]);
  });
  test('a weekend and a passed day are told', () => {
    expect(warningsOf('2026-01-12', '2026-05-16')).toEqual(['weekend']);
    expect(warningsOf('2026-01-12', '2026-01-12')).toEqual(['passed']);
  });
  test('half a date is no date', () => expect(warningsOf('2026-01-12', '2026-0')).toEqual([]));
});

describe('a consultee\'s own time', () => {
  const round = { state: 'open', deadline: '2026-09-24', extendedTo: null };
  test('the last day is inside, the day after is late, and late is never closed', () => {
    expect(timingOf(round, '2026-09-24')).toBe('open');
    expect(timingOf(round, '2026-09-25')).toBe('late');
    expect(timingOf({ ...round, state: 'closed' }, '2026-09-20')).toBe('closed');
  });
  test('an extension moves the last day', () => {
    expect(lastDay({ ...round, extendedTo: '2026-10-08' })).toBe('2026-10-08');
    expect(timingOf({ ...round, extendedTo: '2026-10-08' }, '2026-10-08')).toBe('open');
  });
  test('a meeting after its own last day is told as late, one on the day is not', () => {
    expect(['2026-09-24', '2026-09-25', '2026-9-30', ''].map((meetingOn) => meetsLate(meetingOn, round))).toEqual([false, true, false, false]);
    expect(['2026-10-08', '2026-10-09'].map((meetingOn) => meetsLate(meetingOn, { ...round, extendedTo: '2026-10-08' }))).toEqual([false, true]);
  });
  test('days are counted by the calendar, over the change of clock', () => expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2));
});
