/** Keys as they are written on the keyboard in front of the reader. */
import { useText } from '../ui/text.tsx';
import { shownKeys } from './writing-keys.ts';
import type { ShownKey } from './writing-keys.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** `Mod-Alt-1` → `Ctrl+Alt+1`, on a Mac `⌘⌥1`. */
export function useKeyNames(): (act: ShownKey) => string {
  const t = useText();
  return (act) => {
    const keys = isMac && act in onMac ? onMac[act as keyof typeof onMac] : shownKeys.find(([name]) => name === act)?.[1] ?? '';
    const parts = keys.split('-').map((part) => {
      if (isMac && part in macSigns) return macSigns[part as keyof typeof macSigns];
      if (part === 'Mod' || part === 'Alt' || part === 'Shift' || part === 'Enter' || part === 'Tab' || part === 'ArrowUp' || part === 'ArrowDown' || part === 'ArrowLeft' || part === 'ArrowRight') return t(`drafting.keyName.${part}`);
      return part.length === 1 ? part.toUpperCase() : part;
    });
    return parts.join(isMac ? ' ' : '+');
  };
}

/** Where a Mac has its own use for the key. */
const onMac = { replace: 'Mod-Shift-h' };
const macSigns = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
