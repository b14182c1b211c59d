/** After submission: a response is supplemented by another that is linked to it, or withdrawn. It never changes itself (`domain.md` 4.3, invariant I4). */
import { and, asc, eq, or } from 'drizzle-orm';
import { type WithdrawalInput, whyNotSupplement, whyNotWithdraw } from '#shared/after-submission.ts';
import { Refusal } from '#shared/refusals.ts';
import { canonicalBytes } from '../drafting/canonical.ts';
import { entriesOfActs, record } from '../journal/journal.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { refuse } from '../matters/refuse.ts';
import { openAccount } from '../people/accounts.ts';
import { organisationById } from '../people/organisations.ts';
import { sha256 } from '../platform/files/files.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { consulteeById } from './consultees.ts';
import { tellFallen } from './joint/no-longer-counted.ts';
import { postWithdrawal } from './letters.ts';
import type { ResponseActor } from './response-actor.ts';
import { insertResponse, receivedInTime } from './responses.ts';
import { roundById } from './rounds.ts';
import { consultationTables } from './tables.ts';
import type { WithdrawalRow } from './the-record.ts';

/** How it came on paper; null when the consultee's own people act. */
type Paper = WithdrawalInput['paper'];

/** The supplement that is being written, else a new one; it is written, reviewed and submitted like a response. Refuses what `whyNotSupplement` says, and `received-in-future` and `received-before-opening`. */
export async function beginSupplement(tx: Writer, { who, person, response }: ResponseActor, paper: Paper): Promise<string> {
  const { responses } = consultationTables(tx);
  await tx.hold(`consultee:${response.consulteeId}`);
  refuse(whyNotSupplement(who, asked(response), paper !== null));
  if (paper !== null) receivedInTime(paper.receivedOn, await roundById(tx, response.roundId), person.at);
  const drafts = await tx.select({ id: responses.id, channel: responses.channel }).from(responses).where(and(eq(responses.followsId, response.id), eq(responses.state, 'draft')));
  const begun = drafts.find(({ channel }) => (channel === 'online') === (paper === null));
  return begun?.id ?? insertResponse(tx, person, { consulteeId: response.consulteeId, channel: paper?.channel ?? 'online', receivedOn: paper?.receivedOn ?? null, followsId: response.id });
}

/** With it fall its supplements, whoever it was counted for too is told, and what was being written as one is set aside. Refuses what `whyNotWithdraw` says, and `received-in-future` and `received-before-opening`. */
export async function withdrawResponse(tx: Writer, { who, person, actor, response }: ResponseActor, { reason, paper }: WithdrawalInput): Promise<void> {
  const { responses, withdrawals } = consultationTables(tx);
  await tx.hold(`consultee:${response.consulteeId}`);
  await tx.hold(`matter:${response.matterId}`);
  refuse(whyNotWithdraw(who, asked(response), paper !== null));
  if (paper !== null) receivedInTime(paper.receivedOn, await roundById(tx, response.roundId), person.at);
  const { name, consultee } = await consulteeById(tx, response.consulteeId);
  const following = await tx.select({ id: responses.id, state: responses.state, followsId: responses.followsId }).from(responses).where(or(eq(responses.followsId, response.id), eq(responses.replacesId, response.id))).orderBy(asc(responses.id));
  const said = { reason, channel: paper?.channel ?? 'online', receivedOn: paper?.receivedOn ?? dayOf(person.at), by: person.id, at: person.at };
  const fallen = [response.id, ...following.filter(({ state, followsId }) => state === 'submitted' && followsId === response.id).map(({ id }) => id)];
  for (const responseId of fallen) {
    const fresh = await tx.insert(withdrawals).values({ responseId, ...said }).onConflictDoNothing().returning();
    for (const row of fresh) await record(tx, { chain: `response:${responseId}`, audience: `response:${responseId}`, actorId: person.id, act: 'response-withdrawn', matterId: null, subject: 'response', subjectId: responseId, details: { content: withdrawalHash(row) }, at: person.at });
  }
  for (const { id } of following.filter(({ state }) => state === 'draft')) {
    await tx.update(responses).set({ state: 'replaced' }).where(eq(responses.id, id));
    await record(tx, { chain: `response:${id}`, audience: `response:${id}`, actorId: person.id, act: 'response-set-aside', matterId: null, subject: 'response', subjectId: id, details: { by: response.id }, at: person.at });
  }
  await record(tx, { chain: `matter:${response.matterId}`, audience: 'team', actorId: person.id, act: response.follows === null ? 'withdrawal-received' : 'supplement-withdrawn', matterId: response.matterId, subject: 'response', subjectId: response.id, details: { consultee: name, channel: said.channel }, at: person.at });
  await tellFallen(tx, { who, person, actor, response }, { responseId: response.id, why: 'withdrawn' });
  const round = await roundById(tx, response.roundId);
  const matter = await matterById(tx, round.matterId);
  const authority = await organisationById(tx, matter?.authorityId ?? '');
  await postWithdrawal(tx, { consultee: name, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', round: round.title, receivedOn: said.receivedOn, by: person.name, reason, supplement: response.follows !== null }, {
    officialMail: consultee.officialMail, sender: paper === null ? await openAccount(tx, { id: person.id }) : null, registry: authority?.registryMail ?? authority?.officialMail ?? null,
  }, person.at);
}

const asked = ({ state, roundState, withdrawn, follows }: ResponseActor['response']) => ({ state, roundState, withdrawn, follows: follows !== null });

/** What of a withdrawal is evidence. */
const withdrawalHash = ({ reason, channel, receivedOn, by }: WithdrawalRow): string => sha256(canonicalBytes({ reason, channel, receivedOn, by }));

/** Every withdrawal against the journal, and the journal against the withdrawals. */
export async function verifyWithdrawals(from: Reader): Promise<string[]> {
  const { withdrawals } = consultationTables(from);
  const all = await from.select().from(withdrawals).orderBy(asc(withdrawals.responseId));
  const rows = all.filter(({ replacedBy }) => replacedBy === null);
  const replaced = new Map((await entriesOfActs(from, ['response-replaced'])).map((entry) => [entry.subjectId, entry.details?.by]));
  const fallen = new Map(all.flatMap((row) => (row.replacedBy === null ? [] : [[row.responseId, row.replacedBy] as const])));
  const journalled = new Map((await entriesOfActs(from, ['response-withdrawn'])).map((entry) => [entry.subjectId, entry.details?.content]));
  const present = new Set(rows.map((row) => row.responseId));
  return [
    ...rows.filter((row) => !journalled.has(row.responseId) || (journalled.get(row.responseId) ?? withdrawalHash(row)) !== withdrawalHash(row)).map((row) => `withdrawal of response ${row.responseId}: it is not the one in the journal`),
    ...[...fallen].filter(([id, by]) => !replaced.has(id) || (replaced.get(id) ?? by) !== by).map(([id]) => `response ${id}: the journal does not say that it was replaced by that one`),
    ...[...replaced.keys()].filter((id) => !fallen.has(id)).map((id) => `response ${id}: the journal says it was replaced, but it stands`),
    ...[...journalled.keys()].filter((id) => !present.has(id)).map((id) => `withdrawal of response ${id}: the journal says it was made, but it is not there`),
  ];
}

/** Called when a supplement is submitted, with the consultee's chain held. Refuses `response-withdrawn` when what it supplements no longer stands. */
export async function stillSupplements(tx: Writer, followsId: string): Promise<{ response: string; hash: string }> {
  const { responses, withdrawals } = consultationTables(tx);
  const [row] = await tx.select({ hash: responses.hash, withdrawn: withdrawals.responseId }).from(responses).leftJoin(withdrawals, eq(withdrawals.responseId, responses.id)).where(eq(responses.id, followsId));
  if (!row || row.hash === null) throw new Refusal('not-found', 'not-found');
  if (row.withdrawn !== null) throw new Refusal('conflict', 'response-withdrawn');
  return { response: followsId, hash: row.hash };
}
