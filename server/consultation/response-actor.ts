import type { channels, responseStates, RoundState } from '#shared/consultation.ts';
import { Refusal } from '#shared/refusals.ts';
import type { Actor } from '../matters/actor.ts';
import type { Person } from '../people/person.ts';

/** A person before one response, with what the rules ask about. */
export interface ResponseActor {
  person: Person;
  actor: Actor;
  who: { member: boolean; lead: boolean; guest: boolean };
  response: { id: string; consulteeId: string; roundId: string; matterId: string; state: (typeof responseStates)[number]; channel: (typeof channels)[number]; roundState: RoundState; committee: 'lies' | 'decided' | null; withdrawn: boolean; /** The response that this one supplements. */ follows: string | null };
}

/** What a guest may not see is not there. Refuses `not-found`. */
export function notForColleagues(acting: ResponseActor): ResponseActor {
  if (acting.who.guest) throw new Refusal('not-found', 'not-found');
  return acting;
}
