/** One row of the list stands in the order of Tab; arrows lead from row to row, Space chooses, and Shift with an arrow chooses on the way. */
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import type { AnswerRow } from '#shared/answers.ts';
import type { Choosing } from './chosen.ts';

interface Rows {
  rows: readonly AnswerRow[];
  /** In the page now. */
  drawn: readonly { index: number }[];
  open: string | undefined;
  choosing: Choosing | null;
  focusRow: (index: number) => void;
}

export function useRowFocus({ rows, drawn, open, choosing, focusRow }: Rows) {
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const ids = drawn.flatMap(({ index }) => rows[index]?.id ?? []);
  const stop = [current, open].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];

  const onKeyDown = (event: KeyboardEvent) => {
    const at = rowAt(event.target);
    if (at === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const to = at + (event.key === 'ArrowDown' ? 1 : -1);
      // A key that leads nowhere scrolls nothing either.
      event.preventDefault();
      if (rows[to] === undefined) return;
      if (event.shiftKey) choosing?.reach(to, at);
      else choosing?.rest();
      focusRow(to);
    } else if (event.key === ' ' && choosing !== null && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      choosing.turn(at);
    }
  };
  const onFocus = (event: FocusEvent) => {
    const at = rowAt(event.target);
    if (at !== null) setCurrent(rows[at]?.id);
  };
  return { stop, onKeyDown, onFocus };
}

function rowAt(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row === null ? null : Number(row.dataset.index);
}
