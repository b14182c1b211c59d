/** Describes a route in the OpenAPI document and, in tests, parses every real answer with the described schema (design D12). */
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute, resolver } from 'hono-openapi';
import type { ZodType } from 'zod';
import type { House } from '../house.ts';

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
      const parsed = answer.safeParse(await c.res.clone().json());
      if (!parsed.success) throw new Error(`${c.req.method} ${c.req.routePath} answers otherwise than documented: ${parsed.error.message}`);
    });
    // The description is read off this function by hono-openapi.
    return Object.assign(checked, described);
  };
}
