/** What the agreement replaces: older documents, whole or in part, that lapse when it enters into force or already have (`domain.md` rule 10). */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Supersession, supersessionEffects, type SupersessionInput, whyNotArrange } from '#shared/document-tree.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { draftingTables } from './tables.ts';

/** In the order they were added; those that lapse on entry first. */
export async function supersessionsOf(from: Reader, matterId: string): Promise<Supersession[]> {
  const { supersessions } = draftingTables(from);
  const rows = await from.select().from(supersessions).where(and(eq(supersessions.matterId, matterId), isNull(supersessions.removedAt))).orderBy(asc(supersessions.id));
  const views = rows.map(({ matterId: _m, addedBy: _b, addedAt: _a, removedAt: _r, effect, ...row }) => ({ ...row, effect: supersessionEffects.find((one) => one === effect) ?? 'lapses_on_entry' as const }));
  return supersessionEffects.flatMap((effect) => views.filter((one) => one.effect === effect));
}

/** The row with the actor in its matter; `not-found` for whoever has no role there, and for what was taken off the list. */
export async function supersessionFor(from: Reader, person: Person, id: string): Promise<{ supersession: { id: string; title: string }; actor: Actor }> {
  const { supersessions } = draftingTables(from);
  const [row] = await from.select().from(supersessions).where(and(eq(supersessions.id, id), isNull(supersessions.removedAt)));
  if (!row) throw new Refusal('not-found', 'not-found');
  return { supersession: { id: row.id, title: row.title }, actor: await asTeam(from, person, row.matterId) };
}

/** Refuses `writers-only`. */
export async function addSupersession(tx: Writer, actor: Actor, input: SupersessionInput): Promise<string> {
  refuse(whyNotArrange(actor));
  const { supersessions } = draftingTables(tx);
  const id = newId(actor.at);
  await tx.insert(supersessions).values({ id, matterId: actor.matterId, ...input, addedBy: actor.id, addedAt: actor.at });
  await note(tx, actor, 'supersession-added', { id, title: input.title });
  return id;
}

/** Refuses `writers-only`. */
export async function changeSupersession(tx: Writer, actor: Actor, subject: { id: string }, input: SupersessionInput): Promise<void> {
  refuse(whyNotArrange(actor));
  const { supersessions } = draftingTables(tx);
  await tx.update(supersessions).set(input).where(eq(supersessions.id, subject.id));
  await note(tx, actor, 'supersession-changed', { id: subject.id, title: input.title });
}

/** Takes it off the list; versions already frozen keep theirs. Refuses `writers-only`. */
export async function removeSupersession(tx: Writer, actor: Actor, subject: { id: string; title: string }): Promise<void> {
  refuse(whyNotArrange(actor));
  const { supersessions } = draftingTables(tx);
  await tx.update(supersessions).set({ removedAt: actor.at }).where(eq(supersessions.id, subject.id));
  await note(tx, actor, 'supersession-removed', subject);
}

function note(tx: Writer, actor: Actor, act: string, { id, title }: { id: string; title: string }): Promise<string> {
  return record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'supersession', subjectId: id, details: { title }, at: actor.at });
}
