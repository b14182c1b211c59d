/** One remark with its answers. */
import { Button, Textarea, Field, Label } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Remark } from '#shared/drafting.ts';
import { limits } from '#shared/limits.ts';
import { answer, api, done } from '../api.ts';
import { Moment } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import type { WordsNow } from './remark-places.ts';

interface Props {
  remark: Remark;
  now: WordsNow;
  /** The words as they stand, for the reply's own quote. */
  wordsNow: () => string;
  isActive: boolean;
  /** Stands beside its words already; in a list one has to be led to them. */
  beside: boolean;
  onActivate: () => void;
  onShow: () => void;
  onCopyLink: () => void;
}

export function RemarkCard({ remark, now, wordsNow, isActive, beside, onActivate, onShow, onCopyLink }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const card = useRef<HTMLElement>(null);
  const [isReplying, setReplying] = useState(false);
  const client = useQueryClient();
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['remark'] });
  const param = { id: remark.id };
  const resolving = useMutation({ mutationFn: () => done(api.remarks[':id'].resolution.$post({ param })), onSuccess: () => { say(t('drafting.remarks.closed')); return again(); } });
  const reopening = useMutation({ mutationFn: () => done(api.remarks[':id'].resolution.$delete({ param })), onSuccess: () => { say(t('drafting.remarks.openedAgain')); return again(); } });
  const isResolved = remark.resolvedAt !== null;
  const [first, ...replies] = remark.replies;

  useEffect(() => { if (isActive && !beside) card.current?.scrollIntoView({ block: 'nearest' }); }, [isActive, beside]);

  return (
    <article ref={card} className="remark" data-card={`remark:${remark.id}`} data-active={isActive} data-resolved={isResolved} aria-label={t('drafting.remarks.on', { quote: short(remark.quote) })} onClick={onActivate}>
      {now.state === 'same' ? <p className="remark-quote">{short(remark.quote)}</p> : (
        <p className="remark-quote remark-quote-away"><Icon name={now.state === 'gone' ? 'cross' : 'edit'} size={14} /> {t(`drafting.remarks.${now.state}`, { quote: short(remark.quote) })}</p>
      )}
      {first && <Said reply={first} />}
      {replies.map((reply) => <Said key={reply.id} reply={reply} {...(reply.quote === remark.quote ? {} : { quote: reply.quote })} />)}
      {isResolved && <p className="small soft"><Icon name="check" size={14} /> {t('drafting.remarks.resolved', { name: remark.resolvedBy ?? '' })}, <Moment value={remark.resolvedAt ?? ''} form="short" /></p>}
      <Problem error={resolving.error ?? reopening.error} />
      {isReplying ? <ReplyForm remark={remark} wordsNow={wordsNow} onDone={() => setReplying(false)} /> : (
        <div className="remark-acts no-print">
          {remark.refusals['reply'] === null && <Button variant="tertiary" data-size="sm" onClick={() => setReplying(true)}>{t('drafting.remarks.reply')}</Button>}
          {remark.refusals['resolve'] === null && <Button variant="tertiary" data-size="sm" loading={resolving.isPending} onClick={() => resolving.mutate()}>{t('drafting.remarks.resolve')}</Button>}
          {remark.refusals['reopen'] === null && <Button variant="tertiary" data-size="sm" loading={reopening.isPending} onClick={() => reopening.mutate()}>{t('drafting.remarks.reopen')}</Button>}
          {!beside && now.from !== null && <Button variant="tertiary" data-size="sm" onClick={onShow}>{t('drafting.remarks.goTo')}</Button>}
          <Button variant="tertiary" data-size="sm" icon aria-label={t('drafting.remarks.link')} title={t('drafting.remarks.link')} onClick={onCopyLink}><Icon name="link" size={16} /></Button>
        </div>
      )}
    </article>
  );
}

function Said({ reply, quote }: { reply: Remark['replies'][number]; quote?: string }): ReactNode {
  const t = useText();
  return (
    <div className="said">
      <p className="said-by"><strong>{reply.by}</strong> <span className="soft small"><Moment value={reply.at} form="short" /></span></p>
      {quote !== undefined && quote !== '' && <p className="small soft">{t('drafting.remarks.wasSaidOf', { quote: short(quote) })}</p>}
      <p className="said-text">{reply.text}</p>
    </div>
  );
}

function ReplyForm({ remark, wordsNow, onDone }: { remark: Remark; wordsNow: () => string; onDone: () => void }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: (text: string) => answer(api.remarks[':id'].replies.$post({ param: { id: remark.id }, json: { text, quote: wordsNow().slice(0, limits.quote) } })),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['remark'] }); onDone(); },
  });
  return <SayForm label={t('drafting.remarks.replyText')} act={t('drafting.remarks.replyAct')} pending={sending.isPending} error={sending.error} onSay={(text) => sending.mutate(text)} onCancel={onDone} />;
}

interface SayProps {
  label: string;
  act: string;
  pending: boolean;
  error: unknown;
  onSay: (text: string) => void;
  onCancel: () => void;
}

/** Ctrl/Cmd+Enter sends, Esc leaves. */
export function SayForm({ label, act, pending, error, onSay, onCancel }: SayProps): ReactNode {
  const t = useText();
  const [text, setText] = useState('');
  const place = useRef<HTMLTextAreaElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (text.trim() !== '' && !pending) onSay(text.trim());
  };
  return (
    <form className="stack-tight say-form" onSubmit={submit} onClick={(event) => event.stopPropagation()}>
      <Problem error={error} />
      <Field>
        <Label>{label}</Label>
        <Textarea
          ref={place} rows={3} value={text} maxLength={limits.comment} onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onCancel();
            else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
      </Field>
      <div className="row">
        <Button type="submit" data-size="sm" loading={pending} aria-disabled={text.trim() === '' || undefined}>{act}</Button>
        <Button variant="tertiary" data-size="sm" onClick={onCancel}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}

export function short(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').replaceAll('\uFFFC', '').trim();
  return line.length > 140 ? `${line.slice(0, 137).trimEnd()} …` : line;
}
