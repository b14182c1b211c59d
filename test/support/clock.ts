/** Time that stands still until a test moves it. */
export interface MovableClock {
  (): Date;
  /** An ISO time with offset. */
  set(time: string): void;
  move(by: { seconds?: number; hours?: number; days?: number }): void;
}

export function movableClock(start: string): MovableClock {
  let now = new Date(start).getTime();
  return Object.assign(() => new Date(now), {
    set: (time: string) => void (now = new Date(time).getTime()),
    move: ({ seconds = 0, hours = 0, days = 0 }: { seconds?: number; hours?: number; days?: number }) => void (now += 1000 * (seconds + 3600 * (hours + 24 * days))),
  });
}
