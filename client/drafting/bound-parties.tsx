import { Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useMatter } from '../matters/matter-frame.tsx';
import { useText } from '../ui/text.tsx';

/** `chosen`: the parties' ids with a space between, as a form field carries them. */
export function BoundParties({ chosen, onChoose }: { chosen: string; onChoose: (chosen: string) => void }): ReactNode {
  const t = useText();
  const { parties } = useMatter();
  const ids = chosen === '' ? [] : chosen.split(' ');
  return (
    <fieldset className="choose-list bound-parties">
      <legend>{t('documentTree.parties')}</legend>
      {parties.length === 0 && <p className="soft">{t('documentTree.parties.none')}</p>}
      {parties.map(({ organisationId, name }) => (
        <Checkbox key={organisationId} label={name} checked={ids.includes(organisationId)} onChange={(event) => onChoose((event.target.checked ? [...ids, organisationId] : ids.filter((one) => one !== organisationId)).join(' '))} />
      ))}
    </fieldset>
  );
}
