/** The involvement log: entered by lead and working group, changed with its history kept, never emptied. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Involvement, type InvolvementInput, involvementListSchema, totalsOf, whyNotLogInvolvement } from '#shared/involvement.ts';
import { Refusal } from '#shared/refusals.ts';
import type { z } from 'zod';
import { record } from '../../journal/journal.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Person } from '../../people/person.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { type Actor, asTeam } from '../actor.ts';
import { refuse } from '../refuse.ts';
import { involvementTables } from './tables.ts';

/** Refuses `involvement-writers-only`. */
export async function logInvolvement(tx: Writer, actor: Actor, content: InvolvementInput): Promise<string> {
  refuse(whyNotLogInvolvement(actor));
  const { involvements } = involvementTables(tx);
  const id = newId(actor.at);
  await tx.insert(involvements).values({ id, matterId: actor.matterId, on: content.on, content, addedBy: actor.id, addedAt: actor.at, version: 1 });
  await keep(tx, actor, id, { version: 1, content });
  await note(tx, actor, 'involvement-logged', id, content);
  return id;
}

/** Refuses `involvement-writers-only`, and `involvement-changed-meanwhile` for an older reading. */
export async function changeInvolvement(tx: Writer, actor: Actor, involvementId: string, { version, ...content }: InvolvementInput & { version: number }): Promise<void> {
  await standing(tx, actor, involvementId, version);
  const { involvements } = involvementTables(tx);
  await tx.update(involvements).set({ on: content.on, content, version: version + 1, changedAt: actor.at }).where(eq(involvements.id, involvementId));
  await keep(tx, actor, involvementId, { version: version + 1, content });
  await note(tx, actor, 'involvement-changed', involvementId, content);
}

/** It leaves the log; what it said is kept. Refuses as a change does. */
export async function removeInvolvement(tx: Writer, actor: Actor, involvementId: string, { version }: { version: number }): Promise<void> {
  const row = await standing(tx, actor, involvementId, version);
  const { involvements } = involvementTables(tx);
  await tx.update(involvements).set({ removedAt: actor.at }).where(eq(involvements.id, involvementId));
  await note(tx, actor, 'involvement-removed', involvementId, row.content);
}

async function standing(tx: Writer, actor: Actor, involvementId: string, version: number) {
  refuse(whyNotLogInvolvement(actor));
  const row = await involvementRow(tx, involvementId);
  if (row.removedAt) throw new Refusal('not-found', 'not-found');
  if (row.version !== version) throw new Refusal('conflict', 'involvement-changed-meanwhile');
  return row;
}

async function keep(tx: Writer, actor: Actor, involvementId: string, one: { version: number; content: InvolvementInput }): Promise<void> {
  const { involvementVersions } = involvementTables(tx);
  await tx.insert(involvementVersions).values({ involvementId, ...one, by: actor.id, at: actor.at });
}

const note = (tx: Writer, actor: Actor, act: string, id: string, { on }: InvolvementInput) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'involvement', subjectId: id, details: { on }, at: actor.at });

async function involvementRow(from: Reader, involvementId: string) {
  const { involvements } = involvementTables(from);
  const [row] = await from.select().from(involvements).where(eq(involvements.id, involvementId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

/** With the actor in its matter; `not-found` for whoever has no role there. */
export async function involvementFor(from: Reader, person: Person, involvementId: string): Promise<{ actor: Actor; id: string }> {
  const row = await involvementRow(from, involvementId);
  return { actor: await asTeam(from, person, row.matterId), id: row.id };
}

/** In the order of their days, with the totals that decision basis and assessment are filled from. */
export async function involvementOf(from: Reader, actor: Actor): Promise<z.infer<typeof involvementListSchema>> {
  const { involvements } = involvementTables(from);
  const rows = await from.select().from(involvements).where(and(eq(involvements.matterId, actor.matterId), isNull(involvements.removedAt))).orderBy(asc(involvements.on), asc(involvements.id));
  const names = await namesOf(from, rows.map((row) => row.addedBy));
  const write = whyNotLogInvolvement(actor);
  const items = rows.map((row): Involvement => ({
    id: row.id, ...row.content, version: row.version, people: row.content.groups.reduce((sum, { count }) => sum + count, 0),
    addedBy: names.get(row.addedBy) ?? '', addedAt: row.addedAt.toISOString(), changedAt: row.changedAt?.toISOString() ?? null, refusals: { change: write, remove: write },
  }));
  return { items, next: null, totals: totalsOf(items), refusals: { log: write } };
}

export async function involvementHistory(from: Reader, involvementId: string) {
  const { involvementVersions } = involvementTables(from);
  const rows = await from.select().from(involvementVersions).where(eq(involvementVersions.involvementId, involvementId)).orderBy(asc(involvementVersions.version));
  const names = await namesOf(from, rows.map((row) => row.by));
  return { items: rows.map((row) => ({ ...row.content, version: row.version, by: names.get(row.by) ?? '', at: row.at.toISOString() })), next: null };
}
