/**
 * A Word file as it was sent and as it came back, in one walk: every piece of text belongs to the words before the tracked changes, to
 * those after them, or to both (ECMA-376 part 1, 17.13.5; documents.md 3, rules 1–3, 7 and 9). Offsets are UTF-16 units; a break and a
 * note's mark are U+FFFC, as in the plain text that anchors count in.
 */
import { leafCharacter } from '#shared/agreement/plain-text.ts';
import { carriedId } from '../docx-reader/block-ids.ts';
import { clauseOfField, wholeFields } from '../docx-reader/fields.ts';
import { isFrame } from '../docx-reader/own-styles.ts';
import type { Styles } from '../docx-reader/styles.ts';
import { signOf } from '../docx-reader/symbols.ts';
import { questionPrefix } from './questions.ts';
import { at, child, elements, onOff, textOf, valueOf } from '../docx-reader/xml.ts';
import type { XmlElement } from '../docx-reader/xml.ts';

/** `old`: taken away; `new`: added. */
export type Kept = 'both' | 'old' | 'new';

export interface Piece {
  text: string;
  kept: Kept;
  /** Who changed it, as the file says; empty for `both`. */
  by: string;
  /** The number of a clause that the program itself writes and renews. */
  isReference: boolean;
}

export interface Cell { table: number; row: number; column: number }

export interface ReadParagraph {
  /** Block ids that its bookmarks carry. */
  carried: string[];
  /** Questions of our form that its bookmarks name. */
  questions: string[];
  pieces: Piece[];
  /** Title, label and checksum that our writer puts round the text. */
  isFrame: boolean;
  /** Whether its end was added or taken away: the text before (after) runs on into the next paragraph. */
  mark: Kept;
  /** Nothing follows that it could run on into. */
  isLast: boolean;
  cell: Cell | null;
}

/** `old` counts in the text before the changes, within the paragraph. */
export interface Place { paragraph: number; old: number }

export interface Walked {
  paragraphs: ReadParagraph[];
  /** By the comment's id in the file. A comment without a beginning, or without words between, is a point. */
  ranges: Map<string, { from: Place; to: Place }>;
}

interface Around { kept: Kept; by: string; cell: Cell | null; isReference: boolean }

/** Unlike the reader of whole agreements this one keeps what was taken away; nothing in the tree is changed. */
export function walk(root: XmlElement, styles: Styles): Walked {
  const paragraphs: ReadParagraph[] = [];
  const ranges: Walked['ranges'] = new Map();
  const begun = new Map<string, Place>();
  const waiting: { carried: string[]; questions: string[]; comments: string[] } = { carried: [], questions: [], comments: [] };
  const fields = wholeFields(root);
  const open: { code: boolean; isReference: boolean }[] = [];
  let tables = 0;

  const here = (): Place => {
    const paragraph = paragraphs.at(-1);
    return { paragraph: Math.max(0, paragraphs.length - 1), old: paragraph === undefined ? 0 : lengthOf(paragraph) };
  };

  const blocks = (parent: XmlElement, around: Around): void => {
    const first = paragraphs.length;
    const end = (): void => {
      const last = paragraphs.at(-1);
      if (last !== undefined && paragraphs.length > first) last.isLast = true;
    };
    for (const element of elements(parent)) block(element, around, end);
    end();
  };

  const block = (element: XmlElement, around: Around, endBefore: () => void): void => {
    switch (element.name) {
      case 'w:p': paragraph(element, around); return;
      case 'w:tbl': endBefore(); table(element, around); return;
      case 'w:sdt':
        if (valueOf(at(element, 'w:sdtPr', 'w:docPartObj'), 'w:docPartGallery') === 'Table of Contents') return;
        for (const inner of elements(child(element, 'w:sdtContent') ?? element)) block(inner, around, endBefore);
        return;
      case 'w:customXml': case 'w:ins': case 'w:moveTo': case 'w:del': case 'w:moveFrom': {
        const inside = revised(around, element);
        if (inside !== null) for (const inner of elements(element)) block(inner, inside, endBefore);
        return;
      }
      case 'w:bookmarkStart': {
        const name = element.attributes['w:name'];
        const id = carriedId(name);
        if (id !== null) waiting.carried.push(id);
        if (name?.startsWith(questionPrefix) === true) waiting.questions.push(name.slice(questionPrefix.length));
        return;
      }
      case 'w:commentRangeStart': waiting.comments.push(element.attributes['w:id'] ?? ''); return;
      case 'w:commentRangeEnd': endOf(element); return;
      default:
    }
  };

  const table = (element: XmlElement, around: Around): void => {
    const number = tables++;
    let row = 0;
    const rowsOf = (parent: XmlElement, rows: Around): void => {
      for (const inner of elements(parent)) {
        if (inner.name === 'w:sdt' || inner.name === 'w:sdtContent' || inner.name === 'w:customXml') rowsOf(inner, rows);
        if (inner.name !== 'w:tr') continue;
        const state = markState(child(inner, 'w:trPr'), rows);
        let column = 0;
        const cellsOf = (within: XmlElement): void => {
          for (const cell of elements(within)) {
            if (cell.name === 'w:sdt' || cell.name === 'w:sdtContent' || cell.name === 'w:customXml') cellsOf(cell);
            if (cell.name !== 'w:tc') continue;
            const look = child(cell, 'w:tcPr');
            const added = child(look, 'w:cellIns');
            const gone = child(look, 'w:cellDel');
            const inside = state === null ? null : added !== undefined ? revised(state, { ...added, name: 'w:ins' }) : gone !== undefined ? revised(state, { ...gone, name: 'w:del' }) : state;
            if (inside !== null) blocks(cell, { ...inside, cell: { table: number, row, column } });
            column++;
          }
        };
        cellsOf(inner);
        row++;
      }
    };
    rowsOf(element, around);
  };

  const paragraph = (element: XmlElement, around: Around): void => {
    const properties = child(element, 'w:pPr');
    const read: ReadParagraph = {
      carried: waiting.carried.splice(0), questions: waiting.questions.splice(0), pieces: [], isFrame: isFrame(styles.paragraph(valueOf(properties, 'w:pStyle'))),
      mark: markState(child(properties, 'w:rPr'), around)?.kept ?? 'new', isLast: false, cell: around.cell,
    };
    paragraphs.push(read);
    for (const id of waiting.comments.splice(0)) begun.set(id, here());
    const boxes: XmlElement[] = [];
    pieces(element, around, { read, boxes });
    for (const box of boxes) blocks(box, { ...around, cell: null });
  };

  interface Pen { read: ReadParagraph; boxes: XmlElement[] }

  const pieces = (parent: XmlElement, around: Around, pen: Pen): void => {
    for (const element of elements(parent)) piece(element, around, pen);
  };

  const piece = (element: XmlElement, around: Around, pen: Pen): void => {
    switch (element.name) {
      case 'w:pPr': case 'w:sdtPr': case 'w:sdtEndPr': case 'w:smartTagPr': case 'w:customXmlPr': case 'w:bookmarkEnd': return;
      case 'w:r': run(element, around, pen); return;
      case 'w:ins': case 'w:moveTo': case 'w:del': case 'w:moveFrom': {
        const inside = revised(around, element);
        if (inside !== null) pieces(element, inside, pen);
        // What was both added and taken away is in neither text; comments may begin or end in it all the same.
        else for (const inner of elements(element)) if (inner.name.startsWith('w:comment')) piece(inner, around, pen);
        return;
      }
      case 'w:bookmarkStart': {
        const name = element.attributes['w:name'];
        const id = carriedId(name);
        if (id !== null) pen.read.carried.push(id);
        if (name?.startsWith(questionPrefix) === true) pen.read.questions.push(name.slice(questionPrefix.length));
        return;
      }
      case 'w:commentRangeStart': begun.set(element.attributes['w:id'] ?? '', here()); return;
      case 'w:commentRangeEnd': endOf(element); return;
      case 'w:fldSimple': pieces(element, { ...around, isReference: around.isReference || isReference(element.attributes['w:instr'] ?? '') }, pen); return;
      case 'm:t': put(textOf(element), around, pen.read); return;
      default: if (element.children.length > 0) pieces(element, around, pen);
    }
  };

  const run = (element: XmlElement, around: Around, pen: Pen): void => {
    if (onOff(child(element, 'w:rPr'), 'w:vanish') === true) return;
    for (const inner of elements(element)) {
      if (inner.name === 'w:fldChar') {
        const type = inner.attributes['w:fldCharType'];
        const last = open.at(-1);
        if (type === 'begin' && fields.has(inner)) open.push({ code: true, isReference: isReference(fields.get(inner)?.instruction ?? '') });
        if (type === 'separate' && last !== undefined) last.code = false;
        if (type === 'end') open.pop();
        continue;
      }
      if (inner.name === 'w:commentReference') { pointAt(inner); continue; }
      if (inner.name === 'w:drawing' || inner.name === 'w:pict' || inner.name === 'w:object') {
        pen.boxes.push(...boxesIn(inner));
        continue;
      }
      if (!open.some(({ code }) => code)) put(signsOf(inner), open.some((field) => field.isReference) ? { ...around, isReference: true } : around, pen.read);
    }
  };

  const endOf = (element: XmlElement): void => {
    const id = element.attributes['w:id'] ?? '';
    const to = here();
    ranges.set(id, { from: begun.get(id) ?? to, to });
  };

  const pointAt = (element: XmlElement): void => {
    const id = element.attributes['w:id'] ?? '';
    if (!ranges.has(id)) ranges.set(id, { from: begun.get(id) ?? here(), to: here() });
  };

  blocks(root, { kept: 'both', by: '', cell: null, isReference: false });
  return { paragraphs, ranges };
}

function put(text: string, { kept, by, isReference }: Around, { pieces }: ReadParagraph): void {
  if (text === '') return;
  const last = pieces.at(-1);
  if (last?.kept === kept && last.by === by && last.isReference === isReference) last.text += text;
  else pieces.push({ text, kept, by, isReference });
}

const isReference = (instruction: string): boolean => clauseOfField(instruction) !== null;

function signsOf(piece: XmlElement): string {
  switch (piece.name) {
    case 'w:t': case 'w:delText': return textOf(piece).replace(/\r\n?|\n/g, ' ');
    case 'w:tab': case 'w:ptab': return '\t';
    case 'w:noBreakHyphen': return '\u2011';
    case 'w:softHyphen': return '\u00AD';
    case 'w:cr': return leafCharacter;
    // Breaks of pages and columns belong to the layout.
    case 'w:br': return ['page', 'column'].includes(piece.attributes['w:type'] ?? '') ? '' : leafCharacter;
    case 'w:sym': {
      const code = Number.parseInt(piece.attributes['w:char'] ?? '', 16);
      return Number.isNaN(code) || code > 0xFFFF ? '\uFFFD' : signOf(piece.attributes['w:font'], code) ?? '\uFFFD';
    }
    case 'w:footnoteReference': case 'w:endnoteReference': return leafCharacter;
    case 'w:ruby': return [...elements(piece)].filter(({ name }) => name === 'w:rubyBase').flatMap((base) => [...elements(base)].flatMap((inner) => [...elements(inner)].map(signsOf))).join('');
    default: return '';
  }
}

function boxesIn(drawing: XmlElement): XmlElement[] {
  return [...elements(drawing)].flatMap((inner) => (inner.name === 'w:txbxContent' ? [inner] : boxesIn(inner)));
}

/** What stands within the change; null for what one change added and another took away. */
function revised(around: Around, change: XmlElement): Around | null {
  if (change.name === 'w:customXml') return around;
  const kept: Kept = change.name === 'w:ins' || change.name === 'w:moveTo' ? 'new' : 'old';
  if (around.kept !== 'both' && around.kept !== kept) return null;
  return { ...around, kept, by: change.attributes['w:author'] ?? around.by };
}

/** A paragraph's end, or a row, by the changes that its properties name. */
function markState(properties: XmlElement | undefined, around: Around): Around | null {
  let state: Around | null = around;
  for (const element of properties === undefined ? [] : elements(properties)) {
    if (state !== null && ['w:ins', 'w:moveTo', 'w:del', 'w:moveFrom'].includes(element.name)) state = revised(state, element);
  }
  return state;
}

const lengthOf = ({ pieces }: ReadParagraph): number => pieces.reduce((sum, { text, kept }) => sum + (kept === 'new' ? 0 : text.length), 0);
