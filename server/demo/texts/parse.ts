/** Reads the small markup in which the demo texts are written and gives the canonical form of a document. */

import { createHash } from 'node:crypto';
import type {
  AgreementContent, Block, BulletList, Footnote, Footnotes, Heading, Inline, InlineMark, ListItem,
  OrderedList, Paragraph, Table, TableCell, TableRow,
} from '#shared/agreement/content.ts';

/**
 * Headings `#`–`####`, lists `- ` and `1. ` nested by two spaces, tables with `|---|` after the header row,
 * footnotes `[^n]` and `[^n]: text`, `**bold**`, `*italic*`, `[text](url)`; a blank line divides blocks.
 * The same seed and markup always give the same block ids, so that a demo loaded twice has the same links.
 * Throws an Error on a reference without footnote, a footnote without reference and a crooked table.
 */
export function parse(markup: string, seed = 'demo'): AgreementContent {
  const giveId = idGiver(seed);
  const { body, definitions } = splitFootnotes(markup);
  const notes = new Map([...definitions.keys()].map((label) => [label, giveId()]));
  const reading: Reading = { giveId, notes, used: new Set() };
  const content: (Block | Footnotes)[] = body.map((lines) => block(lines, reading));
  const unused = [...notes.keys()].filter((label) => !reading.used.has(label));
  if (unused.length > 0) throw new Error(`Footnotes without reference: ${unused.join(', ')}`);
  if (reading.used.size > 0) content.push(footnotes(definitions, reading));
  return { type: 'doc', content };
}

interface Reading {
  giveId: () => string;
  notes: Map<string, string>;
  /** Labels in order of first reference: footnotes are numbered as the reader meets them. */
  used: Set<string>;
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

function idGiver(seed: string): () => string {
  let position = 0;
  return () => {
    position += 1;
    const bytes = createHash('sha256').update(`${seed}:${position}`).digest();
    return `b${[...bytes.subarray(0, 15)].map((byte) => alphabet[byte % 36]).join('')}`;
  };
}

function splitFootnotes(markup: string): { body: string[][]; definitions: Map<string, string> } {
  const definitions = new Map<string, string>();
  const body: string[][] = [];
  for (const part of markup.split(/\n\s*\n/)) {
    const lines = part.split('\n').filter((line) => line.trim() !== '');
    const rest = lines.filter((line) => {
      const found = /^\[\^(\w+)\]:\s+(.*)$/.exec(line);
      if (!found) return true;
      definitions.set(found[1] ?? '', (found[2] ?? '').trim());
      return false;
    });
    if (rest.length > 0) body.push(rest);
  }
  return { body, definitions };
}

function block(lines: string[], reading: Reading): Block {
  const first = lines[0] ?? '';
  if (/^#{1,4} /.test(first)) return heading(first, reading);
  if (first.startsWith('|')) return table(lines, reading);
  if (itemStart.test(first)) return list(lines, 0, reading);
  return paragraph(lines.map((line) => line.trim()).join(' '), reading);
}

function heading(line: string, reading: Reading): Heading {
  const level = (line.indexOf(' ')) as 1 | 2 | 3 | 4;
  return { type: 'heading', attrs: { id: reading.giveId(), level }, content: inline(line.slice(level + 1).trim(), reading) };
}

function paragraph(text: string, reading: Reading): Paragraph {
  const id = reading.giveId();
  return text === '' ? { type: 'paragraph', attrs: { id } } : { type: 'paragraph', attrs: { id }, content: inline(text, reading) };
}

const itemStart = /^(\s*)(- |(\d+)\. )(.*)$/;

function list(lines: string[], depth: number, reading: Reading): BulletList | OrderedList {
  const start = itemStart.exec(lines[0] ?? '')?.[3];
  const id = reading.giveId();
  const content = itemsAt(lines, depth).map((own) => item(own, depth, reading));
  return start === undefined
    ? { type: 'bulletList', attrs: { id }, content }
    : { type: 'orderedList', attrs: { id, start: Number(start) }, content };
}

/** Each item's own line followed by the lines nested under it. */
function itemsAt(lines: string[], depth: number): string[][] {
  const items: string[][] = [];
  for (const line of lines) {
    const indent = (itemStart.exec(line)?.[1] ?? '').length;
    if (indent === depth * 2) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items;
}

function item(lines: string[], depth: number, reading: Reading): ListItem {
  const [own = '', ...nested] = lines;
  const id = reading.giveId();
  const text = paragraph(itemStart.exec(own)?.[4] ?? '', reading);
  return { type: 'listItem', attrs: { id }, content: nested.length > 0 ? [text, list(nested, depth + 1, reading)] : [text] };
}

function table(lines: string[], reading: Reading): Table {
  const id = reading.giveId();
  const rows = lines.filter((line) => !/^\|[\s:|-]+\|$/.test(line)).map(cellsOf);
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) throw new Error(`Rows of different length in the table: ${lines[0]}`);
  return { type: 'table', attrs: { id }, content: rows.map((row, place) => tableRow(row, place === 0, reading)) };
}

function cellsOf(line: string): string[] {
  return line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());
}

function tableRow(cells: string[], isHeader: boolean, reading: Reading): TableRow {
  const id = reading.giveId();
  const content = cells.map((cell): TableCell => ({
    type: isHeader ? 'tableHeader' : 'tableCell', attrs: { id: reading.giveId() }, content: [paragraph(cell, reading)],
  }));
  return { type: 'tableRow', attrs: { id }, content };
}

const inlinePattern = /\[\^(\w+)\]|\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

function inline(text: string, reading: Reading, marks: InlineMark[] = []): Inline[] {
  const runs: Inline[] = [];
  let read = 0;
  for (const found of text.matchAll(inlinePattern)) {
    if (found.index > read) runs.push(textRun(text.slice(read, found.index), marks));
    runs.push(...marked(found, reading, marks));
    read = found.index + found[0].length;
  }
  if (read < text.length) runs.push(textRun(text.slice(read), marks));
  return runs;
}

function marked(found: RegExpMatchArray, reading: Reading, marks: InlineMark[]): Inline[] {
  const [, note, bold, italic, linked, href] = found;
  if (note !== undefined) return [footnoteRef(note, reading)];
  if (bold !== undefined) return inline(bold, reading, [...marks, { type: 'bold' }]);
  if (italic !== undefined) return inline(italic, reading, [...marks, { type: 'italic' }]);
  return inline(linked ?? '', reading, [...marks, { type: 'link', attrs: { href: href ?? '' } }]);
}

function textRun(text: string, marks: InlineMark[]): Inline {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

function footnoteRef(label: string, reading: Reading): Inline {
  const note = reading.notes.get(label);
  if (note === undefined) throw new Error(`No footnote for the reference [^${label}]`);
  reading.used.add(label);
  return { type: 'footnoteRef', attrs: { note } };
}

function footnotes(definitions: Map<string, string>, reading: Reading): Footnotes {
  const content = [...reading.used].map((label): Footnote => ({
    type: 'footnote', attrs: { id: reading.notes.get(label) ?? '' }, content: inline(definitions.get(label) ?? '', reading),
  }));
  return { type: 'footnotes', attrs: { id: reading.giveId() }, content };
}
