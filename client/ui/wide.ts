import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 64rem)');
const phone = window.matchMedia('(max-width: 48rem)');
const watching = (query: MediaQueryList) => (told: () => void) => {
  query.addEventListener('change', told);
  return () => query.removeEventListener('change', told);
};
const [watchWide, watchPhone] = [watching(wide), watching(phone)];

/** Room for the comments beside the text; otherwise they come in a sheet. */
export function useWide(): boolean {
  return useSyncExternalStore(watchWide, () => wide.matches);
}

/** A table's rows are cards there (ui.css). */
export function usePhone(): boolean {
  return useSyncExternalStore(watchPhone, () => phone.matches);
}
