/** Where an edit changed the text: as places of the document, and as places in its lines. */
import type { Node } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';

/** Of the document before the edit, and (`new…`) after it. */
export interface Range { from: number; to: number; newFrom: number; newTo: number }

/** Everything that the edit replaced, as one range of the document before and after it; null when no place changed. */
export function changedRange(edit: Transaction): Range | null {
  let [from, to, newFrom, newTo] = [Infinity, -Infinity, Infinity, -Infinity];
  edit.mapping.maps.forEach((map, at) => {
    const before = edit.mapping.maps.slice(0, at).toReversed();
    const back = (position: number, side: number): number => before.reduce((place, one) => one.invert().map(place, side), position);
    const on = edit.mapping.slice(at + 1);
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      from = Math.min(from, back(oldStart, -1));
      to = Math.max(to, back(oldEnd, 1));
      newFrom = Math.min(newFrom, on.map(newStart, -1));
      newTo = Math.max(newTo, on.map(newEnd, 1));
    });
  });
  return from > to ? null : { from, to, newFrom, newTo };
}

/** The same range with each end in a line: between two lines that is the beginning of the later one. Null where there is no line. */
export function lineRange(before: Node, after: Node, { from, to, newFrom, newTo }: Range): Range | null {
  const places = [inLine(before, from), inLine(before, to), inLine(after, newFrom), inLine(after, newTo)];
  const [start, end, newStart, newEnd] = places;
  if (start === undefined || end === undefined || newStart === undefined || newEnd === undefined) return null;
  if (start === null || end === null || newStart === null || newEnd === null) return null;
  return { from: start, to: end, newFrom: newStart, newTo: newEnd };
}

function inLine(doc: Node, position: number): number | null {
  const $at = doc.resolve(position);
  if ($at.parent.isTextblock) return position;
  const [next, last] = [Selection.findFrom($at, 1, true), Selection.findFrom($at, -1, true)];
  // Behind the last line of the body stand the notes, which are no place for its words.
  const isNote = next?.$from.parent.type.name === 'footnote' && last?.$from.parent.type.name !== 'footnote';
  return (isNote ? last : next ?? last)?.from ?? null;
}
