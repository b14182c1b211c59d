/** The consultation's comments as marks in the live text: which words each is about, as far as that can be known for certain. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { answer, api } from '../api.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import type { Told } from './remark-places.ts';
import { short } from '../ui/short-words.ts';

const placesQuery = (documentId: string) => ({
  queryKey: ['comment', 'places', documentId],
  queryFn: () => answer(api.documents[':id']['comment-places'].$get({ param: { id: documentId } })),
  // Their marks follow the edits by themselves; this only finds new comments and moved words.
  staleTime: 5 * 60_000,
  meta: { subjects: ['round', 'response'] },
});

interface CommentPlace { commentId: string; number: number | string; state: 'same' | 'changed' | 'moved' | 'gone' | 'uncertain'; from: string | null; to: string | null; quote: string }

export function useCommentPlaces(documentId: string): { told: readonly Told[]; byKey: ReadonlyMap<string, CommentPlace> } {
  const { data } = useQuery(placesQuery(documentId));
  return useMemo(() => {
    const items: readonly CommentPlace[] = data?.items ?? [];
    return {
      told: items.map(({ commentId, from, to, state }) => ({ id: commentId, kind: 'comment' as const, from, to, look: `place-${state}` })),
      byKey: new Map(items.map((item) => [`comment:${item.commentId}`, item])),
    };
  }, [data]);
}

export function CommentNote({ comment, onClose }: { comment: CommentPlace | undefined; onClose: () => void }): ReactNode {
  const t = useText();
  if (comment === undefined) return null;
  return (
    <div className="comment-note" role="status">
      <p><strong>{t('drafting.comments.at', { number: comment.number })}</strong> <span className="soft">({t(`drafting.comments.state.${comment.state}`)})</span></p>
      <p className="remark-quote">{short(comment.quote)}</p>
      <button type="button" className="icon-button comment-note-close" aria-label={t('ui.close')} onClick={onClose}><Icon name="cross" size={16} /></button>
    </div>
  );
}
