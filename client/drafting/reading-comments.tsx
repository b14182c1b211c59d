/** All comments of a reading, in the order of the text. */
import { type ReactNode, useState } from 'react';
import type { Reading, ReadingComment } from '#shared/readings.ts';
import { Chip, ChipGroup } from '../ui/chip.tsx';
import { useText } from '../ui/text.tsx';
import { ReadingCommentCard } from './reading-comment-card.tsx';

interface Props {
  reading: Reading;
  personId: string;
  active: string | null;
  onActivate: (id: string) => void;
  onShow: (id: string) => void;
  /** Null for whoever does not comment. */
  onWhole: (() => void) | null;
  /** The comment being written, where it stands in the list. */
  form: ReactNode;
}

type Shown = 'all' | 'unanswered' | 'mine';

export function ReadingComments({ reading, personId, active, onActivate, onShow, onWhole, form }: Props): ReactNode {
  const t = useText();
  const [shown, setShown] = useState<Shown>('all');
  const passing: Record<Shown, (comment: ReadingComment) => boolean> = {
    all: () => true,
    unanswered: ({ answer, withdrawnAt }) => answer === null && withdrawnAt === null,
    mine: ({ byId }) => byId === personId,
  };
  const count = (one: Shown) => reading.comments.filter(passing[one]).length;
  const choices = (['all', 'unanswered', 'mine'] as const).filter((one) => one !== 'mine' || count('mine') > 0);
  const comments = reading.comments.filter(passing[shown]).toSorted((a, b) => a.ordinal - b.ordinal || (a.anchor.from?.offset ?? 0) - (b.anchor.from?.offset ?? 0) || a.number - b.number);
  return (
    <div className="reading-comments">
      <h2>{t('drafting.reading.comments')}</h2>
      {onWhole !== null && <button type="button" className="text-button no-print" onClick={onWhole}>{t('drafting.reading.commentWhole')}</button>}
      {reading.comments.length > 1 && (
        <ChipGroup label={t('drafting.remarks.filter.show')}>
          {choices.map((one) => <Chip key={one} pressed={shown === one} onChange={() => setShown(one)}>{t(`drafting.reading.filter.${one}`, { n: count(one) })}</Chip>)}
        </ChipGroup>
      )}
      {form}
      {reading.comments.length === 0 && !form && <p className="soft small">{t(onWhole === null ? 'drafting.reading.comments.empty' : 'drafting.reading.comments.emptyReader')}</p>}
      {comments.map((comment) => <ReadingCommentCard key={comment.id} comment={comment} several={reading.documents.length > 1} isActive={comment.id === active} onActivate={() => onActivate(comment.id)} onShow={() => onShow(comment.id)} />)}
    </div>
  );
}
