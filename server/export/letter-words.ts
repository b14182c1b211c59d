/** What a covering letter says beside its own text: to whom it goes, and what the text has left out. */
import type { ExportedLetter } from '#shared/export.ts';
import type { Words } from './docx-writer/words.ts';

export interface LetterWords {
  /** Null when the text itself begins with it. */
  to: string | null;
  changes: string | null;
  /** Last day and contact, each only when the text does not tell it: nothing is said twice. */
  answerBy: string | null;
  contact: string | null;
  /** Null when the text is signed. */
  signature: string | null;
}

export function letterWords(words: Words, { recipient, body, deadline, contact, consultees, changesSince, letterhead }: ExportedLetter): LetterWords {
  const text = body.replace(/\s+/gu, ' ');
  const address = contact.split(', ').at(-1) ?? contact;
  return {
    to: /^\s*(?:till|to)\s/iu.test(body) ? null : recipient === null ? words.say('documents.letter.toAll', { count: consultees.length }) : words.say('documents.letter.to', { recipient }),
    changes: changesSince == null ? null : words.say('documents.letter.changes', { number: changesSince }),
    answerBy: text.includes(words.day(deadline)) ? null : words.say('documents.letter.answerBy', { deadline: words.weekday(deadline) }),
    contact: address !== '' && text.includes(address) ? null : words.say('documents.letter.contact', { contact }),
    signature: isSigned(body) ? null : letterhead.authority,
  };
}

/** A text is signed when it ends with a line of its own that is no sentence and no item of a list. */
function isSigned(body: string): boolean {
  const [last = ''] = body.trim().split(/\r\n|\r|\n/u).slice(-1);
  const before = body.trim().slice(0, -last.length);
  return last !== '' && last.length <= 80 && /\n[\t ]*\n[\t ]*$/u.test(before.replace(/\r\n?/gu, '\n')) && !/[.!?:;,…]$/u.test(last) && !/^[–•*-]/u.test(last);
}
