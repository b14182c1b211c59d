import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Consultee, extensionInput, type Round } from '#shared/consultation.ts';
import { dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';

interface Props {
  round: Round;
  consultee: Consultee | null;
  onClose: () => void;
}

/** A later day for one consultee, with the reason on record (`domain.md` 2.3). */
export function ExtensionDialog({ round, consultee, onClose }: Props): ReactNode {
  const t = useText();
  return <Modal open={consultee !== null} title={t('consultation.extend.title', { name: consultee?.name ?? '' })} onClose={onClose}>{consultee && <ExtensionForm round={round} consultee={consultee} onClose={onClose} />}</Modal>;
}

function ExtensionForm({ round, consultee, onClose }: { round: Round; consultee: Consultee; onClose: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const client = useQueryClient();
  const { say } = useToasts();
  const form = useForm({
    schema: extensionInput,
    start: { until: '', reason: '' },
    submit: async (json) => {
      await acts.extend(consultee.id, json);
      await client.invalidateQueries({ queryKey: ['consultee'] });
      say(t('consultation.extend.done', { name: consultee.name, day: dayText(locale, json.until) }));
      onClose();
    },
  });
  const labels = { until: t('consultation.extend.until'), reason: t('consultation.extend.reason') };
  return (
    <>
      <p>{t('consultation.extend.what', { day: dayText(locale, consultee.extension?.until ?? round.deadline) })}</p>
      <FormBody form={form} submitText={t('consultation.extend.act')} labels={labels}>
        <DayField form={form} name="until" label={labels.until} wholeDay />
        <TextField form={form} name="reason" label={labels.reason} description={t('consultation.extend.reason.how')} rows={3} />
      </FormBody>
    </>
  );
}
