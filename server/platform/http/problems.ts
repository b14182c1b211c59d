/** One door for errors: every refusal leaves as RFC 9457 problem details, a store that fails as 503, anything else as a bare 500 with a request id. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal, refusalStatus } from '#shared/refusals.ts';
import type { House } from '../house.ts';
import { isStoreFailure } from '../storage/failure.ts';

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  instance?: string;
  errors?: { pointer: string; detail: string }[];
  values?: Record<string, string | number>;
}

const titles: Record<number, string> = {
  400: 'The request cannot be read', 401: 'Not signed in', 403: 'Not allowed', 404: 'Not found', 405: 'Method not allowed', 409: 'Not possible now',
  413: 'Too large', 415: 'Wrong media type', 422: 'Something in the input is wrong', 429: 'Too many requests', 500: 'Something went wrong in the server', 503: 'Not available now',
};

const statusCodes: Record<number, string> = { 400: 'malformed-request', 401: 'not-signed-in', 403: 'not-allowed', 404: 'not-found', 405: 'method-not-allowed', 413: 'body-too-large', 415: 'media-type', 429: 'too-many-requests', 503: 'unavailable' };

/** An answer of RFC 9457; `code` is the message key of the client. */
export function problem(c: Context, status: number, code: string, details: Pick<Problem, 'errors' | 'values'> = {}): Response {
  const body: Problem = { type: `urn:overens:problem:${code}`, title: titles[status] ?? 'Error', status, code, instance: `urn:uuid:${c.get('requestId') as string}`, ...details };
  // Once a body was cut short the connection cannot be used again (stack.md 2).
  const close: Record<string, string> = status === 413 ? { connection: 'close' } : {};
  const later: Record<string, string> = status === 503 ? { 'retry-after': '5' } : {};
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...close, ...later };
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, headers);
}

/** The one door for errors: a refusal tells its code, anything else is reported and answered with a bare 500 or 503. */
export function toProblem(house: Pick<House, 'report'>) {
  return (error: unknown, c: Context): Response => {
    if (error instanceof Refusal && error.code.endsWith('-damaged')) house.report('damaged', { requestId: c.get('requestId'), path: c.req.path, code: error.code });
    if (error instanceof Refusal) return problem(c, refusalStatus[error.kind], error.code, error.details);
    if (error instanceof HTTPException) return problem(c, error.status, statusCodes[error.status] ?? 'malformed-request');
    const isStore = isStoreFailure(error);
    house.report(isStore ? 'store failed' : 'request failed', { requestId: c.get('requestId'), method: c.req.method, path: c.req.routePath, error: describe(error) });
    return isStore ? problem(c, 503, 'unavailable') : problem(c, 500, 'unexpected');
  };
}

/** Name, message and place of our own error; a driver's message may quote what somebody wrote, so of those only the code is kept. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const cause = error.cause;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return { name: error.name, code, stack: error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 8) };
}
