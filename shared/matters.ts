/** The matter: its states, roles and rules (`domain.md` 2.1, 4.1), shared by button and server. */
import { z } from 'zod';
import { limits } from './limits.ts';
import { day, id, invitationInput, line, text } from './people.ts';

export const matterStates = ['initiated', 'mandating', 'drafting', 'consulting', 'processing', 'finalising', 'chiefs_approved', 'recommended', 'deciding', 'condition_failed', 'in_force', 'extended', 'superseded', 'expired', 'paused', 'cancelled'] as const;
export type MatterState = (typeof matterStates)[number];

/** The phase line of `look.md`; every state maps to one of these. */
export const phases = ['mandate', 'drafting', 'consultation', 'processing', 'recommendation', 'decisions', 'in_force'] as const;
export type Phase = (typeof phases)[number];

const phaseByState: Record<Exclude<MatterState, 'paused' | 'cancelled'>, Phase> = {
  initiated: 'mandate', mandating: 'mandate', drafting: 'drafting', consulting: 'consultation', processing: 'processing',
  finalising: 'recommendation', chiefs_approved: 'recommendation', recommended: 'recommendation',
  deciding: 'decisions', condition_failed: 'decisions', in_force: 'in_force', extended: 'in_force', superseded: 'in_force', expired: 'in_force',
};

/** A paused or cancelled matter stands where it stood before. */
export function phaseOf(state: MatterState, before: MatterState | null): Phase {
  if (state !== 'paused' && state !== 'cancelled') return phaseByState[state];
  return before === null || before === 'paused' || before === 'cancelled' ? 'mandate' : phaseByState[before];
}

const forward: Partial<Record<MatterState, MatterState[]>> = {
  initiated: ['drafting', 'mandating'], mandating: ['drafting'], drafting: ['consulting', 'finalising'], consulting: ['processing', 'drafting'],
  processing: ['finalising', 'drafting', 'consulting'], finalising: ['chiefs_approved', 'processing', 'drafting'], chiefs_approved: ['recommended', 'finalising'],
  recommended: ['deciding', 'finalising'], deciding: ['in_force', 'condition_failed'], condition_failed: ['deciding', 'finalising', 'drafting'],
  in_force: ['extended', 'superseded', 'expired'], extended: ['superseded', 'expired'], expired: ['extended'],
};

/** The states that may follow, the likeliest first; a paused matter goes back to where it was. `consulting` is entered by opening a round, `processing` by closing one. */
export function statesAfter(state: MatterState, before: MatterState | null): MatterState[] {
  if (state === 'cancelled') return [];
  if (state === 'paused') return [...(before === null ? [] : [before]), 'cancelled'];
  return [...(forward[state] ?? []), 'paused', 'cancelled'];
}

/** Nothing more is done in it, so nobody has to lead it. */
export const hasEnded = (state: MatterState): boolean => state === 'cancelled' || state === 'superseded' || state === 'expired';

export const roles = ['process_lead', 'mandate_owner', 'steering_chair', 'steering_group', 'working_group', 'reference_group', 'welfare_council', 'committee_secretary', 'registrar', 'archivist'] as const;
export type Role = (typeof roles)[number];

/** What the rules need to know of who acts in a matter. */
export interface MatterActor {
  roles: readonly Role[];
  isAdministrator: boolean;
}

const holds = (actor: MatterActor, ...wanted: Role[]) => wanted.some((role) => actor.roles.includes(role));

/** Takes part in the matter in any role. */
export const isInTeam = (actor: MatterActor): boolean => actor.roles.length > 0;
/** The process lead and who owns the mandate (`domain.md` 2.1). */
export const leads = (actor: MatterActor): boolean => holds(actor, 'process_lead', 'mandate_owner');
/** Both sides of the working group and the lead write the draft. */
export const writes = (actor: MatterActor): boolean => holds(actor, 'process_lead', 'working_group');
/** A matter is started by one of the authority's own people, or by the administrator. */
export function whyNotCreateMatter(person: { isAdministrator: boolean; organisationIds: readonly string[] }, authorityId: string): string | null {
  return person.isAdministrator || person.organisationIds.includes(authorityId) ? null : 'own-authority-only';
}

/** Refuses `lead-only`. */
export function whyNotManageMatter(actor: MatterActor): string | null {
  return leads(actor) ? null : 'lead-only';
}

/** Without `next`: whether the state may be changed at all. Refuses `lead-only` and `state-not-next`. */
export function whyNotChangeState(actor: MatterActor, matter: { state: MatterState; stateBefore: MatterState | null }, next?: MatterState): string | null {
  if (!leads(actor)) return 'lead-only';
  if (next !== undefined && !statesAfter(matter.state, matter.stateBefore).includes(next)) return 'state-not-next';
  return null;
}

/** The last lead cannot be removed: nobody could let anyone in again. */
export function whyNotRemoveParticipant(actor: MatterActor, subject: { role: Role; leads: number }): string | null {
  if (!leads(actor)) return 'lead-only';
  return subject.role === 'process_lead' && subject.leads <= 1 ? 'last-lead' : null;
}

/** Only who has not come yet can be invited once more. Refuses `lead-only`, `participant-joined`. */
export function whyNotInviteParticipantAgain(actor: MatterActor, { waiting }: { waiting: boolean }): string | null {
  return leads(actor) ? (waiting ? null : 'participant-joined') : 'lead-only';
}

const bodiesSchema = z.object({
  /** Names of bodies are configuration, never code (`domain.md` rule 11). */
  welfareCouncil: line(limits.name),
  chiefsNetwork: line(limits.name),
  office: line(limits.name),
});

const partyInput = z.object({ organisationId: id, decidingBody: line(limits.name).nullable().default(null), registryNumber: line(limits.registryNumber).nullable().default(null) });

/** Each phase begins when the one before it has begun; days left out hold nothing up. Refuses `timetable-order` at the first day that is too early. */
function inOrder(planned: readonly { phase: Phase; plannedOn: string | null }[], tell: z.RefinementCtx): void {
  const rows = planned.flatMap(({ phase, plannedOn }, at) => (plannedOn === null ? [] : [{ at, plannedOn, turn: phases.indexOf(phase) }])).sort((a, b) => a.turn - b.turn);
  const wrong = rows.find(({ plannedOn }, at) => plannedOn < (rows[at - 1]?.plannedOn ?? ''));
  if (wrong) tell.addIssue({ code: 'custom', message: 'timetable-order', path: [wrong.at, 'plannedOn'] });
}

export const matterInput = z.object({
  title: line(limits.title),
  purpose: text(5000).default(''),
  registryNumber: line(limits.registryNumber),
  authorityId: id,
  bodies: bodiesSchema,
  parties: z.array(partyInput).max(400).default([]),
  timetable: z.array(z.object({ phase: z.enum(phases), plannedOn: day })).max(7).superRefine(inOrder).default([]),
});
export type MatterInput = z.infer<typeof matterInput>;

export const matterChange = z.object({ title: line(limits.title), purpose: text(5000), registryNumber: line(limits.registryNumber), bodies: bodiesSchema, parties: z.array(partyInput).max(400) }).partial();
export const timetableInput = z.object({ timetable: z.array(z.object({ phase: z.enum(phases), plannedOn: day.nullable() })).max(7).superRefine(inOrder) });
export const stateInput = z.object({ state: z.enum(matterStates), on: day, reason: text(2000).default('') });
/** Who has an account is known by its address; name and organisation are asked for only when the answer is `invitee-new`. */
export const participantInput = invitationInput.extend({ role: z.enum(roles) });

export const refusals = z.record(z.string(), z.string().nullable());

export const matterRowSchema = z.object({ id: z.string(), title: z.string(), registryNumber: z.string(), state: z.enum(matterStates), phase: z.enum(phases), roles: z.array(z.enum(roles)) });
export type MatterRow = z.infer<typeof matterRowSchema>;

const participantSchema = z.object({
  id: z.string(), personId: z.string().nullable(), name: z.string(), email: z.string(), organisation: z.string().nullable(), role: z.enum(roles), since: z.string(), waiting: z.boolean(),
  refusals,
});
export const matterSchema = z.object({
  id: z.string(), title: z.string(), purpose: z.string(), registryNumber: z.string(),
  authority: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(matterStates), stateBefore: z.enum(matterStates).nullable(), statesAfter: z.array(z.enum(matterStates)),
  phases: z.array(z.object({ phase: z.enum(phases), plannedOn: z.string().nullable(), actualOn: z.string().nullable(), current: z.boolean(), passed: z.boolean() })),
  bodies: bodiesSchema,
  parties: z.array(z.object({ organisationId: z.string(), name: z.string(), decidingBody: z.string().nullable(), registryNumber: z.string().nullable() })),
  participants: z.array(participantSchema),
  myRoles: z.array(z.enum(roles)),
  refusals,
});
export type Matter = z.infer<typeof matterSchema>;
export type Participant = z.infer<typeof participantSchema>;
