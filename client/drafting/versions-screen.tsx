/** Every version of a matter, newest first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FrozenPackage } from '#shared/drafting.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { useNextStep } from '../matters/next-step.tsx';
import { momentText } from '../ui/dates.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag } from '../ui/marks.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { TheNextStep } from '../ui/phase-line.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { freezeAddress, frozenAddress } from './addresses.ts';
import { documentsQuery, packagesQuery } from './documents.ts';
import './documents.css';
import { NamedVersions } from './versions-named.tsx';

export function VersionsScreen(): ReactNode {
  const t = useText();
  const matter = useMatter();
  const packages = useQuery(packagesQuery(matter.id));
  const mayFreeze = useQuery(documentsQuery(matter.id)).data?.items.some(({ refusals }) => refusals['freeze'] === null) ?? false;
  // Whoever has just made the consultation version goes on from here.
  const planRound = useNextStep(matter, 'plan-round');
  useCrumb(2, t('drafting.versions.title'));
  const make = mayFreeze && <Link to={freezeAddress(matter.id) as string} className="ds-button" data-variant="secondary">{t('drafting.documents.freeze')}</Link>;
  return (
    <div className="stack-wide">
      <PageTitle title={t('drafting.versions.title')} lead={t('drafting.versions.lead')} {...(packages.data?.items.length ? { space: 'record' } : {})} acts={make} />
      <div className="stack-wide">
        {planRound !== null && <TheNextStep next={planRound} />}
        <Section title={t('history.versions.frozen')}>
          <Answered question={packages}>
            {({ items }) => (items.length === 0
              ? <EmptyState>{t('drafting.versions.empty')}</EmptyState>
              : <ol className="plain-list stack">{items.map((one) => <Version key={one.id} version={one} matterId={matter.id} />)}</ol>)}
          </Answered>
        </Section>
        <NamedVersions matterId={matter.id} />
      </div>
    </div>
  );
}

function Version({ version, matterId }: { version: FrozenPackage; matterId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return (
    <li className="card version">
      <div className="row-apart">
        <div>
          <h3>{t('drafting.versions.number', { number: version.number })}</h3>
          <p className="soft">{t('drafting.versions.frozen', { when: momentText(locale, version.frozenAt), name: version.frozenBy })}</p>
        </div>
        <Tag tone="spruce" sign="lock">{t(`drafting.purpose.${version.purpose}`)}</Tag>
      </div>
      {version.reason !== '' && <p>{version.reason}</p>}
      <ul className="plain-list document-list">
        {version.documents.map(({ id, title, kind, words, docx, pdf }) => (
          <li key={id} className="document-row">
            <Icon name="document" />
            <div>
              <Link to={frozenAddress(matterId, version.id, id) as string} className="text-link document-title">{title}</Link>
              <p className="small soft">{t(`drafting.kind.${kind}`)} · {t('drafting.versions.words', { n: words })}</p>
            </div>
            <RenditionLinks packageId={version.id} documentId={id} docx={docx} pdf={pdf} />
          </li>
        ))}
      </ul>
      {version.confirmed.length > 0 && (
        <details>
          <summary>{t('drafting.versions.confirmed', { n: version.confirmed.length })}</summary>
          <ul>{version.confirmed.map(({ id, kind, excerpt, signs = [] }) => <li key={id}>{t(`drafting.finding.${kind}`)} {signs.map(({ code, level }) => `${t(`suggestions.${code}`, { level })}. `).join('')}{excerpt !== '' && <span className="finding-words">{excerpt}</span>}</li>)}</ul>
        </details>
      )}
      <Hash hash={version.hash} />
    </li>
  );
}

export function RenditionLinks({ packageId, documentId, docx, pdf }: { packageId: string; documentId: string; docx: 'ready' | 'waiting'; pdf: 'ready' | 'waiting' }): ReactNode {
  const t = useText();
  const address = `/api/packages/${packageId}/documents/${documentId}`;
  return (
    <span className="rendition-links">
      {docx === 'waiting' ? <span className="small soft" role="status">{t('drafting.versions.waiting')}</span>
        : <a href={`${address}/docx`} download className="text-link nowrap"><Icon name="download" size={16} /> {t('drafting.versions.download')}</a>}
      {pdf === 'waiting' ? docx === 'ready' && <span className="small soft" role="status">{t('drafting.versions.waitingPdf')}</span>
        : <a href={`${address}/pdf`} download className="text-link nowrap"><Icon name="download" size={16} /> {t('drafting.versions.downloadPdf')}</a>}
    </span>
  );
}

export function Hash({ hash }: { hash: string }): ReactNode {
  const t = useText();
  return <p className="small soft hash" title={t('drafting.versions.hashHelp')}>{t('drafting.versions.hash')}: <code>{hash}</code></p>;
}
