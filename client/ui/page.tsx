/** The frame of every page: skip link, header, main, and where the focus goes. */
import { SkipLink } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCrumbRow } from './crumbs.tsx';
import { type Space, SpaceLabel } from './space-label.tsx';
import { useText } from './text.tsx';

interface ShellProps {
  /** Stands to the right in the header: the account menu, or a language choice for strangers. */
  menu: ReactNode;
  /** Full width for a text with margins beside it. */
  wide?: boolean;
  children: ReactNode;
}

export function PageShell({ menu, wide = false, children }: ShellProps): ReactNode {
  const t = useText();
  const crumbs = useCrumbRow();
  return (
    <>
      <SkipLink href="#content" className="skip" onClick={(event) => { event.preventDefault(); document.getElementById('content')?.focus(); }}>{t('ui.skip')}</SkipLink>
      <header className="page-header">
        <div className="page-header-row">
          <Link to="/" className="wordmark"><Mark />{t('ui.product')}</Link>
          {crumbs.length > 0 && (
            <nav aria-label={t('ui.breadcrumb')} className="crumbs">
              <ol>
                {crumbs.map((crumb) => (
                  <li key={crumb.text + (crumb.to ?? '')}>
                    {crumb.to === undefined ? <span aria-current="page">{crumb.text}</span> : <Link to={crumb.to} className="crumb-link">{crumb.text}</Link>}
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <div className="page-header-menu">{menu}</div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={wide ? 'page-main page-main-wide' : 'page-main'}>{children}</main>
    </>
  );
}

/** Two lines of equal length over one point: the same words, decided once. */
function Mark(): ReactNode {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false" className="mark">
      <rect width="32" height="32" rx="7" className="mark-ground" />
      <path d="M7 12.2h18M7 19.8h18" className="mark-lines" strokeWidth="3.2" strokeLinecap="round" />
      <circle cx="16" cy="25.6" r="1.7" className="mark-point" />
    </svg>
  );
}

interface TitleProps {
  title: string;
  /** A short line above: what kind of page this is. */
  over?: ReactNode;
  lead?: ReactNode;
  /** In which space the page's text stands (domain.md rule 17); left out where the label stands elsewhere on the page, or there is no text of an authority's. */
  space?: Space;
  /** Buttons beside the heading. */
  acts?: ReactNode;
}

/** The one h1; also the tab's title, and what a screen reader hears after a change of page. */
export function PageTitle({ title, over, lead, space, acts }: TitleProps): ReactNode {
  useDocumentTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (headingAwaited && document.activeElement?.id === 'content') heading.current?.focus({ preventScroll: true });
    headingAwaited = false;
  }, []);
  return (
    <div className="page-title">
      <div className="row-apart">
        <div className="stack-tight">
          {over && <p className="over">{over}</p>}
          {space === undefined ? <h1 ref={heading} tabIndex={-1}>{title}</h1> : <div className="title-and-space"><h1 ref={heading} tabIndex={-1}>{title}</h1><SpaceLabel space={space} /></div>}
        </div>
        {acts && <div className="row page-acts no-print">{acts}</div>}
      </div>
      {lead && <div className="lead">{lead}</div>}
    </div>
  );
}

function useDocumentTitle(title: string): void {
  const t = useText();
  const product = t('ui.product');
  useEffect(() => {
    document.title = title === product ? product : `${title} – ${product}`;
  }, [title, product]);
}

/** A page that still waits for its answer has no heading yet; it takes the focus when it comes. */
let headingAwaited = false;

/** Called after a change of page, never on the first: then the browser has its own idea of where to start. */
export function focusNewPage(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  headingAwaited = heading === null;
  (heading ?? document.getElementById('content'))?.focus({ preventScroll: true });
}

interface SectionProps {
  title: string;
  /** How many stand in it. */
  count?: number;
  acts?: ReactNode;
  children: ReactNode;
  id?: string;
}

export function Section({ title, count, acts, children, id }: SectionProps): ReactNode {
  const headingId = `${id ?? title.replace(/\W+/g, '-').toLowerCase()}-heading`;
  return (
    <section aria-labelledby={headingId} className="section" id={id}>
      <div className="row-apart section-head">
        <h2 id={headingId}>{title}{count !== undefined && <span className="count numbers"> ({count})</span>}</h2>
        {acts && <div className="row no-print">{acts}</div>}
      </div>
      {children}
    </section>
  );
}
