/** The letters of this room, in the words of the catalogue. */
import { clockText, inBoth, type Locale } from '#shared/messages/format.ts';
import { peopleMailEn } from '#shared/messages/people-mail.en.ts';
import { peopleMailSv } from '#shared/messages/people-mail.sv.ts';
import { type LetterText, postLetter } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import { organisationNamesOf } from './accounts.ts';
import type { Invited } from './invitations.ts';

const speak = inBoth({ sv: peopleMailSv, en: peopleMailEn });

/** To whoever is let into the house: by whom and in which organisation, and the link with its code. */
export function invitationLetter(language: Locale, facts: { name: string; invitedBy: string; organisation: string | null; link: string; code: string; until: Date }): LetterText {
  const say = speak(language);
  return { language, subject: say('mail.invitation.subject'), body: say('mail.invitation.body', { ...facts, organisation: facts.organisation ?? 'none' }) };
}

/** In the language that the invitation was made in (`invite`). */
export async function postInvitation(tx: Writer, invited: Invited, to: { email: string; name: string; origin: string; invitedBy: { id: string; name: string } }, now: Date): Promise<void> {
  const organisation = (await organisationNamesOf(tx, [to.invitedBy.id])).get(to.invitedBy.id) ?? null;
  const facts = { name: to.name, invitedBy: to.invitedBy.name, organisation, link: `${to.origin}/inbjudan#${invited.token}`, code: invited.code, until: invited.expiresAt };
  await postLetter(tx, { recipient: to.email, ...invitationLetter(invited.language, facts) }, now);
}

export interface PasswordLink {
  /** 256 bits, goes into the link's fragment. */
  token: string;
  code: string;
  expiresAt: Date;
}

/** To whoever is to choose a new password: who sends it, or that somebody asked for it, and the link with its code. */
export function passwordLetter(language: Locale, facts: { name: string; askedBy: string | null; link: string; code: string; until: Date }): LetterText {
  const say = speak(language);
  const why = facts.askedBy === null ? say('mail.password.asked') : say('mail.password.sent', { askedBy: facts.askedBy });
  return { language, subject: say('mail.password.subject'), body: say('mail.password.body', { name: facts.name, why, link: facts.link, code: facts.code, until: facts.until, time: clockText(language, facts.until) }) };
}

/** In the language that the person reads. */
export async function postPasswordLink(tx: Writer, link: PasswordLink, to: { account: { email: string; name: string; language: Locale }; origin: string; askedBy: string | null }, now: Date): Promise<void> {
  const facts = { name: to.account.name, askedBy: to.askedBy, link: `${to.origin}/nytt-losenord#${link.token}`, code: link.code, until: link.expiresAt };
  await postLetter(tx, { recipient: to.account.email, ...passwordLetter(to.account.language, facts) }, now);
}
