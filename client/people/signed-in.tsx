import { Outlet, useMatches } from '@tanstack/react-router';
import { type ReactNode, useSyncExternalStore } from 'react';
import { sessionEnd } from '../api.ts';
import { useConnected, useEvents } from '../live/events.ts';
import { Icon } from '../ui/icons.tsx';
import { PageShell } from '../ui/page.tsx';
import { signInAgain } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { AccountMenu } from './account-menu.tsx';

/** The frame around everything that needs an account. */
export function SignedIn(): ReactNode {
  useEvents();
  const t = useText();
  const connected = useConnected();
  const wide = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.wide === true) });
  const signedOut = useSyncExternalStore(sessionEnd.watch, sessionEnd.hasCome);
  return (
    <PageShell menu={<AccountMenu />} wide={wide}>
      {signedOut && <SignInAgain />}
      {!connected && !signedOut && <p className="connection-lost" role="status"><Icon name="warning" /> {t('ui.connection.lost')}</p>}
      <Outlet />
    </PageShell>
  );
}

/** Nobody is sent away: what is half written still stands on the page. */
function SignInAgain(): ReactNode {
  const t = useText();
  return (
    <p className="connection-lost" role="alert">
      <Icon name="lock" /> {t('refusal.not-signed-in')} <a href={signInAgain()}>{t('people.signIn.act')}</a>
    </p>
  );
}
