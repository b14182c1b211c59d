/** Long work in pieces: whoever has worked for ten milliseconds lets everybody else's requests and keystrokes go first. */
export function pausing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < 10) return;
    await new Promise((resolve) => { setImmediate(resolve); });
    since = performance.now();
  };
}
