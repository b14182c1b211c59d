/** What one says now of a changed clause: its comments, and the way to another. */
import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { AnchorInput } from '#shared/anchors/anchor.ts';
import type { Comment } from '#shared/consultation.ts';
import { useAnswering, withComment, withoutComment } from '../consultation/answering.tsx';
import { CommentCard } from '../consultation/comment-card.tsx';
import { CommentForm } from '../consultation/comment-form.tsx';
import { acts } from '../consultation/consultation.ts';
import { Icon } from '../ui/icons.tsx';
import { Problem, problemOf, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

interface Props {
  comments: readonly Comment[];
  /** The text as it stands in the round; null when it was taken out. */
  documentId: string | null;
  /** The clause's first paragraph; null when it was struck. */
  first: string | null;
  called: string;
  several: boolean;
}

/** `id`: of the comment that is written, once it is saved. */
interface Open { anchor: AnchorInput; start: string; existing: Comment | null; id: string | null }

export function ClauseComments({ comments, documentId, first, called, several }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const sentence = useRefusalText();
  const client = useQueryClient();
  const answering = useAnswering();
  const button = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const mayWrite = answering.commentRefusal === null;
  const others = comments.filter(({ id }) => id !== open?.id);

  const begin = async () => {
    setFault(null);
    // A clause that is gone stands nowhere: what is said of it is said of the text, and names it.
    if (first === null || documentId === null) return setOpen({ anchor: { scope: documentId === null ? 'package' : 'document', documentId, from: null, to: null, quote: '' }, start: t('changes.comment.struck', { name: called }), existing: null, id: null });
    try {
      const document = await client.ensureQueryData(answering.documentQuery(documentId));
      const words = document.blocks.find(({ block }) => block === first)?.text ?? '';
      setOpen({ anchor: { scope: 'block', documentId, from: { block: first, offset: 0 }, to: { block: first, offset: words.length }, quote: words }, start: '', existing: null, id: null });
    } catch (caught) {
      setFault(caught);
    }
  };
  const close = () => {
    setOpen(null);
    requestAnimationFrame(() => button.current?.querySelector('button')?.focus());
  };
  const remove = async (comment: Comment) => {
    setOpen(null);
    try {
      await acts.removeComment(comment);
    } catch (caught) {
      await answering.refresh();
      say(sentence(problemOf(caught).code, problemOf(caught).values), { sign: 'warning' });
      return;
    }
    answering.update(withoutComment(comment.id));
    const { anchor, kind, text, proposedText, reason } = comment;
    const key = crypto.randomUUID();
    say(t('consultation.comment.removed'), { undo: () => void acts.leaveComment(comment.responseId, { anchor, kind, text, proposedText, reason }, key).then((again) => answering.update(withComment(again))) });
  };

  if (comments.length === 0 && !mayWrite) return null;
  return (
    <div className="stack-tight">
      {others.length > 0 && <p className="small-label">{t('changes.now', { n: others.length })}</p>}
      {others.length > 0 && (
        <ol className="plain-list comment-list">
          {others.map((comment) => (
            <li key={comment.id}>
              <CommentCard comment={comment} several={several} acts={mayWrite && (
                <>
                  {comment.refusals['change'] === null && <button type="button" className="text-button" onClick={() => setOpen({ anchor: comment.anchor, start: '', existing: comment, id: comment.id })}><Icon name="edit" size={16} /> {t('consultation.comment.change')}</button>}
                  {comment.refusals['remove'] === null && <button type="button" className="text-button danger" onClick={() => void remove(comment)}><Icon name="bin" size={16} /> {t('consultation.comment.remove')}</button>}
                </>
              )} />
            </li>
          ))}
        </ol>
      )}
      {open && <CommentForm anchor={open.anchor} start={open.start} existing={open.existing} placeName={called} onCreated={(id) => setOpen((old) => old && { ...old, id })} onClose={close} onRemove={(comment) => void remove(comment)} />}
      <Problem error={fault} />
      {mayWrite && open === null && <div ref={button} className="no-print"><Button variant="secondary" data-size="sm" onClick={() => void begin()} aria-label={t('changes.comment.which', { name: called })}>{t('changes.comment')}</Button></div>}
    </div>
  );
}
