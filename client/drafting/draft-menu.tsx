/** What one does with the document as a whole. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type * as Y from 'yjs';
import type { WorkingDocument } from '#shared/drafting.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { freezeAddress, historyAddress, versionsAddress } from './addresses.ts';
import { Modal } from '../ui/dialogs.tsx';
import { ImportReport } from './import-dialog.tsx';
import { keptImportReport } from './import-report.ts';
import { LockDialog } from './lock-dialog.tsx';

export function DraftMenu({ document, text }: { document: WorkingDocument; text: Y.Doc | null }): ReactNode {
  const t = useText();
  const [isLocking, setLocking] = useState(false);
  const [isReading, setReading] = useState(false);
  const report = keptImportReport(document.id);
  return (
    <nav aria-label={t('drafting.more')} className="draft-menu no-print">
      <a href={`/api/documents/${document.id}/export`} download className="text-link"><Icon name="download" size={16} /> {t('drafting.export')}</a>
      <Link to={historyAddress(document.id) as string} className="text-link">{t('history.link')}</Link>
      <Link to={versionsAddress(document.matterId) as string} className="text-link">{t('drafting.documents.versions')}</Link>
      {document.refusals['freeze'] === null && <Link to={freezeAddress(document.matterId) as string} className="text-link">{t('drafting.documents.freeze')}</Link>}
      {report !== null && (
        <>
          <button type="button" className="text-link lock-act" onClick={() => setReading(true)}>{t('drafting.import.report')}</button>
          <Modal open={isReading} title={t('drafting.import.report')} onClose={() => setReading(false)}><ImportReport found={report} onClose={() => setReading(false)} /></Modal>
        </>
      )}
      {document.refusals['lock'] === null && text !== null && (
        <>
          <button type="button" className="text-link lock-act" onClick={() => setLocking(true)}><Icon name="lock" size={16} /> {t('drafting.lock.title')}</button>
          <LockDialog open={isLocking} document={document} text={text} onClose={() => setLocking(false)} />
        </>
      )}
    </nav>
  );
}
