/** Acts of one kind that one person did in one go are told in one row: ten roles given, twenty answers decided. */
import type { JournalEntry } from '#shared/journal.ts';

export interface JournalRow {
  /** Newest first; one alone is told by its own sentence. */
  entries: [JournalEntry, ...JournalEntry[]];
}

/** The sentence for several, by act. */
export const gathered = {
  'participant-added': 'participants-added', 'consultee-added': 'consultees-added', 'answer-proposed': 'answers-proposed', 'answer-decided': 'answers-decided', 'comment-sorted': 'comments-sorted', 'change-linked': 'changes-linked',
} as const;

/** Milliseconds from one act to the next within which they belong together. */
const inOneGo = 10 * 60_000;

/** `entries` newest first, as the server gives them. */
export function journalRows(entries: readonly JournalEntry[]): JournalRow[] {
  const rows: JournalRow[] = [];
  for (const entry of entries) {
    const row = rows.at(-1);
    const last = row?.entries.at(-1);
    if (row && last && Object.hasOwn(gathered, entry.act) && last.act === entry.act && last.actor === entry.actor && Date.parse(last.at) - Date.parse(entry.at) <= inOneGo) row.entries.push(entry);
    else rows.push({ entries: [entry] });
  }
  return rows;
}
