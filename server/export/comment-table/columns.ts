/** The eight columns of the standards bodies' commenting template (`domain.md` section 5): how ours are titled, and by which titles a returned table is known. */
import type { DocumentMessage } from '../docx-writer/words.ts';

export const tableColumns = ['organisation', 'line', 'clause', 'place', 'kind', 'comment', 'proposed', 'observation'] as const;
export type TableColumn = (typeof tableColumns)[number];

/** Characters wide in a workbook, and twentieths of a point on a landscape page (14,900 in all). */
export const tableWidths: Record<TableColumn, { characters: number; twips: number }> = {
  organisation: { characters: 22, twips: 1_500 }, line: { characters: 7, twips: 700 }, clause: { characters: 26, twips: 1_500 }, place: { characters: 30, twips: 1_900 },
  kind: { characters: 16, twips: 1_100 }, comment: { characters: 60, twips: 3_500 }, proposed: { characters: 40, twips: 2_350 }, observation: { characters: 40, twips: 2_350 },
};

export const titleOf = (column: TableColumn): DocumentMessage => `documents.table.${column}`;

/** The template in Swedish and English, ours and the standards bodies' own. */
const known: Record<TableColumn, RegExp> = {
  organisation: /^(?:mb|nc|organisation|medlem|member|remissinstans|consultee)/,
  line: /^(?:line|rad|nr|no\b)/,
  clause: /^(?:clause|sub-?clause|avsnitt|section)/,
  place: /^(?:paragraph|figure|table|stycke|figur|citera|quoted)/,
  kind: /^(?:type|typ)/,
  comment: /^(?:comment|synpunkt|kommentar)/,
  proposed: /^(?:proposed|föreslage|förslag)/,
  observation: /^(?:observation|secretariat|sekretariat|ställningstagande|iakttagels)/,
};

/** Which column each cell of a head row is; null when it is no head of such a table. A title that comes again goes on with the one before it. */
export function columnsOf(head: readonly string[]): (TableColumn | null)[] | null {
  const columns = head.map((title) => {
    const words = title.toLocaleLowerCase('sv').replace(/[\s*¹²³]+/g, ' ').trim();
    return tableColumns.find((column) => known[column].test(words)) ?? null;
  });
  const found = new Set(columns.filter((column) => column !== null));
  return found.has('comment') && found.has('clause') && found.size >= 5 ? columns : null;
}
