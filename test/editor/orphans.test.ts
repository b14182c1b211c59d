import type { Command } from '@tiptap/pm/state';
import { beforeEach, expect, test } from 'vitest';
import { dropWords, keepWords, orphansPlugin, tellOrphans } from '../../client/editor/orphans.ts';
import { contentOf, meet, startOf, Writer } from './writer.ts';

let eva: Writer;
let bo: Writer;
let orphan: string;

const act = (writer: Writer, command: Command): boolean => command(writer.state, (made) => writer.do(() => made));

/** Bo types in a paragraph that Eva deletes. */
beforeEach(() => {
  const start = startOf(contentOf('Ett.', 'Två.', 'Tre.'));
  [eva, bo] = [new Writer(start, [orphansPlugin(() => eva.flat)]), new Writer(start)];
  eva.do((tr) => tr.delete(eva.find('Två') - 1, eva.find('Två') + 5));
  bo.type('viktigt ', '');
  bo.type('viktigt ', 'Två');
  meet(eva, bo);
  orphan = eva.flat.orphans()[0] ?? 'none';
  eva.do((tr) => tellOrphans(tr, eva.flat.orphans()));
});

test('words without a home are kept as a paragraph by one act', () => {
  expect(act(eva, keepWords(orphan))).toBe(true);
  meet(eva, bo);
  expect(eva.flat.orphans()).toEqual([]);
  expect(bo.text).toBe('viktigt Ett.|viktigt |Tre.');
});

test('words without a home are deleted by one act', () => {
  expect(act(eva, dropWords(orphan))).toBe(true);
  meet(eva, bo);
  expect(bo.text).toBe('viktigt Ett.|Tre.');
  expect(bo.flat.orphans()).toEqual([]);
});

test('a paragraph with a home is neither kept nor deleted', () => {
  const own = String(eva.state.doc.child(0).attrs['id']);
  expect([act(eva, keepWords(own)), act(eva, dropWords(own))]).toEqual([false, false]);
});
