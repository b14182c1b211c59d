/** After the conclusion, before the report is public: those who answered read in confidence what happened to their comments. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { preNoticeInput } from '#shared/answer-letters.ts';
import { ActButton } from '../ui/act-button.tsx';
import { dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, useForm } from '../ui/form.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { noticeActs, noticeQuery } from './pre-notice.ts';
import { PreNoticeSetting } from './pre-notice-setting.tsx';

export function PreNoticePart({ roundId }: { roundId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const [asked, setAsked] = useState(false);
  const { data } = useQuery(noticeQuery(roundId));
  if (data === undefined) return null;
  const { toSend, given, set } = data;
  const refusal = data.refusals.give ?? null;
  // Once the report is public there is nothing to tell in confidence.
  if (given === null && (refusal === 'report-published' || refusal === 'notice-nobody')) return null;
  return (
    <div className="stack-tight">
      <h3>{t('answers.notice')}</h3>
      <PreNoticeSetting roundId={roundId} />
      {given !== null ? <p>{t('answers.notice.given', { by: given.by, count: given.letters, on: dayText(locale, given.on, 'medium'), day: dayText(locale, given.publicOn, 'medium') })}</p> : set !== null && refusal !== 'lead-only' && (
        <>
          <p>{t('answers.notice.lead', { count: toSend.length })}</p>
          <div className="no-print"><ActButton variant="secondary" refusal={refusal} onAct={() => setAsked(true)}>{t('answers.notice.give')}</ActButton></div>
        </>
      )}
      <Modal open={asked} title={t('answers.notice.title', { count: toSend.length })} onClose={() => setAsked(false)}>
        <p>{t('answers.notice.text')}</p>
        <NoticeForm roundId={roundId} expected={toSend.length} onGiven={() => setAsked(false)} />
      </Modal>
    </div>
  );
}

function NoticeForm({ roundId, expected, onGiven }: { roundId: string; expected: number; onGiven: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const key = useRef(crypto.randomUUID());
  const form = useForm({
    schema: preNoticeInput, start: { publicOn: '' }, toInput: ({ publicOn }) => ({ publicOn, expected }),
    submit: async (json) => {
      client.setQueryData(noticeQuery(roundId).queryKey, await noticeActs.give(roundId, json, key.current));
      say(t('answers.notice.done', { count: expected }));
      onGiven();
      await client.invalidateQueries({ predicate: ({ queryKey }) => ['journal', 'publication'].includes(String(queryKey[0])) });
    },
  });
  return (
    <FormBody form={form} submitText={t('answers.notice.act')} labels={{ publicOn: t('answers.notice.day') }}>
      <DayField form={form} name="publicOn" label={t('answers.notice.day')} description={t('answers.notice.day.help')} />
    </FormBody>
  );
}
