/** Responses of those who were not asked: written on the public page, confirmed by mail, and settled by the lead (`domain.md` 2.3, 5). */
import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { z } from 'zod';
import type { ConsulteeCategory } from '#shared/export.ts';
import { limits } from '#shared/limits.ts';
import type { Locale } from '#shared/messages/format.ts';
import type { OrganisationKind } from '#shared/people.ts';
import { Refusal } from '#shared/refusals.ts';
import { type leavingOutInput, type receivingInput, type UnsolicitedInput, whyNotSendUnsolicited, whyNotSettleUnsolicited, whyNotTurnForm } from '#shared/unsolicited.ts';
import { openPlaces } from '../../drafting/frozen-place.ts';
import { type Details, record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import { dayOf, matterById } from '../../matters/matters.ts';
import { refuse } from '../../matters/refuse.ts';
import { forgetReports } from '../../platform/mail/returned.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Store, Writer } from '../../platform/storage/store.ts';
import { platformTables } from '../../platform/storage/tables.ts';
import { insertComment } from '../comments.ts';
import { addConsultee } from '../consultees.ts';
import { type FormFacts, postConfirmation, postLeftOut } from '../letters.ts';
import { shownOf, standingPublication } from '../public/publication.ts';
import { insertResponse, responseFor } from '../responses.ts';
import { type Concluded, roundById, stateOf } from '../rounds.ts';
import { submitResponse } from '../submission.ts';
import { consultationTables } from '../tables.ts';
import { orderTelling } from './telling.ts';
import { standingForm } from './standing.ts';
import { type SentComment, unsolicitedTables } from './tables.ts';

type Round = Awaited<ReturnType<typeof roundById>>;
export type SentRow = ReturnType<typeof unsolicitedTables>['unsolicitedResponses']['$inferSelect'];

/** Days that a link confirms. */
export const confirmationDays = 7;
const day = 24 * 3_600_000;
/** Letters to one mailbox in a day, about whichever rounds: nobody's is filled through the form. */
const mostLettersADay = 3;
/** What stands after a plus sign is the reader's own mark: the letter comes to the same mailbox (RFC 5233). */
const mailboxOf = (email: string): string => email.replace(/\+.*@/, '@');
const hashOf = (secret: string): string => createHash('sha256').update(`unsolicited:${secret}`).digest('hex');

/** Turned on twice it is on; refuses what `whyNotTurnForm` says. */
export async function turnForm(tx: Writer, actor: Actor, { roundId, on }: { roundId: string; on: boolean }): Promise<void> {
  const { publicForms } = unsolicitedTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotTurnForm(actor, { state: stateOf(round) }));
  const standing = await standingForm(tx, roundId);
  if ((standing !== null) === on) return;
  if (standing === null) await tx.insert(publicForms).values({ id: newId(actor.at), roundId, by: actor.id, at: actor.at });
  else await tx.update(publicForms).set({ turnedOffBy: actor.id, turnedOffAt: actor.at }).where(eq(publicForms.id, standing.id));
  await note(tx, round, { actorId: actor.id, act: on ? 'public-form-turned-on' : 'public-form-turned-off', at: actor.at });
}

/** Whether anybody may write now; the code of `whyNotSendUnsolicited`, or null. */
export async function whyNotSend(from: Reader, round: Round): Promise<string | null> {
  return whyNotSendUnsolicited({ state: stateOf(round), on: (await standingForm(from, round.id)) !== null, shown: shownOf(round, await standingPublication(from, round.id)) });
}

/**
 * Kept until its sender confirms it, and told to nobody before that: a stranger's words are no act in the matter, and stand in no journal. To an address
 * that has had its letters for the day nothing is sent, and the answer is the same: what comes of an address is nobody else's to learn.
 * `comments` carry the clauses that were found for their places. Refuses `form-not-open` and `form-full`.
 */
export async function sendUnsolicited(tx: Writer, { roundId, packageId, input, comments, language, origin, at }: { roundId: string; packageId: string; input: Omit<UnsolicitedInput, 'comments'>; comments: SentComment[]; language: Locale; origin: string; at: Date }): Promise<void> {
  const { unsolicitedResponses } = unsolicitedTables(tx);
  await tx.hold(`unsolicited:${roundId}`);
  const round = await roundById(tx, roundId);
  // Corrected while it was being written: its clauses are those of a text that is not on the page any more.
  refuse((await whyNotSend(tx, round)) ?? (round.packageId === packageId ? null : 'form-not-open'));
  const [waiting] = await tx.select({ n: count() }).from(unsolicitedResponses).where(and(eq(unsolicitedResponses.roundId, roundId), isNull(unsolicitedResponses.confirmedAt), gt(unsolicitedResponses.expiresAt, at)));
  if ((waiting?.n ?? 0) >= limits.publicUnconfirmed) throw new Refusal('too-many', 'form-full');
  const today = await tx.select({ email: unsolicitedResponses.email }).from(unsolicitedResponses).where(gt(unsolicitedResponses.sentAt, new Date(at.getTime() - day)));
  if (today.filter(({ email }) => mailboxOf(email) === mailboxOf(input.email)).length >= mostLettersADay) return;
  // 256 bits; in the path, since the page behind it is read without script.
  const secret = randomBytes(32).toString('base64url');
  const letterId = await postConfirmation(tx, { ...(await factsOf(tx, round)), link: `${origin}/offentligt/${roundId}/bekrafta/${secret}${language === 'sv' ? '' : `?locale=${language}`}`, days: confirmationDays }, { email: input.email, language }, at);
  await tx.insert(unsolicitedResponses).values({ id: newId(at), roundId, packageId, ...input, comments, language, sentAt: at, secretHash: hashOf(secret), letterId, expiresAt: new Date(at.getTime() + confirmationDays * day) });
}

/** What the link is about; null when there is no such link, or it has expired. */
export async function sentBehind(from: Reader, { roundId, secret, now }: { roundId: string; secret: string; now: Date }): Promise<SentRow | null> {
  const { unsolicitedResponses } = unsolicitedTables(from);
  const [row] = await from.select().from(unsolicitedResponses).where(and(eq(unsolicitedResponses.secretHash, hashOf(secret)), eq(unsolicitedResponses.roundId, roundId)));
  return row && (row.confirmedAt !== null || row.expiresAt > now) ? row : null;
}

/**
 * Also after the round has closed: it was sent while it was open. Confirmed again it is no act; nor are the same words from the same address, sent
 * twice by a button that was pressed twice: the second of them is taken away. Refuses `confirmation-unknown`.
 */
export async function confirmUnsolicited(tx: Writer, { roundId, secret, at }: { roundId: string; secret: string; at: Date }): Promise<void> {
  const { unsolicitedResponses } = unsolicitedTables(tx);
  await tx.hold(`unsolicited:${roundId}`);
  const row = await sentBehind(tx, { roundId, secret, now: at });
  if (row === null) throw new Refusal('not-found', 'confirmation-unknown');
  if (row.confirmedAt !== null) return;
  const before = await tx.select().from(unsolicitedResponses).where(and(eq(unsolicitedResponses.roundId, roundId), eq(unsolicitedResponses.email, row.email), isNotNull(unsolicitedResponses.confirmedAt)));
  if (before.some((one) => isDeepStrictEqual(saidIn(one), saidIn(row)))) {
    await tx.delete(unsolicitedResponses).where(eq(unsolicitedResponses.id, row.id));
    await blankLetter(tx, row.letterId);
    return;
  }
  await tx.update(unsolicitedResponses).set({ confirmedAt: at }).where(eq(unsolicitedResponses.id, row.id));
  await blankLetter(tx, row.letterId);
  await orderTelling(tx, roundId, at);
  await note(tx, await roundById(tx, roundId), { actorId: null, act: 'unsolicited-confirmed', at });
}

const saidIn = ({ packageId, name, organisation, stance, condition, text, comments }: SentRow) => ({ packageId, name, organisation, stance, condition, text, comments });

const kinds: Record<ConsulteeCategory, OrganisationKind> = { municipal_body: 'municipality', regional_body: 'region', state_agency: 'state_agency', association: 'association', user_organisation: 'association', private_person: 'other', other: 'other' };

/**
 * Becomes a response like any other, of a consultee who was not asked, in the sender's own words and received the day it was sent. Gives the response's id.
 * Refuses `not-found`, what `whyNotSettleUnsolicited` says, and `consultee-listed` for a name that stands in the register already.
 */
export async function receiveUnsolicited(tx: Writer, actor: Actor, { id, name, category, origin, isConcluded }: z.output<typeof receivingInput> & { id: string; origin: string; isConcluded: Concluded }): Promise<string> {
  const { unsolicitedResponses } = unsolicitedTables(tx);
  const { responses } = consultationTables(tx);
  const { row, round } = await confirmedById(tx, id);
  refuse(whyNotSettleUnsolicited(actor, { settled: row.settledAt !== null }));
  const consulteeId = await addConsultee(tx, actor, round.id, {
    organisationId: null, organisation: { name, kind: kinds[category] }, body: null, category, obliged: false, officialMail: row.email, contactName: row.name, contactMail: row.email, unsolicited: true,
  }, origin);
  const responseId = await insertResponse(tx, actor, { consulteeId, channel: 'form', receivedOn: dayOf(row.sentAt), followsId: null });
  await tx.update(responses).set({ stance: row.stance, condition: row.condition, summary: row.text }).where(eq(responses.id, responseId));
  const acting = await responseFor(tx, actor, responseId);
  const placeOf = openPlaces(tx, row.packageId);
  for (const { documentId, block, text } of row.comments) {
    const place = await placeOf({ scope: documentId === null ? 'package' : block === null ? 'document' : 'block', documentId, from: block === null ? null : { block, offset: 0 }, to: null, quote: '' });
    await insertComment(tx, acting, { place, packageId: row.packageId, said: { kind: block === null ? 'general' : 'substance', text, proposedText: '', reason: '' } });
  }
  await tx.update(unsolicitedResponses).set({ responseId, settledBy: actor.id, settledAt: actor.at }).where(eq(unsolicitedResponses.id, id));
  await submitResponse(tx, acting, { origin, isConcluded });
  await note(tx, round, { actorId: actor.id, act: 'unsolicited-received', at: actor.at, details: { consultee: name, response: responseId } });
  return responseId;
}

/** Kept with the reason, told to its sender, and counted beside the others. Refuses `not-found` and what `whyNotSettleUnsolicited` says. */
export async function leaveOutUnsolicited(tx: Writer, actor: Actor, { id, reason }: z.output<typeof leavingOutInput> & { id: string }): Promise<void> {
  const { unsolicitedResponses } = unsolicitedTables(tx);
  const { row, round } = await confirmedById(tx, id);
  refuse(whyNotSettleUnsolicited(actor, { settled: row.settledAt !== null }));
  await tx.update(unsolicitedResponses).set({ reason, settledBy: actor.id, settledAt: actor.at }).where(eq(unsolicitedResponses.id, id));
  await note(tx, round, { actorId: actor.id, act: 'unsolicited-left-out', at: actor.at, details: { reason } });
  await postLeftOut(tx, { ...(await factsOf(tx, round)), reason }, { email: row.email, language: row.language as Locale }, actor.at);
}

/** Refuses `not-found` also for what nobody has confirmed. */
export async function confirmedById(from: Reader, id: string): Promise<{ row: SentRow; round: Round }> {
  const { unsolicitedResponses } = unsolicitedTables(from);
  const [row] = await from.select().from(unsolicitedResponses).where(and(eq(unsolicitedResponses.id, id), isNotNull(unsolicitedResponses.confirmedAt)));
  if (!row) throw new Refusal('not-found', 'not-found');
  return { row, round: await roundById(from, row.roundId) };
}

/** Confirmed, the oldest first. */
export async function confirmedOf(from: Reader, roundId: string): Promise<SentRow[]> {
  const { unsolicitedResponses } = unsolicitedTables(from);
  return from.select().from(unsolicitedResponses).where(and(eq(unsolicitedResponses.roundId, roundId), isNotNull(unsolicitedResponses.confirmedAt))).orderBy(asc(unsolicitedResponses.confirmedAt), asc(unsolicitedResponses.id));
}

/** What nobody confirmed in time is taken away, and so is its letter: whose address was written nobody knows, and it is neither kept nor written to again. */
export async function sweepUnsolicited(store: Store, now: Date): Promise<void> {
  const { unsolicitedResponses } = unsolicitedTables(store);
  const spent = and(isNull(unsolicitedResponses.confirmedAt), lte(unsolicitedResponses.expiresAt, now));
  const [first] = await store.read.select({ id: unsolicitedResponses.id }).from(unsolicitedResponses).where(spent).limit(1);
  if (!first) return;
  await store.write('house', async (tx) => {
    const gone = await tx.delete(unsolicitedResponses).where(spent).returning({ letterId: unsolicitedResponses.letterId });
    const { outbox } = platformTables(tx);
    const letterIds = gone.map(({ letterId }) => letterId);
    // A statement carries a bounded number of values in either database.
    for (let at = 0; at < letterIds.length; at += 500) {
      await forgetReports(tx, letterIds.slice(at, at + 500));
      await tx.delete(outbox).where(inArray(outbox.id, letterIds.slice(at, at + 500)));
    }
  });
}

/** A link that opens nothing any more stands in no old copy of the database either. */
async function blankLetter(tx: Writer, letterId: string): Promise<void> {
  const { outbox } = platformTables(tx);
  const [letter] = await tx.select({ body: outbox.body }).from(outbox).where(eq(outbox.id, letterId));
  if (letter) await tx.update(outbox).set({ body: letter.body.replace(/(\/bekrafta\/)[\w-]{43}/g, '$1…') }).where(eq(outbox.id, letterId));
}

async function factsOf(from: Reader, round: Round): Promise<FormFacts> {
  const matter = await matterById(from, round.matterId);
  return { matter: matter?.title ?? '', round: round.title, registryNumber: matter?.registryNumber ?? '', authority: matter?.authority ?? '', contact: `${round.contactName}, ${round.contactMail}` };
}

const note = (tx: Writer, round: Round, { actorId, act, at, details = {} }: { actorId: string | null; act: string; at: Date; details?: Details }) =>
  record(tx, { chain: `matter:${round.matterId}`, audience: 'team', actorId, act, matterId: round.matterId, subject: 'round', subjectId: round.id, details: { number: round.number, ...details }, at });
