import type { ReactNode } from 'react';
import { locales } from '#shared/messages/format.ts';
import { useLocale, useText } from '../ui/text.tsx';

export function LanguageChoice(): ReactNode {
  const t = useText();
  const { locale, setLocale } = useLocale();
  return (
    <div role="group" aria-label={t('ui.language')} className="choice">
      {locales.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === locale} onClick={() => setLocale(one)}>{t(`ui.language.${one}`)}</button>
      ))}
    </div>
  );
}
