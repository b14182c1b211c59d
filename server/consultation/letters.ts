/** The letters of this room, in the words of the catalogue; Swedish, since they are records of a Swedish authority. */
import type { Receipt } from '#shared/consultation.ts';
import { consultationMailSv as words } from '#shared/messages/consultation-mail.sv.ts';
import { formatMessage } from '#shared/messages/format.ts';
import { docxType } from '../platform/files/file-type.ts';
import { postLetter } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';

export interface InvitationFacts {
  officialMail: string;
  address: string;
  name: string;
  consultee: string;
  link: string;
  code: string | null;
  registryNumber: string;
  matter: string;
  authority: string;
  deadline: string;
  contact: string;
  letterHash: string;
}

export async function postConsultationInvitation(tx: Writer, facts: InvitationFacts, now: Date): Promise<void> {
  const { officialMail, address, letterHash, code, ...rest } = facts;
  const values = { ...rest, code: code ?? '', address, deadline: longDay(facts.deadline) };
  const attachments = [{ name: words['mail.letter-file'], type: docxType, fileHash: letterHash }];
  const subject = formatMessage('sv', words['mail.invitation.subject'], values);
  const way = formatMessage('sv', code === null ? words['mail.invitation.sign-in'] : words['mail.invitation.code'], values);
  if (address !== officialMail) await postLetter(tx, { recipient: officialMail, subject, body: formatMessage('sv', words['mail.invitation.official'], values), attachments }, now);
  await postLetter(tx, { recipient: address, subject, body: formatMessage('sv', words['mail.invitation.contact'], { ...values, way }), attachments }, now);
}

export async function postReceipt(tx: Writer, receipt: Receipt, to: { recipients: string[]; link: string }, now: Date): Promise<void> {
  const values = { ...receipt, link: to.link, received: longDay(receipt.receivedOn) };
  for (const recipient of new Set(to.recipients)) {
    await postLetter(tx, { recipient, subject: formatMessage('sv', words['mail.receipt.subject'], values), body: formatMessage('sv', words['mail.receipt.body'], values) }, now);
  }
}

export async function postToRegistry(tx: Writer, receipt: Receipt, recipient: string, attachments: { name: string; type: string; fileHash: string }[], now: Date): Promise<void> {
  const values = { ...receipt, received: longDay(receipt.receivedOn) };
  await postLetter(tx, { recipient, subject: formatMessage('sv', words['mail.registry.subject'], values), body: formatMessage('sv', words['mail.registry.body'], values), attachments }, now);
}

const longDay = (day: string) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
