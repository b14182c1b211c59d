/** A browser without a browser: keeps its cookie, states its origin, speaks to the application in process. */
import { expect } from 'vitest';
import type { Problem } from '../../server/platform/http/problems.ts';

export const origin = 'http://localhost:3000';

export interface Answer<T> {
  status: number;
  body: T;
  text: string;
  headers: Headers;
}

export interface Sending {
  /** `Idempotency-Key`. */
  key?: string;
  headers?: Record<string, string>;
}

type Ask = (path: string, init: RequestInit) => Response | Promise<Response>;

export class Visitor {
  cookie: string | null;
  readonly #ask: Ask;

  constructor(ask: Ask, cookie: string | null = null) {
    this.#ask = ask;
    this.cookie = cookie;
  }

  get<T = unknown>(path: string, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, sending);
  }

  post<T = unknown>(path: string, body?: unknown, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, sending);
  }

  put<T = unknown>(path: string, body?: unknown, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('PUT', path, body, sending);
  }

  patch<T = unknown>(path: string, body?: unknown, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('PATCH', path, body, sending);
  }

  delete<T = unknown>(path: string, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, sending);
  }

  /** A file in a form, as the upload fields send it. */
  upload<T = unknown>(path: string, file: { name: string; bytes: Uint8Array; type?: string }): Promise<Answer<T>> {
    const form = new FormData();
    form.set('file', new File([file.bytes.slice()], file.name, { type: file.type ?? 'application/octet-stream' }));
    return this.send('POST', path, form, {});
  }

  async send<T = unknown>(method: string, path: string, body: unknown, { key, headers = {} }: Sending): Promise<Answer<T>> {
    const answer = await this.raw(method, path, body, { ...(key === undefined ? {} : { 'idempotency-key': key }), ...headers });
    const text = await answer.text();
    return { status: answer.status, text, headers: answer.headers, body: parsed(text) as T };
  }

  async raw(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const plain = body === undefined || body instanceof FormData || body instanceof Uint8Array || typeof body === 'string';
    const answer = await this.#ask(path, {
      method,
      headers: { ...(method === 'GET' ? {} : { origin }), ...(this.cookie === null ? {} : { cookie: this.cookie }), ...(plain ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: plain ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const set = answer.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';')[0] ?? null;
    return answer;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The answer was given; its body. */
export function given<T>(answer: Answer<T>, status?: number): T {
  if (answer.status >= 400 || (status !== undefined && answer.status !== status)) expect.fail(`answered ${answer.status}: ${answer.text.slice(0, 600)}`);
  return answer.body;
}

/** Refused as problem details with this status and code, with nothing in it that only the server should know. */
export function expectRefused(answer: Answer<unknown>, status: number, code: string): Problem {
  const said = answer.body as Problem;
  expect({ status: answer.status, code: said?.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(said).toMatchObject({ type: `urn:overens:problem:${code}`, status, instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/) });
  expect(answer.text).not.toMatch(/\bat .*\.(ts|js):\d|node_modules|select .* from|insert into/i);
  return said;
}
