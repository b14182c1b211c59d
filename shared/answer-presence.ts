/** Who has the answer to a comment open just now. It hinders nobody: whoever saves last sees both texts. */
import { z } from 'zod';
import { type AnswerChain, answersComments } from './answer-chain.ts';
import type { MatterActor } from './matters.ts';

/** Milliseconds after which whoever says nothing is taken to have left. */
export const answeringLasts = 45_000;
/** Milliseconds between two signs of life; two may be lost. */
export const answeringBeat = 20_000;

/** Only who may answer says that they do, and hears who does. */
export const whyNotAnswering = (actor: MatterActor, chain: AnswerChain): string | null => (answersComments(actor, chain) ? null : 'answerers-only');

/** One window of the browser: a person may have the comment open in two. */
export const answeringInput = z.object({ window: z.string().min(1).max(40) });
/** Others than who asks, by comment. */
export const answeringSchema = z.object({ items: z.array(z.object({ commentId: z.string(), people: z.array(z.string()) })), next: z.string().nullable() });
export type Answering = z.infer<typeof answeringSchema>;
