/** One comment being written: saved while it is written, nothing lost when the line is. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { AnchorInput } from '#shared/anchors/anchor.ts';
import type { Comment } from '#shared/consultation.ts';
import { commentKinds } from '#shared/export.ts';
import { Icon } from '../ui/icons.tsx';
import { useSaveKey } from '../ui/keys.ts';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem } from '../ui/problem.tsx';
import { SaveState } from '../ui/save-state.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { CommentConflicts } from './comment-conflicts.tsx';
import { commentConflicts } from './conflicts.ts';
import { Difference, readableQuote } from './difference.tsx';
import { useCommentSaving } from './use-comment-saving.ts';

interface Props {
  anchor: AnchorInput;
  /** Words that stand in it from the beginning, and are saved as if they had been typed. */
  start?: string;
  existing: Comment | null;
  onCreated: (id: string) => void;
  /** `id` is null when nothing was ever written. */
  onClose: () => void;
  onRemove: (comment: Comment) => void;
  placeName: string;
}

export function CommentForm({ anchor, start = '', existing, onCreated, onClose, onRemove, placeName }: Props): ReactNode {
  const t = useText();
  const id = useId();
  const { say } = useToasts();
  const form = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { said, set, suggest, choose, conflicts, comment, latest, saving, autosave } = useCommentSaving({ anchor, existing, start, onCreated });
  const [asked, setProposes] = useState(said.proposedText !== '');
  const proposes = asked || said.proposedText !== '';
  useSaveKey(() => void autosave.flush().then(() => conflicts.length === 0 && say(t('ui.save.all')), () => {}));
  useEffect(() => {
    // After the sheet, which takes the focus when it opens.
    const frame = requestAnimationFrame(() => {
      field.current?.focus();
      // A sheet shows itself, and its heading stands above the form.
      if (form.current?.closest('dialog') === null) form.current.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  const proposal = useRef<HTMLTextAreaElement>(null);
  const proposing = useRef<HTMLButtonElement>(null);
  /** The pressed button goes with the press: the focus follows to what came in its place, and back. */
  const [toward, setToward] = useState<'proposal' | 'button' | null>(null);
  useEffect(() => {
    if (toward === 'proposal') proposal.current?.focus();
    if (toward === 'button') proposing.current?.focus();
  }, [toward]);

  const propose = () => {
    setProposes(true);
    setToward('proposal');
    if (said.proposedText === '' && anchor.quote !== '') suggest({ proposedText: readableQuote(anchor.quote) });
  };
  const dropProposal = () => {
    setProposes(false);
    setToward('button');
    if (said.proposedText !== '') set({ proposedText: '' });
  };
  const isEmpty = said.text.trim() === '' && said.proposedText.trim() === '' && said.reason.trim() === '';
  const remove = () => {
    const left = latest();
    if (left) onRemove({ ...left, ...said });
    else onClose();
  };
  const finish = () => void autosave.flush().then(() => {
    // A choice between two wordings is not closed away.
    if (commentConflicts.of(latest()?.id).length > 0) return;
    if (isEmpty && latest()) remove();
    else onClose();
  }, () => {});
  const unchanged = proposes && said.proposedText === readableQuote(anchor.quote);

  return (
    <div ref={form} className="comment-form" role="group" aria-label={t('consultation.comment.on', { place: placeName })} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); finish(); } }}>
      <p className="comment-place">{placeName}</p>
      {anchor.quote !== '' && <blockquote className="quote">{readableQuote(anchor.quote)}</blockquote>}
      <div className="field">
        <label htmlFor={`${id}text`}>{t('consultation.comment.text')}</label>
        <textarea ref={field} id={`${id}text`} className="ds-input grows" rows={3} value={said.text} onChange={(event) => set({ text: event.target.value })} />
      </div>
      {proposes ? (
        <div className="field">
          <label htmlFor={`${id}proposed`}>{t('consultation.comment.proposed')}</label>
          {anchor.quote !== '' && <p className="soft small" id={`${id}how`}>{t('consultation.comment.proposed.how')}</p>}
          <textarea ref={proposal} id={`${id}proposed`} aria-describedby={anchor.quote === '' ? undefined : `${id}how`} className="ds-input grows serif" rows={3} value={said.proposedText} onChange={(event) => set({ proposedText: event.target.value })} />
          {anchor.quote !== '' && !unchanged && said.proposedText !== '' && <Difference from={anchor.quote} to={said.proposedText} />}
          <button type="button" className="text-button" onClick={dropProposal}>{t('consultation.comment.proposed.drop')}</button>
        </div>
      ) : <button ref={proposing} type="button" className="text-button" onClick={propose}><Icon name="edit" size={16} /> {t(anchor.quote === '' ? 'consultation.comment.propose' : 'consultation.comment.proposeOther')}</button>}
      <div className="field">
        <label htmlFor={`${id}reason`}>{t('ui.form.optional', { label: t('consultation.comment.reason') })}</label>
        <textarea id={`${id}reason`} className="ds-input grows" rows={2} value={said.reason} onChange={(event) => set({ reason: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}kind`}>{t('consultation.comment.kind')}</label>
        <select id={`${id}kind`} className="ds-input" value={said.kind} onChange={(event) => set({ kind: commentKinds.find((kind) => kind === event.target.value) ?? 'substance' })}>
          {commentKinds.map((kind) => <option key={kind} value={kind}>{t(`consultation.kind.${kind}`)}</option>)}
        </select>
      </div>
      <div className="comment-foot">
        <PersonalNumberWarning texts={[said.text, said.proposedText, said.reason]} />
        <CommentConflicts conflicts={conflicts} onChoose={choose} />
        <Problem error={saving.state === 'stopped' ? saving.error : null} />
        <div className="comment-acts">
          <Button onClick={finish}>{t('consultation.comment.done')}</Button>
          {comment?.refusals['remove'] === null && <button type="button" className="text-button danger" onClick={() => void autosave.flush().catch(() => {}).then(remove)}><Icon name="bin" size={16} /> {t('consultation.comment.remove')}</button>}
          {conflicts.length > 0 ? <span className="save-state" data-state="stopped" role="status"><Icon name="warning" size={16} /> {t('consultation.conflict.unsaved', { n: conflicts.length })}</span> : (comment ?? said.text + said.proposedText + said.reason) ? <SaveState state={saving.state} at={saving.at} waiting={1} error={saving.error} /> : <span className="soft small">{t('consultation.comment.unsaved')}</span>}
        </div>
      </div>
    </div>
  );
}
