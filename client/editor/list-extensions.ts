/** Lists, as Tiptap extensions. */
import { Node, wrappingInputRule } from '@tiptap/core';
import { isListNumbers } from '#shared/agreement/list-numbers.ts';
import type { ListNumbers } from '#shared/agreement/list-numbers.ts';
import { idAttribute, shared } from './node-parts.ts';

export const bulletList = Node.create({
  ...shared('bulletList'),
  addAttributes: () => ({ id: idAttribute }),
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: ({ HTMLAttributes }) => ['ul', HTMLAttributes, 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*[-–•*]\s$/, type: this.type })];
  },
});

const typeOfNumbers = { decimal: '1', letters: 'a', roman: 'i' } as const satisfies Record<ListNumbers, string>;
const numbersOfType: Record<string, ListNumbers> = { 1: 'decimal', a: 'letters', A: 'letters', i: 'roman', I: 'roman' };

export const orderedList = Node.create({
  ...shared('orderedList'),
  addAttributes: () => ({
    id: idAttribute,
    start: {
      default: 1,
      parseHTML: (element) => {
        const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
        return Number.isInteger(start) && start >= 0 && start < 100_000 ? start : 1;
      },
      renderHTML: (attributes) => (attributes['start'] === 1 ? {} : { start: String(attributes['start']) }),
    },
    numbers: {
      default: null,
      parseHTML: (element) => numbersOfType[element.getAttribute('type') ?? ''] ?? null,
      renderHTML: (attributes) => (isListNumbers(attributes['numbers']) ? { type: typeOfNumbers[attributes['numbers']] } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  addInputRules() {
    return [
      wrappingInputRule({ find: /^(\d{1,3})[.)]\s$/, type: this.type, getAttributes: (match) => ({ start: Number(match[1]) }) }),
      wrappingInputRule({ find: /^a\)\s$/, type: this.type, getAttributes: () => ({ numbers: 'letters' }) }),
    ];
  },
});

export const listItem = Node.create({
  ...shared('listItem'),
  addAttributes: () => ({ id: idAttribute }),
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
});
