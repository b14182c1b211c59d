/** Saved views of the bench. What all in the matter see stands in its journal; one's own is nobody else's to read of, and tells only one's own screens. */
import { and, asc, count, eq, ne, or } from 'drizzle-orm';
import type { z } from 'zod';
import { type BenchView, mostViews, type viewChange, type viewInput, whyNotChangeView, whyNotShareView } from '#shared/bench-views.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { answerTables } from './tables.ts';

/** Refuses `answerers-only` to share one, `view-name-taken`, `too-many-views`. */
export async function saveView(tx: Writer, actor: Actor, roundId: string, { name, filter, shared }: z.infer<typeof viewInput>): Promise<string> {
  if (shared) refuse(whyNotShareView(actor));
  const { views } = answerTables(tx);
  const [mine] = await tx.select({ n: count() }).from(views).where(and(eq(views.roundId, roundId), eq(views.personId, actor.id)));
  if ((mine?.n ?? 0) >= mostViews) throw new Refusal('conflict', 'too-many-views', { values: { most: mostViews } });
  const view = { id: newId(actor.at), roundId, personId: actor.id, name, filter, shared, at: actor.at };
  await checkName(tx, view);
  await tx.insert(views).values(view);
  await tell(tx, actor, view, shared ? 'view-shared' : null);
  return view.id;
}

/** Another name, another selection, or for others to see; refuses what saving refuses, and `own-view-only`. */
export async function changeView(tx: Writer, actor: Actor, viewId: string, input: z.infer<typeof viewChange>): Promise<void> {
  const { views } = answerTables(tx);
  const before = await viewFor(tx, actor, viewId);
  refuse(whyNotChangeView(actor, before));
  if (input.shared === true && !before.shared) refuse(whyNotShareView(actor));
  const view = { ...before, ...input };
  await checkName(tx, view);
  await tx.update(views).set({ name: view.name, filter: view.filter, shared: view.shared }).where(eq(views.id, viewId));
  await tell(tx, actor, view, before.shared === view.shared ? (view.shared ? 'view-changed' : null) : view.shared ? 'view-shared' : 'view-unshared');
}

/** Refuses `own-view-only`. */
export async function removeView(tx: Writer, actor: Actor, viewId: string): Promise<void> {
  const { views } = answerTables(tx);
  const view = await viewFor(tx, actor, viewId);
  refuse(whyNotChangeView(actor, view));
  await tx.delete(views).where(eq(views.id, viewId));
  await tell(tx, actor, view, view.shared ? 'view-removed' : null);
}

type ViewRow = ReturnType<typeof answerTables>['views']['$inferSelect'];

async function tell(tx: Writer, actor: Actor, view: Pick<ViewRow, 'id' | 'name'>, act: 'view-shared' | 'view-unshared' | 'view-changed' | 'view-removed' | null): Promise<void> {
  if (act === null) tx.announce({ matterId: null, audience: `person:${actor.id}`, subject: 'view', id: view.id });
  else await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'view', subjectId: view.id, details: { view: view.name }, at: actor.at });
}

/** Two of one person's own by the same name cannot be told apart. */
async function checkName(from: Reader, { id, roundId, personId, name }: Pick<ViewRow, 'id' | 'roundId' | 'personId' | 'name'>): Promise<void> {
  const { views } = answerTables(from);
  const [same] = await from.select({ id: views.id }).from(views).where(and(eq(views.roundId, roundId), eq(views.personId, personId), eq(views.name, name), ne(views.id, id)));
  if (same) throw new Refusal('conflict', 'view-name-taken');
}

/** The round that a view belongs to; refuses `not-found`. */
export async function roundOfView(from: Reader, viewId: string): Promise<string> {
  const { views } = answerTables(from);
  const [view] = await from.select({ roundId: views.roundId }).from(views).where(eq(views.id, viewId));
  if (!view) throw new Refusal('not-found', 'not-found');
  return view.roundId;
}

/** Refuses `not-found` for what another keeps to themselves. */
async function viewFor(from: Reader, actor: Actor, viewId: string): Promise<ViewRow> {
  const { views } = answerTables(from);
  const [view] = await from.select().from(views).where(eq(views.id, viewId));
  if (!view || !(view.shared || view.personId === actor.id)) throw new Refusal('not-found', 'not-found');
  return view;
}

/** One's own and those that all see, by name. */
export async function viewsOf(from: Reader, actor: Actor, roundId: string): Promise<BenchView[]> {
  const { views } = answerTables(from);
  const rows = await from.select().from(views).where(and(eq(views.roundId, roundId), or(eq(views.personId, actor.id), eq(views.shared, true)))).orderBy(asc(views.id));
  const names = await namesOf(from, rows.map(({ personId }) => personId));
  const inOrder = new Intl.Collator('sv').compare;
  return rows.map(({ id, name, filter, shared, personId }) => ({ id, name, filter, shared, by: names.get(personId) ?? '', mine: personId === actor.id, refusals: { change: whyNotChangeView(actor, { personId }) } })).sort((a, b) => inOrder(a.name, b.name));
}
