/** A table that breathes: 44 px rows, a head that stays, a region that can be scrolled by keyboard. */
import { type ReactNode, useId } from 'react';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand to the right with figures of equal width. */
  numbers?: boolean;
  /** The cell that names the row, for screen readers. */
  names?: boolean;
  sort?: 'ascending' | 'descending' | 'none';
  onSort?: () => void;
}

interface Props<Row> {
  /** What the table holds; read to screen readers, and shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Marked rows, such as the one in focus. */
  marked?: (row: Row) => boolean;
}

/**
 * On a phone a row becomes a card, each cell under its head; the roles are written out, since a table laid out as blocks is no table
 * to a screen reader. A head that is not a string has no label there (a column of buttons needs none).
 */
export function DataTable<Row>({ caption, showCaption = false, columns, rows, rowKey, marked }: Props<Row>): ReactNode {
  const captionId = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className="table-region" role="region" aria-labelledby={captionId} tabIndex={0}>
      <table className="data-table" role="table">
        <caption id={captionId} className={showCaption ? '' : 'ds-sr-only'}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" className={column.numbers ? 'number-cell' : undefined} aria-sort={column.sort}>
                {column.onSort ? <button type="button" className="sort" onClick={column.onSort}>{column.head}<span aria-hidden="true">{sortSign(column.sort)}</span></button> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" data-marked={marked?.(row) || undefined}>
              {columns.map((column) => {
                const cell = column.cell(row);
                return column.names
                  ? <th key={column.key} role="rowheader" scope="row">{cell}</th>
                  : <td key={column.key} role="cell" className={column.numbers ? 'number-cell' : undefined} data-head={typeof column.head === 'string' ? column.head : undefined} data-none={cell === '–' || undefined}>{cell}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sortSign(sort: Column<never>['sort']): string {
  return sort === 'ascending' ? ' ↑' : sort === 'descending' ? ' ↓' : ' ↕';
}
