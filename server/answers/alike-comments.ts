/** What the likeness of a round's comments means at the bench. Worked out in a thread, and kept until a comment or a separation comes or goes. */
import { inArray, max } from 'drizzle-orm';
import { type AlikeComment, type CommentLikeness, type Contradicting, mayBeAccepted, mostTogether, type RoundLikeness } from '#shared/answer-likeness.ts';
import { type AnswerRow, lacksDecision, whyNotDecide, whyNotPropose, whyNotTriage, standsNoMore } from '#shared/answers.ts';
import { inNumberOrder } from '#shared/comment-splits.ts';
import type { Actor } from '../matters/actor.ts';
import { sha256 } from '../platform/files/files.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { Alike } from './likeness/alike.ts';
import { askThread } from './likeness/likeness-thread.ts';
import { separatedPairs } from './separations.ts';
import { chainOf } from './chain.ts';
import { answerTables } from './tables.ts';

/** Of a round by its rows. Refuses `likeness-unreadable`. */
export type FindAlike = (roundId: string, rows: readonly AnswerRow[]) => Promise<Alike>;

/** Rounds kept at once. */
const mostKept = 12;

export function openAlike(from: Reader): FindAlike {
  const known = new Map<string, { of: string; alike: Promise<Alike> }>();
  return async (roundId, rows) => {
    const standing = rows.filter((row) => !standsNoMore(row));
    const apart = await separatedPairs(from, roundId);
    const of = sha256([standing.map(({ id }) => id), apart.map((pair) => pair.join(' '))].map((part) => part.join('\n')).join('\n\n'));
    const last = known.get(roundId);
    known.delete(roundId);
    const now = last?.of === of ? last : { of, alike: askThread('alike', { comments: standing.map((row, at) => ({ id: row.id, number: at + 1, organisation: row.organisation, place: placeOf(row), text: row.text, proposedText: row.proposedText })), apart }) };
    known.set(roundId, now);
    for (const oldest of [...known.keys()].slice(0, -mostKept)) known.delete(oldest);
    now.alike.catch(() => { if (known.get(roundId) === now) known.delete(roundId); });
    return now.alike;
  };
}

const placeOf = ({ scope, documentTitle, clauseNumber }: AnswerRow): string | null => (scope === 'words' || scope === 'block' ? `${documentTitle ?? ''} ${clauseNumber ?? ''}` : null);

interface Reading { rows: readonly AnswerRow[]; alike: Alike; actor: Actor; concluded: boolean }

export async function likenessOf(from: Reader, commentId: string, { rows, alike, actor, concluded }: Reading): Promise<CommentLikeness> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const others = (alike.groups.find((group) => group.includes(commentId)) ?? []).filter((id) => id !== commentId);
  const group = others.slice(0, mostTogether - 1);
  const similar = alike.similar.find(([id]) => id === commentId)?.[1] ?? [];
  const chain = await chainOf(from, actor.matterId);
  const versions = await versionsOf(from, [...group, ...similar]);
  const told = (id: string): AlikeComment[] => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { number, organisation, clauseNumber, clauseHeading, text, proposedText, state, disposition, duplicateOf, review } = row;
    const subject = { roundState: 'closed' as const, state, duplicate: duplicateOf !== null, concluded, chain, review };
    return [{ id, number, organisation, clauseNumber, clauseHeading, text, proposedText, state, disposition, duplicateOf, version: versions.get(id) ?? 0, refusals: { propose: whyNotPropose(actor, subject), decide: whyNotDecide(actor, subject) } }];
  };
  return { group: group.flatMap(told), more: others.length - group.length, similar: similar.flatMap(told), refusals: { separate: whyNotTriage(actor, { concluded }) } };
}

async function versionsOf(from: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const { steps } = answerTables(from);
  if (ids.length === 0) return new Map();
  const rows = await from.select({ id: steps.commentId, version: max(steps.version) }).from(steps).where(inArray(steps.commentId, [...ids])).groupBy(steps.commentId);
  return new Map(rows.map(({ id, version }) => [id, version ?? 0]));
}

/** The comments whose wordings cannot be followed together with this one's, by number. */
export function contradicting(commentId: string, rows: readonly AnswerRow[], pairs: readonly (readonly [string, string])[]): Contradicting[] {
  const others = new Set(pairs.flatMap(([a, b]) => (a === commentId ? [b] : b === commentId ? [a] : [])));
  const mine = rows.find(({ id }) => id === commentId);
  return rows.filter(({ id }) => others.has(id)).map((row) => {
    const { id, number, organisation, quote, proposedText, state, disposition } = row;
    return { id, number, organisation, quote, proposedText, state, disposition, settled: !mayBeAccepted(row) || (mine !== undefined && !mayBeAccepted(mine)) };
  });
}

/** Characters of the comment that stands for its group. */
const briefly = 240;

export function groupsOf(rows: readonly AnswerRow[], { groups }: Alike): RoundLikeness['groups'] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return groups.flatMap((ids) => {
    const its = ids.flatMap((id) => byId.get(id) ?? []);
    const unanswered = its.filter(({ state }) => state === 'new');
    // What is unanswered is opened first, then what waits for a decision: the others are done, and their answer is there to be given.
    const undecided = its.filter(lacksDecision);
    const first = unanswered[0] ?? undecided[0] ?? its[0];
    if (first === undefined) return [];
    return [{ firstId: first.id, number: first.number, comments: its.length, unanswered: unanswered.length, undecided: undecided.length, organisations: [...new Set(its.map(({ organisation }) => organisation))], clauseNumber: first.clauseNumber, text: (first.text || first.proposedText).slice(0, briefly) }];
  }).sort((a, b) => b.unanswered - a.unanswered || b.undecided - a.undecided || b.comments - a.comments || inNumberOrder(a.number, b.number));
}
