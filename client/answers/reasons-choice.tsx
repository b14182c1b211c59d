/** The matter's short reasons, chosen beside the free text. A retired one is shown only where it is chosen already. */
import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMatter } from '../matters/matter-frame.tsx';
import { useText } from '../ui/text.tsx';
import { aidsQuery } from './aids.ts';

export function ReasonsChoice({ chosen, readOnly, onChange }: { chosen: readonly string[]; readOnly: boolean; onChange: (reasons: string[]) => void }): ReactNode {
  const t = useText();
  const reasons = useQuery(aidsQuery(useMatter().id)).data?.reasons.filter(({ id, retired }) => !retired || chosen.includes(id)) ?? [];
  if (reasons.length === 0) return null;
  return (
    <Fieldset className="reasons-choice">
      <Fieldset.Legend>{t('answers.reasons.choose')}</Fieldset.Legend>
      <Fieldset.Description>{t('answers.reasons.chooseHelp')}</Fieldset.Description>
      <div className="reason-boxes">
        {reasons.map(({ id, words, retired }) => (
          <Checkbox
            key={id} checked={chosen.includes(id)} readOnly={readOnly} label={<>{words}{retired && <span className="soft"> ({t('answers.reasons.retired')})</span>}</>}
            onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
    </Fieldset>
  );
}
