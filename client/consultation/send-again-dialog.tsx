/** A letter that did not get there: to whom and why, where it shall go now, and it is sent once more. */
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { Consultee, ConsulteeLetter } from '#shared/consultation.ts';
import { sendAgainInput } from '#shared/consultee-register.ts';
import { dayText } from '../ui/dates.tsx';
import { organisationsQuery } from '../people/organisations.ts';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';
import { ReturnReason } from './unreached-letters.tsx';

interface Sending { onClose: () => void; /** After it has closed. */ onSent: (consulteeId: string) => void }

export function SendAgainDialog({ consultee, ...sending }: Sending & { consultee: Consultee | null }): ReactNode {
  const t = useText();
  return <Modal open={consultee !== null} title={t('again.title', { name: consultee?.name ?? '' })} onClose={sending.onClose}>{consultee && <Choose consultee={consultee} {...sending} />}</Modal>;
}

/** Letters to one address are one choice: the newest stands for them. */
function Choose({ consultee, ...sending }: Sending & { consultee: Consultee }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const open = [...new Map(consultee.letters.filter(({ refusals }) => refusals.sendAgain === null).toReversed().map((one) => [one.recipient, one])).values()].toReversed();
  // What is shown stays while it is being sent, also when the register has come anew meanwhile.
  const [letters] = useState(open);
  const [id, setId] = useState(letters[0]?.id);
  const letterName = ({ kind, at }: ConsulteeLetter) => `${t(`register.letters.kind.${kind}`)} ${dayText(locale, at)}`;
  const letter = letters.find((one) => one.id === id);
  return (
    <div className="stack">
      {letters.length > 1 && (
        <Field>
          <Label>{t('again.which')}</Label>
          <Select value={id} onChange={(event) => setId(event.target.value)}>
            {letters.map((one) => <Select.Option key={one.id} value={one.id}>{`${letterName(one)}, ${one.recipient}`}</Select.Option>)}
          </Select>
        </Field>
      )}
      {letters.length === 1 && letter && <p className="soft">{letterName(letter)}</p>}
      {letter && <Send key={letter.id} consultee={consultee} letter={letter} {...sending} />}
    </div>
  );
}

function Send({ consultee, letter, onClose, onSent }: Sending & { consultee: Consultee; letter: ConsulteeLetter }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  // The same try, however often the button is pressed over a bad line; another address is another act.
  const key = useRef({ email: '', key: '' });
  const isInAddressBook = useQuery(organisationsQuery).data?.items.some(({ name, officialMail }) => name === consultee.organisation && officialMail === letter.recipient) ?? false;
  const form = useForm({
    schema: sendAgainInput,
    start: { email: letter.recipient },
    submit: async ({ email }) => {
      if (key.current.email !== email) key.current = { email, key: crypto.randomUUID() };
      await acts.sendAgain(consultee.id, letter.id, { email }, key.current.key);
      await Promise.all(['consultee', 'journal'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
      say(t('again.done', { name: consultee.name }));
      onClose();
      onSent(consultee.id);
    },
  });
  const coordinator = consultee.refusals.nameCoordinator === null ? consultee.coordinators.find(({ email }) => email === letter.recipient) : undefined;
  const corrected = coordinator === undefined ? 'again.email.corrected' : coordinator.waiting ? 'again.email.coordinator' : 'again.email.account';
  const labels = { email: t('again.email') };
  const isCorrected = form.values.email.trim() !== letter.recipient;
  return (
    <>
      <p>{t('again.what', { address: letter.recipient })} <ReturnReason letter={letter} /></p>
      <FormBody form={form} submitText={t('again.act')} labels={labels}>
        <TextField form={form} name="email" label={labels.email} description={t(letter.refusals.correct === null ? 'again.email.how' : 'refusal.letter-leads-in')} readOnly={letter.refusals.correct !== null} type="email" autoComplete="off" />
        <div role="status">{isCorrected && <p className="soft">{t(corrected)}{isInAddressBook && <> {t('again.addressBook', { name: consultee.organisation })}</>}</p>}</div>
      </FormBody>
    </>
  );
}
