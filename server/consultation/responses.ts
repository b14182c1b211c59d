import { and, asc, count, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { whyNotSupplement, whyNotWithdraw } from '#shared/after-submission.ts';
import {
  type Comment, type decisionLevels, type fileKinds, missingIn, type ResponseChange, type ResponseField, type ResponseFields, type ResponseView, whyNotComment, whyNotCommittee, whyNotSubmit, whyNotDated, whyNotWriteResponse,
} from '#shared/consultation.ts';
import { whyNotRegister } from '#shared/round-rules.ts';
import { whyNotSeeColleagues } from '#shared/colleagues.ts';
import type { Stance } from '#shared/export.ts';
import { leads } from '#shared/matters.ts';
import { limits } from '#shared/limits.ts';
import { whyNotConfirm, whyNotReplace } from '#shared/preliminary.ts';
import type { Confirmation } from '#shared/preliminary-shapes.ts';
import { unansweredOf } from '#shared/round-questions.ts';
import { missingInSections } from '#shared/section-stances.ts';
import { Refusal } from '#shared/refusals.ts';
import { record } from '../journal/journal.ts';
import { type Actor, asActor } from '../matters/actor.ts';
import { dayOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import type { Person } from '../people/person.ts';
import { nameFile, type StoredFile } from '../platform/files/files.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { commentViews } from './comments.ts';
import { type ConfirmationRow, confirmationsAmong } from './confirmations-of.ts';
import { consulteeById, consulteesOf } from './consultees.ts';
import { committeeStateOf, committeeViewOf } from './committee-stay.ts';
import type { ResponseActor } from './response-actor.ts';
import { questionAnswersOf, questionsOf } from './questions-of.ts';
import { roundById, stateOf } from './rounds.ts';
import { sectionsOf, sectionStancesOf } from './sections/sections-of.ts';
import { insideTables } from './inside/tables.ts';
import { consultationTables } from './tables.ts';
import { countedJointlyIn, recordAmong, withdrawalsAmong } from './the-record.ts';

/** The consultee with whoever belongs to it; everyone else is told `not-found`. */
export async function memberOf(from: Reader, person: Person, consulteeId: string) {
  const mine = await consulteesOf(from, person.id);
  if (!mine.has(consulteeId)) throw new Refusal('not-found', 'not-found');
  const found = await consulteeById(from, consulteeId);
  // A list that is still being made is the lead's own.
  if (stateOf(found.round) === 'planned') throw new Refusal('not-found', 'not-found');
  return found;
}

/** Members see their own answer; the matter's team sees it once it is submitted, its lead also what the lead registers. */
export async function responseFor(from: Reader, person: Person, responseId: string): Promise<ResponseActor> {
  const { responses } = consultationTables(from);
  const [row] = await from.select().from(responses).where(eq(responses.id, responseId));
  if (!row) throw new Refusal('not-found', 'not-found');
  const { round, consultee } = await consulteeById(from, row.consulteeId);
  const actor = await asActor(from, person, round.matterId);
  // What the lead is still typing in from a letter is not the consultee's to see before it is registered.
  const guest = person.kind === 'guest';
  const member = !guest && (await consulteesOf(from, person.id)).has(consultee.id) && (row.channel === 'online' || row.state !== 'draft');
  const lead = leads(actor);
  const colleague = guest && (await isColleague(from, person.id, row.id));
  const seenByTeam = actor.roles.length > 0 && (row.state === 'submitted' || (lead && row.channel !== 'online'));
  if (!member && !colleague && !seenByTeam) throw new Refusal('not-found', 'not-found');
  return {
    person, actor, who: { member, lead, guest },
    response: { id: row.id, consulteeId: consultee.id, roundId: round.id, matterId: round.matterId, committee: await committeeStateOf(from, row.id), withdrawn: (await withdrawalsAmong(from, [row.id])).has(row.id), follows: row.followsId, state: row.state as ResponseActor['response']['state'], channel: row.channel as ResponseActor['response']['channel'], roundState: stateOf(round) },
  };
}

async function isColleague(from: Reader, personId: string, responseId: string): Promise<boolean> {
  const { colleagues } = insideTables(from);
  const [row] = await from.select({ personId: colleagues.personId }).from(colleagues).where(and(eq(colleagues.personId, personId), eq(colleagues.responseId, responseId), isNull(colleagues.until)));
  return row !== undefined;
}

/** The consultee's one answer: the draft that exists, else a new one. */
export async function beginResponse(tx: Writer, person: Person, consulteeId: string): Promise<string> {
  const { round } = await memberOf(tx, person, consulteeId);
  const known = await ownAnswer(tx, consulteeId);
  // Who has withdrawn its response may begin another.
  if (known && !known.withdrawn) return known.id;
  const code = whyNotWriteResponse({ member: true, lead: false, guest: person.kind === 'guest' }, { roundState: stateOf(round), state: 'draft', channel: 'online' });
  refuse(code);
  return insertResponse(tx, person, { consulteeId, channel: 'online', receivedOn: null, followsId: null });
}

/** An answer that came by mail or letter, typed in by the lead: the same record and the same duty to answer (`domain.md` rule 7). */
export async function registerResponse(tx: Writer, actor: Actor, input: { roundId: string; consulteeId: string; channel: 'mail' | 'letter'; receivedOn: string }): Promise<string> {
  const { responses } = consultationTables(tx);
  const { round, consultee } = await consulteeById(tx, input.consulteeId);
  if (round.id !== input.roundId) throw new Refusal('not-found', 'not-found');
  refuse(whyNotRegister(actor, { state: stateOf(round) }));
  receivedInTime(input.receivedOn, round, actor.at);
  await tx.hold(`consultee:${consultee.id}`);
  const known = await tx.select().from(responses).where(eq(responses.consulteeId, consultee.id)).orderBy(asc(responses.id));
  const withdrawn = await withdrawalsAmong(tx, known.map(({ id }) => id));
  const standing = recordAmong(known, withdrawn);
  if (standing !== null && !withdrawn.has(standing.id)) throw new Refusal('conflict', 'response-submitted');
  const begun = known.find((one) => one.state === 'draft' && one.channel !== 'online' && one.followsId === null && one.replacesId === null);
  if (begun) return begun.id;
  // Whether the consultee has begun online is not told: its draft stands beside, and the first one submitted is the record.
  return insertResponse(tx, actor, { consulteeId: consultee.id, channel: input.channel, receivedOn: input.receivedOn, followsId: null });
}

/**
 * A response is to the text that the round sent out, and so came on the day it opened or later: `domain.md` knows of no answer to a text that
 * nobody has been sent. Refuses `received-in-future` and `received-before-opening`.
 */
export function receivedInTime(receivedOn: string, round: { openedAt: Date | null }, now: Date): void {
  if (round.openedAt !== null && receivedOn < dayOf(round.openedAt)) throw new Refusal('invalid', 'received-before-opening', { errors: [{ pointer: '/receivedOn', detail: 'received-before-opening' }] });
  if (receivedOn > dayOf(now)) throw new Refusal('invalid', 'received-in-future', { errors: [{ pointer: '/receivedOn', detail: 'received-in-future' }] });
}

export async function insertResponse(tx: Writer, by: Person, input: { consulteeId: string; channel: string; receivedOn: string | null; followsId: string | null; replacesId?: string }): Promise<string> {
  const { responses } = consultationTables(tx);
  const id = newId(by.at);
  await tx.insert(responses).values({ id, ...input, state: 'draft', condition: '', summary: '', decidingBody: '', paragraph: '', registryNumber: '', preliminary: false, late: false, version: 0, edits: {}, createdAt: by.at });
  await record(tx, { chain: `response:${id}`, audience: `response:${id}`, actorId: by.id, act: 'response-begun', matterId: null, subject: 'response', subjectId: id, at: by.at });
  return id;
}

/**
 * Autosave is no act: nothing is journalled until something is submitted (design D9). Two people may write at once, each in fields of their own;
 * a field that somebody has written in since `version` is refused with `response-changed`, and nothing of the change is stored.
 */
export async function changeResponse(tx: Writer, { who, person, response }: ResponseActor, { version: readAt, ...change }: ResponseChange): Promise<void> {
  const { responses } = consultationTables(tx);
  refuse(whyNotWriteResponse(who, response));
  const { receivedOn, authoredOn, ...rest } = change;
  if (receivedOn !== undefined) receivedInTime(receivedOn, await roundById(tx, response.roundId), person.at);
  const [row] = await tx.select().from(responses).where(eq(responses.id, response.id));
  if (!row) throw new Refusal('not-found', 'not-found');
  const days = response.channel === 'online' ? {} : { ...(receivedOn === undefined ? {} : { receivedOn }), ...(authoredOn === undefined ? {} : { authoredOn }) };
  if (whyNotDated({ receivedOn: row.receivedOn, authoredOn: row.authoredOn, ...days }) !== null) throw new Refusal('invalid', 'authored-after-received', { errors: [{ pointer: '/authoredOn', detail: 'authored-after-received' }] });
  const asked: Partial<ResponseFields> = { ...rest, ...days };
  const set = Object.fromEntries(Object.entries(asked).filter(([field, value]) => value !== undefined && row[field as ResponseField] !== value));
  const overtaken = Object.keys(set).filter((field) => readAt !== undefined && (row.edits[field]?.version ?? 0) > readAt);
  if (overtaken.length > 0) throw new Refusal('conflict', 'response-changed', { errors: overtaken.map((field) => ({ pointer: `/${field}`, detail: 'response-changed' })) });
  if (Object.keys(set).length === 0) return;
  const version = row.version + 1;
  await tx.update(responses).set({ ...set, version, edits: { ...row.edits, ...Object.fromEntries(Object.keys(set).map((field) => [field, { version, by: person.id }])) } }).where(eq(responses.id, response.id));
}

/** The same file of the same kind and name is there once, however often it is sent. Refuses `too-many-files` above the limit of design D16. */
export async function addFile(tx: Writer, { who, person, response }: ResponseActor, input: { kind: (typeof fileKinds)[number]; name: string; file: StoredFile }): Promise<string> {
  const { responseFiles } = consultationTables(tx);
  refuse(whyNotWriteResponse(who, response));
  const present = await filesOf(tx, response.id);
  const same = present.find((one) => one.fileHash === input.file.hash && one.kind === input.kind && one.name === input.name);
  if (same) return same.id;
  if (present.length >= limits.filesPerResponse) throw new Refusal('conflict', 'too-many-files', { values: { most: limits.filesPerResponse } });
  await nameFile(tx, input.file, person.at);
  const id = newId(person.at);
  await tx.insert(responseFiles).values({ id, responseId: response.id, kind: input.kind, name: input.name, fileHash: input.file.hash, size: input.file.size, type: input.file.type, addedBy: person.id, addedAt: person.at });
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act: 'file-added', matterId: null, subject: 'response', subjectId: response.id, details: { hash: input.file.hash }, at: person.at });
  return id;
}

export async function removeFile(tx: Writer, { who, person, response }: ResponseActor, fileId: string): Promise<void> {
  const { responseFiles } = consultationTables(tx);
  refuse(whyNotWriteResponse(who, response));
  const removed = await tx.update(responseFiles).set({ removedAt: person.at }).where(and(eq(responseFiles.id, fileId), eq(responseFiles.responseId, response.id), isNull(responseFiles.removedAt))).returning({ id: responseFiles.id });
  if (removed.length === 0) throw new Refusal('not-found', 'not-found');
  await record(tx, { chain: `response:${response.id}`, audience: `response:${response.id}`, actorId: person.id, act: 'file-removed', matterId: null, subject: 'response', subjectId: response.id, at: person.at });
}

/** The answer a consultee sees as its own: what it is writing online, a supplement too, else the record, however it came. */
export async function ownAnswer(from: Reader, consulteeId: string) {
  const { answers, withdrawn } = await answersOf(from, consulteeId);
  const its = answers.find((row) => row.state === 'draft' && row.channel === 'online') ?? recordAmong(answers, withdrawn);
  return its && { ...its, withdrawn: withdrawn.has(its.id) };
}

/** How far a consultee has come, whatever it is writing beside. */
export async function answerStateOf(from: Reader, consulteeId: string): Promise<'none' | 'draft' | 'submitted'> {
  const { answers, withdrawn } = await answersOf(from, consulteeId);
  const begun = answers.some((row) => row.state === 'draft' && row.channel === 'online' && row.followsId === null && row.replacesId === null);
  return begun ? 'draft' : recordAmong(answers, withdrawn) === null ? 'none' : 'submitted';
}

/** Whether the consultee counts as having answered, by a response of its own or by a joint statement. */
export async function hasAnswered(from: Reader, consultee: { id: string; roundId: string }): Promise<boolean> {
  return (await hasOwnAnswer(from, consultee.id)) || (await countsJointly(from, consultee)) !== null;
}

/** The response by which it counts jointly, and whose it is; null when none was counted for it, or every one was taken back. */
export async function countsJointly(from: Reader, { id: consulteeId, roundId }: { id: string; roundId: string }): Promise<{ responseId: string; consulteeId: string } | null> {
  const { responses } = consultationTables(from);
  const responseId = (await countedJointlyIn(from, roundId)).get(consulteeId);
  if (responseId === undefined) return null;
  const [row] = await from.select({ responseId: responses.id, consulteeId: responses.consulteeId }).from(responses).where(eq(responses.id, responseId));
  return row ?? null;
}

/** Whether the consultee has a response that stands, whatever it is writing beside; one that it took back is none. */
export async function hasOwnAnswer(from: Reader, consulteeId: string): Promise<boolean> {
  const { answers, withdrawn } = await answersOf(from, consulteeId);
  const record = recordAmong(answers, withdrawn);
  return record !== null && !withdrawn.has(record.id);
}

/** The response that a colleague without an account was let in to. */
export async function answerOfColleague(from: Reader, personId: string, consulteeId: string) {
  const { colleagues } = insideTables(from);
  const { responses } = consultationTables(from);
  const [row] = await from.select({ id: responses.id }).from(colleagues).innerJoin(responses, eq(responses.id, colleagues.responseId)).where(and(eq(colleagues.personId, personId), eq(responses.consulteeId, consulteeId), isNull(colleagues.until)));
  return row ? { ...row, withdrawn: false } : null;
}

async function answersOf(from: Reader, consulteeId: string) {
  const { responses } = consultationTables(from);
  const answers = await from.select({ id: responses.id, state: responses.state, channel: responses.channel, followsId: responses.followsId, replacesId: responses.replacesId }).from(responses).where(eq(responses.consulteeId, consulteeId)).orderBy(asc(responses.id));
  return { answers, withdrawn: await withdrawalsAmong(from, answers.map(({ id }) => id)) };
}

/** Called when an answer is submitted: refuses `response-submitted` when the consultee has one already; a draft begun online is set aside by a letter's answer. */
export async function becomeTheRecord(tx: Writer, by: Person, response: { id: string; consulteeId: string; replacesId: string | null }): Promise<void> {
  const { responses } = consultationTables(tx);
  await tx.hold(`consultee:${response.consulteeId}`);
  const { answers, withdrawn } = await answersOf(tx, response.consulteeId);
  const others = answers.filter((one) => one.id !== response.id && one.id !== response.replacesId && one.followsId === null);
  if (others.some((one) => one.state === 'submitted' && !withdrawn.has(one.id))) throw new Refusal('conflict', 'response-submitted');
  for (const other of others.filter((one) => one.state === 'draft')) {
    await tx.update(responses).set({ state: 'replaced' }).where(eq(responses.id, other.id));
    await record(tx, { chain: `response:${other.id}`, audience: `response:${other.id}`, actorId: by.id, act: 'response-set-aside', matterId: null, subject: 'response', subjectId: other.id, details: { by: response.id }, at: by.at });
  }
}

export async function filesOf(from: Reader, responseId: string) {
  const { responseFiles } = consultationTables(from);
  return from.select().from(responseFiles).where(and(eq(responseFiles.responseId, responseId), isNull(responseFiles.removedAt))).orderBy(asc(responseFiles.id));
}

/** To a colleague who came by a code: the comments and the stances on sections, which its comments stand beside; nothing else of the position, the decision or the files. */
export async function viewResponse(from: Reader, acting: ResponseActor): Promise<ResponseView> {
  const view = await wholeResponse(from, acting);
  return acting.who.guest ? { ...view, ...nothingOfThePosition } : view;
}

const nothingOfThePosition = {
  stance: null, condition: '', summary: '', decidingBody: '', decisionLevel: null, decidedOn: null, paragraph: '', registryNumber: '', preliminary: false, reservation: '', committee: null, receivedOn: null, authoredOn: null, submittedBy: null, late: false, hash: null, follows: null, supplements: [], withdrawn: null, confirmation: null, replaces: null, replacedBy: null, files: [], answers: [], unanswered: 0, sectionsLack: [], edits: {}, missing: [],
} satisfies Partial<ResponseView>;

async function wholeResponse(from: Reader, acting: ResponseActor): Promise<ResponseView> {
  const { who, response } = acting;
  const { responses } = consultationTables(from);
  const [row] = await from.select().from(responses).where(eq(responses.id, response.id));
  if (!row) throw new Refusal('not-found', 'not-found');
  const { name, extendedTo } = await consulteeById(from, row.consulteeId);
  const comments: Comment[] = await commentViews(from, { responseId: row.id }, who.member || who.guest || row.state === 'draft' ? acting : 'outside');
  // Who wrote what inside the consultee is told to nobody outside it.
  const edits = Object.entries(response.state === 'draft' ? row.edits : {});
  const family = await from.select().from(responses).where(eq(responses.consulteeId, row.consulteeId)).orderBy(asc(responses.id));
  const withdrawn = await withdrawalsAmong(from, family.map(({ id }) => id));
  const withdrawal = withdrawn.get(row.id) ?? null;
  const confirmed = (await confirmationsAmong(from, [row.id])).get(row.id);
  const names = await namesOf(from, [...(row.submittedBy === null ? [] : [row.submittedBy]), ...(withdrawal === null ? [] : [withdrawal.by]), ...(confirmed === undefined ? [] : [confirmed.by]), ...edits.map(([, { by }]) => by)]);
  const followed = family.find(({ id }) => id === row.followsId) ?? null;
  const supplements = family.filter((one) => one.followsId === row.id && (one.state === 'submitted' || (one.state === 'draft' && (one.channel === 'online' ? who.member : who.lead))));
  const said = await commentCounts(from, supplements.map(({ id }) => id));
  const files = await filesOf(from, row.id);
  const answers = await questionAnswersOf(from, row.id);
  const unanswered = unansweredOf(await questionsOf(from, response.roundId), answers);
  const sectionStances = await sectionStancesOf(from, row.id);
  const sectionsLack = missingInSections(await sectionsOf(from, response.roundId), sectionStances, { everyone: row.channel === 'online' });
  const asked = { ...response, follows: row.followsId, summary: row.summary, preliminary: row.preliminary, stance: row.stance, condition: row.condition, comments, files, unanswered, sectionsLack };
  const write = whyNotWriteResponse(who, response);
  return {
    id: row.id, roundId: response.roundId, consulteeId: row.consulteeId, consultee: name, channel: response.channel, state: response.state, stance: row.stance as Stance | null, condition: row.condition, summary: row.summary,
    decidingBody: row.decidingBody, decisionLevel: row.decisionLevel as (typeof decisionLevels)[number] | null, decidedOn: row.decidedOn, paragraph: row.paragraph, registryNumber: row.registryNumber, preliminary: row.preliminary, reservation: row.reservation ?? '', committee: who.member ? await committeeViewOf(from, row.id) : null,
    receivedOn: row.receivedOn, authoredOn: row.authoredOn, submittedAt: row.submittedAt?.toISOString() ?? null, submittedBy: row.submittedBy === null ? null : names.get(row.submittedBy) ?? '', late: row.late, hash: row.hash, comments,
    follows: followed && { id: followed.id, receivedOn: followed.receivedOn ?? '' },
    supplements: supplements.map((one) => ({ id: one.id, state: one.state as ResponseView['state'], receivedOn: one.receivedOn, late: one.late, comments: said.get(one.id) ?? 0, withdrawn: withdrawn.has(one.id) })),
    confirmation: confirmed === undefined ? null : confirmationView(confirmed, names),
    replaces: linked(family.find(({ id }) => id === row.replacesId)), replacedBy: linked(family.find(({ id }) => id === withdrawal?.replacedBy)),
    withdrawn: withdrawal && withdrawal.replacedBy === null ? { reason: withdrawal.reason, receivedOn: withdrawal.receivedOn, by: names.get(withdrawal.by) ?? '', channel: withdrawal.channel as NonNullable<ResponseView['withdrawn']>['channel'] } : null,
    files: files.map((file) => ({ id: file.id, kind: file.kind as (typeof fileKinds)[number], name: file.name, size: file.size, type: file.type, hash: file.fileHash })),
    // Who of them answered is the consultee's own.
    answers: who.member || row.state === 'draft' ? answers : answers.map((one) => ({ ...one, by: '' })), unanswered, sectionStances: who.member || row.state === 'draft' ? sectionStances : sectionStances.map((one) => ({ ...one, by: '' })), sectionsLack, extendedTo, version: row.version, edits: Object.fromEntries(edits.map(([field, { version, by }]) => [field, { version, by: names.get(by) ?? '' }])),
    missing: missingIn(asked),
    refusals: { write, comment: whyNotComment(who, response), submit: whyNotSubmit(who, asked), handToCommittee: whyNotCommittee('hand', who, response), enterFromMeeting: whyNotCommittee('enter', who, response), takeBackFromCommittee: whyNotCommittee('takeBack', who, response), colleagues: whyNotSeeColleagues(who), ...afterSubmission(acting, { preliminary: row.preliminary, confirmed: confirmed !== undefined }) },
  };
}

function afterSubmission({ who, response: { state, roundState, withdrawn, follows } }: ResponseActor, told: { preliminary: boolean; confirmed: boolean }) {
  const subject = { state, roundState, withdrawn, follows: follows !== null, ...told };
  return { confirm: whyNotConfirm(who, subject, false), registerConfirmation: whyNotConfirm(who, subject, true), replace: whyNotReplace(who, subject, false), registerReplacement: whyNotReplace(who, subject, true), supplement: whyNotSupplement(who, subject, false), registerSupplement: whyNotSupplement(who, subject, true), withdraw: whyNotWithdraw(who, subject, false), registerWithdrawal: whyNotWithdraw(who, subject, true) };
}

const linked = (one: { id: string; receivedOn: string | null; hash: string | null } | undefined) => (one === undefined ? null : { id: one.id, receivedOn: one.receivedOn ?? '', hash: one.hash ?? '' });

export const confirmationView = ({ body, decidedOn, paragraph, reservation, channel, receivedOn, by, hash }: ConfirmationRow, names: ReadonlyMap<string, string>): Confirmation => ({ body, decidedOn, paragraph, reservation, channel: channel as Confirmation['channel'], receivedOn, by: names.get(by) ?? '', hash });

/** How many numbered comments each of these responses has. */
export async function commentCounts(from: Reader, responseIds: readonly string[]): Promise<Map<string, number>> {
  const { comments } = consultationTables(from);
  if (responseIds.length === 0) return new Map();
  const rows = await from.select({ id: comments.responseId, n: count() }).from(comments).where(and(inArray(comments.responseId, [...responseIds]), isNotNull(comments.number), isNull(comments.removedAt))).groupBy(comments.responseId);
  return new Map(rows.map((row) => [row.id, row.n]));
}

