/** The same words to several consultees: who gets it, what it says, how it will look; then it is sent. */
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Consultee, Round } from '#shared/consultation.ts';
import { type Mailing, mailingInput } from '#shared/consultee-register.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { FormBody, TextField, useForm } from '../ui/form.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts } from './consultation.ts';

interface Props {
  open: boolean;
  round: Round;
  /** The rows of the selection, all of them chosen to begin with. */
  rows: readonly Consultee[];
  onClose: () => void;
}

export function MailingDialog({ open, round, rows, onClose }: Props): ReactNode {
  const t = useText();
  return <Modal open={open} title={t('mailing.title')} onClose={onClose}><Mail round={round} rows={rows} onClose={onClose} /></Modal>;
}

function Mail({ round, rows, onClose }: Omit<Props, 'open'>): ReactNode {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState({ subject: '', text: '' });
  const [looking, setLooking] = useState<{ mailing: Mailing; key: string } | null>(null);
  const chosen = rows.filter(({ id }) => !left.has(id));
  const choose = (id: string, on: boolean) => setLeft((old) => { const next = new Set(old); if (on) next.delete(id); else next.add(id); return next; });
  return looking ? <Preview round={round} looking={looking} onBack={() => setLooking(null)} onClose={onClose} />
    : <Write rows={rows} chosen={chosen} start={words} onChoose={choose} onDone={(mailing) => { setWords(mailing); setLooking({ mailing, key: crypto.randomUUID() }); }} />;
}

function Write({ rows, chosen, start, onChoose, onDone }: { rows: readonly Consultee[]; chosen: readonly Consultee[]; start: { subject: string; text: string }; onChoose: (id: string, on: boolean) => void; onDone: (mailing: Mailing) => void }): ReactNode {
  const t = useText();
  const form = useForm({ schema: mailingInput, start, toInput: (values) => ({ ...values, consulteeIds: chosen.map(({ id }) => id) }), submit: async (mailing) => onDone(mailing) });
  const labels = { consulteeIds: t('mailing.recipients'), subject: t('mailing.subject'), text: t('mailing.text') };
  return (
    <>
      <p>{t('mailing.what')}</p>
      <FormBody form={form} submitText={t('mailing.look')} labels={labels}>
        <details className="mailing-recipients">
          <summary>{t('mailing.to', { n: chosen.length, of: rows.length })}</summary>
          <fieldset className="plain-fieldset"><legend className="ds-sr-only">{labels.consulteeIds}</legend>{rows.map((row) => <Checkbox key={row.id} label={row.name} checked={chosen.includes(row)} onChange={(event) => onChoose(row.id, event.target.checked)} />)}</fieldset>
        </details>
        <TextField form={form} name="subject" label={labels.subject} autoComplete="off" />
        <TextField form={form} name="text" label={labels.text} description={t('mailing.text.how')} rows={10} />
      </FormBody>
    </>
  );
}

function Preview({ round, looking: { mailing, key }, onBack, onClose }: { round: Round; looking: { mailing: Mailing; key: string }; onBack: () => void; onClose: () => void }): ReactNode {
  const t = useText();
  const matter = useMatter();
  const client = useQueryClient();
  const { say } = useToasts();
  const n = mailing.consulteeIds.length;
  const sending = useMutation({
    mutationFn: () => acts.mailConsultees(round.id, mailing, key),
    onSuccess: async () => {
      await Promise.all(['consultee', 'journal'].map((subject) => client.invalidateQueries({ queryKey: [subject] })));
      say(t('mailing.sent', { n }));
      onClose();
    },
  });
  return (
    <div className="stack">
      <p>{t('mailing.preview', { n })}</p>
      <div className="letter-paper mailing-preview">
        <p><strong>{t('mailing.subjectIs', { registryNumber: matter.registryNumber, subject: mailing.subject })}</strong></p>
        <div className="letter-body">{mailing.text.trim().split(/\n{2,}/).map((paragraph, i) => <p key={i}>{paragraph}</p>)}</div>
        <p className="soft small">{t('mailing.foot')}</p>
      </div>
      <Problem error={sending.error} />
      <div className="row dialog-acts">
        <Button loading={sending.isPending} onClick={() => !sending.isPending && sending.mutate()}>{t('mailing.send', { n })}</Button>
        <Button variant="tertiary" onClick={onBack}>{t('mailing.back')}</Button>
      </div>
    </div>
  );
}
