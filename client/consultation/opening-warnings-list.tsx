/** Read before the act that cannot be undone: what is unusual about this sending. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Consultee, Round } from '#shared/consultation.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { today } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { packagesQuery } from './consultation.ts';
import { type OpeningWarning, openingWarnings } from './opening-warnings.ts';

export function OpeningWarnings({ round, list }: { round: Round; list: readonly Consultee[] }): ReactNode {
  const t = useText();
  const matter = useMatter();
  const packages = useQuery(packagesQuery(matter.id));
  const sentence = useWarningText();
  const newestVersion = Math.max(0, ...(packages.data?.items ?? []).filter(({ purpose }) => purpose === 'consultation').map(({ number }) => number));
  const warnings = openingWarnings({ round, list, parties: matter.parties, newestVersion, today: today() });
  if (warnings.length === 0) return null;
  return (
    <section className="opening-warnings" aria-labelledby="opening-warnings">
      <h3 id="opening-warnings"><Icon name="warning" /> {t('consultation.open.warnings', { n: warnings.length })}</h3>
      <ul>{warnings.map((warning, i) => <li key={i}>{sentence(warning)}</li>)}</ul>
    </section>
  );
}

const mostNamed = 6;

function useWarningText(): (warning: OpeningWarning) => string {
  const t = useText();
  const { tag } = useLocale();
  const named = (names: readonly string[]) => {
    const shown = names.length > mostNamed ? [...names.slice(0, mostNamed - 1), t('consultation.open.andMore', { n: names.length - mostNamed + 1 })] : names;
    return new Intl.ListFormat(tag, { type: 'conjunction' }).format(shown);
  };
  return (warning) => {
    switch (warning.code) {
      case 'party-missing': return t('consultation.open.warning.party-missing', { names: named(warning.names), n: warning.names.length });
      case 'without-contact': return t('consultation.open.warning.without-contact', { names: named(warning.names), n: warning.names.length });
      case 'same-address': return t('consultation.open.warning.same-address', { names: named(warning.names) });
      case 'newer-version': return t('consultation.open.warning.newer-version', { number: warning.number });
      case 'letter-day': return t('consultation.round.letter.otherDay');
      case 'letter-gap': return t('consultation.open.warning.letter-gap');
      case 'letter-personal-number': return t('consultation.open.warning.letter-personal-number');
      case 'deadline': return t(`consultation.deadline.${warning.what}`);
    }
  };
}
