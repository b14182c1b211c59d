/** Whoever was told that a joint statement counts as its response is told when it does so no longer. */
import { matterById } from '../../matters/matters.ts';
import type { Writer } from '../../platform/storage/store.ts';
import { consulteeById } from '../consultees.ts';
import { type NoLongerCountedFacts, postNoLongerCounted } from '../letters.ts';
import type { ResponseActor } from '../response-actor.ts';
import { countsJointly, hasOwnAnswer } from '../responses.ts';
import { jointCountsOf } from './counted.ts';

/** All whom the response of that id was counted for, once it has been taken back or replaced. Not those whom what took its place is counted for already: they are told of that. */
export async function tellFallen(tx: Writer, { person, response }: ResponseActor, { responseId, why }: { responseId: string; why: 'withdrawn' | 'replaced' }): Promise<void> {
  const anew = new Set((await jointCountsOf(tx, [response.id])).map(({ consulteeId }) => consulteeId));
  for (const { consulteeId } of await jointCountsOf(tx, [responseId])) {
    if (responseId === response.id || !anew.has(consulteeId)) await tellNoLongerCounted(tx, { consulteeId, senderId: response.consulteeId, why, at: person.at });
  }
}

/** To the official mailbox of one consultee, once the act stands: what it counts by from now on. */
export async function tellNoLongerCounted(tx: Writer, { consulteeId, senderId, why, at }: { consulteeId: string; senderId: string; why: NoLongerCountedFacts['why']; at: Date }): Promise<void> {
  const { name, consultee, round } = await consulteeById(tx, consulteeId);
  const sender = await consulteeById(tx, senderId);
  const matter = await matterById(tx, round.matterId);
  const countsBy = (await hasOwnAnswer(tx, consulteeId)) ? 'own' : (await countsJointly(tx, { id: consulteeId, roundId: round.id })) === null ? 'nothing' : 'joint';
  await postNoLongerCounted(tx, { consultee: name, sender: sender.name, why, countsBy, matter: matter?.title ?? '', registryNumber: matter?.registryNumber ?? '', authority: matter?.authority ?? '', round: round.title, contact: `${round.contactName}, ${round.contactMail}` }, consultee.officialMail, at);
}
