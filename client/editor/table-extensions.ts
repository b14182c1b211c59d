/** Tables, as Tiptap extensions. */
import { Node } from '@tiptap/core';
import type { NodeSpec } from '@tiptap/pm/model';
import { agreementNodes } from '#shared/agreement/schema.ts';
import { idAttribute, type NodeName, shared } from './node-parts.ts';
import { tableView } from './table-view.ts';

export const table = Node.create({
  ...shared('table'),
  addAttributes: () => ({ id: idAttribute, widths: { default: null, parseHTML: () => null, renderHTML: () => ({}) } }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { class: 'table-scroll' }, ['table', HTMLAttributes, ['tbody', 0]]],
  addNodeView: () => tableView,
  // Fields of the schema that Tiptap does not know itself.
  extendNodeSchema: (extension) => {
    const spec: NodeSpec | undefined = extension.name in agreementNodes ? agreementNodes[extension.name as NodeName] : undefined;
    return typeof spec?.['tableRole'] === 'string' ? { tableRole: spec['tableRole'] } : {};
  },
});

/** Of a cell that covers others; the rest of the table's form is laid right by its storage. */
function span(name: 'colspan' | 'rowspan') {
  return {
    default: 1,
    parseHTML: (element: HTMLElement) => {
      const cells = Number.parseInt(element.getAttribute(name) ?? '1', 10);
      return Number.isInteger(cells) && cells >= 1 && cells <= 100 ? cells : 1;
    },
    renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: String(attributes[name]) }),
  };
}

const spans = () => ({ id: idAttribute, colspan: span('colspan'), rowspan: span('rowspan') });

export const tableRow = Node.create({
  ...shared('tableRow'),
  addAttributes: () => ({ id: idAttribute }),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
});

export const tableHeader = Node.create({
  ...shared('tableHeader'),
  addAttributes: spans,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', { scope: 'col', ...HTMLAttributes }, 0],
});

export const tableCell = Node.create({
  ...shared('tableCell'),
  addAttributes: spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
});
