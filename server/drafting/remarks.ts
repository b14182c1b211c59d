/** Margin discussion on the live draft: remarks are rows with a place, never marks in the text (design D3). */
import { asc, eq, inArray } from 'drizzle-orm';
import { type Remark, whyNotRemark, whyNotResolve } from '#shared/drafting.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { refuse } from '../matters/matters.ts';
import { namesOf } from '../people/accounts.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { draftingTables } from './tables.ts';

export async function raiseRemark(tx: Writer, actor: Actor, documentId: string, input: { from: string; to: string; quote: string; text: string }): Promise<string> {
  refuse(whyNotRemark(actor));
  const { remarks, replies } = draftingTables(tx);
  const id = newId(actor.at);
  const { text, ...place } = input;
  await tx.insert(remarks).values({ id, documentId, ...place, raisedBy: actor.id, raisedAt: actor.at });
  await tx.insert(replies).values({ id: newId(actor.at), remarkId: id, by: actor.id, at: actor.at, text, quote: input.quote });
  await note(tx, actor, 'remark-raised', id);
  return id;
}

export async function replyToRemark(tx: Writer, actor: Actor, remarkId: string, input: { text: string; quote: string }): Promise<string> {
  refuse(whyNotRemark(actor));
  const { replies } = draftingTables(tx);
  const id = newId(actor.at);
  await tx.insert(replies).values({ id, remarkId, by: actor.id, at: actor.at, ...input });
  await note(tx, actor, 'remark-answered', remarkId);
  return id;
}

/** Refuses `raiser-only`. Resolving twice is no fault. */
export async function resolveRemark(tx: Writer, actor: Actor, remarkId: string): Promise<void> {
  const { remarks } = draftingTables(tx);
  const [row] = await tx.select().from(remarks).where(eq(remarks.id, remarkId));
  if (!row) throw new Refusal('not-found', 'not-found');
  refuse(whyNotResolve(actor, { raisedById: row.raisedBy }));
  if (row.resolvedAt) return;
  await tx.update(remarks).set({ resolvedAt: actor.at, resolvedBy: actor.id }).where(eq(remarks.id, remarkId));
  await note(tx, actor, 'remark-resolved', remarkId);
}

export async function reopenRemark(tx: Writer, actor: Actor, remarkId: string): Promise<void> {
  refuse(whyNotRemark(actor));
  const { remarks } = draftingTables(tx);
  const [row] = await tx.select({ resolvedAt: remarks.resolvedAt }).from(remarks).where(eq(remarks.id, remarkId));
  // Opening twice is no fault, and no second act.
  if (!row?.resolvedAt) return;
  await tx.update(remarks).set({ resolvedAt: null, resolvedBy: null }).where(eq(remarks.id, remarkId));
  await note(tx, actor, 'remark-reopened', remarkId);
}

const note = (tx: Writer, actor: Actor, act: string, remarkId: string) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'remark', subjectId: remarkId, at: actor.at });

/** The remark's document with the actor in its matter. */
export async function remarkFor(from: Reader, person: Person, remarkId: string): Promise<{ actor: Actor; documentId: string }> {
  const { remarks, documents } = draftingTables(from);
  const [row] = await from.select({ documentId: remarks.documentId, matterId: documents.matterId }).from(remarks).innerJoin(documents, eq(documents.id, remarks.documentId)).where(eq(remarks.id, remarkId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return { actor: await asTeam(from, person, row.matterId), documentId: row.documentId };
}

export async function remarksOf(from: Reader, actor: Actor, documentId: string): Promise<Remark[]> {
  const { remarks, replies } = draftingTables(from);
  const rows = await from.select().from(remarks).where(eq(remarks.documentId, documentId)).orderBy(asc(remarks.id));
  const said = rows.length === 0 ? [] : await from.select().from(replies).where(inArray(replies.remarkId, rows.map((row) => row.id))).orderBy(asc(replies.id));
  const names = await namesOf(from, [...rows.flatMap((row) => [row.raisedBy, row.resolvedBy ?? row.raisedBy]), ...said.map((row) => row.by)]);
  return rows.map((row) => ({
    id: row.id, from: row.from, to: row.to, quote: row.quote, raisedById: row.raisedBy, raisedBy: names.get(row.raisedBy) ?? '', raisedAt: row.raisedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null, resolvedBy: row.resolvedBy === null ? null : names.get(row.resolvedBy) ?? '',
    replies: said.filter((reply) => reply.remarkId === row.id).map((reply) => ({ id: reply.id, by: names.get(reply.by) ?? '', at: reply.at.toISOString(), text: reply.text, quote: reply.quote })),
    refusals: { reply: whyNotRemark(actor), resolve: row.resolvedAt ? 'remark-resolved' : whyNotResolve(actor, { raisedById: row.raisedBy }), reopen: row.resolvedAt ? whyNotRemark(actor) : 'remark-open' },
  }));
}

/** Open remarks with their words, for the check before a freeze. */
export async function openRemarks(from: Reader, documentId: string) {
  const { remarks } = draftingTables(from);
  return (await from.select().from(remarks).where(eq(remarks.documentId, documentId))).filter((row) => row.resolvedAt === null);
}
