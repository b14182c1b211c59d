import type { FindingCode } from './findings.ts';
import type { Marks } from './inline-text.ts';
import { isOwnLook } from './own-styles.ts';
import { isUnderlined } from './styles.ts';
import type { Styles, Toggles } from './styles.ts';
import { onOff, valueOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

export interface RunLook extends Marks {
  hidden: boolean;
  /** Looks that say something and that our text cannot carry. */
  lost: FindingCode[];
}

/**
 * Bold, italic and hidden are toggles: stated in the run they hold, while paragraph and character style cancel each other
 * (ECMA-376 part 1, 17.7.3). What a heading's own style says is the heading's look, not emphasis.
 */
export function readLook(properties: XmlElement | undefined, paragraphStyle: string | undefined, styles: Styles): RunLook {
  const paragraph = styles.paragraph(paragraphStyle);
  const character = styles.character(valueOf(properties, 'w:rStyle'));
  const inHeading = paragraph.heading !== null || isOwnLook(paragraph);
  const toggle = (name: string, key: keyof Toggles): boolean => {
    const stated = onOff(properties, name);
    if (stated !== undefined) return stated;
    const on = styles.defaults.toggles[key] || paragraph.toggles[key] !== character.toggles[key];
    return on && !(inHeading && key !== 'hidden' && paragraph.toggles[key]);
  };
  const underline = isUnderlined(properties) ?? character.underline ?? (inHeading ? false : paragraph.underline ?? styles.defaults.underline);
  const definition = character.names.includes('definition');
  // Bold that only the style for defined terms gives is that style's look.
  const bold = definition ? onOff(properties, 'w:b') === true : toggle('w:b', 'bold');
  const highlight = !['none', undefined].includes(valueOf(properties, 'w:highlight'));
  return { definition, highlight, bold, italic: toggle('w:i', 'italic'), underline, hidden: toggle('w:vanish', 'hidden'), href: null, lost: lostLooks(properties) };
}

function lostLooks(properties: XmlElement | undefined): FindingCode[] {
  if (properties === undefined) return [];
  const lost: FindingCode[] = [];
  if (onOff(properties, 'w:strike') === true || onOff(properties, 'w:dstrike') === true) lost.push('strikethrough');
  if (['superscript', 'subscript'].includes(valueOf(properties, 'w:vertAlign') ?? '')) lost.push('superscript');
  return lost;
}

