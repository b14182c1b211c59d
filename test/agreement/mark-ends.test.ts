import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Paragraph } from '#shared/agreement/content.ts';
import { toContent } from '#shared/agreement/flat-text.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { bothOrders, meet, pair, paragraph, Person } from './person.ts';
import { Proposer, positionOf, written } from './proposer.ts';

const strong = (): Paragraph => ({ type: 'paragraph', attrs: { id: newBlockId() }, content: [{ type: 'text', text: 'Parterna ' }, { type: 'text', text: 'ska samverka', marks: [{ type: 'bold' }] }, { type: 'text', text: ' om vården.' }] });

const over = (from: string, to: string, command: Command): [string, Command] => [from, (state, dispatch) => {
  const [start, end] = [positionOf(state.doc, from), positionOf(state.doc, to) + to.length];
  return command(EditorState.create({ doc: state.doc, selection: TextSelection.create(state.doc, start, end) }), dispatch);
}];
const bold = (isOn: boolean): Command => ({ tr, schema, selection: { from, to } }, dispatch) => {
  const mark = schema.marks['bold'] ?? expect.fail('no bold');
  dispatch?.(isOn ? tr.addMark(from, to, mark.create()) : tr.removeMark(from, to, mark));
  return true;
};
const plainly = (words: string, after: string): [string, Command] => [after, (state, dispatch) => {
  const at = positionOf(state.doc, after) + after.length;
  dispatch?.(state.tr.insert(at, state.schema.text(words)));
  return true;
}];

function boldIn(doc: Node): string {
  let found = '';
  doc.descendants((node) => { if (node.isText && node.marks.some(({ type }) => type.name === 'bold')) found += node.text ?? ''; });
  return found;
}

test.each(bothOrders)('plain words put into bold ones that another makes plain leave what follows plain (%i, %i)', (a, b) => {
  const [lead, partner] = pair([strong(), paragraph('Regionen ansvarar.')], [a, b]);
  lead.at(...over('ska', 'samverka', bold(false)));
  partner.at(...plainly(' inte', 'ska'));
  meet(lead, partner);
  expect(lead.text.doc.eq(partner.text.doc)).toBe(true);
  expect(boldIn(lead.text.doc)).toBe(' samverka');
});

test.each(bothOrders)('a third who tidies up between does not take the end away (%i, %i)', (a, b) => {
  const [lead, partner] = pair([strong(), paragraph('Regionen ansvarar.')], [a, b]);
  const third = new Person(300, Y.encodeStateAsUpdate(lead.ydoc));
  lead.at(...over('ska', 'samverka', bold(false)));
  partner.at(...plainly(' inte', 'ska'));
  meet(third, partner);
  meet(third, lead, partner);
  expect(boldIn(third.text.doc)).toBe(' samverka');
});

test.each(bothOrders)('who takes back the plain words leaves the bold ones bold and the others plain (%i, %i)', (a, b) => {
  const [lead, partner] = pair([strong(), paragraph('Regionen ansvarar.')], [a, b]);
  partner.at(...plainly(' inte', 'ska'));
  meet(lead, partner);
  // What stands beside the end goes: then Yjs clears away the one of two ends that came first.
  lead.at(...over('ka om', 'ka om', (state, dispatch) => { dispatch?.(state.tr.delete(state.selection.from, state.selection.from + 2)); return true; }));
  meet(lead, partner);
  partner.undo.undo();
  meet(lead, partner);
  expect(boldIn(lead.text.doc)).toBe('ska samver');
  partner.undo.redo();
  meet(lead, partner);
  expect(boldIn(lead.text.doc)).toBe('ska samver');
});

test.each(bothOrders)('words made bold up to others that are made plain meanwhile leave what follows plain (%i, %i)', (a, b) => {
  const [lead, partner] = pair([strong(), paragraph('Regionen ansvarar.')], [a, b]);
  lead.at(...over('ska', 'samverka', bold(false)));
  partner.at(...over('Parterna', 'samverka', bold(true)));
  meet(lead, partner);
  expect(boldIn(lead.text.doc)).toBe('Parterna ska samverka');
});

test.each(bothOrders)('who takes back proposed words while another proposes within them proposes nothing of what follows (%i, %i)', (a, b) => {
  const start = written({ type: 'doc', content: [paragraph('Parterna samverkar om vården.'), paragraph('Regionen ansvarar.')] });
  const eva = new Proposer(a, start).at('samverkar', 'after').type(' alltid och ofta');
  const bo = new Proposer(b, Y.encodeStateAsUpdate(eva.ydoc));
  const before = plainText(toContent(eva.ydoc));
  eva.at(' alltid och ofta', 'over').strike();
  bo.at('alltid', 'after').type(' gärna');
  Y.applyUpdate(eva.ydoc, Y.encodeStateAsUpdate(bo.ydoc), 'network');
  Y.applyUpdate(bo.ydoc, Y.encodeStateAsUpdate(eva.ydoc), 'network');
  expect(bo.state.doc.eq(eva.state.doc)).toBe(true);
  expect(bo.words()).toBe(before);
  expect(bo.resolve('accept').words()).toBe('Parterna samverkar gärna om vården.\nRegionen ansvarar.');
});
