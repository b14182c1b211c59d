import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { hasThemeText, type Theme } from '#shared/answers.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';

/** Said before what is made once: the council would open the file on a heading with nothing under it. */
export function UnwrittenThemes({ themes, roundId }: { themes: readonly Theme[]; roundId: string }): ReactNode {
  const t = useText();
  const unwritten = themes.filter((theme) => !hasThemeText(theme));
  const sorted = unwritten.filter(({ comments }) => comments > 0);
  if (unwritten.length === 0) return null;
  const names = (some: readonly Theme[]) => some.map(({ name }) => `”${name}”`).join(', ');
  const empty = unwritten.filter(({ comments }) => comments === 0);
  return (
    <div className="warned">
      <Icon name="warning" size={18} />
      <div className="stack-tight">
        {sorted.length > 0 && <p>{t('answers.final.themesUnwritten', { n: sorted.length, names: names(sorted) })}</p>}
        {empty.length > 0 && <p>{t('answers.final.themesEmpty', { n: empty.length, names: names(empty) })}</p>}
        <p><Link to="/omgangar/$roundId/teman" params={{ roundId }} className="text-link">{t('answers.final.toThemes')}</Link></p>
      </div>
    </div>
  );
}
