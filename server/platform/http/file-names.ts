import { z } from 'zod';
import { fileNamesEn } from '#shared/messages/file-names.en.ts';
import { fileNamesSv } from '#shared/messages/file-names.sv.ts';
import { formatMessage, type Locale, locales } from '#shared/messages/format.ts';

/** The language that a file is asked for in. */
export const inLanguage = z.object({ locale: z.enum(locales).default('sv') });

/** What a file is called in the language of whoever fetches it, with its ending; safe to send. */
export function fileName(locale: Locale, { key, values = {}, ending }: { key: keyof typeof fileNamesSv; values?: Record<string, string | number>; ending: string }): string {
  const flat = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value).replaceAll('/', '-')]));
  return safeName(`${formatMessage(locale, (locale === 'sv' ? fileNamesSv : fileNamesEn)[key], flat)}.${ending}`);
}

/** No folders, no control characters, no more than 120 characters; the ending stays. A file that came without a name is called so in the language of the house. */
export function safeName(name: string): string {
  const flat = name.replace(/^.*[/\\]/, '').replace(/[\p{C}"<>|:*?]/gu, '').trim() || fileNamesSv['file.unnamed'];
  const dot = flat.lastIndexOf('.');
  const ending = dot > 0 ? flat.slice(dot).slice(0, 10) : '';
  return flat.slice(0, dot > 0 ? dot : undefined).slice(0, 110) + ending;
}
