/** Input is parsed at the edge with the shared schema; every fault is named at once, and nothing sent is echoed. */
import type { Env, ValidationTargets } from 'hono';
import { validator } from 'hono-openapi';
import type { ZodType } from 'zod';
import { Refusal } from '#shared/refusals.ts';

/** Refuses `invalid-input` with one entry per fault: its JSON pointer and a message key. */
export function validated<Schema extends ZodType, Target extends keyof ValidationTargets, E extends Env, P extends string>(target: Target, schema: Schema) {
  return validator<Schema, Target, E, P>(target, schema, (result) => {
    if (result.success) return;
    const errors = result.error.map((issue) => ({
      pointer: `/${(issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('/')}`,
      detail: issue.message,
    }));
    throw new Refusal('invalid', 'invalid-input', { errors });
  });
}
