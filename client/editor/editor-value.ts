/** What a part of the screen reads from the editor; it is drawn again only when that changes. */
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';

/** `read` gives a flat object or a plain value; `after` milliseconds of quiet (four times that at most), for what need not follow every key. */
export function useEditorValue<T>(editor: Editor, read: (editor: Editor) => T, after = 0): T {
  const last = useRef<{ editor: Editor; value: T } | null>(null);
  const reading = useRef(read);
  useEffect(() => { reading.current = read; });

  const subscribe = useCallback((changed: () => void) => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let since = 0;
    const soon = (): void => {
      if (timer === null) since = Date.now();
      // Where others never stop writing there is no quiet.
      else if (Date.now() - since >= 4 * after) return;
      else clearTimeout(timer);
      timer = setTimeout(() => {
        timer = null;
        if (editor.isDestroyed) return;
        const value = reading.current(editor);
        if (last.current !== null && isSame(value, last.current.value)) return;
        last.current = { editor, value };
        changed();
      }, after);
    };
    editor.on('transaction', soon);
    // What came between the drawing and this is told by no event.
    soon();
    return () => {
      if (timer !== null) clearTimeout(timer);
      editor.off('transaction', soon);
    };
  }, [editor, after]);

  return useSyncExternalStore(subscribe, () => {
    if (last.current?.editor !== editor) last.current = { editor, value: read(editor) };
    return last.current.value;
  });
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  const one = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(one[key], other[key]));
}
