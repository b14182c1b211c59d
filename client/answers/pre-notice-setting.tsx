/** Whether the round gives notice in confidence: off from the beginning, said on the overview, the lead's to change. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { dayText } from '../ui/dates.tsx';
import { Section } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { noticeActs, noticeQuery } from './pre-notice.ts';

/** `alone`: under its own heading. */
export function PreNoticeSetting({ roundId, alone = false }: { roundId: string; alone?: boolean }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const client = useQueryClient();
  const { say } = useToasts();
  const [error, setError] = useState<unknown>(null);
  const [changing, setChanging] = useState(false);
  const { data } = useQuery(noticeQuery(roundId));
  if (data === undefined || data.given !== null) return null;
  const { set, refusals } = data;
  const change = async () => {
    setError(null);
    setChanging(true);
    try {
      client.setQueryData(noticeQuery(roundId).queryKey, await noticeActs.set(roundId, set === null));
      say(t(set === null ? 'answers.notice.isSet' : 'answers.notice.isUnset'));
      void client.invalidateQueries({ queryKey: ['journal'] });
    } catch (caught) {
      setError(caught);
    }
    setChanging(false);
  };
  const setting = (
    <div className="stack-tight">
      <p className="soft">{set === null ? t('answers.notice.off') : t('answers.notice.on', { by: set.by, on: dayText(locale, set.on, 'medium') })}</p>
      {refusals.set === null && <div className="no-print"><Button variant="secondary" loading={changing} onClick={() => void change()}>{t(set === null ? 'answers.notice.set' : 'answers.notice.unset')}</Button></div>}
      <Problem error={error} />
    </div>
  );
  return alone ? <Section title={t('answers.notice')} id="notice">{setting}</Section> : setting;
}
