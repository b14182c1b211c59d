/** The editor schema: its documents without suggestions, written by `contentOf`, are exactly the JSON of content.ts. */
import { Schema } from '@tiptap/pm/model';
import type { MarkSpec, Node, NodeSpec } from '@tiptap/pm/model';

const id = { id: { default: null } };
/** Left out of the JSON where it does not hold, so that older texts keep their very bytes. */
const pageBreak = { pageBreak: { default: undefined } };
/** A cell that covers others has their number here; those have no node of their own. */
const spans = { colspan: { default: 1 }, rowspan: { default: 1 } };

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
  /** `widths`: a share for each column, null while nobody has set any. */
  table: { group: 'block', content: 'tableRow+', attrs: { ...id, widths: { default: null } }, isolating: true, tableRole: 'table' },
  /** Empty where cells of the rows above cover all of it. */
  tableRow: { content: '(tableCell | tableHeader)*', attrs: id, tableRole: 'row' },
  tableHeader: { content: 'paragraph+', attrs: { ...id, ...spans }, isolating: true, tableRole: 'header_cell' },
  tableCell: { content: 'paragraph+', attrs: { ...id, ...spans }, isolating: true, tableRole: 'cell' },
  footnotes: { content: 'footnote+', attrs: id, isolating: true, selectable: false },
  footnote: { content: 'inline*', attrs: id, isolating: true, defining: true },
  text: { group: 'inline' },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  footnoteRef: { group: 'inline', inline: true, atom: true, attrs: { note: {} } },
  clauseRef: { group: 'inline', inline: true, atom: true, attrs: { clause: {} } },
  /** `kind` (DividedKind): what the new half is; null as Enter makes it. The new half is the later one, or the one `before` the sign. `picture` (Picture): which, when it is one. */
  proposedBreak: { group: 'inline', inline: true, atom: true, selectable: false, attrs: { suggestion: {}, kind: { default: null }, before: { default: false }, picture: { default: null } } },
  /** The end of the paragraph goes; `whole`: the paragraph goes. `struck` (struckBefore): what others had proposed to strike in it. */
  proposedJoin: { group: 'inline', inline: true, atom: true, selectable: false, attrs: { suggestion: {}, whole: { default: false }, struck: { default: null } } },
  /** `kind` (BlockKind): what the paragraph that it stands in becomes. */
  proposedKind: { group: 'inline', inline: true, atom: true, selectable: false, attrs: { suggestion: {}, kind: { default: 'paragraph' } } },
  /** `first`, `last`, `before`, `elsewhere` (ProposedMove): which blocks come to stand beside its own. */
  proposedMove: { group: 'inline', inline: true, atom: true, selectable: false, attrs: { suggestion: {}, first: { default: null }, last: { default: null }, before: { default: false }, elsewhere: { default: false } } },
  /** `change` (LineChange): what becomes of the row or column of its cell. `struck` as above, where it goes. */
  proposedLine: { group: 'inline', inline: true, atom: true, selectable: false, attrs: { suggestion: {}, change: { default: 'none' }, struck: { default: null } } },
  /** `change` and `value` (Layout): how the line that it stands in is laid out. */
  proposedLayout: { group: 'inline', inline: true, atom: true, selectable: false, attrs: { suggestion: {}, change: { default: 'deeper' }, value: { default: null } } },
} as const satisfies Record<string, NodeSpec>;

export const agreementMarks = {
  proposedWords: { attrs: { suggestion: {} }, inclusive: false },
  proposedStrike: { attrs: { suggestion: {} }, inclusive: false },
  /** `to` (FormatValue): what the words are to look like. */
  proposedBold: { attrs: { suggestion: {}, to: { default: null } }, inclusive: false },
  proposedItalic: { attrs: { suggestion: {}, to: { default: null } }, inclusive: false },
  proposedUnderline: { attrs: { suggestion: {}, to: { default: null } }, inclusive: false },
  proposedDefinition: { attrs: { suggestion: {}, to: { default: null } }, inclusive: false },
  proposedHighlight: { attrs: { suggestion: {}, to: { default: null } }, inclusive: false },
  proposedLink: { attrs: { suggestion: {}, to: { default: null } }, inclusive: false },
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

/** What a node says beyond the usual: a fact that is left out is not hashed, so a document keeps its hash when the form learns a new one. */
const leftOut: Readonly<Record<string, unknown>> = { colspan: 1, rowspan: 1, widths: null };

/** A node as content.ts has it. */
export function canonicalOf(node: Node): unknown {
  if (node.isLeaf) return node.toJSON();
  const attrs = Object.entries(node.attrs).filter(([name, value]) => value !== undefined && (!(name in leftOut) || leftOut[name] !== value));
  const content = node.children.map(canonicalOf);
  return {
    type: node.type.name,
    ...(attrs.length > 0 ? { attrs: Object.fromEntries(attrs) } : {}),
    ...(content.length > 0 || node.type.name === 'tableRow' ? { content } : {}),
  };
}
