/** What may be done with a round and its list of consultees: a code or null, the same for the button and the server (design D8). */
import type { RoundState } from './consultation.ts';
import { unknownVariables } from './letter-variables.ts';
import { leads, type MatterActor, type MatterState } from './matters.ts';

/** The round is the process lead's. Refuses `lead-only`. */
export function whyNotPlanRound(actor: MatterActor): string | null {
  return leads(actor) ? null : 'lead-only';
}

/** Once opened a round stands as its consultees were told of it. Refuses `round-opened` and what {@link whyNotPlanRound} refuses. */
export function whyNotChangeRound(actor: MatterActor, round: { state: RoundState }): string | null {
  return whyNotPlanRound(actor) ?? (round.state === 'planned' ? null : 'round-opened');
}

/** Somebody must have time to answer: neither a day that has been nor today. Refuses `deadline-passed`. */
export const whyNotDeadline = (deadline: string, today: string): 'deadline-passed' | null => (deadline <= today ? 'deadline-passed' : null);

/**
 * A round opens from a matter that may be consulted on, also a further one when the comments of the last are answered: not from one that is paused, cancelled or
 * on its way to decision. `earlier`: the round whose changes it
 * is on, which may not get other words any more. Refuses `letter-variable-unknown` while the letter has a variable that nothing is known of.
 */
export function whyNotOpenRound(actor: MatterActor, round: { state: RoundState; deadline: string; consultees: number; letter: string; matterState: MatterState; earlier: RoundState | null }, today: string): string | null {
  return whyNotChangeRound(actor, round) ?? (round.earlier === null || round.earlier === 'closed' ? null : 'earlier-round-open') ?? (['initiated', 'mandating', 'drafting', 'consulting', 'processing', 'finalising'].includes(round.matterState) ? null : 'matter-not-ready') ?? (round.letter.trim() === '' ? 'letter-missing' : unknownVariables(round.letter).length > 0 ? 'letter-variable-unknown' : round.consultees === 0 ? 'consultees-missing' : whyNotDeadline(round.deadline, today));
}

/** Refuses `round-not-open` and what {@link whyNotPlanRound} refuses; the day does not matter (design D13). */
export function whyNotCloseRound(actor: MatterActor, round: { state: RoundState }): string | null {
  return whyNotPlanRound(actor) ?? (round.state === 'open' ? null : 'round-not-open');
}

/**
 * A closed round takes responses again while its comments are being answered. Refuses `round-not-open` for one that never opened,
 * `round-not-closed`, `round-concluded`, `matter-not-ready` and what {@link whyNotPlanRound} refuses.
 */
export function whyNotOpenAgain(actor: MatterActor, round: { state: RoundState; concluded: boolean; matterState: MatterState }): string | null {
  return whyNotPlanRound(actor) ?? (round.state === 'planned' ? 'round-not-open' : round.state === 'open' ? 'round-not-closed' : round.concluded ? 'round-concluded' : ['consulting', 'processing'].includes(round.matterState) ? null : 'matter-not-ready');
}

/**
 * A fault in the text of an open round is corrected by a newer version that was frozen for consultation. Refuses `correction-version-missing` while
 * there is none, and as {@link whyNotCloseRound}.
 */
export function whyNotCorrectRound(actor: MatterActor, round: { state: RoundState; packageNumber: number; newest: number | null }): string | null {
  return whyNotCloseRound(actor, round) ?? (round.newest !== null && round.newest > round.packageNumber ? null : 'correction-version-missing');
}

/** After closing only an unsolicited answer still brings a name onto the list (design D13). */
export function whyNotAddConsultee(actor: MatterActor, round: { state: RoundState }, unsolicited: boolean): string | null {
  return whyNotPlanRound(actor) ?? (round.state === 'closed' && !unsolicited ? 'round-closed' : null);
}

/** A later day for one consultee, while the round is open (`domain.md` 2.3, Extension). Refuses as {@link whyNotCloseRound}. */
export function whyNotExtend(actor: MatterActor, round: { state: RoundState }): string | null {
  return whyNotCloseRound(actor, round);
}

/** Whoever was addressed wrongly loses the way in, also when the round is over. Before it opens nobody has one. */
export function whyNotRemoveCoordinator(actor: MatterActor, round: { state: RoundState }): string | null {
  return whyNotPlanRound(actor) ?? (round.state === 'planned' ? 'round-not-open' : null);
}

/** Another coordinator is asked while there is something to answer. */
export function whyNotNameCoordinator(actor: MatterActor, round: { state: RoundState }): string | null {
  return whyNotCloseRound(actor, round);
}

/** Answers that came by mail or letter; after closing only the lead registers (design D13). */
export function whyNotRegister(actor: MatterActor, round: { state: RoundState }): string | null {
  return whyNotPlanRound(actor) ?? (round.state === 'planned' ? 'round-not-open' : null);
}
