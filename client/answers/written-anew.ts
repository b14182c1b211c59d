import { diffWords } from 'diff';

/** Under this share of kept characters a marked difference is harder to read than the two texts. */
const kept = 0.4;

export function writtenAnew(from: string, to: string): boolean {
  if (to === '') return false;
  const same = diffWords(from, to).reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length), 0);
  return same < kept * Math.min(from.length, to.length) || from === '';
}
