/** Describes a route in the OpenAPI document and, in tests, parses every real answer with the described schema (design D12). */
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute, resolver } from 'hono-openapi';
import type { ZodType } from 'zod';
import type { House } from '../house.ts';

/** Describes routes for OpenAPI, and where the house wants it holds each real answer against its schema. */
export function documenting(house: Pick<House, 'checkAnswers'>) {
  /** `answer` is the schema of the body, null for none, or a media type for bytes. */
  return (summary: string, answer: ZodType | string | null, status = 200): MiddlewareHandler => {
    const problems = { default: { description: 'RFC 9457 problem details', content: { 'application/problem+json': { schema: { type: 'object' as const } } } } };
    const described = describeRoute({
      summary,
      responses: {
        [status]: answer === null ? { description: 'Done' }
          : typeof answer === 'string' ? { description: summary, content: { [answer]: { schema: { type: 'string' as const, format: 'binary' } } } }
            : { description: summary, content: { 'application/json': { schema: resolver(answer) } } },
        ...problems,
      },
    });
    if (!house.checkAnswers || answer === null || typeof answer === 'string') return described;
    const checked = createMiddleware(async (c, next) => {
      await next();
      if (c.res.status !== status) return;
      const body = c.res.clone();
      // What was compressed beforehand (squeezed.ts).
      const told: unknown = JSON.parse(c.res.headers.get('content-encoding') === 'gzip' ? gunzipSync(await body.arrayBuffer()).toString() : await body.text());
      const parsed = answer.safeParse(told);
      if (!parsed.success) throw new Error(`${c.req.method} ${c.req.routePath} answers otherwise than documented: ${parsed.error.message}`);
      // A schema drops what it does not know: then the answer says more than the document does.
      if (!isDeepStrictEqual(parsed.data, told)) throw new Error(`${c.req.method} ${c.req.routePath} answers more than documented: ${unknownIn(told, parsed.data).join(', ')}`);
    });
    // The description is read off this function by hono-openapi.
    return Object.assign(checked, described);
  };
}

/** The places, as `items/0/name`, where the answer holds what the schema left out. */
function unknownIn(told: unknown, known: unknown, at = ''): string[] {
  if (typeof told !== 'object' || told === null || typeof known !== 'object' || known === null) return isDeepStrictEqual(told, known) ? [] : [at];
  const documented = new Map<string, unknown>(Object.entries(known));
  return Object.entries(told).flatMap(([key, value]) => (documented.has(key) ? unknownIn(value, documented.get(key), `${at}${key}/`) : [`${at}${key}`]));
}
