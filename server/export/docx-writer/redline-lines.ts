/** Lines as they must stand so that accepting or rejecting every change leaves no line too many: Word never takes away the last end of a cell. */
import type { Line, LineFace } from '#shared/agreement/compare-lines.ts';
import { settledLines } from '#shared/agreement/compare-settle.ts';
import type { Settling } from '#shared/agreement/compare-settle.ts';
import type { ComparedLine } from '#shared/agreement/compare-value.ts';

/** A line with nothing in common with what stood there before: all of it inserted, or all deleted. */
export function onlyIn(side: 'before' | 'after', lines: readonly ComparedLine[]): ComparedLine[] {
  const settling: Settling = side === 'after' ? 'accept' : 'reject';
  return settledLines(lines, settling).map(({ face, inline }) => wholly(side, face, inline));
}

function wholly(side: 'before' | 'after', face: LineFace, inline: Line['inline']): ComparedLine {
  const op = side === 'after' ? 'ins' : 'del';
  return {
    kind: 'line', fate: side === 'after' ? 'inserted' : 'deleted', before: side === 'before' ? face : null, after: side === 'after' ? face : null,
    parts: inline.map((one) => ({ op, inline: one })), end: op, continues: false, change: null,
  };
}

/**
 * The lines of a cell that stays, with an end of the last line that stays too. Where lines at the end go or come, it is the break before
 * them that goes or comes; where all lines were replaced, the last of the old and the last of the new are one.
 */
export function withLastEnd(lines: readonly ComparedLine[]): ComparedLine[] {
  const last = lines.at(-1);
  if (last === undefined || last.end === 'same') return [...lines];
  const staying = lines.findLastIndex(({ end }) => end === 'same');
  if (staying >= 0) return lines.map((line, at) => (at < staying ? line : { ...line, end: lines[at + 1]?.end ?? 'same' }));
  const gone = lines.findLast(({ end }) => end === 'del');
  const come = lines.findLast(({ end }) => end === 'ins');
  if (!gone || !come) return lines.map((line) => (line === last ? { ...line, end: 'same' } : line));
  const both: ComparedLine = { ...come, fate: 'changed', before: gone.before, parts: [...gone.parts, ...come.parts], end: 'same' };
  return [...lines.filter((line) => line !== gone && line !== come), both];
}
