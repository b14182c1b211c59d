/** Comments in the order of the text; the text as a whole before its parts, a whole passage before words in it. */
import type { PlacedComment } from './text-marks.ts';

type Placed = PlacedComment & { ordinal: number; number?: number | null };

export function inTextOrder<C extends Placed>(comments: readonly C[]): C[] {
  const key = ({ ordinal, anchor }: Placed) => [ordinal, anchor.scope === 'words' ? anchor.from?.offset ?? 0 : -1, anchor.to?.offset ?? 0] as const;
  return comments.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    // Once submitted they have numbers, and a list whose numbers jump would look as if something were missing.
    if (a.number && b.number) return a.number - b.number;
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || a.id.localeCompare(b.id);
  });
}
