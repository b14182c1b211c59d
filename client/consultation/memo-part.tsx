/** The memo to the committee: fetched at any time, in the organisation's own template where it has one. */
import { Button } from '@digdir/designsystemet-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { memoMust, type MemoTemplate } from '#shared/memo.ts';
import { memoPlaceholders } from '#shared/memo-words.ts';
import { answer, api, send } from '../api.ts';
import { Moment } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
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
  const id = useId();
  const { locale } = useLocale();
  const { say } = useToasts();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const found = useQuery(templateQuery(responseId)).data;
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const changing = async (work: () => Promise<MemoTemplate>, done: string) => {
    setError(null);
    setSending(true);
    try {
      client.setQueryData(templateQuery(responseId).queryKey, await work());
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
    return (await (await send(`/api/responses/${responseId}/memo-template`, { method: 'PUT', body })).json()) as MemoTemplate;
  }, t('memo.template.kept'));
  const own = found?.template ?? null;
  return (
    <div className="stack">
      <p>{own === null ? t('memo.template.none') : t('memo.template.own', { name: own.name, by: own.by })} {own && <Moment value={own.at} />}</p>
      <p className="soft small" id={`${id}how`}>{t('memo.template.how', { example: `{{${memoPlaceholders.find(({ key }) => key === 'registryNumber')?.[locale] ?? ''}}}` })}</p>
      <div className="row">
        <span className="file-choose ds-button" data-variant="secondary" data-size="sm">
          <label htmlFor={id}><Icon name="plus" size={16} /> {t(own === null ? 'memo.template.choose' : 'memo.template.replace')}</label>
          <input ref={input} id={id} type="file" accept=".docx" disabled={sending} aria-describedby={`${id}how`} onChange={(event) => { const [file] = event.target.files ?? []; if (file) void keep(file); }} />
        </span>
        <a href={`/api/responses/${responseId}/memo-template/file?locale=${locale}`} download className="text-link"><Icon name="download" size={16} /> {t(own === null ? 'memo.template.fetchOurs' : 'memo.template.fetchOwn')}</a>
        {own && <button type="button" className="text-button" onClick={() => void changing(() => answer(api.responses[':id']['memo-template'].$delete({ param: { id: responseId } })), t('memo.template.aside'))}>{t('memo.template.putAside')}</button>}
      </div>
      <Problem error={error} />
      <details>
        <summary>{t('memo.placeholders')}</summary>
        <ul className="plain-list stack-tight">{memoPlaceholders.map((one) => <li key={one.key}><code>{`{{${one[locale]}}}`}</code>{memoMust.includes(one.key) && <span className="soft small"> {t('memo.placeholders.must')}</span>}</li>)}</ul>
      </details>
    </div>
  );
}
