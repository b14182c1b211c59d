import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Icon } from '../ui/icons.tsx';
import { fetchWhenQuiet, onDemand } from '../ui/on-demand.tsx';
import { useText } from '../ui/text.tsx';
import { usePerson } from './session.ts';

const AccountChoices = onDemand('dialog', () => import('./account-choices.tsx').then((part) => part.AccountChoices));

/** The button on every page; what it opens is fetched a moment after the page. */
export function AccountMenu(): ReactNode {
  const t = useText();
  const person = usePerson();
  const id = useId();
  const [state, setState] = useState<'never opened' | 'open' | 'closed'>('never opened');
  useEffect(() => fetchWhenQuiet([AccountChoices.fetch]), []);
  return (
    <>
      <Button
        variant="tertiary" className="account-trigger" aria-label={t('ui.menu', { name: person.name })} aria-expanded={state === 'open'} popoverTarget={id}
        onClick={(event) => {
          // From the second time on the menu hears of its button itself.
          if (state !== 'never opened') return;
          event.preventDefault();
          setState('open');
        }}
      >
        <Icon name="person" /> <span className="account-name">{person.name}</span> <Icon name="chevronDown" size={16} />
      </Button>
      {state !== 'never opened' && <AccountChoices id={id} open={state === 'open'} onOpen={() => setState('open')} onClose={() => setState('closed')} />}
    </>
  );
}
