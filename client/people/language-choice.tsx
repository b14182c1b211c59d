import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Locale, locales } from '#shared/messages/format.ts';
import { useLocale, useText } from '../ui/text.tsx';
import { chooseAtTheDoor, keepOwnLanguage } from './own-language.ts';
import { sessionQuery } from './session.ts';

/** The page speaks the chosen language at once; for who is signed in the account keeps it too, for letters and other devices. */
export function LanguageChoice(): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { locale, setLocale } = useLocale();
  const [isUnkept, setUnkept] = useState(false);
  const choose = async (next: Locale) => {
    setUnkept(false);
    await setLocale(next);
    const session = await client.ensureQueryData(sessionQuery).catch(() => null);
    if (!session?.person) return chooseAtTheDoor(next);
    try {
      await keepOwnLanguage(next);
      client.setQueryData(sessionQuery.queryKey, { ...session, person: { ...session.person, language: next } });
    } catch {
      setUnkept(true);
    }
  };
  return (
    <div>
      <div role="group" aria-label={t('ui.language')} className="choice">
        {locales.map((one) => (
          <button key={one} type="button" lang={one} aria-pressed={one === locale} onClick={() => void choose(one)}>{t(`ui.language.${one}`)}</button>
        ))}
      </div>
      <div role="status">{isUnkept && <p className="small">{t('people.language.unkept')}</p>}</div>
    </div>
  );
}
