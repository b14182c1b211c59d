/** Serves the built pages: hashed files for ever, the page itself never kept, a missing file never answered with the page. */
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { Hono } from 'hono';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff', '.png': 'image/png', '.json': 'application/json', '.ico': 'image/x-icon',
};

/** Scripts and styles stand beside themselves as brotli, made when the pages were built (client/vite.config.ts). */
const dense = new Set(['.js', '.css']);

/** Takes the place of a worker that must go: it empties the caches and takes its leave, without a reload of what stands open. */
const farewell = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
`;

/** `offlinePages` off: browsers that keep the draft's page for when there is no network are told to forget it (ADR 21). */
export function clientFiles(folder: string, { offlinePages }: { offlinePages: boolean }) {
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
    .get('/offline-worker.js', async (c) => {
      const built = offlinePages ? await readFile(join(folder, 'offline-worker.js')).catch(() => null) : null;
      // Asked for at every start of a page, so that a broken one is gone as soon as another is here.
      return c.body(built === null ? farewell : new Uint8Array(built).buffer, 200, { 'content-type': types['.js'] ?? '', 'cache-control': 'no-cache' });
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
