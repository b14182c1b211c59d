/** What our own writer wrote comes back as the same text, block by block, with the same ids. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../server/export/docx-reader/read.ts';
import { writeAgreementDocx } from '../../server/export/write-agreement-docx.ts';
import type { AgreementContent, Block, Inline, InlineMark, ListItem, OrderedList, Paragraph, Table } from '#shared/agreement/content.ts';
import { checked, found, texts } from './docx-reader/build-docx.ts';

const hasOffice = (() => { try { execFileSync('soffice', ['--version'], { stdio: 'ignore' }); return true; } catch { return false; } })();
if (!hasOffice) console.log('Files are not sent through LibreOffice: it is not installed.');

describe('a document that we wrote and read again', () => {
  it('is the same in text, form, marks, notes and ids', async () => {
    await fc.assert(fc.asyncProperty(agreements(), async content => {
      const reading = checked(readDocx(await write(content)));
      expect(withoutStructureIds(reading.content)).toEqual(withoutStructureIds(content));
    }), { seed: 20_271_008, numRuns: 60 });
  }, 120_000);

  it('tells what it was written from, and leaves our title, label and checksum out of the text', async () => {
    const content: AgreementContent = { type: 'doc', content: [{ type: 'heading', attrs: { id: 'b0000000000000h1', level: 1 }, content: [{ type: 'text', text: 'Syfte' }] }, { type: 'paragraph', attrs: { id: 'b0000000000000p1' }, content: [{ type: 'text', text: 'Parterna samverkar.' }] }] };
    const reading = checked(readDocx(await write(content)));
    expect(reading.content).toEqual(content);
    expect(reading.title).toBe('Överenskommelse om samverkan');
    expect(reading.properties).toEqual({ documentId: 'd1', version: 'v7' });
    expect(reading.bookmarks).toEqual({ b0000000000000h1: 'b0000000000000h1', b0000000000000p1: 'b0000000000000p1' });
    expect(reading.notUnderstood.filter(({ what }) => what !== 'header-or-footer')).toEqual([]);
  });

  it('counts its lists as before: letters and roman numerals, from where they began, also inside one another and one after the other', async () => {
    const words = (name: string): Paragraph => ({ type: 'paragraph', attrs: { id: `b${name.padEnd(15, '0')}` }, content: [{ type: 'text', text: name }] });
    const item = (name: string, ...more: ListItem['content']): ListItem => ({ type: 'listItem', attrs: { id: `bi${name.padEnd(14, '0')}` }, content: [words(name), ...more] });
    const list = (name: string, attrs: Partial<OrderedList['attrs']>, ...content: ListItem[]): OrderedList => ({ type: 'orderedList', attrs: { id: `bl${name.padEnd(14, '0')}`, start: 1, ...attrs }, content });
    const content: AgreementContent = { type: 'doc', content: [
      list('a', { numbers: 'letters', start: 3 }, item('c', list('b', { numbers: 'decimal', start: 7 }, item('sju'))), item('d')), words('sedan'),
      list('c', { numbers: 'roman' }, item('i', list('d', {}, item('under', list('e', { numbers: 'letters' }, item('innerst')))))), words('igen'),
      list('f', { numbers: 'letters' }, item('a')),
    ] };
    const reading = checked(readDocx(await write(content)));
    expect(withoutStructureIds(reading.content)).toEqual(withoutStructureIds(content));
    expect(reading.notUnderstood.filter(({ what }) => what === 'list-number')).toEqual([]);
  });

  it.runIf(hasOffice)('keeps every text and id also when LibreOffice has saved it in between', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overens-office-'));
    try {
      const content = fc.sample(agreements(), { seed: 5, numRuns: 1 })[0];
      if (content === undefined) throw new Error('no sample');
      writeFileSync(join(folder, 'ut.docx'), await write(content));
      execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'odt', '--outdir', folder, join(folder, 'ut.docx')], { stdio: 'ignore' });
      execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'in'), join(folder, 'ut.odt')], { stdio: 'ignore' });
      const reading = checked(readDocx(readFileSync(join(folder, 'in', 'ut.docx'))));
      const given = checked(readDocx(await write(content)));
      expect(texts(reading)).toEqual(texts(given));
      expect(reading.bookmarks).toEqual(given.bookmarks);
      expect(found(reading, 'unknown-part')).toBe(undefined);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

function write(content: AgreementContent): Promise<Uint8Array> {
  return writeAgreementDocx({
    locale: 'sv', letterhead: { authority: 'Region Granmark', unit: null, registryNumber: 'RG 2026/00417', contact: null },
    title: 'Överenskommelse om samverkan', label: 'Remissversion 1', date: '2027-06-01', hash: 'ab'.repeat(32), documentId: 'd1', version: 'v7', content,
  });
}

/** Lists, items, tables, rows and cells carry no bookmark; their ids are made anew. */
function withoutStructureIds(content: AgreementContent): unknown {
  const structural = new Set(['bulletList', 'orderedList', 'listItem', 'table', 'tableRow', 'tableCell', 'tableHeader', 'footnotes']);
  return JSON.parse(JSON.stringify(content), (_, value: unknown) => {
    if (value === null || typeof value !== 'object' || !('type' in value) || !('attrs' in value) || !structural.has(String(value.type))) return value;
    return { ...value, attrs: { ...(value.attrs as object), id: '' } };
  });
}

function agreements(): fc.Arbitrary<AgreementContent> {
  return fc.record({ blocks: fc.array(blocks(), { minLength: 1, maxLength: 8 }), notes: fc.array(fc.lorem({ maxCount: 6 }), { maxLength: 3 }) }).map(({ blocks: given, notes }) => {
    let next = 0;
    const id = () => `b${(next++).toString(36).padStart(15, '0')}`;
    const content: AgreementContent = { type: 'doc', content: renumbered(apart(given), id) };
    const noteIds = notes.map(id);
    const headings = content.content.flatMap(block => (block.type === 'heading' ? [block.attrs.id] : []));
    const referring = content.content.findLast(block => block.type === 'paragraph');
    if (referring?.type === 'paragraph' && headings[0] !== undefined) referring.content = [...(referring.content ?? []), { type: 'clauseRef', attrs: { clause: headings[headings.length >> 1] ?? headings[0] } }];
    const target = content.content.find(block => block.type === 'paragraph' || block.type === 'heading');
    if (target === undefined || noteIds.length === 0) return content;
    target.content = [...(target.content ?? []), ...noteIds.map((note): Inline => ({ type: 'footnoteRef', attrs: { note } }))];
    return { type: 'doc', content: [...content.content, { type: 'footnotes', attrs: { id: id() }, content: notes.map((text, at) => ({ type: 'footnote', attrs: { id: noteIds[at] ?? '' }, content: [{ type: 'text', text }] })) }] };
  });
}

/** Headings that skip a level are told as renumbered, which is another test; here the first is of level one. */
function apart(given: Block[]): Block[] {
  let depth = 0;
  return withoutTouchingLists(given).map(block => {
    if (block.type !== 'heading') return block;
    depth = Math.min(block.attrs.level, depth + 1);
    return { ...block, attrs: { ...block.attrs, level: depth === 1 ? 1 : depth === 2 ? 2 : depth === 3 ? 3 : 4 } };
  });
}

/** Word knows no end of a list: two that touch are one there, and the editor joins them as well. */
function withoutTouchingLists<Part extends { type: string }>(given: readonly Part[]): Part[] {
  return given.filter(({ type }, at) => !(isList(type) && isList(given[at - 1]?.type)));
}
const isList = (type: string | undefined): boolean => type === 'bulletList' || type === 'orderedList';

function renumbered(given: Block[], id: () => string): Block[] {
  return JSON.parse(JSON.stringify(given), (key, value: unknown) => (key === 'id' ? id() : value)) as Block[];
}

const marks = (): fc.Arbitrary<InlineMark[]> => fc.record({ definition: fc.boolean(), highlight: fc.boolean(), bold: fc.boolean(), italic: fc.boolean(), underline: fc.boolean() }).map(given => [
  ...(given.definition ? [{ type: 'definition' as const }] : []), ...(given.highlight ? [{ type: 'highlight' as const }] : []), ...(given.bold ? [{ type: 'bold' as const }] : []), ...(given.italic ? [{ type: 'italic' as const }] : []), ...(given.underline ? [{ type: 'underline' as const }] : []),
]);
const words = (): fc.Arbitrary<string> => fc.constantFrom('Parterna', ' ansvarar ', 'för barns\thälsa', '§ 5 – ”vård”', '😀 å ä ö', '1 kap.', ' ');

/** Neighbours differ in marks, as they do in the editor; a paragraph of spaces alone is left to the tests of the reader. */
function inlines(): fc.Arbitrary<Inline[]> {
  return fc.array(fc.oneof({ weight: 5, arbitrary: fc.tuple(words(), marks()) }, { weight: 1, arbitrary: fc.constant(null) }), { minLength: 1, maxLength: 5 }).map(given => {
    const content: Inline[] = [{ type: 'text', text: 'Text' }];
    for (const each of given) {
      const last = content.at(-1);
      if (each === null) content.push({ type: 'hardBreak' });
      else if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(each[1])) last.text += each[0];
      else content.push(each[1].length === 0 ? { type: 'text', text: each[0] } : { type: 'text', text: each[0], marks: each[1] });
    }
    return content;
  });
}

const paragraph = (): fc.Arbitrary<Paragraph> => inlines().map(content => ({ type: 'paragraph', attrs: { id: '' }, content }));
const empty: Paragraph = { type: 'paragraph', attrs: { id: '' } };

function item(depth: number): fc.Arbitrary<ListItem> {
  const more = depth > 2 ? fc.constant([]) : fc.array(fc.oneof(paragraph(), list(depth + 1)), { maxLength: 2 });
  return fc.tuple(paragraph(), more).map(([first, rest]) => ({ type: 'listItem', attrs: { id: '' }, content: [first, ...withoutTouchingLists(rest)] }));
}

function list(depth: number): fc.Arbitrary<Extract<Block, { type: 'bulletList' | 'orderedList' }>> {
  return fc.tuple(fc.boolean(), fc.constantFrom(1, 1, 4), fc.array(fc.constant(null), { minLength: 1, maxLength: 3 }).chain(each => fc.tuple(...each.map(() => item(depth)))))
    .map(([ordered, start, content]) => (ordered ? { type: 'orderedList', attrs: { id: '', start }, content } : { type: 'bulletList', attrs: { id: '' }, content }));
}

function table(): fc.Arbitrary<Table> {
  const facts = fc.record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 3 }), header: fc.boolean(), merged: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)), widths: fc.boolean() });
  return fc.tuple(facts, fc.array(paragraph(), { minLength: 9, maxLength: 9 })).map(([{ rows, columns, header, merged, widths }, texts]) => {
    const [top, left] = [Math.min(merged[0], rows - 1), Math.min(merged[1], columns - 1)];
    // A merge from a header row into the rows below is not what Word repeats.
    const [rowspan, colspan] = [header && top === 0 ? 1 : Math.min(merged[2] + 1, rows - top), Math.min(merged[3] + 1, columns - left)];
    const isCovered = (row: number, column: number): boolean => row >= top && row < top + rowspan && column >= left && column < left + colspan && (row !== top || column !== left);
    return {
      type: 'table', attrs: { id: '', ...(widths ? { widths: [[1_000], [400, 600], [250, 333, 417]][columns - 1] ?? [] } : {}) },
      content: Array.from({ length: rows }, (_, row) => ({
        type: 'tableRow', attrs: { id: '' },
        content: Array.from({ length: columns }, (__, column) => column).filter((column) => !isCovered(row, column)).map((column) => ({
          type: header && row === 0 ? 'tableHeader' : 'tableCell',
          attrs: { id: '', ...(row === top && column === left && colspan > 1 ? { colspan } : {}), ...(row === top && column === left && rowspan > 1 ? { rowspan } : {}) },
          content: [texts[row * 3 + column] ?? empty, ...((row + column) % 2 === 0 ? [] : [empty])],
        })),
      })),
    };
  });
}

function blocks(): fc.Arbitrary<Block> {
  return fc.oneof(
    paragraph(), fc.constant(empty), list(0), table(),
    fc.tuple(fc.constantFrom(1, 2, 3, 4), inlines()).map(([level, content]): Block => ({ type: 'heading', attrs: { id: '', level: level === 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : 4 }, content })),
  );
}
