/** Keys as they are written on the keyboard in front of the reader. */
import { useText } from '../ui/text.tsx';
import type { Text } from '../ui/text.tsx';
import { isMac, keysOf } from './keys.ts';
import type { KeyAct } from './keys.ts';

const named = ['Mod', 'Alt', 'Shift', 'Enter', 'Tab', 'Escape', 'Backspace', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
const macSigns: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };

/** `Mod-Alt-1` → `Ctrl+Alt+1`, on a Mac `⌘ ⌥ 1`. */
export function keyName(keys: string, t: Text, mac = isMac): string {
  const parts = keys.split(/-(?=.)/).map((part) => {
    const sign = mac ? macSigns[part] : undefined;
    const name = named.find((one) => one === part);
    if (sign !== undefined) return sign;
    return name === undefined ? part.length === 1 ? part.toUpperCase() : part : t(`drafting.keyName.${name}`);
  });
  return parts.join(mac ? ' ' : '+');
}

/** The key to show on a tool. */
export function useKeyNames(): (act: KeyAct) => string {
  const t = useText();
  return (act) => keyName(keysOf(act)[0] ?? '', t);
}
