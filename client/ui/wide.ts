import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 64rem)');
const watch = (told: () => void) => {
  wide.addEventListener('change', told);
  return () => wide.removeEventListener('change', told);
};

/** Room for the comments beside the text; otherwise they come in a sheet. */
export function useWide(): boolean {
  return useSyncExternalStore(watch, () => wide.matches);
}
