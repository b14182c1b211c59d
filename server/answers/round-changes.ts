/** Everything that was changed since the consultation, with the comments behind each change; and what lacks one or the other. */
import type { AnswerRow } from '#shared/answers.ts';
import { isMet } from '#shared/answers.ts';
import { type ChangedPlace, isExplained, type RoundChanges, whyNotExplainChange, whyNotLinkChange } from '#shared/answer-changes.ts';
import type { Compared, ComparedLine, Comparison } from '#shared/agreement/compare-value.ts';
import { linesOf } from '#shared/agreement/compare-summary.ts';
import { viewPackage } from '../drafting/frozen.ts';
import { readableWords } from '../drafting/put-words.ts';
import type { Actor } from '../matters/actor.ts';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { answerRows } from './bench.ts';
import type { ChangedPlaces } from './changed-places.ts';
import { reasonsOf, standingChanges } from './changes.ts';
import { isConcluded } from './conclusion.ts';
import type { ChangeRow } from './evidence.ts';
import type { Drafts } from './places.ts';

interface Sources { from: Reader; changedPlaces: ChangedPlaces; drafts: Drafts }

/** Each text of the round's package beside its draft of today. */
export async function changesOfRound({ from, changedPlaces, drafts }: Sources, actor: Actor, round: { id: string; matterId: string; packageId: string }): Promise<RoundChanges> {
  const rows = await answerRows(from, round, drafts);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const links = await standingChanges(from, rows.map(({ id }) => id));
  const reasons = await reasonsOf(from, round.id);
  const names = await namesOf(from, reasons.map(({ by }) => by));
  const documents: RoundChanges['documents'] = [];
  const linked = new Set<string>();
  for (const { id: frozenDocumentId, documentId, title } of (await viewPackage(from, round.packageId)).documents) {
    const own = links.filter((link) => link.documentId === documentId);
    const places = (await changedPlaces({ frozenDocumentId, documentId })).map((place): ChangedPlace => {
      const behind = own.filter(({ blocks }) => blocks.some((block) => place.blocks.includes(block)));
      for (const { commentId } of behind) linked.add(commentId);
      const reason = reasons.findLast((one) => one.documentId === documentId && one.blocks.some((block) => place.blocks.includes(block)));
      return {
        ...place, comments: behind.flatMap((link) => commentBehind(link, byId)),
        reason: reason === undefined || reason.reason === '' ? null : { text: reason.reason, by: names.get(reason.by) ?? '', at: reason.at.toISOString() },
      };
    });
    documents.push({ documentId, frozenDocumentId, title, places });
  }
  const concluded = await isConcluded(from, round.id);
  return {
    documents, withoutChange: withoutLinkedChange(rows, linked), unexplained: documents.flatMap(({ places }) => places).filter((place) => !isExplained(place)).length,
    refusals: { link: whyNotLinkChange(actor, { concluded, duplicate: false }), explain: whyNotExplainChange(actor, { concluded }) },
  };
}

function commentBehind({ id, commentId }: ChangeRow, rows: ReadonlyMap<string, AnswerRow>): ChangedPlace['comments'] {
  const row = rows.get(commentId);
  return row === undefined ? [] : [{ linkId: id, commentId, number: row.number, organisation: row.organisation, disposition: row.disposition }];
}

/** A duplicate is met by the change of the comment it points to; what was withdrawn or replaced expects none. */
function withoutLinkedChange(rows: readonly AnswerRow[], linked: ReadonlySet<string>): RoundChanges['withoutChange'] {
  return rows.filter((row) => row.duplicateOf === null && isMet(row.disposition) && !linked.has(row.id))
    .flatMap(({ id, number, organisation, clauseNumber, text, proposedText, disposition, state }) => (state === 'withdrawn' || state === 'replaced' ? [] : [{ commentId: id, number, organisation, clauseNumber, text: text || proposedText, disposition, state }]));
}

export type Place = Omit<ChangedPlace, 'comments' | 'reason'>;

/** One for each paragraph or table that reads otherwise, in reading order. What moved is told where it stands now; lines that were split or joined are one. */
export function placesIn({ body, footnotes }: Comparison): Place[] {
  const places: Place[] = [];
  const movedHere = new Set(body.filter(({ fate }) => fate === 'moved-here').flatMap((row) => row.after?.id ?? []));
  for (const row of [...body, ...footnotes]) {
    if (row.change === null || row.fate === 'same' || (row.fate === 'moved-away' && movedHere.has(row.before?.id ?? ''))) continue;
    const place = placeOf(row);
    const last = places.at(-1);
    if (row.kind === 'line' && row.continues && last) {
      last.blocks = [...new Set([...last.blocks, ...place.blocks])];
      last.before = [last.before, place.before].filter(Boolean).join('\n');
      last.after = [last.after, place.after].filter(Boolean).join('\n');
    } else places.push(place);
  }
  return places;
}

function placeOf(row: Compared): Place {
  const lines = linesOf(row);
  const face = row.after ?? row.before;
  const blocks = [...new Set([row.before?.id, row.after?.id, ...lines.flatMap(({ before, after }) => [before?.id, after?.id])].filter((id) => id !== undefined))];
  const told = row.kind === 'table' ? lines.filter(({ fate }) => fate !== 'same') : lines;
  return { blocks, kind: kindOf(row), clauseNumber: face?.clause ?? null, clauseHeading: face?.heading ?? '', before: wordsOf(told, 'ins'), after: wordsOf(told, 'del') };
}

function kindOf(row: Compared): ChangedPlace['kind'] {
  if (row.kind === 'table') return 'table';
  if (row.fate === 'inserted' || row.fate === 'deleted') return row.fate;
  if (row.fate === 'moved-here' || row.fate === 'moved-away') return 'moved';
  if (row.parts.some(({ op }) => op === 'ins' || op === 'del')) return 'text';
  return row.parts.some(({ op }) => op === 'format') ? 'format' : 'structure';
}

const wordsOf = (lines: readonly ComparedLine[], without: 'ins' | 'del'): string =>
  lines.map(({ parts }) => readableWords(parts.map(({ op, inline }) => (op === without ? '' : inline.type === 'text' ? inline.text : inline.type === 'hardBreak' ? ' ' : inline.type === 'clauseRef' ? inline.attrs.shown ?? '' : '')).join(''))).filter(Boolean).join('\n');
