/** The response register that every consultation secretary keeps (`domain.md` 2.3, 4.3): one row per consultee, and the facts that only the secretary knows. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { type Consultee, type channels, type RoundState } from '#shared/consultation.ts';
import { whyNotChangeRound, whyNotExtend, whyNotNameCoordinator, whyNotRegister, whyNotRemoveCoordinator } from '#shared/round-rules.ts';
import { isUnreached, type RegisterChange, type RegisterField, type WayIn, whyNotCorrectAddress, whyNotKeepRegister, whyNotSendAgain } from '#shared/consultee-register.ts';
import { countedBy } from '#shared/joint-statements.ts';
import type { Stance } from '#shared/export.ts';
import { leads } from '#shared/matters.ts';
import { type Details, record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { dayOf, partiesOf } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { allOrganisations } from '../people/organisations.ts';
import { type LetterStanding, statesOfLetters } from '../platform/mail/outbox.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { type ConfirmationRow, confirmationsAmong, decisionNow } from './confirmations-of.ts';
import { consulteeById, consulteeName } from './consultees.ts';
import { coordinatorsOf } from './coordinators-of.ts';
import { namedIn } from './joint/counted.ts';
import { type LetterKind, waysInLetters } from './kept-letters.ts';
import { roundById, stateOf } from './rounds.ts';
import { consultationTables } from './tables.ts';
import { jointRecords, recordAmong, supplementsAmong, withdrawalsAmong } from './the-record.ts';

/** Contacts and notes may speak of somebody: the journal, which is kept for ever, tells that they were changed and not to what. */
const toldWithValue: readonly RegisterField[] = ['meetingOn', 'ownRegistryNumber'];

/** What the lead keeps of one consultee; each field that got another value is an entry of its own. Access follows the coordinators, not the contact. Refuses `lead-only`. */
export async function keepRegister(tx: Writer, actor: Actor, consulteeId: string, input: RegisterChange): Promise<void> {
  refuse(whyNotKeepRegister(actor));
  const { consultees } = consultationTables(tx);
  const { consultee, name } = await consulteeById(tx, consulteeId);
  const changed = (Object.keys(input) as RegisterField[]).filter((field) => input[field] !== undefined && input[field] !== consultee[field]);
  if (changed.length === 0) return;
  await tx.update(consultees).set(Object.fromEntries(changed.map((field) => [field, input[field]]))).where(eq(consultees.id, consulteeId));
  for (const field of changed) {
    const values: Details = toldWithValue.includes(field) ? { before: consultee[field] ?? '', after: input[field] ?? '' } : {};
    await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'register-kept', matterId: actor.matterId, subject: 'consultee', subjectId: consulteeId, details: { consultee: name, field, ...values }, at: actor.at });
  }
}

const confirmedIn = (row: ConfirmationRow | undefined) => (row === undefined ? null : { body: row.body, on: row.decidedOn, paragraph: row.paragraph });
const replacedIn = (row: { id: string; receivedOn: string | null; hash: string | null } | undefined) => (row === undefined ? null : { id: row.id, receivedOn: row.receivedOn ?? '', hash: row.hash ?? '' });

/** An address that nobody is written to any more, since it was corrected or its coordinator removed, is not waited for either. */
function letterView(actor: Actor, round: RoundState, { id, kind, at, recipient, addressed, returned, way, ...letter }: LetterStanding & { id: string; kind: LetterKind; at: Date; addressed: ReadonlySet<string>; way: WayIn }): Consultee['letters'][number] {
  const state = isUnreached(letter) && !addressed.has(recipient) ? 'replaced' : letter.state;
  return { id, kind, at: at.toISOString(), recipient, state, returned: state === 'returned' && returned ? { at: returned.at.toISOString(), reason: returned.reason } : null, refusals: { sendAgain: whyNotSendAgain(actor, { state: round }, { state, way }), correct: whyNotCorrectAddress(actor, { state: round }, { state, way }) } };
}

/** Where letters to a consultee go now. */
export function addressesOf(row: { id: string; officialMail: string; contactMail: string | null }, coordinators: readonly { consulteeId: string; email: string }[]): Set<string> {
  return new Set([row.officialMail, ...(row.contactMail === null ? [] : [row.contactMail]), ...coordinators.filter(({ consulteeId }) => consulteeId === row.id).map(({ email }) => email)]);
}

/** The register: what the lead may know of each consultee. */
export async function registerOf(from: Reader, actor: Actor, roundId: string): Promise<Consultee[]> {
  const { consultees, responses, comments, extensions, reminders, consulteeLetters } = consultationTables(from);
  const round = await roundById(from, roundId);
  const rows = await from.select().from(consultees).where(eq(consultees.roundId, roundId)).orderBy(asc(consultees.id));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const organisations = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const parties = new Set((await partiesOf(from, actor.matterId)).map((one) => one.organisationId));
  const answers = await from.select().from(responses).where(inArray(responses.consulteeId, ids)).orderBy(asc(responses.id));
  const withdrawn = await withdrawalsAmong(from, answers.map(({ id }) => id));
  const joint = await jointRecords(from, { roundId, sent: answers.filter((one) => one.state === 'submitted'), withdrawn });
  const named = await namedIn(from, answers.filter((one) => one.state === 'submitted' && !withdrawn.has(one.id)));
  const confirmed = await confirmationsAmong(from, answers.map(({ id }) => id));
  const said = new Map((await from.select({ id: comments.responseId, n: count() }).from(comments).where(and(eq(comments.roundId, roundId), isNotNull(comments.number), isNull(comments.removedAt))).groupBy(comments.responseId)).map((row) => [row.id, row.n]));
  const granted = await from.select().from(extensions).where(inArray(extensions.consulteeId, ids)).orderBy(asc(extensions.id));
  const reminded = await from.select().from(reminders).where(inArray(reminders.consulteeId, ids)).orderBy(asc(reminders.id));
  // Their addresses are those of the coordinators, whom the lead alone knows.
  const posted = !leads(actor) ? [] : await from.select().from(consulteeLetters).where(inArray(consulteeLetters.consulteeId, ids)).orderBy(desc(consulteeLetters.letterId));
  const became = await statesOfLetters(from, posted.map(({ letterId }) => letterId), actor.at);
  const ways = await waysInLetters(from, posted.flatMap(({ letterId, kind }) => { const letter = became.get(letterId); return letter && isUnreached(letter) ? [{ id: letterId, kind }] : []; }), actor.at);
  const names = await namesOf(from, granted.map((one) => one.by));
  const state = stateOf(round);
  const coordinators = leads(actor) ? await coordinatorsOf(from, ids) : [];
  const order = new Intl.Collator('sv');
  const nameOf = (id: string) => { const its = rows.find((one) => one.id === id); return its ? consulteeName(organisations.get(its.organisationId) ?? '', its.body) : ''; };
  return rows.map((row): Consultee => {
    // What the consultee has begun online is not the lead's to know.
    const its = answers.filter((one) => one.consulteeId === row.id);
    const own = recordAmong(its, withdrawn);
    const counts = countedBy(own && { response: own, withdrawn: withdrawn.has(own.id) }, joint.get(row.id) ?? null);
    const answer = counts?.response ?? null;
    const withdrawal = answer && withdrawn.get(answer.id);
    const extension = granted.findLast((one) => one.consulteeId === row.id);
    return {
      id: row.id, name: consulteeName(organisations.get(row.organisationId) ?? '', row.body), organisation: organisations.get(row.organisationId) ?? '', body: row.body, category: row.category as Consultee['category'], party: parties.has(row.organisationId), obliged: row.obliged, unsolicited: row.unsolicited,
      officialMail: row.officialMail, contactName: row.contactName, contactMail: row.contactMail, invitedAt: row.invitedAt?.toISOString() ?? null, openedAt: row.openedAt?.toISOString() ?? null,
      extension: extension ? { until: extension.until, by: names.get(extension.by) ?? '', reason: extension.reason } : null,
      reminders: reminded.filter((one) => one.consulteeId === row.id).map(({ at, days }) => ({ at: at.toISOString(), days })),
      letters: posted.filter((one) => one.consulteeId === row.id).flatMap(({ letterId, kind, at }) => { const letter = became.get(letterId); return letter ? [letterView(actor, state, { id: letterId, kind: kind as LetterKind, at, ...letter, addressed: addressesOf(row, coordinators), way: ways.get(letterId) ?? 'none' })] : []; }),
      meetingOn: row.meetingOn, ownRegistryNumber: row.ownRegistryNumber, note: row.note,
      response: answer ? { id: answer.id, registryNumber: answer.registryNumber, stance: answer.stance as Stance | null, receivedOn: answer.receivedOn ?? dayOf(answer.submittedAt ?? answer.createdAt), authoredOn: answer.authoredOn, late: answer.late, afterConclusion: answers.some((one) => one.afterConclusion === true && (one.id === answer.id || one.followsId === answer.id)), channel: answer.channel as (typeof channels)[number], comments: counts?.joint ? 0 : said.get(answer.id) ?? 0, jointWith: counts?.joint ? nameOf(answer.consulteeId) : null, preliminary: decisionNow(answer, confirmed.get(answer.id)).preliminary,
        confirmed: confirmedIn(confirmed.get(answer.id)), replaces: replacedIn(answers.find(({ id }) => id === answer.replacesId)),
        earlierComments: its.filter((one) => one.id !== answer.id && one.followsId !== answer.id).reduce((sum, one) => sum + (one.state === 'submitted' ? said.get(one.id) ?? 0 : 0), 0),
        withdrawn: withdrawal ? { on: withdrawal.receivedOn, reason: withdrawal.reason } : null,
        supplements: supplementsAmong(its, answer.id).map((one) => ({ id: one.id, receivedOn: one.receivedOn ?? '', comments: said.get(one.id) ?? 0, withdrawn: withdrawn.has(one.id) })) } : null,
      coordinators: coordinators.filter((one) => one.consulteeId === row.id).map(({ consulteeId: _its, ...coordinator }) => coordinator),
      // Once it has answered, or the lead has counted it, nothing waits to be counted.
      namedBy: counts !== null && !counts.withdrawn ? [] : named.filter((one) => one.consulteeId === row.id).map(({ responseId, senderId, ground }) => ({ responseId, sender: nameOf(senderId), ground })),
      registering: its.find((one) => one.state === 'draft' && one.channel !== 'online')?.id ?? null,
      refusals: { change: whyNotChangeRound(actor, { state }), remove: whyNotChangeRound(actor, { state }), extend: whyNotExtend(actor, { state }), removeCoordinator: whyNotRemoveCoordinator(actor, { state }), nameCoordinator: whyNotNameCoordinator(actor, { state }), register: own && !withdrawn.has(own.id) ? 'response-submitted' : whyNotRegister(actor, { state }), keep: whyNotKeepRegister(actor) },
    };
  }).sort((a, b) => order.compare(a.name, b.name));
}
