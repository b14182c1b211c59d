/** What waits for one person over all matters, from the same rows as the benches show: what is counted here is listed there. */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { decidesAnswers, reviewsAnswers } from '#shared/answer-chain.ts';
import { type Desk, type DeskRound, mineAmong, mostOnDesk, soonDays } from '#shared/answer-desk.ts';
import { type AnswerRow, commentFilter } from '#shared/answers.ts';
import type { MatterRow } from '#shared/matters.ts';
import { openedRoundsOf } from '../consultation/rounds.ts';
import { dayOf, mattersOf } from '../matters/matters.ts';
import { namesOf } from '../people/accounts.ts';
import type { Person } from '../people/person.ts';
import type { Reader } from '../platform/storage/store.ts';
import { filtered } from './bench.ts';
import { chainOf } from './chain.ts';
import { concludedAmong } from './concluded-at.ts';
import type { Readings } from './readings.ts';
import { answerTables } from './tables.ts';

/** Characters of a comment that stand on the desk. */
const briefly = 240;
/** Matters in which nobody is waited for. */
const resting: readonly MatterRow['state'][] = ['paused', 'cancelled'];
const byDay = commentFilter.parse({ sort: 'due', state: 'new,proposed' });

export async function deskOf(from: Reader, readings: Readings, person: Person): Promise<Desk> {
  const matters = new Map((await mattersOf(from, person.id)).filter(({ state }) => !resting.includes(state)).map((row) => [row.id, row]));
  const opened = await openedRoundsOf(from, [...matters.keys()]);
  const over = await concludedAmong(from, opened.map(({ id }) => id));
  const rounds = opened.filter(({ id }) => !over.has(id));
  const handed = await handedOver(from, person.id, rounds.map(({ id }) => id));
  const items: DeskRound[] = [];
  // One after the other: each is read from memory, and a round that is not there yet is no reason to read all at once.
  for (const round of rounds) {
    const matter = matters.get(round.matterId);
    if (matter === undefined) continue;
    const rows = await readings.unmarkedRows(round);
    const its = await waiting(from, { rows, person, matter });
    if (Object.values(its.counts).every((count) => count === 0)) continue;
    items.push({ matterId: matter.id, matter: matter.title, roundId: round.id, round: round.title, reviewed: its.reviewed, counts: its.counts, first: its.mine.slice(0, mostOnDesk).map((row) => onDesk(row, handed.get(row.id) ?? null)) });
  }
  return { items: items.sort((a, b) => b.counts.late - a.counts.late || b.counts.soon - a.counts.soon), next: null };
}

async function waiting(from: Reader, { rows, person, matter }: { rows: readonly AnswerRow[]; person: Person; matter: MatterRow }): Promise<Pick<DeskRound, 'counts' | 'reviewed'> & { mine: AnswerRow[] }> {
  const actor = { ...person, roles: matter.roles };
  const chain = await chainOf(from, matter.id);
  const days = { today: dayOf(person.at), soon: dayOf(new Date(person.at.getTime() + soonDays * 86_400_000)) };
  const counted = (which: (row: AnswerRow) => boolean) => rows.filter(which).length;
  return {
    reviewed: chain.reviewer !== null,
    counts: {
      ...mineAmong(rows, person.id, days),
      toReview: reviewsAnswers(actor, chain) ? counted(({ review }) => review === 'waiting') : 0,
      toDecide: decidesAnswers(actor, chain) ? counted(({ state, review }) => state === 'proposed' && (review === null || review === 'passed')) : 0,
    },
    mine: filtered(rows, { ...byDay, assignee: person.id }),
  };
}

const onDesk = ({ id, number, organisation, clauseNumber, text, proposedText, state, review, dueOn }: AnswerRow, handedOverBy: string | null): DeskRound['first'][number] =>
  ({ id, number, organisation, clauseNumber, text: inShort(text || proposedText), state, returned: review === 'returned', dueOn, handedOverBy });

const inShort = (text: string): string => (text.length <= briefly ? text : `${text.slice(0, briefly).replace(/\s+\S*$/u, '')} …`);

/** By comment the name of the colleague who last handed it over to this person. */
async function handedOver(from: Reader, personId: string, roundIds: readonly string[]): Promise<Map<string, string>> {
  const { sortings, sortingUndos } = answerTables(from);
  if (roundIds.length === 0) return new Map();
  const rows = await from.select({ had: sortings.had, by: sortings.by }).from(sortings).leftJoin(sortingUndos, eq(sortingUndos.sortingId, sortings.id))
    .where(and(inArray(sortings.roundId, [...roundIds]), eq(sortings.kind, 'hand-over'), eq(sortings.to, personId), ne(sortings.by, personId), isNull(sortingUndos.sortingId))).orderBy(asc(sortings.id));
  const names = await namesOf(from, [...new Set(rows.map(({ by }) => by))]);
  return new Map(rows.flatMap(({ had, by }) => had.flatMap(({ comments }) => comments.map(({ id }): [string, string] => [id, names.get(by) ?? '']))));
}
