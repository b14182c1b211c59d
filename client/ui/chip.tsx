/** A filter that is on or off, or a choice that can be taken away. */
import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import { useText } from './text.tsx';

interface Props {
  pressed: boolean;
  onChange: (pressed: boolean) => void;
  count?: number;
  children: ReactNode;
}

export function Chip({ pressed, onChange, count, children }: Props): ReactNode {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={() => onChange(!pressed)}>
      {pressed && <Icon name="check" size={15} />}
      {children}
      {count !== undefined && <span className="chip-count numbers">{count}</span>}
    </button>
  );
}

export function RemovableChip({ onRemove, children }: { onRemove: () => void; children: string }): ReactNode {
  const t = useText();
  return (
    <button type="button" className="chip" onClick={onRemove} aria-label={t('ui.remove', { what: children })}>
      {children}
      <Icon name="cross" size={14} />
    </button>
  );
}

/** Chips belong together and are named as a group. */
export function ChipGroup({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return <div role="group" aria-label={label} className="chips">{children}</div>;
}
