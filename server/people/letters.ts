/** The letters of this room, in the words of the catalogue. */
import { formatMessage } from '#shared/messages/format.ts';
import { peopleSv } from '#shared/messages/people.sv.ts';
import { postLetter } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import type { Invited } from './invitations.ts';

export async function postInvitation(tx: Writer, invited: Invited, to: { email: string; name: string; origin: string; invitedBy: string }, now: Date): Promise<void> {
  const values = { name: to.name, invitedBy: to.invitedBy, link: `${to.origin}/inbjudan#${invited.token}`, code: invited.code, until: invited.expiresAt };
  await postLetter(tx, { recipient: to.email, subject: formatMessage('sv', peopleSv['mail.invitation.subject'], values), body: formatMessage('sv', peopleSv['mail.invitation.body'], values) }, now);
}
