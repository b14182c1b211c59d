import { and, eq, inArray, ne, or } from 'drizzle-orm';
import type { Person } from '../people/person.ts';
import type { Change } from '../platform/signal/signal.ts';
import type { Reader } from '../platform/storage/store.ts';
import { consulteesOf } from './consultees.ts';
import { consultationTables } from './tables.ts';

/** Whether a consultee's person may hear of a change: those of its own rounds and its own answer, nothing of other consultees and nothing of a letter that the lead is still typing in. */
export async function hearsConsultation(from: Reader, person: Person, change: Change): Promise<boolean> {
  const [kind, id] = change.audience.split(':');
  if (id === undefined) return false;
  if (kind === 'person') return id === person.id;
  const mine = [...(await consulteesOf(from, person.id))];
  if (mine.length === 0) return false;
  const { consultees, responses } = consultationTables(from);
  const rows = kind === 'consultees' ? await from.select({ id: consultees.id }).from(consultees).where(and(eq(consultees.roundId, id), inArray(consultees.id, mine)))
    : kind === 'response' ? await from.select({ id: responses.id }).from(responses).where(and(eq(responses.id, id), inArray(responses.consulteeId, mine), or(eq(responses.channel, 'online'), ne(responses.state, 'draft')))) : [];
  return rows.length > 0;
}
