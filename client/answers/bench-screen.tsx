/** Hantera synpunkter: the list to the left, the open comment with its answer to the right; on a phone one after the other. */
import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { whyNotShareView } from '#shared/bench-views.ts';
import { useRound } from '../consultation/round-context.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { usePerson } from '../people/session.ts';
import { useWide } from '../ui/wide.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { useSingleKeys } from '../ui/keys.ts';
import { Answered } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { AnswerPanel, openCommentId } from './answer-panel.tsx';
import { answerQuery, commentsQuery, overviewQuery } from './answers.ts';
import { countOf, useChosen } from './chosen.ts';
import { CommentList, type CommentListHandle } from './comment-list.tsx';
import { ChooseOrder, FilterBar, searchId } from './filter-bar.tsx';
import { type BenchSearch, benchSearch, filterOf, isFiltered } from './filter.ts';
import { LikenessList } from './likeness-list.tsx';
import { RoundCrumb, RoundTabs } from './round-tabs.tsx';
import { ShortcutsDialog, useShortcuts } from './shortcuts.tsx';
import { TogetherBar } from './together-bar.tsx';
import { ViewsButton } from './views-button.tsx';
import './together.css';

export function BenchScreen(): ReactNode {
  const { roundId = '' } = useParams({ strict: false });
  return <Bench key={roundId} roundId={roundId} />;
}

function Bench({ roundId }: { roundId: string }): ReactNode {
  const t = useText();
  const closed = useRound().state === 'closed';
  const { say, announce } = useToasts();
  const client = useQueryClient();
  const wide = useWide();
  const shortcuts = useShortcuts();
  const [help, setHelp] = useState(false);
  const [alike, setAlike] = useState(false);
  const list = useRef<CommentListHandle>(null);
  const rowWanted = useRef<string | null>(null);
  const panelWanted = useRef(false);
  const { search, go } = useBenchSearch(roundId);
  const question = useInfiniteQuery(commentsQuery(roundId, filterOf(search)));
  const rows = useMemo(() => question.data?.pages.flatMap(({ items }) => items) ?? [], [question.data]);
  const first = question.data?.pages[0];
  const maySort = useQuery(overviewQuery(roundId)).data?.refusals.triage === null;
  const mayShare = whyNotShareView({ roles: useMatter().myRoles, isAdministrator: usePerson().isAdministrator }) === null;
  const { chosen, choosing, all, none } = useChosen(search, rows);
  const chosenCount = countOf(chosen, first?.total ?? 0);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = question;
  const more = useCallback(() => { if (hasNextPage && !isFetchingNextPage) void fetchNextPage(); }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const at = rows.findIndex(({ id }) => id === search.comment);
  const lastAt = useRef(0);
  useEffect(() => { if (at >= 0) lastAt.current = at; }, [at]);
  useEffect(() => {
    // The open comment lies further down than what is fetched.
    if (search.comment !== undefined && at < 0) more();
    const next = rows[at + 1];
    if (next !== undefined && at >= 0) void client.prefetchQuery(answerQuery(next.id));
  }, [client, search.comment, at, rows, more]);

  const openAt = (index: number) => {
    const row = rows[index];
    if (row === undefined) return say(t(index < 0 ? 'answers.one.first' : 'answers.one.last'), { sign: 'information' });
    go({ ...search, comment: row.id }, search.comment !== undefined);
    announce(t('answers.one.opened', { number: row.number, organisation: row.organisation }));
    list.current?.focusRow(index);
    if (index >= rows.length - 2) more();
  };
  // An answered comment leaves a list of unanswered ones; the one after it has then taken its place.
  const step = (by: 1 | -1) => openAt(at >= 0 ? at + by : by === 1 ? lastAt.current : lastAt.current - 1);

  useSingleKeys({ j: () => step(1), k: () => step(-1), '?': () => setHelp(true), '/': () => document.getElementById(searchId)?.focus() }, shortcuts);

  /** Enter in the list leads into the comment, which may not be fetched yet. */
  const enter = (commentId: string) => {
    if (commentId === search.comment) document.getElementById(openCommentId)?.focus();
    else panelWanted.current = true;
  };

  const openPanel = search.comment !== undefined && (
    <AnswerPanel
      key={search.comment} commentId={search.comment} search={search}
      position={at < 0 ? null : { at: at + 1, of: first?.total ?? rows.length }}
      outside={question.isSuccess && !hasNextPage && at < 0}
      wanted={panelWanted} onStep={step} onOpen={(comment) => go({ ...search, comment })}
      onBack={wide ? null : () => { rowWanted.current = search.comment ?? null; go({ ...filterOf(search), ...(search.view ? { view: search.view } : {}) }); }}
    />
  );
  const tools = (
    <div className="row bench-tools no-print">
      <Button variant="tertiary" onClick={() => setAlike(true)}>{t('answers.likeness')}</Button>
      <Button variant="tertiary" className="wide-only" onClick={() => setHelp(true)}>{t('answers.keys')}</Button>
      <Link to="/omgangar/$roundId/besvara" params={{ roundId }} className="ds-button" data-variant="tertiary">{t('answers.ways.open')}</Link>
      <Link to="/omgangar/$roundId/sammanstallning" params={{ roundId }} search={filterOf(search)} className="ds-button" data-variant="tertiary"><Icon name="download" size={18} /> {t('answers.toSummary')}</Link>
    </div>
  );

  return (
    <div className="bench" data-open={search.comment !== undefined || undefined}>
      {(wide || search.comment === undefined) && (
        <div className="bench-head">
          <PageTitle title={t('answers.bench')} space="working" />
          <RoundTabs />
          {tools}
        </div>
      )}
      {!wide && search.comment !== undefined && <><RoundCrumb /><h1 className="ds-sr-only">{t('answers.bench')}</h1><div className="bench-space"><SpaceLabel space="working" /></div></>}
      <div className="bench-columns">
        {(wide || search.comment === undefined) && (
          <section className="bench-list" aria-label={t('answers.list')}>
            <FilterBar roundId={roundId} search={search} onChange={go} views={<ViewsButton roundId={roundId} search={search} mayShare={mayShare} onChange={go} />} />
            <Answered question={question.data === undefined ? question : { ...question, data: first }}>
              {(page) => (
                <>
                  <div className="list-count">
                    <p role="status">{t('answers.list.shown', { total: page.total, filtered: isFiltered(search) ? 'yes' : 'no', undecided: page.undecided })}</p>
                    {isFiltered(search) && <button type="button" className="text-button" onClick={() => go({ ...(search.sort ? { sort: search.sort } : {}), ...(search.comment ? { comment: search.comment } : {}) })}>{t('answers.filter.clear')}</button>}
                    <ChooseOrder search={search} onChange={go} />
                  </div>
                  {maySort && <TogetherBar sorting={{ roundId, chosen, filter: filterOf(search) }} count={chosenCount} total={question.isPlaceholderData ? null : page.total} filtered={isFiltered(search)} onAll={all} onNone={none} />}
                  {page.total === 0
                    ? <div className="list-empty"><EmptyState>{t(isFiltered(search) ? 'answers.list.noMatch' : closed ? 'answers.clauses.none' : 'answers.list.empty')}</EmptyState></div>
                    : <CommentList roundId={roundId} rows={rows} total={page.total} search={search} wanted={rowWanted} onOpen={enter} onEnd={more} handle={list} inWindow={!wide} choosing={maySort ? choosing : null} />}
                  {isFetchingNextPage && <p className="list-more soft small" role="status">{t('answers.list.more')}</p>}
                </>
              )}
            </Answered>
          </section>
        )}
        {openPanel || (wide && rows.length > 0 && (
          <div className="bench-nothing">
            <EmptyState act={<Button onClick={() => openAt(0)}>{t('answers.list.openFirst')}</Button>}>{t('answers.list.nothingOpen')}</EmptyState>
          </div>
        ))}
      </div>
      {alike && <LikenessList roundId={roundId} search={search} onClose={() => setAlike(false)} />}
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function useBenchSearch(roundId: string): { search: BenchSearch; go: (search: BenchSearch, replace?: boolean) => void } {
  const raw = useSearch({ strict: false });
  const search = useMemo(() => benchSearch(raw), [raw]);
  const navigate = useNavigate();
  const go = useCallback((next: BenchSearch, replace = false) => void navigate({ to: '/omgangar/$roundId/synpunkter', params: { roundId }, search: next, replace, resetScroll: false }), [navigate, roundId]);
  return { search, go };
}
