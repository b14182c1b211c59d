/** The pages about a round's answers stand beside each other, and beside the round itself. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useRound } from '../consultation/round-context.ts';
import { useCrumb } from '../ui/crumbs.tsx';
import { useText } from '../ui/text.tsx';
import './answers.css';

/** The way back to the round, also where there is no room for the tabs. */
export function RoundCrumb(): null {
  const t = useText();
  const { id, number } = useRound();
  useCrumb(2, t('consultation.round.name', { number }), `/omgangar/${id}`);
  return null;
}

export function RoundTabs(): ReactNode {
  const t = useText();
  const { id: roundId } = useRound();
  const params = { roundId };
  const active = { className: 'active' };
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the row is longer than the screen.
    const nav = row.current;
    const show = (): void => {
      const active = nav?.querySelector<HTMLElement>('.active');
      if (nav && active) nav.scrollLeft = active.offsetLeft - nav.offsetLeft - (nav.clientWidth - active.offsetWidth) / 2;
    };
    // The first look comes with the first measure; a screen that is turned, or words in their own typeface, change it.
    const watch = new ResizeObserver(show);
    for (const one of nav === null ? [] : [nav, ...nav.children]) watch.observe(one);
    return () => watch.disconnect();
  }, []);
  return (
    <nav ref={row} className="tabs answer-tabs no-print" aria-label={t('answers.rooms')}>
      <RoundCrumb />
      <Link to="/omgangar/$roundId" params={params} activeOptions={{ exact: true, includeSearch: false }} activeProps={active}>{t('answers.round')}</Link>
      <Link to="/omgangar/$roundId/oversikt" params={params} activeProps={active}>{t('answers.overview')}</Link>
      <Link to="/omgangar/$roundId/synpunkter" params={params} activeOptions={{ includeSearch: false }} activeProps={active}>{t('answers.bench')}</Link>
      <Link to="/omgangar/$roundId/andringar" params={params} activeProps={active}>{t('answers.changes')}</Link>
      <Link to="/omgangar/$roundId/moten" params={params} activeProps={active}>{t('meeting.tab')}</Link>
      <Link to="/omgangar/$roundId/teman" params={params} activeProps={active}>{t('answers.themes')}</Link>
      <Link to="/omgangar/$roundId/sammanstallning" params={params} activeOptions={{ includeSearch: false }} activeProps={active}>{t('answers.summary')}</Link>
      <Link to="/omgangar/$roundId/offentlig-sida" params={params} activeProps={active}>{t('publication.title')}</Link>
    </nav>
  );
}
