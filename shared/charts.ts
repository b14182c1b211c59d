/** How the charts of a round are laid out, on the screen and on paper: numbers to places, nothing of how they look. */

export interface Frame { width: number; height: number }
export type Point = readonly [x: number, y: number];

/**
 * A count that changes from day to day, as steps: nothing is known between two days. `days`: as `2027-09-24`, oldest first; each is as wide as the
 * others, and the last is shown whole. `most`: the count that reaches the top.
 */
export function stepLine(days: readonly { day: string; count: number }[], most: number, { width, height }: Frame): Point[] {
  const times = days.map(({ day }) => Date.parse(day));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const x = (time: number) => ((time - first) / (last - first + 86_400_000)) * width;
  const y = (count: number) => height - (count / Math.max(1, most)) * height;
  return days.flatMap(({ count }, at): Point[] => [[x(times[at] ?? 0), y(count)], [at + 1 < days.length ? x(times[at + 1] ?? 0) : width, y(count)]]);
}

/** The ground under a line, closed. */
export const below = (line: readonly Point[], { width, height }: Frame): Point[] => [[0, height], ...line, [width, height]];

/** As SVG writes points. */
export const pointsText = (points: readonly Point[]): string => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
