/** What was proposed and decided, against what the journal says was (invariant I7). */
import { asc } from 'drizzle-orm';
import { canonicalBytes } from '../drafting/canonical.ts';
import { entriesOfActs } from '../journal/journal.ts';
import { sha256 } from '../platform/files/files.ts';
import type { Reader } from '../platform/storage/store.ts';
import { answerTables } from './tables.ts';

type Step = ReturnType<typeof answerTables>['steps']['$inferSelect'];

/** SHA-256 over the canonical JSON of what was answered; stands in the journal beside the step's id. */
export function answerHash({ state, disposition, rationale, referredTo, version, by }: Omit<Step, 'id' | 'commentId' | 'at'>): string {
  return sha256(canonicalBytes({ state, disposition, rationale, referredTo, version, by }));
}

/** Every proposal and decision against its journal entry, and every such entry against its step. */
export async function verifyAnswers(from: Reader): Promise<{ answers: number; faults: string[] }> {
  const { steps } = answerTables(from);
  const rows = await from.select().from(steps).orderBy(asc(steps.commentId), asc(steps.version));
  const entries = await entriesOfActs(from, ['answer-proposed', 'answer-decided']);
  const named = new Map(entries.flatMap((entry) => (typeof entry.details?.step === 'string' ? [[entry.details.step, entry] as const] : [])));
  // An entry whose details were erased still says who did what to which comment, and when.
  const unnamed = new Set(entries.filter((entry) => typeof entry.details?.step !== 'string').map((entry) => outside(entry)));
  const faults: string[] = [];
  for (const row of rows) {
    const entry = named.get(row.id);
    const its = outside({ act: `answer-${row.state}`, subjectId: row.commentId, actorId: row.by, at: row.at });
    if (entry === undefined ? !unnamed.has(its) : outside(entry) !== its || entry.details?.answer !== answerHash(row)) faults.push(`answer ${row.id} to comment ${row.commentId}: it is not the one in the journal`);
  }
  const present = new Set(rows.map((row) => row.id));
  for (const [step, entry] of named) if (!present.has(step)) faults.push(`answer ${step} to comment ${entry.subjectId}: the journal says it was given, but it is not there`);
  return { answers: rows.length, faults };
}

const outside = ({ act, subjectId, actorId, at }: { act: string; subjectId: string; actorId: string | null; at: Date }): string => `${act} ${subjectId} ${actorId} ${at.toISOString()}`;
