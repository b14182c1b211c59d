import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Consultee, registerInput, type Round } from '#shared/consultation.ts';
import { today } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { DayField, FormBody, SelectField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { acts } from './consultation.ts';

interface Props {
  round: Round;
  consultee: Consultee | null;
  onClose: () => void;
}

/** An answer by mail or letter is the same record as one given online (`domain.md` rule 7). */
export function RegisterDialog({ round, consultee, onClose }: Props): ReactNode {
  const t = useText();
  return <Modal open={consultee !== null} title={t('consultation.registering.title', { name: consultee?.name ?? '' })} onClose={onClose}>{consultee && <RegisterForm round={round} consultee={consultee} />}</Modal>;
}

function RegisterForm({ round, consultee }: { round: Round; consultee: Consultee }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    schema: registerInput,
    start: { consulteeId: consultee.id, channel: 'mail', receivedOn: today() },
    submit: async (json) => {
      const { id } = await acts.register(round.id, json);
      await client.invalidateQueries({ queryKey: ['consultee'] });
      await navigate({ to: '/omgangar/$roundId/svar/$responseId', params: { roundId: round.id, responseId: id } });
    },
  });
  const labels = { channel: t('consultation.channel'), receivedOn: t('consultation.receivedOn') };
  return (
    <>
      <p>{t('consultation.registering.what')}</p>
      <FormBody form={form} submitText={t('consultation.registering.act')} labels={labels}>
        <SelectField form={form} name="channel" label={labels.channel} options={(['mail', 'letter'] as const).map((value) => ({ value, text: t(`consultation.channel.${value}`) }))} />
        <DayField form={form} name="receivedOn" label={labels.receivedOn} description={t('consultation.receivedOn.how')} />
      </FormBody>
    </>
  );
}
