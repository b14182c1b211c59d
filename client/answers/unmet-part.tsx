/** After the conclusion: a letter to each whose point was not met, once, when the lead has seen who they are. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { answer, api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { dayText } from '../ui/dates.tsx';
import { ConfirmDialog } from '../ui/dialogs.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

const unmetQuery = (roundId: string) => queryOptions({
  queryKey: ['answer', 'unmet', roundId],
  queryFn: () => answer(api.rounds[':id']['unmet-letters'].$get({ param: { id: roundId } })),
  meta: { subjects: ['consultee'] },
});

export function UnmetPart({ roundId }: { roundId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const client = useQueryClient();
  const { say } = useToasts();
  const [asked, setAsked] = useState(false);
  const key = useRef(crypto.randomUUID());
  const { data } = useQuery(unmetQuery(roundId));
  if (data === undefined || data.refusals.send === 'lead-only' || data.toSend.length + data.sent === 0) return null;
  const { toSend, sent, sentOn } = data;
  return (
    <div className="stack-tight">
      <h3>{t('answers.unmet')}</h3>
      {sent > 0 && sentOn !== null && <p>{t('answers.unmet.sent', { count: sent, on: dayText(locale, sentOn, 'medium') })}</p>}
      {toSend.length > 0 && (
        <>
          <p>{t('answers.unmet.lead', { count: toSend.length })}</p>
          <div className="no-print"><ActButton variant="secondary" refusal={data.refusals.send ?? null} onAct={() => setAsked(true)}>{t('answers.unmet.send', { count: toSend.length })}</ActButton></div>
        </>
      )}
      <ConfirmDialog
        open={asked} title={t('answers.unmet.title', { count: toSend.length })} act={t('answers.unmet.act')} onClose={() => setAsked(false)}
        onConfirm={async () => {
          client.setQueryData(unmetQuery(roundId).queryKey, await answer(api.rounds[':id']['unmet-letters'].$post({ param: { id: roundId }, json: { expected: toSend.length } }, { headers: { 'idempotency-key': key.current } })));
          say(t('answers.unmet.done', { count: toSend.length }));
          await client.invalidateQueries({ queryKey: ['journal'] });
        }}
      >
        <p>{t('answers.unmet.text')}</p>
        <ul>{toSend.map(({ consulteeId, name, comments }) => <li key={consulteeId}>{t('answers.unmet.one', { name, comments })}</li>)}</ul>
      </ConfirmDialog>
    </div>
  );
}
