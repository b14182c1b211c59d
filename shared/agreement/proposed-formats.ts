/** What is proposed of the words' looks (ADR 23): bold, a link and the like come or go, as a mark beside the one that the words have. */
import type { Mark, Node } from '@tiptap/pm/model';

export const formats = ['bold', 'italic', 'underline', 'definition', 'highlight', 'link'] as const;
export type Format = (typeof formats)[number];

/** One mark for each, so that two who propose different looks of the same words both stand. */
export const proposedFormats = { bold: 'proposedBold', italic: 'proposedItalic', underline: 'proposedUnderline', definition: 'proposedDefinition', highlight: 'proposedHighlight', link: 'proposedLink' } as const satisfies Record<Format, string>;

/** Of a link its address, of the others true; null for words without it. */
export type FormatValue = string | true | null;

export const isFormat = (value: unknown): value is Format => (formats as readonly unknown[]).includes(value);

/** As the words stand. */
export function formatOf(marks: readonly Mark[], format: Format): FormatValue {
  const mark = marks.find(({ type }) => type.name === format);
  if (!mark) return null;
  return format === 'link' ? String(mark.attrs['href']) : true;
}

/** What is proposed instead; null when nothing is. */
export function proposedFormatOf(marks: readonly Mark[], format: Format): { suggestion: string; to: FormatValue } | null {
  const mark = marks.find(({ type }) => type.name === proposedFormats[format]);
  return mark ? { suggestion: String(mark.attrs['suggestion']), to: mark.attrs['to'] as FormatValue } : null;
}

/** What the words would look like were it accepted. */
export function meantFormatOf(marks: readonly Mark[], format: Format): FormatValue {
  const proposed = proposedFormatOf(marks, format);
  return proposed ? proposed.to : formatOf(marks, format);
}

/** The marks of words that are written where these stand: the looks that are proposed for them are theirs. */
export function asMeant({ marks, type }: Pick<Node, 'marks' | 'type'>): readonly Mark[] {
  return formats.reduce<readonly Mark[]>((now, format) => {
    const proposed = proposedFormatOf(now, format);
    if (!proposed) return now;
    const kept = now.filter((mark) => mark.type.name !== proposedFormats[format] && mark.type.name !== format);
    return markOf({ type }, format, proposed.to)?.addToSet(kept) ?? kept;
  }, marks);
}

/** The mark itself; null for none. */
export function markOf({ type: { schema } }: Pick<Node, 'type'>, format: Format, value: FormatValue): Mark | null {
  return value === null ? null : schema.marks[format]?.create(format === 'link' ? { href: value } : null) ?? null;
}

/** Total: the stored value of a proposed look, or null for what says none. */
export function readFormatProposal(format: Format, stored: unknown): { suggestion: string; to: FormatValue } | null {
  if (stored === null || typeof stored !== 'object' || !('suggestion' in stored) || typeof stored.suggestion !== 'string') return null;
  const to = 'to' in stored ? stored.to : null;
  const isOne = to === null || (format === 'link' ? typeof to === 'string' : to === true);
  return isOne ? { suggestion: stored.suggestion, to: to as FormatValue } : null;
}
