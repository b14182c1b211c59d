/** What one does with the document as a whole. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type * as Y from 'yjs';
import type { WorkingDocument } from '#shared/drafting.ts';
import { momentText } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { loadTextsOf, useLocale, useText } from '../ui/text.tsx';
import { freezeAddress, historyAddress, versionsAddress } from './addresses.ts';
import { Modal } from '../ui/dialogs.tsx';
import { fetchWhenQuiet, onDemand } from '../ui/on-demand.tsx';
import { importsQuery } from './documents.ts';

const LockDialog = onDemand('dialog', () => import('./lock-dialog.tsx').then((part) => part.LockDialog));
const ImportReport = onDemand('panel', async () => (await Promise.all([import('./import-dialog.tsx'), loadTextsOf('team')]))[0].ImportReport);

export function DraftMenu({ document, text }: { document: WorkingDocument; text: Y.Doc | null }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const [isLocking, setLocking] = useState(false);
  const [isReading, setReading] = useState(false);
  // The latest only: an earlier one is about a text that is no more.
  const latest = useQuery(importsQuery(document.id)).data?.items[0];
  const report = latest !== undefined && latest.notUnderstood.length > 0 ? latest : null;
  const mayLock = document.refusals['lock'] === null;
  useEffect(() => (mayLock ? fetchWhenQuiet([LockDialog.fetch]) : undefined), [mayLock]);
  return (
    <nav aria-label={t('drafting.more')} className="draft-menu no-print">
      <a href={`/api/documents/${document.id}/export`} download className="text-link"><Icon name="download" size={16} /> {t('drafting.export')}</a>
      <Link to={historyAddress(document.id) as string} className="text-link">{t('drafting.history')}</Link>
      <Link to={versionsAddress(document.matterId) as string} className="text-link">{t('drafting.documents.versions')}</Link>
      {document.refusals['freeze'] === null && <Link to={freezeAddress(document.matterId) as string} className="text-link">{t('drafting.documents.freeze')}</Link>}
      {report !== null && (
        <>
          <button type="button" className="text-link lock-act" onClick={() => setReading(true)}>{t('drafting.import.report')}</button>
          <Modal open={isReading} title={t('drafting.import.report')} onClose={() => setReading(false)}><ImportReport found={report} from={t('drafting.import.from', { name: report.name, by: report.by, when: momentText(locale, report.at) })} onClose={() => setReading(false)} /></Modal>
        </>
      )}
      {mayLock && text !== null && (
        <>
          <button type="button" className="text-link lock-act" onClick={() => setLocking(true)}><Icon name="lock" size={16} /> {t('drafting.lock.title')}</button>
          {isLocking && <LockDialog open document={document} text={text} onClose={() => setLocking(false)} />}
        </>
      )}
    </nav>
  );
}
