/** Saved views: a selection and its order under a name, for oneself or for everyone in the matter. */
import { z } from 'zod';
import { whyNotTriage } from './answers.ts';
import { filterNames } from './comment-filter.ts';
import { isCleanText, limits } from './limits.ts';
import { leads, type MatterActor, refusals } from './matters.ts';
import { line } from './people.ts';

/** Of one person in one round: more are no longer a help. */
export const mostViews = 50;

/** As it stands in the address; what a later version no longer knows is left out when the view is opened. */
const viewFilter = z.partialRecord(z.enum([...filterNames, 'sort']), z.string().max(2000).refine(isCleanText, { error: 'text-unclean' }));
export const viewInput = z.object({ name: line(limits.name), filter: viewFilter, shared: z.boolean().default(false) });
export const viewChange = z.object({ name: line(limits.name), filter: viewFilter, shared: z.boolean() }).partial();

export const viewSchema = z.object({
  id: z.string(), name: z.string(), filter: viewFilter, shared: z.boolean(),
  /** Who saved it. */
  by: z.string(), mine: z.boolean(),
  refusals,
});
export type BenchView = z.infer<typeof viewSchema>;

/** Everyone in the team keeps views of their own; who answers may also give them to the others. */
export function whyNotShareView(actor: MatterActor): string | null {
  return whyNotTriage(actor, { concluded: false });
}

/** One's own; the lead also clears among those that all see. */
export function whyNotChangeView(actor: MatterActor & { id: string }, view: { personId: string }): string | null {
  return view.personId === actor.id || leads(actor) ? null : 'own-view-only';
}
