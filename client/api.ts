/** The typed way to the server; the only file of the client that knows a type of the server's. */
import { hc } from 'hono/client';
import type { ClientResponse } from 'hono/client';
import type { App } from '../server/app.ts';
import { noAnswer, type ProblemDetails, ProblemError } from './ui/problem.tsx';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const again = [400, 1_500] as const;

/**
 * A repeated act with the same key gives its first answer (design D3), so an act whose answer was lost on the way is sent again
 * by itself, twice. Without an answer after that the caller gets a ProblemError with status 0.
 */
const carefully: typeof fetch = async (input, init = {}) => {
  const acts = unsafe.has(init.method ?? 'GET');
  const headers = new Headers(init.headers);
  if (acts && !headers.has('idempotency-key')) headers.set('idempotency-key', crypto.randomUUID());
  for (let tried = 0; ; tried += 1) {
    try {
      return await fetch(input, { ...init, headers });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      const wait = again[tried];
      if (!acts || wait === undefined) throw new ProblemError(noAnswer);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
};

/** `api.matters[':id'].$get({ param: { id } })` */
export const api = hc<App>(window.location.origin, { fetch: carefully }).api;

type Success = 200 | 201 | 202 | 203 | 206;
type Answer<R> = R extends ClientResponse<infer Body, infer Status, infer Format> ? (Status extends Success ? (Format extends 'json' ? Body : never) : never) : never;

/** The body of a successful answer; every other answer is thrown as a ProblemError with the server's code. */
export async function answer<R extends ClientResponse<unknown, number, string>>(sent: Promise<R>): Promise<Answer<R>> {
  const response = await sent;
  if (!response.ok) throw new ProblemError(await problemFrom(response));
  return (await response.json()) as Answer<R>;
}

/** For acts whose answer says nothing. */
export async function done(sent: Promise<ClientResponse<unknown, number, string>>): Promise<void> {
  const response = await sent;
  if (!response.ok) throw new ProblemError(await problemFrom(response));
}

/** For what is not typed routes: uploads and files. `path` begins with `/api`. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await carefully(path, init);
  if (!response.ok) throw new ProblemError(await problemFrom(response));
  return response;
}

let ended = false;
const watchers = new Set<() => void>();

/** True once the server has said that nobody is signed in here any longer: the session ran out, or was ended elsewhere. */
export const sessionEnd = {
  watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
  hasCome: () => ended,
};

function noteSessionEnd(code: string): void {
  if (ended || code !== 'not-signed-in') return;
  ended = true;
  for (const watcher of watchers) watcher();
}

async function problemFrom(response: Pick<Response, 'status' | 'headers' | 'json'>): Promise<ProblemDetails> {
  // A proxy's own error page is no problem document of ours.
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return { status: response.status, code: response.status >= 500 ? 'unavailable' : 'unexpected' };
  const problem = (await response.json()) as ProblemDetails;
  noteSessionEnd(problem.code);
  return problem;
}
