/** A comparison with every change accepted, or every change rejected: what the one who receives a Word file gets with one click. */
import type { LineFace } from './compare-lines.ts';
import type { ComparedLine } from './compare-value.ts';
import type { Inline } from './content.ts';

export type Settling = 'accept' | 'reject';
export interface SettledLine { face: LineFace; inline: Inline[] }

const goes = { accept: 'del', reject: 'ins' } as const;

/** In reading order. A line whose end goes runs on into the next, whose look then holds for both. */
export function settledLines(lines: readonly ComparedLine[], settling: Settling): SettledLine[] {
  const out: SettledLine[] = [];
  let open: Inline[] = [];
  for (const line of lines) {
    // Where it stands now it did not stand before, whatever it has in common with the old place.
    if (settling === 'reject' && line.fate === 'moved-here') continue;
    for (const { op, inline, was } of line.parts) {
      if (op !== goes[settling]) open.push(settling === 'reject' && op === 'format' ? marked(inline, was ?? []) : inline);
    }
    const face = settling === 'accept' ? line.after : line.before;
    if (line.end === goes[settling] || face === null) continue;
    out.push({ face, inline: joined(open) });
    open = [];
  }
  return out;
}

function marked(inline: Inline, marks: NonNullable<Inline['marks']>): Inline {
  const { marks: _marks, ...bare } = inline;
  return marks.length === 0 ? bare : { ...bare, marks };
}

function joined(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    if (last?.type === 'text' && inline.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(inline.marks ?? [])) out[out.length - 1] = { ...last, text: last.text + inline.text };
    else out.push(inline);
  }
  return out;
}
