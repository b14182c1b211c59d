/** Footnotes and endnotes: both become footnotes of ours, in the order in which the text refers to them. */
import type { Footnote, Inline } from '#shared/agreement/content.ts';
import { wholeFields } from './fields.ts';
import type { Findings } from './findings.ts';
import { carriedId } from './block-ids.ts';
import type { BlockIds } from './block-ids.ts';
import { isBlank } from './inline-text.ts';
import { readParagraphText } from './read-inline.ts';
import type { NoteKind, NoteShelf, Reading, Story } from './reading.ts';
import { descendants, elements, wordsIn } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Takes the roots of the two note parts. */
export function openNotes(roots: Record<NoteKind, XmlElement | null>, ids: BlockIds, findings: Findings): NoteShelf {
  const shelf = new Map<string, XmlElement>();
  for (const kind of ['footnote', 'endnote'] as const) {
    const root = roots[kind];
    if (root !== null) for (const element of elements(root)) {
      if (element.name === `w:${kind}`) shelf.set(`${kind} ${element.attributes['w:id'] ?? ''}`, element);
    }
  }
  const referred: ReturnType<NoteShelf['referred']> = [];
  return {
    refer(kind, id) {
      const element = shelf.get(`${kind} ${id}`);
      if (element === undefined) return null;
      if (kind === 'endnote') findings.note('endnote', () => wordsIn(element));
      const block = ids.give(carriedIn(element));
      referred.push({ block, kind, element });
      return block;
    },
    referred: () => referred,
  };
}

function carriedIn(note: XmlElement): string[] {
  const carried: string[] = [];
  for (const element of descendants(note)) {
    // LibreOffice names those of all but the first note of a paragraph as copies.
    const id = element.name === 'w:bookmarkStart' ? carriedId(element.attributes['w:name']?.replace(/_Copy_\d+$/, '')) : null;
    if (id !== null) carried.push(id);
  }
  return carried;
}

/** Our notes are one running text: paragraphs are divided by line breaks, and what was more is noted. */
export function readNote(note: { block: string; element: XmlElement }, reading: Reading, links: Story['links']): Footnote {
  const story: Story = { reading, links, fields: wholeFields(note.element), open: [], picture: () => null, mayRefer: false };
  const content: Inline[] = [];
  const place = () => wordsIn(note.element);
  const add = (element: XmlElement): void => {
    if (element.name === 'w:tbl') reading.findings.note('table-in-note', place);
    if (element.name !== 'w:p') { for (const inner of elements(element)) add(inner); return; }
    const text = readParagraphText(element, story);
    if (!isBlank(text.content)) {
      if (content.length > 0) content.push({ type: 'hardBreak' });
      for (const inline of text.content) content.push(inline);
    }
    for (const box of text.boxes) add(box);
  };
  const paragraphs = [...elements(note.element)].filter(({ name }) => name === 'w:p').length;
  if (paragraphs > 1) reading.findings.note('note-structure', place);
  for (const element of elements(note.element)) add(element);
  trimStart(content);
  const attrs = { id: note.block };
  return content.length === 0 ? { type: 'footnote', attrs } : { type: 'footnote', attrs, content };
}

/** Word sets a space or tab between a note's mark and its text. */
function trimStart(content: Inline[]): void {
  const first = content[0];
  if (first?.type !== 'text') return;
  first.text = first.text.replace(/^[ \t\u00A0]+/, '');
  if (first.text === '') content.shift();
}
