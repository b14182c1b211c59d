/** The feedback to each consultee, to be read before it is sent. */
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { registerQuery } from '../consultation/consultation.ts';
import { Section } from '../ui/page.tsx';
import { useText } from '../ui/text.tsx';

export function OutcomeChoice({ roundId, concluded }: { roundId: string; concluded: boolean }): ReactNode {
  const t = useText();
  const answered = useQuery(registerQuery(roundId)).data?.items.filter(({ response }) => response !== null && response.comments > 0) ?? [];
  const [chosen, setChosen] = useState('');
  const consulteeId = chosen || (answered[0]?.id ?? '');
  if (answered.length === 0) return null;
  return (
    <Section title={t('outcome.perConsultee')} id="outcome">
      <p>{t(concluded ? 'outcome.perConsultee.lead.concluded' : 'outcome.perConsultee.lead')}</p>
      <Field>
        <Label>{t('outcome.perConsultee.choose')}</Label>
        <Select value={consulteeId} onChange={(event) => setChosen(event.target.value)}>
          {answered.map(({ id, name }) => <Select.Option key={id} value={id}>{name}</Select.Option>)}
        </Select>
      </Field>
      <p><Link to="/omgangar/$roundId/utfall/$consulteeId" params={{ roundId, consulteeId }} className="ds-button" data-variant="secondary">{t('outcome.perConsultee.open')}</Link></p>
    </Section>
  );
}
