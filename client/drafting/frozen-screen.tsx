/** One document of a version, to read and to fetch. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { FrozenBlock } from '#shared/drafting.ts';
import { momentText } from '../ui/dates.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { draftAddress } from './addresses.ts';
import { frozenQuery, packageQuery } from './documents.ts';
import './documents.css';
import { FrozenText } from './frozen-text.tsx';
import { RenditionLinks, Hash } from './versions-screen.tsx';

export function FrozenScreen(): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { packageId = '', documentId = '' } = useParams({ strict: false }) as { packageId?: string; documentId?: string };
  const version = useQuery(packageQuery(packageId)).data;
  const frozen = useQuery(frozenQuery(packageId, documentId));
  const own = version?.documents.find(({ id }) => id === documentId);
  useCrumb(2, version === undefined ? null : t('drafting.versions.number', { number: version.number }));

  // The browser looked for the place before the text had come.
  useEffect(() => {
    if (frozen.data !== undefined && window.location.hash !== '') document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, [frozen.data]);

  return (
    <Answered question={frozen}>
      {({ title, html, hash, blocks }) => (
        <div className="frozen-page">
          <PageTitle
            title={title}
            over={<SpaceLabel space="record" />}
            lead={version && <>{t(`drafting.purpose.${version.purpose}`)}, {t('drafting.versions.number', { number: version.number }).toLocaleLowerCase(locale)}. {t('drafting.versions.frozen', { when: momentText(locale, version.frozenAt), name: version.frozenBy })}.</>}
          />
          <div className="row frozen-links no-print">
            {own && <RenditionLinks packageId={packageId} documentId={documentId} docx={own.docx} pdf={own.pdf} />}
            {own && <Link to={draftAddress(own.documentId) as string} className="text-link">{t('drafting.versions.draft')}</Link>}
          </div>
          <Hash hash={hash} />
          <div className="frozen-columns">
            <nav aria-label={t('drafting.outline')} className="frozen-outline no-print"><Headings blocks={blocks} /></nav>
            <details className="frozen-outline-narrow no-print"><summary>{t('drafting.outline')}</summary><nav aria-label={t('drafting.outline')}><Headings blocks={blocks} /></nav></details>
            <FrozenText html={html} />
          </div>
        </div>
      )}
    </Answered>
  );
}

function Headings({ blocks }: { blocks: readonly FrozenBlock[] }): ReactNode {
  return (
    <ol className="plain-list">
      {blocks.filter(({ kind }) => kind === 'heading').map(({ block, clauseNumber, headingPath, text }) => (
        <li key={block} data-level={headingPath.length}><a href={`#${block}`} className="frozen-outline-link"><span className="numbers soft">{clauseNumber}</span> {text}</a></li>
      ))}
    </ol>
  );
}
