/** Keys that people press out of habit. */
import { useEffect, useEffectEvent } from 'react';

/** Ctrl/Cmd+S: the browser's "save page" is never what was meant. */
export function useSaveKey(onSave: () => void): void {
  const save = useEffectEvent(onSave);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

const typing = 'input, textarea, select, [contenteditable="true"], dialog[open] *';

/** Single keys (j, k, /) while nobody is typing. WCAG 2.1.4: the page that uses it offers to turn them off. */
export function useSingleKeys(keys: Record<string, () => void>, on = true): void {
  const act = useEffectEvent((key: string) => keys[key]?.());
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(typing) !== null) return;
      if (!Object.hasOwn(keys, event.key)) return;
      event.preventDefault();
      act(event.key);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on, keys]);
}
