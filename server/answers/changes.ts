/** Links between comments and the words that changed because of them, and stated reasons for the words that no comment changed. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { type changeReasonInput, type LinkedChange, type pickedChangeInput, whyNotExplainChange, whyNotLinkChange } from '#shared/answer-changes.ts';
import type { LiveAnchor } from '#shared/discussion.ts';
import { Refusal } from '#shared/refusals.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { AnswerActor } from './answers.ts';
import type { ChangedBlocks } from './changed-blocks.ts';
import { isConcluded } from './conclusion.ts';
import { changeHash, type ChangeRow, reasonHash, type ReasonRow } from './evidence.ts';
import { answerTables } from './tables.ts';

type ChangeMade = Pick<ChangeRow, 'documentId' | 'blocks' | 'before' | 'after'> & { kind: 'applied' | 'picked'; anchor: LiveAnchor | null };

/** The link alone; what it says must have been judged. */
export async function addChange(tx: Writer, { actor, comment }: Pick<AnswerActor, 'actor'> & { comment: Pick<AnswerActor['comment'], 'id' | 'number'> }, made: ChangeMade): Promise<string> {
  const { changes } = answerTables(tx);
  const row = { id: newId(actor.at), commentId: comment.id, ...made, by: actor.id, at: actor.at };
  await tx.insert(changes).values(row);
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: made.kind === 'applied' ? 'wording-applied' : 'change-linked', matterId: actor.matterId, subject: 'answer', subjectId: comment.id, details: { number: comment.number, change: row.id, content: changeHash(row) }, at: actor.at });
  return row.id;
}

/** The link stands no more; its row and its journal entry stay. */
export async function endChange(tx: Writer, { actor, comment }: AnswerActor, { id }: ChangeRow, how: 'undone' | 'unlinked'): Promise<void> {
  const { changeEnds } = answerTables(tx);
  await checkStands(tx, { id });
  await tx.insert(changeEnds).values({ changeId: id, how, by: actor.id, at: actor.at });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: how === 'undone' ? 'wording-undone' : 'change-unlinked', matterId: actor.matterId, subject: 'answer', subjectId: comment.id, details: { number: comment.number, change: id }, at: actor.at });
}

/** Refuses `change-ended`. */
export async function checkStands(from: Reader, { id }: Pick<ChangeRow, 'id'>): Promise<void> {
  const { changeEnds } = answerTables(from);
  const [ended] = await from.select({ id: changeEnds.changeId }).from(changeEnds).where(eq(changeEnds.changeId, id));
  if (ended) throw new Refusal('conflict', 'change-ended');
}

/** Links a comment to what was changed by hand. Refuses `change-not-there` when none of the paragraphs reads otherwise than it was consulted on, and what {@link whyNotLinkChange} refuses. */
export async function pickChange(tx: Writer, acting: AnswerActor, { documentId, blocks }: z.infer<typeof pickedChangeInput>, changed: ChangedBlocks): Promise<string> {
  refuse(whyNotLinkChange(acting.actor, acting.comment));
  if (!changed.areChanged(blocks)) throw new Refusal('conflict', 'change-not-there');
  const standing = await standingChanges(tx, [acting.comment.id]);
  const known = standing.find((one) => one.documentId === documentId && one.blocks.some((block) => blocks.includes(block)));
  if (known) throw new Refusal('conflict', 'change-linked-already');
  return addChange(tx, acting, { documentId, kind: 'picked', blocks, ...changed.wordsOf(blocks), anchor: null });
}

/** Takes a link away and leaves the text. */
export async function unlinkChange(tx: Writer, acting: AnswerActor, change: ChangeRow): Promise<void> {
  refuse(whyNotLinkChange(acting.actor, { ...acting.comment, duplicate: false }));
  await endChange(tx, acting, change, 'unlinked');
}

/** Refuses `not-found`. */
export async function changeById(from: Reader, changeId: string): Promise<ChangeRow> {
  const { changes } = answerTables(from);
  const [row] = await from.select().from(changes).where(eq(changes.id, changeId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

/** Links that stand, oldest first. */
export async function standingChanges(from: Reader, commentIds: readonly string[]): Promise<ChangeRow[]> {
  const { changes, changeEnds } = answerTables(from);
  const found: ChangeRow[] = [];
  for (let at = 0; at < commentIds.length; at += 500) {
    const rows = await from.select({ change: changes }).from(changes).leftJoin(changeEnds, eq(changeEnds.changeId, changes.id)).where(and(inArray(changes.commentId, commentIds.slice(at, at + 500)), isNull(changeEnds.changeId))).orderBy(asc(changes.id));
    found.push(...rows.map(({ change }) => change));
  }
  return found;
}

/** Says why words were changed; an empty reason takes the earlier one away. Refuses `change-not-there` and what {@link whyNotExplainChange} refuses. */
export async function explainChange(tx: Writer, actor: Actor, roundId: string, { documentId, blocks, reason }: z.infer<typeof changeReasonInput>, changed: ChangedBlocks): Promise<void> {
  refuse(whyNotExplainChange(actor, { concluded: await isConcluded(tx, roundId) }));
  if (!changed.areChanged(blocks)) throw new Refusal('conflict', 'change-not-there');
  const { changeReasons } = answerTables(tx);
  const row = { id: newId(actor.at), roundId, documentId, blocks, reason: reason.trim(), by: actor.id, at: actor.at };
  await tx.insert(changeReasons).values(row);
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'change-explained', matterId: actor.matterId, subject: 'answer', subjectId: roundId, details: { reason: row.id, content: reasonHash(row) }, at: actor.at });
}

/** Newest last. */
export async function reasonsOf(from: Reader, roundId: string): Promise<ReasonRow[]> {
  const { changeReasons } = answerTables(from);
  return from.select().from(changeReasons).where(eq(changeReasons.roundId, roundId)).orderBy(asc(changeReasons.id));
}

/** The working document and the frozen one of a text that was consulted on, from the first of the versions that has it. Refuses `not-found` when none has. */
export async function consultedDocument(from: Reader, packageIds: readonly string[], documentId: string): Promise<{ documentId: string; frozenDocumentId: string; title: string }> {
  for (const packageId of new Set(packageIds)) {
    const found = (await viewPackage(from, packageId)).documents.find((one) => one.documentId === documentId);
    if (found) return { documentId, frozenDocumentId: found.id, title: found.title };
  }
  throw new Refusal('not-found', 'not-found');
}

/** What was written from a comment is told in its own words; what was linked in those of its paragraphs, then and now. */
export async function linkViews(from: Reader, rows: readonly ChangeRow[], { actor, concluded, changedIn }: { actor: Actor; concluded: boolean; changedIn: (documentId: string) => Promise<ChangedBlocks> }): Promise<LinkedChange[]> {
  const names = await namesOf(from, rows.map(({ by }) => by));
  return Promise.all(rows.map(async (row): Promise<LinkedChange> => {
    const changed = await changedIn(row.documentId);
    const why = whyNotLinkChange(actor, { concluded, duplicate: false });
    return {
      id: row.id, kind: row.kind === 'applied' ? 'applied' : 'picked', documentId: row.documentId, documentTitle: changed.title, ...changed.placeOf(row.blocks),
      ...(row.kind === 'applied' ? { before: row.before, after: row.after } : changed.wordsOf(row.blocks)), stands: changed.areChanged(row.blocks),
      by: names.get(row.by) ?? '', at: row.at.toISOString(), refusals: { unlink: why, undo: row.kind === 'applied' ? why : 'change-not-applied' },
    };
  }));
}
