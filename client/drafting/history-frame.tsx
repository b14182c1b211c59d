/** What is around every page of a document's history: the matter, the document's name, and the way between the views. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WorkingDocument } from '#shared/drafting.ts';
import { MatterFrame } from '../matters/matter-frame.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';
import { authorsAddress, comparisonAddress, draftAddress, historyAddress, versionsAddress } from './addresses.ts';
import { documentQuery } from './documents.ts';
import './history.css';

export function HistoryFrame({ title, lead, children }: { title: string; lead?: string; children: (document: WorkingDocument) => ReactNode }): ReactNode {
  const { documentId = '' } = useParams({ strict: false }) as { documentId?: string };
  const document = useQuery(documentQuery(documentId));
  return <Answered question={document}>{(found) => <MatterFrame matterId={found.matterId}><Framed document={found} title={title} lead={lead}>{children(found)}</Framed></MatterFrame>}</Answered>;
}

function Framed({ document, title, lead, children }: { document: WorkingDocument; title: string; lead: string | undefined; children: ReactNode }): ReactNode {
  const t = useText();
  useCrumb(2, document.title, draftAddress(document.id));
  useCrumb(3, title);
  const active = { className: 'active' };
  return (
    <div className="stack history-page">
      <PageTitle title={title} over={document.title} lead={lead} space="working" />
      <nav className="tabs no-print" aria-label={t('history.tabs')}>
        <Link to={historyAddress(document.id) as string} activeProps={active}>{t('history.tab.time')}</Link>
        <Link to={authorsAddress(document.id) as string} activeProps={active}>{t('history.tab.authors')}</Link>
        <Link to={comparisonAddress(document.id) as string} activeOptions={{ includeSearch: false }} activeProps={active}>{t('history.tab.compare')}</Link>
      </nav>
      {children}
      <p className="row no-print">
        <Link to={draftAddress(document.id) as string} className="text-link">{t('history.toDraft')}</Link>
        <Link to={versionsAddress(document.matterId) as string} className="text-link">{t('history.toVersions')}</Link>
      </p>
    </div>
  );
}
