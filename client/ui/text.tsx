/** The words of the interface: which language, and `t()`. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { type Locale, languageTags, locales, type Translate, translator } from '#shared/messages/format.ts';
import type { Messages } from '#shared/messages/sv.ts';

/** Same keys in every language; the texts differ. */
export type Texts = { readonly [Key in keyof Messages]: string };
export type MessageKey = keyof Messages & string;
export type Text = Translate<Messages>;

interface Language {
  locale: Locale;
  t: Text;
  texts: Texts;
  /** Settles when the page speaks it. */
  setLocale(locale: Locale): Promise<void>;
}

const LanguageContext = createContext<Language | null>(null);

/** What every page may say, and what those pages say that name it in screens.tsx. */
export type TextPart = 'administration' | 'all' | 'answering' | 'consultation' | 'desk' | 'dialogs' | 'drafts' | 'team';

/** Each language and each part is a chunk of its own, so that nobody loads what is not read. */
const load: Record<Locale, Record<TextPart, () => Promise<Partial<Texts>>>> = {
  sv: {
    all: async () => (await import('#shared/messages/for-all.sv.ts')).forAllSv,
    administration: async () => (await import('#shared/messages/people-administration.sv.ts')).peopleAdministrationSv,
    answering: async () => (await import('#shared/messages/for-answering.sv.ts')).forAnsweringSv,
    consultation: async () => (await import('#shared/messages/for-consultation.sv.ts')).forConsultationSv,
    desk: async () => (await import('#shared/messages/answers-desk.sv.ts')).answersDeskSv,
    dialogs: async () => (await import('#shared/messages/drafting-dialogs.sv.ts')).draftingDialogsSv,
    drafts: async () => (await import('#shared/messages/for-drafts.sv.ts')).forDraftsSv,
    team: async () => (await import('#shared/messages/for-team.sv.ts')).forTeamSv,
  },
  en: {
    all: async () => (await import('#shared/messages/for-all.en.ts')).forAllEn,
    administration: async () => (await import('#shared/messages/people-administration.en.ts')).peopleAdministrationEn,
    answering: async () => (await import('#shared/messages/for-answering.en.ts')).forAnsweringEn,
    consultation: async () => (await import('#shared/messages/for-consultation.en.ts')).forConsultationEn,
    desk: async () => (await import('#shared/messages/answers-desk.en.ts')).answersDeskEn,
    dialogs: async () => (await import('#shared/messages/drafting-dialogs.en.ts')).draftingDialogsEn,
    drafts: async () => (await import('#shared/messages/for-drafts.en.ts')).forDraftsEn,
    team: async () => (await import('#shared/messages/for-team.en.ts')).forTeamEn,
  },
};

/** What has been loaded; `t` reads it at every call, so that parts may come later. */
const known: Record<Locale, Partial<Texts>> = { sv: {}, en: {} };
const wanted = new Set<TextPart>(['all']);

/** What was last chosen in this browser; null when nothing was. */
export function rememberedLocale(): Locale | null {
  const [, remembered] = /(?:^|;\s*)language=(\w+)(?:;|$)/.exec(document.cookie) ?? [];
  return locales.find((one) => one === remembered) ?? null;
}

/** A cookie and not local storage: pages that the server writes obey it too. */
export function rememberLocale(locale: Locale): void {
  document.cookie = `language=${locale}; path=/; max-age=31536000; samesite=lax`;
}

/** The chosen language, else Swedish: the browser's own setting does not decide what an authority's page is written in. */
export const chosenLocale = (): Locale => rememberedLocale() ?? 'sv';

/** Everything that the pages shown so far may say. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  const parts = await Promise.all([...wanted].map((part) => load[locale][part]()));
  return Object.assign(known[locale], ...parts) as Texts;
}

/** Before a page that says it is shown. */
export async function loadTextsOf(...parts: readonly TextPart[]): Promise<void> {
  for (const part of parts) wanted.add(part);
  await loadTexts(chosenLocale());
}

interface Props {
  start: { locale: Locale; texts: Texts };
  children: ReactNode;
}

export function TextProvider({ start, children }: Props): ReactNode {
  const [{ locale, texts }, setLanguage] = useState(start);

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const setLocale = useCallback(async (next: Locale) => {
    rememberLocale(next);
    const loaded = await loadTexts(next);
    setLanguage({ locale: next, texts: loaded });
  }, []);

  const language = useMemo<Language>(() => ({ locale, texts, setLocale, t: translator<Messages>(locale, texts) }), [locale, texts, setLocale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error('useText outside TextProvider');
  return language;
}

/** `const t = useText(); t('ui.save')` */
export function useText(): Text {
  return useLanguage().t;
}

/** For a part that has words of its own beside these. */
export function useTexts(): { locale: Locale; texts: Texts } {
  return useLanguage();
}

export function useLocale(): { locale: Locale; tag: string; setLocale(locale: Locale): Promise<void> } {
  const { locale, setLocale } = useLanguage();
  return { locale, tag: languageTags[locale], setLocale };
}

/**
 * For keys that are put together from what the server says (`refusal.${code}`): the text, or null when there is none.
 * Never throws: a sentence with a gap is better than a page that falls.
 */
export function useSpokenText(): (key: string, values?: Record<string, string | number>) => string | null {
  const { t, texts } = useLanguage();
  return useCallback((key, values = {}) => {
    if (!Object.hasOwn(texts, key)) return null;
    try {
      return t(key as MessageKey, values);
    } catch {
      return null;
    }
  }, [t, texts]);
}
