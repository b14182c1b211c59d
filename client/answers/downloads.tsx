/** The forms of the summary: each is made beside other work and fetched when it is there. What it tells of people is said first. */
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { type ReactNode, useRef, useState } from 'react';
import type { PersonalData } from '#shared/export.ts';
import { holdsPersonalData } from '#shared/report-exports.ts';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { askPersonalData } from './exports.ts';
import { FoundPeople } from './found-people.tsx';
import { useOrderedExports } from './ordered-exports.ts';
import { type Format, formats, type ReportForm } from './report-address.ts';

export function Downloads({ roundId, form }: { roundId: string; form: ReportForm }): ReactNode {
  const t = useText();
  const { order, waiting, error: fetching } = useOrderedExports(roundId);
  const [anonymised, setAnonymised] = useState(false);
  const [ordering, setOrdering] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState<{ format: Format; found: PersonalData } | null>(null);
  // A second press comes before the page has been drawn anew.
  const underWay = useRef(new Set<Format>());

  const begin = async (format: Format) => {
    if (anonymised) return order(format, form, { anonymised });
    const found = await askPersonalData(roundId, form);
    return holdsPersonalData(found) ? setAsked({ format, found }) : order(format, form);
  };
  const pressed = async (format: Format) => {
    if (underWay.current.has(format)) return;
    underWay.current.add(format);
    setOrdering(underWay.current.size);
    setError(null);
    await begin(format).catch(setError);
    underWay.current.delete(format);
    setOrdering(underWay.current.size);
  };

  return (
    <div className="stack" aria-busy={ordering > 0 || waiting}>
      <Checkbox label={t('answers.exports.anonymised')} description={t('answers.exports.anonymised.why')} checked={anonymised} onChange={(event) => setAnonymised(event.target.checked)} />
      <Problem error={error ?? fetching} />
      <ul className="plain-list downloads">
        {formats.map((format) => (
          <li key={format}>
            <Button variant={format === 'docx' ? 'primary' : 'secondary'} onClick={() => void pressed(format)}><Icon name="download" size={18} /> {t(`answers.summary.${format}`)}</Button>
            <span className="soft small">{t(`answers.summary.${format}.why`)}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="small">{(ordering > 0 || waiting) && t('answers.summary.making')}</p>
      <ConfirmDialog
        open={asked !== null} title={t('answers.exports.personal.title')} act={t('answers.exports.personal.yes')} onClose={() => setAsked(null)}
        onConfirm={async () => { if (asked !== null) await order(asked.format, form, { personalDataConfirmed: true }); }}
      >
        <FoundPeople found={asked?.found ?? null} />
        <p>{t('answers.exports.personal.how')}</p>
      </ConfirmDialog>
    </div>
  );
}
