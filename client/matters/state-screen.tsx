import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { stateInput } from '#shared/matters.ts';
import { answer, api } from '../api.ts';
import { today } from '../ui/dates.tsx';
import { DayField, FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { PageTitle } from '../ui/page.tsx';
import { useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useMatter } from './matter-frame.tsx';
import { useMatterChanged } from './matter.ts';

export function StateScreen(): ReactNode {
  const t = useText();
  const matter = useMatter();
  const { say } = useToasts();
  const navigate = useNavigate();
  const sentence = useRefusalText();
  const changed = useMatterChanged();
  const form = useForm({
    schema: stateInput,
    start: { state: String(matter.statesAfter[0] ?? ''), on: today(), reason: '' },
    submit: async (json) => {
      await changed(await answer(api.matters[':id'].phase.$post({ param: { id: matter.id }, json })));
      say(t('matters.state.changed', { state: t(`matters.state.${json.state}`) }));
      await navigate({ to: '/arenden/$matterId', params: { matterId: matter.id } });
    },
  });
  const labels = { state: t('matters.state.next'), on: t('matters.state.on'), reason: t('matters.state.reason') };
  return (
    <div className="stack-wide narrow">
      <PageTitle title={t('matters.state.change')} over={matter.title} lead={t('matters.state.change.lead')} space="working" />
      {matter.refusals.state ? <p>{sentence(matter.refusals.state)}</p> : (
        <FormBody form={form} submitText={t('matters.state.act')} labels={labels}>
          <SelectField form={form} name="state" label={labels.state} options={matter.statesAfter.map((state) => ({ value: state, text: t(`matters.state.${state}`) }))} />
          <DayField form={form} name="on" label={labels.on} />
          <TextField form={form} name="reason" label={labels.reason} description={t('matters.state.reason.help')} rows={3} optional />
        </FormBody>
      )}
    </div>
  );
}
