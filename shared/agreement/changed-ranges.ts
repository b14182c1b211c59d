/** What step maps leave in place: the ground for keeping the identity of every character that an edit did not touch. */
import type { StepMap } from '@tiptap/pm/transform';

/** `size` tokens at `before` in the old document stand at `after` in the new one. */
export interface KeptSpan { before: number; after: number; size: number }

/** In document order on both sides. */
export function keptSpans(maps: readonly StepMap[], oldSize: number): KeptSpan[] {
  let spans: KeptSpan[] = [{ before: 0, after: 0, size: oldSize }];
  for (const map of maps) spans = through(map, spans);
  return spans.filter((span) => span.size > 0);
}

function through(map: StepMap, spans: KeptSpan[]): KeptSpan[] {
  const changes: { from: number; to: number; shift: number }[] = [];
  map.forEach((from, to, _newFrom, newTo) => { changes.push({ from, to, shift: newTo - to }); });
  if (changes.length === 0) return spans;
  const out: KeptSpan[] = [];
  for (const span of spans) {
    let at = span.after;
    const end = span.after + span.size;
    let shift = 0;
    const keep = (to: number): void => {
      if (to > at) out.push({ before: span.before + (at - span.after), after: at + shift, size: to - at });
    };
    for (const change of changes) {
      if (change.from >= end) break;
      if (change.to > at || (change.from === change.to && change.from >= at)) {
        keep(Math.min(change.from, end));
        at = Math.max(at, change.to);
      }
      shift = change.shift;
    }
    if (at < end) keep(end);
  }
  return out;
}
