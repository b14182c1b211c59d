/** Margin discussion on the live draft: threads are rows with a place, never marks in the text (design D3). */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { speaksAs, whyNotSettle } from '#shared/discussion.ts';
import { whyNotRemark } from '#shared/drafting.ts';
import { Refusal } from '#shared/refusals.ts';
import { type Actor, asTeam } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import type { Person } from '../../people/person.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { draftingTables } from '../tables.ts';
import type { TakenPlace } from './remark-anchors.ts';
import { noteRaised, noteSettled } from './remark-notices.ts';
import { say } from './replies.ts';
import { discussionTables } from './tables.ts';
import { note, remarkRow } from './thread.ts';

/** `place` was taken from the text just before the act. Refuses `team-only` and `mention-unknown`. */
export async function raiseRemark(tx: Writer, actor: Actor, documentId: string, input: { place: TakenPlace; text: string; mentions: readonly string[] }): Promise<string> {
  refuse(whyNotRemark(actor));
  const { remarks } = discussionTables(tx);
  const id = newId(actor.at);
  const { place, ...said } = input;
  const raisedAs = speaksAs(actor);
  await tx.insert(remarks).values({ id, documentId, ...place, moved: false, raisedBy: actor.id, raisedAs, raisedAt: actor.at, version: 1 });
  const replyId = await say(tx, actor, id, { ...said, wording: place.anchor.quote, wordingSeq: place.seq });
  await note(tx, actor, 'remark-raised', id);
  await noteRaised(tx, actor, { remarkId: id, replyId, mentioned: input.mentions, raisedAs });
  return id;
}

/** Refuses `raiser-only`, and `remark-changed-meanwhile` when something was said that the person has not seen. Settling twice is no fault. */
export async function settleRemark(tx: Writer, actor: Actor, remarkId: string, seen: { version: number }): Promise<void> {
  const row = await remarkRow(tx, remarkId);
  refuse(whyNotSettle(actor, { raisedById: row.raisedBy }));
  if (row.resolvedAt) return;
  await turn(tx, row, seen.version, { resolvedAt: actor.at, resolvedBy: actor.id });
  await note(tx, actor, 'remark-resolved', remarkId);
  await noteSettled(tx, actor, { remarkId, kind: 'resolved' });
}

/** Refuses as settling does. Opening twice is no fault, and no second act. */
export async function reopenRemark(tx: Writer, actor: Actor, remarkId: string, seen: { version: number }): Promise<void> {
  const row = await remarkRow(tx, remarkId);
  refuse(whyNotSettle(actor, { raisedById: row.raisedBy }));
  if (!row.resolvedAt) return;
  await turn(tx, row, seen.version, { resolvedAt: null, resolvedBy: null });
  await note(tx, actor, 'remark-reopened', remarkId);
  await noteSettled(tx, actor, { remarkId, kind: 'reopened' });
}

async function turn(tx: Writer, row: { id: string; version: number }, version: number, change: { resolvedAt: Date | null; resolvedBy: string | null }): Promise<void> {
  if (row.version !== version) throw new Refusal('conflict', 'remark-changed-meanwhile');
  const { remarks } = discussionTables(tx);
  await tx.update(remarks).set({ ...change, version: row.version + 1 }).where(eq(remarks.id, row.id));
}

/** The thread with the actor in its matter; `not-found` for whoever has no role there. */
export async function remarkFor(from: Reader, person: Person, remarkId: string): Promise<{ actor: Actor; remark: Awaited<ReturnType<typeof remarkRow>> }> {
  const remark = await remarkRow(from, remarkId);
  const { documents } = draftingTables(from);
  const [document] = await from.select({ matterId: documents.matterId }).from(documents).where(eq(documents.id, remark.documentId));
  return { actor: await asTeam(from, person, document?.matterId ?? ''), remark };
}

/** What the threads began with, by the thread's id. */
export async function openingWords(from: Reader, remarkIds: readonly string[]): Promise<Map<string, string>> {
  const { replies } = discussionTables(from);
  const rows = remarkIds.length === 0 ? [] : await from.select({ id: replies.remarkId, text: replies.text }).from(replies).where(and(inArray(replies.remarkId, [...remarkIds]), isNull(replies.withdrawnAt))).orderBy(desc(replies.at), desc(replies.id));
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Open threads with their anchors, for the check before a freeze. */
export async function openRemarks(from: Reader, documentId: string) {
  const { remarks } = discussionTables(from);
  return from.select({ id: remarks.id, anchor: remarks.anchor, followed: remarks.followed, moved: remarks.moved }).from(remarks).where(and(eq(remarks.documentId, documentId), isNull(remarks.resolvedAt)));
}
