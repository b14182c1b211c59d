/** A consultee of a planned round: which of its bodies is asked, where the letter goes, and who gets the way in. */
import { Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { type Consultee, consulteeChange } from '#shared/consultation.ts';
import { consulteeCategories } from '#shared/export.ts';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';

interface Props {
  consultee: Consultee | null;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

export function ChangeConsultee({ consultee, onClose, onDone }: Props): ReactNode {
  const t = useText();
  return <Modal open={consultee !== null} title={t('consultation.consultee.change.title', { name: consultee?.organisation ?? '' })} onClose={onClose}>{consultee && <ChangeForm consultee={consultee} onClose={onClose} onDone={onDone} />}</Modal>;
}

function ChangeForm({ consultee, onClose, onDone }: Props & { consultee: Consultee }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const form = useForm({
    schema: consulteeChange,
    start: { body: consultee.body ?? '', category: consultee.category as string, officialMail: consultee.officialMail, contactName: consultee.contactName ?? '', contactMail: consultee.contactMail ?? '', obliged: consultee.obliged ? 'yes' : '' },
    toInput: ({ body, contactName, contactMail, obliged, ...rest }) => ({ ...rest, body: body.trim() || null, contactName: contactName.trim() || null, contactMail: contactMail.trim() || null, obliged: obliged !== '' }),
    submit: async (json) => {
      await acts.changeConsultee(consultee.id, json);
      await onDone();
      say(t('consultation.consultee.changed', { name: consultee.organisation }));
      onClose();
    },
  });
  const labels = { body: t('consultation.body'), category: t('consultation.category'), officialMail: t('consultation.officialMail'), contactName: t('consultation.contactName'), contactMail: t('consultation.contactMail') };
  return (
    <FormBody form={form} submitText={t('consultation.consultee.change.act')} labels={labels}>
      <TextField form={form} name="body" label={labels.body} description={t('consultation.body.how')} autoComplete="off" optional />
      <SelectField form={form} name="category" label={labels.category} options={consulteeCategories.map((category) => ({ value: category, text: t(`consultation.category.${category}`) }))} />
      <TextField form={form} name="officialMail" label={labels.officialMail} description={t('consultation.officialMail.how')} type="email" autoComplete="off" />
      <TextField form={form} name="contactName" label={labels.contactName} description={t('consultation.contactName.how')} autoComplete="off" optional />
      <TextField form={form} name="contactMail" label={labels.contactMail} description={t('consultation.contactMail.how')} type="email" autoComplete="off" optional />
      <Checkbox label={t('consultation.obliged')} description={t('consultation.obliged.how')} checked={form.values.obliged !== ''} onChange={(event) => form.set('obliged', event.target.checked ? 'yes' : '')} />
    </FormBody>
  );
}
