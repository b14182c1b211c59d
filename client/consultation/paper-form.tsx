/** What came on paper to a response that is submitted: how and when, before it is typed in. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { WithdrawalInput } from '#shared/after-submission.ts';
import { supplementInput } from '#shared/after-submission.ts';
import type { ResponseView } from '#shared/consultation.ts';
import { today } from '../ui/dates.tsx';
import { DayField, type Form, FormBody, SelectField, useForm } from '../ui/form.tsx';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';

const paperChannels = ['mail', 'letter'] as const;
/** Of what only the lead registers: the paper must be told. */
export const onPaper = z.object({ channel: z.enum(paperChannels), receivedOn: z.string() });

export type PaperValues = { 'paper/channel': string; 'paper/receivedOn': string };
export const paperStart = (): PaperValues => ({ 'paper/channel': 'mail', 'paper/receivedOn': today() });
export const paperIn = (values: PaperValues) => ({ channel: values['paper/channel'], receivedOn: values['paper/receivedOn'] });

export function usePaperLabels() {
  const t = useText();
  return { 'paper/channel': t('after.channel'), 'paper/receivedOn': t('consultation.receivedOn') };
}

/** `receivedHow`: what the day means, where the form asks for nothing else. */
export function PaperFields<V extends PaperValues>({ form, receivedHow }: { form: Form<V>; receivedHow?: string }): ReactNode {
  const t = useText();
  const labels = usePaperLabels();
  return (
    <>
      <SelectField form={form} name="paper/channel" label={labels['paper/channel']} options={paperChannels.map((value) => ({ value, text: t(`consultation.channel.${value}`) }))} />
      <DayField form={form} name="paper/receivedOn" label={labels['paper/receivedOn']} description={receivedHow} />
    </>
  );
}

interface Props {
  response: ResponseView;
  /** What is begun by it, and the words of the act. */
  what: string;
  act: string;
  begin: (responseId: string, paper: WithdrawalInput['paper']) => Promise<{ id: string }>;
}

/** Begins what is typed in from the paper, such as a supplement or a replacement, and goes there. */
export function RegisterOnPaper({ response, what, act, begin }: Props): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const { refresh } = useAnswering();
  const form = useForm({
    schema: supplementInput,
    start: paperStart(),
    toInput: (values) => ({ paper: paperIn(values) }),
    submit: async ({ paper }) => {
      const { id } = await begin(response.id, paper);
      await refresh();
      await navigate({ to: '/omgangar/$roundId/svar/$responseId', params: { roundId: response.roundId, responseId: id } });
    },
  });
  return (
    <>
      <p>{what}</p>
      <FormBody form={form} submitText={act} labels={usePaperLabels()}><PaperFields form={form} receivedHow={t('consultation.receivedOn.how')} /></FormBody>
    </>
  );
}
