/** Pages that many strangers ask for and that say the same until what they are made of changes: written and compressed once, and not sent to whoever has them. */
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { Context } from 'hono';
import { sha256 } from '../files/files.ts';

const compressed = promisify(gzip);

/**
 * One for the process, of at most `most` pages. `madeOf` is everything that the page says, or a hash of it: whoever asks has read and checked it
 * at this very request, and only the writing is spared (RFC 9110 8.8.3, 13.1.2).
 */
export function keptPages(most: number) {
  const kept = new Map<string, Promise<Buffer>>();
  return async (c: Context, madeOf: unknown, write: () => Promise<string>): Promise<Response> => {
    const key = sha256(JSON.stringify(madeOf));
    // Weak: compressed and plain are one page.
    const etag = `W/"${key}"`;
    const headers = { etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' };
    const known = (c.req.header('if-none-match') ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === `"${key}"`);
    if (known) return c.body(null, 304, headers);
    const page = kept.get(key) ?? write().then((text) => compressed(text));
    kept.delete(key);
    kept.set(key, page);
    page.catch(() => kept.delete(key));
    // Asked for last stands last, so that the first is the one to go.
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
    const bytes = await page;
    const takes = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    return c.body(new Uint8Array(takes ? bytes : gunzipSync(bytes)).buffer, 200, { ...headers, 'content-type': 'text/html; charset=UTF-8', ...(takes ? { 'content-encoding': 'gzip' } : {}) });
  };
}
