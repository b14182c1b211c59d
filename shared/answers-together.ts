/** Sorting many comments in one act: which are chosen, what is done with them, which cannot take part, and the way back. */
import { z } from 'zod';
import { commentFilter, type AnswerRow, whyNotTriage, standsNoMore } from './answers.ts';
import type { MatterActor } from './matters.ts';
import { day, id } from './people.ts';

/** Comments in one act: a bounded number, so that nobody's keystroke waits for it (`npm run bench -- together`). */
export const mostTogether = 1000;
/** Ids in one question; more than `mostTogether` are refused in words. */
const mostNamed = 10_000;
/** Hours in which the one who did it may undo it: no session lives longer. */
const undoableHours = 12;

/** `to` null: nobody, no theme. Handing over takes only what `from` answers for. */
const togetherAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), to: id.nullable() }),
  z.object({ kind: z.literal('theme'), to: id.nullable() }),
  z.object({ kind: z.literal('due'), to: day.nullable() }),
  z.object({ kind: z.literal('hand-over'), from: id, to: id }),
]);
export type TogetherAct = z.infer<typeof togetherAct>;

/** These, or all that the filter shows but a few. */
export const chosenComments = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('these'), comments: z.array(id).min(1).max(mostNamed) }),
  z.object({ kind: z.literal('all'), filter: commentFilter, except: z.array(id).max(mostNamed).default([]) }),
]);
export type ChosenComments = z.infer<typeof chosenComments>;

export const togetherInput = z.object({ chosen: chosenComments, act: togetherAct });
/** `seen`: of the preview that was agreed to, so that nothing else is done than what was shown. */
export const togetherAgreed = togetherInput.extend({ seen: z.string().max(64) });

export const togetherPreviewSchema = z.object({
  chosen: z.number(), changes: z.number(),
  /** Those who have it already. */
  already: z.number(),
  cannot: z.array(z.object({ code: z.string(), count: z.number() })),
  seen: z.string(),
});
export type TogetherPreview = z.infer<typeof togetherPreviewSchema>;

export const sortedTogetherSchema = z.object({ id: z.string(), changed: z.number() });
/** `changedSince`: no longer as the act left them. `gone`: the theme is removed, or the person has left the matter. */
export const undoneTogetherSchema = z.object({ restored: z.number(), changedSince: z.number(), gone: z.number() });
export type UndoneTogether = z.infer<typeof undoneTogetherSchema>;

/** What the act sets. */
export const fieldOf = ({ kind }: Pick<TogetherAct, 'kind'>): 'themeId' | 'assigneeId' | 'dueOn' => (kind === 'theme' ? 'themeId' : kind === 'due' ? 'dueOn' : 'assigneeId');

/** A comment of a response that was taken back needs no answer, and nobody to give it. */
export function whyNotSortTogether(comment: Pick<AnswerRow, 'state' | 'assigneeId'>, act: TogetherAct): 'comment-withdrawn' | 'comment-not-theirs' | null {
  if (standsNoMore(comment)) return 'comment-withdrawn';
  return act.kind === 'hand-over' && comment.assigneeId !== act.from ? 'comment-not-theirs' : null;
}

/** Only who did it, once, within the session. */
export function whyNotUndoTogether(actor: MatterActor & { id: string }, sorting: { by: string; at: Date; undone: boolean; concluded: boolean }, now: Date): string | null {
  const refused = whyNotTriage(actor, sorting);
  if (refused !== null) return refused;
  if (sorting.by !== actor.id) return 'own-sorting-only';
  if (sorting.undone) return 'sorting-undone';
  return now.getTime() - sorting.at.getTime() > undoableHours * 3_600_000 ? 'sorting-too-old' : null;
}
