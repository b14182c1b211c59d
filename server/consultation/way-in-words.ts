/** The way in that a kept letter tells of is for the address that was invited: sent to another, the letter points to the invitation that goes there. */
import { consultationMailEn } from '#shared/messages/consultation-mail.en.ts';
import { consultationMailSv } from '#shared/messages/consultation-mail.sv.ts';
import { inBoth, type Locale } from '#shared/messages/format.ts';

const speak = inBoth({ sv: consultationMailSv, en: consultationMailEn });
const [linkMark, codeMark] = ['\uE000', '\uE001'];

/**
 * The letter with its link and code taken out, also where they opened nothing any more; null when they stand in words that are not ours. Instead it points to an
 * invitation in a letter of its own, or says what is said to a mailbox that nobody signs in from.
 */
export function withoutWayIn(language: Locale, body: string, instead: 'invited' | 'mailbox'): string | null {
  const say = speak(language);
  for (const key of ['mail.invitation.code', 'mail.unmet.way.code'] as const) {
    const words = say(key, { link: linkMark, code: codeMark }).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const paragraph = new RegExp(words.replace(linkMark, String.raw`\S{1,300}/inbjudan(?:#[\w-]{43})?(?!\S)`).replace(codeMark, String.raw`(?:\d{6}|•{6})`));
    if (paragraph.test(body)) return body.replace(paragraph, () => say(`mail.way.${instead}`, {}));
  }
  return null;
}
