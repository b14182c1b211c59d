/** Says that there may be kept pages to wipe, so that whoever never opened a draft need not load what wipes them. */

const mark = 'kept-pages';

export function hasKeptPages(): boolean {
  try {
    return localStorage.getItem(mark) !== null;
  } catch {
    return false;
  }
}

export function markKeptPages(on: boolean): void {
  if (on) localStorage.setItem(mark, 'on');
  else localStorage.removeItem(mark);
}
