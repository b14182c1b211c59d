/** Serves the built pages: hashed files for ever, the page itself never kept, a missing file never answered with the page. */
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { Hono } from 'hono';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff', '.png': 'image/png', '.json': 'application/json', '.ico': 'image/x-icon',
};

/** Scripts and styles stand beside themselves as brotli, made when the pages were built (client/vite.config.ts). */
const dense = new Set(['.js', '.css']);

export function clientFiles(folder: string) {
  const page = () => readFile(join(folder, 'index.html'));
  return new Hono()
    .get('/assets/*', async (c) => {
      const path = normalize(c.req.path);
      const ending = path.slice(path.lastIndexOf('.'));
      const type = types[ending];
      if (type === undefined) return c.notFound();
      const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', ...(dense.has(ending) ? { vary: 'Accept-Encoding' } : {}) };
      if (dense.has(ending) && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')) {
        const small = await readFile(join(folder, `${path}.br`)).catch(() => null);
        if (small !== null) return c.body(new Uint8Array(small).buffer, 200, { ...headers, 'content-encoding': 'br' });
      }
      const bytes = await readFile(join(folder, path)).catch(() => null);
      return bytes === null ? c.notFound() : c.body(new Uint8Array(bytes).buffer, 200, headers);
    })
    .get('*', async (c) => {
      const path = normalize(c.req.path);
      const ending = path.slice(path.lastIndexOf('.'));
      if (/^\/[\w-]+\.(svg|ico|png)$/.test(path)) {
        const bytes = await readFile(join(folder, path)).catch(() => null);
        return bytes === null ? c.notFound() : c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': types[ending] ?? 'application/octet-stream', 'cache-control': 'public, max-age=3600' });
      }
      return c.body(new Uint8Array(await page()).buffer, 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    });
}
