/** The agreement's blocks as Word paragraphs: the document's own text, and nothing of ours that a reader could take for it. */
import { Bookmark, ExternalHyperlink, FootnoteReferenceRun, ImageRun, InternalHyperlink, Paragraph, SimpleField, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalMergeType } from 'docx';
import type { FileChild, IRunOptions, ParagraphChild } from 'docx';
import type { AgreementContent, Block, BulletList, Footnote, Heading, ImageBlock, Inline, OrderedList, Paragraph as TextBlock, Table as TableBlock, TableCell as TableBlockCell } from '#shared/agreement/content.ts';
import { goneWords, withShownNumbers } from '#shared/agreement/clause-refs.ts';
import type { ClauseRef } from '#shared/agreement/clause-refs.ts';
import { columnShares, headerRows, mapOfContent } from '#shared/agreement/table-map.ts';
import type { PlacedCell } from '#shared/agreement/table-map.ts';
import { cellMargins, cellsAcross, columnWidths, tableEdges, totalWidth, widthAcross } from './agreement-table.ts';
import { CommentRanges } from './comment-ranges.ts';
import { headGround, portrait, textWidth } from './look.ts';
import { numbersOf } from '#shared/agreement/list-numbers.ts';
import { type Counting, listIndent, listReference } from './numbering.ts';
import type { Words } from './words.ts';

export interface AgreementBody {
  children: FileChild[];
  /** By the numbers that the references use. */
  footnotes: Record<string, { children: Paragraph[] }>;
  /** How the numbered lists count: each way needs its numbering. */
  countings: Counting[];
}

/** Bytes of images by their hash. */
export type Images = ReadonlyMap<string, Uint8Array>;

interface Writing {
  words: Words;
  images: Images;
  notes: Map<string, Footnote>;
  footnotes: Record<string, { children: Paragraph[] }>;
  referred: Set<string>;
  bookmarked: Set<string>;
  lists: { count: number };
  countings: Counting[];
  ranges: CommentRanges;
  /** Of several texts in one file: each counts its headings from 1. Null for one alone, whose headings the style numbers. */
  headings: number | null;
}

/** Each textblock, also of cells and footnotes, is enclosed by a hidden bookmark `_b_<blockId>` with a number of its own. */
export function agreementBody(words: Words, given: AgreementContent, images: Images = new Map()): AgreementBody {
  const { texts, ...body } = agreementBodies(words, [given], images);
  return { children: texts.flat(), ...body };
}

/** Several texts in one file, and over which of their words its comments stand. */
export function agreementBodies(words: Words, given: readonly AgreementContent[], images: Images = new Map(), ranges: CommentRanges = new CommentRanges([])): Omit<AgreementBody, 'children'> & { texts: FileChild[][] } {
  const writing: Writing = { words, images, notes: new Map(), footnotes: {}, referred: new Set(), bookmarked: new Set(), lists: { count: 0 }, countings: [], ranges, headings: null };
  const texts = given.map((content, at) => writeText({ ...writing, notes: new Map(), headings: given.length === 1 ? null : at }, withShownNumbers(content)));
  return { texts, footnotes: writing.footnotes, countings: writing.countings };
}

function writeText(writing: Writing, content: AgreementContent): FileChild[] {
  for (const block of content.content) if (block.type === 'footnotes') for (const note of block.content) writing.notes.set(note.attrs.id, note);
  const blocks = content.content.filter((block) => block.type !== 'footnotes');
  const children = withSpacers(blocks, blocks.map((block) => writeBlock(writing, block)));
  return [...children, ...looseNotes(writing)];
}

function writeBlock(writing: Writing, block: Block): FileChild[] {
  switch (block.type) {
    case 'heading': return [writeHeading(writing, block)];
    case 'paragraph': return [writeParagraph(writing, block)];
    case 'image': return writeImage(writing, block);
    case 'bulletList':
    case 'orderedList': return writeList(writing, block, { depth: 0, around: 0 });
    case 'table': return [writeTable(writing, block)];
  }
}

function writeHeading(writing: Writing, block: Heading): Paragraph {
  const counted = writing.headings === null ? {} : { numbering: { reference: 'headings', level: block.attrs.level - 1, instance: writing.headings, custom: true } };
  return new Paragraph({ heading: `Heading${block.attrs.level}`, ...counted, ...onNewPage(block), children: marked(writing, block) });
}

function writeParagraph(writing: Writing, block: TextBlock): Paragraph {
  return new Paragraph({ ...onNewPage(block), children: marked(writing, block) });
}

function onNewPage({ attrs }: Heading | TextBlock): { pageBreakBefore?: true } {
  return attrs.pageBreak === true ? { pageBreakBefore: true } : {};
}

/** By this name in Word's own list of objects a returned file says that the image needs no description. */
export const adornment = 'Bild som bara pryder';
const pixelsPerInch = 96;
/** Lower than the page, so that image and caption stay together. */
const highest = 780;

/** The picture within the block's bookmark, and its caption in Word's own style for captions. An image whose bytes are missing is told by its description. */
function writeImage(writing: Writing, block: ImageBlock): Paragraph[] {
  const { hash, media, width, height, alt, share } = block.attrs;
  const data = hash === null ? undefined : writing.images.get(hash);
  const wide = Math.round((textWidth(portrait) / 1440) * pixelsPerInch * share / 100);
  const scale = Math.min(wide / width, highest / height);
  const description = alt ?? '';
  const picture = data === undefined
    ? new TextRun(writing.words.say('documents.imageMissing', { alt: description }))
    : new ImageRun({
      type: media === 'jpeg' ? 'jpg' : 'png', data: Buffer.from(data), transformation: { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) },
      altText: { name: alt === '' ? adornment : 'Bild', description, title: '' },
    });
  const { content = [] } = block;
  return [
    new Paragraph({ keepNext: content.length > 0, spacing: { before: 120, after: content.length > 0 ? 60 : 160 }, children: bookmarked(writing, block.attrs.id, content.length > 0 ? [picture] : writing.ranges.whole(block.attrs.id, [picture])) }),
    ...(content.length > 0 ? [new Paragraph({ style: 'Caption', children: commented(writing, block.attrs.id, content) })] : []),
  ];
}

/** Every list is an instance of its own, so that no list goes on from the one before, at any depth. */
function writeList(writing: Writing, list: BulletList | OrderedList, { depth, around }: { depth: number; around: number }): Paragraph[] {
  // Word knows nine levels; deeper lists keep the ninth's indent.
  const level = Math.min(depth, 8);
  const instance = (writing.lists.count += 1);
  const counting = list.type === 'orderedList' ? { numbers: numbersOf(list.attrs, around), start: list.attrs.start } : null;
  if (counting !== null) writing.countings.push(counting);
  const reference = listReference(counting);
  return list.content.flatMap((item) => item.content.flatMap((child, at) => {
    if (child.type !== 'paragraph') return writeList(writing, child, { depth: depth + 1, around: around + (counting === null ? 0 : 1) });
    const place = at === 0 ? { numbering: { reference, level, instance, custom: true } } : { indent: { left: listIndent(level) } };
    return [new Paragraph({ ...place, spacing: { after: 60 }, children: marked(writing, child) })];
  }));
}

/** A cell that covers rows below is written in each of them, as Word has it: one that goes on from the one above. */
function writeTable(writing: Writing, table: TableBlock): Table {
  const map = mapOfContent(table);
  const cellOf = ({ row, index }: PlacedCell): TableBlockCell | undefined => table.content[row]?.content[index];
  const widths = columnWidths(map, columnShares(table.attrs.widths, map.width), (cell) => lettersIn(cellOf(cell)));
  const headRows = headerRows(map, (cell) => cellOf(cell)?.type === 'tableHeader');
  const writeCell = (placed: PlacedCell, row: number): TableCell => {
    const cell = cellOf(placed);
    const isFirst = placed.row === row;
    const isHead = cell?.type === 'tableHeader';
    const style = isHead ? 'AgreementCellHead' : 'AgreementCell';
    return new TableCell({
      width: { size: widthAcross(widths, placed), type: 'dxa' },
      ...(placed.colspan > 1 ? { columnSpan: placed.colspan } : {}),
      ...(placed.rowspan > 1 ? { verticalMerge: isFirst ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
      ...(isHead ? { shading: { type: 'clear', fill: headGround } as const } : {}),
      children: isFirst ? (cell?.content ?? []).map((block) => new Paragraph({ style, children: marked(writing, block) })) : [new Paragraph({ style })],
    });
  };
  return new Table({
    width: { size: totalWidth(widths), type: 'dxa' },
    columnWidths: widths,
    // Only widths that somebody has set are fixed; our reader takes no others back.
    layout: table.attrs.widths === undefined ? TableLayoutType.AUTOFIT : TableLayoutType.FIXED,
    margins: cellMargins,
    borders: tableEdges,
    rows: table.content.map((_, row) => new TableRow({
      // Written only where true: some readers take the mere element for a header row.
      ...(row < headRows ? { tableHeader: true, cantSplit: true } : {}),
      children: cellsAcross(map, row).map((cell) => writeCell(cell, row)),
    })),
  });
}

function lettersIn(cell: TableBlockCell | undefined): number {
  return (cell?.content ?? []).reduce((sum, block) => sum + lengthOf(block.content), 0);
}

function lengthOf(content: Inline[] | undefined): number {
  return (content ?? []).reduce((sum, leaf) => sum + (leaf.type === 'text' ? leaf.text.length : 1), 0);
}

/** The block's text within its bookmark; a block id that has been used before gets none, since names must be unique. */
function marked(writing: Writing, block: { attrs: { id: string }; content?: Inline[] }): ParagraphChild[] {
  return bookmarked(writing, block.attrs.id, commented(writing, block.attrs.id, block.content ?? []));
}

function bookmarked(writing: Writing, id: string, children: ParagraphChild[]): ParagraphChild[] {
  const name = `_b_${id}`;
  if (writing.bookmarked.has(name)) return children;
  writing.bookmarked.add(name);
  return [new Bookmark({ id: name, children })];
}

/** The words of a block, with the ends of what is said of them. */
function commented(writing: Writing, id: string, content: Inline[]): ParagraphChild[] {
  return writing.ranges.around(id, content, (part) => inlines(writing, part));
}

function inlines(writing: Writing, content: Inline[]): ParagraphChild[] {
  const written: ParagraphChild[] = [];
  for (let at = 0; at < content.length;) {
    const href = hrefOf(content[at]);
    // Neighbours with the same address are one link.
    let end = at + 1;
    while (end < content.length && href !== null && hrefOf(content[end]) === href) end += 1;
    const runs = content.slice(at, end).flatMap((leaf) => writeInline(writing, leaf, href !== null));
    written.push(...(href === null ? runs : [linked(href, runs)]));
    at = end;
  }
  return written;
}

export function hrefOf(leaf: Pick<Inline, 'marks'> | undefined): string | null {
  for (const mark of leaf?.marks ?? []) if (mark.type === 'link' && /^(?:https?:|mailto:|#)/iu.test(mark.attrs.href)) return mark.attrs.href;
  return null;
}

export function linked(href: string, children: ParagraphChild[]): ParagraphChild {
  return href.startsWith('#') ? new InternalHyperlink({ anchor: `_b_${href.slice(1)}`, children }) : new ExternalHyperlink({ link: href, children });
}

function writeInline(writing: Writing, leaf: Inline, inLink: boolean): ParagraphChild[] {
  const format = formatOf(leaf, inLink);
  switch (leaf.type) {
    case 'hardBreak': return [new TextRun({ ...format, break: 1 })];
    case 'footnoteRef': return [noteReference(writing, leaf.attrs.note)];
    case 'clauseRef': return [clauseReference(leaf, format)];
    case 'text': return [new TextRun({ ...format, children: leaf.text.split(/(\t)/u).filter((part) => part !== '') })];
  }
}

/** Word's own field, with the number it had when it was written: it follows the heading in Word too. Where the clause is gone it is words and nothing more. */
export function clauseReference({ attrs: { clause, shown = goneWords } }: ClauseRef, format: IRunOptions): ParagraphChild {
  return shown === goneWords ? new TextRun({ ...format, text: shown }) : new SimpleField(`REF _b_${clause} \\r \\h`, shown);
}

export function formatOf(leaf: Pick<Inline, 'marks'>, inLink: boolean): IRunOptions {
  const marks = new Set((leaf.marks ?? []).map(({ type }) => type));
  return {
    ...(marks.has('bold') ? { bold: true } : {}),
    ...(marks.has('italic') ? { italics: true } : {}),
    ...(marks.has('underline') ? { underline: { type: 'single' } as const } : {}),
    ...(marks.has('highlight') ? { highlight: 'yellow' } as const : {}),
    ...(inLink ? { style: 'Hyperlink' } : marks.has('definition') ? { style: 'Definition' } : {}),
  };
}

/** A note that is referred to twice is written twice: Word numbers references, not notes. */
function noteReference(writing: Writing, id: string): ParagraphChild {
  const note = writing.notes.get(id);
  if (!note) return new TextRun(writing.words.say('documents.noteMissing'));
  const number = Object.keys(writing.footnotes).length + 1;
  // The place is taken before the note's own text is written, since that text may refer to notes too.
  const children: Paragraph[] = [];
  writing.footnotes[String(number)] = { children };
  const first = !writing.referred.has(id);
  writing.referred.add(id);
  children.push(new Paragraph({ style: 'FootnoteText', children: [new TextRun(' '), ...marked(writing, first ? note : withoutReferences(note))] }));
  return new FootnoteReferenceRun(number);
}

function withoutReferences(note: Footnote): Footnote {
  return { ...note, content: (note.content ?? []).filter(({ type }) => type !== 'footnoteRef') };
}

/** Notes that no place refers to any more are kept in sight at the end. */
function looseNotes(writing: Writing): Paragraph[] {
  const loose = [...writing.notes.values()].filter(({ attrs }) => !writing.referred.has(attrs.id));
  if (loose.length === 0) return [];
  return [
    new Paragraph({ style: 'OverensNote', keepNext: true, spacing: { before: 240 }, children: [new TextRun(writing.words.say('documents.looseNotes'))] }),
    ...loose.map((note) => new Paragraph({ style: 'FootnoteText', children: marked(writing, note) })),
  ];
}

/** Word joins tables that touch, needs a paragraph after the last and sets what follows close to a table: an empty one of a style that is not the document's. */
function withSpacers(blocks: Block[], written: FileChild[][]): FileChild[] {
  return blocks.flatMap((block, at) => [...(written[at] ?? []), ...(block.type === 'table' ? [new Paragraph({ style: 'OverensSpacer' })] : [])]);
}
