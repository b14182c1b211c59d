/** Where each consulted text reads otherwise in its draft, kept as long as the draft stands: to compare a long text takes seconds, and the page is opened again and again. */
import type { ChangedPlace } from '#shared/answer-changes.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { withShownNumbers } from '#shared/agreement/clause-refs.ts';
import { linesOf } from '#shared/agreement/compare-summary.ts';
import type { Compared, ComparedLine, Comparison } from '#shared/agreement/compare-value.ts';
import { draftContent } from '../drafting/documents.ts';
import { frozenContent } from '../drafting/frozen.ts';
import type { History } from '../drafting/history/log.ts';
import { readableWords } from '../drafting/put-words.ts';
import type { Reader } from '../platform/storage/store.ts';
import type { Realtime } from '../realtime/ports.ts';

type Place = Omit<ChangedPlace, 'comments' | 'reason'>;

export type ChangedPlaces = (text: { frozenDocumentId: string; documentId: string }) => Promise<readonly Place[]>;

/** Texts kept at once: the packages that are worked on now. */
const mostTexts = 24;

/** A text of the draft's last stored change, compared in the thread for histories. The consulted text is read and hashed at each asking (design D4), and only the comparing is spared. Refuses `frozen-damaged`. */
export function openChangedPlaces({ from, history, realtime }: { from: Reader; history: Pick<History, 'compare'>; realtime: Realtime }): ChangedPlaces {
  const known = new Map<string, { seq: number; hash: string; places: Promise<readonly Place[]> }>();
  const compared = async (was: AgreementContent, documentId: string): Promise<readonly Place[]> => {
    const { content: is } = await draftContent(realtime, documentId);
    return placesIn(await history.compare(withShownNumbers(was), withShownNumbers(is)));
  };
  return async ({ frozenDocumentId, documentId }) => {
    const { content: was, hash } = await frozenContent(from, frozenDocumentId);
    const { seq } = await realtime.flushed(documentId);
    const last = known.get(frozenDocumentId);
    const text = last?.seq === seq && last.hash === hash ? last : { seq, hash, places: compared(was, documentId) };
    known.delete(frozenDocumentId);
    known.set(frozenDocumentId, text);
    text.places.catch(() => { if (known.get(frozenDocumentId) === text) known.delete(frozenDocumentId); });
    for (const oldest of [...known.keys()].slice(0, -mostTexts)) known.delete(oldest);
    return text.places;
  };
}

/** One for each paragraph or table that reads otherwise, in reading order. What moved is told where it stands now; lines that were split or joined are one. */
function placesIn({ body, footnotes }: Comparison): Place[] {
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
