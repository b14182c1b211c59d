/** One thread: the words it is about and where they stand, what is said, and what one may do. */
import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Remark } from '#shared/discussion.ts';
import { answer, api, done } from '../api.ts';
import { Moment } from '../ui/dates.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Tag, type Tone } from '../ui/marks.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import type { RemarkNow } from './remark-places.ts';
import { RemarkReply } from './remark-reply.tsx';
import { SayForm } from './say-form.tsx';
import { short } from '../ui/short-words.ts';
import { presses } from '../editor/keys.ts';

interface Props {
  remark: Remark;
  now: RemarkNow;
  isActive: boolean;
  /** Stands beside its words already; in a list one has to be led to them. */
  beside: boolean;
  onActivate: () => void;
  /** To the words in the text. */
  onShow: () => void;
  onCopyLink: () => void;
}

const signs: Record<RemarkNow['state'], { tone: Tone; sign: IconName }> = {
  same: { tone: 'green', sign: 'check' }, changed: { tone: 'ochre', sign: 'edit' }, moved: { tone: 'blue', sign: 'arrowRight' }, gone: { tone: 'brick', sign: 'cross' }, uncertain: { tone: 'neutral', sign: 'question' },
};

export function RemarkCard({ remark, now, isActive, beside, onActivate, onShow, onCopyLink }: Props): ReactNode {
  const t = useText();
  const { say, announce } = useToasts();
  const card = useRef<HTMLElement>(null);
  const [isReplying, setReplying] = useState(false);
  /** While a pointer is down the card must not grow: the button under it would slip away before the click. */
  const isPressed = useRef(false);
  const client = useQueryClient();
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['remark'] });
  const param = { id: remark.id };
  const { version } = remark;
  const resolving = useMutation({ mutationFn: () => done(api.remarks[':id'].resolution.$post({ param, json: { version } })), onSuccess: () => { say(t('drafting.remarks.closed')); return again(); } });
  const reopening = useMutation({ mutationFn: () => done(api.remarks[':id'].resolution.$delete({ param, query: { version: String(version) } })), onSuccess: () => { say(t('drafting.remarks.openedAgain')); return again(); } });
  const replying = useMutation({
    mutationFn: (said: { text: string; mentions: string[] }) => answer(api.remarks[':id'].replies.$post({ param, json: said })),
    onSuccess: async () => { await again(); setReplying(false); announce(t('drafting.remarks.replied')); card.current?.focus({ preventScroll: true }); },
  });
  const isResolved = remark.resolvedAt !== null;
  const clause = [remark.clauseNumber, remark.clauseHeading].filter(Boolean).join(' ');

  useEffect(() => { if (isActive && !beside) card.current?.scrollIntoView({ block: 'nearest' }); }, [isActive, beside]);
  // What was refused because something new was said is answered by showing it.
  const refused = resolving.error ?? reopening.error;
  const keys = (event: KeyboardEvent): void => {
    if (!presses(event.nativeEvent, 'fromRemark') || now.from === null) return;
    event.preventDefault();
    event.stopPropagation();
    onShow();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click only brings the card forward; everything in it is reached by keyboard
    <article
      ref={card} tabIndex={-1} className="remark" data-card={`remark:${remark.id}`} data-active={isActive} data-resolved={isResolved} data-state={now.state}
      aria-label={t('drafting.remarks.on', { quote: short(remark.quote) })} onPointerDown={() => { isPressed.current = true; }} onPointerLeave={() => { isPressed.current = false; }} onClick={() => { isPressed.current = false; onActivate(); }} onFocus={() => { if (!isPressed.current) onActivate(); }} onKeyDown={keys}
    >
      <header className="remark-head">
        {now.clauseNumber !== null && !beside && <span className="small soft">{t('drafting.remarks.clause', { number: now.clauseNumber })}</span>}
        {remark.raisedAs === 'reference_group' && <Tag tone="spruce" sign="person">{t('matters.role.reference_group')}</Tag>}
        {now.state !== 'same' && <Tag {...signs[now.state]}><span className="ds-sr-only">{t('drafting.remarks.state')}: </span>{t(`drafting.remarks.state.${now.state}`)}</Tag>}
      </header>
      <p className="remark-quote">{now.state === 'same' || now.state === 'moved' ? short(remark.quote) : t('drafting.remarks.then', { quote: short(remark.quote) })}</p>
      {now.from === null && clause !== '' && <p className="small soft">{t('drafting.remarks.was', { clause })}</p>}
      {remark.replies.map((reply) => <RemarkReply key={reply.id} reply={reply} wordsNow={now.from === null ? null : now.words} quote={remark.quote} open={isActive} />)}
      {isResolved && <p className="small soft"><Icon name="check" size={14} /> {t('drafting.remarks.resolved', { name: remark.resolvedBy ?? '' })}, <Moment value={remark.resolvedAt ?? ''} form="short" /></p>}
      <Problem error={refused} />
      {isReplying ? (
        <SayForm label={t('drafting.remarks.replyText')} act={t('drafting.remarks.replyAct')} pending={replying.isPending} error={replying.error} onSay={(said) => replying.mutate(said)} onCancel={() => setReplying(false)} />
      ) : (
        <div className="remark-acts no-print">
          {remark.refusals['reply'] === null && <Button variant="tertiary" data-size="sm" onClick={() => setReplying(true)}>{t('drafting.remarks.reply')}</Button>}
          {remark.refusals['resolve'] === null && <Button variant="tertiary" data-size="sm" loading={resolving.isPending} onClick={() => resolving.mutate(undefined, { onError: () => void again() })}>{t('drafting.remarks.resolve')}</Button>}
          {remark.refusals['reopen'] === null && <Button variant="tertiary" data-size="sm" loading={reopening.isPending} onClick={() => reopening.mutate(undefined, { onError: () => void again() })}>{t('drafting.remarks.reopen')}</Button>}
          {now.from !== null && <Button variant="tertiary" data-size="sm" icon aria-label={t('drafting.remarks.goTo')} title={t('drafting.remarks.goTo')} onClick={onShow}><Icon name="arrowLeft" size={16} /></Button>}
          <Button variant="tertiary" data-size="sm" icon aria-label={t('drafting.remarks.link')} title={t('drafting.remarks.link')} onClick={onCopyLink}><Icon name="link" size={16} /></Button>
        </div>
      )}
    </article>
  );
}
