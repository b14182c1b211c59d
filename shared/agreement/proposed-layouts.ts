/** How a line is laid out as a proposal (ADR 23): an item deeper or shallower in its list, from where a list counts, a page that begins. */
import { isListNumbers } from './list-numbers.ts';

const layoutChanges = ['deeper', 'shallower', 'countFrom', 'countOn', 'countAs', 'pageBreak', 'noPageBreak'] as const;
export type LayoutChange = (typeof layoutChanges)[number];
/** `value`: the number to count from, or the signs to count with (ListNumbers); null for the others. */
export interface Layout { change: LayoutChange; value: number | string | null }

/** Total: null for what says no layout. */
export function readLayout({ change, value = null }: { change?: unknown; value?: unknown }): Layout | null {
  const known = layoutChanges.find((one) => one === change);
  if (known === undefined) return null;
  if (known === 'countFrom') return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 9_999 ? { change: known, value } : null;
  if (known === 'countAs') return isListNumbers(value) ? { change: known, value } : null;
  return value === null ? { change: known, value } : null;
}

/** Of two changes of one line that speak of the same thing only one can hold; null for steps in and out, which add up. */
export function subjectOf(change: LayoutChange): string | null {
  if (change === 'deeper' || change === 'shallower') return null;
  return change === 'pageBreak' || change === 'noPageBreak' ? 'page' : change === 'countAs' ? 'signs' : 'count';
}
