/** A letter that did not get there: to whom and why, where it shall go now, and it is sent once more. */
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { Consultee, ConsulteeLetter } from '#shared/consultation.ts';
import { sendAgainInput } from '#shared/consultee-register.ts';
import { dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';
import { ReturnReason } from './unreached-letters.tsx';

export function SendAgainDialog({ consultee, onClose }: { consultee: Consultee | null; onClose: () => void }): ReactNode {
  const t = useText();
  return <Modal open={consultee !== null} title={t('again.title', { name: consultee?.name ?? '' })} onClose={onClose}>{consultee && <Choose consultee={consultee} onClose={onClose} />}</Modal>;
}

/** Letters to one address are one choice: the newest stands for them. */
function Choose({ consultee, onClose }: { consultee: Consultee; onClose: () => void }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const open = consultee.letters.filter(({ refusals }) => refusals.sendAgain === null);
  // What is shown stays while it is being sent, also when the register has come anew meanwhile.
  const [letters] = useState(open);
  const [id, setId] = useState(letters[0]?.id);
  const letter = letters.find((one) => one.id === id);
  return (
    <div className="stack">
      {letters.length > 1 && (
        <Field>
          <Label>{t('again.which')}</Label>
          <Select value={id} onChange={(event) => setId(event.target.value)}>
            {letters.map((one) => <Select.Option key={one.id} value={one.id}>{`${t(`register.letters.kind.${one.kind}`)} ${dayText(locale, one.at)}, ${one.recipient}`}</Select.Option>)}
          </Select>
        </Field>
      )}
      {letter && <Send key={letter.id} consultee={consultee} letter={letter} onClose={onClose} />}
    </div>
  );
}

function Send({ consultee, letter, onClose }: { consultee: Consultee; letter: ConsulteeLetter; onClose: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  // The same try, however often the button is pressed over a bad line; another address is another act.
  const key = useRef({ email: '', key: '' });
  const form = useForm({
    schema: sendAgainInput,
    start: { email: letter.recipient },
    submit: async ({ email }) => {
      if (key.current.email !== email) key.current = { email, key: crypto.randomUUID() };
      await acts.sendAgain(consultee.id, letter.id, { email }, key.current.key);
      await Promise.all(['consultee', 'journal'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
      say(t('again.done', { name: consultee.name }));
      onClose();
    },
  });
  const isCoordinators = consultee.coordinators.some(({ email }) => email === letter.recipient);
  const labels = { email: t('again.email') };
  return (
    <>
      <p>{t('again.what', { address: letter.recipient })} <ReturnReason letter={letter} /></p>
      <FormBody form={form} submitText={t('again.act')} labels={labels}>
        <TextField form={form} name="email" label={labels.email} description={t('again.email.how')} type="email" autoComplete="off" />
        <div role="status">{form.values.email.trim() !== letter.recipient && <p className="soft">{t(isCoordinators ? 'again.email.coordinator' : 'again.email.corrected')}</p>}</div>
      </FormBody>
    </>
  );
}
