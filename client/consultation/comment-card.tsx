/** One comment as it was left, in a list, on the review page and in a response that was read. */
import type { ReactNode } from 'react';
import type { Comment } from '#shared/consultation.ts';
import { Tag } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import { CommentInside } from './comment-inside.tsx';
import { Difference, readableQuote } from './difference.tsx';
import { PlaceName } from '../drafting/place-name.tsx';

interface Props {
  comment: Comment;
  several: boolean;
  /** Instead of a plain place name: a button that shows it in the text. */
  placed?: ReactNode;
  acts?: ReactNode;
  active?: boolean;
  warning?: string;
}

export function CommentCard({ comment, several, placed, acts, active = false, warning }: Props): ReactNode {
  const t = useText();
  const { anchor, text, proposedText, reason, kind, number } = comment;
  return (
    <article className="comment-card" id={`synpunkt-${comment.id}`} data-active={active || undefined} data-standing={comment.standing} tabIndex={-1} aria-current={active || undefined}>
      <div className="comment-head">
        {placed ?? <h3 className="comment-place">{number !== null && <span className="numbers">{t('consultation.comment.number', { n: number })} · </span>}<PlaceName comment={comment} several={several} /></h3>}
        {kind !== 'substance' && <Tag>{t(`consultation.kind.${kind}`)}</Tag>}
      </div>
      {comment.unit !== null && <p className="soft small comment-by">{[comment.by, comment.unit].filter((part) => part !== '').join(', ')}</p>}
      {anchor.quote !== '' && <blockquote className="quote">{readableQuote(anchor.quote)}</blockquote>}
      {comment.now !== null && <p className="soft small">{t('consultation.comment.version', { version: comment.packageNumber })} {t(`consultation.comment.now.${comment.now.state}`, { now: comment.now.version })}</p>}
      {text.trim() !== '' ? <p className="said">{text}</p> : <p className="gentle-warning">{t('consultation.comment.empty')}</p>}
      {proposedText !== '' && (
        <div>
          <p className="small-label">{t('consultation.comment.proposed')}</p>
          {anchor.quote === '' ? <p className="difference">{proposedText}</p> : <Difference from={anchor.quote} to={proposedText} />}
        </div>
      )}
      {reason !== '' && <div><p className="small-label">{t('consultation.comment.reason')}</p><p className="said">{reason}</p></div>}
      <CommentInside comment={comment} />
      {warning && <p className="gentle-warning">{warning}</p>}
      {acts && <div className="comment-acts">{acts}</div>}
    </article>
  );
}
