/** What one Word file may cost us (documents.md 3, rule 8). Whatever exceeds them is refused, never read in part. */

import { limits } from '#shared/limits.ts';

/** Bytes of the file as it was sent. */
export const uploadLimit = limits.upload;

/** Entries in the archive; the largest real file seen has some hundreds. */
export const entryLimit = 5_000;

/** Bytes of all entries together when unpacked, as the archive itself declares them. */
export const unpackedLimit = 200 * 1024 * 1024;

/** Nesting of XML elements; the readers below recurse, so this also bounds the call stack. */
export const depthLimit = 400;

/** Cells of one document after merged cells are expanded: a small file can declare very wide, ragged tables. */
export const cellLimit = 200_000;

/** Word's own limit of columns; a larger gridSpan is a fault or an attack. */
export const columnLimit = 63;

/** An address longer than this is no link that a person made. */
export const hrefLimit = 2_000;
