/**
 * Accepts every tracked change and takes off wrappers, so that the rest of the reader sees plain paragraphs, runs and tables
 * (ECMA-376 part 1, 17.13.5; documents.md 3, rules 3, 7 and 9). Text that is both inserted and deleted goes with the deletion.
 */
import { spanOf } from './cell-span.ts';
import type { Findings } from './findings.ts';
import { at, child, descendants, elements, numberOf, onOff, valueOf, wordsIn } from './xml.ts';
import type { XmlElement, XmlNode } from './xml.ts';

const removed = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:delInstrText', 'w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:customXmlPr']);
const unwrapped = new Set(['w:ins', 'w:moveTo', 'w:sdt', 'w:sdtContent', 'w:smartTag', 'w:customXml', 'w:dir', 'w:bdo']);

/** Changes the tree in place. Placeholders of forms are noted: their text is kept. */
export function acceptChanges(root: XmlElement, findings: Findings): void {
  settle(root, findings);
}

function settle(element: XmlElement, findings: Findings): void {
  if (element.name === 'w:tr') giveRoomOfDeleted(element);
  const kept: XmlNode[] = [];
  for (const node of element.children) place(node, kept, findings);
  element.children = joinDeletedMarks(kept);
}

function place(node: XmlNode, into: XmlNode[], findings: Findings): void {
  if (typeof node === 'string') { into.push(node); return; }
  if (removed.has(node.name) || isDeletedRowOrCell(node)) return;
  if (node.name === 'w:sdt') {
    if (isContentsTable(node)) return;
    if (onOff(child(node, 'w:sdtPr'), 'w:showingPlcHdr') === true && wordsIn(node).trim() !== '') findings.note('placeholder', () => wordsIn(node));
  }
  if (unwrapped.has(node.name)) {
    for (const inner of node.children) place(inner, into, findings);
    return;
  }
  const markDeleted = node.name === 'w:p' && hasDeletedMark(node);
  settle(node, findings);
  into.push(markDeleted ? { name: 'deleted-mark', attributes: {}, children: [node] } : node);
}

function isDeletedRowOrCell(element: XmlElement): boolean {
  if (element.name === 'w:tr') return child(child(element, 'w:trPr'), 'w:del') !== undefined;
  return element.name === 'w:tc' && child(child(element, 'w:tcPr'), 'w:cellDel') !== undefined;
}

/** Cells merged with changes tracked: the others are marked as deleted, and the first is wider than it was; accepting gives it their columns. */
function giveRoomOfDeleted(row: XmlElement): void {
  let kept: XmlElement | undefined;
  for (const cell of elements(row)) {
    if (cell.name !== 'w:tc') continue;
    const look = child(cell, 'w:tcPr');
    if (!isDeletedRowOrCell(cell)) kept = isWidened(look) ? look : undefined;
    else if (kept) {
      const span: XmlElement = { name: 'w:gridSpan', attributes: { 'w:val': String(spanOf(kept) + spanOf(look)) }, children: [] };
      kept.children = [...kept.children.filter(node => typeof node === 'string' || node.name !== 'w:gridSpan'), span];
    }
  }
}

function isWidened(look: XmlElement | undefined): boolean {
  const [now, before] = [child(look, 'w:tcW'), at(look, 'w:tcPrChange', 'w:tcPr', 'w:tcW')].map(width => numberOf(width?.attributes['w:w']));
  return now !== undefined && before !== undefined && now > before;
}

/** Word writes its table of contents as a building block of this gallery; ours is made from the headings. */
function isContentsTable(sdt: XmlElement): boolean {
  return valueOf(at(sdt, 'w:sdtPr', 'w:docPartObj'), 'w:docPartGallery') === 'Table of Contents';
}

function hasDeletedMark(paragraph: XmlElement): boolean {
  const mark = at(paragraph, 'w:pPr', 'w:rPr');
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
}

/** A paragraph whose mark is deleted runs on into the next paragraph, whose mark and properties then hold for both. */
function joinDeletedMarks(nodes: XmlNode[]): XmlNode[] {
  if (!nodes.some(node => typeof node !== 'string' && node.name === 'deleted-mark')) return nodes;
  const joined: XmlNode[] = [];
  let waiting: XmlElement[] = [];
  const flush = () => {
    if (waiting.some(hasWords)) joined.push(merge(waiting));
    waiting = [];
  };
  for (const node of nodes) {
    const paragraph = typeof node !== 'string' && node.name === 'deleted-mark' ? [...elements(node)][0] : undefined;
    if (paragraph !== undefined) waiting.push(paragraph);
    else if (typeof node !== 'string' && node.name === 'w:p') {
      joined.push(waiting.length === 0 ? node : merge([...waiting, node]));
      waiting = [];
    } else {
      // Bookmarks and comment marks may stand between two paragraphs; a table ends the waiting.
      if (typeof node !== 'string' && node.name === 'w:tbl') flush();
      joined.push(node);
    }
  }
  flush();
  return joined;
}

/** The last one's properties hold, unless nothing is left in it: then those of the last with words. */
function merge(paragraphs: XmlElement[]): XmlElement {
  const last = paragraphs.at(-1);
  const ruling = paragraphs.findLast(hasWords) ?? last;
  const properties = ruling === undefined ? undefined : child(ruling, 'w:pPr');
  const children: XmlNode[] = properties === undefined ? [] : [properties];
  for (const paragraph of paragraphs) {
    const gone = paragraph !== last && !hasWords(paragraph);
    for (const node of paragraph.children) {
      if (typeof node !== 'string' && (node.name === 'w:pPr' || (gone && node.name === 'w:bookmarkStart'))) continue;
      children.push(node);
    }
  }
  return { name: 'w:p', attributes: last?.attributes ?? {}, children };
}

function hasWords(paragraph: XmlElement): boolean {
  for (const element of descendants(paragraph, inner => inner.name !== 'w:pPr')) if (element.name === 'w:r' || element.name === 'm:r') {
    for (const inner of elements(element)) if (inner.name !== 'w:rPr' && inner.name !== 'w:commentReference' && inner.name !== 'w:annotationRef') return true;
  }
  return false;
}
