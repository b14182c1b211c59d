import { expect, test } from 'vitest';
import { commentFilter } from '#shared/answers.ts';
import { partsOf } from '#shared/comment-filter.ts';
import { benchSearch, filterOf, isFiltered, toggled, withFilter, withoutPart } from '../../client/answers/filter.ts';

test('an address becomes a selection, and what is not known is left out', () => {
  expect(benchSearch({ state: 'new,lost', disposition: 'accepted', group: 'everyone', sort: 'mood', comment: 'c1', theme: 'none', other: 'x' }))
    .toEqual({ state: 'new', disposition: 'accepted', comment: 'c1', theme: 'none' });
});

test('a clause that the router read as a number is a clause', () => {
  expect(benchSearch({ clause: 3 })).toEqual({ clause: '3' });
  expect(benchSearch({ clause: '3.10' })).toEqual({ clause: '3.10' });
});

test('every selection of the screen is one that the server knows', () => {
  const search = benchSearch({ consultee: 'a,b', group: 'parties', clause: '2.1', theme: 't', kind: 'legal,question', stance: 'opposes', disposition: 'noted,answered', state: 'decided', assignee: 'none', q: 'barn', sort: 'state' });
  const parsed = commentFilter.parse(filterOf(search));
  expect(parsed).toMatchObject({ consultee: 'a,b', group: 'parties', clause: '2.1', kind: 'legal,question', stance: ['opposes'], disposition: ['noted', 'answered'], state: ['decided'], sort: 'state' });
  expect(Object.keys(parsed).sort()).toEqual(Object.keys(search).sort());
});

test('order and open comment are no selection', () => {
  expect(isFiltered({ sort: 'number', comment: 'c1' })).toBe(false);
  expect(isFiltered({ q: 'barn' })).toBe(true);
});

test('a chip sets one value of a list and takes it away again, and the open comment stays open', () => {
  const one = toggled({ comment: 'c1' }, 'state', 'new');
  const two = toggled(one, 'state', 'proposed');
  expect(two).toEqual({ comment: 'c1', state: 'new,proposed' });
  expect(toggled(toggled(two, 'state', 'new'), 'state', 'proposed')).toEqual({ comment: 'c1' });
});

test('every value of a list is a chip of its own', () => {
  const search = { disposition: 'noted,answered', q: 'barn, unga' };
  expect(partsOf(search)).toEqual([{ name: 'disposition', value: 'noted' }, { name: 'disposition', value: 'answered' }, { name: 'q', value: 'barn, unga' }]);
  expect(withoutPart(search, { name: 'disposition', value: 'noted' })).toEqual({ disposition: 'answered', q: 'barn, unga' });
  expect(withoutPart(search, { name: 'q', value: 'barn, unga' })).toEqual({ disposition: 'noted,answered' });
  expect(withFilter(search, 'q', '')).toEqual({ disposition: 'noted,answered' });
});
