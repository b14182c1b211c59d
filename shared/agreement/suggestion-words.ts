/** What a sign in the line says, for whoever puts it in words. */
import type { Suggestion, SuggestionPart } from './suggestions.ts';

export const signCodes = ['newParagraph', 'newHeading', 'newItem', 'join', 'gone', 'toParagraph', 'toHeading', 'toBulletList', 'toOrderedList'] as const;
/** `level` of a heading, else 0. */
export interface SignWords { code: (typeof signCodes)[number]; level: number }

/** Null for words, which speak for themselves. */
export function signWords({ proposal, kind, whole }: Pick<SuggestionPart, 'proposal' | 'kind' | 'whole'>): SignWords | null {
  if (proposal === 'words' || proposal === 'strike') return null;
  if (proposal === 'join') return { code: whole ? 'gone' : 'join', level: 0 };
  const level = kind?.startsWith('heading') ? Number(kind.slice(-1)) : 0;
  if (level > 0) return { code: proposal === 'kind' ? 'toHeading' : 'newHeading', level };
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
