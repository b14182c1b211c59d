/** Meeting lists as they are read: what waits, what is listed beside how it stands now, and what became of it. */
import { asc, desc, eq, inArray } from 'drizzle-orm';
import { type Awaiting, listedState, type Meeting, type MeetingItem, type MeetingOutcome, meetingOutcomes, type MeetingSummary, whyNotDecideMeeting, whyNotKeepMeetingList } from '#shared/answer-meetings.ts';
import type { AnswerRow } from '#shared/answers.ts';
import type { AnchorScope, Disposition } from '#shared/export.ts';
import type { Actor } from '../../matters/actor.ts';
import { dayOf } from '../../matters/matters.ts';
import { namesOf } from '../../people/accounts.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { countBy, filtered, inGroups } from '../bench.ts';
import { chainOf } from '../chain.ts';
import { isConcluded } from '../conclusion.ts';
import type { StepRow } from '../evidence.ts';
import { listedOn, listedSteps, type MeetingRow, standingProposals } from './meetings.ts';
import { meetingTables } from './tables.ts';
import { answerTables } from '../tables.ts';

type OutcomeRow = ReturnType<typeof meetingTables>['outcomes']['$inferSelect'];
const given = ({ disposition, rationale, referredTo }: StepRow) => ({ disposition: disposition as Disposition, rationale, referredTo });

/** Of the round, the newest first. */
export async function meetingsOf(from: Reader, roundId: string): Promise<MeetingSummary[]> {
  const { meetings, listed } = meetingTables(from);
  const rows = await from.select().from(meetings).where(eq(meetings.roundId, roundId)).orderBy(desc(meetings.heldOn), desc(meetings.id));
  if (rows.length === 0) return [];
  const on = await from.select({ meetingId: listed.meetingId }).from(listed).where(inArray(listed.meetingId, rows.map(({ id }) => id)));
  const heads = await headsOf(from, rows);
  return heads.map((head) => ({ ...head, comments: on.filter(({ meetingId }) => meetingId === head.id).length }));
}

async function headsOf(from: Reader, rows: readonly MeetingRow[]) {
  const { meetingDecisions, outcomes } = meetingTables(from);
  const ids = rows.map(({ id }) => id);
  const decisions = new Map((await from.select().from(meetingDecisions).where(inArray(meetingDecisions.meetingId, ids))).map((row) => [row.meetingId, row]));
  const told = await from.select({ meetingId: outcomes.meetingId, how: outcomes.how }).from(outcomes).where(inArray(outcomes.meetingId, ids));
  const names = await namesOf(from, [...new Set([...rows, ...decisions.values()].map(({ by }) => by))]);
  return rows.map(({ id, roundId, body, heldOn, revision, by, at }) => {
    const decision = decisions.get(id);
    return {
      id, roundId, body, heldOn, revision, by: names.get(by) ?? '', at: at.toISOString(),
      decided: decision === undefined ? null : { paragraph: decision.paragraph, by: names.get(decision.by) ?? '', at: decision.at.toISOString(), tally: countBy(meetingOutcomes, told.map((one) => (one.meetingId === id ? one.how as MeetingOutcome : null))) },
    };
  });
}

/** `rows`: of the round. */
export async function viewMeeting(from: Reader, { actor, meeting }: { actor: Actor; meeting: MeetingRow }, rows: readonly AnswerRow[]): Promise<Meeting> {
  const { outcomes } = meetingTables(from);
  const [head] = await headsOf(from, [meeting]);
  if (head === undefined) throw new Error('a meeting has its head');
  const items = await listedOn(from, meeting.id);
  const steps = await listedSteps(from, items);
  const now = await standingProposals(from, items.map(({ commentId }) => commentId));
  const became = new Map((await from.select().from(outcomes).where(eq(outcomes.meetingId, meeting.id))).map((row) => [row.commentId, row]));
  const answers = await stepsById(from, [...became.values()].flatMap(({ stepId }) => stepId ?? []));
  const wanted = new Map(items.map((item) => [item.commentId, item]));
  const list = { concluded: await isConcluded(from, meeting.roundId), decided: head.decided !== null, chain: await chainOf(from, actor.matterId) };
  return {
    ...head, refusals: { change: whyNotKeepMeetingList(actor, list), decide: whyNotDecideMeeting(actor, { ...list, heldOn: meeting.heldOn }, dayOf(actor.at)) },
    items: filtered(rows, { sort: 'clause' }).flatMap((row): MeetingItem[] => {
      const item = wanted.get(row.id);
      const step = steps.get(row.id);
      if (item === undefined || step === undefined) return [];
      const stands = now.get(row.id) ?? null;
      const newest = stands?.step ?? null;
      return [{
        ...placed(row), quote: row.quote, version: item.version, listed: given(step),
        now: listedState(item, stands), newest: newest === null || newest.version === item.version ? null : { ...given(newest), version: newest.version },
        outcome: outcomeView(became.get(row.id), answers),
      }];
    }),
  };
}

const outcomeView = (row: OutcomeRow | undefined, answers: ReadonlyMap<string, StepRow>): MeetingItem['outcome'] => {
  if (row === undefined) return null;
  const answer = row.stepId === null ? undefined : answers.get(row.stepId);
  return { how: row.how as MeetingOutcome, reason: row.reason, answer: answer === undefined ? null : given(answer) };
};

const placed = ({ id, number, organisation, scope, documentTitle, clauseNumber, clauseHeading, text, proposedText }: AnswerRow) =>
  ({ commentId: id, number, organisation, scope: scope as AnchorScope, documentTitle, clauseNumber, clauseHeading, text, proposedText });

async function stepsById(from: Reader, ids: readonly string[]): Promise<Map<string, StepRow>> {
  const { steps } = answerTables(from);
  return new Map(ids.length === 0 ? [] : (await from.select().from(steps).where(inArray(steps.id, [...ids]))).map((step) => [step.id, step]));
}

/** Proposals of the round that stand on no list that waits for its meeting; duplicates follow the one they point to. */
export async function awaitingMeeting(from: Reader, { actor, roundId }: { actor: Actor; roundId: string }, rows: readonly AnswerRow[]): Promise<Awaiting> {
  const { listed, meetings, meetingDecisions } = meetingTables(from);
  const { steps } = answerTables(from);
  const taken = new Set((await from.select({ id: listed.commentId, decision: meetingDecisions.meetingId }).from(listed).innerJoin(meetings, eq(meetings.id, listed.meetingId)).leftJoin(meetingDecisions, eq(meetingDecisions.meetingId, meetings.id)).where(eq(meetings.roundId, roundId)))
    .flatMap(({ id, decision }) => (decision === null ? [id] : [])));
  const proposed = filtered(rows, { sort: 'clause', state: ['proposed'] }).filter((row) => row.duplicateOf === null && !taken.has(row.id) && (row.review === null || row.review === 'passed'));
  const versions = new Map<string, number>();
  for (const some of inGroups(proposed.map(({ id }) => id))) {
    for (const step of await from.select({ id: steps.commentId, version: steps.version }).from(steps).where(inArray(steps.commentId, some)).orderBy(asc(steps.version))) versions.set(step.id, step.version);
  }
  const chain = await chainOf(from, actor.matterId);
  const refusal = whyNotKeepMeetingList(actor, { concluded: await isConcluded(from, roundId), decided: false, chain });
  return {
    items: proposed.flatMap((row) => (row.disposition === null ? [] : [{ ...placed(row), text: row.text.slice(0, briefly), proposedText: row.proposedText.slice(0, briefly), version: versions.get(row.id) ?? 0, disposition: row.disposition }])),
    next: null, refusals: { make: refusal },
  };
}

/** Characters; a comment can be as long as a book. */
const briefly = 400;
