/** When there is no such page, or when a page fell over. */
import { Button } from '@digdir/designsystemet-react';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageTitle } from './page.tsx';
import { Problem, ProblemError, problemOf } from './problem.tsx';
import { useText } from './text.tsx';

export function NotFoundPage(): ReactNode {
  const t = useText();
  return (
    <div className="door stack-wide">
      <PageTitle title={t('ui.notFound.title')} lead={t('ui.notFound.text')} />
      <Button asChild><Link to="/">{t('ui.notFound.home')}</Link></Button>
    </div>
  );
}

export function ErrorPage({ error }: ErrorComponentProps): ReactNode {
  const t = useText();
  if (error instanceof ProblemError && problemOf(error).status === 404) return <NotFoundPage />;
  return (
    <div className="door stack-wide">
      <PageTitle title={t('ui.error.title')} lead={t('ui.error.text')} />
      <Problem error={error} />
      <Button onClick={() => window.location.reload()}>{t('ui.error.reload')}</Button>
    </div>
  );
}
