/** The one value that every export of a round is written from (design D10). */
import { type AnswerRow, type CommentFilter, hasThemeText, lacksDecision, type MeetingGround, reasonedIn } from '#shared/answers.ts';
import type { AnchorScope, CommentKind, ConsultationReport, ConsulteeCategory, ReportedOrganisation, ReportGrouping, SplitComment, Stance } from '#shared/export.ts';
import { commentKinds, dispositions, stances } from '#shared/export.ts';
import { decisionNow } from '../consultation/confirmations-of.ts';
import { correctionsOf } from '../consultation/corrections-of.ts';
import { consulteeName } from '../consultation/consultees.ts';
import { roundById, roundCounts } from '../consultation/rounds.ts';
import { conditionOf } from '../consultation/condition-of.ts';
import { submittedComments } from '../consultation/submitted.ts';
import { sectionPositions } from '../consultation/sections/positions.ts';
import { stancesTaken } from '../consultation/sections/sections-of.ts';
import { answersOfRound, cameAfter, extensionsOf } from '../consultation/the-record.ts';
import { frozenBlocksOf, viewPackage } from '../drafting/frozen.ts';
import { letterheadOf } from '../drafting/render.ts';
import { dayOf, matterById, partiesOf } from '../matters/matters.ts';
import { allOrganisations } from '../people/organisations.ts';
import type { Reader } from '../platform/storage/store.ts';
import { anchorStatesOf, asksForAnchors } from './anchor-states.ts';
import { answerRows, countBy, filtered, isFiltered } from './bench.ts';
import { standingChanges } from './changes.ts';
import { countedPlaces } from './counted-places.ts';
import { headingsOf } from './matrix.ts';
import { groundsOfRound } from './meetings/grounds.ts';
import { progressOf } from './progress.ts';
import { selectionInWords } from './selection-words.ts';
import { splitsAmong } from './splitting.ts';
import { themesOf } from './themes.ts';
import { standingConclusion } from './concluded-at.ts';
import { conclusionView } from './conclusion.ts';
import type { Drafts } from './places.ts';

export interface ReportOrder {
  roundId: string;
  filter: CommentFilter;
  groupBy: ReportGrouping;
  locale: 'sv' | 'en';
  at: Date;
  /** The number it gets as the final report of a concluded round; null for every other export. */
  final: number | null;
}

export async function consultationReport(from: Reader, order: ReportOrder, drafts: Drafts): Promise<ConsultationReport> {
  const round = await roundById(from, order.roundId);
  const matter = await matterById(from, round.matterId);
  const frozen = await viewPackage(from, round.packageId);
  const corrections = (await correctionsOf(from, round.id)).map(({ at, versionBefore, version, decidedBy, reason, deadlineBefore, deadline }) => ({ on: dayOf(new Date(at)), versionBefore, version, decidedBy, reason, deadlineBefore, deadline }));
  const all = await answerRows(from, round, drafts);
  const sorted = filtered(all, { ...order.filter, sort: order.groupBy === 'organisation' ? 'organisation' : 'clause' }, asksForAnchors(order.filter) ? await anchorStatesOf(from, drafts, round.id) : undefined);
  // A theme that nobody wrote in or sorted anything under says nothing to the council.
  const themes = (await themesOf(from, round.id)).filter((theme) => theme.comments > 0 || hasThemeText(theme));
  const listed = order.groupBy === 'theme' ? byTheme(sorted, themes) : sorted;
  const undecided = all.filter(lacksDecision).length;
  const standing = await standingConclusion(from, round.id);
  const conclusion = standing && (await conclusionView(from, standing));
  const { letterhead } = await letterheadOf(from, round.matterId);
  const contact = [round.contactName, round.contactMail].filter(Boolean).join(', ');
  const asOf = standing?.at ?? null;
  const counts = await roundCounts(from, round.id, asOf);
  const after = asOf === null ? 0 : (await cameAfter(from, round.id, asOf)).length;
  const organisations = await reportedOrganisations(from, { matterId: round.matterId, roundId: round.id, asOf }, all);
  const sections = await sectionPositions(from, round.id, asOf);
  const grounds = await groundsOfRound(from, round.id);
  const originals = new Map(all.map((row) => [row.number, row.id]));
  // A duplicate takes the answer, and its ground, of the comment it points to.
  const groundOf = (row: AnswerRow) => grounds.get(row.duplicateOf === null ? row.id : originals.get(row.duplicateOf) ?? '') ?? null;
  const answering = (row: AnswerRow): string => (row.duplicateOf === null ? row.id : originals.get(row.duplicateOf) ?? row.id);
  const split = await splitComments(from, round.id, all);
  const changed = new Map<string, { before: string; after: string }[]>();
  for (const { commentId, before, after } of await standingChanges(from, [...new Set(listed.filter(({ state }) => state === 'decided').map(answering))])) changed.set(commentId, [...(changed.get(commentId) ?? []), { before, after }]);
  return {
    locale: order.locale, letterhead: { ...letterhead, contact: contact || letterhead.contact }, matter: { id: round.matterId, title: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '' },
    round: { id: round.id, number: round.number, title: round.title, openedOn: round.openedAt ? dayOf(round.openedAt) : '', deadline: round.deadline, closedOn: round.closedAt ? dayOf(round.closedAt) : null, packageNumber: frozen.number, packageHash: frozen.hash, ...(corrections.length === 0 ? {} : { corrections }) },
    recipient: matter?.bodies.welfareCouncil ?? '', preparedOn: dayOf(order.at),
    conclusion: conclusion && { on: dayOf(new Date(conclusion.at)), by: conclusion.by, undecided: conclusion.undecided, override: conclusion.override },
    final: order.final === null ? null : { number: order.final },
    marking: order.final !== null ? null : isFiltered(order.filter) ? { kind: 'selection', description: await selectionInWords(from, { ...order, organisations, rows: all }), undecided } : { kind: 'working-paper', undecided },
    counts: {
      ...counts, comments: all.length, ...(split.comments.length === 0 ? {} : { split: { comments: split.comments.length, parts: all.filter(({ splitFrom }) => splitFrom !== null).length } }), undecided, withdrawnComments: all.filter((row) => row.state === 'withdrawn').length, replacedComments: all.filter((row) => row.state === 'replaced').length,
      byDisposition: countBy(dispositions, all.map((row) => (row.state === 'decided' ? row.disposition : null))),
      byStance: countBy(stances, organisations.map((one) => (one.status === 'submitted' || one.status === 'declined' ? one.stance : null))),
      byKind: countBy(commentKinds, all.map((row) => row.kind as CommentKind)),
    },
    figures: { places: countedPlaces(all, await headingsByText(from, frozen.documents)).filter(({ comments }) => comments > 0).map(({ document, clause, heading, comments, byDisposition }) => ({ document, clause, heading, comments, decided: Object.values(byDisposition).reduce((sum, n) => sum + n, 0) })), progress: await progressOf(from, round.id, all) },
    listed: listed.length, organisations, ...(sections.length === 0 ? {} : { sections }), ...(after === 0 ? {} : { cameAfter: after }),
    themes: themes.map(({ version: _version, ...theme }) => theme),
    comments: listed.map((row) => reported(row, { several: frozen.documents.length > 1, ground: groundOf(row), changes: changed.get(answering(row)) ?? [], passages: split.passages.get(row.id) ?? null })), ...(split.comments.length === 0 ? {} : { split: split.comments }), groupBy: order.groupBy,
  };
}

/** In the order of the themes, and as they came within each; those without one come last. */
function byTheme(rows: readonly AnswerRow[], themes: readonly { id: string }[]): AnswerRow[] {
  const place = new Map(themes.map(({ id }, at) => [id, at]));
  const at = ({ themeId }: AnswerRow) => place.get(themeId ?? '') ?? place.size;
  return [...rows].sort((a, b) => at(a) - at(b));
}

async function headingsByText(from: Reader, documents: readonly { id: string; title: string }[]): Promise<Map<string, Map<string, string>>> {
  return new Map(await Promise.all(documents.map(async ({ id, title }) => [title, headingsOf([{ blocks: await frozenBlocksOf(from, id) }])] as const)));
}

function reported(row: AnswerRow, { several, ground, changes, passages }: { several: boolean; ground: MeetingGround | null; changes: { before: string; after: string }[]; passages: Passages | null }): ConsultationReport['comments'][number] {
  const decided = row.state === 'decided';
  return {
    id: row.id, number: row.number, organisationId: row.consulteeId, organisation: row.organisation, kind: row.kind as CommentKind, scope: row.scope as AnchorScope, ...(several ? { document: row.documentTitle } : {}), clauseNumber: row.clauseNumber, clauseHeading: row.clauseHeading, ordinal: row.ordinal,
    quote: row.quote === '' ? null : row.quote, comment: row.text, proposedText: row.proposedText === '' ? null : row.proposedText, reason: row.reason === '' ? null : row.reason, stance: row.stance, status: row.state,
    disposition: decided ? row.disposition : null, rationale: decided && reasonedIn(row) !== '' ? reasonedIn(row) : null, referredTo: decided && row.referredTo !== '' ? row.referredTo : null,
    // What a meeting decided was decided by it, on its day, whoever entered it.
    decidedBy: decided && ground !== null ? [ground.body, ground.paragraph].filter(Boolean).join(', ') : row.decidedBy, decidedOn: decided && ground !== null ? ground.heldOn : row.decidedOn, theme: row.theme, ...(decided && changes.length > 0 ? { changes } : {}), ...(row.splitFrom === null || passages === null ? {} : { splitFrom: { id: row.splitFrom.id, passages } }),
  };
}

type Passages = NonNullable<ConsultationReport['comments'][number]['splitFrom']>['passages'];

/** The comments that are split, whole, and which passages each part takes, by the part. */
async function splitComments(from: Reader, roundId: string, rows: readonly AnswerRow[]): Promise<{ comments: SplitComment[]; passages: Map<string, Passages> }> {
  const passages = new Map<string, Passages>();
  if (rows.every(({ splitFrom }) => splitFrom === null)) return { comments: [], passages };
  const wholes = new Map((await submittedComments(from, roundId)).flatMap(({ whole, consulteeId }) => (whole === null ? [] : [[whole.id, { whole, consulteeId }]])));
  const splits = await splitsAmong(from, [...wholes.keys()]);
  for (const { parts, passages: all } of splits.values()) {
    for (const [at, id] of parts.entries()) passages.set(id, all.flatMap(({ part, ...passage }) => (part === at ? [passage] : [])));
  }
  const comments = [...wholes.values()].map(({ whole: { id, number, text, proposedText, reason }, consulteeId }): SplitComment => ({
    id, number: number ?? 0, organisationId: consulteeId, comment: text, proposedText: proposedText || null, reason: reason || null, parts: rows.flatMap((row) => (row.splitFrom?.id === id ? [String(row.number)] : [])),
  }));
  return { comments, passages };
}

async function reportedOrganisations(from: Reader, { matterId, roundId, asOf }: { matterId: string; roundId: string; asOf: Date | null }, rows: AnswerRow[]): Promise<ReportedOrganisation[]> {
  const names = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const parties = new Set((await partiesOf(from, matterId)).map((one) => one.organisationId));
  const order = new Intl.Collator('sv');
  const extended = await extensionsOf(from, roundId);
  const answers = await answersOfRound(from, roundId, asOf);
  const taken = await stancesTaken(from, answers.flatMap(({ response, withdrawn }) => (response === null || withdrawn ? [] : [response.id])));
  const named = (id: string) => { const its = answers.find(({ consultee }) => consultee.id === id)?.consultee; return its ? consulteeName(names.get(its.organisationId) ?? '', its.body) : ''; };
  return answers
    // An unsolicited sender that has sent nothing is nobody yet.
    .filter(({ consultee, response }) => !consultee.unsolicited || response !== null)
    .map(({ consultee, response, withdrawn, confirmed, joint, supplements: { length: supplements } }): ReportedOrganisation => ({
      id: consultee.id, name: consulteeName(names.get(consultee.organisationId) ?? '', consultee.body), organisation: names.get(consultee.organisationId) ?? '', body: consultee.body, party: parties.has(consultee.organisationId), category: consultee.category as ConsulteeCategory, invited: !consultee.unsolicited,
      status: response === null ? 'not_answered' : withdrawn ? 'withdrawn' : response.stance === 'declines_to_comment' ? 'declined' : 'submitted',
      late: response?.late ?? false, preliminary: response === null ? false : decisionNow(response, confirmed).preliminary, stance: (response?.stance as Stance | null | undefined) ?? null, condition: (response && conditionOf(response)) || null, summary: response?.summary || null,
      receivedOn: response?.receivedOn ?? null, decidedBy: (response && decisionNow(response, confirmed).decidingBody) || null, decidedOn: response && decisionNow(response, confirmed).decidedOn, paragraph: (response && decisionNow(response, confirmed).paragraph) || null, registryNumber: response?.registryNumber || null, extendedTo: extended.get(consultee.id) ?? null,
      comments: rows.filter((row) => row.consulteeId === consultee.id).length, supplements, ...(joint === null ? {} : { jointWith: named(joint.consulteeId), jointFrom: joint.consulteeId }), ...(response !== null && taken.has(response.id) ? { sections: taken.get(response.id) } : {}),
    })).sort((a, b) => order.compare(a.name, b.name));
}
