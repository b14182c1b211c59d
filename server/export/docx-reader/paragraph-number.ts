import type { ListNumbers } from '#shared/agreement/list-numbers.ts';
import type { Numbering } from './numbering.ts';
import type { ResolvedStyle } from './styles.ts';
import { child, numberOf, valueOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Capitals are not in the agreement's form: they are read as small letters. */
function numbersIn(format: string): ListNumbers {
  return format.endsWith('Letter') ? 'letters' : format.endsWith('Roman') ? 'roman' : 'decimal';
}

export interface ParagraphNumber {
  /** The abstract numbering, which several instances may share. */
  list: string;
  level: number;
  ordered: boolean;
  numbers: ListNumbers;
  value: number;
  /** `3.2` or `a)` as Word shows it; the bullet sign for a bullet. */
  shown: string;
  indent: number | null;
}

/**
 * The number or bullet that Word gives the paragraph, counted in passing; null when it has none. Stated in the paragraph or
 * in its style; numId 0 switches it off, and a level without number format shows nothing.
 */
export function paragraphNumber(properties: XmlElement | undefined, style: ResolvedStyle, numbering: Numbering): ParagraphNumber | null {
  const stated = child(properties, 'w:numPr');
  const statedId = numberOf(valueOf(stated, 'w:numId'));
  const numId = statedId ?? style.numId;
  if (numId === null || numId === 0) return null;
  const index = numberOf(valueOf(stated, 'w:ilvl'))
    ?? (statedId === undefined ? numbering.levelOfStyle(numId, style.numberedBy) ?? style.level : null)
    ?? 0;
  const level = numbering.level(numId, index);
  if (level === null || index < 0 || index > 8) return null;
  const { value, shown } = numbering.count(numId, index);
  if (level.format === 'none') return null;
  const picture = level.format === 'bullet' || !/%[1-9]/.test(level.pattern);
  return { list: numbering.listOf(numId), level: index, ordered: !picture, numbers: numbersIn(level.format), value: Math.min(Math.max(value, 0), 999_999), shown, indent: level.indent };
}
