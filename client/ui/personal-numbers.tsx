import type { ReactNode } from 'react';
import { looksLikePersonalNumber } from '#shared/personal-numbers.ts';
import { Icon } from './icons.tsx';
import { useText } from './text.tsx';

/** `domain.md` rule 18: a warning, never a refusal. The region is always there, so that the warning is read when it comes. */
export function PersonalNumberWarning({ texts }: { texts: readonly string[] }): ReactNode {
  const t = useText();
  return (
    <div role="status" aria-live="polite">
      {texts.some(looksLikePersonalNumber) && <p className="gentle-warning"><Icon name="warning" size={18} /> {t('ui.personalNumber')}</p>}
    </div>
  );
}
