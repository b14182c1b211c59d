/** Input is parsed at the edge with the shared schema; every fault is named at once, and nothing sent is echoed. */
import type { Env, ValidationTargets } from 'hono';
import { validator } from 'hono-openapi';
import type { ZodType } from 'zod';
import { Refusal } from '#shared/refusals.ts';

/** Refuses `invalid-input` with one entry per fault, its JSON pointer and a message key; a faulty address is `not-found`. */
export function validated<Schema extends ZodType, Target extends keyof ValidationTargets, E extends Env, P extends string>(target: Target, schema: Schema) {
  return validator<Schema, Target, E, P>(target, schema, (result) => {
    if (result.success) return;
    // An address that names nothing is an unknown page, not a fault in what somebody filled in.
    if (target === 'param') throw new Refusal('not-found', 'not-found');
    const errors = result.error.map((issue) => ({
      pointer: `/${(issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('/')}`,
      // Our schemas name a message key; the library's own sentences are for programmers.
      detail: /^[a-z]+(-[a-z]+)+$/.test(issue.message) ? issue.message : 'value-invalid',
    }));
    throw new Refusal('invalid', 'invalid-input', { errors });
  });
}
