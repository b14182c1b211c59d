/** The response register of a round: what the lead keeps of each consultee, and what each row stands for. */
import { z } from 'zod';
import { type Consultee, isLate } from './consultation.ts';
import { limits } from './limits.ts';
import { leads, type MatterActor } from './matters.ts';
import { day, email, line, text } from './people.ts';

/** The register is the lead's own, before the round opens and long after it closed: numbers are given when the answer is entered. Refuses `lead-only`. */
export function whyNotKeepRegister(actor: MatterActor): string | null {
  return leads(actor) ? null : 'lead-only';
}

export const registerChange = z.object({
  contactName: line(limits.name).nullable(), contactMail: email.nullable(), meetingOn: day.nullable(), ownRegistryNumber: text(limits.registryNumber).trim().refine((value) => !/[\r\n]/.test(value), { error: 'text-one-line' }), note: text(2000),
}).partial();
export type RegisterChange = z.infer<typeof registerChange>;
export type RegisterField = keyof RegisterChange;

export const registerStatuses = ['listed', 'invited', 'opened', 'overdue', 'registering', 'answered'] as const;
export type RegisterStatus = (typeof registerStatuses)[number];

/** Where a consultee stands on a day (`2027-09-24`): one word, so that every row is counted once (`domain.md` rule 1). */
export function registerStatus(row: Pick<Consultee, 'response' | 'registering' | 'unsolicited' | 'invitedAt' | 'openedAt' | 'extension'>, deadline: string, today: string): RegisterStatus {
  if (row.response) return 'answered';
  if (row.registering !== null) return 'registering';
  if (!row.unsolicited && isLate(today, deadline, row.extension?.until ?? null)) return 'overdue';
  return row.openedAt !== null ? 'opened' : row.invitedAt !== null ? 'invited' : 'listed';
}

/** The last day of one consultee: its extension when it has one that is later. */
export function lastDayOf(deadline: string, extension: { until: string } | null): string {
  return extension !== null && extension.until > deadline ? extension.until : deadline;
}
