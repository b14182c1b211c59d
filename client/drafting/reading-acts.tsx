/** What the lead does with a reading: other words, another last day, and the end. */
import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Reading, readingChange, readingClosing } from '#shared/readings.ts';
import { api, done } from '../api.ts';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, TextField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

export function ReadingActs({ reading }: { reading: Reading }): ReactNode {
  const t = useText();
  const [doing, setDoing] = useState<'change' | 'close' | null>(null);
  if (reading.refusals['change'] !== null) return null;
  return (
    <div className="row no-print">
      <Button variant="secondary" onClick={() => setDoing('close')}>{t('drafting.reading.close')}</Button>
      <Button variant="tertiary" onClick={() => setDoing('change')}>{t('drafting.reading.edit')}</Button>
      <Modal open={doing === 'change'} title={t('drafting.reading.edit')} onClose={() => setDoing(null)}><ChangeForm reading={reading} onDone={() => setDoing(null)} /></Modal>
      <Modal open={doing === 'close'} title={t('drafting.reading.closeTitle')} onClose={() => setDoing(null)}><CloseForm reading={reading} onDone={() => setDoing(null)} /></Modal>
    </div>
  );
}

function ChangeForm({ reading, onDone }: { reading: Reading; onDone: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const form = useForm({
    schema: readingChange,
    start: { message: reading.message, lastDay: reading.lastDay },
    submit: async (json) => {
      await done(api.readings[':id'].$patch({ param: { id: reading.id }, json }));
      await client.invalidateQueries({ queryKey: ['reading'] });
      onDone();
    },
  });
  const labels = { message: t('drafting.reading.message'), lastDay: t('drafting.reading.lastDay') };
  return (
    <FormBody form={form} submitText={t('drafting.reading.changeAct')} labels={labels}>
      <DayField form={form} name="lastDay" label={labels.lastDay} wholeDay />
      <TextField form={form} name="message" label={labels.message} rows={4} optional />
    </FormBody>
  );
}

function CloseForm({ reading, onDone }: { reading: Reading; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const unanswered = reading.counts.comments - reading.counts.answered;
  const form = useForm({
    schema: readingClosing,
    start: { outcome: '' },
    submit: async (json) => {
      await done(api.readings[':id'].closing.$post({ param: { id: reading.id }, json }));
      await client.invalidateQueries({ queryKey: ['reading'] });
      say(t('drafting.reading.closed'));
      onDone();
    },
  });
  const labels = { outcome: t('drafting.reading.outcome') };
  return (
    <>
      <p>{t('drafting.reading.closeText')}</p>
      {unanswered > 0 && <p className="remark-warning">{t('drafting.reading.closeUnanswered', { n: unanswered })}</p>}
      <FormBody form={form} submitText={t('drafting.reading.close')} labels={labels}>
        <TextField form={form} name="outcome" label={labels.outcome} description={t('drafting.reading.outcomeHelp')} rows={4} optional />
      </FormBody>
    </>
  );
}
