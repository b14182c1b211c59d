/** The response before the body that decides on it: handed over, changed at the meeting, decided, or taken back. */
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type committeeDecisionInput, type committeeInput, type meetingChangeInput, whyNotCommittee } from '#shared/consultation.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { dayOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Writer } from '../platform/storage/store.ts';
import { asRead, standing } from './comments.ts';
import { stayOf } from './committee-stay.ts';
import type { ResponseActor } from './response-actor.ts';
import { writeStance } from './sections/stances.ts';
import { insideTables } from './inside/tables.ts';
import { consultationTables } from './tables.ts';

/** Locks the response with the body that decides. Refuses what `whyNotCommittee` says. */
export async function handToCommittee(tx: Writer, acting: ResponseActor, input: z.output<typeof committeeInput>): Promise<void> {
  const { committeeStays } = insideTables(tx);
  const { who, person, response } = acting;
  refuse(whyNotCommittee('hand', who, response));
  await tx.insert(committeeStays).values({ id: newId(person.at), responseId: response.id, ...input, handedBy: person.id, handedAt: person.at });
  await inJournal(tx, acting, 'committee-handed', { meetingOn: input.meetingOn });
}

/** Entered as made at the meeting, with the words before. Refuses `condition-missing`, `section-condition-missing`, `not-with-committee`, `committee-decided`, `comment-changed`, `section-stance-changed`, `not-found`. */
export async function enterMeetingChanges(tx: Writer, acting: ResponseActor, { comments: said = [], sections = [], ...position }: z.output<typeof meetingChangeInput>): Promise<void> {
  const { meetingChanges } = insideTables(tx);
  const { responses, comments } = consultationTables(tx);
  const { who, person, response } = acting;
  refuse(whyNotCommittee('enter', who, response));
  const stay = await openStay(tx, response.id);
  const [row] = await tx.select().from(responses).where(eq(responses.id, response.id));
  if (!row) throw new Refusal('not-found', 'not-found');
  refuseWithoutCondition({ row, position, sections });
  const note = (change: { field: string; before: string; after: string; commentId?: string; sectionId?: string }) => tx.insert(meetingChanges).values({ id: newId(person.at), stayId: stay.id, ...change, by: person.id, at: person.at });
  const changed = (['stance', 'condition', 'summary'] as const).filter((field) => position[field] !== undefined && position[field] !== (row[field] ?? ''));
  for (const field of changed) await note({ field, before: row[field] ?? '', after: position[field] ?? '' });
  if (changed.length > 0) {
    const version = row.version + 1;
    await tx.update(responses).set({ ...Object.fromEntries(changed.map((field) => [field, position[field]])), version, edits: { ...row.edits, ...Object.fromEntries(changed.map((field) => [field, { version, by: person.id }])) } }).where(eq(responses.id, row.id));
  }
  let reworded = 0;
  for (const { id, text, version } of said) {
    const comment = await standing(tx, response.id, id);
    if (comment.text === text) continue;
    await asRead(tx, comment, version);
    await note({ field: 'comment', before: comment.text, after: text, commentId: id });
    reworded += 1;
    await tx.update(comments).set({ text, version: version + 1, changedBy: person.id, updatedAt: person.at }).where(eq(comments.id, id));
  }
  let onSections = 0;
  for (const { sectionId, ...taken } of sections) {
    const before = await writeStance(tx, acting, sectionId, taken);
    if (before === null) continue;
    onSections += 1;
    if (before.stance !== taken.stance) await note({ field: 'stance', before: before.stance ?? '', after: taken.stance ?? '', sectionId });
    if (before.condition !== taken.condition) await note({ field: 'condition', before: before.condition, after: taken.condition, sectionId });
  }
  if (changed.length + reworded + onSections > 0) await inJournal(tx, acting, 'committee-changed', { fields: changed.length, comments: reworded, ...(onSections === 0 ? {} : { sections: onSections }) });
}

type SaidAtMeeting = Pick<z.output<typeof meetingChangeInput>, 'stance' | 'condition'>;

/** Support on a condition that nobody wrote says nothing, and could not be submitted: it is said while the minutes lie open. What was so before the meeting and is not touched stays. */
function refuseWithoutCondition({ row, position, sections }: { row: { stance: string | null; condition: string }; position: SaidAtMeeting; sections: NonNullable<z.output<typeof meetingChangeInput>['sections']> }): void {
  const [stance, condition] = [position.stance ?? row.stance, position.condition ?? row.condition];
  const touched = position.stance !== undefined || position.condition !== undefined;
  if (touched && stance === 'supports_on_condition' && condition.trim() === '') throw new Refusal('invalid', 'condition-missing', { errors: [{ pointer: '/condition', detail: 'condition-missing' }] });
  const at = sections.findIndex((one) => one.stance === 'supports_on_condition' && one.condition.trim() === '');
  if (at !== -1) throw new Refusal('invalid', 'section-condition-missing', { errors: [{ pointer: `/sections/${at}/condition`, detail: 'section-condition-missing' }] });
}

/** The body has decided: the response stands as it lies, not yet dispatched. Refuses `decided-in-future` and what `whyNotCommittee` says. */
export async function enterDecision(tx: Writer, acting: ResponseActor, { decidedOn, paragraph, reservation }: z.output<typeof committeeDecisionInput>): Promise<void> {
  const { committeeStays } = insideTables(tx);
  const { responses } = consultationTables(tx);
  const { who, person, response } = acting;
  refuse(whyNotCommittee('enter', who, response));
  if (decidedOn > dayOf(person.at)) throw new Refusal('invalid', 'decided-in-future', { errors: [{ pointer: '/decidedOn', detail: 'decided-in-future' }] });
  const stay = await openStay(tx, response.id);
  await tx.update(committeeStays).set({ decidedBy: person.id, decidedAt: person.at }).where(eq(committeeStays.id, stay.id));
  await tx.update(responses).set({ decidingBody: stay.body, decisionLevel: 'committee', decidedOn, paragraph, preliminary: false, reservation: reservation === '' ? null : reservation }).where(eq(responses.id, response.id));
  await inJournal(tx, acting, 'committee-decided', { decidedOn });
}

/** It can be written again; what was entered from the meeting is kept. */
export async function takeBackFromCommittee(tx: Writer, acting: ResponseActor): Promise<void> {
  const { committeeStays } = insideTables(tx);
  const { who, person, response } = acting;
  refuse(whyNotCommittee('takeBack', who, response));
  const stay = await openStay(tx, response.id);
  await tx.update(committeeStays).set({ takenBackBy: person.id, takenBackAt: person.at }).where(eq(committeeStays.id, stay.id));
  await inJournal(tx, acting, 'committee-taken-back', {});
}

async function openStay(tx: Writer, responseId: string) {
  const stay = await stayOf(tx, responseId);
  if (stay === null) throw new Refusal('conflict', 'not-with-committee');
  return stay;
}

async function inJournal(tx: Writer, { person, response }: ResponseActor, act: string, details: Record<string, string | number>): Promise<void> {
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act, matterId: null, subject: 'response', subjectId: response.id, details, at: person.at });
}
