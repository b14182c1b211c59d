/** In which space one stands (domain.md rule 17): every page with a text of an authority's wears exactly one. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { useText } from './text.tsx';

/** `record`: where the page cannot know whether it was received or drawn up. */
export const spaces = ['working', 'internal', 'received', 'drawn_up', 'record'] as const;
export type Space = (typeof spaces)[number];

const signs: Record<Space, IconName> = { working: 'edit', internal: 'lock', received: 'document', drawn_up: 'document', record: 'document' };

export function SpaceLabel({ space }: { space: Space }): ReactNode {
  const t = useText();
  return (
    <span className="space-label" data-space={space}>
      <Icon name={signs[space]} size={16} />
      {t(`ui.space.${space}`)}
    </span>
  );
}
