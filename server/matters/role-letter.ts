/** The letter to somebody who has an account and is given a role; who has none gets the invitation instead. */
import { mattersEn } from '#shared/messages/matters.en.ts';
import { mattersMailEn } from '#shared/messages/matters-mail.en.ts';
import { mattersMailSv } from '#shared/messages/matters-mail.sv.ts';
import { mattersSv } from '#shared/messages/matters.sv.ts';
import { inBoth, type Locale } from '#shared/messages/format.ts';
import type { Role } from '#shared/matters.ts';
import { languagesOf } from '../people/accounts.ts';
import { type LetterText, postLetter } from '../platform/mail/outbox.ts';
import type { Writer } from '../platform/storage/store.ts';
import type { Actor } from './actor.ts';
import { matterById } from './matters.ts';

const speak = inBoth({ sv: { ...mattersSv, ...mattersMailSv }, en: { ...mattersEn, ...mattersMailEn } });

export function roleLetter(language: Locale, { role, ...facts }: { name: string; by: string; matter: string; registryNumber: string; role: Role; link: string }): LetterText {
  const say = speak(language);
  const values = { ...facts, role: say(`matters.role.${role}`) };
  return { language, subject: say('mail.role.subject', values).trim(), body: say('mail.role.body', values) };
}

/** In the language that the person reads; nothing to whoever takes a role of their own. */
export async function postRoleLetter(tx: Writer, by: Actor, to: { personId: string; name: string; email: string; role: Role; origin: string }): Promise<void> {
  const matter = await matterById(tx, by.matterId);
  if (!matter || to.personId === by.id) return;
  const language = (await languagesOf(tx, [to.personId])).get(to.personId) ?? 'sv';
  const facts = { name: to.name, by: by.name, matter: matter.title, registryNumber: matter.registryNumber, role: to.role, link: `${to.origin}/arenden/${by.matterId}` };
  await postLetter(tx, { recipient: to.email, ...roleLetter(language, facts) }, by.at);
}
