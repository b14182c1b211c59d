/** Splitting one comment into parts that are answered by themselves, and putting them together again. What was submitted stays as it was: a part is passages of it. */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { type Passage, partNumber, partOf, partsIn, type Said, type SplitFrom, type SplitSubject, whyNotJoin, whyNotSoSplit, whyNotSplit } from '#shared/comment-splits.ts';
import { Refusal } from '#shared/refusals.ts';
import { keepParts, partsAndWholes, removeParts } from '../consultation/parts.ts';
import { type SubmittedComment, submittedComment } from '../consultation/submitted.ts';
import { record } from '../journal/journal.ts';
import { type Actor, asTeam } from '../matters/actor.ts';
import { participantViews } from '../matters/participants.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { answerFor, type AnswerActor } from './answers.ts';
import { standingChanges } from './changes.ts';
import { sortingHash, splitHash, type SplitRow } from './evidence.ts';
import { meetingTables } from './meetings/tables.ts';
import { answerTables } from './tables.ts';

/** What {@link whyNotSplit} and {@link whyNotJoin} ask of a comment, or of a part. */
export async function splitSubject(from: Reader, { comment }: AnswerActor): Promise<SplitSubject & { split: boolean }> {
  const { triage } = answerTables(from);
  const { listed, meetingDecisions } = meetingTables(from);
  const pointing = await from.select({ id: triage.commentId }).from(triage).where(eq(triage.duplicateOf, comment.id)).limit(1);
  const waiting = await from.select({ id: listed.id }).from(listed).leftJoin(meetingDecisions, eq(meetingDecisions.meetingId, listed.meetingId)).where(and(eq(listed.commentId, comment.id), isNull(meetingDecisions.meetingId))).limit(1);
  return {
    concluded: comment.concluded, state: comment.state, split: comment.split === true, part: typeof comment.number === 'string', linked: comment.duplicate || pointing.length > 0,
    changed: (await standingChanges(from, [comment.id])).length > 0, listed: waiting.length > 0,
  };
}

/**
 * From now on its parts are answered and counted, and the comment itself no more; each part begins with the comment's theme and who answers for it.
 * Refuses what {@link whyNotSplit} and {@link whyNotSoSplit} say.
 */
export async function splitComment(tx: Writer, acting: AnswerActor, passages: readonly Passage[]): Promise<void> {
  const { actor, comment } = acting;
  refuse(whyNotSplit(actor, await splitSubject(tx, acting)));
  const { comment: whole } = await submittedComment(tx, comment.id);
  const why = whyNotSoSplit(whole, passages);
  if (why === 'split-incomplete') throw new Refusal('invalid', 'split-incomplete');
  if (why === 'split-too-few') throw new Refusal('invalid', 'split-too-few');
  if (why !== null) throw new Refusal('invalid', 'split-part-empty');
  const parts = Array.from({ length: partsIn(passages) }, () => newId(actor.at));
  await keepParts(tx, whole, parts.map((id, part) => ({ id, said: partOf(whole, passages, part) })));
  const row: SplitRow = { id: newId(actor.at), commentId: whole.id, passages: [...passages], parts, by: actor.id, at: actor.at };
  await tx.insert(answerTables(tx).splits).values(row);
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'comment-split', matterId: actor.matterId, subject: 'comment', subjectId: whole.id, details: { number: whole.number, parts: parts.length, split: row.id, content: splitHash(row) }, at: actor.at });
  await sortLikeTheWhole(tx, actor, { whole, parts });
}

async function sortLikeTheWhole(tx: Writer, actor: Actor, { whole, parts }: { whole: SubmittedComment; parts: readonly string[] }): Promise<void> {
  const { triage } = answerTables(tx);
  const [sorted] = await tx.select().from(triage).where(eq(triage.commentId, whole.id));
  if (sorted === undefined) return;
  const stays = (await participantViews(tx, actor.matterId)).some(({ personId }) => personId === sorted.assigneeId);
  const same = { themeId: sorted.themeId, assigneeId: stays ? sorted.assigneeId : null, dueOn: sorted.dueOn, duplicateOf: null };
  if (same.themeId === null && same.assigneeId === null && same.dueOn === null) return;
  for (const [at, commentId] of parts.entries()) {
    await tx.insert(triage).values({ commentId, ...same });
    await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'comment-sorted', matterId: actor.matterId, subject: 'answer', subjectId: commentId, details: { number: partNumber(Number(whole.number), at), fields: 'themeId assigneeId dueOn', sorting: sortingHash(same) }, at: actor.at });
  }
}

/** The split of a comment that stands; null when it is answered as one. */
export async function standingSplit(from: Reader, commentId: string): Promise<SplitRow | null> {
  const { splits, joinings } = answerTables(from);
  const [row] = await from.select({ split: splits }).from(splits).leftJoin(joinings, eq(joinings.splitId, splits.id)).where(and(eq(splits.commentId, commentId), isNull(joinings.splitId))).orderBy(desc(splits.id)).limit(1);
  return row?.split ?? null;
}

/** Of the round's comments, those that are split now. */
export async function splitsAmong(from: Reader, commentIds: readonly string[]): Promise<Map<string, SplitRow>> {
  const { splits, joinings } = answerTables(from);
  if (commentIds.length === 0) return new Map();
  const rows = await from.select({ split: splits }).from(splits).leftJoin(joinings, eq(joinings.splitId, splits.id)).where(and(inArray(splits.commentId, [...commentIds]), isNull(joinings.splitId)));
  return new Map(rows.map(({ split }) => [split.commentId, split]));
}

/** The comment is answered as one again; what was proposed to its parts is kept in their history. Refuses `comment-not-split` and what {@link whyNotJoin} says. */
export async function joinComment(tx: Writer, person: Person, commentId: string): Promise<void> {
  const { comment: whole, round } = await submittedComment(tx, commentId);
  const actor = await asTeam(tx, person, round.matterId);
  const split = await standingSplit(tx, commentId);
  if (split === null) throw new Refusal('conflict', 'comment-not-split');
  refuse(await whyNotJoinNow(tx, person, split));
  await removeParts(tx, split.parts, actor.at);
  await tx.insert(answerTables(tx).joinings).values({ splitId: split.id, by: actor.id, at: actor.at });
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'comment-joined', matterId: actor.matterId, subject: 'comment', subjectId: whole.id, details: { number: whole.number, split: split.id }, at: actor.at });
}

async function whyNotJoinNow(from: Reader, person: Person, { parts }: SplitRow): Promise<string | null> {
  const acting = await Promise.all(parts.map(async (id) => answerFor(from, person, id)));
  const [first] = acting;
  return first === undefined ? 'comment-not-split' : whyNotJoin(first.actor, await Promise.all(acting.map(async (one) => splitSubject(from, one))));
}

/** For who reads a part: the comment it is of; null for one that is no part. */
export async function splitFrom(from: Reader, person: Person, part: SubmittedComment): Promise<SplitFrom | null> {
  const split = part.partOf === null ? null : await standingSplit(from, part.partOf);
  if (split === null) return null;
  const { comment: whole } = await submittedComment(from, split.commentId);
  const number = Number(whole.number);
  return {
    id: whole.id, number, text: whole.text, proposedText: whole.proposedText, reason: whole.reason, by: (await namesOf(from, [split.by])).get(split.by) ?? '', at: split.at.toISOString(),
    parts: split.parts.map((id, at) => { const { text, proposedText } = partOf(whole, split.passages, at); return { id, number: partNumber(number, at), text: shortened(text || proposedText) }; }),
    common: commonOf(whole, split.passages),
    refusals: { join: await whyNotJoinNow(from, person, split) },
  };
}

/** Characters of each part where they are listed. */
const briefly = 120;
const shortened = (text: string): string => (text.length > briefly ? `${text.slice(0, Math.max(text.lastIndexOf(' ', briefly), 0) || briefly)} …` : text);

const commonOf = (whole: Said, passages: readonly Passage[]): Said => partOf(whole, passages.map((one) => ({ ...one, part: one.part === null ? 0 : one.part + 1 })), 0);

/** Every part against its comment and the split it came of, for `verify`: a part says nothing that was not submitted. */
export async function partFaults(from: Reader): Promise<string[]> {
  const { splits, joinings } = answerTables(from);
  const joined = new Set((await from.select({ id: joinings.splitId }).from(joinings)).map(({ id }) => id));
  const rows = await partsAndWholes(from);
  const faults: string[] = [];
  const known = new Set<string>();
  for (const split of await from.select().from(splits).orderBy(asc(splits.id))) {
    const whole = rows.get(split.commentId);
    for (const [at, id] of split.parts.entries()) {
      known.add(id);
      const part = rows.get(id);
      const said = whole === undefined ? null : partOf(whole, split.passages, at);
      const holds = part !== undefined && said !== null && part.partOf === split.commentId && part.part === at && part.responseId === whole?.responseId && (part.removedAt !== null) === joined.has(split.id)
        && part.text === said.text && part.proposedText === said.proposedText && part.reason === said.reason;
      if (!holds) faults.push(`part ${id} of comment ${split.commentId}: it is not the one that the comment was split into`);
    }
  }
  for (const { id, standing } of rows.values()) if (standing === 'part' && !known.has(id)) faults.push(`part ${id}: no comment was split into it`);
  return faults;
}
