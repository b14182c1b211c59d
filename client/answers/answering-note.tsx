import type { ReactNode } from 'react';
import { useRound } from '../consultation/round-context.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.ts';

/** The place is there before the words are, so that a screen reader hears them come. */
export function AnsweringNote({ commentId, on }: { commentId: string; on: boolean }): ReactNode {
  const t = useText();
  const people = useAnswering(useRound().id, on).get(commentId) ?? [];
  return (
    <div role="status">
      {people[0] !== undefined && <p className="answering"><Icon name="edit" size={16} /> <span><strong>{t('answers.presence', { first: people[0], others: people.length - 1 })}.</strong> {t('answers.presence.also')}</span></p>}
    </div>
  );
}
