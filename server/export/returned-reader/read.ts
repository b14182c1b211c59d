/** A Word file that comes back from a consultation: the text it was sent with, what was changed in it, its comments and its filled-in form. */
import { openPackage } from '../docx-reader/open-package.ts';
import { readOwnProperties } from '../docx-reader/properties.ts';
import type { OwnProperties } from '../docx-reader/properties.ts';
import { refusedFile } from '../docx-reader/refuse.ts';
import { readStyles } from '../docx-reader/styles.ts';
import { child, elements } from '../docx-reader/xml.ts';
import type { XmlElement } from '../docx-reader/xml.ts';
import type { TableRow } from '../comment-table/read.ts';
import { commentTableIn } from './comment-table.ts';
import { readComments } from './comments.ts';
import type { FileComment } from './comments.ts';
import { readForm } from './form.ts';
import type { FilledForm } from './form.ts';
import { walk } from './walk.ts';
import type { Piece, Walked } from './walk.ts';

export type { FilledForm } from './form.ts';

/** A paragraph as it was sent; what it was divided into meanwhile is in its pieces, with a line feed that is new. */
export interface SentBlock {
  /** Block ids that its bookmarks carry: more than one when paragraphs were joined without being tracked. */
  ids: string[];
  pieces: Piece[];
  /** Our title, label or checksum: no part of the text, and told only where somebody changed it. */
  isFrame: boolean;
}

/** `offset` counts in the text of the block before the changes. */
export interface SentPlace { block: number; offset: number }

export interface ReturnedComment extends FileComment {
  /** Null when nothing in the text refers to it. Equal ends: a point. */
  range: { from: SentPlace; to: SentPlace } | null;
}

export interface ReturnedFile {
  properties: OwnProperties;
  blocks: SentBlock[];
  comments: ReturnedComment[];
  form: FilledForm | null;
  /** Rows of a comment table of eight columns; null when the file has none. */
  table: TableRow[] | null;
}

/** Pure and synchronous, and a hostile file may take long: servers call `readReturnedInWorker`. Refuses `import.refused.*`. */
export function readReturned(bytes: Uint8Array): ReturnedFile {
  const file = openPackage(bytes);
  const ofMain = file.relationships(file.main).filter(({ external }) => !external);
  const part = (...types: string[]): XmlElement | null => {
    const target = ofMain.find(({ type }) => types.includes(type))?.target;
    return target === undefined ? null : file.part(target)?.root ?? null;
  };
  const main = file.part(file.main)?.root;
  const body = main?.name === 'w:document' ? child(main, 'w:body') : undefined;
  if (body === undefined) throw refusedFile('not-a-word-file');
  const properties = file.ofPackage.find(({ type, external }) => !external && ['custom-properties', 'customProperties'].includes(type))?.target;
  const styles = readStyles(part('styles'));
  const text = walk(body, styles);
  const form = readForm(text.paragraphs);
  const sent = sentBlocks(text, form?.tables ?? new Set());
  const notes = ['footnotes', 'endnotes'].flatMap((type) => notesIn(part(type))).map((note) => sentBlocks(walk(note, styles), new Set()).blocks);
  return {
    properties: readOwnProperties(properties === undefined ? null : file.part(properties)?.root ?? null),
    blocks: [...sent.blocks, ...notes.flat().map(withoutMargin)],
    comments: readComments(part('comments'), part('commentsExtended')).map((comment) => ({ ...comment, range: sent.range(text.ranges.get(comment.id)) })),
    form: form?.filled ?? null,
    table: commentTableIn(text.paragraphs),
  };
}

/** Notes that the program itself needs, for the line above them, have a type. */
function notesIn(root: XmlElement | null): XmlElement[] {
  return root === null ? [] : [...elements(root)].filter(({ name, attributes }) => (name === 'w:footnote' || name === 'w:endnote') && (attributes['w:type'] ?? 'normal') === 'normal');
}

/** Between a note's mark and its words stands a space that is nobody's. */
function withoutMargin(block: SentBlock): SentBlock {
  const [first, ...rest] = block.pieces;
  return first?.kept === 'both' ? { ...block, pieces: [{ ...first, text: first.text.replace(/^[\s\uFFFC]+/, '') }, ...rest] } : block;
}

interface Sent { blocks: SentBlock[]; range(of: { from: { paragraph: number; old: number }; to: { paragraph: number; old: number } } | undefined): ReturnedComment['range'] }

/** Paragraphs whose ends were all added are one that was sent. Those of the form are none. */
function sentBlocks({ paragraphs }: Pick<Walked, 'paragraphs'>, formTables: ReadonlySet<number>): Sent {
  const blocks: SentBlock[] = [];
  const places: ({ block: number; before: number } | null)[] = [];
  let open: SentBlock | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.cell !== null && formTables.has(paragraph.cell.table)) { places.push(null); open = null; continue; }
    open ??= begin(blocks, paragraph.isFrame);
    places.push({ block: blocks.length - 1, before: sizeOf(open.pieces) });
    open.ids.push(...paragraph.carried);
    for (const piece of paragraph.pieces) open.pieces.push({ ...piece });
    if (paragraph.mark === 'new' && !paragraph.isLast) open.pieces.push({ text: '\n', kept: 'new', by: paragraph.pieces.find(({ by }) => by !== '')?.by ?? '', isReference: false });
    else open = null;
  }
  const placed = ({ paragraph, old }: { paragraph: number; old: number }): SentPlace | null => {
    const at = places[paragraph];
    return at === undefined || at === null ? null : { block: at.block, offset: at.before + old };
  };
  return {
    blocks,
    range: (of) => {
      const [from, to] = of === undefined ? [null, null] : [placed(of.from), placed(of.to)];
      return from === null || to === null ? null : { from, to };
    },
  };
}

function begin(blocks: SentBlock[], isFrame: boolean): SentBlock {
  const block: SentBlock = { ids: [], pieces: [], isFrame };
  blocks.push(block);
  return block;
}

const sizeOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text, kept }) => sum + (kept === 'new' ? 0 : text.length), 0);
