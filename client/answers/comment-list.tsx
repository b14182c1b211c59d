/** The list: a real table of which only the rows in sight are drawn, since a round can hold ten thousand. */
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import type { AnswerRow } from '#shared/answers.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { AnswerState } from './answer-state.tsx';
import type { BenchSearch } from './filter.ts';
import { useLocalDraft } from './use-local-draft.ts';

export interface CommentListHandle {
  /** Brings the row into sight and gives it the focus. */
  focusRow(index: number): void;
}

interface Props {
  roundId: string;
  rows: readonly AnswerRow[];
  total: number;
  search: BenchSearch;
  onOpen: (commentId: string) => void;
  /** The end of what is fetched came near. */
  onEnd: () => void;
  handle: RefObject<CommentListHandle | null>;
  /** The row that is to take the focus as soon as it is drawn, as on the way back from the comment. */
  wanted: RefObject<string | null>;
}

const rowHeight = 72;

export function CommentList({ roundId, rows, total, search, onOpen, onEnd, handle, wanted }: Props): ReactNode {
  const t = useText();
  const region = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react-hooks-js/incompatible-library -- its values are read while drawing, which is how it is meant
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => region.current, estimateSize: () => rowHeight, overscan: 12, getItemKey: (index) => rows[index]?.id ?? index });
  const drawn = virtual.getVirtualItems();
  const first = drawn[0];
  const last = drawn.at(-1);

  useImperativeHandle(handle, () => ({
    focusRow(index) {
      const row = rows[index];
      if (row === undefined) return;
      wanted.current = row.id;
      virtual.scrollToIndex(index, { align: 'auto' });
      takeFocus(region.current, wanted);
    },
  }), [rows, virtual, wanted]);

  // A row far away is drawn first after the scrolling.
  useEffect(() => takeFocus(region.current, wanted));
  useEffect(() => {
    if (last !== undefined && last.index >= rows.length - 20) onEnd();
  }, [last?.index, rows.length, onEnd]);

  // On coming back to a mailed link or by the Back button the open row is in sight.
  const sought = search.comment ?? wanted.current ?? undefined;
  const index = rows.findIndex(({ id }) => id === sought);
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (index < 0 || shown.current === sought) return;
    shown.current = sought;
    virtual.scrollToIndex(index, { align: 'auto' });
  }, [index, sought, virtual]);

  return (
    <div ref={region} className="comment-list">
      <table aria-rowcount={total + 1} aria-label={t('answers.list')} role="table">
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            <th role="columnheader" scope="col" className="number-cell">{t('answers.column.number')}</th>
            <th role="columnheader" scope="col">{t('answers.column.organisation')}</th>
            <th role="columnheader" scope="col">{t('answers.column.clause')}</th>
            <th role="columnheader" scope="col">{t('answers.column.words')}</th>
            <th role="columnheader" scope="col">{t('answers.column.state')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {first !== undefined && first.start > 0 && <Gap height={first.start} />}
          {drawn.map(({ index, key }) => {
            const row = rows[index];
            return row && <Row key={key} row={row} index={index} roundId={roundId} search={search} onOpen={onOpen} measure={virtual.measureElement} />;
          })}
          {last !== undefined && last.end < virtual.getTotalSize() && <Gap height={virtual.getTotalSize() - last.end} />}
        </tbody>
      </table>
    </div>
  );
}

function takeFocus(region: HTMLElement | null, awaited: RefObject<string | null>): void {
  const link = awaited.current === null ? null : region?.querySelector<HTMLElement>(`[data-comment="${awaited.current}"]`);
  if (!link) return;
  awaited.current = null;
  link.focus({ preventScroll: true });
}

/** Room for the rows that are not drawn. */
function Gap({ height }: { height: number }): ReactNode {
  return <tr role="presentation" className="gap"><td role="presentation" colSpan={5} style={{ height }} /></tr>;
}

interface RowProps extends Pick<Props, 'roundId' | 'search' | 'onOpen'> {
  row: AnswerRow;
  index: number;
  measure: (element: HTMLElement | null) => void;
}

function Row({ row, index, roundId, search, onOpen, measure }: RowProps): ReactNode {
  const t = useText();
  const draft = useLocalDraft(row.id);
  const open = search.comment === row.id;
  return (
    <tr ref={measure} role="row" data-index={index} aria-rowindex={index + 2} data-open={open || undefined} className="comment-row">
      <td role="cell" className="number-cell">{row.number}</td>
      <td role="cell" className="organisation-cell"><span className="two-lines">{row.organisation}</span></td>
      <td role="cell" className="clause-cell numbers">{row.clauseNumber ?? t('answers.row.whole')}</td>
      <td role="cell" className="words-cell">
        <Link
          to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={{ ...search, comment: row.id }} replace={search.comment !== undefined} resetScroll={false} preload={false}
          data-comment={row.id} aria-current={open || undefined} className="row-link" onClick={() => onOpen(row.id)}
        >
          <span className="two-lines">{firstWords(row) || t('answers.row.proposesWording', { text: row.proposedText.slice(0, 160) })}</span>
        </Link>
        {(row.duplicateOf !== null || draft !== null || row.late) && (
          <span className="row-notes">
            {draft !== null && <span className="row-draft"><Icon name="edit" size={14} /> {t('answers.row.draft')}</span>}
            {row.duplicateOf !== null && <span><Icon name="link" size={14} /> {t('answers.row.duplicate', { number: row.duplicateOf })}</span>}
            {row.late && <span><Icon name="clock" size={14} /> {t('answers.row.late')}</span>}
          </span>
        )}
      </td>
      <td role="cell" className="state-cell"><AnswerState row={row} /></td>
    </tr>
  );
}

/** Two lines of the list hold no more. */
const firstWords = ({ text }: AnswerRow) => text.slice(0, 160);
