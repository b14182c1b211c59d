import { expect, test } from 'vitest';
import type { MeetingItem } from '#shared/answer-meetings.ts';
import { begun, incomplete, keepExceptions, keptExceptions, sentExceptions, tallyOf } from '../../client/answers/meeting-exceptions.ts';

const item = (number: number, now: MeetingItem['now'] = 'same'): MeetingItem => ({
  commentId: `c${number}`, number, organisation: 'Almfors kommun', scope: 'words', documentTitle: null, clauseNumber: '3', clauseHeading: 'Ansvar', quote: '', text: 'Fristen är för kort.', proposedText: '',
  version: 1, listed: { disposition: 'not_accepted', rationale: 'Fristen följer av lagen.', referredTo: '' }, now, newest: null, outcome: null,
});
const items = [item(1), item(2), item(3), item(4, 'changed')];
const other = { ...begun(item(2), 'otherwise'), disposition: 'referred_elsewhere' as const, referredTo: '' };

test('another answer begins from what was proposed, and is complete when an answer would be', () => {
  expect(begun(item(1), 'otherwise')).toMatchObject({ disposition: 'not_accepted', rationale: 'Fristen följer av lagen.' });
  expect(incomplete(items, { c2: other })).toEqual([2]);
  expect(incomplete(items, { c2: { ...other, referredTo: 'Budgetarbetet' } })).toEqual([]);
  // What is left out needs no answer, and what has changed is not decided anyway.
  expect(incomplete(items, { c2: { ...other, how: 'left' }, c4: other })).toEqual([]);
});

test('only proposals that are as listed are counted and sent', () => {
  const exceptions = { c1: { ...begun(item(1), 'left'), reason: 'Tas i april.' }, c2: { ...other, disposition: 'noted' as const, referredTo: 'kvar från förr' }, c4: { ...begun(item(4), 'left') } };
  expect(tallyOf(items, exceptions)).toEqual({ decided: 1, otherwise: 1, left: 1 });
  expect(sentExceptions(items, exceptions)).toEqual([
    { how: 'left', commentId: 'c1', reason: 'Tas i april.' }, { how: 'otherwise', commentId: 'c2', disposition: 'noted', rationale: 'Fristen följer av lagen.', referredTo: '' },
  ]);
});

test('what was written down at the meeting stands after a reload, until the list is decided', () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  keepExceptions(storage, 'm1', { c2: other });
  expect(keptExceptions(storage, 'm1')).toEqual({ c2: other });
  expect(keptExceptions(storage, 'm2')).toEqual({});
  keepExceptions(storage, 'm1', {});
  expect(kept.size).toBe(0);
  kept.set('meeting-exceptions:m1', '{"c2":{"how":"unknown"}}');
  expect(keptExceptions(storage, 'm1')).toEqual({});
});
