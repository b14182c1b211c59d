/** What is kept, against what the journal says of it (invariant I7). */
import { type Details, entriesOfActs } from '../journal/journal.ts';
import type { Reader } from '../platform/storage/store.ts';

interface Kept {
  acts: string[];
  /** The detail that names the row. */
  idIn: string;
  contentIn: (details: Details) => Details[string] | undefined;
  name: (id: string, subjectId: string) => string;
  rows: { id: string; content: string; act: string; subjectId: string; actorId: string | null; at: Date }[];
}

/** Rows of one kind against the entries of their acts, and those against the rows; the faults, one sentence each. */
export async function againstJournal(from: Reader, { acts, idIn, contentIn, name, rows }: Kept): Promise<string[]> {
  const entries = await entriesOfActs(from, acts);
  const idOf = (details: Details | null) => (typeof details?.[idIn] === 'string' ? details[idIn] : null);
  const named = new Map(entries.flatMap((entry) => { const id = idOf(entry.details); return id === null ? [] : [[id, entry] as const]; }));
  // An entry whose details were erased still says who did what to what, and when.
  const unnamed = new Set(entries.filter((entry) => idOf(entry.details) === null).map((entry) => outside(entry)));
  const faults: string[] = [];
  for (const row of rows) {
    const entry = named.get(row.id);
    if (entry === undefined ? !unnamed.has(outside(row)) : outside(entry) !== outside(row) || contentIn(entry.details ?? {}) !== row.content) faults.push(`${name(row.id, row.subjectId)}: it is not the one in the journal`);
  }
  const present = new Set(rows.map((row) => row.id));
  for (const [id, entry] of named) if (!present.has(id)) faults.push(`${name(id, entry.subjectId)}: the journal says it was given, but it is not there`);
  return faults;
}

const outside = ({ act, subjectId, actorId, at }: { act: string; subjectId: string; actorId: string | null; at: Date }): string => `${act} ${subjectId} ${actorId} ${at.toISOString()}`;
