/** The letter about what is said in the margin, in the words of the catalogue: who and where, never what was said. */
import { draftingMailEn } from '#shared/messages/drafting-mail.en.ts';
import { draftingMailSv } from '#shared/messages/drafting-mail.sv.ts';
import { inBoth, languageTags, type Locale } from '#shared/messages/format.ts';
import type { LetterText } from '../../platform/mail/outbox.ts';

const kinds = ['mention', 'raised', 'reply', 'resolved', 'reopened'] as const;
export type Kind = (typeof kinds)[number];

/** What is new in one thread, oldest first; `clause` is its number and heading, empty for the whole text. */
export interface ThreadNews {
  title: string;
  clause: string;
  link: string;
  happened: readonly { kind: Kind; who: string }[];
}

const speak = inBoth({ sv: draftingMailSv, en: draftingMailEn });

export function remarksLetter(language: Locale, { threads, ...facts }: { name: string; matter: string; registryNumber: string; threads: readonly ThreadNews[] }): LetterText {
  const say = speak(language);
  const told = threads.map(({ title, clause, link, happened }) => say('mail.remarks.thread', { title, clause: clause === '' ? '' : `, ${clause}`, what: whatHappened(language, happened), link }));
  const mentioned = threads.some(({ happened }) => happened.some(({ kind }) => kind === 'mention')) ? 'yes' : 'no';
  const values = { ...facts, n: threads.length, threads: told.join('\n\n'), mentioned };
  return { language, subject: say('mail.remarks.subject', values), body: say('mail.remarks.body', values) };
}

/** A sentence for each kind of news. */
function whatHappened(language: Locale, happened: ThreadNews['happened']): string {
  const say = speak(language);
  const list = new Intl.ListFormat(languageTags[language], { type: 'conjunction' });
  return kinds.flatMap((kind) => {
    const its = happened.filter((one) => one.kind === kind);
    const who = list.format(new Set(its.map((one) => one.who)));
    return its.length === 0 ? [] : [say(`mail.remarks.${kind}`, { n: its.length, who })];
  }).join('\n');
}
