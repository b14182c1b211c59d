/** What every paper has around its text: title, sender and number, marking, foot. */
import type { Letterhead } from '#shared/export.ts';
import { isoDay } from '../docx-writer/words.ts';
import type { Words } from '../docx-writer/words.ts';
import { par } from './blocks.ts';
import type { Paper, PaperBlock, PaperSection } from './paper.ts';

export interface PaperFurniture {
  words: Words;
  title: string;
  letterhead: Letterhead;
  /** Stands in the head, e.g. the label of a version. */
  label: string | null;
  /** `domain.md` rule 16. */
  marking: string | null;
  /** What the paper is, at the foot. */
  name: string;
  /** ISO date or instant. */
  day: string;
}

export function paperOf({ words, title, letterhead, label, marking, name, day }: PaperFurniture, sections: PaperSection[]): Paper {
  return {
    title, author: letterhead.authority, lang: words.tag === 'sv-SE' ? 'sv' : 'en', region: words.tag === 'sv-SE' ? 'SE' : 'GB', day: isoDay(day),
    head: { left: letterhead.authority, beside: letterhead.unit, label, right: letterhead.registryNumber === '' ? '' : words.say('documents.registryNumber', { number: letterhead.registryNumber }) },
    marking, foot: name, pageOfPages: words.say('documents.page', { page: '{page}', pages: '{pages}' }), sections,
    words: { missingSign: words.say('documents.missingSign', { code: '{code}' }), missingSigns: words.say('documents.missingSigns', { codes: '{codes}' }) },
  };
}

/** Sender's line under the title, as in Word. */
export function senderBlock({ authority, unit, contact }: Letterhead): PaperBlock {
  return par([authority, unit, contact].filter(Boolean).join(' · '), 'note');
}
