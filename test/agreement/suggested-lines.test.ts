/** Rows and columns of tables that are proposed. */
import { TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { runsOf, toContent } from '#shared/agreement/flat-text.ts';
import { freeOfStrikes } from '#shared/agreement/suggesting.ts';
import { isLawfulSign, readSign } from '#shared/agreement/suggestion-signs.ts';
import { signsOf } from '#shared/agreement/suggestion-words.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { addColumn, addRow, deleteColumn, deleteRow, deleteTable, setWidths } from '#shared/agreement/table-editing.ts';
import { block } from '../support/agreement-text.ts';
import { positionOf, Proposer, written } from './proposer.ts';

const cell = (text: string, type: 'tableCell' | 'tableHeader' = 'tableCell') => ({ type, attrs: { id: block(`c${text}`), colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph' as const, attrs: { id: block(`p${text}`) }, content: [{ type: 'text' as const, text }] }] });
const agreement = (): AgreementContent => {
  const raw = {
    type: 'doc', content: [
      { type: 'paragraph', attrs: { id: block('before') }, content: [{ type: 'text', text: 'Ansvaret:' }] },
      { type: 'table', attrs: { id: block('t') }, content: [
        { type: 'tableRow', attrs: { id: block('r1') }, content: [cell('Vem', 'tableHeader'), cell('Vad', 'tableHeader')] },
        { type: 'tableRow', attrs: { id: block('r2') }, content: [cell('Kommunen'), cell('skolan')] },
        { type: 'tableRow', attrs: { id: block('r3') }, content: [cell('Regionen'), cell('vården')] },
      ] },
    ],
  } as unknown as AgreementContent;
  return toContent(new Proposer(1, written(raw)).ydoc);
};
const text = agreement();
const start = written(text);
const open = (client = 7) => new Proposer(client, start);
const later = (one: Proposer, client = 8) => new Proposer(client, Y.encodeStateAsUpdate(one.ydoc));
const meet = (one: Proposer, other: Proposer) => { Y.applyUpdate(one.ydoc, Y.encodeStateAsUpdate(other.ydoc), 'network'); };
const said = (one: Proposer) => suggestionsIn(one.state.doc).map((all) => [signsOf(all).map(({ code }) => code), all.parts.map((part) => part.text).join(' ').trim()]);

function rows(content: AgreementContent): string[] {
  return content.content.flatMap((node) => (node.type === 'table' ? node.content.map((row) => row.content.map((one) => one.content.map((line) => (line.content ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('')).join('/')).join(' | ')) : []));
}
const standing = (one: Proposer) => rows(toContent(one.ydoc));
const accepted = (one: Proposer) => standing(later(one, 99).resolve('accept'));

function proposes(one: Proposer, at: string, command: Command): boolean {
  one.at(at, 'before');
  let done = false;
  command(one.state, (tr) => { done = one.propose(tr); });
  return done;
}

/** The caret in the first cell of the row. */
function inRow(one: Proposer, at: number): Proposer {
  let row = 0;
  one.state.doc.descendants((node, position, _, index) => { if (node.type.name === 'tableRow' && index === at) row = position; });
  one.state = one.state.apply(one.state.tr.setSelection(TextSelection.near(one.state.doc.resolve(row))));
  return one;
}

test('a new row and a new column in which both wrote go together', () => {
  const bo = open();
  expect(proposes(bo, 'Vem', addRow('after'))).toBe(true);
  const eva = later(bo);
  expect(proposes(eva, 'Vem', addColumn('before'))).toBe(true);
  meet(bo, eva);
  inRow(bo, 2).type('bo');
  meet(eva, bo);
  inRow(eva, 1).type('eva');
  expect(toContent(eva.ydoc)).toEqual(text);
  expect(toContent(eva.resolve('reject').ydoc)).toEqual(text);
});

describe('a row or column that is proposed', () => {
  test.each<[string, string, Command, string, string[]]>([
    ['a row', 'Kommunen', addRow('after'), 'newRow', ['Vem | Vad', 'Kommunen | skolan', 'nytt | ', 'Regionen | vården']],
    ['a row first', 'Vem', addRow('before'), 'newRow', ['nytt | ', 'Vem | Vad', 'Kommunen | skolan', 'Regionen | vården']],
    ['a column', 'Vem', addColumn('after'), 'newColumn', ['Vem | nytt | Vad', 'Kommunen |  | skolan', 'Regionen |  | vården']],
  ])('%s is no part of the text before it is accepted, and goes with its words when it is rejected', (_, at, command, code, then) => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    expect(proposes(eva, at, command)).toBe(true);
    eva.type('nytt');
    expect(said(eva)).toEqual([[[code], 'nytt']]);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(runsOf(eva.ydoc)).toEqual(runs);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    expect(accepted(eva)).toEqual(then);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(text);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  });

  test('keeps the widths of the text where a column is only proposed', () => {
    const eva = open().at('Vem', 'before');
    setWidths([300, 700])(eva.state, (tr) => eva.write(tr));
    const before = toContent(eva.ydoc);
    expect(proposes(eva, 'Vem', addColumn('after'))).toBe(true);
    expect(toContent(eva.ydoc)).toEqual(before);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(before);
  });

  test('is the text’s own once somebody writes in it outright: rejecting leaves those words', () => {
    const eva = open();
    proposes(eva, 'Kommunen', addRow('after'));
    eva.type('nytt');
    const bo = later(eva).at('nytt', 'after');
    bo.write(bo.state.tr.insertText(' skrivet'));
    expect(standing(bo)).toContain(' skrivet | ');
    expect(standing(bo.resolve('reject'))).toContain(' skrivet | ');
    expect(suggestionsIn(bo.state.doc)).toEqual([]);
  });

  test('is taken back by its author as it was made', () => {
    const eva = open();
    proposes(eva, 'Kommunen', addRow('after'));
    eva.type('nytt');
    expect(proposes(eva, 'nytt', deleteRow)).toBe(true);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
    expect(toContent(eva.ydoc)).toEqual(text);
  });

  test('two at once, a row and a column, both stand, and either may be rejected', () => {
    for (const [first, second] of [[7, 8], [8, 7]] as const) {
      const [eva, bo] = [open(first), open(second)];
      proposes(eva, 'Kommunen', addRow('after'));
      proposes(bo, 'Vem', addColumn('after'));
      meet(eva, bo);
      meet(bo, eva);
      expect(bo.state.doc.eq(eva.state.doc)).toBe(true);
      expect(toContent(eva.ydoc)).toEqual(text);
      expect(accepted(eva)).toEqual(['Vem |  | Vad', 'Kommunen |  | skolan', ' |  | ', 'Regionen |  | vården']);
      const row = new Set(suggestionsIn(eva.state.doc).filter((all) => all.parts.some(({ line }) => line === 'newRow')).map(({ id }) => id));
      expect(standing(eva.resolve('reject', row).resolve('accept'))).toEqual(['Vem |  | Vad', 'Kommunen |  | skolan', 'Regionen |  | vården']);
    }
  });
});

describe('a table that is proposed', () => {
  const plain = (words: string) => ({ type: 'paragraph', ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }) });
  const one = (words: string, spans: { colspan?: number; rowspan?: number } = {}) => ({ type: 'tableCell', attrs: { colspan: 1, rowspan: 1, ...spans }, content: [plain(words)] });
  const table = (...lines: object[][]) => ({ type: 'table', content: lines.map((cells) => ({ type: 'tableRow', content: cells })) });
  const put = (who: Proposer, made: object): boolean => who.propose(who.state.tr.insert(who.state.doc.child(0).nodeSize, who.state.schema.nodeFromJSON(made)));
  const inNewCell = (who: Proposer): Proposer => {
    const first = who.state.doc.child(0).nodeSize;
    who.state = who.state.apply(who.state.tr.setSelection(TextSelection.near(who.state.doc.resolve(first + 4))));
    return who;
  };
  const before = ['Vem | Vad', 'Kommunen | skolan', 'Regionen | vården'];

  test.each<[string, object, string[]]>([
    ['empty', table([one(''), one('')], [one(''), one('')]), [' | ', ' | ']],
    ['with the words that were pasted', table([one('När'), one('Hur')]), ['När | Hur']],
    ['with merged cells', table([one('Möten', { colspan: 2 })], [one('vår'), one('höst')]), ['Möten', 'vår | höst']],
  ])('%s is no part of the text before it is accepted, and goes with its words when it is rejected', (_, made, then) => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    expect(put(eva, made)).toBe(true);
    expect(said(eva)[0]?.[0]).toEqual(['newTable']);
    expect(said(eva)).toHaveLength(1);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(runsOf(eva.ydoc)).toEqual(runs);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    expect(accepted(eva)).toEqual([...then, ...before]);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(text);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
  });

  test('is written in by its author, and one verdict takes the words too', () => {
    const eva = open();
    put(eva, table([one(''), one('')]));
    inNewCell(eva).type('När');
    expect(said(eva)).toEqual([[['newTable'], 'När']]);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(accepted(eva)).toEqual(['När | ', ...before]);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(text);
  });

  test('in which another proposes words stays for those when it is rejected, and goes with them', () => {
    const eva = open();
    put(eva, table([one('När'), one('')], [one(''), one('')]));
    const bo = inNewCell(later(eva)).type('Bo');
    expect(toContent(bo.ydoc)).toEqual(text);
    const evas = new Set(suggestionsIn(bo.state.doc).filter(({ claims }) => claims?.client === 7).map(({ id }) => id));
    bo.resolve('reject', evas);
    expect(toContent(bo.ydoc)).toEqual(text);
    expect(toContent(bo.resolve('reject').ydoc)).toEqual(text);
    expect(suggestionsIn(bo.state.doc)).toEqual([]);
  });

  test('is the text’s own once somebody writes in it outright', () => {
    const eva = open();
    put(eva, table([one('')]));
    const bo = inNewCell(later(eva));
    bo.write(bo.state.tr.insertText('skrivet'));
    expect(standing(bo)).toEqual(['skrivet', ...before]);
    expect(standing(bo.resolve('reject'))).toEqual(['skrivet', ...before]);
    expect(suggestionsIn(bo.state.doc)).toEqual([]);
  });

  test('is taken back by its author as it was made', () => {
    const eva = open();
    put(eva, table([one('När'), one('')], [one(''), one('')]));
    expect(proposes(inNewCell(eva), 'När', deleteTable)).toBe(true);
    expect(suggestionsIn(eva.state.doc)).toEqual([]);
    expect(toContent(eva.ydoc)).toEqual(text);
  });

  test('at the end leaves out the empty line that is put after it when it is written outright', () => {
    const eva = open();
    const end = eva.state.doc.content.size;
    expect(eva.propose(eva.state.tr.insert(end, [eva.state.schema.nodeFromJSON(table([one('')])), eva.state.schema.nodeFromJSON(plain(''))]))).toBe(true);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(accepted(eva)).toEqual([...before, '']);
  });

  test('is refused with a note in it', () => {
    const eva = open();
    const noted = { ...one('x'), content: [{ type: 'paragraph', content: [{ type: 'footnoteRef', attrs: { note: block('n') } }] }] };
    expect(put(eva, table([noted]))).toBe(false);
  });
});

describe('a row or column that is proposed to go', () => {
  test.each<[string, string, Command, string, string[]]>([
    ['a row', 'Kommunen', deleteRow, 'rowGone', ['Vem | Vad', 'Regionen | vården']],
    ['a column', 'Vad', deleteColumn, 'columnGone', ['Vem', 'Kommunen', 'Regionen']],
    ['the whole table', 'Vem', deleteTable, 'rowGone', []],
  ])('%s stays with its words until that is accepted', (_, at, command, code, then) => {
    const eva = open();
    const runs = runsOf(eva.ydoc);
    expect(proposes(eva, at, command)).toBe(true);
    expect(said(eva)[0]?.[0]).toEqual([code]);
    expect(toContent(eva.ydoc)).toEqual(text);
    expect(runsOf(eva.ydoc)).toEqual(runs);
    expect(judgeStructure(eva.ydoc)).toEqual([]);
    expect(accepted(eva)).toEqual(then);
    expect(toContent(eva.resolve('reject').ydoc)).toEqual(text);
  });

  test('stays for the words that another wrote in it at the same moment', () => {
    for (const [first, second] of [[7, 8], [8, 7]] as const) {
      const [eva, bo] = [open(first), open(second)];
      proposes(eva, 'Kommunen', deleteRow);
      bo.at('skolan', 'after');
      bo.write(bo.state.tr.insertText(' och fritids'));
      meet(eva, bo);
      meet(bo, eva);
      expect(bo.state.doc.eq(eva.state.doc)).toBe(true);
      expect(standing(eva.resolve('accept'))).toEqual(['Vem | Vad', ' |  och fritids', 'Regionen | vården']);
    }
  });

  test.each<[string, Command, Command, string]>([
    ['a row and then the column across it', deleteRow, deleteColumn, 'columnGone'],
    ['a column and then the row across it', deleteColumn, deleteRow, 'rowGone'],
  ])('%s go, whichever is accepted first and whoever proposed them', (_, first, second, code) => {
    for (const other of [7, 8]) {
      for (const order of ['as proposed', 'the later first'] as const) {
        const eva = open();
        expect(proposes(eva, 'skolan', first)).toBe(true);
        const bo = later(eva, other);
        expect(proposes(bo, 'skolan', second)).toBe(true);
        const isLater = ({ parts }: ReturnType<typeof suggestionsIn>[number]): boolean => parts.some(({ line }) => line === code);
        const ids = suggestionsIn(bo.state.doc).filter((one) => isLater(one) === (order === 'the later first')).map(({ id }) => id);
        bo.resolve('accept', new Set(ids)).resolve('accept');
        expect(standing(bo)).toEqual(['Vem', 'Regionen']);
        expect(suggestionsIn(bo.state.doc)).toEqual([]);
      }
    }
  });

  test('goes with the words that another had proposed to strike in it', () => {
    const eva = open().at('skolan', 'over').strike();
    const bo = later(eva);
    const words = eva.ids();
    expect(proposes(bo, 'Kommunen', deleteRow)).toBe(true);
    const row = new Set([...bo.ids()].filter((id) => !words.has(id)));
    expect(standing(later(bo, 9).resolve('reject', row))).toEqual(rows(text));
    expect(standing(bo.resolve('accept', row))).toEqual(['Vem | Vad', 'Regionen | vården']);
    expect(suggestionsIn(bo.state.doc)).toEqual([]);
  });

  test.each<[string, string, Command, string[]]>([
    ['a row', 'Kommunen', deleteRow, ['Vem | Vad', ' |  och hemmet', 'Regionen | vården']],
    ['a column', 'Vad', deleteColumn, ['Vem | ', 'Kommunen |  och hemmet', 'Regionen | ']],
  ])('%s stays for words that came afterwards, also when a third person proposes to strike them', (_, at, command, then) => {
    const eva = open();
    proposes(eva, at, command);
    const row = eva.ids();
    eva.at('Ansvaret', 'after').type('et');
    const byEva = eva.ids();
    const bo = later(eva).at('skolan', 'after');
    const typed = bo.state.tr.insertText(' och hemmet');
    bo.write(freeOfStrikes(typed) ?? typed);
    const cilla = later(bo, 9).at(' och hemmet', 'over').strike();
    expect(cilla.ids().size).toBe(3);
    for (const ids of [row, byEva]) {
      const one = later(cilla, 10).resolve('accept', ids);
      expect(standing(one)).toEqual(then);
      // The line stays proposed for as long as it is not settled what becomes of them.
      expect(one.ids().size).toBe(ids === row ? 3 : 2);
      expect(standing(one.resolve('reject'))).toEqual(then);
    }
    expect(standing(cilla.resolve('accept'))).toEqual(accepted(eva));
  });

  test.each<[string, 'accept' | 'reject']>([['struck by another at the same moment', 'accept'], ['proposed by another at the same moment', 'reject']])('is held by words %s, and goes once they are gone', (how, verdict) => {
    for (const [first, second] of [[7, 8], [8, 7]] as const) {
      const [eva, bo] = [open(first), open(second)];
      proposes(eva, 'Kommunen', deleteRow);
      const row = eva.ids();
      if (how.startsWith('struck')) bo.at('skolan', 'over').strike();
      else bo.at('skolan', 'after').type(' och fritids');
      const words = bo.ids();
      meet(eva, bo);
      const struck = standing(eva.resolve('accept', row));
      const isHeld = suggestionsIn(eva.state.doc).some(({ id }) => words.has(id));
      expect(eva.ids()).toEqual(isHeld ? new Set([...row, ...words]) : new Set());
      expect(struck).toHaveLength(isHeld ? 3 : 2);
      // Of two strikes at once one is seen; where it is Eva's there is nothing to hold the row.
      if (!how.startsWith('struck')) expect(isHeld).toBe(true);
      const kept = later(eva, 9).resolve(verdict === 'accept' ? 'reject' : 'accept', words);
      expect(standing(kept.resolve('accept', row))).toHaveLength(isHeld ? 3 : 2);
      expect(kept.ids()).toEqual(new Set());
      eva.resolve(verdict, words).resolve('accept', row);
      expect(standing(eva)).toEqual(['Vem | Vad', 'Regionen | vården']);
      expect(eva.ids()).toEqual(new Set());
    }
  });

  test('stays for words that came afterwards and were struck by a suggestion from before', () => {
    const cilla = open(9).at('skolan', 'over').strike();
    const strike = cilla.ids();
    const eva = later(cilla, 7);
    proposes(eva, 'Kommunen', deleteRow);
    const row = new Set([...eva.ids()].filter((id) => !strike.has(id)));
    const bo = later(eva).at('skolan', 'after');
    const typed = bo.state.tr.insertText(' och hemmet');
    bo.write(freeOfStrikes(typed) ?? typed);
    const again = later(bo, 9).at(' och hemmet', 'over').strike();
    expect(again.ids()).toEqual(new Set([...strike, ...row]));
    expect(standing(again.resolve('accept', row))).toEqual(['Vem | Vad', ' | skolan och hemmet', 'Regionen | vården']);
  });

  test('says which words others had struck in it, and reads nothing else as that', () => {
    const eva = open().at('skolan', 'over').strike();
    const bo = later(eva);
    proposes(bo, 'Kommunen', deleteRow);
    const struck = bo.state.doc.nodeAt(positionOf(bo.state.doc, 'skolan') - 1)?.attrs['struck'] as unknown;
    const sign = { type: 'proposedLine', suggestion: 's7.a.b', change: 'rowGone' };
    expect(struck).toMatch(/^s7\.[0-9a-z.]+:b[0-9a-z]+$/);
    for (const lawful of [struck, `${String(struck)} ${String(struck)}`]) {
      expect(isLawfulSign({ ...sign, struck: lawful })).toBe(true);
      expect(readSign({ ...sign, struck: lawful })?.attributes).toMatchObject({ struck: lawful });
    }
    // Only what makes something go says it.
    for (const comes of ['newRow', 'newColumn', 'newTable']) expect(isLawfulSign({ ...sign, change: comes, struck })).toBe(false);
    for (const type of ['proposedBreak', 'proposedKind', 'proposedJoin']) {
      const lawful = { type, suggestion: 's7.a.b', ...(type === 'proposedKind' ? { kind: 'paragraph' } : {}) };
      expect(isLawfulSign(lawful)).toBe(true);
      expect(isLawfulSign({ ...lawful, struck })).toBe(false);
    }
    expect(isLawfulSign({ type: 'proposedLayout', suggestion: 's7.a.b', change: 'deeper', struck })).toBe(false);
    expect(isLawfulSign({ type: 'proposedJoin', suggestion: 's7.a.b', whole: true, struck })).toBe(true);
    for (const other of ['', 'skolan', 's7.a.b', `${String(struck)}:b`, 7, null]) {
      expect(isLawfulSign({ ...sign, struck: other })).toBe(false);
      expect(readSign({ ...sign, struck: other })?.attributes).toMatchObject({ struck: null });
    }
  });
});

test('a table that was rejected is proposed again by its author and accepted by the same other', () => {
  const [eva, bo] = [open(7), open(8)];
  const both = (): void => { meet(eva, bo); meet(bo, eva); expect(bo.state.doc.eq(eva.state.doc)).toBe(true); };
  const cellOf = { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph' }] };
  const made = { type: 'table', content: [{ type: 'tableRow', content: [cellOf, cellOf] }, { type: 'tableRow', content: [cellOf, cellOf] }] };
  const put = (): void => {
    const at = eva.state.doc.child(0).nodeSize;
    expect(eva.propose(eva.state.tr.insert(at, eva.state.schema.nodeFromJSON(made)))).toBe(true);
    eva.state = eva.state.apply(eva.state.tr.setSelection(TextSelection.near(eva.state.doc.resolve(at + 4))));
    for (const letter of 'Möten') { eva.type(letter); both(); }
  };
  put();
  bo.resolve('reject');
  both();
  expect(toContent(eva.ydoc)).toEqual(text);
  put();
  bo.resolve('accept');
  expect(suggestionsIn(bo.state.doc)).toEqual([]);
  both();
  expect(suggestionsIn(bo.state.doc)).toEqual([]);
  expect(standing(eva)).toEqual(['Möten | ', ' | ', 'Vem | Vad', 'Kommunen | skolan', 'Regionen | vården']);
});
