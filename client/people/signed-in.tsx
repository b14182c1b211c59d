import { Outlet, useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useConnected, useEvents } from '../live/events.ts';
import { Icon } from '../ui/icons.tsx';
import { PageShell } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { AccountMenu } from './account-menu.tsx';

/** The frame around everything that needs an account. */
export function SignedIn(): ReactNode {
  useEvents();
  const t = useText();
  const connected = useConnected();
  const wide = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.wide === true) });
  return (
    <PageShell menu={<AccountMenu />} wide={wide}>
      {!connected && <p className="connection-lost" role="status"><Icon name="warning" /> {t('ui.connection.lost')}</p>}
      <Outlet />
    </PageShell>
  );
}
