/** Whether the server has another release than this page: a page may have stood open, or been opened from what the browser kept. */

/** Asks the server for its page; false when it does not answer. The entry script is named after all that it loads. */
export async function isOutdated(): Promise<boolean> {
  const own = document.querySelector('script[type=module][src]')?.getAttribute('src') ?? null;
  if (own === null) return false;
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null);
  return answer?.ok === true && !(await answer.text()).includes(own);
}
