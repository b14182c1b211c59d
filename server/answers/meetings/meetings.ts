/** The acts on a meeting list: gather proposals, change the list, give it up, decide it. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { type AnswerChain, reviewOf } from '#shared/answer-chain.ts';
import { listedState, type meetingChange, type meetingDecisionInput, type MeetingException, type meetingInput, type MeetingOutcome, whyNotDecideMeeting, whyNotKeepMeetingList } from '#shared/answer-meetings.ts';
import { missingInAnswer } from '#shared/answers.ts';
import type { CommentNumber } from '#shared/export.ts';
import { Refusal } from '#shared/refusals.ts';
import { roundFor } from '../../consultation/rounds.ts';
import { answerableAmong } from '../../consultation/submitted.ts';
import { type Details, record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import { dayOf } from '../../matters/matters.ts';
import { refuse } from '../../matters/refuse.ts';
import type { Person } from '../../people/person.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { keepSteps } from '../answers.ts';
import { stateOfStep } from '../bench.ts';
import { chainOf } from '../chain.ts';
import { isConcluded } from '../conclusion.ts';
import { meetingHash, type StepRow } from '../evidence.ts';
import { meetingTables } from './tables.ts';
import { answerTables } from '../tables.ts';

export type MeetingRow = ReturnType<typeof meetingTables>['meetings']['$inferSelect'];
type Listed = z.infer<typeof meetingInput>['items'];

/** With the actor in its matter. Refuses `not-found` for everyone else. */
export async function meetingFor(from: Reader, person: Person, meetingId: string): Promise<{ actor: Actor; meeting: MeetingRow }> {
  const { meetings } = meetingTables(from);
  const [meeting] = await from.select().from(meetings).where(eq(meetings.id, meetingId));
  if (!meeting) throw new Refusal('not-found', 'not-found');
  return { meeting, actor: (await roundFor(from, person, meeting.roundId)).actor };
}

/** Refuses what `whyNotKeepMeetingList` says, and `meeting-proposal-changed` for a proposal that is not as its gatherer saw it. */
export async function makeMeetingList(tx: Writer, actor: Actor, roundId: string, { body, heldOn, items }: z.infer<typeof meetingInput>): Promise<string> {
  const { meetings } = meetingTables(tx);
  refuse(whyNotKeepMeetingList(actor, { concluded: await isConcluded(tx, roundId), decided: false, chain: await chainOf(tx, actor.matterId) }));
  const meeting = { id: newId(actor.at), roundId, body, heldOn, revision: 1, by: actor.id, at: actor.at };
  await checkProposals(tx, { matterId: actor.matterId, roundId, items, before: new Map() });
  await tx.insert(meetings).values(meeting);
  await putOnList(tx, actor, meeting.id, items);
  await note(tx, actor, 'meeting-listed', meeting, { comments: items.length });
  return meeting.id;
}

/** The whole list anew, with its body and day: what is named stays or comes on it, and the rest goes. Another body or day is journalled beside the one before. Refuses also `meeting-list-changed` when it no longer is the one the changer saw. */
export async function changeMeetingList(tx: Writer, { actor, meeting }: { actor: Actor; meeting: MeetingRow }, { revision, body, heldOn, items }: z.infer<typeof meetingChange>): Promise<void> {
  const { meetings, listed } = meetingTables(tx);
  await checkOpen(tx, { actor, meeting }, revision);
  const before = new Map((await listedOn(tx, meeting.id)).map(({ commentId, version }) => [commentId, version]));
  await checkProposals(tx, { matterId: actor.matterId, roundId: meeting.roundId, items, before });
  await tx.update(meetings).set({ body, heldOn, revision: revision + 1 }).where(eq(meetings.id, meeting.id));
  await tx.delete(listed).where(eq(listed.meetingId, meeting.id));
  await putOnList(tx, actor, meeting.id, items);
  const moved = meeting.body !== body || meeting.heldOn !== heldOn;
  await note(tx, actor, moved ? 'meeting-moved' : 'meeting-changed', { ...meeting, body, heldOn }, { comments: items.length, ...(moved ? { bodyBefore: meeting.body, heldBefore: meeting.heldOn } : {}) });
}

/** Only a list that is not decided; the proposals stand as they stood. */
export async function removeMeetingList(tx: Writer, { actor, meeting }: { actor: Actor; meeting: MeetingRow }): Promise<void> {
  const { meetings, listed } = meetingTables(tx);
  await checkOpen(tx, { actor, meeting }, meeting.revision);
  await tx.delete(listed).where(eq(listed.meetingId, meeting.id));
  await tx.delete(meetings).where(eq(meetings.id, meeting.id));
  await note(tx, actor, 'meeting-removed', meeting, {});
}

interface Outcome { commentId: string; version: number; number: CommentNumber; how: MeetingOutcome; reason: string; step: StepRow | null }

/**
 * Decides every proposal as it was listed, but for the exceptions, in one act. A proposal that is not as the list says any more is kept as
 * `changed` and not decided. Refuses what changing the list refuses, `meeting-not-held` before its day, `meeting-comment-unknown`, `meeting-nothing-decided` and what an answer lacks.
 */
export async function decideMeeting(tx: Writer, { actor, meeting }: { actor: Actor; meeting: MeetingRow }, { revision, paragraph, exceptions }: z.infer<typeof meetingDecisionInput>): Promise<void> {
  const { meetingDecisions, outcomes: kept } = meetingTables(tx);
  const chain = await chainOf(tx, actor.matterId);
  const why = whyNotDecideMeeting(actor, { concluded: await isConcluded(tx, meeting.roundId), decided: await isDecided(tx, meeting.id), chain, heldOn: meeting.heldOn }, dayOf(actor.at));
  if (why === 'meeting-not-held') throw new Refusal('conflict', 'meeting-not-held', { values: { heldOn: meeting.heldOn } });
  refuse(why);
  await checkOpen(tx, { actor, meeting }, revision);
  const items = await listedOn(tx, meeting.id);
  const excepted = new Map(exceptions.map((one) => [one.commentId, one]));
  if (excepted.size !== exceptions.length || exceptions.some(({ commentId }) => !items.some((item) => item.commentId === commentId))) throw new Refusal('invalid', 'meeting-comment-unknown');
  checkAnswers(exceptions);
  const standing = await standingProposals(tx, items.map(({ commentId }) => commentId));
  const outcomes = items.map((item) => outcomeOf(actor, item, { now: standing.get(item.commentId) ?? null, exception: excepted.get(item.commentId), chain }));
  if (outcomes.every(({ how }) => how === 'left' || how === 'changed')) throw new Refusal('conflict', 'meeting-nothing-decided');
  const { body, heldOn } = meeting;
  await keepSteps(tx, actor, outcomes.flatMap(({ step, number }) => (step === null ? [] : [{ step, number }])), { meeting: meeting.id, body, heldOn, paragraph });
  await tx.insert(meetingDecisions).values({ meetingId: meeting.id, paragraph, by: actor.id, at: actor.at });
  const rows = outcomes.map(({ commentId, version, how, reason, step }) => ({ id: newId(actor.at), meetingId: meeting.id, commentId, version, how, reason, stepId: step?.id ?? null }));
  await tx.insert(kept).values(rows.map(({ version: _version, ...row }) => row));
  const counted = (how: MeetingOutcome) => outcomes.filter((one) => one.how === how).length;
  await note(tx, actor, 'meeting-decided', meeting, { paragraph, decided: counted('decided'), otherwise: counted('otherwise'), left: counted('left'), changed: counted('changed'), meeting: meeting.id, content: meetingHash({ body, heldOn, paragraph, by: actor.id, outcomes: rows }) });
}

function outcomeOf(actor: Actor, item: { commentId: string; version: number }, { now, exception, chain }: { now: StandingProposal | null; exception: MeetingException | undefined; chain: AnswerChain }): Outcome {
  const of = { commentId: item.commentId, version: item.version, number: now?.number ?? 0, reason: '', step: null };
  if (exception?.how === 'left') return { ...of, how: 'left', reason: exception.reason };
  if (now === null || now.step === null || listedState(item, now) !== 'same') return { ...of, how: 'changed' };
  if (chain.reviewer !== null && reviewOf(now.step.state, chain) !== 'passed') return { ...of, how: 'changed' };
  const { disposition, rationale, referredTo } = exception ?? now.step;
  // Another answer is not given for the reasons of the first.
  const { reasons, texts } = exception === undefined || exception.disposition === now.step.disposition ? now.step : { reasons: [], texts: [] };
  return { ...of, how: exception === undefined ? 'decided' : 'otherwise', step: { id: newId(actor.at), commentId: item.commentId, version: item.version + 1, state: 'decided', disposition, rationale, referredTo, reasons, texts, remark: '', carriedFrom: null, by: actor.id, at: actor.at } };
}

function checkAnswers(exceptions: readonly MeetingException[]): void {
  const errors = exceptions.flatMap((one, at) => (one.how === 'left' ? [] : missingInAnswer(one).map((code) => ({ pointer: `/exceptions/${at}/${code === 'target-missing' ? 'referredTo' : 'rationale'}`, detail: code }))));
  if (errors[0] !== undefined) throw new Refusal('invalid', errors[0].detail, { errors });
}

async function checkOpen(from: Reader, { actor, meeting }: { actor: Actor; meeting: MeetingRow }, revision: number): Promise<void> {
  refuse(whyNotKeepMeetingList(actor, { concluded: await isConcluded(from, meeting.roundId), decided: await isDecided(from, meeting.id), chain: await chainOf(from, actor.matterId) }));
  if (meeting.revision !== revision) throw new Refusal('conflict', 'meeting-list-changed');
}

async function isDecided(from: Reader, meetingId: string): Promise<boolean> {
  const { meetingDecisions } = meetingTables(from);
  return (await from.select({ id: meetingDecisions.meetingId }).from(meetingDecisions).where(eq(meetingDecisions.meetingId, meetingId))).length > 0;
}

export async function listedOn(from: Reader, meetingId: string): Promise<{ commentId: string; version: number }[]> {
  const { listed } = meetingTables(from);
  return from.select({ commentId: listed.commentId, version: listed.version }).from(listed).where(eq(listed.meetingId, meetingId)).orderBy(asc(listed.id));
}

/** What is new on the list must be proposed as its gatherer saw it; what stood there already may stay although it has changed, and is named. */
async function checkProposals(from: Reader, { matterId, roundId, items, before }: { matterId: string; roundId: string; items: Listed; before: ReadonlyMap<string, number> }): Promise<void> {
  if (new Set(items.map(({ commentId }) => commentId)).size !== items.length) throw new Refusal('invalid', 'meeting-comment-unknown');
  const chain = await chainOf(from, matterId);
  const standing = await standingProposals(from, items.map(({ commentId }) => commentId));
  for (const { commentId, version } of items) {
    if (before.get(commentId) === version) continue;
    const now = standing.get(commentId);
    if (now === undefined || now.roundId !== roundId) throw new Refusal('not-found', 'not-found');
    if (chain.reviewer !== null && now.step !== null && now.state === 'proposed' && reviewOf(now.step.state, chain) !== 'passed') throw new Refusal('conflict', 'meeting-review-first', { values: { number: now.number } });
    if (now.state !== 'proposed' || listedState({ version }, now) !== 'same') throw new Refusal('conflict', 'meeting-proposal-changed', { values: { number: now.number } });
  }
}

export interface StandingProposal { roundId: string; number: CommentNumber; version: number; state: string; duplicate: boolean; step: StepRow | null }

/** How each stands now; a comment that needs no answer any more is left out. At most as many as a list holds. */
export async function standingProposals(from: Reader, ids: readonly string[]): Promise<Map<string, StandingProposal>> {
  const { steps, triage } = answerTables(from);
  const answerable = await answerableAmong(from, ids);
  const last = new Map((await from.select().from(steps).where(inArray(steps.commentId, [...ids])).orderBy(asc(steps.version))).map((step) => [step.commentId, step]));
  const duplicates = new Set((await from.select({ id: triage.commentId, of: triage.duplicateOf }).from(triage).where(inArray(triage.commentId, [...ids]))).flatMap(({ id, of }) => (of === null ? [] : [id])));
  return new Map([...answerable].map(([id, comment]) => {
    const step = last.get(id) ?? null;
    return [id, { ...comment, version: step?.version ?? 0, state: stateOfStep(step ?? undefined), duplicate: duplicates.has(id), step }];
  }));
}

/** The steps that were listed, by comment. */
export async function listedSteps(from: Reader, items: readonly { commentId: string; version: number }[]): Promise<Map<string, StepRow>> {
  const { steps } = answerTables(from);
  const wanted = new Map(items.map(({ commentId, version }) => [commentId, version]));
  const rows = await from.select().from(steps).where(and(inArray(steps.commentId, [...wanted.keys()]), inArray(steps.version, [...new Set(wanted.values())])));
  return new Map(rows.filter((row) => wanted.get(row.commentId) === row.version).map((row) => [row.commentId, row]));
}

async function putOnList(tx: Writer, actor: Actor, meetingId: string, items: Listed): Promise<void> {
  await tx.insert(meetingTables(tx).listed).values(items.map(({ commentId, version }) => ({ id: newId(actor.at), meetingId, commentId, version })));
}

const note = (tx: Writer, actor: Actor, act: 'meeting-listed' | 'meeting-changed' | 'meeting-moved' | 'meeting-removed' | 'meeting-decided', { id, body, heldOn }: Pick<MeetingRow, 'id' | 'body' | 'heldOn'>, details: Details) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'meeting', subjectId: id, details: { body, heldOn, ...details }, at: actor.at });
