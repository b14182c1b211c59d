/** A matter that goes on always has somebody who leads it. */
import { and, eq, isNull } from 'drizzle-orm';
import { hasEnded } from '#shared/matters.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Reader } from '../platform/storage/store.ts';
import { leadsOf } from './leads.ts';
import { currentState } from './matters.ts';
import { matterTables } from './tables.ts';

/** Refuses `last-lead-of-matters` when the account that is to be closed leads a matter alone; says how many, since the administrator may not see which. */
export async function keepsItsLead(from: Reader, personId: string): Promise<void> {
  const alone = [];
  for (const matterId of await ledBy(from, personId)) {
    const leads = await leadsOf(from, matterId);
    if (leads.has(personId) && leads.size === 1 && !hasEnded((await currentState(from, matterId)).state)) alone.push(matterId);
  }
  if (alone.length > 0) throw new Refusal('conflict', 'last-lead-of-matters', { values: { n: alone.length } });
}

keepsItsLead.chains = async (from: Reader, personId: string): Promise<string[]> => (await ledBy(from, personId)).map((id) => `matter:${id}`);

async function ledBy(from: Reader, personId: string): Promise<string[]> {
  const { participants } = matterTables(from);
  const rows = await from.selectDistinct({ id: participants.matterId }).from(participants).where(and(eq(participants.personId, personId), eq(participants.role, 'process_lead'), isNull(participants.until)));
  return rows.map((row) => row.id);
}
