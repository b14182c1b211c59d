/** Whether another window still writes on a line: each holds a lock of the browser's for as long as it lives, crash included. */

const lockOf = (lineId: string): string => `overens-line-${lineId}`;

/** Holds the line until the returned function is called or the page is gone. */
export function holdLine(lineId: string): () => void {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  // Pages without a secure origin have no locks; there every line is taken for left.
  void (navigator.locks as LockManager | undefined)?.request(lockOf(lineId), () => held).catch(() => undefined);
  return () => release();
}

/** Runs `act` while nobody else may, if nobody holds the line; null when somebody does. */
export async function withLeftLine<R>(lineId: string, act: () => Promise<R>): Promise<R | null> {
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return act();
  return locks.request(lockOf(lineId), { ifAvailable: true }, async (lock) => (lock === null ? null : act()));
}
