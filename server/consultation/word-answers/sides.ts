import type { SentBlock } from '../../export/read-returned.ts';

/** The words of a paragraph as it was sent (`old`), or as it came back (`new`). */
export function wordsOfSide(pieces: SentBlock['pieces'], side: 'old' | 'new'): string {
  return pieces.map(({ text, kept }) => (kept === 'both' || kept === side ? text : '')).join('');
}
