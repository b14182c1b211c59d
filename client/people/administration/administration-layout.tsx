import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageTitle } from '../../ui/page.tsx';
import { useText } from '../../ui/text.tsx';

export function AdministrationLayout(): ReactNode {
  const t = useText();
  return (
    <div className="stack">
      <PageTitle title={t('people.administration')} lead={t('people.administration.lead')} />
      <nav aria-label={t('people.administration')} className="tabs">
        <Link to="/administration/organisationer">{t('people.organisations')}</Link>
        <Link to="/administration/personer">{t('people.people')}</Link>
        <Link to="/administration/inbjudningar">{t('people.invitations')}</Link>
        <Link to="/administration/brev">{t('people.mail.tab')}</Link>
      </nav>
      <Outlet />
    </div>
  );
}
