/** What every part of the reader holds in common while one file is read. */
import type { ReadImage } from '../../platform/files/image.ts';
import type { Findings } from './findings.ts';
import type { Field } from './fields.ts';
import type { BlockIds } from './block-ids.ts';
import type { Numbering } from './numbering.ts';
import type { Relationship } from './open-package.ts';
import type { Styles } from './styles.ts';
import type { XmlElement } from './xml.ts';

export type NoteKind = 'footnote' | 'endnote';

export interface NoteShelf {
  /** Id of the footnote for this mark, or null when the file has no such note. A second mark for one note gives a note of its own. */
  refer(kind: NoteKind, id: string): string | null;
  referred(): { block: string; kind: NoteKind; element: XmlElement }[];
}

export interface Reading {
  styles: Styles;
  numbering: Numbering;
  findings: Findings;
  ids: BlockIds;
  notes: NoteShelf;
  /** The file says that our agreement writer made it: what it set around the text is left out. */
  own: boolean;
  /** Name of a bookmark → id of the heading it stands at. */
  headings: Map<string, string>;
  /** Images that were read, by hash. */
  images: Map<string, ReadImage>;
  /** Cells that may still be made; below zero the file is refused. */
  cellsLeft: number;
}

export interface OpenField {
  phase: 'code' | 'result';
  /** Whether the result is shown: not of a table of contents, nor within what is not shown. Settled once, since fields nest deep. */
  shows: boolean;
  /** Address of the nearest hyperlink field around. */
  link: string | null;
  /** The reference to a clause that the field is; its result is read into it. */
  reference: { attrs: { clause: string; shown: string } } | null;
}

/** One running text: the body, one text box or one note, with the relationships of the part it stands in. */
export interface Story {
  reading: Reading;
  links: ReadonlyMap<string, Relationship>;
  fields: ReadonlyMap<XmlElement, Field>;
  open: OpenField[];
  /** The image that a drawing shows, by the id of its relationship; null where it is none that we show. */
  picture: (id: string) => ReadImage | null;
  /** False inside notes: a note cannot carry a note. */
  mayRefer: boolean;
}
