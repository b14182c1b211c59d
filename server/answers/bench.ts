/** The list of all comments of a round with their present answers, filtered as the address says. */
import { asc, inArray } from 'drizzle-orm';
import { type AnswerChain, reviewOf } from '#shared/answer-chain.ts';
import { inConflict } from '#shared/answer-likeness.ts';
import { type AnswerRow, type AnswerState, type CommentFilter, isMet, lacksDecision, standsNoMore } from '#shared/answers.ts';
import { inNumberOrder } from '#shared/comment-splits.ts';
import type { CommentNumber, Disposition, Stance } from '#shared/export.ts';
import { consulteeName } from '../consultation/consultees.ts';
import { submittedComments } from '../consultation/submitted.ts';
import { dayOf, partiesOf } from '../matters/matters.ts';
import { namesOf } from '../people/accounts.ts';
import { allOrganisations } from '../people/organisations.ts';
import type { Reader } from '../platform/storage/store.ts';
import { frozenTitles } from '../drafting/frozen.ts';
import { type AnchorStates, asksForAnchors, noStates, standsSo } from './anchor-states.ts';
import { chainOf } from './chain.ts';
import { concludedAt } from './concluded-at.ts';
import { contradictionsAmong } from './contradictions.ts';
import type { SortingRow, StepRow } from './evidence.ts';
import type { Drafts } from './places.ts';
import { reasonWords } from './reasons.ts';
import { soughtWords, textOf } from './search-words.ts';
import { answerTables } from './tables.ts';
import { untouchedAmong } from './untouched.ts';

/**
 * Every row, by number, straight from the database: for acts and for what is kept. Screens read through `openReadings`. `drafts` is null for
 * who does not ask how the answers agree with the text: then no row is said to be without change, or at odds with another.
 */
export async function answerRows(from: Reader, round: { matterId: string; id: string }, drafts: Drafts | null): Promise<AnswerRow[]> {
  const facts = await factsOf(from, round);
  const rows = facts.said.map((one) => rowOf(facts, one));
  if (drafts === null) return rows;
  return atOdds(marked(rows, await untouchedAmong(from, drafts, metAmong(facts))), await contradictionsAmong(from, facts.said));
}

type Said = Awaited<ReturnType<typeof submittedComments>>[number];

/** Everything that the rows of a round are made of. */
export interface RoundFacts {
  /** By number. */
  said: readonly Said[];
  /** The newest step of each answered comment, by the comment. */
  last: Map<string, StepRow>;
  sorted: Map<string, SortingRow>;
  themes: Map<string, string>;
  people: Map<string, string>;
  organisations: ReadonlyMap<string, string>;
  parties: ReadonlySet<string>;
  numbers: ReadonlyMap<string, CommentNumber>;
  /** Of a preliminary response that was replaced: the number that each of its comments has in the later one. */
  later: ReadonlyMap<string, CommentNumber>;
  titles: ReadonlyMap<string, string>;
  chain: AnswerChain;
  /** The words of the matter's short reasons, retired ones too. */
  reasons: ReadonlyMap<string, string>;
}

export async function factsOf(from: Reader, { matterId, id: roundId }: { matterId: string; id: string }): Promise<RoundFacts> {
  // What came when the round was concluded waits until it is opened again.
  const said = await submittedComments(from, roundId, await concludedAt(from, roundId));
  const facts: RoundFacts = {
    said, last: new Map(), sorted: new Map(), themes: new Map(), people: new Map(),
    organisations: new Map((await allOrganisations(from)).map((one) => [one.id, one.name])),
    parties: new Set((await partiesOf(from, matterId)).map((one) => one.organisationId)),
    numbers: new Map(said.flatMap(({ comment, whole }): [string, CommentNumber][] => [[comment.id, comment.number], ...(whole === null ? [] : [[whole.id, whole.number ?? 0] satisfies [string, number]])])),
    later: new Map(said.flatMap(({ comment, whole }) => { const { replacesId, number } = whole ?? comment; return replacesId === null ? [] : [[replacesId, number ?? 0]]; })),
    titles: await frozenTitles(from, said.flatMap((row) => row.comment.frozenDocumentId ?? [])),
    chain: await chainOf(from, matterId), reasons: await reasonWords(from, matterId),
  };
  await readAnswers(from, facts, said.map((row) => row.comment.id));
  return facts;
}

/** Reads once more what was answered and sorted of these comments, with the names that stand in it. */
export async function readAnswers(from: Reader, facts: RoundFacts, ids: readonly string[]): Promise<void> {
  const { steps, triage, themes } = answerTables(from);
  for (const id of ids) facts.sorted.delete(id);
  for (const some of inGroups(ids)) {
    for (const step of await from.select().from(steps).where(inArray(steps.commentId, some)).orderBy(asc(steps.version))) facts.last.set(step.commentId, step);
    for (const row of await from.select().from(triage).where(inArray(triage.commentId, some))) facts.sorted.set(row.commentId, row);
  }
  const read = ids.flatMap((id) => [facts.sorted.get(id)?.assigneeId ?? null, facts.last.get(id)?.by ?? null]);
  const unknown = [...new Set(read)].filter((id): id is string => id !== null && !facts.people.has(id));
  for (const [id, name] of unknown.length === 0 ? [] : await namesOf(from, unknown)) facts.people.set(id, name);
  const themeIds = [...new Set(ids.flatMap((id) => facts.sorted.get(id)?.themeId ?? []))].filter((id) => !facts.themes.has(id));
  for (const { id, name } of themeIds.length === 0 ? [] : await from.select({ id: themes.id, name: themes.name }).from(themes).where(inArray(themes.id, themeIds))) facts.themes.set(id, name);
}

/** A duplicate shows the answer of the comment it points to (`domain.md` rule 1), and follows it in whether the text was changed. */
export function rowOf({ last, sorted, themes, people, organisations, parties, numbers, later, titles, chain, reasons }: RoundFacts, { comment, whole, consulteeId, organisationId, body, stance, late, withdrawn }: Said): AnswerRow {
  const its = sorted.get(comment.id);
  const step = last.get(its?.duplicateOf ?? comment.id);
  const submitted = whole ?? comment;
  return {
    id: comment.id, number: comment.number, consulteeId, organisation: consulteeName(organisations.get(organisationId) ?? '', body), party: parties.has(organisationId), stance: stance as Stance | null, late,
    scope: comment.scope, documentTitle: comment.frozenDocumentId === null ? null : titles.get(comment.frozenDocumentId) ?? null, clauseNumber: comment.clauseNumber, clauseHeading: comment.clauseHeading, ordinal: comment.ordinal, quote: comment.quote, kind: comment.kind, text: comment.text, proposedText: comment.proposedText, reason: comment.reason,
    state: withdrawn ?? stateOfStep(step), disposition: (step?.disposition as Disposition | undefined) ?? null, rationale: step?.rationale ?? '', referredTo: step?.referredTo ?? '', reasons: step?.reasons.flatMap((id) => reasons.get(id) ?? []) ?? [], review: withdrawn !== null ? null : reviewOf(step?.state ?? null, chain),
    themeId: its?.themeId ?? null, theme: its?.themeId ? themes.get(its.themeId) ?? null : null, assigneeId: its?.assigneeId ?? null, assignee: its?.assigneeId ? people.get(its.assigneeId) ?? null : null,
    dueOn: its?.dueOn ?? null,
    duplicateOf: its?.duplicateOf ? numbers.get(its.duplicateOf) ?? null : null,
    decidedBy: step?.state === 'decided' ? people.get(step.by) ?? null : null, decidedOn: step?.state === 'decided' ? dayOf(step.at) : null,
    withoutChange: false, conflict: false, replaces: submitted.replacesId === null ? null : numbers.get(submitted.replacesId) ?? null, replacedBy: later.get(submitted.id) ?? null,
    splitFrom: whole === null ? null : { id: whole.id, number: whole.number ?? 0 },
  };
}

/** A proposal that is under review is still one. */
export const stateOfStep = (step: Pick<StepRow, 'state'> | undefined): AnswerState => (step === undefined ? 'new' : step.state === 'decided' ? 'decided' : 'proposed');

/** The comments whose own answer says that the text was changed. */
export const metAmong = ({ said, last }: RoundFacts): Said['comment'][] => said.filter(({ comment }) => isMet((last.get(comment.id)?.disposition as Disposition | undefined) ?? null)).map(({ comment }) => comment);

/** The rows, those of untouched words marked; a duplicate is marked as the comment it points to. */
export function marked(rows: readonly AnswerRow[], untouched: ReadonlySet<string>): AnswerRow[] {
  if (untouched.size === 0) return [...rows];
  const numbers = new Set(rows.filter((row) => untouched.has(row.id)).map((row) => row.number));
  return rows.map((row) => (!standsNoMore(row) && numbers.has(row.duplicateOf ?? row.number) ? { ...row, withoutChange: true } : row));
}

/** The rows, those marked whose wording is at odds with another's. */
export function atOdds(rows: AnswerRow[], pairs: readonly (readonly [string, string])[]): AnswerRow[] {
  const open = inConflict(rows, pairs);
  return open.size === 0 ? rows : rows.map((row) => (open.has(row.id) ? { ...row, conflict: true } : row));
}

/** A statement carries a bounded number of values in either database. */
export const inGroups = <T>(all: readonly T[]): T[][] => Array.from({ length: Math.ceil(all.length / 500) }, (_, n) => all.slice(n * 500, n * 500 + 500));

/** True when any filter is set: an export is then a selection (rule 16). */
export function isFiltered(filter: CommentFilter): boolean {
  const { sort: _sort, ...rest } = filter;
  return Object.values(rest).some((value) => value !== undefined && value.length > 0);
}

/** `states`: how the words stand in the draft, for a selection that asks for it (`asksForAnchors`). */
export function filtered(rows: readonly AnswerRow[], filter: CommentFilter, states: AnchorStates = noStates): AnswerRow[] {
  const wanted = (value: string | undefined) => value?.split(',').filter((one) => one !== '') ?? [];
  const consultees = wanted(filter.consultee);
  const kinds = wanted(filter.kind);
  const sought = filter.q === undefined ? null : soughtWords(filter.q);
  return ordered(rows, filter.sort).filter((row) => (consultees.length === 0 || consultees.includes(row.consulteeId))
    && (filter.group === undefined || row.party === (filter.group === 'parties'))
    && (filter.clause === undefined || (filter.clause === 'none' ? row.clauseNumber === null : row.clauseNumber === filter.clause || (row.clauseNumber?.startsWith(`${filter.clause}.`) ?? false)))
    && (filter.within === undefined || filter.clause === undefined || filter.clause === 'none' || row.clauseNumber === filter.clause)
    && (filter.document === undefined || row.documentTitle === (filter.document === 'none' ? null : filter.document))
    && (filter.theme === undefined || row.themeId === (filter.theme === 'none' ? null : filter.theme))
    && (kinds.length === 0 || kinds.includes(row.kind))
    && (!filter.stance?.length || (row.stance !== null && filter.stance.includes(row.stance)))
    && (!filter.disposition?.length || (row.disposition !== null && filter.disposition.includes(row.disposition)))
    && (!filter.state?.length || filter.state.includes(row.state))
    && (filter.assignee === undefined || row.assigneeId === (filter.assignee === 'none' ? null : filter.assignee))
    && (filter.review === undefined || row.review === filter.review)
    && (filter.change === undefined || row.withoutChange)
    && (filter.conflict === undefined || row.conflict)
    && (!asksForAnchors(filter) || standsSo(states, row, filter))
    && (sought === null || sought(textOf(row), row.number)));
}

/** By the rows' own array: a reading that is kept is sorted once in each order. */
const known = new WeakMap<readonly AnswerRow[], Map<CommentFilter['sort'], AnswerRow[]>>();

function ordered(rows: readonly AnswerRow[], sort: CommentFilter['sort']): AnswerRow[] {
  const orders = known.get(rows) ?? new Map<CommentFilter['sort'], AnswerRow[]>();
  known.set(rows, orders);
  const sorted = orders.get(sort) ?? inOrder(rows, sort);
  orders.set(sort, sorted);
  return sorted;
}

function inOrder(rows: readonly AnswerRow[], sort: CommentFilter['sort']): AnswerRow[] {
  const byClause = (a: AnswerRow, b: AnswerRow) => a.ordinal - b.ordinal || inNumberOrder(a.number, b.number);
  const order = { new: 0, proposed: 1, decided: 2, withdrawn: 3, replaced: 4 };
  // Two hundred names are sorted by the language's rules, ten thousand rows by the numbers that gives.
  const names = new Map([...new Set(rows.map((row) => row.organisation))].sort(new Intl.Collator('sv').compare).map((name, at) => [name, at]));
  const by = {
    number: (a: AnswerRow, b: AnswerRow) => inNumberOrder(a.number, b.number),
    clause: byClause,
    organisation: (a: AnswerRow, b: AnswerRow) => (names.get(a.organisation) ?? 0) - (names.get(b.organisation) ?? 0) || byClause(a, b),
    // What is wanted soonest comes first, then what has no day; what is decided waits for nobody.
    due: (a: AnswerRow, b: AnswerRow) => Number(b.dueOn !== null && lacksDecision(b)) - Number(a.dueOn !== null && lacksDecision(a)) || (lacksDecision(a) && lacksDecision(b) ? (a.dueOn ?? '').localeCompare(b.dueOn ?? '') : Number(lacksDecision(b)) - Number(lacksDecision(a))) || byClause(a, b),
    state: (a: AnswerRow, b: AnswerRow) => order[a.state] - order[b.state] || byClause(a, b),
  };
  return [...rows].sort(by[sort]);
}

/** Characters of a text that a list has room for. */
const briefly = 400;

/** A row for a list: a comment can be as long as a book. */
export const inBrief = (row: AnswerRow): AnswerRow => ({ ...row, quote: row.quote.slice(0, briefly), text: row.text.slice(0, briefly), proposedText: row.proposedText.slice(0, briefly), reason: '', rationale: row.rationale.slice(0, briefly) });

export const countBy = <K extends string>(keys: readonly K[], rows: readonly (K | null)[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, rows.filter((row) => row === key).length])) as Record<K, number>;
