/**
 * The browser's worker that opens a draft's page without a network (ADR 21). It keeps the files of that page and nothing that anybody wrote: words
 * are kept by kept-pages.ts and kept-on-disk.ts. Built to one file without imports; the list of files is put before it by vite.config.ts.
 */

/** The page, its scripts, style sheets and letters; `release` names exactly these. */
interface Shell { release: string; entry: string; files: readonly string[] }

interface Lasting { waitUntil: (work: Promise<unknown>) => void }
interface Asked extends Lasting { request: Request; respondWith: (answer: Promise<Response>) => void }
interface Told extends Lasting { data: unknown; ports: readonly MessagePort[] }

/** What we use of ServiceWorkerGlobalScope, whose own types cannot stand beside the page's. */
interface WorkerScope {
  shell: Shell;
  clients: { claim: () => Promise<void> };
  /** Not in every browser. */
  serviceWorker?: { state: string };
  skipWaiting: () => Promise<void>;
  addEventListener: ((kind: 'install' | 'activate', act: (event: Lasting) => void) => void) & ((kind: 'fetch', act: (event: Asked) => void) => void) & ((kind: 'message', act: (event: Told) => void) => void);
}

const worker = globalThis as unknown as WorkerScope;
const { release, entry, files } = worker.shell;
const prefix = 'overens-shell-';
const own = prefix + release;
const page = '/';
const known = new Set(files);

/** The page of one working document; no other page is shown without the server. */
const draftPage = /^\/dokument\/[0-9a-f-]{36}\/?$/;
/** A network that neither answers nor breaks is taken for none after this. */
const patienceMs = 8_000;
/** A gateway says that the server behind it is away. */
const away: ReadonlySet<number> = new Set([502, 503, 504]);

// The newest takes over at once: it only ever stands in for a server that does not answer, and its page and files are of one release.
worker.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(dropOlder().then(() => worker.clients.claim())));
// A browser short of room may have thrown the files away; each page that opens a draft asks whether they are there.
worker.addEventListener('message', (event) => event.waitUntil(keepsShell().catch(() => false).then((keeps) => event.ports[0]?.postMessage(keeps))));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate' && draftPage.test(pathname)) event.respondWith(pageFromServer(request));
  else if (request.mode !== 'navigate' && known.has(pathname)) event.respondWith(fileFromShell(request));
});

/** The server's own page whenever there is one, so that nobody gets an older page than the server has. */
async function pageFromServer(request: Request): Promise<Response> {
  const asked = fetch(request);
  asked.catch(() => undefined);
  const late = new Promise<null>((resolve) => { setTimeout(() => resolve(null), patienceMs); });
  const answer = await Promise.race([asked, late]).catch(() => null);
  if (answer !== null && !away.has(answer.status)) return answer;
  return (await caches.match(page, { cacheName: own })) ?? asked;
}

/** Named after their content, so what is kept is what the server would give. */
async function fileFromShell(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: own, ignoreVary: true })) ?? fetch(request);
}

/** A page may still ask the worker that another has taken the place of, which has emptied the caches: it must not fill them again. */
async function keepsShell(): Promise<boolean> {
  const isReplaced = (): boolean => worker.serviceWorker?.state === 'redundant';
  if (isReplaced()) return false;
  try {
    return (await hasShell()) || (await keepShell().then(() => true));
  } finally {
    if (isReplaced()) await caches.delete(own);
  }
}

async function hasShell(): Promise<boolean> {
  const cache = await caches.open(own);
  return (await cache.keys()).length > files.length;
}

/** All of it or nothing. */
async function keepShell(): Promise<void> {
  try {
    const cache = await caches.open(own);
    await Promise.all(files.map(async (path) => cache.put(path, await fetched(path))));
    const answer = await fetched(page, { cache: 'reload' });
    if (!(await answer.clone().text()).includes(entry)) throw new Error('the page is of another release than this worker');
    await cache.put(page, answer);
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
}

async function fetched(path: string, how: RequestInit = {}): Promise<Response> {
  const answer = await fetch(path, { credentials: 'omit', ...how });
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  // A network that wants one to sign in first answers everything with its own page.
  if (!answer.ok || answer.redirected || isPage !== (path === page)) throw new Error(`${path} was not answered as it should be`);
  return answer;
}

async function dropOlder(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== own) await caches.delete(name);
}
