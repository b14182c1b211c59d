/** Which sign of a proposed row or column says what is proposed; the other cells show it by their colour. */
import type { Node } from '@tiptap/pm/model';
import { linesOfChange, readLine } from '#shared/agreement/line-changes.ts';
import { proposing } from '#shared/agreement/suggestions.ts';
import { mapOf } from '#shared/agreement/table-map.ts';
import { cellAt, nodeOfCell } from '#shared/agreement/table-place.ts';

/** Positions of the first sign of each row and column that is proposed, whatever row it stands in, and of a table that is all proposed. */
export function namedSigns(place: { table: Node; at: number }): number[] {
  const named = new Set<string>();
  const found: number[] = [];
  for (const cell of mapOf(place.table).cells) {
    const from = cellAt(place, cell) + 1;
    nodeOfCell(place, cell).descendants(({ type, attrs }, offset) => {
      const change = type.name === proposing.line ? readLine(attrs['change']) : null;
      const name = change === null || change === 'newTable' ? change : `${change} ${linesOfChange(change) === 'rows' ? cell.row : cell.column}`;
      if (name === null || named.has(name)) return;
      named.add(name);
      found.push(from + offset);
    });
  }
  return found;
}
