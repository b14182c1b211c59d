/** A preliminary response is confirmed by the body that decides, or replaced by another. What was submitted never changes: each is an act of its own, linked by hash (`domain.md` 2.3, invariant I4). */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type ConfirmationInput, whyNotConfirm, whyNotReplace } from '#shared/preliminary.ts';
import { Refusal } from '#shared/refusals.ts';
import { canonicalBytes } from '../drafting/canonical.ts';
import { entriesOfActs, record } from '../journal/journal.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { openAccount } from '../people/accounts.ts';
import { organisationById } from '../people/organisations.ts';
import type { Person } from '../people/person.ts';
import { sha256 } from '../platform/files/files.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { confirmationsAmong } from './confirmations-of.ts';
import { consulteeById } from './consultees.ts';
import { copyNamed } from './joint/joint-statement.ts';
import { postResponseConfirmed } from './letters.ts';
import type { ResponseActor } from './response-actor.ts';
import { insertResponse, receivedInTime } from './responses.ts';
import { roundById } from './rounds.ts';
import { sectionTables } from './sections/tables.ts';
import { consultationTables } from './tables.ts';

/** Names the form of the hashed bytes, so that a later release can still read them. */
const confirmationFormat = 'overens.confirmation/1';

type ResponseRow = ReturnType<typeof consultationTables>['responses']['$inferSelect'];
type Paper = ConfirmationInput['paper'];

/** Refuses what `whyNotConfirm` says, `decided-in-future`, `received-in-future` and `received-before-opening`. What was being written to replace it is set aside. */
export async function confirmResponse(tx: Writer, { who, person, response }: ResponseActor, { paper, ...decision }: ConfirmationInput): Promise<void> {
  const { confirmations, responses } = consultationTables(tx);
  await tx.hold(`consultee:${response.consulteeId}`);
  await tx.hold(`matter:${response.matterId}`);
  const row = await rowOf(tx, response.id);
  refuse(whyNotConfirm(who, await asked(tx, response, row), paper !== null));
  if (paper !== null) receivedInTime(paper.receivedOn, await roundById(tx, response.roundId), person.at);
  if (decision.decidedOn > dayOf(person.at)) throw new Refusal('invalid', 'decided-in-future', { errors: [{ pointer: '/decidedOn', detail: 'decided-in-future' }] });
  const { name, consultee } = await consulteeById(tx, response.consulteeId);
  const said = { ...decision, channel: paper?.channel ?? 'online', receivedOn: paper?.receivedOn ?? dayOf(person.at) };
  const content = canonicalBytes({ format: confirmationFormat, response: { id: row.id, hash: row.hash }, consultee: name, ...said, confirmedBy: person.name, at: person.at.toISOString() });
  const hash = sha256(content);
  await tx.insert(confirmations).values({ responseId: row.id, ...said, content, hash, by: person.id, at: person.at });
  await record(tx, { chain: `response:${row.id}`, audience: `response:${row.id}`, actorId: person.id, act: 'response-confirmed', matterId: null, subject: 'response', subjectId: row.id, details: { hash }, at: person.at });
  for (const { id } of await tx.select({ id: responses.id }).from(responses).where(and(eq(responses.replacesId, row.id), eq(responses.state, 'draft')))) await setAside(tx, person, { id, by: row.id });
  await record(tx, { chain: `matter:${response.matterId}`, audience: 'team', actorId: person.id, act: 'confirmation-received', matterId: response.matterId, subject: 'response', subjectId: row.id, details: { consultee: name, hash, channel: said.channel }, at: person.at });
  const round = await roundById(tx, response.roundId);
  const matter = await matterById(tx, round.matterId);
  const authority = await organisationById(tx, matter?.authorityId ?? '');
  await postResponseConfirmed(tx, { consultee: name, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', round: round.title, body: decision.body, decidedOn: decision.decidedOn, paragraph: decision.paragraph, receivedOn: said.receivedOn, by: person.name, responseHash: row.hash ?? '', hash }, {
    officialMail: consultee.officialMail, sender: paper === null ? await openAccount(tx, { id: person.id }) : null, registry: authority?.registryMail ?? authority?.officialMail ?? null,
  }, person.at);
}

/**
 * The response that is being written to take its place, else a new one that begins with everything it said, its supplements too. It is written,
 * reviewed and submitted like a response. Refuses what `whyNotReplace` says, and `received-in-future` and `received-before-opening`.
 */
export async function beginReplacement(tx: Writer, { who, person, response }: ResponseActor, paper: Paper): Promise<string> {
  const { responses } = consultationTables(tx);
  await tx.hold(`consultee:${response.consulteeId}`);
  const row = await rowOf(tx, response.id);
  refuse(whyNotReplace(who, await asked(tx, response, row), paper !== null));
  if (paper !== null) receivedInTime(paper.receivedOn, await roundById(tx, response.roundId), person.at);
  const begun = (await tx.select({ id: responses.id, channel: responses.channel }).from(responses).where(and(eq(responses.replacesId, row.id), eq(responses.state, 'draft')))).find(({ channel }) => (channel === 'online') === (paper === null));
  if (begun) return begun.id;
  const id = await insertResponse(tx, person, { consulteeId: row.consulteeId, channel: paper?.channel ?? 'online', receivedOn: paper?.receivedOn ?? null, followsId: null, replacesId: row.id });
  await tx.update(responses).set({ stance: row.stance, condition: row.condition, summary: row.summary, decidingBody: row.decidingBody, decisionLevel: row.decisionLevel, registryNumber: row.registryNumber }).where(eq(responses.id, id));
  await copyWhatWasSaid(tx, person, { from: await withSupplements(tx, row.id), to: id });
  await copyNamed(tx, { from: row.id, to: id });
  return id;
}

/** A replacement that was begun is not written any further: the preliminary response stands as it did. Refuses `not-found` for what is no such draft. */
export async function dropReplacement(tx: Writer, { who, person, response }: ResponseActor): Promise<void> {
  const row = await rowOf(tx, response.id);
  if (row.replacesId === null || row.state !== 'draft' || !(row.channel === 'online' ? who.member : who.lead)) throw new Refusal('not-found', 'not-found');
  await setAside(tx, person, { id: row.id, by: row.replacesId });
}

/** Called when a response is submitted that takes another's place, with the consultee's chain held: that one falls, and its supplements. Refuses as {@link beginReplacement} does when it no longer waits to be replaced. */
export async function takeThePlace(tx: Writer, { who, person, response }: ResponseActor, row: ResponseRow & { replacesId: string }): Promise<{ response: string; hash: string }> {
  const { responses, withdrawals } = consultationTables(tx);
  const before = await rowOf(tx, row.replacesId);
  const [withdrawn] = await tx.select().from(withdrawals).where(eq(withdrawals.responseId, before.id));
  refuse(whyNotReplace(who, await asked(tx, { ...response, state: before.state as 'submitted', withdrawn: withdrawn !== undefined, follows: before.followsId }, before), row.channel !== 'online'));
  const receivedOn = row.receivedOn ?? dayOf(person.at);
  for (const responseId of await withSupplements(tx, before.id)) {
    await tx.insert(withdrawals).values({ responseId, reason: '', channel: row.channel, receivedOn, by: person.id, at: person.at, replacedBy: row.id });
    await record(tx, { chain: `response:${responseId}`, audience: `response:${responseId}`, actorId: person.id, act: 'response-replaced', matterId: null, subject: 'response', subjectId: responseId, details: { by: row.id }, at: person.at });
  }
  for (const { id } of await tx.select({ id: responses.id }).from(responses).where(and(eq(responses.followsId, before.id), eq(responses.state, 'draft')))) await setAside(tx, person, { id, by: row.id });
  return { response: before.id, hash: before.hash ?? '' };
}

async function setAside(tx: Writer, person: Person, { id, by }: { id: string; by: string }): Promise<void> {
  const { responses } = consultationTables(tx);
  await tx.update(responses).set({ state: 'replaced' }).where(eq(responses.id, id));
  await record(tx, { chain: `response:${id}`, audience: `response:${id}`, actorId: person.id, act: 'response-set-aside', matterId: null, subject: 'response', subjectId: id, details: { by }, at: person.at });
}

async function rowOf(from: Reader, responseId: string): Promise<ResponseRow> {
  const { responses } = consultationTables(from);
  const [row] = await from.select().from(responses).where(eq(responses.id, responseId));
  if (!row) throw new Refusal('not-found', 'not-found');
  return row;
}

async function asked(from: Reader, { state, roundState, withdrawn, follows }: ResponseActor['response'], row: ResponseRow) {
  return { state, roundState, withdrawn, follows: follows !== null, preliminary: row.preliminary, confirmed: (await confirmationsAmong(from, [row.id])).has(row.id) };
}

/** The response and the supplements to it that stand, oldest first. */
async function withSupplements(from: Reader, responseId: string): Promise<string[]> {
  const { responses, withdrawals } = consultationTables(from);
  const rows = await from.select({ id: responses.id }).from(responses).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id)).where(and(eq(responses.followsId, responseId), eq(responses.state, 'submitted'), isNull(withdrawals.responseId))).orderBy(asc(responses.id));
  return [responseId, ...rows.map(({ id }) => id)];
}

/** Comments with the links to those they were written from, answers to the questions, stances on the sections, and the files. */
async function copyWhatWasSaid(tx: Writer, person: Person, { from, to }: { from: string[]; to: string }): Promise<void> {
  const { comments, roundAnswers, responseFiles } = consultationTables(tx);
  const said = await tx.select().from(comments).where(and(inArray(comments.responseId, from), isNull(comments.removedAt), eq(comments.standing, 'stands'))).orderBy(asc(comments.id));
  for (const comment of said) {
    // The coordinator stands for the words of the whole response: which colleague once wrote them, the earlier one keeps.
    await tx.insert(comments).values({ ...comment, id: newId(person.at), responseId: to, number: null, by: person.id, changedBy: person.id, version: 0, settledBy: null, settledAt: null, createdAt: person.at, updatedAt: person.at, replacesId: comment.id });
  }
  for (const given of await tx.select().from(roundAnswers).where(inArray(roundAnswers.responseId, from)).orderBy(asc(roundAnswers.questionId))) await tx.insert(roundAnswers).values({ ...given, responseId: to, version: 0, by: person.id, at: person.at }).onConflictDoNothing();
  const { sectionStances } = sectionTables(tx);
  for (const taken of await tx.select().from(sectionStances).where(inArray(sectionStances.responseId, from)).orderBy(asc(sectionStances.sectionId))) await tx.insert(sectionStances).values({ ...taken, responseId: to, version: 0, by: person.id, at: person.at }).onConflictDoNothing();
  for (const file of await tx.select().from(responseFiles).where(and(inArray(responseFiles.responseId, from), isNull(responseFiles.removedAt))).orderBy(asc(responseFiles.id))) await tx.insert(responseFiles).values({ ...file, id: newId(person.at), responseId: to, addedBy: person.id, addedAt: person.at });
}

/** Every confirmation against its hash, the row it stands in and the journal, and the journal against the confirmations. */
export async function verifyConfirmations(from: Reader): Promise<string[]> {
  const { confirmations, responses } = consultationTables(from);
  const rows = await from.select({ its: confirmations, responseHash: responses.hash }).from(confirmations).innerJoin(responses, eq(responses.id, confirmations.responseId)).orderBy(asc(confirmations.responseId));
  const journalled = new Map((await entriesOfActs(from, ['response-confirmed'])).map((entry) => [entry.subjectId, entry.details?.hash]));
  const present = new Set(rows.map(({ its }) => its.responseId));
  const faults = rows.flatMap(({ its, responseHash }) => {
    const name = `confirmation of response ${its.responseId}`;
    if (sha256(its.content) !== its.hash) return [`${name}: its content does not give its hash`];
    if (!journalled.has(its.responseId) || (journalled.get(its.responseId) ?? its.hash) !== its.hash) return [`${name}: its hash is not the one in the journal`];
    const said = JSON.parse(new TextDecoder().decode(its.content)) as Record<string, unknown>;
    const now = { response: { id: its.responseId, hash: responseHash }, body: its.body, decidedOn: its.decidedOn, paragraph: its.paragraph, reservation: its.reservation, channel: its.channel, receivedOn: its.receivedOn };
    return Object.entries(now).some(([key, value]) => Buffer.compare(canonicalBytes(value), canonicalBytes(said[key])) !== 0) ? [`${name}: it is not what was confirmed`] : [];
  });
  return [...faults, ...[...journalled.keys()].filter((id) => !present.has(id)).map((id) => `confirmation of response ${id}: the journal says it was made, but it is not there`)];
}
