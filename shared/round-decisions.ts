/** Decisions about a round that its consultees have been told of: each by somebody named, with a reason. */
import { z } from 'zod';
import { limits } from './limits.ts';
import { day, line, text } from './people.ts';

/** Who decided, when and why; what was decided stands beside it. */
export const roundDecision = { decidedBy: line(limits.name), decidedOn: day, reason: text(2000).trim().min(1, { error: 'text-required' }) };

/** A closed round takes responses again until a new last day. */
export const secondOpeningInput = z.object({ deadline: day, ...roundDecision });
export type SecondOpeningInput = z.infer<typeof secondOpeningInput>;

/** Oldest first; `closedAt`: when the round had been closed, `deadlineBefore` the last day it then had. */
export const secondOpeningSchema = z.object({ at: z.string(), deadline: z.string(), deadlineBefore: z.string(), closedAt: z.string(), decidedBy: z.string(), decidedOn: z.string(), reason: z.string() });
export type SecondOpening = z.infer<typeof secondOpeningSchema>;
