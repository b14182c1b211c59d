/** The comment summary: what it holds, in which form, what every page will say of it, and the files. */
import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { hasThemeText } from '#shared/answers.ts';
import { reportGroupings } from '#shared/export.ts';
import type { Locale } from '#shared/messages/format.ts';
import { ChipGroup, RemovableChip } from '../ui/chip.tsx';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { PageTitle, Section } from '../ui/page.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { commentsQuery, overviewQuery, themesQuery } from './answers.ts';
import { DecisionFigures } from './decision-figures.tsx';
import { AnswerSheet } from './answer-sheet.tsx';
import { Downloads } from './downloads.tsx';
import { FinalReports } from './final-report.tsx';
import { UnwrittenThemes } from './unwritten-themes.tsx';
import { describe, useFilterWords } from './filter-words.ts';
import { benchSearch, filterOf, isFiltered, type BenchSearch, withoutPart } from './filter.ts';
import { MadeFiles } from './made-files.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { ReportTemplate } from './report-template.tsx';
import { RoundTabs } from './round-tabs.tsx';
import type { ReportForm } from './report-address.ts';
import { ToBench } from './to-bench.tsx';

export function SummaryScreen(): ReactNode {
  const { roundId = '' } = useParams({ strict: false });
  return <Summary key={roundId} roundId={roundId} />;
}

function Summary({ roundId }: { roundId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const raw = useSearch({ strict: false });
  const search = useMemo(() => filterOf(benchSearch(raw)), [raw]);
  const parts = useFilterWords(roundId)(search);
  const [groupBy, setGroupBy] = useState<ReportForm['groupBy']>('clause');
  const [language, setLanguage] = useState<Locale>(locale);
  const overview = useQuery(overviewQuery(roundId));
  const listed = useInfiniteQuery(commentsQuery(roundId, search)).data?.pages[0]?.total;
  const themes = useQuery(themesQuery(roundId)).data?.items ?? [];
  const filtered = isFiltered(search);
  const description = describe(parts);
  const go = (next: BenchSearch) => void navigate({ to: '/omgangar/$roundId/sammanstallning', params: { roundId }, search: next, resetScroll: false });

  return (
    <div className="stack answers-page">
      <PageTitle title={t('answers.summary')} space="working" />
      <RoundTabs />
      <p className="lead">{t('answers.summary.lead')}</p>
      <Answered question={overview}>
        {(found) => {
          const { comments, byState, withoutChange } = found;
          const undecided = (byState.new ?? 0) + (byState.proposed ?? 0);
          const marking = filtered ? 'selection' : 'working';
          return (
            <div className="summary-columns">
              <div className="stack-wide">
                {found.conclusion !== null && <FinalReports overview={found} roundId={roundId} groupBy={groupBy} locale={language} themes={themes} />}
                <Section title={t(found.finalReports.some(({ standing }) => standing) ? 'answers.summary.chooseWorking' : 'answers.summary.choose')} id="form">
                  <div className="summary-choices">
                    <Fieldset>
                      <Fieldset.Legend>{t('answers.summary.groupBy')}</Fieldset.Legend>
                      {reportGroupings.map((one) => <Radio key={one} name="group-by" value={one} label={t(`answers.summary.groupBy.${one}`)} checked={groupBy === one} onChange={() => setGroupBy(one)} />)}
                    </Fieldset>
                    <Fieldset>
                      <Fieldset.Legend>{t('answers.summary.locale')}</Fieldset.Legend>
                      {(['sv', 'en'] as const).map((one) => <Radio key={one} name="locale" value={one} label={t(`ui.language.${one}`)} checked={language === one} onChange={() => setLanguage(one)} />)}
                    </Fieldset>
                  </div>
                  <div className="stack-tight">
                    <h3>{t('answers.summary.filter')}</h3>
                    {filtered ? <ChipGroup label={t('answers.filter.active')}>{parts.map((part) => <RemovableChip key={part.name + part.value} onRemove={() => go(withoutPart(search, part))}>{part.words}</RemovableChip>)}</ChipGroup> : <p>{t('answers.summary.filter.none')}</p>}
                    <div><Link to="/omgangar/$roundId/synpunkter" params={{ roundId }} search={search} className="text-link">{t(filtered ? 'answers.summary.filter.change' : 'answers.summary.filter.choose')}</Link></div>
                  </div>
                  <div className="stack-tight">
                    <h3>{t('answers.summary.marking')}</h3>
                    <p className="marking" data-marking={marking}>{t(`answers.summary.marking.${marking}`, { description, count: undecided })}</p>
                    {marking === 'selection' && undecided > 0 && <p className="marking" data-marking="working">{t('answers.summary.marking.working', { count: undecided })}</p>}
                    <p className="soft small">{t(`answers.summary.marking.${marking}Why`)}</p>
                  </div>
                  {withoutChange > 0 && <p className="warned"><Icon name="warning" size={18} /><span>{t('answers.withoutChange', { count: withoutChange })} <ToBench roundId={roundId} search={{ change: 'none' }}>{t('answers.gate.open')}</ToBench></span></p>}
                  {found.conclusion === null && <UnwrittenThemes themes={themes} roundId={roundId} />}
                  <Downloads roundId={roundId} form={{ ...search, groupBy, locale: language }} />
                  <ReportTemplate />
                </Section>
                <MadeFiles roundId={roundId} />
                {found.conclusion === null && found.refusals.sheet === null && <AnswerSheet roundId={roundId} />}
                {found.conclusion === null && <FinalReports overview={found} roundId={roundId} groupBy={groupBy} locale={language} themes={themes} />}
              </div>
              <div className="stack-wide">
                <Section title={t('answers.summary.contains')} id="contains">
                  <ul>
                    <li>{t('answers.summary.part.round')}</li>
                    <li>{t('answers.summary.part.paragraph')}</li>
                    <li>{t('answers.summary.part.themes', { count: themes.filter(hasThemeText).length })}</li>
                    <li>{t('answers.summary.part.stances')}</li>
                    <li>{t('answers.summary.part.comments', { count: listed ?? comments })}</li>
                  </ul>
                </Section>
                <OutcomeChoice roundId={roundId} concluded={found.conclusion !== null} />
                <DecisionFigures roundId={roundId} locale={language} />
              </div>
            </div>
          );
        }}
      </Answered>
    </div>
  );
}
