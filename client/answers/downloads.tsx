import { type MouseEvent, type ReactNode, useState } from 'react';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { type Format, formats, reportAddress, type ReportForm } from './report-address.ts';
import { fetchReport } from './report.ts';

/** Real links, so that they can be copied and opened elsewhere; pressed here they tell how it goes. */
export function Downloads({ roundId, form }: { roundId: string; form: ReportForm }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const [making, setMaking] = useState<Format | null>(null);
  const [error, setError] = useState<unknown>(null);

  const fetchIt = async (event: MouseEvent, format: Format) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (making !== null) return;
    setMaking(format);
    setError(null);
    try {
      say(t('answers.summary.fetched', { name: await fetchReport(reportAddress(roundId, format, form)) }));
    } catch (caught) {
      setError(caught);
    } finally {
      setMaking(null);
    }
  };

  return (
    <div className="stack" aria-busy={making !== null}>
      <Problem error={error} />
      <ul className="plain-list downloads">
        {formats.map((format) => (
          <li key={format}>
            <a href={reportAddress(roundId, format, form)} download className="ds-button" data-variant={format === 'docx' ? 'primary' : 'secondary'} onClick={(event) => void fetchIt(event, format)}><Icon name="download" size={18} /> {t(`answers.summary.${format}`)}</a>
            <span className="soft small">{t(`answers.summary.${format}.why`)}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="small">{making !== null && t('answers.summary.making')}</p>
    </div>
  );
}
