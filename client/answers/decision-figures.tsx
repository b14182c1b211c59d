/** The figures that replace "most comments were taken into account" in the decision basis, adding up (`domain.md` rule 1). */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { dispositions } from '#shared/export.ts';
import type { Locale } from '#shared/messages/format.ts';
import { useRound } from '../consultation/round-context.ts';
import { timeText } from '../ui/dates.tsx';
import { Answered } from '../ui/loading.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { overviewQuery } from './answers.ts';
import { decisionParagraph } from './report.ts';

export function DecisionFigures({ roundId, locale }: { roundId: string; locale: Locale }): ReactNode {
  const t = useText();
  const { counts } = useRound();
  const overview = useQuery(overviewQuery(roundId));
  return (
    <Section title={t('answers.summary.figures')} id="figures">
      <p className="soft">{t('answers.summary.figures.lead')}</p>
      <Answered question={overview}>
        {({ comments, byDisposition, byState }) => (
          <div className="stack">
            <Figures
              title={t('answers.summary.figures.responses')} sum={[t('answers.summary.figures.invited'), counts.invited]}
              rows={[
                [t('answers.summary.figures.answered'), counts.answered],
                [t('answers.summary.figures.declined'), counts.declined, 'within'],
                [t('answers.summary.figures.late'), counts.late, 'within'],
                ...(counts.jointly === undefined ? [] : [[t('answers.summary.figures.jointly'), counts.jointly, 'within'] as const]),
                [t('answers.summary.figures.notAnswered'), counts.notAnswered],
              ]}
              beside={[
                [t('answers.summary.figures.unsolicited'), counts.unsolicited],
                ...(counts.leftOut === 0 ? [] : [[t('answers.summary.figures.leftOut'), counts.leftOut] as const]),
                ...(counts.withdrawn === 0 ? [] : [[t('answers.summary.figures.withdrawn'), counts.withdrawn] as const]),
                ...(counts.supplements === 0 ? [] : [[t('answers.summary.figures.supplements'), counts.supplements] as const]),
                ...(counts.extensions === 0 ? [] : [[t('answers.summary.figures.extensions'), counts.extensions] as const]),
              ]}
            />
            <Figures
              title={t('answers.summary.figures.comments')} sum={[t('answers.summary.figures.sum'), comments]}
              rows={[
                ...dispositions.map((one): [string, number] => [t(`ui.disposition.${one}`), byDisposition[one] ?? 0]),
                [t('answers.summary.figures.undecided'), (byState.new ?? 0) + (byState.proposed ?? 0)],
                ...((byState.withdrawn ?? 0) === 0 ? [] : [[t('answers.summary.figures.withdrawnComments'), byState.withdrawn ?? 0] as const]),
                ...((byState.replaced ?? 0) === 0 ? [] : [[t('answers.summary.figures.replacedComments'), byState.replaced ?? 0] as const]),
              ]}
            />
          </div>
        )}
      </Answered>
      <Paragraph roundId={roundId} locale={locale} key={locale} />
    </Section>
  );
}

interface FiguresProps {
  title: string;
  rows: readonly (readonly [name: string, count: number, within?: 'within'])[];
  sum: readonly [name: string, count: number];
  /** Counted beside the sum, never in it. */
  beside?: readonly (readonly [name: string, count: number])[];
}

function Figures({ title, rows, sum, beside = [] }: FiguresProps): ReactNode {
  const t = useText();
  return (
    <table className="small-table figures">
      <thead><tr><th scope="col">{title}</th><th scope="col" className="number-cell">{t('answers.summary.figures.number')}</th></tr></thead>
      <tbody>
        {rows.map(([name, count, within]) => <tr key={name} data-within={within}><th scope="row">{name}</th><td className="number-cell">{count}</td></tr>)}
        <tr className="figures-sum"><th scope="row">{sum[0]}</th><td className="number-cell">{sum[1]}</td></tr>
        {beside.map(([name, count]) => <tr key={name}><th scope="row">{name}</th><td className="number-cell">{count}</td></tr>)}
      </tbody>
    </table>
  );
}

/** Asked for on demand: the files' own writer makes the sentences, so they are the same to the letter. */
function Paragraph({ roundId, locale }: { roundId: string; locale: Locale }): ReactNode {
  const t = useText();
  const { locale: spoken } = useLocale();
  const { say } = useToasts();
  const [text, setText] = useState<{ words: string; at: string } | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const show = async () => {
    setPending(true);
    setError(null);
    try {
      setText({ words: await decisionParagraph(roundId, locale), at: new Date().toISOString() });
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text?.words ?? '');
    say(t('answers.summary.paragraph.copied'));
  };
  return (
    <div className="stack-tight" aria-live="polite">
      <Problem error={error} />
      {text && <><p className="quoted" lang={locale}>{text.words}</p><p className="soft small">{t('answers.summary.paragraph.at', { time: timeText(spoken, text.at) })}</p></>}
      <div className="row">
        <Button variant="secondary" loading={pending} onClick={() => void show()}>{t('answers.summary.paragraph')}</Button>
        {text && <Button variant="tertiary" onClick={() => void copy().catch(setError)}>{t('answers.summary.paragraph.copy')}</Button>}
      </div>
    </div>
  );
}
