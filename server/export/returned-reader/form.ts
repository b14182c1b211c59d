/** The form at the end of the file that a consultee gets: known by its bookmarks, which other programs keep. */
import { commentRows } from './questions.ts';
import type { ReadParagraph } from './walk.ts';

/** Words as they stand in the file; empty where nothing was filled in. */
export interface FilledForm {
  /** By the question's name. */
  answers: Record<string, string>;
  comments: { clause: string; text: string; proposedText: string; reason: string }[];
}

/** Null when the file has no form of ours. `tables`: those that are the form and not the text. */
export function readForm(paragraphs: readonly ReadParagraph[]): { filled: FilledForm; tables: ReadonlySet<number> } | null {
  const at = paragraphs.findIndex(({ questions }) => questions.includes(commentRows));
  const rowsTable = at === -1 ? null : paragraphs.slice(at).find(({ cell }) => cell !== null)?.cell?.table ?? null;
  const tables = new Set([...paragraphs.flatMap(({ questions, cell }) => (questions.length > 0 && cell !== null ? [cell.table] : [])), ...(rowsTable === null ? [] : [rowsTable])]);
  if (tables.size === 0) return null;
  const answers: Record<string, string> = {};
  const rows = new Map<number, string[]>();
  for (const { cell, questions } of paragraphs) {
    if (cell === null || !tables.has(cell.table)) continue;
    const words = wordsAt(paragraphs, cell);
    if (cell.table !== rowsTable) for (const question of questions) answers[question] = words;
    else if (cell.row > 0) {
      const row = rows.get(cell.row) ?? [];
      row[cell.column] = words;
      rows.set(cell.row, row);
    }
  }
  const comments = [...rows.values()].map(([clause = '', text = '', proposedText = '', reason = '']) => ({ clause, text, proposedText, reason }));
  return { filled: { answers, comments: comments.filter(({ text, proposedText }) => text !== '' || proposedText !== '') }, tables };
}

function wordsAt(paragraphs: readonly ReadParagraph[], { table, row, column }: NonNullable<ReadParagraph['cell']>): string {
  const within = paragraphs.filter(({ cell }) => cell !== null && cell.table === table && cell.row === row && cell.column === column);
  return within.map(({ pieces }) => pieces.map(({ text, kept }) => (kept === 'old' ? '' : text)).join('').replaceAll('\uFFFC', '\n')).join('\n').trim();
}
