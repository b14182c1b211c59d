/** Whether the consultation's comments are marked in the text. */
import { Switch } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useText } from '../ui/text.tsx';

export function ShowComments({ count, isOn, onChange }: { count: number; isOn: boolean; onChange: (isOn: boolean) => void }): ReactNode {
  const t = useText();
  return <Switch data-size="sm" label={t('drafting.comments.show', { n: count })} checked={isOn} onChange={(event) => onChange(event.target.checked)} />;
}
