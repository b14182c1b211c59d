/** The canonical JSON form of a document: what is frozen, hashed, imported and exported. Same names as the editor schema. */

export type InlineMark =
  /** The words are a term, and here it is said what it means. */
  | { type: 'definition' }
  | { type: 'highlight' }
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'underline' }
  | { type: 'link'; attrs: { href: string } };

export type Inline =
  | { type: 'text'; text: string; marks?: InlineMark[] }
  | { type: 'hardBreak'; marks?: InlineMark[] }
  /** `note` is the id of a footnote block in the document's `footnotes`. */
  | { type: 'footnoteRef'; attrs: { note: string }; marks?: InlineMark[] }
  /** `clause` is the id of a heading. `shown` is what stands there for it, and is there only in a text that has been read or frozen (clause-refs.ts). */
  | { type: 'clauseRef'; attrs: { clause: string; shown?: string }; marks?: InlineMark[] };

/** `pageBreak` is true or left out: on paper the block begins a page. */
export interface Paragraph { type: 'paragraph'; attrs: { id: string; pageBreak?: true }; content?: Inline[] }
/** Its words are the caption. `hash` is the file's SHA-256, null for a file that nobody has; `width` and `height` in pixels, `share` in per cent of the text's width. */
export interface ImageBlock {
  type: 'image';
  /** `alt`: null while nobody has said it; empty for an image that only adorns. */
  attrs: { id: string; hash: string | null; media: 'png' | 'jpeg'; width: number; height: number; alt: string | null; share: 25 | 50 | 75 | 100 };
  content?: Inline[];
}
export interface Heading { type: 'heading'; attrs: { id: string; level: 1 | 2 | 3 | 4; pageBreak?: true }; content?: Inline[] }
/** The first child is always a paragraph; nested lists and more paragraphs may follow. */
export interface ListItem { type: 'listItem'; attrs: { id: string }; content: (Paragraph | BulletList | OrderedList)[] }
export interface BulletList { type: 'bulletList'; attrs: { id: string }; content: ListItem[] }
/** `numbers` left out: as usual for a list as deep as it is (list-numbers.ts). */
export interface OrderedList { type: 'orderedList'; attrs: { id: string; start: number; numbers?: 'decimal' | 'letters' | 'roman' }; content: ListItem[] }
/** A cell holds paragraphs only. `colspan` and `rowspan` are left out where they are 1; the cells that it covers are left out too. */
export interface TableCell { type: 'tableCell' | 'tableHeader'; attrs: { id: string; colspan?: number; rowspan?: number }; content: Paragraph[] }
/** Without cells where those of the rows above cover all of it. */
export interface TableRow { type: 'tableRow'; attrs: { id: string }; content: TableCell[] }
/** Its cells and those that they cover fill a rectangle. `widths`: a share for each column, any positive whole numbers; left out while nobody has set any. */
export interface Table { type: 'table'; attrs: { id: string; widths?: number[] }; content: TableRow[] }
export interface Footnote { type: 'footnote'; attrs: { id: string }; content?: Inline[] }
/** Always last in the document, and only there; left out when there are no footnotes. */
export interface Footnotes { type: 'footnotes'; attrs: { id: string }; content: Footnote[] }

export type Block = Paragraph | Heading | ImageBlock | BulletList | OrderedList | Table;
export interface AgreementContent { type: 'doc'; content: (Block | Footnotes)[] }

/** `b` + 15 characters of 0-9a-z: Word bookmark names allow no hyphens (design D5). */
export const blockIdPattern = /^b[0-9a-z]{15}$/;

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A fresh block id from the platform's cryptographic randomness. */
export function newBlockId(): string {
  let id = 'b';
  // 252 is the largest multiple of 36 in a byte: larger bytes would favour the first letters.
  while (id.length < 16) for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
    if (byte < 252 && id.length < 16) id += alphabet[byte % 36];
  }
  return id;
}
