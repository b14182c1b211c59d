/** The words of the interface and the editor's own, which are a chunk of their own so that nobody carries them to read a letter. */
import { use, useMemo } from 'react';
import { type Locale, type Translate, translator } from '#shared/messages/format.ts';
import type { draftingEditorSv } from '#shared/messages/drafting-editor.sv.ts';
import type { Messages } from '#shared/messages/sv.ts';
import { chosenLocale, useTexts } from '../ui/text.tsx';

type Own = { readonly [Key in keyof typeof draftingEditorSv]: string };
export type EditorMessages = Messages & typeof draftingEditorSv;

const load: Record<Locale, () => Promise<Own>> = {
  sv: async () => (await import('#shared/messages/drafting-editor.sv.ts')).draftingEditorSv,
  en: async () => (await import('#shared/messages/drafting-editor.en.ts')).draftingEditorEn,
};
const asked = new Map<Locale, Promise<Own>>();
const here = new Map<Locale, Own>();

function ask(locale: Locale): Promise<Own> {
  let answer = asked.get(locale);
  if (answer === undefined) {
    answer = load[locale]().then((own) => {
      here.set(locale, own);
      return own;
    });
    asked.set(locale, answer);
    // A line that failed is tried again with the next look.
    answer.catch(() => asked.delete(locale));
  }
  return answer;
}

void ask(chosenLocale()).catch(() => undefined);

/** `t` for everything the editor says. Waits (Suspense) the moment that the words are on their way. */
export function useEditorText(): Translate<EditorMessages> {
  const { locale, texts } = useTexts();
  const known = here.get(locale);
  const own = known ?? use(ask(locale));
  return useMemo(() => translator<EditorMessages>(locale, { ...texts, ...own }), [locale, texts, own]);
}
