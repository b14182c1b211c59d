/** The list: a real table of which only the rows in sight are drawn, since a round can hold ten thousand. */
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { AnswerRow } from '#shared/answers.ts';
import { packageQuery } from '../consultation/consultation.ts';
import { useRound } from '../consultation/round-context.ts';
import { useText } from '../ui/text.tsx';
import type { Choosing } from './chosen.ts';
import { useAnswering } from './answering.ts';
import { CommentRow } from './comment-row.tsx';
import type { BenchSearch } from './filter.ts';
import { useRowFocus } from './row-focus.ts';

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
  /** The page itself scrolls, as on a phone; otherwise the list does. */
  inWindow: boolean;
  /** Null for who may not sort. */
  choosing: Choosing | null;
}

const rowHeight = 72;
const nobody: readonly string[] = [];

export function CommentList(props: Props): ReactNode {
  return props.inWindow ? <ListInWindow {...props} /> : <ListInRegion {...props} />;
}

function ListInRegion(props: Props): ReactNode {
  const region = useRef<HTMLDivElement>(null);
  const head = useHeadHeight(region);
  const virtual = useVirtualizer({ ...drawing(props.rows), getScrollElement: () => region.current, scrollMargin: head, scrollPaddingStart: head });
  return <Rows {...props} region={region} virtual={virtual} margin={head} />;
}

function ListInWindow(props: Props): ReactNode {
  const region = useRef<HTMLDivElement>(null);
  const head = useHeadHeight(region);
  const [top, setTop] = useState(0);
  // What stands above may grow or shrink at any time: filters, a wrapped line.
  useLayoutEffect(() => {
    const measure = () => setTop((region.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    measure();
    return () => watch.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({ ...drawing(props.rows), scrollMargin: top + head, scrollPaddingStart: 80 });
  return <Rows {...props} region={region} virtual={virtual} margin={top + head} />;
}

const drawing = (rows: readonly AnswerRow[]) => ({ count: rows.length, estimateSize: () => rowHeight, overscan: 12, getItemKey: (index: number) => rows[index]?.id ?? index });

function useHeadHeight(region: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const head = region.current?.querySelector('thead');
    // Hidden on a phone, where every row names itself.
    setHeight(head && getComputedStyle(head).position !== 'absolute' ? head.offsetHeight : 0);
  }, [region]);
  return height;
}

interface RowsProps extends Props {
  region: RefObject<HTMLDivElement | null>;
  virtual: Pick<Virtualizer<HTMLDivElement, HTMLElement> | Virtualizer<Window, HTMLElement>, 'getVirtualItems' | 'getTotalSize' | 'scrollToIndex' | 'measureElement'>;
  /** What lies above the first row in that which scrolls. */
  margin: number;
}

function Rows({ region, virtual, margin, roundId, rows, total, search, onOpen, onEnd, handle, wanted, inWindow, choosing }: RowsProps): ReactNode {
  const t = useText();
  const several = (useQuery(packageQuery(useRound().packageId)).data?.documents.length ?? 1) > 1;
  const answering = useAnswering(roundId, choosing !== null);
  const drawn = virtual.getVirtualItems();
  const first = drawn[0];
  const last = drawn.at(-1);

  const focusRow = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    wanted.current = row.id;
    virtual.scrollToIndex(index, { align: 'auto' });
    takeFocus(region.current, wanted);
  };
  useImperativeHandle(handle, () => ({ focusRow }), [rows, virtual, wanted, region]);
  const { stop, onKeyDown, onFocus } = useRowFocus({ rows, drawn, open: search.comment, choosing, focusRow });

  // A row far away is drawn first after the scrolling.
  useEffect(() => takeFocus(region.current, wanted));
  useEffect(() => {
    if (last !== undefined && last.index >= rows.length - 20) onEnd();
  }, [last?.index, rows.length, onEnd]);

  // On coming back, or by a mailed link, the row is in sight.
  const sought = search.comment ?? wanted.current ?? undefined;
  const at = rows.findIndex(({ id }) => id === sought);
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (at < 0 || shown.current === sought || margin === 0) return;
    shown.current = sought;
    virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, sought, virtual, margin]);

  return (
    <div ref={region} className="bench-table" data-scrolls={!inWindow || undefined} onKeyDown={onKeyDown} onFocus={onFocus}>
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
          {first !== undefined && first.start > margin && <Gap height={first.start - margin} />}
          {drawn.map(({ index, key }) => {
            const row = rows[index];
            return row && <CommentRow key={key} row={row} index={index} roundId={roundId} search={search} several={several} choosing={choosing} tabIndex={row.id === stop ? 0 : -1} answering={answering.get(row.id) ?? nobody} onOpen={onOpen} measure={virtual.measureElement} />;
          })}
          {last !== undefined && last.end - margin < virtual.getTotalSize() && <Gap height={virtual.getTotalSize() - (last.end - margin)} />}
        </tbody>
      </table>
    </div>
  );
}

function takeFocus(region: HTMLElement | null, wanted: RefObject<string | null>): void {
  const link = wanted.current === null ? null : region?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(wanted.current)}"]`);
  if (!link) return;
  wanted.current = null;
  link.focus({ preventScroll: true });
}

/** Room for the rows that are not drawn. */
function Gap({ height }: { height: number }): ReactNode {
  return <tr role="presentation" className="gap"><td role="presentation" colSpan={5} style={{ height }} /></tr>;
}
