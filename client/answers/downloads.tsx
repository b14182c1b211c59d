import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useOrderedExports } from './ordered-exports.ts';
import { type Format, formats, reportAddress, type ReportForm } from './report-address.ts';

/** Real links, so that they can be copied and opened elsewhere; pressed here the file is made beside other work and fetched when it is there. */
export function Downloads({ roundId, form }: { roundId: string; form: ReportForm }): ReactNode {
  const t = useText();
  const { order, waiting, error } = useOrderedExports(roundId);
  const [ordering, setOrdering] = useState(0);
  // A second press comes before the page has been drawn anew.
  const underWay = useRef(new Set<Format>());

  const pressed = async (event: MouseEvent, format: Format) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (underWay.current.has(format)) return;
    underWay.current.add(format);
    setOrdering(underWay.current.size);
    await order(format, form);
    underWay.current.delete(format);
    setOrdering(underWay.current.size);
  };

  return (
    <div className="stack" aria-busy={ordering > 0 || waiting}>
      <Problem error={error} />
      <ul className="plain-list downloads">
        {formats.map((format) => (
          <li key={format}>
            <a href={reportAddress(roundId, format, form)} download className="ds-button" data-variant={format === 'docx' ? 'primary' : 'secondary'} onClick={(event) => void pressed(event, format)}><Icon name="download" size={18} /> {t(`answers.summary.${format}`)}</a>
            <span className="soft small">{t(`answers.summary.${format}.why`)}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="small">{(ordering > 0 || waiting) && t('answers.summary.making')}</p>
    </div>
  );
}
