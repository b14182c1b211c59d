/** Answers that many ask for and that never change: written and compressed once, sent as they are. */
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { Context, TypedResponse } from 'hono';

const compressed = promisify(gzip);

/** The JSON of a `T`, compressed; `body` says what it holds, and is never there. */
export interface Squeezed<T> { bytes: Buffer; body?: T }

export const squeezed = async <T>(value: T): Promise<Squeezed<T>> => ({ bytes: await compressed(JSON.stringify(value)) });

/** As `c.json(value, 200)` would answer. */
export function sendSqueezed<T>(c: Context, { bytes }: Squeezed<T>): Response & TypedResponse<T, 200, 'json'> {
  const takes = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const sent: Response = c.body(new Uint8Array(takes ? bytes : gunzipSync(bytes)).buffer, 200, { 'content-type': 'application/json', vary: 'Accept-Encoding', ...(takes ? { 'content-encoding': 'gzip' } : {}) });
  return sent as Response & TypedResponse<T, 200, 'json'>;
}
