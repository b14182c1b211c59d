/** From the outline of places to ProseMirror nodes; what did not change keeps its node object, so that comparing documents is cheap. */
import { Fragment, Mark } from '@tiptap/pm/model';
import type { Node, Schema } from '@tiptap/pm/model';
import { isBlockId } from './flat-format.ts';
import type { Attributes, WordRun } from './flat-format.ts';
import { blocksOf } from './flat-layout.ts';
import type { CellPlace, ItemPlace, LeafPlace, ListPlace, RowPlace, TopPlace } from './flat-layout.ts';
import { leafCharacter } from './plain-text.ts';
import { formats, proposedFormats, readFormatProposal } from './proposed-formats.ts';
import { readSign, storedSign } from './suggestion-signs.ts';
import { isSign, proposing } from './suggestions.ts';

export function nodeOf(schema: Schema, place: TopPlace | ItemPlace): Node {
  switch (place.kind) {
    case 'leaf': return leafNode(schema, place);
    case 'list': return listNode(schema, place);
    case 'item': return create(schema, 'listItem', { id: place.id }, place.children.map((child) => nodeOf(schema, child)));
    case 'table': return create(schema, 'table', { id: place.id, widths: place.widths }, place.rows.map((row) => rowNode(schema, row)));
    case 'footnotes': return create(schema, 'footnotes', { id: place.id }, place.leaves.map((leaf) => leafNode(schema, leaf)));
  }
}

function listNode(schema: Schema, list: ListPlace): Node {
  const attributes = list.type === 'orderedList' ? { id: list.id, start: list.start, numbers: list.numbers } : { id: list.id };
  return create(schema, list.type, attributes, list.items.map((item) => nodeOf(schema, item)));
}

function rowNode(schema: Schema, row: RowPlace): Node {
  return create(schema, 'tableRow', { id: row.id }, row.cells.map((cell) => cellNode(schema, cell)));
}

function cellNode(schema: Schema, cell: CellPlace): Node {
  const { id, colspan, rowspan } = cell;
  return create(schema, cell.header ? 'tableHeader' : 'tableCell', { id, colspan, rowspan }, cell.leaves.map((leaf) => leafNode(schema, leaf)));
}

function leafNode(schema: Schema, leaf: LeafPlace): Node {
  const known = leaf.block?.node;
  const attributes: Attributes = { id: leaf.id, ...(leaf.type === 'heading' ? { level: leaf.level } : {}), ...leaf.facts };
  // Blocks that were joined and are not any more have the words of both in their old node.
  const isOfThese = (node: Node): boolean => leaf.more.every((block) => block.node === node) && node.content.size === blocksOf(leaf).reduce((sum, block) => sum + block.size, 0);
  if (known && isOfThese(known) && known.type.name === leaf.type && Object.entries(attributes).every(([name, value]) => known.attrs[name] === value)) return known;
  const node = create(schema, leaf.type, attributes, blocksOf(leaf).flatMap((block) => block.words.map((run) => inlineNode(schema, run))));
  for (const block of blocksOf(leaf)) block.node = node;
  return node;
}

/** Adjacent equal text joins: stored runs may differ in attributes that are nobody's marks. */
function create(schema: Schema, type: string, attributes: Attributes, content: Node[]): Node {
  const nodeType = schema.nodes[type];
  if (!nodeType) throw new RangeError(`the schema has no ${type}`);
  return nodeType.create(attributes, Fragment.fromArray(content));
}

function inlineNode(schema: Schema, run: WordRun): Node {
  const marks = marksOf(schema, run.attributes);
  if ('text' in run) return schema.text(run.text, marks);
  const leaf = inlineLeaf(run.leaf);
  return leaf && schema.nodes[leaf.type] ? create(schema, leaf.type, leaf.attributes, []).mark(marks) : schema.text(leafCharacter, marks);
}

function inlineLeaf(stored: unknown): { type: string; attributes: Attributes } | null {
  if (stored === null || typeof stored !== 'object' || !('type' in stored)) return null;
  if (stored.type === 'hardBreak') return { type: 'hardBreak', attributes: {} };
  if (stored.type === 'footnoteRef' && 'note' in stored && typeof stored.note === 'string') return { type: 'footnoteRef', attributes: { note: stored.note } };
  if (stored.type === 'clauseRef' && 'clause' in stored && isBlockId(stored.clause)) return { type: 'clauseRef', attributes: { clause: stored.clause } };
  return readSign(stored);
}

/** The embedded value of an inline leaf. */
export function storedLeaf(node: Node): Attributes {
  if (isSign(node.type.name)) return storedSign(node);
  if (node.type.name === 'clauseRef') return { type: 'clauseRef', clause: String(node.attrs['clause']) };
  return node.type.name === 'footnoteRef' ? { type: 'footnoteRef', note: String(node.attrs['note']) } : { type: node.type.name };
}

const plainMarks = ['definition', 'highlight', 'bold', 'italic', 'underline'] as const;
const proposals = [proposing.words, proposing.strike] as const;

function marksOf(schema: Schema, attributes: Attributes | null): readonly Mark[] {
  if (!attributes) return Mark.none;
  const marks: Mark[] = [];
  for (const name of plainMarks) if (attributes[name] === true) marks.push(schema.mark(name));
  const href = hrefOf(attributes['link']);
  if (href !== null) marks.push(schema.mark('link', { href }));
  for (const name of proposals) {
    const suggestion = attributes[name];
    if (typeof suggestion === 'string') marks.push(schema.mark(name, { suggestion }));
  }
  for (const format of formats) {
    const proposed = readFormatProposal(format, attributes[proposedFormats[format]]);
    if (proposed) marks.push(schema.mark(proposedFormats[format], proposed));
  }
  return Mark.setFrom(marks);
}

function hrefOf(link: unknown): string | null {
  return link !== null && typeof link === 'object' && 'href' in link && typeof link.href === 'string' ? link.href : null;
}

/** Marks as text attributes. */
export function storedMarks(marks: readonly Mark[]): Attributes {
  const attributes: Attributes = {};
  for (const mark of marks) {
    if (mark.type.name === 'link') attributes['link'] = { href: String(mark.attrs['href']) };
    else if ((proposals as readonly string[]).includes(mark.type.name)) attributes[mark.type.name] = String(mark.attrs['suggestion']);
    else if (formats.some((format) => proposedFormats[format] === mark.type.name)) attributes[mark.type.name] = { suggestion: String(mark.attrs['suggestion']), to: mark.attrs['to'] };
    else if ((plainMarks as readonly string[]).includes(mark.type.name)) attributes[mark.type.name] = true;
  }
  return attributes;
}

/** Of stored attributes only those that are marks here. */
export function knownAttributes(stored: Attributes | null): Attributes {
  const known: Attributes = {};
  if (!stored) return known;
  for (const name of plainMarks) if (stored[name] === true) known[name] = true;
  const href = hrefOf(stored['link']);
  if (href !== null) known['link'] = { href };
  for (const name of proposals) if (typeof stored[name] === 'string') known[name] = stored[name];
  for (const format of formats) {
    const proposed = readFormatProposal(format, stored[proposedFormats[format]]);
    if (proposed) known[proposedFormats[format]] = proposed;
  }
  return known;
}
