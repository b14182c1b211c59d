/** What a comparison of two versions says, and that it says it exactly. */
import { describe, expect, test } from 'vitest';
import { compare } from '#shared/agreement/compare.ts';
import { sequenceOf } from '#shared/agreement/compare-lines.ts';
import type { Entry } from '#shared/agreement/compare-lines.ts';
import { settledLines, type Settling } from '#shared/agreement/compare-settle.ts';
import type { Compared, ComparedLine, ComparedTable, Comparison } from '#shared/agreement/compare-value.ts';
import { compareWords } from '#shared/agreement/compare-words.ts';
import type { AgreementContent, Block, Inline } from '#shared/agreement/content.ts';
import { isCell } from '#shared/agreement/compare-value.ts';
import { agreementText, agreementWith, block, sentences } from '../support/agreement-text.ts';
import { tablePair } from '../support/two-tables.ts';
import { aText, changedText, idsOf } from '../support/two-versions.ts';
import { below, chanceOf } from './chance.ts';

function settledTable({ rows }: ComparedTable, side: Settling): string[][] {
  const gone = side === 'accept' ? 'deleted' : 'inserted';
  return rows.filter(({ fate }) => fate !== gone).map(({ cells }) => cells.flatMap((cell) => (!isCell(cell) || cell.fate === gone ? [] : [cell])).map(({ lines }) => JSON.stringify(plain(settledLines(lines, side).map(({ inline }) => inline)))));
}

/** How many columns and rows each cell of the version covers. */
function settledSpans({ rows }: ComparedTable, side: Settling): number[][][] {
  const [gone, span] = side === 'accept' ? ['deleted', 'spanAfter'] as const : ['inserted', 'spanBefore'] as const;
  return rows.filter(({ fate }) => fate !== gone).map(({ cells }) => cells.flatMap((cell) => (isCell(cell) && cell[span] ? [[cell[span].colspan, cell[span].rowspan]] : [])));
}

const spansIn = ({ content }: AgreementContent): number[][][][] => content.flatMap((block) => (block.type === 'table' ? [block.content.map((row) => row.content.map(({ attrs }) => [attrs.colspan ?? 1, attrs.rowspan ?? 1]))] : []));

/** Which of two ids a note that is the same is told by is no part of the words. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"note":"c', '"note":"b'));

function bodyOf(body: readonly Compared[], side: Settling): unknown[] {
  const out: unknown[] = [];
  let lines: ComparedLine[] = [];
  const flush = (): void => {
    out.push(...settledLines(lines, side).map(({ inline }) => plain(inline)));
    lines = [];
  };
  for (const row of body) {
    if (row.kind === 'line') lines.push(row);
    else {
      flush();
      const gone = side === 'accept' ? row.fate === 'deleted' || row.fate === 'moved-away' : row.fate === 'inserted' || row.fate === 'moved-here';
      if (!gone) out.push(settledTable(row, side));
    }
  }
  flush();
  return out;
}

const entryWords = (entry: Entry): unknown => (entry.kind === 'line' ? plain(entry.inline) : entry.rows.map(({ cells }) => cells.flatMap((cell) => (cell ? [JSON.stringify(plain(cell.lines.map(({ inline }) => inline)))] : []))));

function expectExact(before: AgreementContent, after: AgreementContent): Comparison {
  const comparison = compare(before, after);
  expect(bodyOf(comparison.body, 'accept')).toEqual(sequenceOf(after).body.map(entryWords));
  expect(bodyOf(comparison.body, 'reject')).toEqual(sequenceOf(before).body.map(entryWords));
  expect(bodyOf(comparison.footnotes, 'accept')).toEqual(sequenceOf(after).footnotes.map(entryWords));
  return comparison;
}

const said = ({ parts }: ComparedLine): string => parts.map(({ op, inline }) => {
  const text = inline.type === 'text' ? inline.text : '¤';
  return op === 'same' ? text : op === 'ins' ? `[+${text}]` : op === 'del' ? `[-${text}]` : `[*${text}]`;
}).join('');
const changedLines = ({ body }: Comparison): ComparedLine[] => body.flatMap((row) => (row.kind === 'line' && row.fate !== 'same' ? [row] : []));
const words = (text: string): Inline[] => [{ type: 'text', text }];
const moved = (from: number, to: number): AgreementContent => {
  const content = [...agreementText.content];
  content.splice(to, 0, ...content.splice(from, 1));
  return { ...agreementText, content };
};

describe('accepting gives the new text and rejecting the old, word for word and mark for mark', () => {
  for (let seed = 1; seed <= 150; seed++) {
    test(`pair ${seed}`, () => {
      const chance = chanceOf(seed);
      const id = idsOf(chance);
      const before = aText(chance, id, 3 + below(chance, 30));
      const after = changedText(chance, before, { acts: 1 + below(chance, 20), id });
      expectExact(before, after);
      expectExact(after, before);
      // The same words imported twice have no id in common.
      expectExact(before, JSON.parse(JSON.stringify(after).replace(/"(b[0-9a-z]{15})"/g, (_, one: string) => `"c${one.slice(1)}"`)) as AgreementContent);
    });
  }
});

describe('the words of one line', () => {
  test('are compared whole: a hyphenated word is one, and what goes stands before what comes', () => {
    expect(said({ parts: compareWords(words('Hälso- och sjukvårdens e-tjänst ska öppnas.'), words('Hälso- och sjukvårdens e-tjänster bör öppnas.')) } as ComparedLine))
      .toBe('Hälso- och sjukvårdens [-e-tjänst ska][+e-tjänster bör] öppnas.');
  });

  test('a short word between two changes goes with them', () => {
    expect(said({ parts: compareWords(words('inom tre veckor'), words('efter sex veckor')) } as ComparedLine)).toBe('[-inom tre][+efter sex] veckor');
    expect(said({ parts: compareWords(words('Kommunen svarar för att planen skrivs.'), words('Regionen svarar för att planer skrivs.')) } as ComparedLine))
      .toBe('[-Kommunen][+Regionen] svarar för att [-planen][+planer] skrivs.');
  });

  test('marks alone are told as marks, with those before', () => {
    const parts = compareWords(words('Planen skrivs tillsammans.'), [{ type: 'text', text: 'Planen ' }, { type: 'text', text: 'skrivs', marks: [{ type: 'bold' }] }, { type: 'text', text: ' tillsammans.' }]);
    expect(parts.map(({ op, was }) => [op, was])).toEqual([['same', undefined], ['format', []], ['same', undefined]]);
  });

  test('a sentence written anew is not shown as scattered letters in common', () => {
    expect(said({ parts: compareWords(words('Regionen svarar för hälso- och sjukvårdens insatser under dygnet.'), words('Den som behöver hjälp får den utan dröjsmål, oavsett var den söks.')) } as ComparedLine))
      .toBe('[-Regionen svarar för hälso- och sjukvårdens insatser under dygnet][+Den som behöver hjälp får den utan dröjsmål, oavsett var den söks].');
  });
});

describe('a version compared with an earlier one', () => {
  test('nothing differs between a text and itself', () => {
    const { changes, counts } = expectExact(agreementText, structuredClone(agreementText));
    expect(changes).toEqual([]);
    expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('nothing differs when one of them was stored and read back: its keys have another order', () => {
    const linked = agreementWith('region', '');
    const [from] = linked.content.filter((one) => one.type === 'paragraph' && one.attrs.id === block('region'));
    if (from?.type !== 'paragraph') throw new Error('a paragraph');
    from.content = [{ type: 'text', text: 'Se ' }, { type: 'text', text: 'kunskapssidan', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] }, { type: 'clauseRef', attrs: { clause: block('tasks'), shown: '2' } }, { type: 'text', text: ' och mer.' }];
    const stored = JSON.parse(JSON.stringify(linked)) as AgreementContent;
    const backwards = (value: unknown): unknown => (Array.isArray(value) ? value.map(backwards) : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, backwards(member)])) : value);
    const { changes } = compare(backwards(stored) as AgreementContent, linked);
    expect(changes).toEqual([]);
    // With a word more, so that the marks are looked at one by one.
    from.content.push({ type: 'text', text: ' Tillagt.' });
    expect(compare(backwards(stored) as AgreementContent, linked).changes.map(({ kind }) => kind)).toEqual(['text']);
  });

  test('names the clause, the kind and the first words of every change', () => {
    const { changes, counts } = expectExact(agreementText, agreementWith('duty', sentences.duty.replace('tre', 'sex')));
    expect(changes).toEqual([{ kind: 'text', clause: '2.1', heading: 'Kommunens ansvar', otherClause: null, lines: 1, excerpt: 'sex' }]);
    expect(counts).toMatchObject({ changed: 1, wordsInserted: 1, wordsDeleted: 1 });
  });

  test('a clause that moved is told at both places, and its words have neither come nor gone', () => {
    const comparison = expectExact(agreementText, moved(1, 6));
    expect(changedLines(comparison).map(({ fate, before, after }) => [fate, before?.clause, after?.clause])).toEqual([['moved-away', '1', undefined], ['moved-here', '1', '2.1']]);
    expect(comparison.changes.map(({ kind, clause, otherClause }) => [kind, clause, otherClause])).toEqual([['moved-away', '1', '2.1'], ['moved', '2.1', '1']]);
    expect(comparison.counts).toMatchObject({ moved: 1, inserted: 0, deleted: 0, wordsInserted: 0, wordsDeleted: 0 });
  });

  test('a paragraph split in two is one line with a new end, not words gone and come', () => {
    const [first, second] = ['Parterna samverkar för barns hälsa.', 'De följer upp vad de har lovat.'];
    const before: AgreementContent = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: block('one') }, content: words(`${first} ${second}`) }] };
    const after: AgreementContent = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: block('one') }, content: words(first) }, { type: 'paragraph', attrs: { id: block('two') }, content: words(second) }] };
    const split = expectExact(before, after);
    expect(changedLines(split).map((line) => [said(line), line.end, line.continues])).toEqual([[`${first}[- ]`, 'ins', false], [second, 'same', true]]);
    expect(split.changes.map(({ kind, lines }) => [kind, lines])).toEqual([['split', 2]]);
    const back = expectExact(after, before);
    expect(changedLines(back).map((line) => [said(line), line.end])).toEqual([[first, 'del'], [`[+ ]${second}`, 'same']]);
    expect(back.changes.map(({ kind }) => kind)).toEqual(['joined']);
  });

  test('a heading made of a paragraph is a change of structure without a changed word', () => {
    const content = agreementText.content.map((node): Block => (node.type === 'paragraph' && node.attrs.id === block('duty') ? { type: 'heading', attrs: { id: node.attrs.id, level: 3 }, content: node.content ?? [] } : node as Block));
    const { changes, counts } = expectExact(agreementText, { type: 'doc', content });
    expect(changes.map(({ kind }) => kind)).toEqual(['structure']);
    expect(counts).toMatchObject({ reformatted: 1, changed: 0, wordsInserted: 0 });
  });

  test('tables are compared cell by cell, with rows and columns that came and went', () => {
    const after = structuredClone(agreementText);
    const table = after.content.find((node) => node.type === 'table');
    if (!table) throw new Error('no table');
    const cell = (name: string, text: string, type: 'tableCell' | 'tableHeader' = 'tableCell') => ({ type, attrs: { id: block(`c${name}`) }, content: [{ type: 'paragraph' as const, attrs: { id: block(`p${name}`) }, content: words(text) }] });
    table.content[1]?.content[1]?.content.splice(0, 1, { type: 'paragraph', attrs: { id: block('whata') }, content: words('Andra linjens vård') });
    table.content.forEach((row, at) => row.content.push(cell(`new${at}`, at === 0 ? 'När' : 'Dygnet runt', at === 0 ? 'tableHeader' : 'tableCell')));
    table.content.push({ type: 'tableRow', attrs: { id: block('row3') }, content: [cell('a', 'Kommunen'), cell('b', 'Stöd i hemmet'), cell('c', 'Vardagar')] });
    const { body, changes } = expectExact(agreementText, after);
    const compared = body.find((row) => row.kind === 'table');
    expect(compared?.columns).toEqual(['same', 'same', 'inserted']);
    expect(compared?.rows.map(({ fate }) => fate)).toEqual(['changed', 'changed', 'inserted']);
    expect(compared?.rows[1]?.cells.filter(isCell).map((cell) => [cell.fate, ...cell.lines.map(said)])).toEqual([['same', 'Regionen'], ['changed', '[-Första][+Andra] linjens vård'], ['inserted', '[+Dygnet runt]']]);
    expect(changes.map(({ kind, clause }) => [kind, clause])).toEqual([['table', '2.2']]);
  });

  test('a table with cells merged and split, rows and columns moved, has every cell of either version with its words and what it covers', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const { before, after } = tablePair(seed);
      for (const [one, other] of [[before, after], [after, before]] as const) {
        const { body } = expectExact(one, other);
        for (const side of ['accept', 'reject'] as const) expect(body.flatMap((row) => (row.kind === 'table' ? [settledSpans(row, side)] : [])).filter((rows) => rows.length > 0), `seed ${seed}, ${side}`).toEqual(spansIn(side === 'accept' ? other : one));
      }
    }
  });

  test('a note that was rewritten is told among the notes, and its mark in the text is the same', () => {
    const after = structuredClone(agreementText);
    const notes = after.content.at(-1);
    if (notes?.type === 'footnotes') notes.content[0] = { type: 'footnote', attrs: { id: block('note') }, content: words('Med barn avses den som är under arton år.') };
    const { body, footnotes } = expectExact(agreementText, after);
    expect(body.every(({ fate }) => fate === 'same')).toBe(true);
    expect(footnotes.map(said)).toEqual(['Med barn avses [-varje människa][+den som är] under arton år.']);
  });

  test('two versions without a common id are matched by their words', () => {
    const renamed = JSON.parse(JSON.stringify(agreementWith('duty', sentences.duty.replace('tre', 'sex'))).replace(/"b([0-9a-z]{15})"/g, '"c$1"')) as AgreementContent;
    expect(expectExact(agreementText, renamed).changes.map(({ kind, clause, excerpt }) => [kind, clause, excerpt])).toEqual([['text', '2.1', 'sex']]);
  });
});
