/** Same origin, headers, body and rate limits (design D12, reliability-security.md 9). */
import { randomUUID } from 'node:crypto';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { Refusal } from '#shared/refusals.ts';
import type { House } from '../house.ts';
import { problem } from './problems.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** An id of its own for each request, in the log and in every problem. */
export const requestIds = createMiddleware<{ Variables: { requestId: string } }>(async (c, next) => {
  c.set('requestId', randomUUID());
  await next();
});

/** Unsafe methods and upgrades need an exact Origin; cookies alone prove nothing. */
export function sameOrigin(origins: readonly string[]) {
  return createMiddleware(async (c, next) => {
    const upgrade = c.req.header('upgrade') !== undefined;
    if ((!safeMethods.has(c.req.method) || upgrade) && !origins.includes(c.req.header('origin') ?? '')) throw new Refusal('not-allowed', 'foreign-origin');
    await next();
  });
}

/** The policies of every answer (design D12). */
export function headers(house: Pick<House, 'origins'>) {
  const secure = house.origins[0]?.startsWith('https:') ?? false;
  const policy = secureHeaders({
    // A file's own, stricter policy stands (design D15).
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"], connectSrc: ["'self'"],
      formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"], objectSrc: ["'none'"], manifestSrc: ["'self'"], workerSrc: ["'self'"],
      requireTrustedTypesFor: ["'script'"], trustedTypes: ['ProseMirrorClipboard', 'overens-frozen', 'overens-offline'],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    strictTransportSecurity: secure ? 'max-age=31536000; includeSubDomains' : false,
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
  // Nobody renders the answer to an upgrade, and hundreds may come at once.
  return createMiddleware(async (c, next) => (c.req.header('upgrade') === undefined ? policy(c, next) : next()));
}

/** Private answers are never kept by a browser or proxy (ASVS 14.3.2). */
export const notStored = createMiddleware(async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
});

/** Refuses a larger body with 413 `body-too-large`. */
export const bodyUpTo = (bytes: number) => bodyLimit({ maxSize: bytes, onError: (c) => problem(c, 413, 'body-too-large', { values: { megabytes: Math.max(1, Math.floor(bytes / 1_000_000)) } }) });

export interface Allowance {
  /** Refuses with `too-many-requests` once `most` were taken within the window; `values.seconds` says when to try again. */
  take(who: string): void;
}

/** A sliding count per account or address; whole authorities sit behind one address, so accounts are counted first. */
export function allowance(most: number, windowSeconds: number, clock: () => Date): Allowance {
  const taken = new Map<string, number[]>();
  return {
    take(who) {
      const now = clock().getTime();
      const since = now - windowSeconds * 1000;
      const recent = (taken.get(who) ?? []).filter((at) => at > since);
      if (recent.length >= most) throw new Refusal('too-many', 'too-many-requests', { values: { seconds: Math.ceil(((recent[0] ?? now) - since) / 1000) } });
      recent.push(now);
      taken.set(who, recent);
      // Bounded: a stranger with many names cannot fill the memory.
      if (taken.size > 20_000) for (const [name, times] of taken) if ((times.at(-1) ?? 0) <= since) taken.delete(name);
    },
  };
}
