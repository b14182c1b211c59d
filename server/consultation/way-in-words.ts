/** The way in that a kept letter tells of is for the address that was invited: sent to another, the letter points to the invitation that goes there. */
import { consultationMailEn } from '#shared/messages/consultation-mail.en.ts';
import { consultationMailSv } from '#shared/messages/consultation-mail.sv.ts';
import { inBoth, type Locale } from '#shared/messages/format.ts';

const speak = inBoth({ sv: consultationMailSv, en: consultationMailEn });
const [linkMark, codeMark] = ['\uE000', '\uE001'];

/**
 * The letter with its link and code taken out, also where they opened nothing any more; null when they stand in words that are not ours. Instead it points to an
 * invitation in a letter of its own, or says what is said to a mailbox that nobody signs in from, which is not told how a response is written on the page.
 */
export function withoutWayIn(language: Locale, body: string, instead: 'invited' | 'mailbox'): string | null {
  const say = speak(language);
  const keys = ['mail.invitation.code', 'mail.unmet.way.code', ...(instead === 'mailbox' ? ['mail.invitation.sign-in', 'mail.unmet.way'] as const : [])] as const;
  for (const key of keys) {
    const words = say(key, { link: linkMark, code: codeMark }).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const paragraph = new RegExp(words.replace(linkMark, key === 'mail.invitation.code' || key === 'mail.unmet.way.code' ? String.raw`\S{1,300}/inbjudan(?:#[\w-]{43})?(?!\S)` : String.raw`https?://\S{1,300}`).replace(codeMark, String.raw`(?:\d{6}|•{6})`));
    if (!paragraph.test(body)) continue;
    if (instead === 'invited') return body.replace(paragraph, () => say('mail.way.invited', {}));
    const told = body.replace(paragraph, () => say(key === 'mail.unmet.way' || key === 'mail.unmet.way.code' ? 'mail.unmet.way.mailbox' : 'mail.way.mailbox', {}));
    return [1, 2].reduce((words, consultees) => words.replace(`${say('mail.invitation.steps', { consultees })}\n\n`, ''), told);
  }
  return null;
}
