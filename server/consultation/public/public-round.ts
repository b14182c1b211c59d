/** A round as the public reads it: what was published, and nothing beside it. */
import { asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Round } from '#shared/consultation.ts';
import type { ExportedResponse } from '#shared/export.ts';
import type { Locale } from '#shared/messages/format.ts';
import { publicPagesEn } from '#shared/messages/public-pages.en.ts';
import { publicPagesSv } from '#shared/messages/public-pages.sv.ts';
import { clausesNamed } from '#shared/changes-only.ts';
import { filledLetter } from '#shared/letter-variables.ts';
import { masked } from '#shared/publication.ts';
import { clausesTouched } from '#shared/round-corrections.ts';
import { whyNotSendUnsolicited } from '#shared/unsolicited.ts';
import { readFrozen, soundHashes, viewPackage } from '../../drafting/frozen.ts';
import { imageIsFrozenIn } from '../../drafting/images.ts';
import { dayOf, matterById } from '../../matters/matters.ts';
import { allOrganisations } from '../../people/organisations.ts';
import type { Reader } from '../../platform/storage/store.ts';
import { changesAtLarge } from '../changes-only.ts';
import { correctionsOf } from '../corrections-of.ts';
import { consulteeName } from '../consultees.ts';
import { neutralFacts } from '../letter-file.ts';
import { sharingOf } from '../others/sharing-of.ts';
import { roundById, roundCounts, stateOf } from '../rounds.ts';
import { hadCome, sentInRound, spokenForIn } from '../the-record.ts';
import { exportedResponse } from '../submission.ts';
import { consultationTables } from '../tables.ts';
import { standingForm } from '../unsolicited/standing.ts';
import { maskedResponse } from './masking.ts';
import { isPrivate, publishedReport, replacedPublications, type RoundEnd, shownOf, shownResponses, standingPublication } from './publication.ts';
import { publicTables } from './tables.ts';

export interface PublicResponse extends Pick<ExportedResponse, 'id' | 'stance' | 'condition' | 'sections' | 'summary' | 'preliminary' | 'decision' | 'receivedOn' | 'late' | 'comments'> {
  consultee: string;
  unsolicited: boolean;
  /** The response that it supplements, when it is a supplement. */
  supplements: string | null;
  files: number;
  /** Whether the published report tells what became of its comments: it had come when that round was concluded. */
  reported: boolean;
  /** For which other consultees it counts. */
  jointly: string[];
}

export interface PublicRound {
  id: string;
  title: string;
  state: 'planned' | 'open' | 'closed' | 'concluded';
  deadline: string;
  openedOn: string | null;
  closedOn: string | null;
  /** Whether consultees read each other's responses when it is closed. */
  sharesResponses: boolean;
  matter: { title: string; registryNumber: string; authority: string };
  contact: { name: string; mail: string };
  /** Null while only that the round is planned is published. */
  papers: { letter: string; packageId: string; version: number; documents: { id: string; title: string; kind: string }[]; consultees: string[]; file: string | null } | null;
  /** When the round is on the changes only: since which round, and where they stand against its last version. */
  changes: { number: number; version: number; named: ReturnType<typeof clausesNamed> } | null;
  /** Newest first: that the text was corrected, also while the page still shows the version before. */
  corrections: { on: string; versionBefore: number; version: number; reason: string; touched: ReturnType<typeof clausesTouched> }[];
  /** Versions that were published and then replaced by a correction, newest first: their links go on holding. */
  earlier: { packageId: string; version: number; documents: { id: string; title: string }[] }[];
  /** Nobody outside knows how many have answered before the round is closed. */
  counts: Round['counts'] | null;
  /** Those that are published, by name. */
  responses: PublicResponse[];
  report: { number: number; publishedOn: string; file: string; page: string } | null;
  /** Whether anybody may respond through the form now. */
  takesUnsolicited: boolean;
}

const hidden = (locale: Locale) => (locale === 'sv' ? publicPagesSv : publicPagesEn);

/** Of a private person only that it is one. */
const publicName = (name: string, consultee: { category: string }, locale: Locale): string => (isPrivate(consultee) ? hidden(locale)['public.privatePerson'] : name);

/** The list of all invited, which is sent along and open to everybody (`domain.md` 5). */
export async function publicConsultees(from: Reader, roundId: string, locale: Locale): Promise<string[]> {
  const { consultees } = consultationTables(from);
  const organisations = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const rows = await from.select().from(consultees).where(eq(consultees.roundId, roundId)).orderBy(asc(consultees.id));
  return rows.filter((row) => !row.unsolicited).map((row) => publicName(consulteeName(organisations.get(row.organisationId) ?? '', row.body), row, locale)).sort(new Intl.Collator('sv').compare);
}

/** Null when its page is not published: then there is no such page. */
export async function publicRound(from: Reader, roundId: string, { end, locale, withResponses = true }: { end: RoundEnd; locale: Locale; /** Left out where a page of the texts alone is made. */ withResponses?: boolean }): Promise<PublicRound | null> {
  const standing = await standingPublication(from, roundId);
  if (standing === null) return null;
  const round = await roundById(from, roundId);
  const matter = await matterById(from, round.matterId);
  const state = stateOf(round);
  const { packageId } = standing;
  const frozen = packageId === null ? null : await viewPackage(from, packageId);
  const over = state === 'closed' && frozen !== null;
  const report = over ? await publishedReport(from, roundId) : null;
  const reportedAsOf = report && (await end.reportedAsOf(from, report));
  return {
    id: round.id, title: round.title, state: await publicState(from, round, { end, shown: frozen !== null }), deadline: round.deadline, openedOn: round.openedAt && dayOf(round.openedAt), closedOn: round.closedAt && dayOf(round.closedAt), sharesResponses: (await sharingOf(from, roundId)).shared,
    matter: { title: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', authority: matter?.authority ?? '' }, contact: { name: round.contactName, mail: round.contactMail },
    papers: frozen === null || packageId === null ? null : { letter: filledLetter(round.letter, await neutralFacts(from, round)), packageId, version: frozen.number, documents: frozen.documents.map(({ id, title, kind }) => ({ id, title, kind })), consultees: await publicConsultees(from, roundId, locale), file: standing.papers },
    changes: frozen === null ? null : await publicChanges(from, { ...round, packageId: packageId ?? round.packageId }, locale),
    corrections: frozen === null ? [] : (await correctionsOf(from, roundId)).toReversed().map(({ at, versionBefore, version, reason, texts }) => ({ on: dayOf(new Date(at)), versionBefore, version, ...correctionForThePublic(reason, texts, locale) })),
    earlier: await Promise.all((await replacedPublications(from, roundId, packageId)).map(async (id) => {
      const { number, documents } = await viewPackage(from, id);
      return { packageId: id, version: number, documents: documents.map(({ id: documentId, title }) => ({ id: documentId, title })) };
    })),
    counts: over && withResponses ? await roundCounts(from, roundId) : null, responses: over && withResponses ? await publicResponses(from, { roundId, reportedAsOf }, locale) : [],
    report: report ? { number: report.number, publishedOn: dayOf(report.at), file: report.fileHash, page: report.pageHash } : null,
    takesUnsolicited: whyNotSendUnsolicited({ state, on: (await standingForm(from, roundId)) !== null, shown: shownOf(round, standing) }) === null,
  };
}

/** Told before the corrected text has passed the check of its publication: the headings of its clauses are masked like the reason. */
function correctionForThePublic(reason: string, texts: Parameters<typeof clausesTouched>[0], locale: Locale): Pick<PublicRound['corrections'][number], 'reason' | 'touched'> {
  const open = (value: string): string => masked(value, hidden(locale)['public.hidden']);
  return { reason: open(reason), touched: clausesTouched(texts).map(({ title, clauses }) => ({ title: open(title), clauses: clauses.map(open) })) };
}

async function publicChanges(from: Reader, round: Parameters<typeof changesAtLarge>[1], locale: Locale): Promise<PublicRound['changes']> {
  const found = await changesAtLarge(from, round);
  const open = (value: string): string => masked(value, hidden(locale)['public.hidden']);
  return found === null ? null : { number: found.number, version: found.version, named: clausesNamed(found.texts).map(({ title, clauses }) => ({ title: open(title), clauses: clauses.map(open) })) };
}

/** What was withdrawn is nobody's position any more, and is not shown as one. */
async function publicResponses(from: Reader, { roundId, reportedAsOf }: { roundId: string; reportedAsOf: Date | null }, locale: Locale): Promise<PublicResponse[]> {
  const answers = (await sentInRound(from, roundId)).filter(({ withdrawn }) => !withdrawn);
  const spokenFor = await namesSpokenFor(from, roundId, locale);
  const shown = await shownResponses(from, answers.map(({ response }) => response.id));
  const readable = await Promise.all(answers.flatMap(({ response, consultee }) => {
    const row = shown.get(response.id);
    return row === undefined ? [] : [exportedResponse(from, response.id, locale).then((whole) => maskedResponse(from, whole)).then((said) => forThePublic(said, { consultee, masks: row.masked, locale, reported: isReported(response, reportedAsOf), jointly: response.followsId === null ? spokenFor.get(consultee.id) ?? [] : [] }))];
  }));
  const order = new Intl.Collator('sv');
  return readable.sort((a, b) => order.compare(a.consultee, b.consultee) || (a.supplements === null ? 0 : 1) - (b.supplements === null ? 0 : 1));
}

/** What came while the round was open again is in no report of the conclusion before. */
const isReported = (response: Parameters<typeof hadCome>[0], asOf: Date | null): boolean => asOf !== null && hadCome(response, asOf) && response.submittedAt !== null && response.submittedAt <= asOf;

/** By the sender of a joint statement: for whom else it counts. */
export async function namesSpokenFor(from: Reader, roundId: string, locale: Locale): Promise<Map<string, string[]>> {
  const spokenFor = await spokenForIn(from, roundId);
  if (spokenFor.size === 0) return new Map();
  const names = await consulteeNames(from, roundId, locale);
  return new Map([...spokenFor].map(([sender, ids]) => [sender, ids.map((id) => names.get(id) ?? '').sort(new Intl.Collator('sv').compare)]));
}

/** Of everybody on the list, as they are named outside the matter. */
export async function consulteeNames(from: Reader, roundId: string, locale: Locale): Promise<Map<string, string>> {
  const { consultees } = consultationTables(from);
  const organisations = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  return new Map((await from.select().from(consultees).where(eq(consultees.roundId, roundId))).map((row) => [row.id, publicName(consulteeName(organisations.get(row.organisationId) ?? '', row.body), row, locale)]));
}

/** `masks`: personal numbers and mail addresses are left out; what the lead masked is left out before. */
export function forThePublic(said: ExportedResponse, { consultee, masks, locale, reported, jointly }: { consultee: { category: string; unsolicited: boolean }; masks: boolean; locale: Locale; reported: boolean; jointly: string[] }): PublicResponse {
  const open = (value: string): string => (masks ? masked(value, hidden(locale)['public.hidden']) : value);
  const decision = said.confirmation ?? said.decision;
  return {
    id: said.id, consultee: publicName(said.consultee, consultee, locale), unsolicited: consultee.unsolicited, supplements: said.supplements?.response ?? null, stance: said.stance, condition: open(said.condition), sections: said.sections.map((one) => ({ ...one, condition: open(one.condition) })), summary: open(said.summary), preliminary: said.preliminary && said.confirmation === null,
    decision: { body: open(decision.body), on: decision.on, paragraph: open(decision.paragraph) }, receivedOn: said.receivedOn, late: said.late, files: said.files.length, reported, jointly,
    comments: said.comments.map((one) => ({ ...one, text: open(one.text), proposedText: open(one.proposedText), reason: open(one.reason) })),
  };
}

/** A frozen text of the published version, or of one that was published before a correction; null for every other. */
export async function publicDocument(from: Reader, round: PublicRound, documentId: string) {
  const version = versionWith(round, documentId);
  return version ? { document: await readFrozen(from, version.packageId, documentId), version: version.version, isEarlier: version !== round.papers } : null;
}

/** What `publicDocument` gives is made of, by its hashes: the stored text and its page are checked against them. Null as there. */
export async function publicDocumentHashes(from: Reader, round: PublicRound, documentId: string): Promise<string[] | null> {
  const version = versionWith(round, documentId);
  return version ? soundHashes(from, version.packageId, documentId) : null;
}

const versionWith = ({ papers, earlier }: PublicRound, documentId: string) => papers && [papers, ...earlier].find(({ documents }) => documents.some(({ id }) => id === documentId));

/** Whether a version that can be read shows the image. */
export async function isPublicImage(from: Reader, roundId: string, hash: string): Promise<boolean> {
  const standing = await standingPublication(from, roundId);
  return standing?.packageId != null && imageIsFrozenIn(from, [standing.packageId, ...(await replacedPublications(from, roundId, standing.packageId))], hash);
}

/** `shown`: its text is on the page. Told alike in the list and on the round's own page. */
async function publicState(from: Reader, round: Parameters<typeof stateOf>[0] & { id: string }, { end, shown }: { end: RoundEnd; shown: boolean }): Promise<PublicRound['state']> {
  const state = stateOf(round);
  return state === 'closed' && shown && (await end.isConcluded(from, round.id)) ? 'concluded' : state;
}

/** The rounds whose pages are published, the latest first. */
export async function publicRounds(from: Reader, end: RoundEnd): Promise<(Pick<PublicRound, 'id' | 'title' | 'state' | 'deadline'> & { matter: string; authority: string })[]> {
  const { publications } = publicTables(from);
  const { rounds } = consultationTables(from);
  const ids = [...new Set((await from.select({ id: publications.roundId }).from(publications).where(isNull(publications.withdrawnAt))).map(({ id }) => id))];
  if (ids.length === 0) return [];
  const rows = await from.select().from(rounds).where(inArray(rounds.id, ids));
  const told = await Promise.all(rows.map(async (round) => {
    const matter = await matterById(from, round.matterId);
    const standing = await standingPublication(from, round.id);
    return { id: round.id, title: round.title, matter: matter?.title ?? '', authority: matter?.authority ?? '', state: await publicState(from, round, { end, shown: standing?.packageId != null }), deadline: round.deadline };
  }));
  return told.sort((a, b) => (a.deadline < b.deadline ? 1 : -1));
}
