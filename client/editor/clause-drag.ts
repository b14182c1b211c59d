/** Dragging a heading of the outline to another place among them, by mouse or pen. A finger scrolls the list; for it there is the dialogue. */
import type { Editor } from '@tiptap/core';
import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { ClauseTarget } from '#shared/agreement/moving-clauses.ts';
import { clausesIn, placesForClause } from '#shared/agreement/moving-clauses.ts';
import { presses } from './keys.ts';

interface Options {
  editor: Editor;
  list: RefObject<HTMLElement | null>;
  isOn: boolean;
  onDrop: (id: string, target: ClauseTarget) => void;
}

interface Drag { id: string; from: number; places: ClauseTarget[]; dragged: ReadonlySet<string> }

/** Pixels before a press is a drag. */
const slack = 6;
/** Pixels from the edge where the list scrolls along. */
const edge = 36;

export function useClauseDrag({ editor, list, isOn, onDrop }: Options) {
  const pressed = useRef<Drag | null>(null);
  const ended = useRef(0);
  const [shown, setShown] = useState<{ dragged: ReadonlySet<string>; before: string | null | undefined } | null>(null);
  const before = useRef<string | null | undefined>(undefined);

  const end = (): void => {
    if (shown !== null) ended.current = performance.now();
    pressed.current = null;
    before.current = undefined;
    setShown(null);
  };
  useEffect(() => {
    if (shown === null) return;
    const escape = (event: globalThis.KeyboardEvent): void => {
      if (!presses(event, 'dropClause')) return;
      event.preventDefault();
      pressed.current = null;
      setShown(null);
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [shown]);

  const onList = isOn ? {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const id = event.target instanceof Element ? event.target.closest('[data-heading]')?.getAttribute('data-heading') ?? null : null;
      if (id === null || event.button !== 0 || event.pointerType === 'touch') return;
      const { doc } = editor.state;
      const clause = clausesIn(doc).find((one) => one.id === id);
      if (clause === undefined) return;
      const dragged = new Set(clausesIn(doc).filter(({ from }) => from >= clause.from && from < clause.to).map((one) => one.id));
      pressed.current = { id, from: event.clientY, places: placesForClause(doc, id), dragged };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const drag = pressed.current;
      if (drag === null || shown === null && Math.abs(event.clientY - drag.from) < slack) return;
      if (shown === null) event.currentTarget.setPointerCapture(event.pointerId);
      before.current = nearest(list.current, drag.places, event.clientY);
      setShown({ dragged: drag.dragged, before: before.current });
      scrollAlong(list.current, event.clientY);
    },
    onPointerUp: () => {
      const drag = pressed.current;
      const target = before.current;
      const isDrag = shown !== null;
      end();
      if (drag !== null && isDrag && target !== undefined) onDrop(drag.id, { before: target });
    },
    onPointerCancel: end,
    // What is let go of is no click on what lies under it.
    onClickCapture: (event: MouseEvent) => { if (isOver()) { event.preventDefault(); event.stopPropagation(); } },
  } : {};
  const isOver = (): boolean => performance.now() - ended.current < 50;
  return { dragged: shown?.dragged ?? null, before: shown?.before, onList, isOver };
}

/** The place whose line is nearest; undefined when the clause can be put nowhere else. */
function nearest(list: HTMLElement | null, places: readonly ClauseTarget[], y: number): string | null | undefined {
  let [found, distance]: [string | null | undefined, number] = [undefined, Infinity];
  for (const { before } of places) {
    const row = before === null ? list?.querySelector('[data-heading]:last-of-type, li:last-child') : list?.querySelector(`[data-heading="${before}"]`);
    const box = row?.getBoundingClientRect();
    if (box === undefined) continue;
    const away = Math.abs((before === null ? box.bottom : box.top) - y);
    if (away < distance) [found, distance] = [before, away];
  }
  return found;
}

function scrollAlong(list: HTMLElement | null, y: number): void {
  const frame = list?.closest('.draft-outline');
  const box = frame?.getBoundingClientRect();
  if (!frame || !box) return;
  if (y < box.top + edge) frame.scrollBy(0, -12);
  else if (y > box.bottom - edge) frame.scrollBy(0, 12);
}
