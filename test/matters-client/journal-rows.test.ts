import { expect, test } from 'vitest';
import type { JournalEntry } from '#shared/journal.ts';
import { journalRows } from '../../client/matters/journal-rows.ts';

let made = 0;
const entry = (act: string, at: string, actor: string | null = 'Processledaren'): JournalEntry => ({ id: String((made += 1)), at: `2027-03-01T${at}:00Z`, actor, act, subject: 'x', subjectId: 'x', details: {} });
const shape = (entries: JournalEntry[]) => journalRows(entries).map((row) => [row.entries[0].act, row.entries.length]);

test('roles given in one go are one row', () => {
  expect(shape([entry('round-planned', '09:00'), entry('participant-added', '08:30'), entry('participant-added', '08:30'), entry('participant-added', '08:25'), entry('matter-created', '08:20')])).toEqual([['round-planned', 1], ['participant-added', 3], ['matter-created', 1]]);
});

test('another person, another act between or a long pause begins a new row', () => {
  expect(shape([entry('answer-decided', '09:00'), entry('answer-decided', '09:00', 'Ordföranden')])).toEqual([['answer-decided', 1], ['answer-decided', 1]]);
  expect(shape([entry('answer-decided', '09:02'), entry('theme-added', '09:01'), entry('answer-decided', '09:00')]).length).toBe(3);
  expect(shape([entry('answer-decided', '09:11'), entry('answer-decided', '09:00')]).length).toBe(2);
});

test('what is told one by one is never gathered', () => {
  expect(shape([entry('state-changed', '09:00'), entry('state-changed', '09:00')]).length).toBe(2);
});
