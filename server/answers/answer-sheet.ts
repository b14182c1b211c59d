/** Answers in a workbook: given out to be changed there, read back and compared three ways (reference/documents.md 5). */
import { inArray, max } from 'drizzle-orm';
import { type SheetChange, type SheetReading } from '#shared/answer-sheet.ts';
import { type AnswerRow, missingInAnswer, whyNotPropose } from '#shared/answers.ts';
import { inNumberOrder } from '#shared/comment-splits.ts';
import { type Disposition, dispositions } from '#shared/export.ts';
import { limits } from '#shared/limits.ts';
import { Refusal } from '#shared/refusals.ts';
import { shortened } from '../export/docx-writer/page.ts';
import { wordsIn } from '../export/docx-writer/words.ts';
import { metaSheet, type ReadTable } from '../export/sheets.ts';
import { answerState, asTyped, sheetFormat } from '../export/sheet-writer/answer-state.ts';
import { editableColumns, type EditableAnswer } from '../export/write-report-xlsx.ts';
import { stateOf } from '../consultation/rounds.ts';
import type { Actor } from '../matters/actor.ts';
import type { Reader } from '../platform/storage/store.ts';
import { answerRows } from './bench.ts';
import { chainOf } from './chain.ts';
import { isConcluded } from './conclusion.ts';
import { answerTables } from './tables.ts';

/** What stands as the answer to each comment of the round now, proposed or decided; a duplicate's own is that of the comment it points to. */
export async function editableAnswers(from: Reader, round: { id: string; matterId: string }): Promise<Map<string, EditableAnswer>> {
  return new Map((await answerRows(from, round, null)).map((row) => [row.id, answerOf(row)]));
}

const answerOf = ({ disposition, rationale, referredTo }: AnswerRow): EditableAnswer => ({ disposition: disposition as Disposition | null, rationale, referredTo });

type Round = Parameters<typeof stateOf>[0] & { id: string; matterId: string };

/** Refuses `sheet-not-ours` and `sheet-of-another-round`. Rows may have been sorted, filtered or deleted: a missing row is no change. */
export async function compareSheet(from: Reader, { actor, round }: { actor: Actor; round: Round }, tables: ReadTable[]): Promise<SheetReading> {
  const rows = new Map((await answerRows(from, round, null)).map((row) => [row.id, row]));
  const concluded = await isConcluded(from, round.id);
  const chain = await chainOf(from, round.matterId);
  const reading: SheetReading = { changes: [], changedHere: [], unchanged: 0, notUnderstood: [] };
  const seen = new Set<string>();
  for (const { place, id, state, file, fault } of sheetRows(tables, round.id)) {
    const row = rows.get(id);
    const wrong = row === undefined ? 'unknown-comment' as const : seen.has(id) ? 'twice' as const : fault;
    if (row === undefined || wrong !== null || file === null) {
      reading.notUnderstood.push({ row: place, fault: wrong ?? 'unknown-disposition' });
      continue;
    }
    seen.add(id);
    const now = answerOf(row);
    const [here, there] = [answerState(now), answerState(file)];
    if (there === state || there === here) {
      if (there === state && here !== state) reading.changedHere.push(row.number);
      else reading.unchanged += 1;
      continue;
    }
    const subject = { concluded, roundState: stateOf(round), state: row.state, duplicate: row.duplicateOf !== null, chain, review: row.review };
    reading.changes.push({
      commentId: id, number: row.number, organisation: row.organisation, excerpt: shortened(row.text || row.proposedText, 200), side: here === state ? 'there' : 'both',
      file, now: { ...now, state: row.state }, version: 0, whyNot: whyNotPropose(actor, subject) ?? missingInAnswer(file)[0] ?? null,
    });
  }
  const versions = await versionsOf(from, reading.changes);
  return { ...reading, changes: reading.changes.map((change) => ({ ...change, version: versions.get(change.commentId) ?? 0 })).sort((a, b) => inNumberOrder(a.number, b.number)) };
}

async function versionsOf(from: Reader, changes: readonly SheetChange[]): Promise<Map<string, number>> {
  const { steps } = answerTables(from);
  const found = new Map<string, number>();
  for (let at = 0; at < changes.length; at += 500) {
    const ids = changes.slice(at, at + 500).map(({ commentId }) => commentId);
    for (const row of await from.select({ commentId: steps.commentId, version: max(steps.version) }).from(steps).where(inArray(steps.commentId, ids)).groupBy(steps.commentId)) found.set(row.commentId, row.version ?? 0);
  }
  return found;
}

interface SheetRow {
  /** As the spreadsheet program counts. */
  place: number;
  id: string;
  /** What the answer was when the file was made. */
  state: string;
  file: EditableAnswer | null;
  fault: 'unknown-disposition' | 'too-long' | null;
}

function sheetRows(tables: readonly ReadTable[], roundId: string): SheetRow[] {
  const meta = new Map((tables.find(({ name }) => name === metaSheet)?.rows ?? []).map(([name = '', value = '']) => [name, value]));
  if (meta.get('format') !== sheetFormat || meta.get('editable') !== 'yes') throw new Refusal('invalid', 'sheet-not-ours');
  if (meta.get('round') !== roundId) throw new Refusal('conflict', 'sheet-of-another-round');
  for (const { rows: [head = [], ...rows] } of tables) {
    const [id, state] = [head.indexOf('id'), head.indexOf('state')];
    const [disposition = -1, rationale = -1, referredTo = -1] = editablePlaces(head);
    if ([id, state, disposition, rationale, referredTo].includes(-1)) continue;
    return rows.flatMap((row, at): SheetRow[] => {
      if ((row[id] ?? '') === '') return [];
      const told = dispositionIn(row[disposition] ?? '');
      const file = told === undefined ? null : { disposition: told, rationale: asTyped(row[rationale] ?? ''), referredTo: asTyped(row[referredTo] ?? '') };
      const tooLong = file !== null && (file.rationale.length > limits.rationale || file.referredTo.length > limits.title);
      return [{ place: at + 2, id: row[id] ?? '', state: row[state] ?? '', file: tooLong ? null : file, fault: tooLong ? 'too-long' : file === null ? 'unknown-disposition' : null }];
    });
  }
  throw new Refusal('invalid', 'sheet-not-ours');
}

const languages = [wordsIn('sv'), wordsIn('en')];

/** By their titles, in the language the file was made in: columns may have been moved. */
function editablePlaces(head: readonly string[]): number[] {
  for (const words of languages) {
    const places = editableColumns(words).map(({ title }) => head.indexOf(title));
    if (!places.includes(-1)) return places;
  }
  return [];
}

/** Null for an empty cell, undefined for words that are no disposition. */
function dispositionIn(cell: string): Disposition | null | undefined {
  const told = cell.trim().toLocaleLowerCase('sv');
  if (told === '') return null;
  return dispositions.find((disposition) => languages.some((words) => words.say(`documents.disposition.${disposition}`).toLocaleLowerCase('sv') === told));
}
