/** What is told where an edit cannot be a proposal: nothing is changed, and one sentence says why. */
import type { Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { insertImage } from '#shared/agreement/editing.ts';
import { deleteRow, mergeWith, moveColumn, moveRow } from '#shared/agreement/table-editing.ts';
import { whyNotProposable } from '#shared/agreement/why-not-proposable.ts';
import { block } from '../support/agreement-text.ts';
import { setLink } from './plain-commands.ts';
import { Proposer, written } from './proposer.ts';

const line = (text: string) => ({ type: 'paragraph', attrs: { id: block(`p${text}`) }, content: [{ type: 'text', text }] });
const rows = [['Vem', 'Vad'], ['Kommunen', 'skolan'], ['Regionen', 'vården']].map((row, at) => ({
  type: 'tableRow', attrs: { id: block(`r${at}`) }, content: row.map((cell) => ({ type: 'tableCell', attrs: { id: block(`c${cell}`) }, content: [line(cell)] })),
}));
const start = written({
  type: 'doc',
  content: [
    line('Ansvaret delas så:'),
    { type: 'bulletList', attrs: { id: block('l') }, content: [{ type: 'listItem', attrs: { id: block('i') }, content: [line('efter ålder')] }] },
    { type: 'table', attrs: { id: block('t') }, content: rows },
    { type: 'image', attrs: { id: block('b'), hash: 'cd'.repeat(32), media: 'png', width: 10, height: 8, alt: null, share: 100 } },
  ],
} as unknown as AgreementContent);
const picture = insertImage({ hash: 'ab'.repeat(32), media: 'png', width: 10, height: 8, alt: null });

/** Null when it was proposed. */
function whyNot(one: Proposer, command: Command): string | null {
  const before = one.state.doc;
  let why: string | null = 'nothing was tried';
  command(one.state, (tr) => { why = one.propose(tr) ? null : whyNotProposable(before, tr); });
  if (why !== null) expect(one.state.doc.eq(before)).toBe(true);
  return why;
}

test.each<[string, string, Command, string | null]>([
  ['a row past its neighbour', 'Regionen', moveRow('before'), 'lines'],
  ['a column past its neighbour', 'vården', moveColumn('before'), 'lines'],
  ['cells that become one', 'Regionen', mergeWith('right'), 'other'],
  ['a picture between a list and a table', 'efter ålder', picture, 'picture'],
  ['a picture after a table', 'vården', picture, 'picture'],
  ['a picture after a paragraph is one', 'Ansvaret', picture, null],
  ['a row that goes is one', 'Regionen', deleteRow, null],
])('%s', (_, at, command, why) => {
  expect(whyNot(new Proposer(7, start).at(at, 'before'), command)).toBe(why);
});

test('another look of words of which somebody else has proposed one', () => {
  const eva = new Proposer(7, start).at('Ansvaret', 'over');
  expect(whyNot(eva, setLink('https://example.org/a'))).toBeNull();
  const bo = new Proposer(8, Y.encodeStateAsUpdate(eva.ydoc)).at('Ansvaret', 'over');
  expect(whyNot(bo, setLink('https://example.org/b'))).toBe('looks');
});
