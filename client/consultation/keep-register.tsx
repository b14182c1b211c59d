/** What only the secretary knows of a consultee: whom one turns to, when its body meets, the answer's own number, a note. */
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Consultee, Round } from '#shared/consultation.ts';
import { registerChange } from '#shared/consultee-register.ts';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';
import { meetsLate } from './deadlines.ts';

interface Props {
  round: Round;
  consultee: Consultee | null;
  onClose: () => void;
}

export function KeepRegister({ round, consultee, onClose }: Props): ReactNode {
  const t = useText();
  return <Modal open={consultee !== null} title={t('register.keep.title', { name: consultee?.name ?? '' })} onClose={onClose}>{consultee && <KeepForm round={round} consultee={consultee} onClose={onClose} />}</Modal>;
}

function KeepForm({ round, consultee, onClose }: Props & { consultee: Consultee }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const form = useForm({
    schema: registerChange,
    start: { contactName: consultee.contactName ?? '', contactMail: consultee.contactMail ?? '', meetingOn: consultee.meetingOn ?? '', ownRegistryNumber: consultee.ownRegistryNumber, note: consultee.note },
    toInput: ({ contactName, contactMail, meetingOn, ...rest }) => ({ ...rest, contactName: contactName.trim() || null, contactMail: contactMail.trim() || null, meetingOn: meetingOn || null }),
    submit: async (json) => {
      await acts.keepRegister(consultee.id, json);
      await Promise.all(['consultee', 'journal'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
      say(t('register.kept', { name: consultee.name }));
      onClose();
    },
  });
  const labels = { contactName: t('consultation.contactName'), contactMail: t('consultation.contactMail'), meetingOn: t('register.meeting'), ownRegistryNumber: t('register.numbers.own.label'), note: t('register.note') };
  const isTooLate = consultee.response === null && meetsLate(form.values.meetingOn, { deadline: round.deadline, extendedTo: consultee.extension?.until ?? null });
  return (
    <FormBody form={form} submitText={t('register.keep.act')} labels={labels}>
      <TextField form={form} name="contactName" label={labels.contactName} description={t('register.contactName.how')} autoComplete="off" optional />
      <TextField form={form} name="contactMail" label={labels.contactMail} type="email" autoComplete="off" optional />
      <div className="stack-tight">
        <DayField form={form} name="meetingOn" label={labels.meetingOn} description={t('register.meeting.how')} optional />
        <div role="status">{isTooLate && <p className="gentle-warning"><Icon name="warning" size={18} /> {t('register.meeting.late')}</p>}</div>
      </div>
      <TextField form={form} name="ownRegistryNumber" label={labels.ownRegistryNumber} description={t('register.own.how')} autoComplete="off" optional />
      <TextField form={form} name="note" label={labels.note} description={t('register.note.how')} rows={3} optional />
    </FormBody>
  );
}
