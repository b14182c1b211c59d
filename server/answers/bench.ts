/** The list of all comments of a round with their present answers, filtered as the address says. */
import { asc, inArray } from 'drizzle-orm';
import { type AnswerRow, type AnswerState, type CommentFilter, isMet } from '#shared/answers.ts';
import type { Disposition, Stance } from '#shared/export.ts';
import { consulteeName } from '../consultation/consultees.ts';
import { submittedComments } from '../consultation/submitted.ts';
import { dayOf, partiesOf } from '../matters/matters.ts';
import { namesOf } from '../people/accounts.ts';
import { allOrganisations } from '../people/organisations.ts';
import type { Reader } from '../platform/storage/store.ts';
import { frozenTitles } from '../drafting/frozen.ts';
import type { Drafts } from './places.ts';
import { answerTables } from './tables.ts';
import { untouchedAmong } from './untouched.ts';

/**
 * Every row, by number. A duplicate shows the answer of the comment it points to (`domain.md` rule 1), and follows it in whether the text was changed.
 * `drafts` is null for who does not ask whether the draft has followed: then no row is said to be without change.
 */
export async function answerRows(from: Reader, { matterId, id: roundId }: { matterId: string; id: string }, drafts: Drafts | null): Promise<AnswerRow[]> {
  const { steps, triage, themes } = answerTables(from);
  const said = await submittedComments(from, roundId);
  if (said.length === 0) return [];
  const ids = said.map((row) => row.comment.id);
  const last = new Map<string, typeof steps.$inferSelect>();
  const sorted = new Map<string, typeof triage.$inferSelect>();
  for (const some of inGroups(ids)) {
    for (const step of await from.select().from(steps).where(inArray(steps.commentId, some)).orderBy(asc(steps.version))) last.set(step.commentId, step);
    for (const row of await from.select().from(triage).where(inArray(triage.commentId, some))) sorted.set(row.commentId, row);
  }
  const themeIds = [...new Set([...sorted.values()].flatMap((row) => row.themeId ?? []))];
  const themeNames = new Map(themeIds.length === 0 ? [] : (await from.select({ id: themes.id, name: themes.name }).from(themes).where(inArray(themes.id, themeIds))).map((row) => [row.id, row.name]));
  const organisations = new Map((await allOrganisations(from)).map((one) => [one.id, one.name]));
  const parties = new Set((await partiesOf(from, matterId)).map((one) => one.organisationId));
  const names = await namesOf(from, [...[...last.values()].map((step) => step.by), ...[...sorted.values()].flatMap((row) => row.assigneeId ?? [])]);
  const numbers = new Map(said.map((row) => [row.comment.id, row.comment.number ?? 0]));
  const titles = await frozenTitles(from, said.flatMap((row) => row.comment.frozenDocumentId ?? []));
  const met = said.filter(({ comment }) => isMet((last.get(comment.id)?.disposition as Disposition | undefined) ?? null)).map(({ comment }) => comment);
  const untouched = drafts === null ? new Set<string>() : await untouchedAmong(from, drafts, met);
  return said.map(({ comment, consulteeId, organisationId, body, stance, late }): AnswerRow => {
    const its = sorted.get(comment.id);
    const step = last.get(its?.duplicateOf ?? comment.id);
    return {
      id: comment.id, number: comment.number ?? 0, consulteeId, organisation: consulteeName(organisations.get(organisationId) ?? '', body), party: parties.has(organisationId), stance: stance as Stance | null, late,
      scope: comment.scope, documentTitle: comment.frozenDocumentId === null ? null : titles.get(comment.frozenDocumentId) ?? null, clauseNumber: comment.clauseNumber, clauseHeading: comment.clauseHeading, ordinal: comment.ordinal, quote: comment.quote, kind: comment.kind, text: comment.text, proposedText: comment.proposedText, reason: comment.reason,
      state: (step?.state as AnswerState | undefined) ?? 'new', disposition: (step?.disposition as Disposition | undefined) ?? null, rationale: step?.rationale ?? '', referredTo: step?.referredTo ?? '',
      themeId: its?.themeId ?? null, theme: its?.themeId ? themeNames.get(its.themeId) ?? null : null, assigneeId: its?.assigneeId ?? null, assignee: its?.assigneeId ? names.get(its.assigneeId) ?? null : null,
      duplicateOf: its?.duplicateOf ? numbers.get(its.duplicateOf) ?? null : null,
      decidedBy: step?.state === 'decided' ? names.get(step.by) ?? null : null, decidedOn: step?.state === 'decided' ? dayOf(step.at) : null,
      withoutChange: untouched.has(its?.duplicateOf ?? comment.id),
    };
  });
}

/** A statement carries a bounded number of values in either database. */
const inGroups = (ids: string[]): string[][] => Array.from({ length: Math.ceil(ids.length / 500) }, (_, n) => ids.slice(n * 500, n * 500 + 500));

/** True when any filter is set: an export is then a selection (rule 16). */
export function isFiltered(filter: CommentFilter): boolean {
  const { sort: _sort, ...rest } = filter;
  return Object.values(rest).some((value) => value !== undefined && value.length > 0);
}

export function filtered(rows: AnswerRow[], filter: CommentFilter): AnswerRow[] {
  const wanted = (value: string | undefined) => value?.split(',').filter((one) => one !== '') ?? [];
  const consultees = wanted(filter.consultee);
  const kinds = wanted(filter.kind);
  const words = filter.q?.toLocaleLowerCase('sv').split(/\s+/).filter((word) => word !== '') ?? [];
  const kept = rows.filter((row) => (consultees.length === 0 || consultees.includes(row.consulteeId))
    && (filter.group === undefined || row.party === (filter.group === 'parties'))
    && (filter.clause === undefined || row.clauseNumber === filter.clause || (row.clauseNumber?.startsWith(`${filter.clause}.`) ?? false))
    && (filter.theme === undefined || row.themeId === (filter.theme === 'none' ? null : filter.theme))
    && (kinds.length === 0 || kinds.includes(row.kind))
    && (!filter.stance?.length || (row.stance !== null && filter.stance.includes(row.stance)))
    && (!filter.disposition?.length || (row.disposition !== null && filter.disposition.includes(row.disposition)))
    && (!filter.state?.length || filter.state.includes(row.state))
    && (filter.assignee === undefined || row.assigneeId === (filter.assignee === 'none' ? null : filter.assignee))
    && (filter.change === undefined || row.withoutChange)
    && (words.length === 0 || matches(row, words)));
  return inOrder(kept, filter.sort);
}

/** Every word must be found somewhere; a bare number finds the comment of that number. */
function matches(row: AnswerRow, words: string[]): boolean {
  const heap = [row.organisation, row.quote, row.text, row.proposedText, row.reason, row.rationale, row.clauseNumber, row.clauseHeading, row.theme].join('\n').toLocaleLowerCase('sv');
  return words.every((word) => heap.includes(word) || word === String(row.number));
}

function inOrder(rows: AnswerRow[], sort: CommentFilter['sort']): AnswerRow[] {
  const byClause = (a: AnswerRow, b: AnswerRow) => a.ordinal - b.ordinal || a.number - b.number;
  const names = new Intl.Collator('sv');
  const order = { new: 0, proposed: 1, decided: 2 };
  const by = {
    number: (a: AnswerRow, b: AnswerRow) => a.number - b.number,
    clause: byClause,
    organisation: (a: AnswerRow, b: AnswerRow) => names.compare(a.organisation, b.organisation) || byClause(a, b),
    state: (a: AnswerRow, b: AnswerRow) => order[a.state] - order[b.state] || byClause(a, b),
  };
  return [...rows].sort(by[sort]);
}

export const countBy = <K extends string>(keys: readonly K[], rows: readonly (K | null)[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, rows.filter((row) => row === key).length])) as Record<K, number>;
