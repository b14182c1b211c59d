/** A point in the life of a text in words, in the language of the paper. */
import { draftingHistoryEn } from '#shared/messages/drafting-history.en.ts';
import { draftingHistorySv } from '#shared/messages/drafting-history.sv.ts';
import { formatMessage, languageTags, withClock } from '#shared/messages/format.ts';
import type { PointView } from '#shared/drafting-history.ts';

const catalogues = { sv: draftingHistorySv, en: draftingHistoryEn } as const;

/** `Version 3: Efter mötet i maj`, `Remissversion 1`, `Texten 3 mars 2027 kl. 14.05`, `Utkastet 3 mars 2027 kl. 14.05`. */
export function pointLabel({ kind, number, title, purpose, at }: PointView, locale: 'sv' | 'en' = 'sv'): string {
  const say = (key: keyof typeof draftingHistorySv, values?: Record<string, string | number>): string => formatMessage(locale, catalogues[locale][key], values);
  const when = withClock(locale, new Intl.DateTimeFormat(languageTags[locale], { dateStyle: 'long', timeZone: 'Europe/Stockholm' }).format(new Date(at)), new Date(at));
  switch (kind) {
    case 'version': return title === '' ? say('history.point.number', { number: number ?? 0 }) : say('history.point.version', { number: number ?? 0, title });
    case 'frozen': return say('history.point.frozen', { purpose: purpose ?? 'review', number: number ?? 0 });
    case 'log': return say('history.point.log', { when });
    case 'now': return say('history.point.now', { when });
  }
}

export function comparedLabel(from: PointView, to: PointView, locale: 'sv' | 'en'): string {
  return formatMessage(locale, catalogues[locale]['history.compared'], { from: pointLabel(from, locale), to: pointLabel(to, locale) });
}
