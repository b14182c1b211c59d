/** What one does with the document as a whole. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WorkingDocument } from '#shared/drafting.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { freezeAddress, versionsAddress } from './addresses.ts';

export function DraftMenu({ document }: { document: WorkingDocument }): ReactNode {
  const t = useText();
  return (
    <nav aria-label={t('drafting.more')} className="draft-menu no-print">
      <a href={`/api/documents/${document.id}/export`} download className="text-link"><Icon name="download" size={16} /> {t('drafting.export')}</a>
      <Link to={versionsAddress(document.matterId) as string} className="text-link">{t('drafting.documents.versions')}</Link>
      {document.refusals['freeze'] === null && <Link to={freezeAddress(document.matterId) as string} className="text-link">{t('drafting.documents.freeze')}</Link>}
    </nav>
  );
}
