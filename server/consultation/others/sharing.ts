/** The lead says whether consultees read each other's responses when the round is closed: with the round while it is planned, by a decision afterwards. */
import { type sharingInput, whyNotShareResponses } from '#shared/shared-responses.ts';
import { Refusal } from '#shared/refusals.ts';
import type { z } from 'zod';
import { record } from '../../journal/journal.ts';
import type { Actor } from '../../matters/actor.ts';
import { refuse } from '../../matters/refuse.ts';
import { newId } from '../../platform/storage/ids.ts';
import type { Writer } from '../../platform/storage/store.ts';
import { roundById, stateOf } from '../rounds.ts';
import { sharingOf } from './sharing-of.ts';
import { othersTables } from './tables.ts';

/** Nothing happens when it is so already. Refuses what `whyNotShareResponses` says, and `sharing-decision-missing` once the round has been opened. */
export async function shareResponses(tx: Writer, actor: Actor, roundId: string, { shared, decision }: z.output<typeof sharingInput>): Promise<void> {
  const { responseSharings } = othersTables(tx);
  const round = await roundById(tx, roundId);
  refuse(whyNotShareResponses(actor));
  const isPlanned = stateOf(round) === 'planned';
  if (!isPlanned && decision === null) throw new Refusal('invalid', 'sharing-decision-missing');
  if ((await sharingOf(tx, roundId)).shared === shared) return;
  const { decidedBy, decidedOn, reason } = isPlanned || decision === null ? { decidedBy: null, decidedOn: null, reason: '' } : decision;
  await tx.insert(responseSharings).values({ id: newId(actor.at), roundId, shared, decidedBy, decidedOn, reason, by: actor.id, at: actor.at });
  // Once it is open the consultees have it on their screens, and are told that it changed.
  await record(tx, { chain: `matter:${actor.matterId}`, audience: isPlanned ? 'team' : `consultees:${roundId}`, actorId: actor.id, act: 'responses-shared', matterId: actor.matterId, subject: 'round', subjectId: roundId, details: { number: round.number, shared, decided: !isPlanned, decidedBy: decidedBy ?? '', decidedOn: decidedOn ?? '' }, at: actor.at });
}
