/** Rows and columns that are proposed where merged cells reach across them. */
import { TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sameShape } from '#shared/agreement/block-kinds.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { freeOfStrikes, withoutLostNotes } from '#shared/agreement/suggesting.ts';
import { withAllAccepted } from '#shared/agreement/suggestion-verdicts.ts';
import { signsOf } from '#shared/agreement/suggestion-words.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { addColumn, addRow, deleteColumn, deleteRow, mergeWith } from '#shared/agreement/table-editing.ts';
import { block } from '../support/agreement-text.ts';
import { chanceOf, seedsOf } from './chance.ts';
import { pickAct, tableActs } from './commands.ts';
import { Proposer, written } from './proposer.ts';
import { together } from './proposing-together.ts';

const words = (text: string) => ({ type: 'paragraph' as const, attrs: { id: block(`p${text}`) }, content: [{ type: 'text' as const, text }] });
const cell = (text: string) => ({ type: 'tableCell', attrs: { id: block(`c${text}`), colspan: 1, rowspan: 1 }, content: [words(text)] });
const table = (...lines: string[][]) => ({
  type: 'doc', content: [words('Ansvaret:'), { type: 'table', attrs: { id: block('t') }, content: lines.map((line, at) => ({ type: 'tableRow', attrs: { id: block(`r${at}`) }, content: line.map(cell) })) }],
}) as unknown as AgreementContent;

function rows(content: AgreementContent): string[] {
  return content.content.flatMap((node) => (node.type === 'table' ? node.content.map((row) => row.content.map((one) => {
    const { colspan = 1, rowspan = 1 } = one.attrs;
    const text = one.content.map((line) => (line.content ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('')).join('/');
    return text + (colspan > 1 ? ` →${colspan}` : '') + (rowspan > 1 ? ` ↓${rowspan}` : '');
  }).join(' | ')) : []));
}
const standing = (one: Proposer) => rows(toContent(one.ydoc));
const later = (one: Proposer, client = 8) => new Proposer(client, Y.encodeStateAsUpdate(one.ydoc));
const meet = (one: Proposer, other: Proposer) => { Y.applyUpdate(one.ydoc, Y.encodeStateAsUpdate(other.ydoc), 'network'); };
const said = (one: Proposer) => suggestionsIn(one.state.doc).flatMap((all) => signsOf(all).map(({ code }) => code));

/** Kommunen is responsible for two rows, and the heads of the last two columns are one. */
function merged(): Proposer {
  const one = new Proposer(7, written(table(['Vem', 'Vad', 'När'], ['Kommunen', 'skolan', 'alltid'], ['x', 'hemmet', 'ibland'], ['Regionen', 'vården', 'ofta'])));
  for (const [at, command] of [['Kommunen', mergeWith('below')], ['Vad', mergeWith('right')]] as const) {
    one.at(at, 'before');
    command(one.state, (tr) => one.write(tr));
  }
  return later(one, 9);
}
const asMerged = ['Vem | Vad/När →2', 'Kommunen/x ↓2 | skolan | alltid', 'hemmet | ibland', 'Regionen | vården | ofta'];

function proposes(one: Proposer, at: string, command: Command): boolean {
  one.at(at, 'before');
  let done = false;
  command(one.state, (tr) => { done = one.propose(tr); });
  return done;
}
const sorted = (one: Proposer) => runsOf(one.ydoc).flatMap(({ runs }) => runs).map((run) => JSON.stringify(run)).toSorted();

describe('a merged cell that is pushed into what is to come', () => {
  test.each<[string, Command, Command, string[]]>([
    ['a row', addRow('after'), deleteRow, ['Vem | Vad/När →2', 'Kommunen/x | hemmet | ibland', 'Regionen | vården | ofta']],
    ['a column', addColumn('after'), deleteColumn, ['Vem | Vad/När', 'Kommunen/x ↓2 | alltid', 'ibland', 'Regionen | ofta']],
  ])('%s stays a proposal, which is rejected as any other', (_what, comes, goes, left) => {
    const eva = merged();
    expect(proposes(eva, 'skolan', comes)).toBe(true);
    const hers = new Set(eva.ids());
    const bo = later(eva, 20);
    expect(proposes(bo, 'skolan', goes)).toBe(true);
    bo.resolve('accept', new Set([...bo.ids()].filter((id) => !hers.has(id))));
    expect(standing(bo)).toEqual(left);
    bo.resolve('reject', hers);
    expect(standing(bo)).toEqual(left);
    expect(rows(bo.state.doc.toJSON() as AgreementContent)).toEqual(left);
  });
});

test('a proposed row in which another merged cells outright is the text’s own: rejecting leaves it as it stands', () => {
  const eva = new Proposer(7, written(table(['Vem', 'Vad'], ['Kommunen', 'skolan'])));
  expect(proposes(eva, 'Vad', addRow('before'))).toBe(true);
  const bo = later(eva);
  bo.state = bo.state.apply(bo.state.tr.setSelection(TextSelection.create(bo.state.doc, eva.state.selection.head)));
  mergeWith('below')(bo.state, (tr) => bo.write(tr));
  const stands = toContent(bo.ydoc);
  expect(rows(stands)).toEqual([' | /Vad ↓2', 'Vem', 'Kommunen | skolan']);
  expect(toContent(bo.resolve('reject').ydoc)).toEqual(stands);
  expect(suggestionsIn(bo.state.doc)).toEqual([]);
});

describe('across a merged cell', () => {
  test.each<[string, string, Command, string, string[]]>([
    ['a row comes', 'skolan', addRow('after'), 'newRow', ['Vem | Vad/När →2', 'Kommunen/x ↓3 | skolan | alltid', 'nytt | ', 'hemmet | ibland', 'Regionen | vården | ofta']],
    ['a column comes', 'skolan', addColumn('after'), 'newColumn', ['Vem | Vad/När →3', 'Kommunen/x ↓2 | skolan | nytt | alltid', 'hemmet |  | ibland', 'Regionen | vården |  | ofta']],
  ])('%s, and is no part of the text before it is accepted', (_, at, command, code, then) => {
    const eva = merged();
    const [text, runs] = [toContent(eva.ydoc), runsOf(eva.ydoc)];
    expect(standing(eva)).toEqual(asMerged);
    expect(proposes(eva, at, command)).toBe(true);
    eva.type('nytt');
    expect(said(eva)).toEqual([code]);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(runsOf(eva.ydoc)).toEqual(runs);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    expect(standing(later(eva, 99).resolve('accept'))).toEqual(then);
    expect(toContent(later(eva).resolve('reject').ydoc)).toEqual(text);
    expect(proposes(eva, 'nytt', code === 'newRow' ? deleteRow : deleteColumn)).toBe(true);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
    expect(toContent(eva.ydoc)).toEqual(text);
  });

  test.each<[string, string, Command, string, string[]]>([
    ['a row goes that a merged cell reaches into', 'hemmet', deleteRow, 'rowGone', ['Vem | Vad/När →2', 'Kommunen/x | skolan | alltid', 'Regionen | vården | ofta']],
    ['a row goes in which a merged cell begins', 'skolan', deleteRow, 'rowGone', ['Vem | Vad/När →2', 'Kommunen/x | hemmet | ibland', 'Regionen | vården | ofta']],
    ['a column goes in which a merged cell begins', 'skolan', deleteColumn, 'columnGone', ['Vem | Vad/När', 'Kommunen/x ↓2 | alltid', 'ibland', 'Regionen | ofta']],
    ['a column goes that a merged cell reaches into', 'alltid', deleteColumn, 'columnGone', ['Vem | Vad/När', 'Kommunen/x ↓2 | skolan', 'hemmet', 'Regionen | vården']],
  ])('%s, and stays with its words until that is accepted', (_, at, command, code, then) => {
    const eva = merged();
    const [text, runs] = [toContent(eva.ydoc), runsOf(eva.ydoc)];
    const bo = later(eva).at(at, 'before');
    command(bo.state, (tr) => bo.write(tr));
    expect(standing(bo)).toEqual(then);
    expect(proposes(eva, at, command)).toBe(true);
    expect(said(eva)).toEqual([code]);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(runsOf(eva.ydoc)).toEqual(runs);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    const cia = later(eva, 99).resolve('accept');
    expect(standing(cia)).toEqual(then);
    expect(suggestionsIn(cia.state.doc)).toEqual([]);
    // What stays is not written anew.
    expect(sorted(cia)).toEqual(sorted(bo));
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(text);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  });

  test('both rows of a merged cell go with it', () => {
    const eva = merged();
    const text = toContent(eva.ydoc);
    expect(proposes(eva, 'Kommunen', deleteRow)).toBe(true);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(standing(later(eva).resolve('accept'))).toEqual(['Vem | Vad/När →2', 'Regionen | vården | ofta']);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(text);
  });

  test('a column of one merged cell goes with the row in which that cell begins', () => {
    const one = new Proposer(7, written(table(['Vem', 'Vad'], ['x', 'skolan'])));
    one.at('Vem', 'before');
    mergeWith('below')(one.state, (tr) => one.write(tr));
    const eva = later(one, 9);
    const text = toContent(eva.ydoc);
    expect(proposes(eva, 'Vem', deleteColumn)).toBe(true);
    expect(proposes(eva, 'Vad', deleteRow)).toBe(true);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(standing(later(eva, 99).resolve('accept'))).toEqual(['skolan']);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(text);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  });

  test('a row that is to go stays for the words that another wrote in it at the same moment', () => {
    const start = merged();
    for (const [first, second] of [[17, 18], [18, 17]] as const) {
      const [eva, bo] = [later(start, first), later(start, second)];
      expect(proposes(eva, 'skolan', deleteRow)).toBe(true);
      bo.at('alltid', 'after');
      bo.write(bo.state.tr.insertText(' nu'));
      meet(eva, bo);
      meet(bo, eva);
      expect(bo.state.doc.eq(eva.state.doc)).toBe(true);
      expect(standing(eva.resolve('accept'))).toEqual(['Vem | Vad/När →2', 'Kommunen/x ↓2 |  |  nu', 'hemmet | ibland', 'Regionen | vården | ofta']);
      expect(suggestionsIn(eva.state.doc)).toEqual([]);
    }
  });

  test('a row is proposed while another merges the cells around its place: the row is no part of the text and either verdict leaves the words', () => {
    const start = new Proposer(7, written(table(['Vem', 'Vad'], ['Kommunen', 'skolan'], ['Regionen', 'vården'])));
    for (const [first, second] of [[17, 18], [18, 17]] as const) {
      const [eva, bo] = [later(start, first), later(start, second)];
      expect(proposes(eva, 'Kommunen', addRow('after'))).toBe(true);
      eva.type('Länet');
      bo.at('skolan', 'before');
      mergeWith('below')(bo.state, (tr) => bo.write(tr));
      meet(eva, bo);
      meet(bo, eva);
      expect(bo.state.doc.eq(eva.state.doc)).toBe(true);
      const stands = standing(eva).map((row) => row.replaceAll('//', '/'));
      expect(stands).toEqual(['Vem | Vad', 'Kommunen | skolan/vården ↓2', 'Regionen']);
      expect(standing(later(eva, 99).resolve('accept')).map((row) => row.replaceAll('//', '/'))).toEqual(['Vem | Vad', 'Kommunen | skolan/vården ↓3', 'Länet', 'Regionen']);
      expect(standing(eva.resolve('reject')).map((row) => row.replaceAll('//', '/'))).toEqual(stands);
      expect(suggestionsIn(eva.state.doc)).toEqual([]);
    }
  });

  test('a row of which merged cells leave no cell is refused whole', () => {
    const eva = merged().at('skolan', 'before');
    for (const at of ['skolan', 'alltid']) { eva.at(at, 'before'); mergeWith('below')(eva.state, (tr) => eva.write(tr)); }
    const before = eva.state.doc;
    const { tr } = eva.state;
    let row = 0;
    before.descendants((node, at) => { if (node.type.name === 'tableRow' && node.childCount === 0) row = at; });
    expect(row).toBeGreaterThan(0);
    tr.insert(row, before.type.schema.node('tableRow'));
    expect(eva.propose(tr)).toBe(false);
    expect(eva.state.doc.eq(before)).toBe(true);
  });
});

test('whatever is proposed of a table with merged cells, accepting all gives the table that writing would have given, and rejecting all the table as it was', () => {
  const start = merged();
  const text = toContent(start.ydoc);
  const proposed = new Map<string, number>();
  for (const seed of seedsOf(60)) {
    const chance = chanceOf(seed);
    const eva = later(start, 10 + seed);
    for (let turn = 0; turn < 8; turn++) {
      const act = pickAct(chance, tableActs);
      const edit = act.on(eva.state, chance, eva.clipboard);
      if (!edit?.docChanged) continue;
      const before = eva.state.doc;
      const divides = suggestionsIn(before).some((one) => one.parts.some(({ proposal }) => proposal === 'break'));
      if (!eva.propose(edit)) continue;
      proposed.set(act.name, (proposed.get(act.name) ?? 0) + 1);
      const meant = withAllAccepted(withoutLostNotes(before, freeOfStrikes(edit)?.doc ?? edit.doc));
      if (!divides || !act.structural) expect(sameShape(withAllAccepted(eva.state.doc), meant), `seed ${seed}, turn ${turn}: ${act.name}`).toBe(true);
      expect(toContent(eva.ydoc), `seed ${seed}, turn ${turn}: ${act.name}`).toEqual(text);
    }
    expect(sameShape(later(eva, 9_999).resolve('accept').state.doc, withAllAccepted(eva.state.doc)), `seed ${seed}: accepted`).toBe(true);
    expect(toContent(eva.resolve('reject').ydoc), `seed ${seed}: rejected`).toEqual(text);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  }
  for (const name of ['row', 'column', 'delete row', 'delete column']) expect(proposed.get(name), name).toBeGreaterThan(0);
}, 300_000);

test('whoever writes in and merges cells meanwhile, no word is lost or doubled by a verdict', () => {
  const start = Y.encodeStateAsUpdate(merged().ydoc);
  for (const seed of seedsOf(60)) together(seed, start, tableActs);
}, 300_000);
