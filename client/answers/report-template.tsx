/** In which Word file the summaries of the matter are set: ours, or the authority's own. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { reportMust, type ReportTemplate as Kept } from '#shared/report-template.ts';
import { reportPlaceholders } from '#shared/report-words.ts';
import { answer, api, send } from '../api.ts';
import { useRound } from '../consultation/round-context.ts';
import { momentText } from '../ui/dates.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { WordTemplate } from '../ui/word-template.tsx';

const templateQuery = (matterId: string) => queryOptions({ queryKey: ['export', matterId, 'template'], queryFn: () => answer(api.matters[':id']['report-template'].$get({ param: { id: matterId } })) });

export function ReportTemplate(): ReactNode {
  const t = useText();
  const { matterId } = useRound();
  return <details className="original no-print"><summary>{t('answers.template')}</summary><Template matterId={matterId} /></details>;
}

function Template({ matterId }: { matterId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { queryKey } = templateQuery(matterId);
  const found = useQuery(templateQuery(matterId)).data;
  const own = found?.template ?? null;
  const named = (one: (typeof reportPlaceholders)[number] | undefined): string => `{{${one?.[locale] ?? ''}}}`;
  return (
    <WordTemplate
      found={found} mayKeep={found?.refusals.keep === null} queryKey={queryKey} fileAddress={`/api/matters/${matterId}/report-template/file?locale=${locale}`}
      put={async (body) => (await (await send(`/api/matters/${matterId}/report-template`, { method: 'PUT', body })).json()) as Kept}
      putAside={() => answer(api.matters[':id']['report-template'].$delete({ param: { id: matterId } }))}
      placeholders={reportPlaceholders.map((one) => ({ name: named(one), must: reportMust.includes(one.key) }))}
      words={{
        stands: own === null ? t('answers.template.none') : t('answers.template.own', { name: own.name, by: own.by, at: momentText(locale, own.at, 'medium') }),
        how: t('answers.template.how', { example: named(reportPlaceholders.find(({ key }) => key === 'registryNumber')) }),
        choose: t(own === null ? 'answers.template.choose' : 'answers.template.replace'), fetch: t(own === null ? 'answers.template.fetchOurs' : 'answers.template.fetchOwn'),
        putAside: t('answers.template.putAside'), kept: t('answers.template.kept'), aside: t('answers.template.aside'), placeholders: t('answers.template.placeholders'), must: t('answers.template.must'),
      }}
    />
  );
}
