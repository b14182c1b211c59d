/** Repeats background work without overlap; `nudge` brings the next turn forward, `stop` waits for the one under way. */
export function rhythm(everyMilliseconds: number, work: () => Promise<unknown>, onError: (error: unknown) => void) {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const turn = () => {
    if (timer) clearTimeout(timer);
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = work().then(() => {}, onError).finally(() => {
      running = null;
      if (stopped) return;
      if (again) turn();
      else {
        timer = setTimeout(turn, everyMilliseconds);
        timer.unref();
      }
    });
  };
  return {
    nudge: () => void (stopped || turn()),
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
