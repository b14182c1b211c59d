/** What the public may read of a round: published, shown and withdrawn by the lead, each as an act of its own. */
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { type Publication, type ShownParts, warningBeforeReport, whyNotHideResponse, whyNotPublish, whyNotPublishReport, whyNotPublishResponse, whyNotWithdrawPublication } from '#shared/publication.ts';
import { Refusal } from '#shared/refusals.ts';
import { packageNumber } from '../../drafting/frozen.ts';
import { type Details, record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import { dayOf } from '../../matters/matters.ts';
import { refuse } from '../../matters/refuse.ts';
import { namesOf } from '../../people/accounts.ts';
import { nameFile, type StoredFile } from '../../platform/files/files.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Reader, Writer } from '../../platform/storage/store.ts';
import { consulteeById } from '../consultees.ts';
import { roundById, stateOf } from '../rounds.ts';
import { sentInRound } from '../the-record.ts';
import { exportedResponse } from '../submission.ts';
import { findingsInResponse, findingsInRound, refuseUnconfirmed } from './privacy-check.ts';
import { maskedSince } from './masking.ts';
import { publicTables } from './tables.ts';

type Round = Awaited<ReturnType<typeof roundById>>;

/** What the room of answers knows of a round's end. */
export interface RoundEnd {
  isConcluded(from: Reader, roundId: string): Promise<boolean>;
  /** The number of the final report that stands; null while there is none. */
  finalReport(from: Reader, roundId: string): Promise<number | null>;
  /** The first day on which the report may be published, when those who answered were told in confidence; else null. */
  confidentialUntil(from: Reader, roundId: string): Promise<string | null>;
  /** Whether the round is to give notice in confidence; it has been given once `confidentialUntil` has a day. */
  givesNotice(from: Reader, roundId: string): Promise<boolean>;
  /** The moment whose figures a final report tells; null where there is no such report. */
  reportedAsOf(from: Reader, of: { roundId: string; number: number }): Promise<Date | null>;
}

/** The same from plan to end, also after another name or version. */
export const publicPath = (roundId: string): string => `/offentligt/${roundId}`;

/** The publication that stands; null when the page is not there. */
export async function standingPublication(from: Reader, roundId: string) {
  const { publications } = publicTables(from);
  const [row] = await from.select().from(publications).where(and(eq(publications.roundId, roundId), isNull(publications.withdrawnAt))).orderBy(desc(publications.id)).limit(1);
  return row ?? null;
}

/**
 * The versions that were published before the one that is, newest first. What was taken away with a reason is not among them, nor what was published
 * before that: somebody did not want it read.
 */
export async function replacedPublications(from: Reader, roundId: string, packageId: string | null): Promise<string[]> {
  const { publications } = publicTables(from);
  const rows = await from.select({ packageId: publications.packageId, reason: publications.reason }).from(publications).where(and(eq(publications.roundId, roundId), isNotNull(publications.withdrawnAt))).orderBy(desc(publications.id));
  const hidden = rows.findIndex(({ reason }) => reason !== '');
  return [...new Set(rows.slice(0, hidden === -1 ? undefined : hidden).flatMap((row) => (row.packageId === null || row.packageId === packageId ? [] : [row.packageId])))];
}

export const shownOf = (round: Round, standing: { packageId: string | null } | null): ShownParts =>
  standing === null ? 'nothing' : standing.packageId === null ? 'notice' : standing.packageId === round.packageId ? 'papers' : 'older';

/** `papers` were written and kept before the act; of a planned round there are none. Refuses what `whyNotPublish` says, `findings-unconfirmed`, and `round-changed` when the papers are of another version. */
export async function publishRound(tx: Writer, actor: Actor, { roundId, confirmed, papers }: { roundId: string; confirmed: string[]; papers: { file: StoredFile; packageId: string } | null }): Promise<void> {
  const { publications } = publicTables(tx);
  const round = await roundById(tx, roundId);
  const standing = await standingPublication(tx, roundId);
  refuse(whyNotPublish(actor, { state: stateOf(round), shown: shownOf(round, standing) }));
  if ((stateOf(round) === 'planned') !== (papers === null) || (papers !== null && papers.packageId !== round.packageId)) throw new Refusal('conflict', 'round-changed');
  const findings = await findingsInRound(tx, round);
  refuseUnconfirmed(findings, confirmed);
  if (papers) await nameFile(tx, papers.file, actor.at);
  if (standing) await tx.update(publications).set({ withdrawnBy: actor.id, withdrawnAt: actor.at }).where(eq(publications.id, standing.id));
  await tx.insert(publications).values({ id: newId(actor.at), roundId, packageId: papers?.packageId ?? null, papers: papers?.file.hash ?? null, confirmed: findings.map(({ key }) => key), by: actor.id, at: actor.at });
  await note(tx, actor, round, 'round-published', { findings: findings.length });
}

/** The page is gone at once, with the responses and the report on it; published again it shows them again. */
export async function withdrawPublication(tx: Writer, actor: Actor, { roundId, reason }: { roundId: string; reason: string }): Promise<void> {
  const { publications } = publicTables(tx);
  const round = await roundById(tx, roundId);
  const standing = await standingPublication(tx, roundId);
  refuse(whyNotWithdrawPublication(actor, { shown: shownOf(round, standing) }));
  if (standing) await tx.update(publications).set({ withdrawnBy: actor.id, withdrawnAt: actor.at, reason }).where(eq(publications.id, standing.id));
  await note(tx, actor, round, 'round-unpublished', { reason });
}

/** Several at once, all or none. Refuses `not-found`, what `whyNotPublishResponse` says, and `findings-unconfirmed`. */
export async function publishResponses(tx: Writer, actor: Actor, { roundId, responses }: { roundId: string; responses: { id: string; masked: boolean; confirmed: string[] }[] }): Promise<void> {
  const { publishedResponses } = publicTables(tx);
  const round = await roundById(tx, roundId);
  const shown = shownOf(round, await standingPublication(tx, roundId));
  const submitted = new Map((await sentInRound(tx, roundId)).map(({ response, consultee }) => [response.id, consultee] as const));
  for (const { id, masked, confirmed } of responses) {
    const consultee = submitted.get(id);
    if (!consultee) throw new Refusal('not-found', 'not-found');
    refuse(whyNotPublishResponse(actor, { roundState: stateOf(round), shown, published: (await shownResponse(tx, id)) !== null }));
    const findings = findingsInResponse(await exportedResponse(tx, id, 'sv'), isPrivate(consultee));
    refuseUnconfirmed(findings, confirmed);
    await tx.insert(publishedResponses).values({ id: newId(actor.at), responseId: id, masked, confirmed: findings.map(({ key }) => key), by: actor.id, at: actor.at });
    await note(tx, actor, round, 'response-published', { consultee: (await consulteeById(tx, consultee.id)).name, response: id, masked });
  }
}

/** Refuses `not-found` and what `whyNotHideResponse` says. */
export async function hideResponse(tx: Writer, actor: Actor, { roundId, responseId }: { roundId: string; responseId: string }): Promise<void> {
  const { publishedResponses } = publicTables(tx);
  const round = await roundById(tx, roundId);
  const found = (await sentInRound(tx, roundId)).find(({ response }) => response.id === responseId);
  if (!found) throw new Refusal('not-found', 'not-found');
  const standing = await shownResponse(tx, responseId);
  refuse(whyNotHideResponse(actor, { published: standing !== null }));
  if (standing) await tx.update(publishedResponses).set({ hiddenBy: actor.id, hiddenAt: actor.at }).where(eq(publishedResponses.id, standing.id));
  await note(tx, actor, round, 'response-hidden', { consultee: (await consulteeById(tx, found.consultee.id)).name, response: responseId });
}

/** The final report, written for the public before the act. Refuses what `whyNotPublishReport` says, and `report-moved-on` when another final report was made meanwhile. */
export async function publishReport(tx: Writer, actor: Actor, { roundId, number, file, page, end }: { roundId: string; number: number; file: StoredFile; page: StoredFile; end: RoundEnd }): Promise<void> {
  const { publishedReports } = publicTables(tx);
  const round = await roundById(tx, roundId);
  const made = await end.finalReport(tx, roundId);
  refuse(whyNotPublishReport(actor, { shown: shownOf(round, await standingPublication(tx, roundId)), made: made !== null, published: (await publishedReport(tx, roundId))?.number === made, confidentialUntil: await end.confidentialUntil(tx, roundId), today: dayOf(actor.at) }));
  if (made !== number) throw new Refusal('conflict', 'report-moved-on');
  await nameFile(tx, file, actor.at);
  await nameFile(tx, page, actor.at);
  await tx.insert(publishedReports).values({ id: newId(actor.at), roundId, number, fileHash: file.hash, pageHash: page.hash, by: actor.id, at: actor.at });
  await note(tx, actor, round, 'report-published', { report: number });
}

const note = (tx: Writer, actor: Actor, round: Round, act: string, details: Details) =>
  record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act, matterId: actor.matterId, subject: 'round', subjectId: round.id, details: { number: round.number, ...details }, at: actor.at });

export const isPrivate = ({ category }: { category: string }): boolean => category === 'private_person';

async function shownResponse(from: Reader, responseId: string) {
  return (await shownResponses(from, [responseId])).get(responseId) ?? null;
}

/** Those of these responses that are published and not hidden again. */
export async function shownResponses(from: Reader, responseIds: readonly string[]) {
  const { publishedResponses } = publicTables(from);
  if (responseIds.length === 0) return new Map<string, typeof publishedResponses.$inferSelect>();
  const rows = await from.select().from(publishedResponses).where(and(inArray(publishedResponses.responseId, [...responseIds]), isNull(publishedResponses.hiddenAt))).orderBy(asc(publishedResponses.id));
  return new Map(rows.map((row) => [row.responseId, row]));
}

/** The latest that was published; null when there is none, and when words were masked or shown again since: it is then published anew. */
export async function publishedReport(from: Reader, roundId: string) {
  const { publishedReports } = publicTables(from);
  const [row] = await from.select().from(publishedReports).where(eq(publishedReports.roundId, roundId)).orderBy(desc(publishedReports.number), desc(publishedReports.id)).limit(1);
  return row === undefined || (await maskedSince(from, roundId, row.at)) ? null : row;
}

/** What the lead sees before and after publishing; the rest of the team sees what is published. */
export async function viewPublication(from: Reader, actor: Actor, roundId: string, end: RoundEnd): Promise<Publication> {
  const round = await roundById(from, roundId);
  const standing = await standingPublication(from, roundId);
  const shown = shownOf(round, standing);
  const state = stateOf(round);
  const answers = await sentInRound(from, roundId);
  const published = await shownResponses(from, answers.map(({ response }) => response.id));
  const report = await publishedReport(from, roundId);
  const names = await namesOf(from, [...published.values(), ...(standing ? [standing] : []), ...(report ? [report] : [])].map(({ by }) => by));
  const signed = ({ at, by }: { at: Date; by: string }) => ({ at: at.toISOString(), by: names.get(by) ?? '' });
  const made = await end.finalReport(from, roundId);
  const confidentialUntil = await end.confidentialUntil(from, roundId);
  const order = new Intl.Collator('sv');
  const responses = await Promise.all(answers.map(async ({ response, consultee }): Promise<Publication['responses'][number]> => {
    const said = await exportedResponse(from, response.id, 'sv');
    const row = published.get(response.id);
    return {
      id: response.id, consultee: said.consultee, supplement: said.supplements !== null, privatePerson: isPrivate(consultee), comments: said.comments.length, findings: findingsInResponse(said, isPrivate(consultee)), published: row ? { ...signed(row), masked: row.masked } : null,
      refusals: { publish: whyNotPublishResponse(actor, { roundState: state, shown, published: row !== undefined }), hide: whyNotHideResponse(actor, { published: row !== undefined }) },
    };
  }));
  return {
    path: publicPath(roundId), shown, published: standing ? { ...signed(standing), version: standing.packageId === null ? null : await packageNumber(from, standing.packageId) } : null,
    findings: await findingsInRound(from, round), responses: responses.sort((a, b) => order.compare(a.consultee, b.consultee) || Number(a.supplement) - Number(b.supplement)),
    report: { number: made, published: report ? { number: report.number, ...signed(report) } : null, warning: warningBeforeReport({ givesNotice: await end.givesNotice(from, roundId), confidentialUntil }), refusals: { publish: whyNotPublishReport(actor, { shown, made: made !== null, published: made !== null && report?.number === made, confidentialUntil, today: dayOf(actor.at) }) } },
    refusals: { publish: whyNotPublish(actor, { state, shown }), withdraw: whyNotWithdrawPublication(actor, { shown }) },
  };
}
