/** Supporting papers enclosed with a round: a child-rights assessment, the mandate, the list of what is superseded. */
import { z } from 'zod';
import { limits } from './limits.ts';
import { line } from './people.ts';

/** `wanted`: whether the consultees are asked for comments on it. In the address, beside the file. */
export const paperInput = z.object({ title: line(limits.title), wanted: z.enum(['true', 'false']).transform((value) => value === 'true') });

/** `name` is the file's; `hash` the SHA-256 of its bytes. */
export const paperSchema = z.object({ id: z.string(), title: z.string(), wanted: z.boolean(), name: z.string(), size: z.number(), type: z.string(), hash: z.string() });
export type RoundPaper = z.infer<typeof paperSchema>;
