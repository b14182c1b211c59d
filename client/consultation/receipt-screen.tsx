/** Proof of what was sent and when; made to be printed and registered. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Receipt } from '#shared/consultation.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { Day, Moment } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { StanceMark, Tag } from '../ui/marks.tsx';
import { PageTitle } from '../ui/page.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { addresses, receiptQuery } from './consultation.ts';
import './consultation.css';

export function ReceiptScreen(): ReactNode {
  const { responseId = '' } = useParams({ strict: false });
  const receipt = useQuery(receiptQuery(responseId));
  return <Answered question={receipt}>{(found) => <ReceiptPage receipt={found} />}</Answered>;
}

function ReceiptPage({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  useCrumb(0, t('matters.title'), '/');
  useCrumb(1, t('consultation.receipt'));
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(receipt.hash).then(() => setCopied(true), () => setCopied(false));
  return (
    <div className="receipt stack-wide">
      <PageTitle title={t('consultation.receipt')} over={receipt.consultee} lead={t('consultation.receipt.lead')} acts={<Button variant="secondary" onClick={() => window.print()}>{t('consultation.receipt.print')}</Button>} />
      <div><SpaceLabel space="received" /></div>
      <dl className="facts receipt-facts">
        <dt>{t('consultation.receipt.received')}</dt><dd><Moment value={receipt.submittedAt} /></dd>
        <dt>{t('consultation.receipt.counts')}</dt><dd><Day value={receipt.receivedOn} /> {receipt.late && <Tag tone="ochre" sign="clock">{t('consultation.late')}</Tag>}</dd>
        {receipt.channel !== 'online' && <><dt>{t('consultation.channel')}</dt><dd>{t(`consultation.receipt.cameBy.${receipt.channel}`)}</dd></>}
        <dt>{t(receipt.channel === 'online' ? 'consultation.receipt.by' : 'consultation.receipt.registeredBy')}</dt><dd>{receipt.submittedBy}</dd>
        <dt>{t('consultation.receipt.matter')}</dt><dd>{receipt.matter}</dd>
        <dt>{t('matters.registryNumber')}</dt><dd className="numbers">{receipt.registryNumber}</dd>
        <dt>{t('consultation.receipt.round')}</dt><dd>{receipt.round}</dd>
        <dt>{t('consultation.stance')}</dt><dd><StanceMark stance={receipt.stance} /></dd>
        {receipt.stance === 'supports_on_condition' && receipt.condition.trim() !== '' && <><dt>{t('consultation.condition')}</dt><dd className="said">{receipt.condition}</dd></>}
        <dt>{t('consultation.receipt.content')}</dt><dd>{t('consultation.receipt.contains', { n: receipt.comments, files: receipt.files })}</dd>
        <dt>{t('consultation.receipt.version')}</dt><dd>{t('consultation.receipt.versionIs', { n: receipt.packageNumber })}<br /><code className="hash">{receipt.packageHash}</code></dd>
        <dt>{t('consultation.receipt.hash')}</dt><dd className="receipt-hash"><code className="hash">{receipt.hash}</code> <button type="button" className="text-button no-print" onClick={copy}>{t(copied ? 'consultation.receipt.copied' : 'consultation.receipt.copy')}</button></dd>
      </dl>
      <section className="stack" aria-labelledby="receipt-check">
        <h2 id="receipt-check">{t('consultation.receipt.check')}</h2>
        <p className="measure">{t('consultation.receipt.check.how')}</p>
        <dl className="facts">
          <dt>{t('consultation.receipt.onLinux')}</dt><dd><pre className="command"><code>sha256sum remissvar-{receipt.responseId}.json</code></pre></dd>
          <dt>{t('consultation.receipt.onWindows')}</dt><dd><pre className="command"><code>Get-FileHash remissvar-{receipt.responseId}.json</code></pre></dd>
        </dl>
        <p className="no-print"><Button asChild variant="secondary"><a href={addresses.receiptJson(receipt.responseId, locale)} download><Icon name="download" /> {t('consultation.receipt.download')}</a></Button></p>
      </section>
    </div>
  );
}
