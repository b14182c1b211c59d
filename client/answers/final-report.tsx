/** The final report: made once of a concluded round, and from then on the same bytes for everyone. */
import { Fragment, type ReactNode, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { FinalReport, ReportFormat } from '#shared/answers.ts';
import type { Locale } from '#shared/messages/format.ts';
import { momentText } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { type FinalProps, FinalReportOrdering } from './final-order.tsx';
import { fetchReport } from './report.ts';

export function FinalReports({ overview, roundId, groupBy, locale, themes }: FinalProps): ReactNode {
  const t = useText();
  const refusal = overview.refusals.finalReport ?? null;
  return (
    <Section title={t('answers.final')} id="final">
      <p className="soft">{t('answers.final.lead')}</p>
      {overview.conclusion === null && <p>{t('answers.final.notYet')} <Link to="/omgangar/$roundId/oversikt" params={{ roundId }} hash="gate" className="text-link">{t('answers.final.toGate')}</Link></p>}
      {[...overview.finalReports].reverse().map((report) => <One key={report.number} report={report} roundId={roundId} />)}
      {overview.conclusion !== null && refusal === 'lead-only' && !overview.finalReports.some(({ standing }) => standing) && <p>{t('answers.final.leadOnly')}</p>}
      {overview.conclusion !== null && <FinalReportOrdering overview={overview} roundId={roundId} groupBy={groupBy} locale={locale} themes={themes} />}
    </Section>
  );
}

function One({ report: { number, at, by, standing, files }, roundId }: { report: FinalReport; roundId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { say } = useToasts();
  const [error, setError] = useState<unknown>(null);
  const fetchIt = async (format: ReportFormat) => {
    setError(null);
    try {
      say(t('answers.summary.fetched', { name: await fetchReport(addressOf(roundId, number, format, locale)) }));
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <section className="card stack final-report" aria-label={t('answers.final.number', { number })}>
      <div className="stack-tight">
        <h3>{t('answers.final.number', { number })}</h3>
        <p>{t('answers.final.by', { at: momentText(locale, at, 'medium'), by })}</p>
        {!standing && <p className="warned"><Icon name="warning" size={18} /><span>{t('answers.final.earlier')}</span></p>}
      </div>
      <Problem error={error} />
      <dl className="final-files">
        {files.map(({ format, hash }) => (
          <Fragment key={format}>
            <dt>
              <a href={addressOf(roundId, number, format, locale)} download className="ds-button" data-variant={format === 'docx' ? 'primary' : 'secondary'} onClick={(event) => { event.preventDefault(); void fetchIt(format); }}><Icon name="download" size={18} /> {t('answers.final.fetch', { format: t(`answers.final.${format}`) })}</a>
            </dt>
            <dd><span className="soft small">{t('answers.final.hash')}</span><code className="checksum">{hash}</code></dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

const addressOf = (roundId: string, number: number, format: ReportFormat, locale: Locale): string => `/api/rounds/${roundId}/final-reports/${number}/${format}?locale=${locale}`;
