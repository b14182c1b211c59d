import { EditorState } from '@tiptap/pm/state';
import { joinBackward, setBlockType, splitBlock } from '@tiptap/pm/commands';
import { wrapInList } from '@tiptap/pm/schema-list';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { insertFootnote, insertTable } from './plain-commands.ts';
import { addColumn, addRow, deleteColumn, deleteRow, deleteTable } from '#shared/agreement/table-editing.ts';
import { judgeStructure, repairStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { bothOrders, meet, nodeType, pair, paragraph, place, table } from './person.ts';

test('what is imported comes out as it went in, tables and footnotes included', () => {
  const note = newBlockId();
  const content: AgreementContent = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { id: newBlockId(), level: 2 }, content: [{ type: 'text', text: 'Syfte', marks: [{ type: 'bold' }] }] },
      { type: 'paragraph', attrs: { id: newBlockId() }, content: [{ type: 'text', text: 'Se' }, { type: 'footnoteRef', attrs: { note } }, { type: 'hardBreak' }] },
      { type: 'orderedList', attrs: { id: newBlockId(), start: 3 }, content: [{ type: 'listItem', attrs: { id: newBlockId() }, content: [paragraph('ett'), { type: 'bulletList', attrs: { id: newBlockId() }, content: [{ type: 'listItem', attrs: { id: newBlockId() }, content: [paragraph('inre')] }] }] }] },
      { type: 'table', attrs: { id: newBlockId() }, content: [{ type: 'tableRow', attrs: { id: newBlockId() }, content: [{ type: 'tableHeader', attrs: { id: newBlockId() }, content: [paragraph('a'), { type: 'paragraph', attrs: { id: newBlockId() } }] }] }] },
      { type: 'footnotes', attrs: { id: newBlockId() }, content: [{ type: 'footnote', attrs: { id: note }, content: [{ type: 'text', text: 'not', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] }] }] },
    ],
  };
  const ydoc = new Y.Doc();
  writeContent(ydoc, content, 'import');
  expect(toContent(ydoc)).toEqual(content);
  expect(judgeStructure(ydoc)).toEqual([]);
  expect(() => writeContent(ydoc, content, 'import')).toThrow('document-not-empty');
});

test('an anchor stays on its word through split, join, heading and list', () => {
  const [lead] = pair([paragraph('Parterna ansvarar gemensamt'), paragraph('för barnens behov')]);
  const anchor = lead.text.toIndex(place(lead.text.doc, 'gemensamt'));
  lead.at('ansvarar', splitBlock);
  lead.at('ansvarar', setBlockType(nodeType('heading'), { level: 2 }));
  lead.at('för', joinBackward);
  lead.at('Parterna', wrapInList(nodeType('bulletList')));
  const now = lead.text.toPosition(anchor);
  expect(now).toBe(place(lead.text.doc, 'gemensamt'));
});

test('anchors stand in cells and footnotes too, and say when their place is gone', () => {
  const [lead] = pair([paragraph('Parterna'), paragraph('slut')]);
  lead.at('Parterna', insertTable(2, 2));
  lead.at('slut', insertFootnote);
  const spots: number[] = [];
  lead.text.doc.descendants((node, position, parent) => { if (node.isTextblock && parent?.type.name !== 'doc') spots.push(position + 1); });
  expect(spots).toHaveLength(5);
  const anchors = spots.map((spot) => lead.text.toIndex(spot, -1));
  lead.types('Båda ', 'Parterna');
  expect(anchors.map((anchor) => lead.text.toPosition(anchor))).toEqual(spots.map((spot) => spot + 5));
});

test('the right half of a split keeps its author, and only the boundary is new', () => {
  const [lead] = pair([paragraph('Parterna ansvarar gemensamt')]);
  const before = runsOf(lead.ydoc).flatMap((block) => block.runs.map(({ client, clock, length }) => ({ client, clock, length })));
  lead.at('gemensamt', splitBlock);
  const after = runsOf(lead.ydoc);
  expect(after.map((block) => block.runs.length)).toEqual([1, 1]);
  expect(after.flatMap((block) => block.runs).reduce((sum, run) => sum + run.length, 0)).toBe(before[0]?.length);
  expect(new Set(after.flatMap((block) => block.runs.map((run) => run.client)))).toEqual(new Set([before[0]?.client]));
});

test.each(bothOrders)('two who split the same paragraph get three, with each word once (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('ett två tre')], [a, b]);
  lead.at('två', splitBlock);
  partner.at('tre', splitBlock);
  meet(lead, partner);
  expect(lead.words).toBe('ett \ntvå \ntre');
});

test.each(bothOrders)('two who make the same paragraph a heading, or one a list of it, get one block with its id (%i, %i)', (a, b) => {
  const heading = setBlockType(nodeType('heading'), { level: 2 });
  for (const others of [heading, setBlockType(nodeType('heading'), { level: 3 }), wrapInList(nodeType('bulletList'))]) {
    const [lead, partner] = pair([paragraph('före'), paragraph('ett två')], [a, b]);
    const { block } = runsOf(lead.ydoc)[1] ?? {};
    lead.at('ett', heading);
    partner.at('ett', others);
    meet(lead, partner);
    expect(runsOf(lead.ydoc).map((one) => one.block)[1]).toBe(block);
    expect(lead.words).toBe('före\nett två');
    expect(judgeStructure(lead.ydoc)).toEqual([]);
  }
});

test.each(bothOrders)('two who wrap the same paragraphs get them once (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('ett två')], [a, b]);
  lead.at('ett', wrapInList(nodeType('bulletList')));
  partner.at('ett', wrapInList(nodeType('bulletList')));
  meet(lead, partner);
  expect(lead.words).toBe('ett två');
  expect(lead.text.doc.childCount).toBe(1);
});

test.each(bothOrders)('words typed in a clause that another deletes are kept and shown as such (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('första'), paragraph('andra'), paragraph('tredje')], [a, b]);
  lead.at('andra', (state, dispatch) => { dispatch?.(state.tr.delete(state.selection.$from.before(), state.selection.$from.after())); return true; });
  partner.types('viktigt ', 'andra');
  meet(lead, partner);
  expect(lead.words).toBe('första\nviktigt \ntredje');
  expect(lead.text.orphans()).toHaveLength(1);
  expect(judgeStructure(lead.ydoc).map((finding) => finding.kind)).toEqual(['words-without-clause']);
});

test.each(bothOrders)('a row and a column added at once make one whole table (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('före'), table()], [a, b]);
  lead.at('a1', addRow('after'));
  partner.at('a1', addColumn('after'));
  meet(lead, partner);
  const grid = lead.text.doc.child(1);
  expect(grid.childCount).toBe(3);
  grid.forEach((row) => expect(row.childCount).toBe(3));
  expect(lead.words.split('\n').filter(Boolean)).toEqual(['före', 'a1', 'b1', 'a2', 'b2']);
});

test.each(bothOrders)('a deleted row, column or table comes back with the words another typed in it (%i, %i)', (a, b) => {
  for (const command of [deleteRow, deleteColumn, deleteTable]) {
    const [lead, partner] = pair([paragraph('före'), table()], [a, b]);
    lead.at('a1', command);
    partner.types('nytt ', 'a1');
    meet(lead, partner);
    expect(lead.words.split('\n')).toContain('nytt ');
    lead.undo.undo();
    meet(lead, partner);
    expect(lead.words.split('\n').filter(Boolean).sort()).toEqual(['a2', 'b1', 'b2', 'före', 'nytt a1']);
  }
});

test.each(bothOrders)('words without a clause in a cell get no id that another person gives too (%i, %i)', (a, b) => {
  const [lead, partner] = pair([paragraph('före'), table()], [a, b]);
  lead.at('a1', splitBlock, true);
  meet(lead, partner);
  lead.types('bort', 'a1');
  lead.at('a1', splitBlock);
  meet(lead, partner);
  lead.at('a1', (state, dispatch) => { dispatch?.(state.tr.delete(state.selection.$from.before(), state.selection.$from.after())); return true; });
  partner.types('kvar', 'a1');
  meet(lead, partner);
  expect(lead.text.orphans()).toHaveLength(1);
  for (const person of [lead, partner]) {
    person.types('nytt', 'kvar');
    person.at('a2', addRow('after'));
  }
  meet(lead, partner);
  expect(judgeStructure(lead.ydoc).map((finding) => finding.kind)).not.toContain('repeated-id');
});

test('undo takes back a structure but never what another typed meanwhile', () => {
  for (const command of [splitBlock, setBlockType(nodeType('heading'), { level: 1 }), wrapInList(nodeType('bulletList')), insertTable(2, 2)]) {
    const [lead, partner] = pair([paragraph('ett två tre'), paragraph('fyra')]);
    const before = lead.text.doc;
    lead.at('två', command);
    meet(lead, partner);
    partner.types('x', 'tre');
    meet(lead, partner);
    lead.undo.undo();
    meet(lead, partner);
    expect(lead.words).toBe('ett två xtre\nfyra');
    expect(lead.text.doc.childCount).toBe(before.childCount);
    lead.undo.redo();
    meet(lead, partner);
    expect(lead.words.replaceAll('\n', '')).toContain('xtre');
  }
});

test('words typed in a new table survive the undo of that table', () => {
  const [lead, partner] = pair([paragraph('före')]);
  lead.at('före', insertTable(1, 1));
  meet(lead, partner);
  const cell = partner.text.toPosition(partner.text.toIndex(partner.text.doc.content.size - 4)) ?? 0;
  const { tr } = EditorState.create({ doc: partner.text.doc });
  tr.insertText('svar', cell);
  partner.text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
  lead.undo.undo();
  meet(lead, partner);
  expect(lead.words).toBe('före\nsvar');
});

test('a remote letter among equal letters is one step at its own place', () => {
  const [lead, partner] = pair([paragraph('aaaa')]);
  const seen: unknown[] = [];
  partner.text.onRemote((steps) => { seen.push(...steps.map((step) => step.toJSON())); });
  const { tr } = EditorState.create({ doc: lead.text.doc });
  tr.insertText('a', 3);
  lead.text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
  meet(lead, partner);
  expect(seen).toMatchObject([{ stepType: 'replace', from: 3, to: 3 }]);
});

test('a remote split is one small step that leaves a caret in the right half alone', () => {
  const [lead, partner] = pair([paragraph('ett två')]);
  const seen: { from?: number; to?: number }[] = [];
  partner.text.onRemote((steps) => { seen.push(...steps.map((step) => step.toJSON())); });
  lead.at('två', splitBlock);
  meet(lead, partner);
  expect(seen).toMatchObject([{ stepType: 'replace', from: 5, to: 5 }]);
});

test('the server sets a repeated id right without touching a word', () => {
  const [lead, partner] = pair([paragraph('ett'), paragraph('två')]);
  const ids = runsOf(lead.ydoc).map((block) => block.block);
  const [first, second] = lead.ydoc.getText('text').toDelta().filter((op: { insert: unknown }) => op.insert instanceof Y.Map) as { insert: Y.Map<unknown> }[];
  second?.insert.set('id', first?.insert.get('id'));
  expect(judgeStructure(lead.ydoc).map((finding) => finding.kind)).toEqual(['repeated-id']);
  expect(repairStructure(lead.ydoc, 'server')).toHaveLength(1);
  expect(judgeStructure(lead.ydoc)).toEqual([]);
  meet(lead, partner);
  expect(partner.words).toBe('ett\ntvå');
  expect(runsOf(partner.ydoc)[0]?.block).toBe(ids[0]);
});

test('step maps that do not lead to the document are refused', () => {
  const [lead] = pair([paragraph('ett')]);
  const { tr } = EditorState.create({ doc: lead.text.doc });
  tr.insertText('x', 1);
  expect(() => lead.text.applyLocal(tr.doc, [], 'hand')).toThrow(RangeError);
});
