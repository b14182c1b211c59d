import { expect, test } from 'vitest';
import type { Block, ListItem, OrderedList } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { compare } from '#shared/agreement/compare.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { numberSign, numbersOf } from '#shared/agreement/list-numbers.ts';
import { countFrom, countListAs, countOn } from '#shared/agreement/numbering-lists.ts';
import { frozenHtml } from '../../server/drafting/frozen-html.ts';
import { bothOrders, meet, pair, paragraph } from './person.ts';
import type { Person } from './person.ts';

const item = (text: string, ...more: ListItem['content']): ListItem => ({ type: 'listItem', attrs: { id: newBlockId() }, content: [paragraph(text), ...more] });
const list = (...content: ListItem[]): OrderedList => ({ type: 'orderedList', attrs: { id: newBlockId(), start: 1 }, content });
const five = (): Block[] => [paragraph('ingress'), list(item('ett'), item('två'), item('tre'), item('fyra')), paragraph('sedan'), list(item('fem'), item('sex'))];

/** The words with their numbers, as they are shown. */
function numbered(person: Person): string {
  const read = (blocks: readonly unknown[], around: number): string[] => blocks.flatMap((block) => {
    const { type, attrs, content = [] } = block as { type: string; attrs: { start?: number; numbers?: unknown }; content?: { content: unknown[] }[] };
    if (type !== 'orderedList') return type === 'paragraph' ? [] : read(content, around);
    return content.flatMap((one, at) => {
      const [first, ...rest] = one.content as { content?: { text: string }[] }[];
      return [`${numberSign(numbersOf(attrs, around), (attrs.start ?? 1) + at)} ${first?.content?.[0]?.text ?? ''}`, ...read(rest, around + 1)];
    });
  });
  return read(toContent(person.ydoc).content, 0).join(', ');
}

const allIds = (person: Person): string[] => runsOf(person.ydoc).flatMap(({ runs }) => runs.map(({ client, clock, length }) => `${client}:${clock}:${length}`)).sort();

test('a list counts in letters or roman numerals, and one that says nothing goes by its depth', () => {
  const [eva, bo] = pair([list(item('ett', list(item('under', list(item('innerst'))))), item('två'))]);
  expect(numbered(eva)).toBe('1. ett, a) under, i. innerst, 2. två');
  eva.at('två', countListAs('letters'));
  eva.at('under', countListAs('decimal'));
  meet(eva, bo);
  expect(numbered(bo)).toBe('a) ett, 1. under, i. innerst, b) två');
  eva.undo.undo();
  expect(numbered(eva)).toBe('a) ett, a) under, i. innerst, b) två');
});

test('numbering begins again in the middle of a list, goes on after a paragraph, and no character is made anew', () => {
  const [eva, bo] = pair(five());
  const before = allIds(eva);
  eva.at('tre', countFrom(1));
  expect(numbered(eva)).toBe('1. ett, 2. två, 1. tre, 2. fyra, 1. fem, 2. sex');
  eva.at('fem', countOn);
  expect(numbered(eva)).toBe('1. ett, 2. två, 1. tre, 2. fyra, 3. fem, 4. sex');
  eva.at('tre', countOn);
  expect(numbered(eva)).toBe('1. ett, 2. två, 3. tre, 4. fyra, 3. fem, 4. sex');
  eva.at('sex', countFrom(12));
  meet(eva, bo);
  expect(numbered(bo)).toBe('1. ett, 2. två, 3. tre, 4. fyra, 3. fem, 12. sex');
  expect(allIds(bo)).toEqual(before);
  expect(judgeStructure(bo.ydoc)).toEqual([]);
});

test.each(bothOrders)('one makes letters of a list while another begins it from three and writes in it: all three hold (%i, %i)', (a, b) => {
  const [eva, bo] = pair(five(), [a, b]);
  eva.at('ett', countListAs('letters'));
  bo.at('ett', countFrom(3));
  bo.types('nytt ', 'tre');
  meet(eva, bo);
  expect(numbered(eva)).toBe('c) ett, d) två, e) nytt tre, f) fyra, 1. fem, 2. sex');
  expect(numbered(bo)).toBe(numbered(eva));
});

test('the frozen page, the comparison and the canonical form say how a list counts, and a list that says nothing says nothing', () => {
  const [eva] = pair(five());
  const before = toContent(eva.ydoc);
  expect(JSON.stringify(before)).not.toContain('numbers');
  eva.at('ett', countListAs('letters'));
  eva.at('ett', countFrom(3));
  const after = toContent(eva.ydoc);
  expect(frozenHtml(after)).toContain('<ol type="a" start="3">');
  expect(frozenHtml(before)).toContain('<ol start="1">');
  const faces = compare(before, after).body.flatMap((row) => ('after' in row && row.after && 'list' in row.after ? [row.after.list?.number ?? null] : []));
  expect(faces).toContain('c)');
});
