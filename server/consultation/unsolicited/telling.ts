/** Those who lead are told that responses from the public form wait to be settled: gathered, so that an afternoon of many is one letter. */
import { and, count, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { leadsOf } from '../../matters/leads.ts';
import { matterById } from '../../matters/matters.ts';
import { openAccount } from '../../people/accounts.ts';
import type { House } from '../../platform/house.ts';
import { orderJob } from '../../platform/jobs/jobs.ts';
import type { Writer } from '../../platform/storage/store.ts';
import { postWaitingForm } from '../letters.ts';
import { roundById } from '../rounds.ts';
import { consultationTables } from '../tables.ts';
import { unsolicitedTables } from './tables.ts';

export const tellWaitingJob = 'tell-waiting-responses';

/** From the first that came: several follow each other in the last hours of a round. */
const gatheringMilliseconds = 3_600_000;

/** With the confirmation. While one waits to be told of, the letter is ordered already. */
export async function orderTelling(tx: Writer, roundId: string, at: Date): Promise<void> {
  const { unsolicitedResponses } = unsolicitedTables(tx);
  const [untold] = await tx.select({ n: count() }).from(unsolicitedResponses).where(and(eq(unsolicitedResponses.roundId, roundId), isNotNull(unsolicitedResponses.confirmedAt), isNull(unsolicitedResponses.settledAt), isNull(unsolicitedResponses.toldAt)));
  if ((untold?.n ?? 0) <= 1) await orderJob(tx, tellWaitingJob, { roundId }, at, new Date(at.getTime() + gatheringMilliseconds));
}

/** The job: one letter to each who leads, of what they have not been told and nobody has settled meanwhile. Done again it tells nothing twice. */
export async function tellWaiting({ store, clock, origins }: Pick<House, 'store' | 'clock' | 'origins'>, input: unknown): Promise<{ told: number }> {
  const { roundId } = z.object({ roundId: z.string() }).parse(input);
  const { rounds } = consultationTables(store);
  const [known] = await store.read.select({ matterId: rounds.matterId }).from(rounds).where(eq(rounds.id, roundId));
  if (!known) return { told: 0 };
  return store.write(`matter:${known.matterId}`, async (tx) => {
    const { unsolicitedResponses } = unsolicitedTables(tx);
    const at = clock();
    const waiting = await tx.select({ id: unsolicitedResponses.id, toldAt: unsolicitedResponses.toldAt }).from(unsolicitedResponses).where(and(eq(unsolicitedResponses.roundId, roundId), isNotNull(unsolicitedResponses.confirmedAt), isNull(unsolicitedResponses.settledAt)));
    const fresh = waiting.filter(({ toldAt }) => toldAt === null).map(({ id }) => id);
    if (fresh.length === 0) return { told: 0 };
    await tx.update(unsolicitedResponses).set({ toldAt: at }).where(inArray(unsolicitedResponses.id, fresh));
    const round = await roundById(tx, roundId);
    const matter = await matterById(tx, round.matterId);
    const leads = await leadsOf(tx, round.matterId);
    for (const id of leads) {
      const account = await openAccount(tx, { id });
      if (account) await postWaitingForm(tx, { name: account.name, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', round: round.title, fresh: fresh.length, waiting: waiting.length, link: `${origins[0] ?? ''}/omgangar/${roundId}` }, { email: account.email, language: account.language }, at);
    }
    return { told: leads.size };
  });
}
