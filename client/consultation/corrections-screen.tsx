/** What each correction of a round's text changed, for those who answer: both versions in one, what came and what went. */
import { Switch } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CorrectedText, Correction } from '#shared/round-corrections.ts';
import { ChangeFigures, ChangeList } from '../drafting/change-list.tsx';
import { ComparisonText, showChange } from '../drafting/comparison-text.tsx';
import { useCrumb } from '../ui/crumbs.tsx';
import { dayText } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { consultedComparisonQuery } from './consultation.ts';
import { useConsultation } from './consultation-context.ts';
import '../drafting/history.css';

export function CorrectionsScreen(): ReactNode {
  const t = useText();
  const { consulteeId, round, matter } = useConsultation();
  useCrumb(2, t('consultation.corrections.title'), `/remissomgang/${consulteeId}/rattelser`);
  return (
    <div className="stack-wide">
      <PageTitle title={t('consultation.corrections.title')} over={matter.title} space="record" />
      {round.corrections.length === 0 && <EmptyState>{t('consultation.corrections.none')}</EmptyState>}
      {round.corrections.toReversed().map((one) => <One key={one.id} correction={one} consulteeId={consulteeId} />)}
      <p className="no-print"><Link to="/remissomgang/$consulteeId" params={{ consulteeId }} className="text-link">{t('consultation.corrections.back')}</Link></p>
    </div>
  );
}

function One({ correction: { version, versionBefore, at, reason, decidedBy, decidedOn, texts }, consulteeId }: { correction: Correction; consulteeId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  return (
    <Section title={t('consultation.corrections.one', { before: versionBefore, version })}>
      <p>{t('consultation.corrections.when', { day: dayText(locale, at) })} {reason} <span className="soft">{t('consultation.corrected.by', { by: decidedBy, on: dayText(locale, decidedOn) })}</span></p>
      {texts.map((text) => <Text key={text.documentId} text={text} several={texts.length > 1} consulteeId={consulteeId} />)}
    </Section>
  );
}

function Text({ text: { title, fate, before, after, documentId }, several, consulteeId }: { text: CorrectedText; several: boolean; consulteeId: string }): ReactNode {
  const t = useText();
  return (
    <section className="stack" aria-label={title}>
      {several && <h3 lang="sv">{title}</h3>}
      {fate === 'changed' && before !== null && after !== null ? <Changes name={documentId} before={before} after={after} consulteeId={consulteeId} />
        : <p className="soft">{t(fate === 'added' || fate === 'removed' ? `consultation.corrected.${fate}` : 'consultation.corrected.same', { title })}</p>}
    </section>
  );
}

function Changes({ name, before, after, consulteeId }: { name: string; before: string; after: string; consulteeId: string }): ReactNode {
  const t = useText();
  const compared = useQuery(consultedComparisonQuery(consulteeId, { before, after }));
  const [only, setOnly] = useState(true);
  const [current, setCurrent] = useState(-1);
  const go = (at: number): void => {
    setCurrent(at);
    showChange(name, at);
  };
  return (
    <Answered question={compared}>
      {({ comparison }) => (
        <>
          <ChangeFigures comparison={comparison} />
          <details className="no-print"><summary>{t('compare.list')}</summary><ChangeList changes={comparison.changes} current={current} onGo={go} /></details>
          <div className="no-print"><Switch data-size="sm" label={t('compare.only')} checked={only} onChange={(event) => setOnly(event.target.checked)} /></div>
          <ComparisonText comparison={comparison} only={only} name={name} />
        </>
      )}
    </Answered>
  );
}
