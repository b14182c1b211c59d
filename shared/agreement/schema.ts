/** The editor schema: its documents without suggestions serialise to exactly the JSON of content.ts. Table cells carry no spans in this format. */
import { Schema } from '@tiptap/pm/model';
import type { MarkSpec, NodeSpec } from '@tiptap/pm/model';

const id = { id: { default: null } };
/** Left out of the JSON where it does not hold, so that older texts keep their very bytes. */
const pageBreak = { pageBreak: { default: undefined } };

export const agreementNodes = {
  doc: { content: 'block+ footnotes?' },
  paragraph: { group: 'block', content: 'inline*', attrs: { ...id, ...pageBreak } },
  heading: { group: 'block', content: 'inline*', attrs: { ...id, ...pageBreak, level: { default: 1 } }, defining: true },
  /** Its words are the caption. `alt`: null while nobody has said it, empty for an image that only adorns. */
  image: {
    group: 'block', content: 'inline*', isolating: true, defining: true,
    attrs: { ...id, hash: { default: null }, media: { default: 'png' }, width: { default: 1 }, height: { default: 1 }, alt: { default: null }, share: { default: 100 } },
  },
  bulletList: { group: 'block', content: 'listItem+', attrs: id },
  orderedList: { group: 'block', content: 'listItem+', attrs: { ...id, start: { default: 1 }, numbers: { default: null } } },
  listItem: { content: 'paragraph (paragraph | bulletList | orderedList)*', attrs: id, defining: true },
  table: { group: 'block', content: 'tableRow+', attrs: id, isolating: true, tableRole: 'table' },
  tableRow: { content: '(tableCell | tableHeader)+', attrs: id, tableRole: 'row' },
  tableHeader: { content: 'paragraph+', attrs: id, isolating: true, tableRole: 'header_cell' },
  tableCell: { content: 'paragraph+', attrs: id, isolating: true, tableRole: 'cell' },
  footnotes: { content: 'footnote+', attrs: id, isolating: true, selectable: false },
  footnote: { content: 'inline*', attrs: id, isolating: true, defining: true },
  text: { group: 'inline' },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  footnoteRef: { group: 'inline', inline: true, atom: true, attrs: { note: {} } },
  clauseRef: { group: 'inline', inline: true, atom: true, attrs: { clause: {} } },
  proposedBreak: { group: 'inline', inline: true, atom: true, selectable: false, attrs: { suggestion: {} } },
  proposedJoin: { group: 'inline', inline: true, atom: true, selectable: false, attrs: { suggestion: {} } },
} as const satisfies Record<string, NodeSpec>;

export const agreementMarks = {
  proposedWords: { attrs: { suggestion: {} }, inclusive: false },
  proposedStrike: { attrs: { suggestion: {} }, inclusive: false },
  definition: { inclusive: false },
  /** Words that are not settled: a freeze asks about them. */
  highlight: { inclusive: false },
  bold: {},
  italic: {},
  underline: {},
  link: { attrs: { href: {} }, inclusive: false },
} as const satisfies Record<string, MarkSpec>;

/** For the server, tests and everything without a screen; the editor's own schema has the same names and content. */
export const agreementSchema = new Schema<keyof typeof agreementNodes, keyof typeof agreementMarks>({
  nodes: agreementNodes,
  marks: agreementMarks,
});
