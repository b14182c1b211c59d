/** Footnotes, and what leads to a footnote or a clause, as Tiptap extensions. */
import { Node } from '@tiptap/core';
import { blockIdPattern } from '#shared/agreement/content.ts';
import { idAttribute, shared } from './node-parts.ts';

export const footnotes = Node.create({
  ...shared('footnotes'),
  addAttributes: () => ({ id: idAttribute }),
  parseHTML: () => [{ tag: 'section[data-footnotes]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { 'data-footnotes': '', class: 'footnotes', ...HTMLAttributes }, 0],
});

export const footnote = Node.create({
  ...shared('footnote'),
  // A note that is pasted with its reference is named by it (foreign-html.ts).
  addAttributes: () => ({ id: { ...idAttribute, parseHTML: (element: HTMLElement) => element.getAttribute('data-named') } }),
  parseHTML: () => [{ tag: 'p[data-footnote]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['p', { 'data-footnote': '', ...HTMLAttributes }, 0],
});

export const footnoteRef = Node.create({
  ...shared('footnoteRef'),
  addAttributes: () => ({
    // No default: a reference without a note cannot be made.
    note: {
      parseHTML: (element) => element.getAttribute('data-note'),
      renderHTML: (attributes) => ({ 'data-note': String(attributes['note']) }),
      isRequired: true,
    },
  }),
  parseHTML: () => [{ tag: 'sup[data-note]' }],
  renderHTML: ({ HTMLAttributes }) => ['sup', { class: 'note-ref', ...HTMLAttributes }],
  renderText: () => '',
});

export const clauseRef = Node.create({
  ...shared('clauseRef'),
  addAttributes: () => ({
    clause: {
      parseHTML: (element: HTMLElement) => element.getAttribute('data-clause'),
      renderHTML: (attributes) => ({ 'data-clause': String(attributes['clause']) }),
      isRequired: true,
    },
  }),
  parseHTML: () => [{ tag: 'span[data-clause]', getAttrs: (element: HTMLElement) => (blockIdPattern.test(element.getAttribute('data-clause') ?? '') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['span', { class: 'clause-ref', ...HTMLAttributes }],
  renderText: () => '',
});
