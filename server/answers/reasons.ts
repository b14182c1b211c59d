/** The short reasons of a matter: chosen beside the free text, retired when they are no longer wanted, and never taken from an answer. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { AnswerInput } from '#shared/answers.ts';
import { mostReasons, type ShortReason, whyNotKeepReasons } from '#shared/answer-texts.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { refuse } from '../matters/refuse.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { shortReasonHash, type ShortReasonRow } from './evidence.ts';
import { answerTables } from './tables.ts';

/** How often each is chosen, and by whom. */
export type Uses = ReadonlyMap<string, { answers: number; people: readonly string[] }>;

async function rowsOf(from: Reader, matterId: string): Promise<(ShortReasonRow & { retired: boolean })[]> {
  const { reasons, reasonEnds } = answerTables(from);
  const rows = await from.select({ reason: reasons, end: reasonEnds.reasonId }).from(reasons).leftJoin(reasonEnds, eq(reasonEnds.reasonId, reasons.id)).where(eq(reasons.matterId, matterId)).orderBy(asc(reasons.id));
  return rows.map(({ reason, end }) => ({ ...reason, retired: end !== null }));
}

/** Retired ones too: an answer that has one keeps its words. */
export const reasonWords = async (from: Reader, matterId: string): Promise<Map<string, string>> => new Map((await rowsOf(from, matterId)).map(({ id, words }) => [id, words]));

export async function reasonWordsAmong(from: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const { reasons } = answerTables(from);
  if (ids.length === 0) return new Map();
  return new Map((await from.select({ id: reasons.id, words: reasons.words }).from(reasons).where(inArray(reasons.id, [...new Set(ids)]))).map(({ id, words }) => [id, words]));
}

/** In the order in which they came. */
export async function reasonsOf(from: Reader, matterId: string, uses: Uses): Promise<ShortReason[]> {
  return (await rowsOf(from, matterId)).map(({ id, words, retired }) => ({ id, words, retired, answers: uses.get(id)?.answers ?? 0 }));
}

/** Refuses `answerers-only`, `reason-there-already`, `too-many-reasons`. */
export async function addReason(tx: Writer, actor: Actor, words: string): Promise<string> {
  refuse(whyNotKeepReasons(actor));
  const standing = (await rowsOf(tx, actor.matterId)).filter(({ retired }) => !retired);
  if (standing.some((one) => one.words.toLocaleLowerCase('sv') === words.toLocaleLowerCase('sv'))) throw new Refusal('conflict', 'reason-there-already');
  if (standing.length >= mostReasons) throw new Refusal('conflict', 'too-many-reasons', { values: { most: mostReasons } });
  const row = { id: newId(actor.at), matterId: actor.matterId, words, by: actor.id, at: actor.at };
  await tx.insert(answerTables(tx).reasons).values(row);
  await note(tx, actor, 'answer-reason-added', { row, details: { reason: row.id, content: shortReasonHash(row) } });
  return row.id;
}

/** From now on it is not chosen; where it was, it stands. Refuses `answerers-only`, `not-found`, `reason-retired`. */
export async function retireReason(tx: Writer, actor: Actor, reasonId: string): Promise<void> {
  refuse(whyNotKeepReasons(actor));
  const row = (await rowsOf(tx, actor.matterId)).find(({ id }) => id === reasonId);
  if (!row) throw new Refusal('not-found', 'not-found');
  if (row.retired) throw new Refusal('conflict', 'reason-retired');
  await tx.insert(answerTables(tx).reasonEnds).values({ reasonId, by: actor.id, at: actor.at });
  await note(tx, actor, 'answer-reason-retired', { row, details: { reason: reasonId } });
}

const note = (tx: Writer, actor: Actor, act: 'answer-reason-added' | 'answer-reason-retired', { row, details }: { row: Pick<ShortReasonRow, 'id' | 'words'>; details: Record<string, string> }) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'answer-reason', subjectId: row.id, details: { words: row.words, ...details }, at: actor.at });

/** The matter a reason belongs to. Refuses `not-found`. */
export async function matterOfReason(from: Reader, reasonId: string): Promise<string> {
  const { reasons } = answerTables(from);
  const [row] = await from.select({ matterId: reasons.matterId }).from(reasons).where(eq(reasons.id, reasonId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row.matterId;
}

/** What an answer had before, it may keep; anything else must be there to choose now. Refuses `reason-unknown`, `reason-retired`, `text-unknown`. */
export async function checkChosen(from: Reader, actor: Actor, { reasons = [], texts = [], before }: Partial<Pick<AnswerInput, 'reasons' | 'texts'>> & { before: { reasons: readonly string[]; texts: readonly string[] } | null }): Promise<void> {
  const added = reasons.filter((id) => before?.reasons.includes(id) !== true);
  if (added.length > 0) {
    const known = new Map((await rowsOf(from, actor.matterId)).map((row) => [row.id, row]));
    for (const id of added) {
      const row = known.get(id);
      if (row === undefined) throw new Refusal('invalid', 'reason-unknown');
      if (row.retired) throw new Refusal('conflict', 'reason-retired');
    }
  }
  const used = texts.filter((id) => before?.texts.includes(id) !== true);
  if (used.length === 0) return;
  const { texts: rows } = answerTables(from);
  const found = await from.select({ matterId: rows.matterId, organisationId: rows.organisationId }).from(rows).where(inArray(rows.id, used));
  if (found.length < new Set(used).size || found.some(({ matterId, organisationId }) => matterId !== actor.matterId && !(organisationId !== null && actor.organisationIds.includes(organisationId)))) throw new Refusal('invalid', 'text-unknown');
}
