/** Comments on the exact words of a frozen version: verified against its blocks, never lost because the text changed (design D6). */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { type Comment, type commentChange, type CommentInput, type Standing, whyNotChangeComment, whyNotComment, whyNotRemoveComment, whyNotSpeakUp, whyNotWriteResponse } from '#shared/consultation.ts';
import { Refusal } from '#shared/refusals.ts';
import { frozenTitles } from '../drafting/frozen.ts';
import { type FrozenPlace, verifiedPlace } from '../drafting/frozen-place.ts';
import { record } from '../journal/journal.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import type { Person } from '../people/person.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { unitsOf } from './colleague-codes.ts';
import type { ResponseActor } from './response-actor.ts';
import { placesNow } from './places-now.ts';
import { versionAnchored } from './round-versions.ts';
import { roundById } from './rounds.ts';
import { consultationTables } from './tables.ts';

/** Refuses `anchor-invalid` when the quote is not exactly what stands there. */
export async function leaveComment(tx: Writer, acting: ResponseActor, input: CommentInput): Promise<string> {
  const { who, response } = acting;
  refuse(whyNotComment(who, response));
  const round = await roundById(tx, response.roundId);
  const { anchor, ...said } = input;
  const packageId = await versionAnchored(tx, round, anchor);
  return insertComment(tx, acting, { place: await verifiedPlace(tx, packageId, anchor), packageId, said });
}

/** For whoever has asked the rule and verified the place. */
export async function insertComment(tx: Writer, { who, person, response }: ResponseActor, { place, packageId, said }: { place: FrozenPlace; packageId: string; said: Omit<CommentInput, 'anchor'> }): Promise<string> {
  const { comments } = consultationTables(tx);
  const id = newId(person.at);
  await tx.insert(comments).values({ id, responseId: response.id, roundId: response.roundId, packageId, ...place, ...said, by: person.id, standing: who.guest ? 'waiting' : 'stands', version: 0, changedBy: person.id, createdAt: person.at, updatedAt: person.at });
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act: 'comment-left', matterId: null, subject: 'comment', subjectId: id, at: person.at });
  return id;
}

/**
 * Autosave: no journal entry of its own. What a colleague has changed since `version` is refused with `comment-changed`, and nothing of the change
 * is stored; the words that already stand there are no change.
 */
export async function changeComment(tx: Writer, { who, person, response }: ResponseActor, commentId: string, { version, ...change }: z.infer<typeof commentChange>): Promise<void> {
  refuse(whyNotComment(who, response));
  const { comments } = consultationTables(tx);
  const row = await standing(tx, response.id, commentId);
  const units = await unitsOf(tx, response.id);
  refuse(whyNotChangeComment(who, response, subjectOf(row, person, units)));
  const set = Object.fromEntries(Object.entries(change).filter(([field, value]) => row[field as keyof typeof change] !== value));
  if (Object.keys(set).length === 0) return;
  await asRead(tx, row, version);
  // A coordinator who changes a colleague's words takes them over: they stand from then on, and as they were they are kept.
  const takenOver = !who.guest && units.has(row.by);
  if (takenOver) await keepOriginal(tx, row, person);
  const settled = takenOver && row.standing === 'waiting' ? { standing: 'stands', settledBy: person.id, settledAt: person.at } : {};
  await tx.update(comments).set({ ...set, ...settled, version: row.version + 1, changedBy: person.id, updatedAt: person.at }).where(eq(comments.id, commentId));
}

/** Refuses `comment-changed` like a change does: nobody takes away words that were not seen. */
export async function removeComment(tx: Writer, { who, person, response }: ResponseActor, commentId: string, version: number): Promise<void> {
  refuse(whyNotComment(who, response));
  const { comments } = consultationTables(tx);
  const row = await standing(tx, response.id, commentId);
  refuse(whyNotRemoveComment(who, response, subjectOf(row, person, await unitsOf(tx, response.id))));
  await asRead(tx, row, version);
  await tx.update(comments).set({ removedAt: person.at }).where(eq(comments.id, commentId));
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act: 'comment-removed', matterId: null, subject: 'comment', subjectId: commentId, at: person.at });
}

/** What the rules ask about a comment. */
export const subjectOf = (row: CommentRow, reader: Pick<Person, 'id'>, units: Map<string, string>) => ({ mine: row.by === reader.id, colleagues: units.has(row.by), standing: row.standing as Standing });

/** The first words stay the original, however often they are changed after that. */
export async function keepOriginal(tx: Writer, { id, kind, text, proposedText, reason }: CommentRow, by: Person): Promise<void> {
  const { commentOriginals } = consultationTables(tx);
  await tx.insert(commentOriginals).values({ commentId: id, kind, text, proposedText, reason, replacedBy: by.id, replacedAt: by.at }).onConflictDoNothing();
}

export async function standing(tx: Writer, responseId: string, commentId: string): Promise<CommentRow> {
  const { comments } = consultationTables(tx);
  const [row] = await tx.select().from(comments).where(and(eq(comments.id, commentId), eq(comments.responseId, responseId), isNull(comments.removedAt)));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

export async function asRead(tx: Writer, row: CommentRow, version: number): Promise<void> {
  if (row.version !== version) throw new Refusal('conflict', 'comment-changed', { values: { by: (await namesOf(tx, [row.changedBy])).get(row.changedBy) ?? '' } });
}

/** Which response a comment belongs to; `not-found` for an unknown or removed one. */
export async function responseOfComment(from: Reader, commentId: string): Promise<string> {
  const { comments } = consultationTables(from);
  const [row] = await from.select({ responseId: comments.responseId }).from(comments).where(and(eq(comments.id, commentId), isNull(comments.removedAt)));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row.responseId;
}

/** The comments of a response in the order of the text, to one of its own side or to those outside. */
export async function commentViews(from: Reader, of: { responseId: string }, reader: CommentReader): Promise<Comment[]> {
  const { comments } = consultationTables(from);
  const rows = await from.select().from(comments).where(and(eq(comments.responseId, of.responseId), isNull(comments.removedAt), isNull(comments.partOf), reader === 'outside' ? eq(comments.standing, 'stands') : undefined)).orderBy(asc(comments.ordinal), asc(comments.fromOffset), asc(comments.id));
  return viewsOf(from, rows, reader);
}

/** Refuses `not-found` also when it was removed. */
export async function commentView(from: Reader, commentId: string, reader: CommentReader): Promise<Comment> {
  const { comments } = consultationTables(from);
  const [view] = await viewsOf(from, await from.select().from(comments).where(and(eq(comments.id, commentId), isNull(comments.removedAt))), reader);
  if (!view) throw new Refusal('not-found', 'not-found');
  return view;
}

export type CommentRow = ReturnType<typeof consultationTables>['comments']['$inferSelect'];

/** Who reads: somebody of the response's own side, or `outside`, to whom nobody tells which colleague wrote what. */
export type CommentReader = 'outside' | Pick<ResponseActor, 'who' | 'person' | 'response'>;

async function viewsOf(from: Reader, rows: CommentRow[], reader: CommentReader): Promise<Comment[]> {
  const [first] = rows;
  const inside = reader === 'outside' ? { originals: [], voices: [] } : await saidInside(from, rows.map(({ id }) => id));
  const names = await namesOf(from, [...rows.map((row) => row.by), ...inside.voices.map((voice) => voice.personId)]);
  const units = first ? await unitsOf(from, first.responseId) : new Map<string, string>();
  const titles = await frozenTitles(from, rows.flatMap((row) => row.frozenDocumentId ?? []));
  const now = await placesNow(from, rows);
  return rows.map((row): Comment => ({
    id: row.id, responseId: row.responseId, number: row.number, anchor: anchorOf(row), documentTitle: row.frozenDocumentId === null ? null : titles.get(row.frozenDocumentId) ?? null,
    clauseNumber: row.clauseNumber, clauseHeading: row.clauseHeading, ordinal: row.ordinal, packageNumber: now.numbers.get(row.packageId) ?? 0, now: now.places.get(row.id) ?? null, kind: row.kind as Comment['kind'], text: row.text, proposedText: row.proposedText, reason: row.reason,
    by: reader === 'outside' && units.has(row.by) ? '' : names.get(row.by) ?? '', unit: reader === 'outside' ? null : units.get(row.by) ?? null, updatedAt: row.updatedAt.toISOString(), version: row.version,
    // A part is of what stands in the response.
    standing: row.partOf === null ? row.standing as Standing : 'stands', mergedInto: row.mergedInto,
    original: inside.originals.filter((one) => one.commentId === row.id).map((one) => ({ kind: one.kind as Comment['kind'], text: one.text, proposedText: one.proposedText, reason: one.reason, by: names.get(row.by) ?? '', at: one.replacedAt.toISOString() }))[0] ?? null,
    voices: inside.voices.filter((voice) => voice.commentId === row.id).map((voice) => ({ kind: voice.kind as 'supports' | 'objects', word: voice.word, by: [names.get(voice.personId), units.get(voice.personId)].filter(Boolean).join(', '), mine: reader !== 'outside' && voice.personId === reader.person.id })),
    refusals: reader === 'outside' ? {} : refusalsOf(reader, subjectOf(row, reader.person, units)),
  }));
}

const refusalsOf = ({ who, response }: Exclude<CommentReader, 'outside'>, subject: ReturnType<typeof subjectOf>) => ({
  change: whyNotChangeComment(who, response, subject), remove: whyNotRemoveComment(who, response, subject), settle: whyNotWriteResponse(who, response), speakUp: whyNotSpeakUp(who, response, subject),
});

/** What was said about comments inside the consultee: to nobody outside it. */
async function saidInside(from: Reader, ids: string[]) {
  const { commentOriginals, commentVoices } = consultationTables(from);
  if (ids.length === 0) return { originals: [], voices: [] };
  return {
    originals: await from.select().from(commentOriginals).where(inArray(commentOriginals.commentId, ids)),
    voices: await from.select().from(commentVoices).where(inArray(commentVoices.commentId, ids)).orderBy(asc(commentVoices.at), asc(commentVoices.personId)),
  };
}

export function anchorOf(row: Pick<CommentRow, 'scope' | 'frozenDocumentId' | 'fromBlock' | 'fromOffset' | 'toBlock' | 'toOffset' | 'quote'>): Comment['anchor'] {
  return {
    scope: row.scope as Comment['anchor']['scope'], documentId: row.frozenDocumentId,
    from: row.fromBlock === null ? null : { block: row.fromBlock, offset: row.fromOffset ?? 0 }, to: row.toBlock === null ? null : { block: row.toBlock, offset: row.toOffset ?? 0 }, quote: row.quote,
  };
}
