/** Questions that a round puts to every consultee beside the free comments: about the whole, or about one clause. */
import { z } from 'zod';
import { limits } from './limits.ts';
import { id, line, text } from './people.ts';

export const questionKinds = ['open', 'yes_no', 'choice', 'scale'] as const;
/** From not at all to wholly. */
export const scaleSteps = ['1', '2', '3', '4', '5'] as const;
const fewestOptions = 2;
const mostOptions = 10;

const clauseInput = z.object({ documentId: id, block: z.string().max(50) });
/** `options` only of a choice, each different. `required`: a response sent here says something to it. */
export const questionInput = z.object({
  kind: z.enum(questionKinds), text: line(1000), options: z.array(line(limits.title)).max(mostOptions, { error: 'options-too-many' }).default([]), required: z.boolean().default(false), clause: clauseInput.nullable().default(null),
}).refine(({ kind, options }) => kind !== 'choice' || options.length >= fewestOptions, { error: 'options-too-few', path: ['options'] })
  .refine(({ options }) => new Set(options).size === options.length, { error: 'options-alike', path: ['options'] });
export type QuestionInput = z.infer<typeof questionInput>;

export const questionSchema = z.object({
  id: z.string(), kind: z.enum(questionKinds), text: z.string(), options: z.array(z.string()), required: z.boolean(),
  clause: z.object({ documentId: z.string(), block: z.string(), number: z.string().nullable(), heading: z.string().nullable() }).nullable(),
});
export type RoundQuestion = z.infer<typeof questionSchema>;

/** `version`: the one the writer saw (0: none yet), so that nobody's newer answer is written over unseen. An empty value takes the answer back. */
export const questionAnswerInput = z.object({ value: text(limits.comment), version: z.int().min(0) });
export const questionAnswerSchema = z.object({ questionId: z.string(), value: z.string(), version: z.number(), by: z.string() });
export type QuestionAnswer = z.infer<typeof questionAnswerSchema>;

/** The values that can be chosen; null where the answer is written freely. A yes is `yes`, a no `no`, whatever the language. */
export function valuesOf(question: Pick<RoundQuestion, 'kind' | 'options'>): readonly string[] | null {
  switch (question.kind) {
    case 'open': return null;
    case 'yes_no': return ['yes', 'no'];
    case 'choice': return question.options;
    case 'scale': return scaleSteps;
  }
}

/** Whether the value can be chosen; an empty one takes the answer back. */
export function isAnswerTo(question: Pick<RoundQuestion, 'kind' | 'options'>, value: string): boolean {
  return value === '' || (valuesOf(question)?.includes(value) ?? true);
}

/** How many of the questions that must be answered are not. */
export function unansweredOf(questions: readonly Pick<RoundQuestion, 'id' | 'required'>[], answers: readonly Pick<QuestionAnswer, 'questionId' | 'value'>[]): number {
  return questions.filter(({ id: its, required }) => required && !answers.some(({ questionId, value }) => questionId === its && value.trim() !== '')).length;
}

/** Of submitted responses only: how often each value was chosen, and what was said to whom. */
export const questionOutcomeSchema = z.object({ questionId: z.string(), answered: z.number(), counts: z.array(z.object({ value: z.string(), count: z.number() })), said: z.array(z.object({ consultee: z.string(), value: z.string() })) });
export type QuestionOutcome = z.infer<typeof questionOutcomeSchema>;
