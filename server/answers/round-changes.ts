/** Everything that was changed since the consultation, with the comments behind each change; and what lacks one or the other. */
import type { AnswerRow } from '#shared/answers.ts';
import { isMet } from '#shared/answers.ts';
import { type ChangedPlace, isExplained, type RoundChanges, whyNotExplainChange, whyNotLinkChange } from '#shared/answer-changes.ts';
import { viewPackage } from '../drafting/frozen.ts';
import type { Actor } from '../matters/actor.ts';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { ChangedPlaces } from './changed-places.ts';
import { reasonsOf, standingChanges } from './changes.ts';
import { isConcluded } from './conclusion.ts';
import type { ChangeRow } from './evidence.ts';
import type { Readings } from './readings.ts';

interface Sources { from: Reader; changedPlaces: ChangedPlaces; readings: Pick<Readings, 'unmarkedRows'> }

/** Each text of the round's package beside its draft of today. */
export async function changesOfRound({ from, changedPlaces, readings }: Sources, actor: Actor, round: { id: string; matterId: string; packageId: string }): Promise<RoundChanges> {
  const rows = await readings.unmarkedRows(round);
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
