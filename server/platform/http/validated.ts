/** Input is parsed at the edge with the shared schema; every fault is named at once, and nothing sent is echoed. */
import { validator } from 'hono-openapi';
import type { ValidationTargets } from 'hono';
import type { ZodType } from 'zod';
import { Refusal } from '#shared/refusals.ts';

export function validated<Target extends 'json' | 'query' | 'param' | 'form', Schema extends ZodType>(target: Target, schema: Schema) {
  return validator<Schema, Target extends keyof ValidationTargets ? Target : never>(target as never, schema as never, (result) => {
    if (result.success) return;
    const errors = (result.error as readonly { message: string; path?: readonly unknown[] }[]).map((issue) => ({
      pointer: `/${(issue.path ?? []).map((step) => String(typeof step === 'object' && step !== null && 'key' in step ? step.key : step)).join('/')}`,
      detail: issue.message,
    }));
    throw new Refusal('invalid', 'invalid-input', { errors });
  });
}
