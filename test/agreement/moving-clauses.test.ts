import { expect, test } from 'vitest';
import type { Block } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf } from '#shared/agreement/flat-text.ts';
import { besideClause, moveClause, placesForClause, whyNotMoveClause } from '#shared/agreement/moving-clauses.ts';
import { bothOrders, meet, pair, paragraph } from './person.ts';
import type { Person } from './person.ts';

const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', attrs: { id: newBlockId(), level }, content: [{ type: 'text', text }] });
/** 1 A (1.1 B, 1.2 C (1.2.1 D)), 2 E (2.1 F), 3 G, each with a paragraph. */
const text = () => [
  paragraph('ingress'),
  heading(1, 'A'), paragraph('a'), heading(2, 'B'), paragraph('b'), heading(2, 'C'), paragraph('c'), heading(3, 'D'), paragraph('d'),
  heading(1, 'E'), paragraph('e'), heading(2, 'F'), paragraph('f'), heading(1, 'G'), paragraph('g'),
];
const idOf = (person: Person, title: string): string => {
  let id = '';
  person.text.doc.forEach((node) => { if (node.type.name === 'heading' && node.textContent === title) id = String(node.attrs['id']); });
  return id;
};
const titleOf = (person: Person, id: string | null): string | null => {
  let title: string | null = null;
  person.text.doc.forEach((node) => { if (node.attrs['id'] === id) title = node.textContent; });
  return title;
};
const order = (person: Person): string => person.words.replaceAll('\n', ' ').replace('ingress ', '');
const allIds = (person: Person): string[] => runsOf(person.ydoc).flatMap(({ runs }) => runs.map(({ client, clock, length }) => `${client}:${clock}:${length}`)).sort();

test('a clause is moved with all that stands under it, and no character is made anew', () => {
  const [eva, bo] = pair(text());
  const before = allIds(eva);
  eva.runs(moveClause(idOf(eva, 'A'), { before: idOf(eva, 'G') }));
  meet(eva, bo);
  expect(order(bo)).toBe('E e F f A a B b C c D d G g');
  expect(allIds(bo)).toEqual(before);
  eva.undo.undo();
  expect(order(eva)).toBe('A a B b C c D d E e F f G g');
});

test.each<[string, 'up' | 'down', string | null]>([
  ['A', 'up', null], ['A', 'down', 'E e A a B b C c D d F f G g'], ['E', 'up', 'E e F f A a B b C c D d G g'], ['G', 'down', null],
  ['B', 'up', null], ['C', 'up', 'A a C c D d B b E e F f G g'], ['C', 'down', 'A a B b E e C c D d F f G g'],
  ['F', 'up', 'A a B b C c D d F f E e G g'], ['F', 'down', 'A a B b C c D d E e G g F f'],
  ['D', 'up', 'A a B b D d C c E e F f G g'], ['D', 'down', 'A a B b C c E e F f D d G g'],
])('%s moved %s', (title, way, after) => {
  const [eva] = pair(text());
  const target = besideClause(eva.text.doc, idOf(eva, title), way);
  if (title === 'A' && way === 'down') {
    // Never between a clause and what stands under it.
    expect(titleOf(eva, target?.before ?? null)).toBe('G');
    return;
  }
  if (after === null || target === null) return expect([target, after]).toEqual([null, null]);
  eva.runs(moveClause(idOf(eva, title), target));
  expect(order(eva)).toBe(after);
});

test('it may stand only where no level is skipped, and not inside itself', () => {
  const [eva] = pair(text());
  const placesOf = (title: string) => placesForClause(eva.text.doc, idOf(eva, title)).map(({ before }) => titleOf(eva, before));
  expect(placesOf('D')).toEqual(['C', 'G']);
  expect(placesOf('A')).toEqual(['G', null]);
  expect(placesOf('B')).toEqual(['E', 'F', 'G', null]);
  expect(whyNotMoveClause(eva.text.doc, idOf(eva, 'A'), { before: idOf(eva, 'C') }, new Set())).toBe('clause-nowhere');
});

test('what is locked stays, and nothing comes into it', () => {
  const [eva] = pair(text());
  const why = (title: string, before: string | null, locked: string) => whyNotMoveClause(eva.text.doc, idOf(eva, title), { before: before === null ? null : idOf(eva, before) }, new Set([idOf(eva, locked)]));
  expect(why('E', 'A', 'E')).toBe('clause-locked');
  expect(why('E', 'A', 'F')).toBe('clause-locked');
  expect(why('F', 'B', 'E')).toBe('clause-locked');
  expect(why('B', 'F', 'E')).toBe('clause-locked');
  expect(why('B', 'G', 'E')).toBe('clause-locked');
  expect(why('G', 'E', 'E')).toBe(null);
  expect(why('A', null, 'E')).toBe(null);
});

test.each(bothOrders)('words typed in a clause while another moves it go with it, and two who move it end with one (%i, %i)', (a, b) => {
  const [eva, bo] = pair(text(), [a, b]);
  eva.runs(moveClause(idOf(eva, 'E'), { before: idOf(eva, 'A') }));
  bo.types('nytt ', 'f');
  bo.runs(moveClause(idOf(bo, 'E'), { before: null }));
  meet(eva, bo);
  expect(eva.words).toBe(bo.words);
  expect(eva.words.split('\n').toSorted()).toEqual(text().flatMap((node) => ('content' in node ? (node.content ?? []).flatMap((inline) => ('text' in inline ? [inline.text === 'f' ? 'nytt f' : inline.text] : [])) : [])).toSorted());
  expect(judgeStructure(eva.ydoc)).toEqual([]);
});
