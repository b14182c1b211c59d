/** The files that were made of the summary: fetched again, cancelled while they are made, taken away. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { PersonalData } from '#shared/export.ts';
import { limits } from '#shared/limits.ts';
import { personalKinds, type ReportExport } from '#shared/report-exports.ts';
import { dayText, momentText } from '../ui/dates.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { exportActs, exportAddress, exportsQuery, isUnderWay } from './exports.ts';
import { fetchReport } from './report.ts';

export function MadeFiles({ roundId }: { roundId: string }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const question = useQuery(exportsQuery(roundId));
  const [removing, setRemoving] = useState<ReportExport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const top = useRef<HTMLDivElement>(null);

  const anew = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'export' || queryKey[0] === 'journal' });
  const act = async (work: () => Promise<unknown>, said: string) => {
    setError(null);
    try {
      await work();
      say(said);
      // The button that was pressed is gone.
      top.current?.focus();
    } catch (caught) {
      setError(caught);
    }
    await anew();
  };

  return (
    <Section title={t('answers.exports')} id="exports">
      <div ref={top} tabIndex={-1} className="stack">
        <p className="soft measure">{t('answers.exports.lead', { days: limits.exportKeptDays })}</p>
        <Problem error={error} />
        <Answered question={question}>
          {({ items }) => (items.length === 0 ? <p>{t('answers.exports.none')}</p> : (
            <ul className="plain-list made-files">
              {items.map((one) => <li key={one.id}><MadeFile one={one} onError={setError} onRemove={() => setRemoving(one)} onCancel={() => void act(() => exportActs.cancel(one.id), t('answers.exports.cancelled'))} /></li>)}
            </ul>
          ))}
        </Answered>
      </div>
      <ConfirmDialog
        open={removing !== null} title={t('answers.exports.remove.title')} act={t('answers.exports.remove')} danger onClose={() => setRemoving(null)}
        onConfirm={async () => {
          if (removing !== null) await exportActs.remove(removing.id);
          say(t('answers.exports.removed'));
          await anew();
        }}
      >
        <p>{t('answers.exports.remove.text', { name: removing?.made?.name ?? t('answers.exports.format', { format: removing?.format ?? '' }) })}</p>
      </ConfirmDialog>
    </Section>
  );
}

interface Props { one: ReportExport; onError: (error: unknown) => void; onCancel: () => void; onRemove: () => void }

function MadeFile({ one, onError, onCancel, onRemove }: Props): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { say } = useToasts();
  const { made, by, format, groupBy } = one;
  const at = momentText(locale, made?.at ?? one.at, 'medium');
  const formatName = t('answers.exports.format', { format });
  const name = made?.name ?? formatName;
  const fetchIt = () => fetchReport(exportAddress(one.id)).then((told) => say(t('answers.summary.fetched', { name: told })), onError);
  return (
    <>
      <div className="stack-tight made-file">
        <p className="made-file-name"><Icon name="document" size={18} /> <strong>{name}</strong>{made && <span className="soft small"> {formatName}, {sizeText(t, made.size)}</span>}</p>
        <p>{made === null ? t(one.filtered ? 'answers.exports.part' : 'answers.exports.all') : one.filtered ? t('answers.exports.selection', { listed: made.listed, comments: made.comments, selection: made.selection }) : t('answers.exports.whole', { comments: made.comments })}. {t('answers.exports.form', { groupBy, locale: one.locale })}.</p>
        {one.anonymised && <p>{made?.replaced ? replacedText(t, made.replaced) : t('answers.exports.anonymised')}</p>}
        {isUnderWay(one) && (
          <>
            {one.state === 'writing' && <progress value={one.progress} max={100} aria-label={t('answers.exports.writing', { progress: one.progress, by, at })} />}
            <p className="soft small">{t(one.state === 'writing' ? 'answers.exports.writing' : 'answers.exports.waiting', { progress: one.progress, by, at })}</p>
          </>
        )}
        {one.failure !== null && <p className="warned"><Icon name="warning" size={18} /><span>{t(`answers.exports.failed.${one.failure}`)}</span></p>}
        {made && <p className="soft small">{t('answers.exports.made', { by, at, packageNumber: made.packageNumber, undecided: made.undecided, until: dayText(locale, made.keptUntil, 'medium') })}</p>}
        {made && <details className="small"><summary>{t('answers.exports.hash')}</summary><code className="checksum">{made.hash}</code></details>}
      </div>
      <div className="row made-file-acts no-print">
        {made && <a href={exportAddress(one.id)} download className="ds-button" data-variant="secondary" aria-label={t('answers.exports.fetch.of', { name, at })} onClick={(event) => { event.preventDefault(); void fetchIt(); }}><Icon name="download" size={18} /> {t('answers.exports.fetch')}</a>}
        {one.refusals.cancel === null && <Button variant="tertiary" aria-label={t('answers.exports.cancel.of', { format: formatName, at })} onClick={onCancel}>{t('answers.exports.cancel')}</Button>}
        {one.refusals.remove === null && <Button variant="tertiary" aria-label={t('answers.exports.remove.of', { name, at })} onClick={onRemove}>{t('answers.exports.remove')}</Button>}
      </div>
    </>
  );
}

const sizeText = (t: ReturnType<typeof useText>, bytes: number): string => t('answers.exports.size', bytes < 2 ** 20 / 10 ? { size: 'small', megabytes: 0 } : { size: 'large', megabytes: Math.round((bytes / 2 ** 20) * 10) / 10 });

function replacedText(t: ReturnType<typeof useText>, replaced: PersonalData): string {
  const parts = personalKinds.filter((kind) => replaced[kind] > 0).map((kind) => t(`answers.exports.part.${kind}`, { n: replaced[kind] }));
  return parts.length === 0 ? t('answers.exports.replaced.nothing') : t('answers.exports.replaced', { parts: parts.join(', ') });
}
