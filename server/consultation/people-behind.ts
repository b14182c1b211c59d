/** Who stands behind the responses of a round, by name: for leaving them out of what is given out. */
import { and, eq, isNotNull } from 'drizzle-orm';
import { namesOf } from '../people/accounts.ts';
import type { Reader } from '../platform/storage/store.ts';
import { insideTables } from './inside/tables.ts';
import { consultationTables } from './tables.ts';
import { unsolicitedTables } from './unsolicited/tables.ts';

/** Colleagues who came in by a code; and coordinators, registrars, and who sent a response unasked. */
export async function peopleBehind(from: Reader, roundId: string): Promise<{ colleagues: string[]; contacts: string[] }> {
  const { consultees, members, responses } = consultationTables(from);
  const { colleagues } = insideTables(from);
  const { unsolicitedResponses } = unsolicitedTables(from);
  const inside = await from.selectDistinct({ id: colleagues.personId }).from(colleagues).innerJoin(responses, eq(responses.id, colleagues.responseId)).innerJoin(consultees, eq(consultees.id, responses.consulteeId)).where(eq(consultees.roundId, roundId));
  const named = await from.selectDistinct({ id: members.personId }).from(members).innerJoin(consultees, eq(consultees.id, members.consulteeId)).where(and(eq(consultees.roundId, roundId), isNotNull(members.personId)));
  const senders = await from.selectDistinct({ name: unsolicitedResponses.name }).from(unsolicitedResponses).where(and(eq(unsolicitedResponses.roundId, roundId), isNotNull(unsolicitedResponses.confirmedAt)));
  const names = async (ids: readonly (string | null)[]) => {
    const found: string[] = [];
    // A statement carries a bounded number of values in either database.
    for (let at = 0; at < ids.length; at += 500) found.push(...(await namesOf(from, ids.slice(at, at + 500).flatMap((id) => id ?? []))).values());
    return found.sort();
  };
  return { colleagues: await names(inside.map(({ id }) => id)), contacts: [...await names(named.map(({ id }) => id)), ...senders.map(({ name }) => name).sort()] };
}
