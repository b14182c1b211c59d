/** What a consultee is told when the text was corrected while the round is open: why, what, and where the earlier version is. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Consultation } from '#shared/consultation.ts';
import { clausesTouched, type Correction } from '#shared/round-corrections.ts';
import { Icon } from '../ui/icons.tsx';
import { dayText } from '../ui/dates.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';
import { lastDay } from './deadlines.ts';

export function CorrectedText({ consultation: { round, consulteeId, earlier } }: { consultation: Consultation }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { text } = useAnswering();
  const last = round.corrections.at(-1);
  if (last === undefined) return null;
  const older = earlier.at(-1)?.documents[0];
  return (
    <section className="standing" data-tone="ochre" aria-labelledby="text-corrected">
      <Icon name="warning" />
      <div className="stack-tight">
        <h2 id="text-corrected" className="standing-title">{t('consultation.corrected', { version: last.version, day: dayText(locale, last.at) })}</h2>
        <p>{last.reason} {t('consultation.corrected.by', { by: last.decidedBy, on: dayText(locale, last.decidedOn) })}</p>
        <div><p className="small-label">{t('consultation.corrected.where')}</p><Touched correction={last} /></div>
        {round.state === 'open' && <p>{t(last.deadline === last.deadlineBefore ? 'consultation.corrected.sameDay' : 'consultation.corrected.laterDay', { day: dayText(locale, lastDay(round)) })}</p>}
        <p>{t('consultation.corrected.comments')}</p>
        <p className="no-print">
          <Link to="/remissomgang/$consulteeId/rattelser" params={{ consulteeId }} className="text-link">{t('consultation.corrected.changes')}</Link>
          {older && <> · <Link to={text} search={{ dokument: older.id }} hash="text" className="text-link">{t('consultation.corrected.earlier', { version: last.versionBefore })}</Link></>}
        </p>
      </div>
    </section>
  );
}

/** The clauses by text; the text's name only where there are several. */
function Touched({ correction: { texts } }: { correction: Correction }): ReactNode {
  const t = useText();
  const touched = clausesTouched(texts);
  return (
    <ul className="plain-list">
      {touched.map(({ title, clauses }) => <li key={title} lang="sv">{touched.length > 1 || clauses.length === 0 || texts.length > 1 ? <strong>{title}{clauses.length > 0 && ': '}</strong> : null}{clauses.join(', ')}</li>)}
      {texts.map(({ documentId, title, fate }) => (fate === 'added' || fate === 'removed') && <li key={documentId}>{t(`consultation.corrected.${fate}`, { title })}</li>)}
    </ul>
  );
}

/** Above a text that is no longer the one that counts. */
export function EarlierVersion({ documentId }: { documentId: string }): ReactNode {
  const t = useText();
  const { documents, earlier, corrections, text, packageNumber } = useAnswering();
  const version = earlier.find((one) => one.documents.some(({ id }) => id === documentId))?.number;
  if (documents.some(({ id }) => id === documentId) || version === undefined) return null;
  const now = newestOf(corrections, documentId);
  return (
    <div className="standing" data-tone="ochre" role="note">
      <Icon name="warning" />
      <div className="stack-tight">
        <p><strong>{t('consultation.earlier', { version, now: packageNumber })}</strong> {t('consultation.earlier.how')}</p>
        <p className="no-print"><Link to={text} search={now === null ? {} : { dokument: now }} hash="text" className="text-link">{t('consultation.earlier.now', { now: packageNumber })}</Link></p>
      </div>
    </div>
  );
}

/** The same text in the version that counts now; null when it was taken out. */
function newestOf(corrections: readonly Correction[], documentId: string): string | null {
  return corrections.reduce<string | null>((at, { texts }) => {
    const found = texts.find(({ before }) => before !== null && before === at);
    return found === undefined ? at : found.after;
  }, documentId);
}
