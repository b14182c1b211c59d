/** A response is submitted once, hashed, and never changes after that (`domain.md` 4.3, invariant I4). */
import { and, asc, eq, isNull, max } from 'drizzle-orm';
import { type Comment, isLate, type Receipt, whyNotSubmit } from '#shared/consultation.ts';
import type { Stance } from '#shared/export.ts';
import { Refusal } from '#shared/refusals.ts';
import { canonicalBytes } from '../drafting/canonical.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { chainHead, record } from '../journal/journal.ts';
import { dayOf, matterById, refuse } from '../matters/matters.ts';
import { namesOf, openAccount } from '../people/accounts.ts';
import { organisationById } from '../people/organisations.ts';
import { sha256 } from '../platform/files/files.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { commentViews } from './comments.ts';
import { consulteeById } from './consultees.ts';
import { postReceipt, postToRegistry } from './letters.ts';
import type { ResponseActor } from './response-actor.ts';
import { becomeTheRecord, filesOf } from './responses.ts';
import { roundById, stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';

/** Names the form of the hashed bytes, so that a later release can still read them. */
const contentFormat = 'overens.response/1';

/** Refuses what `whyNotSubmit` says; a second submission is `response-submitted`. */
export async function submitResponse(tx: Writer, acting: ResponseActor, origin: string): Promise<Receipt> {
  const { responses, comments } = consultationTables(tx);
  const { person, who, response } = acting;
  // The matter's chain is held before the rules are asked: a round that closes meanwhile is closed for this answer too.
  await tx.hold(`matter:${response.matterId}`);
  const [row] = await tx.select().from(responses).where(eq(responses.id, response.id));
  if (!row) throw new Refusal('not-found', 'not-found');
  const draft = await commentViews(tx, { responseId: row.id });
  const round = await roundById(tx, response.roundId);
  refuse(whyNotSubmit(who, { ...response, roundState: stateOf(round), state: row.state === 'draft' ? 'draft' : 'submitted', stance: row.stance, condition: row.condition, comments: draft }));

  await becomeTheRecord(tx, response);
  // Numbers are given in the order of arrival and, within an answer, of the text; the matter's chain keeps two answers from sharing one.
  const [highest] = await tx.select({ n: max(comments.number) }).from(comments).where(eq(comments.roundId, round.id));
  let number = highest?.n ?? 0;
  for (const comment of draft) await tx.update(comments).set({ number: (number += 1) }).where(eq(comments.id, comment.id));

  const { name, extendedTo, consultee } = await consulteeById(tx, response.consulteeId);
  const receivedOn = row.receivedOn ?? dayOf(person.at);
  const late = isLate(receivedOn, round.deadline, extendedTo);
  const files = await filesOf(tx, row.id);
  const numbered = await commentViews(tx, { responseId: row.id });
  const frozen = await viewPackage(tx, round.packageId);
  const content = canonicalBytes({
    format: contentFormat, response: row.id, consultee: name, round: { id: round.id, number: round.number, title: round.title }, package: { number: frozen.number, hash: frozen.hash },
    channel: row.channel, stance: row.stance, condition: row.condition, summary: row.summary, preliminary: row.preliminary,
    decision: { body: row.decidingBody, level: row.decisionLevel, on: row.decidedOn, paragraph: row.paragraph }, registryNumber: row.registryNumber,
    receivedOn, late, submittedAt: person.at.toISOString(), submittedBy: person.name,
    comments: numbered.map(hashedComment),
    files: files.map((file) => ({ kind: file.kind, name: file.name, size: file.size, sha256: file.fileHash })),
  });
  const hash = sha256(content);
  await tx.update(responses).set({ state: 'submitted', submittedAt: person.at, submittedBy: person.id, receivedOn, late, content, hash }).where(eq(responses.id, row.id));
  await record(tx, { chain: `response:${row.id}`, audience: `response:${row.id}`, actorId: person.id, act: 'response-submitted', matterId: null, subject: 'response', subjectId: row.id, details: { hash }, at: person.at });
  const head = await chainHead(tx, `response:${row.id}`);
  await record(tx, { chain: `matter:${round.matterId}`, audience: 'team', actorId: person.id, act: 'response-received', matterId: round.matterId, subject: 'response', subjectId: row.id, details: { hash, head, late, comments: draft.length, channel: row.channel }, at: person.at });

  const receipt = await receiptOf(tx, row.id);
  const matter = await matterById(tx, round.matterId);
  const authority = await organisationById(tx, matter?.authorityId ?? '');
  const sender = await openAccount(tx, { id: person.id });
  if (row.channel === 'online') await postReceipt(tx, receipt, { recipients: [consultee.officialMail, ...(sender ? [sender.email] : [])], link: `${origin}/kvittens/${row.id}` }, person.at);
  const registry = authority?.registryMail ?? authority?.officialMail;
  if (registry) await postToRegistry(tx, receipt, registry, files.map((file) => ({ name: file.name, type: file.type, fileHash: file.fileHash })), person.at);
  return receipt;
}

/** What of a comment is evidence. */
const hashedComment = ({ id, number, anchor, clauseNumber, kind, text, proposedText, reason }: Comment) => ({ id, number, anchor, clauseNumber, kind, text, proposedText, reason });

const sameValue = (a: unknown, b: unknown): boolean => Buffer.compare(canonicalBytes(a), canonicalBytes(b)) === 0;

/** The receipt, read from what was stored; refuses `response-damaged` when the bytes no longer give the hash. */
export async function receiptOf(from: Reader, responseId: string): Promise<Receipt> {
  const { responses, comments } = consultationTables(from);
  const [row] = await from.select().from(responses).where(eq(responses.id, responseId));
  if (!row?.content || !row.submittedAt || row.hash === null) throw new Refusal('not-found', 'not-submitted');
  if (sha256(row.content) !== row.hash) throw new Refusal('unavailable', 'response-damaged');
  const { round, name } = await consulteeById(from, row.consulteeId);
  const matter = await matterById(from, round.matterId);
  const frozen = await viewPackage(from, round.packageId);
  const said = await from.select({ id: comments.id }).from(comments).where(and(eq(comments.responseId, responseId), isNull(comments.removedAt)));
  const names = await namesOf(from, row.submittedBy === null ? [] : [row.submittedBy]);
  return {
    responseId, consultee: name, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', round: round.title, submittedAt: row.submittedAt.toISOString(), submittedBy: names.get(row.submittedBy ?? '') ?? '',
    receivedOn: row.receivedOn ?? '', late: row.late, stance: row.stance as Stance, comments: said.length, files: (await filesOf(from, responseId)).length, hash: row.hash, packageNumber: frozen.number, packageHash: frozen.hash,
  };
}

/** The exact bytes whose SHA-256 stands on the receipt. */
export async function submittedBytes(from: Reader, responseId: string): Promise<Uint8Array> {
  const { responses } = consultationTables(from);
  await receiptOf(from, responseId);
  const [row] = await from.select({ content: responses.content }).from(responses).where(eq(responses.id, responseId));
  if (!row?.content) throw new Refusal('not-found', 'not-submitted');
  return row.content;
}

/** Every submitted response against its hash, and its comments against what was hashed. */
export async function verifyResponses(from: Reader): Promise<{ responses: number; faults: string[] }> {
  const { responses } = consultationTables(from);
  const rows = await from.select().from(responses).where(eq(responses.state, 'submitted')).orderBy(asc(responses.id));
  const faults: string[] = [];
  for (const row of rows) {
    if (!row.content || sha256(row.content) !== row.hash) faults.push(`response ${row.id}: its content does not give its hash`);
    else {
      const hashed = JSON.parse(new TextDecoder().decode(row.content)) as Record<string, unknown>;
      const { stance, condition, summary, preliminary, registryNumber, receivedOn, late } = row;
      const its = { stance, condition, summary, preliminary, registryNumber, receivedOn, late, submittedAt: row.submittedAt?.toISOString() };
      const comments = (await commentViews(from, { responseId: row.id })).map(hashedComment);
      if (!sameValue(its, Object.fromEntries(Object.keys(its).map((key) => [key, hashed[key]])))) faults.push(`response ${row.id}: its position is not the one that was submitted`);
      if (!sameValue(comments, hashed.comments)) faults.push(`response ${row.id}: its comments are not those that were submitted`);
    }
  }
  return { responses: rows.length, faults };
}
