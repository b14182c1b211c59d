/** The lead closes the text, or one clause of it, to writing. */
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type * as Y from 'yjs';
import { toDoc } from '#shared/agreement/flat-text.ts';
import { lockInput, lockPurposes, type WorkingDocument } from '#shared/drafting.ts';
import { answer, api } from '../api.ts';
import { headingsOf } from '../editor/headings.ts';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

interface Props {
  open: boolean;
  document: WorkingDocument;
  /** The text, whose clauses can be chosen. */
  text: Y.Doc;
  onClose: () => void;
}

export function LockDialog({ open, ...rest }: Props): ReactNode {
  const t = useText();
  return (
    <Modal open={open} title={t('drafting.lock.title')} onClose={rest.onClose}>
      <p>{t('drafting.lock.lead')}</p>
      <LockForm {...rest} />
    </Modal>
  );
}

const whole = '';

function LockForm({ document, text, onClose }: Omit<Props, 'open'>): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const locked = new Set(document.locks.map(({ block }) => block));
  const clauses = headingsOf(toDoc(text)).filter(({ id }) => !locked.has(id));
  const form = useForm({
    schema: lockInput,
    start: { block: whole, purpose: 'drafting' as string, reason: '' },
    toInput: ({ block, ...rest }) => ({ ...rest, block: block === whole ? null : block }),
    submit: async (json) => {
      await answer(api.documents[':id'].locks.$post({ param: { id: document.id }, json }));
      await client.invalidateQueries({ queryKey: ['document'] });
      say(t(json.block === null ? 'drafting.lock.documentDone' : 'drafting.lock.done'));
      onClose();
    },
  });
  const labels = { block: t('drafting.lock.part'), purpose: t('drafting.lock.purpose'), reason: t('drafting.lock.reason') };
  return (
    <FormBody form={form} submitText={t('drafting.lock.act')} labels={labels}>
      <SelectField
        form={form} name="block" label={labels.block} description={t('drafting.lock.partHelp')}
        options={[{ value: whole, text: t('drafting.lock.part.document') }, ...clauses.map(({ id, number, text: title }) => ({ value: id, text: `${number} ${title === '' ? t('drafting.lock.untitled') : title}` }))]}
      />
      <SelectField form={form} name="purpose" label={labels.purpose} options={lockPurposes.map((one) => ({ value: one, text: t(`drafting.lock.purpose.${one}`) }))} />
      <TextField form={form} name="reason" label={labels.reason} description={t('drafting.lock.reasonHelp')} rows={2} />
    </FormBody>
  );
}
