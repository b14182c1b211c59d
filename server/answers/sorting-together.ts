/** Many comments sorted in one act: what it would change, the act with an entry for each comment, and its undoing. */
import { and, eq, inArray } from 'drizzle-orm';
import { type AnswerRow, type CommentFilter, standsNoMore } from '#shared/answers.ts';
import { whyNotTriage } from '#shared/answers.ts';
import { type ChosenComments, fieldOf, mostTogether, type TogetherAct, type TogetherPreview, type UndoneTogether, whyNotSortTogether, whyNotUndoTogether } from '#shared/answers-together.ts';
import { inNumberOrder } from '#shared/comment-splits.ts';
import type { CommentNumber } from '#shared/export.ts';
import { Refusal } from '#shared/refusals.ts';
import { recordTogether } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { participantViews } from '../matters/participants.ts';
import { refuse } from '../matters/refuse.ts';
import { sha256 } from '../platform/files/files.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import type { AnchorStates } from './anchor-states.ts';
import { filtered, inGroups } from './bench.ts';
import { isConcluded } from './conclusion.ts';
import { sortingHash, type SortingRow } from './evidence.ts';
import { answerTables } from './tables.ts';

export interface TogetherPlan extends TogetherPreview {
  /** Only those that change. */
  of: { id: string; number: CommentNumber; had: string | null }[];
}

/** What the act does to the chosen rows. Refuses `too-many-together`, and `not-found` when a comment is not in the round. */
export function planTogether(rows: readonly AnswerRow[], { chosen, act, states }: { chosen: ChosenComments; act: TogetherAct; states: AnchorStates }): TogetherPlan {
  const among = chosenAmong(rows, chosen, states);
  if (among.length > mostTogether) throw new Refusal('too-large', 'too-many-together', { values: { most: mostTogether } });
  const [field, of, cannot] = [fieldOf(act), [] as TogetherPlan['of'], new Map<string, number>()];
  for (const row of among) {
    if (!standsNoMore(row) && row[field] === act.to) continue;
    const why = whyNotSortTogether(row, act);
    if (why === null) of.push({ id: row.id, number: row.number, had: row[field] });
    else cannot.set(why, (cannot.get(why) ?? 0) + 1);
  }
  const refused = [...cannot.values()].reduce((sum, count) => sum + count, 0);
  // By number: another order of the list is the same act.
  of.sort((a, b) => inNumberOrder(a.number, b.number));
  const seen = sha256(of.map(({ id, had }) => `${id} ${had ?? ''}`).join('\n'));
  return { chosen: among.length, changes: of.length, already: among.length - of.length - refused, cannot: [...cannot].map(([code, count]) => ({ code, count })), seen, of };
}

function chosenAmong(rows: readonly AnswerRow[], chosen: ChosenComments, states: AnchorStates): readonly AnswerRow[] {
  if (chosen.kind === 'all') {
    const except = new Set(chosen.except);
    return filtered(rows, chosen.filter satisfies CommentFilter, states).filter(({ id }) => !except.has(id));
  }
  const wanted = new Set(chosen.comments);
  const found = rows.filter(({ id }) => wanted.has(id));
  if (found.length < wanted.size) throw new Refusal('not-found', 'not-found');
  return found;
}

/** Does what the preview said, or refuses `selection-changed`; also `theme-unknown`, `assignee-unknown`, `nothing-to-sort`, and what sorting one refuses. */
export async function sortTogether(tx: Writer, actor: Actor, { roundId, rows, seen, ...wanted }: { roundId: string; rows: readonly AnswerRow[]; chosen: ChosenComments; act: TogetherAct; states: AnchorStates; seen: string }): Promise<{ id: string; changed: number }> {
  refuse(whyNotTriage(actor, { concluded: await isConcluded(tx, roundId) }));
  const { act } = wanted;
  await checkTarget(tx, actor, { roundId, act });
  const plan = planTogether(rows, wanted);
  if (plan.seen !== seen) throw new Refusal('conflict', 'selection-changed');
  if (plan.of.length === 0) throw new Refusal('invalid', 'nothing-to-sort');
  const now = await sortingsOf(tx, plan.of.map(({ id }) => id));
  if (plan.of.some(({ id, had }) => (now.get(id)?.[fieldOf(act)] ?? null) !== had)) throw new Refusal('conflict', 'selection-changed');
  const { sortings } = answerTables(tx);
  const id = newId(actor.at);
  await tx.insert(sortings).values({ id, roundId, kind: act.kind, to: act.to, had: byValue(plan.of), by: actor.id, at: actor.at });
  await setTogether(tx, actor, { act, to: act.to, of: plan.of, details: { together: id } });
  return { id, changed: plan.of.length };
}

/** Gives each what it had before, as a new act; what is no longer as the act left it stays. Refuses `own-sorting-only`, `sorting-undone`, `sorting-too-old`. */
export async function undoTogether(tx: Writer, actor: Actor, { roundId, sortingId }: { roundId: string; sortingId: string }): Promise<UndoneTogether> {
  const { sortings, sortingUndos } = answerTables(tx);
  const [sorting] = await tx.select().from(sortings).where(and(eq(sortings.id, sortingId), eq(sortings.roundId, roundId)));
  if (!sorting) throw new Refusal('not-found', 'not-found');
  const [undone] = await tx.select().from(sortingUndos).where(eq(sortingUndos.sortingId, sortingId));
  refuse(whyNotUndoTogether(actor, { ...sorting, undone: undone !== undefined, concluded: await isConcluded(tx, roundId) }, actor.at));
  await tx.insert(sortingUndos).values({ sortingId, by: actor.id, at: actor.at });
  const act = { kind: sorting.kind as TogetherAct['kind'] };
  const now = await sortingsOf(tx, sorting.had.flatMap(({ comments }) => comments.map((one) => one.id)));
  const there = await valuesThere(tx, actor, roundId, act);
  const told = { restored: 0, changedSince: 0, gone: 0 };
  for (const { value, comments } of sorting.had) {
    const same = comments.filter((one) => (now.get(one.id)?.[fieldOf(act)] ?? null) === sorting.to);
    told.changedSince += comments.length - same.length;
    if (act.kind !== 'due' && value !== null && !there.has(value)) {
      told.gone += same.length;
      continue;
    }
    told.restored += same.length;
    await setTogether(tx, actor, { act, to: value, of: same, details: { undoes: sortingId } });
  }
  return told;
}

interface Setting { act: Pick<TogetherAct, 'kind'>; to: string | null; of: readonly { id: string; number: CommentNumber }[]; details: Record<string, string> }

/** One entry for each, as when it is sorted by itself: its newest says how it stands (`verify.ts`). */
async function setTogether(tx: Writer, actor: Actor, { act, to, of, details }: Setting): Promise<void> {
  const { triage } = answerTables(tx);
  const set = { [fieldOf(act)]: to };
  const sorted = new Map<string, SortingRow>();
  for (const some of inGroups(of.map(({ id }) => id))) {
    for (const row of await tx.insert(triage).values(some.map((commentId) => ({ commentId, ...set }))).onConflictDoUpdate({ target: triage.commentId, set }).returning()) sorted.set(row.commentId, row);
  }
  if (of.length === 0) return;
  await recordTogether(tx, `matter:${actor.matterId}`, of.map(({ id, number }) => {
    const row = sorted.get(id);
    if (!row) throw new Error('a sorted comment has a row');
    return { audience: 'team', actorId: actor.id, act: 'comment-sorted', matterId: actor.matterId, subject: 'answer', subjectId: id, details: { number, fields: fieldOf(act), sorting: sortingHash(row), ...details }, at: actor.at };
  }));
}

async function checkTarget(from: Reader, actor: Actor, { roundId, act }: { roundId: string; act: TogetherAct }): Promise<void> {
  if (act.kind !== 'due' && act.to !== null && !(await valuesThere(from, actor, roundId, act)).has(act.to)) throw new Refusal('invalid', act.kind === 'theme' ? 'theme-unknown' : 'assignee-unknown');
}

/** The themes of the round, or who takes part in the matter. */
async function valuesThere(from: Reader, actor: Actor, roundId: string, { kind }: Pick<TogetherAct, 'kind'>): Promise<Set<string>> {
  if (kind !== 'theme') return new Set((await participantViews(from, actor.matterId)).flatMap(({ personId }) => personId ?? []));
  const { themes } = answerTables(from);
  return new Set((await from.select({ id: themes.id }).from(themes).where(eq(themes.roundId, roundId))).map(({ id }) => id));
}

async function sortingsOf(from: Reader, ids: readonly string[]): Promise<Map<string, SortingRow>> {
  const { triage } = answerTables(from);
  const found = new Map<string, SortingRow>();
  for (const some of inGroups(ids)) for (const row of await from.select().from(triage).where(inArray(triage.commentId, some))) found.set(row.commentId, row);
  return found;
}

function byValue(of: TogetherPlan['of']): { value: string | null; comments: { id: string; number: CommentNumber }[] }[] {
  const values = new Map(of.map(({ had }) => [had, [] as { id: string; number: CommentNumber }[]]));
  for (const { id, number, had } of of) values.get(had)?.push({ id, number });
  return [...values].map(([value, comments]) => ({ value, comments }));
}
