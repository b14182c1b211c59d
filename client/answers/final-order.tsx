/** The writing of the final report: ordered with a yes to what it tells of people, shown as it goes, cancelled before it is frozen. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Overview, Theme } from '#shared/answers.ts';
import type { PersonalData, ReportGrouping } from '#shared/export.ts';
import type { Locale } from '#shared/messages/format.ts';
import { type FinalReportOrder, holdsPersonalData } from '#shared/report-exports.ts';
import { ActButton } from '../ui/act-button.tsx';
import { momentText } from '../ui/dates.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { overviewQuery } from './answers.ts';
import { askPersonalData, finalActs, finalOrderQuery, isUnderWay } from './exports.ts';
import { FoundPeople } from './found-people.tsx';
import { UnwrittenThemes } from './unwritten-themes.tsx';

export interface FinalProps {
  overview: Overview;
  roundId: string;
  /** As chosen for the files above. */
  groupBy: ReportGrouping;
  locale: Locale;
  themes: readonly Theme[];
}

export function FinalReportOrdering({ overview, roundId, groupBy, locale, themes }: FinalProps): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const { data } = useQuery(finalOrderQuery(roundId));
  const [asked, setAsked] = useState<{ found: PersonalData; key: string } | null>(null);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const place = useRef<HTMLDivElement>(null);
  const order = data?.order ?? null;
  const underWay = order !== null && isUnderWay(order);
  // The overview says so a moment later.
  const refusal = overview.refusals.finalReport ?? (underWay ? 'final-report-under-way' : null);
  useMade(roundId, order);

  const anew = () => client.invalidateQueries({ predicate: ({ queryKey }) => ['export', 'journal', 'answer', 'next-step'].includes(String(queryKey[0])) });
  const ask = async () => {
    setError(null);
    setAsking(true);
    await askPersonalData(roundId, { groupBy, locale }).then((found) => setAsked({ found, key: crypto.randomUUID() }), setError);
    setAsking(false);
  };
  const cancel = async (id: string) => {
    setError(null);
    try {
      await finalActs.cancel(id);
      say(t('answers.final.cancelled'));
      // The button that was pressed is gone.
      place.current?.focus();
    } catch (caught) {
      setError(caught);
    }
    await anew();
  };
  const told = asked !== null && holdsPersonalData(asked.found);

  return (
    <div ref={place} tabIndex={-1} className="stack">
      <Problem error={error} />
      {underWay && <UnderWay order={order} onCancel={() => void cancel(order.id)} />}
      {refusal === null && order?.failure && <p className="warned"><Icon name="warning" size={18} /><span>{t(`answers.final.failed.${order.failure}`)}</span></p>}
      {refusal === null && <UnwrittenThemes themes={themes} roundId={roundId} />}
      {refusal === null && <div aria-busy={asking}><ActButton onAct={() => { if (!asking) void ask(); }}>{t('answers.final.make')}</ActButton></div>}
      <ConfirmDialog
        open={asked !== null} title={t('answers.final.make.title')} act={t(told ? 'answers.final.make.people' : 'answers.final.make')} onClose={() => setAsked(null)}
        onConfirm={async () => {
          if (asked === null) return;
          client.setQueryData(finalOrderQuery(roundId).queryKey, await finalActs.order(roundId, { groupBy, locale, personalDataConfirmed: told }, asked.key));
          say(t('answers.final.ordered'));
          await anew();
        }}
      >
        <p>{t('answers.final.make.text', { groupBy, locale })}</p>
        {told && <><FoundPeople found={asked.found} /><p>{t('answers.final.make.peopleStay')}</p></>}
        <UnwrittenThemes themes={themes} roundId={roundId} />
      </ConfirmDialog>
    </div>
  );
}

function UnderWay({ order: { state, progress, by, at, refusals }, onCancel }: { order: NonNullable<FinalReportOrder['order']>; onCancel: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const words = t(state === 'writing' ? 'answers.exports.writing' : 'answers.exports.waiting', { progress, by, at: momentText(locale, at, 'medium') });
  return (
    <div className="card stack-tight final-report">
      <p><strong>{t('answers.final.writing')}</strong></p>
      {state === 'writing' && <progress value={progress} max={100} aria-label={words} />}
      <p className="soft small">{words}</p>
      {refusals.cancel === null && <div><Button variant="secondary" onClick={onCancel}>{t('answers.final.cancel')}</Button></div>}
    </div>
  );
}

/** Said once, when what was on its way on this page is there; the overview has it then. */
function useMade(roundId: string, order: FinalReportOrder['order']): void {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const before = useRef<string | null>(null);
  useEffect(() => {
    const was = before.current;
    before.current = order !== null && isUnderWay(order) ? order.id : null;
    if (was === null || was !== order?.id || isUnderWay(order)) return;
    void client.invalidateQueries({ queryKey: overviewQuery(roundId).queryKey });
    if (order.state === 'done') say(t('answers.final.made'));
  }, [order, client, roundId, say, t]);
}
