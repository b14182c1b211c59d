/** What a sign in the line says, for whoever puts it in words. */
import type { Node } from '@tiptap/pm/model';
import { lineChanges } from './line-changes.ts';
import { movedBlocks } from './proposed-moves.ts';
import { formats, isFormat } from './proposed-formats.ts';
import type { Suggestion, SuggestionPart } from './suggestions.ts';

export const signCodes = ['newParagraph', 'newHeading', 'newItem', 'join', 'gone', 'itemGone', 'pictureGone', 'toParagraph', 'toHeading', 'toBulletList', 'toOrderedList', ...formats, 'noBold', 'noItalic', 'noUnderline', 'noDefinition', 'noHighlight', 'noLink', 'deeper', 'shallower', 'countFrom', 'countOn', 'countAs', 'countAsLetters', 'countAsRoman', 'pageBreak', 'noPageBreak', 'newNote', 'noNote', 'newPicture', ...lineChanges, 'moved'] as const;
/** `level` of a heading, of `countFrom` the number, else 0. */
export interface SignWords { code: (typeof signCodes)[number]; level: number }

const lost = { bold: 'noBold', italic: 'noItalic', underline: 'noUnderline', definition: 'noDefinition', highlight: 'noHighlight', link: 'noLink' } as const;

/** Null for words, which speak for themselves. Of a look, what it is; which words are to have it the part's own `text` says. */
export function signWords({ proposal, kind, whole, inPicture, inItem, look, layout, note, line, move }: Omit<SuggestionPart, 'from' | 'to' | 'text'>): SignWords | null {
  if (isFormat(proposal)) return { code: look === null ? lost[proposal] : proposal, level: 0 };
  if (layout) return { code: layout.value === 'letters' ? 'countAsLetters' : layout.value === 'roman' ? 'countAsRoman' : layout.change, level: typeof layout.value === 'number' ? layout.value : 0 };
  if (move) return { code: 'moved', level: 0 };
  if (line) return { code: line, level: 0 };
  if (note) return { code: proposal === 'words' ? 'newNote' : 'noNote', level: 0 };
  if (proposal === 'words' || proposal === 'strike') return null;
  if (proposal === 'join') return { code: !whole ? 'join' : inPicture ? 'pictureGone' : inItem ? 'itemGone' : 'gone', level: 0 };
  const level = kind?.startsWith('heading') ? Number(kind.slice(-1)) : 0;
  if (level > 0) return { code: proposal === 'kind' ? 'toHeading' : 'newHeading', level };
  if (kind === 'image') return { code: 'newPicture', level: 0 };
  if (proposal === 'break') return { code: kind === null || kind === 'paragraph' || kind === 'inItem' ? 'newParagraph' : 'newItem', level };
  return { code: kind === 'bulletList' ? 'toBulletList' : kind === 'orderedList' ? 'toOrderedList' : 'toParagraph', level };
}

/** Each once, in the order in which they stand. */
export function signsOf({ parts }: Suggestion): SignWords[] {
  const said = new Map(parts.flatMap((part) => {
    const sign = signWords(part);
    return sign === null ? [] : [[`${sign.code} ${sign.level}`, sign] as const];
  }));
  return [...said.values()];
}

/** The words that it proposes or strikes; null where it is of paragraphs alone. */
export function ownWords({ parts }: Suggestion): string | null {
  const words = parts.map(({ text, picture }) => picture ?? text).filter((text) => text !== '').join(' … ');
  return words === '' ? null : words;
}

/** Those of the paragraph that it begins in, or of the first that it moves, by which a suggestion without words of its own is known; of a picture without a caption, its description. */
export function wordsAround(doc: Node, { parts }: Suggestion): string {
  const move = parts.find((part) => part.move !== null)?.move;
  const moved = move ? movedBlocks(doc, move)?.blocks[0] : undefined;
  if (moved) return moved.textContent;
  const { parent } = doc.resolve(parts[0]?.from ?? 0);
  const alt: unknown = parent.attrs['alt'];
  return parent.textContent === '' && typeof alt === 'string' ? alt : parent.textContent;
}
