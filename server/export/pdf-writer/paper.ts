/** What the one template prints: a paper of sections, blocks and runs. Plain values, so that they cross to the printing process. */

export type Run =
  | { t: string; bold?: true; italic?: true; underline?: true; highlight?: true; quiet?: true; inserted?: true; deleted?: true; href?: string; to?: string }
  | { br: true }
  /** The note itself where it is first referred to; later only `ref`. */
  | { note: string; runs: Run[] }
  | { noteRef: string };

export interface ListEntry { label: string | null; blocks: PaperBlock[] }
export interface PaperCell { blocks: PaperBlock[]; colspan?: number; rowspan?: number; head?: true; align?: 'right'; ground?: 'sum' }

export type PaperBlock =
  | { k: 'title'; text: string }
  | { k: 'par'; runs: Run[]; look?: 'body' | 'subtitle' | 'note' | 'kind' | 'hash' | 'quote' | 'small' | 'figure' | 'label'; id?: string; newPage?: true }
  | { k: 'heading'; level: 1 | 2 | 3 | 4; number: string | null; runs: Run[]; id?: string; newPage?: true }
  | { k: 'list'; marker: 'bullet' | 'labels'; items: ListEntry[] }
  /** `columns`: shares of the width; `header`: leading rows that are repeated; `whole` rows are not broken over pages. */
  | { k: 'table'; columns: number[]; header: number; rows: PaperCell[][]; small?: true; whole?: boolean[] }
  /** `width` in points; `alt` null for an image that only adorns. */
  | { k: 'image'; file: string; alt: string | null; width: number; caption: Run[] }
  /** Set apart by a line at its side. */
  | { k: 'boxed'; blocks: PaperBlock[] }
  | { k: 'contents'; title: string; depth: number }
  | { k: 'pageBreak' };

export interface PaperSection { lying: boolean; blocks: PaperBlock[] }

export interface Paper {
  title: string;
  author: string;
  lang: 'sv' | 'en';
  region: 'SE' | 'GB';
  /** The day it carries, also as the file's time of making: two prints of the same paper are the same to the byte. `2027-09-24`. */
  day: string;
  head: { left: string; beside: string | null; label: string | null; right: string };
  marking: string | null;
  foot: string;
  /** With `{page}` and `{pages}`. */
  pageOfPages: string;
  sections: PaperSection[];
  words: {
    /** With `{code}`: stands in place of signs that no font has. */
    missingSign: string;
    /** With `{codes}`: the line at the end that tells of them. */
    missingSigns: string;
  };
}

/** Bytes of the images by the `file` that the blocks name, e.g. `3af….png`. */
export type PaperImages = ReadonlyMap<string, Uint8Array>;
