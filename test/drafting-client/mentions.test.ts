import { expect, test } from 'vitest';
import { calledIn, matching, mentionsIn, partsOf } from '../../client/drafting/mentions.ts';

const person = (personId: string, name: string, role: string, organisation: string) => ({ personId, name, role, organisation });
const people = [
  person('1', 'Arbetsgruppen, elevhälsa', 'Arbetsgrupp', 'Ekhammars kommun'), person('2', 'Arbetsgruppen, elevhälsa (vikarie)', 'Arbetsgrupp', 'Ekhammars kommun'),
  person('3', 'Styrgruppens ordförande', 'Styrgrupp', 'Region Granmark'), person('4', 'Ungas röst', 'Referensgrupp', 'Ungaröst'),
];

test('an @ calls someone, an address does not', () => {
  expect(calledIn('Hej @sty', 8)).toEqual({ from: 4, words: 'sty' });
  expect(calledIn('Hej @', 5)).toEqual({ from: 4, words: '' });
  expect(calledIn('Skriv till namnd@almfors', 24)).toBeNull();
  expect(calledIn('@sty\nnästa rad', 14)).toBeNull();
  expect(calledIn('@sty', 0)).toBeNull();
});

test('people are found by name, role or organisation, names first', () => {
  expect(matching(people, 'ref').map(({ personId }) => personId)).toEqual(['4']);
  expect(matching(people, 'reg').map(({ personId }) => personId)).toEqual(['3']);
  expect(matching(people, 'arb ekh').map(({ personId }) => personId)).toEqual(['1', '2']);
  expect(matching(people, 'un').map(({ personId }) => personId)).toEqual(['4']);
  expect(matching(people, 'xyz')).toEqual([]);
});

test('who is named in what was written is mentioned, and nobody who only has a shorter name', () => {
  expect(mentionsIn('@Arbetsgruppen, elevhälsa (vikarie) och @Ungas röst, vad säger ni?', people)).toEqual(['2', '4']);
  expect(mentionsIn('@Arbetsgruppen, elevhälsa: nej', people)).toEqual(['1']);
  expect(mentionsIn('Ungas röst utan tecken', people)).toEqual([]);
  expect(mentionsIn('@Ungas röster', people)).toEqual([]);
});

test('the names are set apart in the text, and no letter of it is lost', () => {
  const parts = partsOf('Se @Ungas röst och @Styrgruppens ordförande.', people.map(({ name }) => name));
  expect(parts.filter(({ isName }) => isName).map(({ text }) => text)).toEqual(['@Ungas röst', '@Styrgruppens ordförande']);
  expect(parts.map(({ text }) => text).join('')).toBe('Se @Ungas röst och @Styrgruppens ordförande.');
});
