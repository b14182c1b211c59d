/** Proof of what was sent and when; made to be printed and registered. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
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
import { PreliminaryFacts } from './preliminary-part.tsx';
import { ResponseDifferences } from './response-differences.tsx';
import { addresses, consultationsQuery, receiptQuery, responseQuery } from './consultation.ts';
import { sectionName } from './section-names.ts';
import './consultation.css';

export function ReceiptScreen(): ReactNode {
  const { responseId = '' } = useParams({ strict: false });
  const receipt = useQuery(receiptQuery(responseId));
  return <Answered question={receipt}>{(found) => <ReceiptPage receipt={found} />}</Answered>;
}

/** Where the answer belongs: the consultee's own pages of the round, or the round itself for the team; `change` is the page where it is supplemented or withdrawn, for who may. Null until that is known. */
function useHome(responseId: string): { address: string; isOwn: boolean; change: string | null } | null {
  const response = useQuery(responseQuery(responseId)).data;
  const own = useQuery(consultationsQuery).data?.items;
  if (response === undefined || own === undefined) return null;
  const isOwn = own.some(({ consulteeId }) => consulteeId === response.consulteeId);
  const { supplement, withdraw, registerSupplement, registerWithdrawal } = response.refusals;
  const mayChange = isOwn ? supplement === null || withdraw === null : registerSupplement === null || registerWithdrawal === null;
  const address = isOwn ? `/remissomgang/${response.consulteeId}` : `/omgangar/${response.roundId}`;
  return { address, isOwn, change: mayChange ? (isOwn ? `${address}/granska` : `${address}/svar/${response.id}`) : null };
}

function ReceiptPage({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  useCrumb(0, t('matters.title'), '/');
  const home = useHome(receipt.responseId);
  useCrumb(1, home === null ? null : home.isOwn ? receipt.matter : receipt.round, home?.address);
  useCrumb(2, t('consultation.receipt'));
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(receipt.hash).then(() => setCopied(true), () => setCopied(false));
  return (
    <div className="receipt stack-wide">
      <PageTitle title={t(receipt.follows === null ? 'consultation.receipt' : 'after.receipt')} over={receipt.consultee} lead={t('consultation.receipt.lead')} acts={<Button variant="secondary" onClick={() => window.print()}>{t('consultation.receipt.print')}</Button>} />
      <div><SpaceLabel space="received" /></div>
      <dl className="facts receipt-facts">
        <dt>{t('consultation.receipt.received')}</dt><dd><Moment value={receipt.submittedAt} /></dd>
        <dt>{t('consultation.receipt.counts')}</dt><dd><Day value={receipt.receivedOn} /> {receipt.late && <Tag tone="ochre" sign="clock">{t('consultation.late')}</Tag>}{receipt.afterConclusion && <> <Tag tone="ochre" sign="clock">{t('after.conclusion.tag')}</Tag></>}</dd>
        {receipt.authoredOn !== null && <><dt>{t('consultation.authoredOn')}</dt><dd><Day value={receipt.authoredOn} /></dd></>}
        {receipt.channel !== 'online' && <><dt>{t('consultation.channel')}</dt><dd>{t(`consultation.receipt.cameBy.${receipt.channel}`)}</dd></>}
        <dt>{t(receipt.channel === 'online' ? 'consultation.receipt.by' : 'consultation.receipt.registeredBy')}</dt><dd>{receipt.submittedBy}</dd>
        <dt>{t('consultation.receipt.matter')}</dt><dd>{receipt.matter}</dd>
        <dt>{t('matters.registryNumber')}</dt><dd className="numbers">{receipt.registryNumber}</dd>
        <dt>{t('consultation.receipt.round')}</dt><dd>{receipt.round}</dd>
        {receipt.follows === null ? <><dt>{t('consultation.stance')}</dt><dd><StanceMark stance={receipt.stance} /></dd></> : <><dt>{t('after.receipt.of')}</dt><dd><Link to="/kvittens/$responseId" params={{ responseId: receipt.follows.responseId }} className="text-link">{t('after.receipt.original')}</Link><br /><code className="hash">{receipt.follows.hash}</code></dd></>}
        {receipt.stance === 'supports_on_condition' && receipt.condition.trim() !== '' && <><dt>{t('consultation.condition')}</dt><dd className="said">{receipt.condition}</dd></>}
        {receipt.sections.length > 0 && <><dt>{t('sections.stances')}</dt><dd><ul className="plain-list section-list">{receipt.sections.map((one) => <li key={one.section}><span className="section-name">{sectionName(one, receipt.sections)}</span> <StanceMark stance={one.stance} />{one.condition !== '' && <p className="said"><span className="small-label">{t('consultation.condition')}</span> {one.condition}</p>}</li>)}</ul></dd></>}
        {receipt.jointly.length > 0 && <><dt>{t('joint.receipt')}</dt><dd>{receipt.jointly.join(', ')} <span className="soft">{t('joint.receipt.how')}</span></dd></>}
        {receipt.preliminary && receipt.confirmation === null && receipt.replacedBy === null && <><dt>{t('consultation.preliminary.word')}</dt><dd>{t('preliminary.waiting')}</dd></>}
        <PreliminaryFacts {...receipt} />
        <dt>{t('consultation.receipt.content')}</dt><dd>{t('consultation.receipt.contains', { n: receipt.comments, files: receipt.files })}</dd>
        <dt>{t('consultation.receipt.version')}</dt><dd>{t('consultation.receipt.versionIs', { n: receipt.packageNumber })}<br /><code className="hash">{receipt.packageHash}</code></dd>
        <dt>{t('consultation.receipt.hash')}</dt><dd className="receipt-hash"><code className="hash">{receipt.hash}</code> <button type="button" className="text-button no-print" onClick={copy}>{t(copied ? 'consultation.receipt.copied' : 'consultation.receipt.copy')}</button></dd>
      </dl>
      {receipt.replaces !== null && <ResponseDifferences responseId={receipt.responseId} />}
      <section className="stack" aria-labelledby="receipt-check">
        <h2 id="receipt-check">{t('consultation.receipt.check')}</h2>
        <p className="measure">{t('consultation.receipt.check.how')}</p>
        <dl className="facts">
          <dt>{t('consultation.receipt.onLinux')}</dt><dd><pre className="command"><code>sha256sum remissvar-{receipt.responseId}.json</code></pre></dd>
          <dt>{t('consultation.receipt.onWindows')}</dt><dd><pre className="command"><code>Get-FileHash remissvar-{receipt.responseId}.json</code></pre></dd>
        </dl>
        <p className="row no-print">{home !== null && <Link to={home.address as string} className="text-link">{t(home.isOwn ? 'consultation.receipt.toConsultation' : 'consultation.receipt.toRound')}</Link>} {home?.change && <Link to={home.change as string} className="text-link">{t(receipt.follows === null ? 'after.receipt.change' : 'after.receipt.withdraw')}</Link>} <Button asChild variant="secondary"><a href={addresses.receiptPdf(receipt.responseId, locale)} download><Icon name="download" /> {t('consultation.receipt.downloadPdf')}</a></Button> <Button asChild variant="secondary"><a href={addresses.receiptJson(receipt.responseId, locale)} download><Icon name="download" /> {t('consultation.receipt.download')}</a></Button></p>
      </section>
    </div>
  );
}
