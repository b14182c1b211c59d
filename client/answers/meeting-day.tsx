/** When the meeting is moved: its body and day on a list that is not decided. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { type Meeting, meetingChange } from '#shared/answer-meetings.ts';
import { dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useChangedMeeting } from './meetings.ts';

export function MeetingDay({ meeting }: { meeting: Meeting }): ReactNode {
  const t = useText();
  const [asked, setAsked] = useState(false);
  if (meeting.refusals.change !== null) return null;
  return (
    <>
      <Button variant="secondary" onClick={() => setAsked(true)}>{t('meeting.day.change')}</Button>
      <Modal open={asked} title={t('meeting.day.change')} onClose={() => setAsked(false)}>
        <p>{t('meeting.day.how')}</p>
        <DayForm key={meeting.revision} meeting={meeting} onChanged={() => setAsked(false)} />
      </Modal>
    </>
  );
}

function DayForm({ meeting: { id, body, heldOn, revision, items }, onChanged }: { meeting: Meeting; onChanged: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { say } = useToasts();
  const change = useChangedMeeting(id);
  const form = useForm({
    schema: meetingChange,
    start: { body, heldOn },
    toInput: (now) => ({ ...now, revision, items: items.map(({ commentId, version }) => ({ commentId, version })) }),
    submit: async (input) => {
      await change(input);
      onChanged();
      say(t('meeting.day.changed', { body: input.body, on: dayText(locale, input.heldOn) }));
    },
  });
  return (
    <FormBody form={form} submitText={t('meeting.day.save')} labels={{ body: t('meeting.body'), heldOn: t('meeting.heldOn') }}>
      <TextField form={form} name="body" label={t('meeting.body')} description={t('meeting.body.help')} autoComplete="off" maxLength={200} />
      <DayField form={form} name="heldOn" label={t('meeting.heldOn')} />
    </FormBody>
  );
}
