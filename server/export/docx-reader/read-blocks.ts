import type { Block, Heading, ImageBlock, Inline, Paragraph } from '#shared/agreement/content.ts';
import { assembleLists } from './assemble-lists.ts';
import type { Piece } from './assemble-lists.ts';
import { carriedId } from './block-ids.ts';
import { isBlank, withoutOverallLook } from './inline-text.ts';
import { readParagraphText } from './read-inline.ts';
import type { Story } from './reading.ts';
import { paragraphNumber } from './paragraph-number.ts';
import { isFrame } from './own-styles.ts';
import { indentOf, outlineHeading } from './styles.ts';
import type { ResolvedStyle } from './styles.ts';
import { readTable } from './read-table.ts';
import { child, elements, numberOf, onOff, valueOf, wordsIn } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What only the headings' own pass needs: the number that Word showed, or null. */
export type ShownNumbers = Map<Heading, string | null>;

export interface BlockReading {
  blocks: Block[];
  shown: ShownNumbers;
  /** Text of the first paragraph in Word's Title style. */
  title: string | null;
}

/** The blocks of a text in reading order. Paragraphs without any text are spacing and left out. */
export function readBlocks(parent: XmlElement, story: Story): BlockReading {
  const hand: Hand = { story, shown: new Map(), title: null, frames: new Set(), caption: null, breakNext: false };
  const pieces = readPieces(parent, hand);
  return { blocks: assembleLists(pieces, story.reading.ids), shown: hand.shown, title: hand.title };
}

interface Hand {
  story: Story;
  shown: ShownNumbers;
  title: string | null;
  /** Styles of our own frame that were met: each is left out once, and what else somebody wrote in that style is kept. */
  frames: Set<string>;
  /** The image just read, to which a caption may belong. */
  caption: ImageBlock | null;
  /** A page begins with what comes. */
  breakNext: boolean;
}

function readPieces(parent: XmlElement, hand: Hand): Piece[] {
  const pieces: Piece[] = [];
  let carried: string[] = [];
  let bookmarks: string[] = [];
  const { reading } = hand.story;
  const walk = (element: XmlElement): void => {
    switch (element.name) {
      case 'w:p': for (const piece of readParagraph(element, { carried, bookmarks }, hand)) pieces.push(piece); carried = []; bookmarks = []; return;
      case 'w:tbl': {
        const table = readTable(element, reading, cell => readCell(cell, hand));
        if (table !== null) pieces.push({ kind: 'block', block: table });
        return;
      }
      case 'w:bookmarkStart': {
        const name = element.attributes['w:name'];
        const id = carriedId(name);
        if (id !== null) carried.push(id);
        if (name !== undefined) bookmarks.push(name);
        return;
      }
      case 'w:altChunk': reading.findings.note('embedded-document', () => ''); return;
      case 'w:sectPr': case 'w:tcPr': return;
      // Runs, links and equations directly under the body are faults, but they hold words.
      case 'w:r': case 'w:hyperlink': case 'm:oMathPara': case 'm:oMath':
        walk({ name: 'w:p', attributes: {}, children: [element] });
        return;
      default:
        if (wordsIn(element).trim() !== '') {
          reading.findings.note('unknown-part', () => wordsIn(element));
          for (const inner of elements(element)) walk(inner);
        }
    }
  };
  for (const element of elements(parent)) walk(element);
  return pieces;
}

/** What stands before a paragraph and belongs to it. */
interface Before { carried: readonly string[]; bookmarks: readonly string[] }

function readParagraph(paragraph: XmlElement, before: Before, hand: Hand): Piece[] {
  const { story } = hand;
  const { ids } = story.reading;
  const text = readParagraphText(paragraph, story);
  // Its fields were followed above; the words are made from the headings (documents.md 3, rule 7).
  if (standsInContents(paragraph, story)) return [];
  const carried = [...before.carried, ...text.carried];
  if (carried.length === 0 && isOwnFrame(paragraph, hand)) return [];
  const pieces: Piece[] = [];
  const breaks = onOff(child(paragraph, 'w:pPr'), 'w:pageBreakBefore') === true || text.pageBreak === 'before';
  if (text.images.length === 0 && joinsCaption(paragraph, text.content, hand)) return [];
  hand.caption = null;
  // An empty paragraph of ours was a block of its own and stays one.
  if (!isBlank(text.content) || (carried.length > 0 && text.boxes.length === 0 && text.images.length === 0)) pieces.push(readWords(paragraph, text.content, { hand, carried }));
  const [words] = pieces;
  if (words?.kind === 'block' && words.block.type === 'heading') for (const name of [...before.bookmarks, ...text.bookmarks]) hand.story.reading.headings.set(name, words.block.attrs.id);
  for (const attrs of text.images) {
    const image: ImageBlock = { type: 'image', attrs: { ...attrs, id: ids.give(pieces.length === 0 ? carried : []) } };
    pieces.push({ kind: 'block', block: image });
    hand.caption = image;
  }
  beginPage(pieces, { breaks, after: text.pageBreak === 'after' }, hand);
  for (const box of text.boxes) {
    const inBox: Hand = { ...hand, story: { ...story, open: [] } };
    for (const block of assembleLists(readPieces(box, inBox), ids)) pieces.push({ kind: 'block', block });
    hand.title ??= inBox.title;
  }
  return pieces;
}

/** A paragraph in Word's style for captions right after an image is that image's caption. */
function joinsCaption(paragraph: XmlElement, content: Inline[], hand: Hand): boolean {
  const { caption } = hand;
  const { names } = hand.story.reading.styles.paragraph(valueOf(child(paragraph, 'w:pPr'), 'w:pStyle'));
  if (caption === null || isBlank(content) || !names.some(name => name === 'caption' || name === 'beskrivning')) return false;
  caption.content = content;
  hand.caption = null;
  return true;
}

/** A page begins with the first words after the break, wherever Word put it: in a paragraph of its own, at the end of one, or as a property. */
function beginPage(pieces: readonly Piece[], { breaks, after }: { breaks: boolean; after: boolean }, hand: Hand): void {
  const [first] = pieces;
  const block = first?.kind === 'block' ? first.block : first?.kind === 'paragraph' ? first.paragraph : null;
  if ((breaks || hand.breakNext) && (block?.type === 'paragraph' || block?.type === 'heading')) block.attrs = { ...block.attrs, pageBreak: true };
  hand.breakNext = after || (breaks || hand.breakNext) && first === undefined;
}

function isOwnFrame(paragraph: XmlElement, hand: Hand): boolean {
  const style = hand.story.reading.styles.paragraph(valueOf(child(paragraph, 'w:pPr'), 'w:pStyle'));
  const name = style.names[0] ?? '';
  if (!hand.story.reading.own || !isFrame(style) || hand.frames.has(name)) return false;
  hand.frames.add(name);
  noteTitle(paragraph, style, hand);
  return true;
}

function noteTitle(paragraph: XmlElement, { names }: ResolvedStyle, hand: Hand): void {
  if (hand.title === null && names.some(name => name === 'title' || name === 'titel')) hand.title = wordsIn(paragraph).replace(/\s+/g, ' ').trim();
}

function standsInContents(paragraph: XmlElement, { reading }: Story): boolean {
  const name = reading.styles.paragraph(valueOf(child(paragraph, 'w:pPr'), 'w:pStyle')).names[0] ?? '';
  return /^(?:toc|contents|innehåll) ?(?:heading|[1-9])$|^innehållsförteckningsrubrik$/.test(name);
}

function readWords(paragraph: XmlElement, content: Inline[], { hand, carried }: { hand: Hand; carried: string[] }): Piece {
  const { reading } = hand.story;
  const properties = child(paragraph, 'w:pPr');
  const style = reading.styles.paragraph(valueOf(properties, 'w:pStyle'));
  const outline = numberOf(valueOf(properties, 'w:outlineLvl'));
  const level = style.heading ?? (outline === undefined ? null : outlineHeading(outline));
  const number = paragraphNumber(properties, style, reading.numbering);
  if (level !== null) {
    const heading = newHeading(level, content, { hand, carried });
    hand.shown.set(heading, number?.shown.trim() || null);
    return { kind: 'block', block: heading };
  }
  const node = newParagraph(content, reading.ids.give(carried));
  const indent = indentOf(properties) ?? (number === null ? style.indent : number.indent ?? style.indent);
  if (number !== null) {
    if (number.ordered && !/^\(?(?:\d+|[a-z]{1,6})[.):]?\)?$/.test(number.shown.trim())) reading.findings.note('list-number', () => `${number.shown} ${wordsIn(paragraph)}`);
    return { kind: 'item', paragraph: node, level: number.level, ordered: number.ordered, numbers: number.numbers, value: number.value, list: number.list, indent };
  }
  noteTitle(paragraph, style, hand);
  return { kind: 'paragraph', paragraph: node, indent, mayContinue: true };
}

function newHeading(level: number, content: Inline[], { hand, carried }: { hand: Hand; carried: string[] }): Heading {
  const { findings, ids } = hand.story.reading;
  if (level > 4) findings.note('deep-heading', () => content.map(node => (node.type === 'text' ? node.text : ' ')).join(''));
  const fitting = level === 1 || level === 2 || level === 3 ? level : 4;
  const heading: Heading = { type: 'heading', attrs: { id: ids.give(carried), level: fitting } };
  const plain = withoutOverallLook(content);
  if (plain.length > 0) heading.content = plain;
  return heading;
}

function newParagraph(content: Inline[], id: string): Paragraph {
  return content.length === 0 ? { type: 'paragraph', attrs: { id } } : { type: 'paragraph', attrs: { id }, content };
}

/** A cell holds paragraphs only: lists, headings and tables in it lose their form and are noted. */
function readCell(cell: XmlElement, hand: Hand): Paragraph[] {
  const { findings } = hand.story.reading;
  const paragraphs: Paragraph[] = [];
  for (const piece of readPieces(cell, { ...hand, shown: new Map(), title: '' })) {
    if (piece.kind === 'item') findings.note('list-in-table', () => wordsOf(piece.paragraph));
    if (piece.kind !== 'block') { paragraphs.push(newParagraph(piece.paragraph.content ?? [], piece.paragraph.attrs.id)); continue; }
    for (const paragraph of flatten(piece.block, hand)) paragraphs.push(paragraph);
  }
  return paragraphs;
}

function flatten(block: Block, hand: Hand): Paragraph[] {
  const { findings } = hand.story.reading;
  switch (block.type) {
    case 'paragraph': return [newParagraph(block.content ?? [], block.attrs.id)];
    case 'image':
      findings.note('image', () => block.attrs.alt ?? wordsOf(block));
      return block.content === undefined ? [] : [newParagraph(block.content, block.attrs.id)];
    case 'heading':
      findings.note('heading-in-table', () => wordsOf(block));
      return [newParagraph(block.content ?? [], block.attrs.id)];
    case 'table': {
      const inner = block.content.flatMap(row => row.content.flatMap(each => each.content)).filter(({ content }) => content !== undefined);
      findings.note('nested-table', () => inner.map(wordsOf).join(' '));
      return inner;
    }
    case 'bulletList': case 'orderedList':
      findings.note('list-in-table', () => block.content.flatMap(item => item.content.filter(each => each.type === 'paragraph')).map(wordsOf).join(' '));
      return block.content.flatMap(item => item.content.flatMap(each => flatten(each, hand)));
  }
}

function wordsOf(block: Paragraph | Heading | ImageBlock): string {
  return (block.content ?? []).map(node => (node.type === 'text' ? node.text : ' ')).join('');
}
