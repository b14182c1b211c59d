import { Input } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';

interface Props {
  /** Says what is searched; also shown while empty. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** For the shortcut that leads here. */
  id?: string;
}

/** Narrows a list as one types. (Designsystemet's Search and Suggestion set innerHTML, which our pages forbid.) */
export function SearchField({ label, value, onChange, id }: Props): ReactNode {
  return (
    <div className="search-field" role="search">
      <Icon name="search" />
      <Input type="search" id={id} aria-label={label} placeholder={label} value={value} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
