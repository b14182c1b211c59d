/** The chain of decision of a matter: who decides its answers, and who reviews a proposal first. */
import { desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type AnswerChain, type chainInput, type ChainView, type Decider, type Reviewer, usualChain, whyNotChooseChain } from '#shared/answer-chain.ts';
import { record } from '../journal/journal.ts';
import type { Actor } from '../matters/actor.ts';
import { participantViews } from '../matters/participants.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { newId } from '../platform/storage/ids.ts';
import type { Reader, Writer } from '../platform/storage/store.ts';
import { chainHash, type ChainRow } from './evidence.ts';
import { answerTables } from './tables.ts';

async function newest(from: Reader, matterId: string): Promise<ChainRow | null> {
  const { chains } = answerTables(from);
  const [row] = await from.select().from(chains).where(eq(chains.matterId, matterId)).orderBy(desc(chains.id)).limit(1);
  return row ?? null;
}

const asChain = ({ decider, reviewer }: Pick<ChainRow, 'decider' | 'reviewer'>): AnswerChain => ({ decider: decider as Decider, reviewer: reviewer as Reviewer | null });

/** The one that holds now. */
export async function chainOf(from: Reader, matterId: string): Promise<AnswerChain> {
  const row = await newest(from, matterId);
  return row === null ? usualChain : asChain(row);
}

export async function viewChain(from: Reader, actor: Actor): Promise<ChainView> {
  const row = await newest(from, actor.matterId);
  return {
    ...(row === null ? usualChain : asChain(row)),
    chosen: row === null ? null : { by: (await namesOf(from, [row.by])).get(row.by) ?? '', at: row.at.toISOString() },
    refusals: { choose: whyNotChooseChain(actor) },
  };
}

/** From now on; what is decided stays decided. The same choice again is no act. Refuses what `whyNotChooseChain` says. */
export async function chooseChain(tx: Writer, actor: Actor, chosen: z.infer<typeof chainInput>): Promise<void> {
  const held = (await participantViews(tx, actor.matterId)).flatMap(({ personId, role }) => (personId === null ? [] : [role]));
  refuse(whyNotChooseChain(actor, chosen, held));
  const before = await chainOf(tx, actor.matterId);
  if (before.decider === chosen.decider && before.reviewer === chosen.reviewer) return;
  const row = { id: newId(actor.at), matterId: actor.matterId, ...chosen, by: actor.id, at: actor.at };
  await tx.insert(answerTables(tx).chains).values(row);
  await record(tx, { chain: `matter:${actor.matterId}`, audience: 'team', actorId: actor.id, act: 'answer-chain-chosen', matterId: actor.matterId, subject: 'answer-chain', subjectId: actor.matterId, details: { decider: chosen.decider, reviewer: chosen.reviewer ?? 'none', chosen: row.id, content: chainHash(row) }, at: actor.at });
}
