/** How the items of a numbered list are counted: `1.`, `a)` or `i.`. A list that says nothing goes by how many numbered lists it stands in. */
import type { AgreementContent } from './content.ts';

export const listNumbers = ['decimal', 'letters', 'roman'] as const;
export type ListNumbers = (typeof listNumbers)[number];

export function isListNumbers(stored: unknown): stored is ListNumbers {
  return listNumbers.some((one) => one === stored);
}

/** `around`: the numbered lists that it stands in. */
export function usualNumbers(around: number): ListNumbers {
  return listNumbers[Math.min(around, 2)] ?? 'roman';
}

export function numbersOf({ numbers }: { numbers?: unknown }, around: number): ListNumbers {
  return isListNumbers(numbers) ? numbers : usualNumbers(around);
}

/** The number as it is shown; what has no letter or roman number is told in digits. */
export function numberSign(numbers: ListNumbers, value: number): string {
  if (numbers === 'letters' && value > 0) return `${letters(value)})`;
  return numbers === 'roman' && value > 0 && value < 4_000 ? `${roman(value)}.` : `${value}.`;
}

/** After z comes aa, ab, as pages count. */
function letters(value: number): string {
  const rest = value - 1;
  return (rest >= 26 ? letters(Math.floor(rest / 26)) : '') + String.fromCharCode(97 + (rest % 26));
}

const steps = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']] as const;

function roman(value: number): string {
  const found = steps.find(([step]) => step <= value);
  return found === undefined ? '' : found[1] + roman(value - found[0]);
}

/** A list that says nothing about its numbers says nothing in the canonical form either: texts from before it could are told alike. */
export function withoutUnsaidNumbers(content: AgreementContent): AgreementContent {
  const silence = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { type, attrs, content: children } = node as { type?: unknown; attrs?: { numbers?: unknown }; content?: unknown };
    if (type === 'orderedList' && attrs && !isListNumbers(attrs.numbers)) {
      const { numbers: _unsaid, ...said } = attrs;
      (node as { attrs: unknown }).attrs = said;
    }
    if (type !== 'table' && Array.isArray(children)) for (const child of children) if (isListPart(child)) silence(child);
  };
  silence(content);
  return content;
}

const isListPart = (node: unknown): boolean => node !== null && typeof node === 'object' && 'type' in node && (node.type === 'orderedList' || node.type === 'bulletList' || node.type === 'listItem');
