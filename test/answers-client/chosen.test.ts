import { expect, test } from 'vitest';
import { commentFilter } from '#shared/answers.ts';
import { chosenComments } from '#shared/answers-together.ts';
import { chosenInput, countOf, isChosen, nothingChosen, turned, withThese } from '../../client/answers/chosen.ts';

const id = (n: number) => `01a4001a-7c00-7000-802f-9e8b9b16aa0${n}`;

test('a comment that is turned twice is not chosen', () => {
  const one = turned(nothingChosen, 'a');
  expect([isChosen(one, 'a'), isChosen(one, 'b'), countOf(one, 9)]).toEqual([true, false, 1]);
  expect(turned(one, 'a')).toEqual(nothingChosen);
});

test('of all that are chosen some can be left out, and taken in again', () => {
  const all = { all: true, ids: new Set<string>() };
  const but = turned(turned(all, 'a'), 'b');
  expect([isChosen(but, 'a'), isChosen(but, 'c'), countOf(but, 9)]).toEqual([false, true, 7]);
  expect(countOf(withThese(but, ['a', 'c']), 9)).toBe(8);
});

test('a reach adds to what was chosen before', () => {
  expect([...withThese(turned(nothingChosen, 'z'), ['a', 'b']).ids].sort()).toEqual(['a', 'b', 'z']);
});

test('what is chosen is what the server is asked for', () => {
  expect(chosenComments.parse(chosenInput(turned(nothingChosen, id(1)), { state: 'new' }))).toEqual({ kind: 'these', comments: [id(1)] });
  expect(chosenComments.parse(chosenInput({ all: true, ids: new Set([id(2)]) }, { state: 'new,proposed', sort: 'number' }))).toEqual({ kind: 'all', filter: commentFilter.parse({ state: 'new,proposed', sort: 'number' }), except: [id(2)] });
});
