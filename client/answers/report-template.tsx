/** In which Word file the summaries of the matter are set: ours, or the authority's own. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { reportMust, type ReportTemplate as Kept } from '#shared/report-template.ts';
import { reportPlaceholders } from '#shared/report-words.ts';
import { answer, api, send } from '../api.ts';
import { useRound } from '../consultation/round-context.ts';
import { momentText } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

const templateQuery = (matterId: string) => queryOptions({ queryKey: ['export', matterId, 'template'], queryFn: () => answer(api.matters[':id']['report-template'].$get({ param: { id: matterId } })) });

export function ReportTemplate(): ReactNode {
  const t = useText();
  const { matterId } = useRound();
  return <details className="original no-print"><summary>{t('answers.template')}</summary><Template matterId={matterId} /></details>;
}

function Template({ matterId }: { matterId: string }): ReactNode {
  const t = useText();
  const id = useId();
  const { locale } = useLocale();
  const { say } = useToasts();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const found = useQuery(templateQuery(matterId)).data;
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const changing = async (work: () => Promise<Kept>, done: string) => {
    setError(null);
    setSending(true);
    try {
      client.setQueryData(templateQuery(matterId).queryKey, await work());
      say(done);
    } catch (caught) {
      setError(caught);
    }
    setSending(false);
    if (input.current) input.current.value = '';
  };
  const keep = (file: File) => changing(async () => {
    const body = new FormData();
    body.append('file', file);
    return (await (await send(`/api/matters/${matterId}/report-template`, { method: 'PUT', body })).json()) as Kept;
  }, t('answers.template.kept'));
  const own = found?.template ?? null;
  const may = found?.refusals.keep === null;
  return (
    <div className="stack">
      <p>{own === null ? t('answers.template.none') : t('answers.template.own', { name: own.name, by: own.by, at: momentText(locale, own.at, 'medium') })}</p>
      <p className="soft small" id={`${id}how`}>{t('answers.template.how', { example: `{{${reportPlaceholders.find(({ key }) => key === 'registryNumber')?.[locale] ?? ''}}}` })}</p>
      <div className="row">
        {may && (
          <span className="file-choose ds-button" data-variant="secondary" data-size="sm">
            <label htmlFor={id}><Icon name="plus" size={16} /> {t(own === null ? 'answers.template.choose' : 'answers.template.replace')}</label>
            <input ref={input} id={id} type="file" accept=".docx" disabled={sending} aria-describedby={`${id}how`} onChange={(event) => { const [file] = event.target.files ?? []; if (file) void keep(file); }} />
          </span>
        )}
        <a href={`/api/matters/${matterId}/report-template/file?locale=${locale}`} download className="text-link"><Icon name="download" size={16} /> {t(own === null ? 'answers.template.fetchOurs' : 'answers.template.fetchOwn')}</a>
        {may && own && <button type="button" className="text-button" onClick={() => void changing(() => answer(api.matters[':id']['report-template'].$delete({ param: { id: matterId } })), t('answers.template.aside'))}>{t('answers.template.putAside')}</button>}
      </div>
      <Problem error={error} />
      <details>
        <summary>{t('answers.template.placeholders')}</summary>
        <ul className="plain-list stack-tight">{reportPlaceholders.map((one) => <li key={one.key}><code>{`{{${one[locale]}}}`}</code>{reportMust.includes(one.key) && <span className="soft small"> {t('answers.template.must')}</span>}</li>)}</ul>
      </details>
    </div>
  );
}
