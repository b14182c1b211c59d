import type { ReactNode } from 'react';
import { commentKinds } from '#shared/export.ts';
import { useText } from '../ui/text.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import type { CommentConflict, SaidField } from './shared-comment.ts';
import { both } from './shared-fields.ts';

const names = { text: 'consultation.comment.text', proposedText: 'consultation.comment.proposed', reason: 'consultation.comment.reason', kind: 'consultation.comment.kind' } as const satisfies Record<SaidField, string>;

export function CommentConflicts({ conflicts, onChoose }: { conflicts: readonly CommentConflict[]; onChoose: (conflict: CommentConflict, value: string) => void }): ReactNode {
  const t = useText();
  const words = (field: SaidField, value: string): string => {
    const kind = field === 'kind' && commentKinds.find((one) => one === value);
    return kind ? t(`consultation.kind.${kind}`) : value.trim() === '' ? t('consultation.conflict.empty') : value;
  };
  // The region is always there, so that what comes into it is read.
  return (
    <div role="alert" className="field-conflicts">
      {conflicts.map((conflict) => {
        const { field, mine, theirs, by } = conflict;
        const choose = (value: string) => () => onChoose(conflict, value);
        return <ConflictChoice key={field} label={t(names[field])} by={by} theirs={words(field, theirs)} mine={words(field, mine)} onTheirs={choose(theirs)} onMine={choose(mine)} onBoth={field === 'text' || field === 'reason' ? choose(both(conflict)) : undefined} />;
      })}
    </div>
  );
}
