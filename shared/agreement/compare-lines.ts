/** A text as the sequence that two versions are compared by: one line for each textblock, tables as grids of lines. */
import { clauseNumbers } from './clauses.ts';
import type { AgreementContent, Footnote, Footnotes, ImageBlock, Inline, Table } from './content.ts';
import { numberSign, numbersOf } from './list-numbers.ts';
import type { ListNumbers } from './list-numbers.ts';
import { columnShares, mapOfContent } from './table-map.ts';
import { blockText, isTextBlock } from './plain-text.ts';
import type { TextBlock } from './plain-text.ts';

/** Where a line stands in the lists around it. */
export interface ListPlace {
  list: string;
  item: string;
  ordered: boolean;
  start: number;
  /** How a numbered list is counted; null in a bulleted one. */
  numbers: ListNumbers | null;
  /** 0 for the outermost list. */
  depth: number;
  /** The item's first line, which carries its sign or number. */
  first: boolean;
  /** Counted from the list's start, as it is shown: `3.`, `c)`; null in a bulleted list. */
  number: string | null;
}

/** A line as it stands in one version, without its words. */
export interface LineFace {
  id: string;
  type: TextBlock['type'];
  /** Of a heading; 0 otherwise. */
  level: number;
  list: ListPlace | null;
  /** On paper it begins a page. */
  pageBreak: boolean;
  /** Of an image: the file, how it is described and how wide it stands. */
  image: ImageFace | null;
  /** The number of the clause it stands in; a heading's own. */
  clause: string | null;
  /** The heading of that clause. */
  heading: string;
}

export type ImageFace = Pick<ImageBlock['attrs'], 'hash' | 'width' | 'height' | 'alt' | 'share'>;

export interface Line { kind: 'line'; id: string; face: LineFace; inline: readonly Inline[]; text: string }
/** `colspan` and `rowspan`: how many it covers with itself. */
export interface Cell { id: string; header: boolean; colspan: number; rowspan: number; lines: Line[] }
/** One for each column; null where a cell beside or above covers it. */
export interface Row { id: string; cells: (Cell | null)[] }
export interface Grid { kind: 'table'; id: string; clause: string | null; heading: string; rows: Row[]; widths: readonly number[] | null; text: string }
export type Entry = Line | Grid;

export interface Sequence { body: Entry[]; footnotes: Line[] }

type Clause = Pick<LineFace, 'clause' | 'heading'>;
interface Container { type: string; attrs?: { id?: string; start?: number; numbers?: unknown }; content?: unknown }

/** Every textblock and table of the body in reading order, then the footnotes. */
export function sequenceOf(content: AgreementContent): Sequence {
  const reading = new Reading(clauseNumbers(content));
  const footnotes: Line[] = [];
  const body: Entry[] = [];
  for (const node of content.content) {
    if (node.type === 'footnotes') footnotes.push(...notesOf(node));
    else reading.read(node, [], body);
  }
  return { body, footnotes };
}

/** What makes two lines look alike apart from their words. Which list it is cannot be seen. */
export function look({ type, level, list, pageBreak, image }: LineFace): string {
  return `${type} ${level} ${pageBreak ? 'page' : ''}${image === null ? '' : `${image.hash} ${image.share} ${image.alt}`} ${list === null ? '' : `${list.ordered} ${list.start} ${list.numbers} ${list.depth} ${list.first}`}`;
}

function notesOf(node: Footnotes): Line[] {
  return node.content.map((note) => lineOf(note, { list: null, clause: null, heading: '' }));
}

function lineOf(block: TextBlock | Footnote, place: Pick<LineFace, 'list'> & Clause): Line {
  const { id } = block.attrs;
  const level = block.type === 'heading' ? block.attrs.level : 0;
  return { kind: 'line', id, face: { id, type: block.type, level, pageBreak: (block.type === 'paragraph' || block.type === 'heading') && block.attrs.pageBreak === true, image: imageOf(block), ...place }, inline: block.content ?? [], text: blockText(block) };
}

function imageOf(block: TextBlock | Footnote): ImageFace | null {
  if (block.type !== 'image') return null;
  const { hash, width, height, alt, share } = block.attrs;
  return { hash, width, height, alt, share };
}

class Reading {
  readonly #numbers: ReadonlyMap<string, string>;
  #clause: Clause = { clause: null, heading: '' };

  constructor(numbers: ReadonlyMap<string, string>) {
    this.#numbers = numbers;
  }

  /** `lists` are those around the node, outermost first. */
  read(node: Container, lists: readonly ListPlace[], into: Entry[]): void {
    if (isText(node)) {
      if (node.type === 'heading') this.#clause = { clause: this.#numbers.get(node.attrs.id) ?? null, heading: blockText(node) };
      into.push(lineOf(node, { list: lists.at(-1) ?? null, ...this.#clause }));
    } else if (node.type === 'table') into.push(this.#grid(node as Table));
    else if (node.type === 'bulletList' || node.type === 'orderedList') this.#list(node, lists, into);
    else for (const child of children(node)) this.read(child, lists, into);
  }

  #list(list: Container, around: readonly ListPlace[], into: Entry[]): void {
    const start = list.attrs?.start ?? 1;
    const ordered = list.type === 'orderedList';
    const numbers = ordered ? numbersOf(list.attrs ?? {}, around.filter((one) => one.ordered).length) : null;
    children(list).forEach((item, at) => {
      children(item).forEach((child, index) => {
        const place: ListPlace = {
          list: list.attrs?.id ?? '', item: item.attrs?.id ?? '', ordered, start, numbers, depth: around.length, first: index === 0, number: numbers === null ? null : numberSign(numbers, start + at),
        };
        this.read(child, [...around, place], into);
      });
    });
  }

  #grid(table: Table): Grid {
    const map = mapOfContent(table);
    const rows = table.content.map((row, at): Row => ({
      id: row.attrs.id,
      cells: Array.from({ length: map.width }, (_, column) => {
        const placed = map.startsAt(at, column);
        const cell = placed && row.content[placed.index];
        return cell ? { id: cell.attrs.id, header: cell.type === 'tableHeader', colspan: placed.colspan, rowspan: placed.rowspan, lines: this.#cellLines(cell) } : null;
      }),
    }));
    const text = rows.map((row) => row.cells.map((cell) => cell?.lines.map((line) => line.text).join('\n') ?? '').join('\t')).join('\n');
    return { kind: 'table', id: table.attrs.id, ...this.#clause, rows, widths: columnShares(table.attrs.widths, map.width), text };
  }

  #cellLines(cell: Container): Line[] {
    const lines: Entry[] = [];
    for (const child of children(cell)) this.read(child, [], lines);
    return lines.filter((line) => line.kind === 'line');
  }
}

function isText(node: Container): node is TextBlock {
  return isTextBlock(node as TextBlock);
}

function children(node: Container): Container[] {
  return Array.isArray(node.content) ? (node.content as Container[]) : [];
}
