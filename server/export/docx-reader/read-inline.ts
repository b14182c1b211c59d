import type { ImageBlock, Inline } from '#shared/agreement/content.ts';
import { carriedId } from './block-ids.ts';
import { readDrawing } from './drawings.ts';
import { clauseOfField, fieldName, linkOfField, silentFields } from './fields.ts';
import { addText, isBlank, unmarked } from './inline-text.ts';
import type { Marks } from './inline-text.ts';
import { hrefOf, knownHref } from './links.ts';
import type { Story } from './reading.ts';
import { readLook } from './run-look.ts';
import { isPrivateUse, signOf } from './symbols.ts';
import { at, child, descendants, elements, textOf, valueOf, wordsIn } from './xml.ts';
import type { XmlElement } from './xml.ts';

export interface ParagraphText {
  content: Inline[];
  /** Block ids that bookmarks in the paragraph carry. */
  carried: string[];
  /** Names of all bookmarks that begin in it. */
  bookmarks: string[];
  /** Text boxes anchored here; their text follows the paragraph. */
  boxes: XmlElement[];
  /** Images that stand in it; each becomes a block of its own. */
  images: ImageBlock['attrs'][];
  /** A page begins before its words, or after some of them. */
  pageBreak: 'before' | 'after' | null;
}

interface Pen extends ParagraphText {
  /** What is told of the paragraph as a whole: a pen within a link is another one. */
  root: ParagraphText;
  story: Story;
  paragraph: XmlElement;
  paragraphStyle: string | undefined;
  href: string | null;
}

/** Words, marks, links, breaks and note marks of one paragraph, without its numbering. */
export function readParagraphText(paragraph: XmlElement, story: Story): ParagraphText {
  const paragraphStyle = valueOf(child(paragraph, 'w:pPr'), 'w:pStyle');
  const text: ParagraphText = { content: [], carried: [], bookmarks: [], boxes: [], images: [], pageBreak: null };
  const pen: Pen = { ...text, root: text, story, paragraph, paragraphStyle, href: null };
  for (const element of elements(paragraph)) readPiece(element, pen);
  return text;
}

/** Noted by name and left: they carry no words of the text. */
const silent = new Set([
  'w:pPr', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:permStart', 'w:permEnd', 'w:moveFromRangeStart', 'w:moveFromRangeEnd',
  'w:moveToRangeStart', 'w:moveToRangeEnd', 'w:customXmlInsRangeStart', 'w:customXmlInsRangeEnd', 'w:customXmlDelRangeStart', 'w:customXmlDelRangeEnd',
  'w:customXmlMoveFromRangeStart', 'w:customXmlMoveFromRangeEnd', 'w:customXmlMoveToRangeStart', 'w:customXmlMoveToRangeEnd',
]);

function readPiece(element: XmlElement, pen: Pen): void {
  if (silent.has(element.name)) return;
  switch (element.name) {
    case 'w:r': readRun(element, pen); return;
    case 'w:hyperlink': readWithin(element, { ...pen, href: hrefOf(element, pen.story) ?? pen.href }); return;
    case 'w:fldSimple': readSimpleField(element, pen); return;
    case 'w:bookmarkStart': {
      const name = element.attributes['w:name'];
      const id = carriedId(name);
      if (id !== null) pen.carried.push(id);
      if (name !== undefined) pen.bookmarks.push(name);
      return;
    }
    case 'm:oMath': case 'm:oMathPara': readEquation(element, pen); return;
    case 'w:subDoc': pen.story.reading.findings.note('embedded-document', () => wordsIn(pen.paragraph)); return;
    case 'w:contentPart': note(pen, 'drawing'); return;
    default:
      // An unknown wrapper may hold ordinary runs: they are read, and the wrapper is named when there is anything in it.
      if (element.children.length > 0) {
        if (wordsIn(element).trim() !== '') note(pen, 'unknown-part');
        readWithin(element, pen);
      }
  }
}

function readWithin(element: XmlElement, pen: Pen): void {
  for (const inner of elements(element)) readPiece(inner, pen);
}

function note(pen: Pen, what: Parameters<Story['reading']['findings']['note']>[0]): void {
  pen.story.reading.findings.note(what, () => wordsIn(pen.paragraph));
}

function isShown({ story }: Pen): boolean {
  const field = story.open.at(-1);
  return field === undefined || (field.phase === 'result' && field.shows);
}

function marksOf(pen: Pen, look: Marks): Marks {
  const href = pen.href ?? pen.story.open.at(-1)?.link ?? null;
  // The underline of a link is its look; the mark says link already.
  return href === null ? look : { ...look, href, underline: false };
}

function readSimpleField(element: XmlElement, pen: Pen): void {
  const instruction = element.attributes['w:instr'] ?? '';
  if (fieldName(instruction) === 'TOC') return;
  const clause = clauseOfField(instruction);
  if (clause !== null && isShown(pen)) {
    pen.content.push({ type: 'clauseRef', attrs: { clause, shown: wordsIn(element) } });
    return;
  }
  const link = linkOfField(instruction);
  readWithin(element, { ...pen, href: link === null ? pen.href : knownHref(link, pen.story) ?? pen.href });
}

function readEquation(element: XmlElement, pen: Pen): void {
  if (!isShown(pen)) return;
  pen.story.reading.findings.note('equation', () => wordsIn(element));
  for (const inner of descendants(element)) if (inner.name === 'm:t' || inner.name === 'w:t') addText(pen.content, textOf(inner), marksOf(pen, unmarked));
}

function readRun(run: XmlElement, pen: Pen): void {
  const properties = child(run, 'w:rPr');
  const look = readLook(properties, pen.paragraphStyle, pen.story.reading.styles);
  const marks = marksOf(pen, look);
  let words = false;
  for (const piece of elements(run)) {
    if (piece.name === 'w:fldChar') { readFieldCharacter(piece, pen); continue; }
    const reference = pen.story.open.at(-1)?.reference;
    if (reference && pen.story.open.at(-1)?.phase === 'result' && piece.name === 'w:t') reference.attrs.shown += textOf(piece);
    if (!isShown(pen)) continue;
    if (look.hidden) { words ||= piece.name === 'w:t'; continue; }
    words = readRunPiece(piece, { pen, marks: marksOf(pen, marks), properties }) || words;
  }
  if (words) noteLook(run, look, pen);
}

function noteLook(run: XmlElement, look: ReturnType<typeof readLook>, { story }: Pen): void {
  const place = () => wordsIn(run);
  for (const what of look.lost) story.reading.findings.note(what, place);
  if (look.hidden && wordsIn(run).trim() !== '') story.reading.findings.note('hidden-text', place);
}

interface RunHand { pen: Pen; marks: Marks; properties: XmlElement | undefined }

/** True when the piece was a word, to which the look of the run matters. */
function readRunPiece(piece: XmlElement, hand: RunHand): boolean {
  const { pen, marks } = hand;
  const { findings, notes } = pen.story.reading;
  switch (piece.name) {
    case 'w:t': addText(pen.content, readableText(textOf(piece), hand), marks); return true;
    case 'w:tab': case 'w:ptab': addText(pen.content, '\t', marks); return false;
    case 'w:noBreakHyphen': addText(pen.content, '\u2011', marks); return false;
    case 'w:softHyphen': addText(pen.content, '\u00AD', marks); return false;
    case 'w:cr': pen.content.push({ type: 'hardBreak' }); return false;
    case 'w:br':
      // Column breaks belong to the layout, which the editor makes itself.
      if (piece.attributes['w:type'] === 'column') return false;
      if (piece.attributes['w:type'] === 'page') {
        pen.root.pageBreak = isBlank(pen.content) ? 'before' : 'after';
        return false;
      }
      pen.content.push({ type: 'hardBreak' });
      return false;
    case 'w:sym': addText(pen.content, readSymbol(piece, pen), marks); return false;
    case 'w:footnoteReference': case 'w:endnoteReference': {
      const kind = piece.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
      const id = pen.story.mayRefer ? notes.refer(kind, piece.attributes['w:id'] ?? '') : null;
      if (id === null) note(pen, 'note-missing');
      else pen.content.push({ type: 'footnoteRef', attrs: { note: id } });
      return false;
    }
    case 'w:drawing': case 'w:pict': case 'w:object':
      pen.boxes.push(...readDrawing(piece, pen.story, { around: () => wordsIn(pen.paragraph), images: pen.images }));
      return false;
    case 'w:ruby':
      findings.note('ruby', () => wordsIn(piece));
      for (const base of elements(piece)) if (base.name === 'w:rubyBase') readWithin(base, pen);
      return false;
    case 'w:rPr': case 'w:instrText': case 'w:commentReference': case 'w:annotationRef': case 'w:footnoteRef': case 'w:endnoteRef':
    case 'w:separator': case 'w:continuationSeparator': case 'w:pgNum': return false;
    default: return readUnknownPiece(piece, pen);
  }
}

function readUnknownPiece(piece: XmlElement, pen: Pen): boolean {
  if (wordsIn(piece).trim() === '') return false;
  note(pen, 'unknown-part');
  for (const inner of descendants(piece)) if (inner.name === 'w:t') addText(pen.content, textOf(inner), marksOf(pen, unmarked));
  return false;
}

function readableText(text: string, { pen, properties }: RunHand): string {
  const flat = text.replace(/\r\n?|\n/g, ' ');
  if (!/[\uE000-\uF8FF]/.test(flat)) return flat;
  const font = child(properties, 'w:rFonts')?.attributes['w:ascii'];
  return [...flat].map(sign => {
    const code = sign.codePointAt(0) ?? 0;
    if (!isPrivateUse(code)) return sign;
    const known = signOf(font, code);
    if (known === null) note(pen, 'symbol');
    return known ?? sign;
  }).join('');
}

function readSymbol(piece: XmlElement, pen: Pen): string {
  const code = Number.parseInt(piece.attributes['w:char'] ?? '', 16);
  const sign = Number.isNaN(code) || code > 0xFFFF ? null : signOf(piece.attributes['w:font'], code);
  if (sign === null) note(pen, 'symbol');
  return sign ?? '\uFFFD';
}

function readFieldCharacter(piece: XmlElement, pen: Pen): void {
  const { open, fields, reading } = pen.story;
  const type = piece.attributes['w:fldCharType'];
  if (type === 'begin') {
    const field = fields.get(piece);
    if (field === undefined) return;
    const name = fieldName(field.instruction);
    const address = linkOfField(field.instruction);
    const shown = isShown(pen);
    if (!field.hasResult && shown && name === 'MACROBUTTON') addText(pen.content, field.instruction.replace(/^\s*\S+\s+\S+\s*/, '').trimEnd(), unmarked);
    else if (!field.hasResult && shown && !silentFields.has(name)) reading.findings.note(child(piece, 'w:ffData') === undefined ? 'field' : 'form-field', () => formName(piece) ?? field.instruction);
    const link = address === null || !field.hasResult ? null : knownHref(address, pen.story);
    const clause = clauseOfField(field.instruction);
    const reference = clause !== null && shown && field.hasResult ? { type: 'clauseRef' as const, attrs: { clause, shown: '' } } : null;
    if (reference) pen.content.push(reference);
    open.push({ phase: 'code', shows: shown && name !== 'TOC' && !reference, link: link ?? open.at(-1)?.link ?? null, reference });
    return;
  }
  const last = open.at(-1);
  if (type === 'separate' && last !== undefined) last.phase = 'result';
  if (type === 'end') open.pop();
}

function formName(begin: XmlElement): string | null {
  return at(begin, 'w:ffData', 'w:name')?.attributes['w:val'] ?? null;
}
