import { columnLimit } from './limits.ts';
import { numberOf, valueOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** How many columns of the grid a cell covers with itself, by its `w:tcPr`: at least one, whatever the file says. */
export function spanOf(look: XmlElement | undefined): number {
  return Math.min(Math.max(numberOf(valueOf(look, 'w:gridSpan')) ?? 1, 1), columnLimit);
}
