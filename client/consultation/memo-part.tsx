/** The memo to the committee: fetched at any time, in the organisation's own template where it has one. */
import { Button } from '@digdir/designsystemet-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { memoMust, type MemoTemplate } from '#shared/memo.ts';
import { memoPlaceholders } from '#shared/memo-words.ts';
import { answer, api, send } from '../api.ts';
import { Moment } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { WordTemplate } from '../ui/word-template.tsx';
import { useAnswering } from './answering.tsx';

const templateQuery = (responseId: string) => queryOptions({ queryKey: ['response', 'memo-template', responseId], queryFn: () => answer(api.responses[':id']['memo-template'].$get({ param: { id: responseId } })) });

export function MemoPart(): ReactNode {
  const t = useText();
  const id = useId();
  const { locale } = useLocale();
  const { response, registered, guest } = useAnswering();
  if (response === null || registered || guest || response.channel !== 'online') return null;
  return (
    <section className="stack no-print" aria-labelledby={id}>
      <h2 id={id}>{t('memo.heading')}</h2>
      <p className="soft measure">{t('memo.how')}</p>
      <div className="row"><Button asChild variant="secondary"><a href={`/api/responses/${response.id}/memo.docx?locale=${locale}`} download><Icon name="download" /> {t('memo.fetch')}</a></Button></div>
      <details className="original"><summary>{t('memo.template')}</summary><Template responseId={response.id} /></details>
    </section>
  );
}

function Template({ responseId }: { responseId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { queryKey } = templateQuery(responseId);
  const found = useQuery(templateQuery(responseId)).data;
  const own = found?.template ?? null;
  const named = (one: (typeof memoPlaceholders)[number] | undefined): string => `{{${one?.[locale] ?? ''}}}`;
  return (
    <WordTemplate
      found={found} mayKeep queryKey={queryKey} fileAddress={`/api/responses/${responseId}/memo-template/file?locale=${locale}`}
      put={async (body) => (await (await send(`/api/responses/${responseId}/memo-template`, { method: 'PUT', body })).json()) as MemoTemplate}
      putAside={() => answer(api.responses[':id']['memo-template'].$delete({ param: { id: responseId } }))}
      placeholders={memoPlaceholders.map((one) => ({ name: named(one), must: memoMust.includes(one.key) }))}
      words={{
        stands: own === null ? t('memo.template.none') : <>{t('memo.template.own', { name: own.name, by: own.by })} <Moment value={own.at} /></>,
        how: t('memo.template.how', { example: named(memoPlaceholders.find(({ key }) => key === 'registryNumber')) }),
        choose: t(own === null ? 'memo.template.choose' : 'memo.template.replace'), fetch: t(own === null ? 'memo.template.fetchOurs' : 'memo.template.fetchOwn'),
        putAside: t('memo.template.putAside'), kept: t('memo.template.kept'), aside: t('memo.template.aside'), placeholders: t('memo.placeholders'), must: t('memo.placeholders.must'),
      }}
    />
  );
}
