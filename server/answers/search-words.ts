/**
 * Swedish search of comments in the house's own index, so that both databases give the same hits (reference/documents.md 7): a word finds its
 * other forms by its stem, and the compounds it stands in. Words within quotation marks are sought as they are written.
 */
import type { AnswerRow } from '#shared/answers.ts';
import type { CommentNumber } from '#shared/export.ts';
import { swedishStem } from '#shared/swedish-stem.ts';

/** Letters: a shorter stem is sought at the beginning of words only, since it stands within too many others by chance. */
const surelyOwn = 4;

const texts = new WeakMap<AnswerRow, string>();

/** Everything that is said in a row and of it, as it is sought in: lower case, every sign but letters and digits a space. */
export function textOf(row: AnswerRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = plain([row.organisation, row.quote, row.text, row.proposedText, row.reason, row.rationale, row.clauseNumber, row.clauseHeading, row.theme].join('\n'));
  texts.set(row, text);
  return text;
}

const plain = (text: string): string => ` ${text.toLocaleLowerCase('sv').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim()} `;

/** Whether a text has every word that is asked for; a bare number also finds the comment of that number, and its parts when it was split. */
export function soughtWords(asked: string): (text: string, number: CommentNumber) => boolean {
  const phrases = [...asked.matchAll(/["”“]([^"”“]+)["”“]/gu)].map(([, words = '']) => plain(words).trimEnd());
  const words = plain(asked.replace(/["”“][^"”“]+["”“]/gu, ' ')).split(' ').filter((word) => word !== '');
  const tests = words.map((word) => {
    const stem = swedishStem(word);
    const within = stem.length >= surelyOwn ? stem : ` ${stem}`;
    return (text: string, number: CommentNumber) => text.includes(within) || text.includes(word.length >= 3 ? word : ` ${word}`) || word === String(number) || (typeof number === 'string' && word === String(Number.parseInt(number, 10)));
  });
  // Nothing but signs stands nowhere.
  if (phrases.length === 0 && tests.length === 0) return () => false;
  return (text, number) => phrases.every((phrase) => text.includes(phrase)) && tests.every((test) => test(text, number));
}
