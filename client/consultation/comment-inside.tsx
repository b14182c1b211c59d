/** What is said of a comment inside the organisation: whether it goes into the response, how it first read, and who supports it or objects. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { Comment, voiceKinds } from '#shared/consultation.ts';
import { Icon } from '../ui/icons.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import { Tag } from '../ui/marks.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering, withComment } from './answering.tsx';
import { acts } from './consultation.ts';

const MergeDialog = onDemand('dialog', () => import('./merge-dialog.tsx').then((part) => part.MergeDialog));

type VoiceKind = (typeof voiceKinds)[number];

export function CommentInside({ comment }: { comment: Comment }): ReactNode {
  const t = useText();
  const { original, standing, voices } = comment;
  return (
    <>
      {standing !== 'stands' && <p><Tag tone={standing === 'waiting' ? 'ochre' : undefined} sign={standing === 'waiting' ? 'clock' : 'lock'}>{t(`consultation.standing.of.${standing}`)}</Tag></p>}
      {original && (
        <details className="original">
          <summary className="small">{t('consultation.inside.original', { by: original.by })}</summary>
          <p className="said">{original.text}</p>
          {original.proposedText !== '' && <p className="said difference">{original.proposedText}</p>}
          {original.reason !== '' && <p className="said soft">{original.reason}</p>}
        </details>
      )}
      {voices.length > 0 && (
        <ul className="plain-list voices small">
          {voices.map((voice, n) => <li key={n}><strong>{t(`consultation.inside.${voice.kind}`)}</strong> · {voice.by}{voice.word !== '' && <>: <span className="said">{voice.word}</span></>}</li>)}
        </ul>
      )}
    </>
  );
}

/** For the coordinator: what becomes of it. For everybody else inside: what one thinks of it. */
export function InsideActs({ comment }: { comment: Comment }): ReactNode {
  const t = useText();
  const { update, response } = useAnswering();
  const { say } = useToasts();
  const [error, setError] = useState<unknown>(null);
  const [speaking, setSpeaking] = useState<VoiceKind | null>(null);
  const [merging, setMerging] = useState(false);
  const { standing, refusals } = comment;
  const own = comment.voices.find(({ mine }) => mine);
  const colleagues = comment.unit !== null;
  const place = useRef<HTMLSpanElement>(null);
  const opener = useRef<HTMLButtonElement | null>(null);
  const stay = () => requestAnimationFrame(() => (place.current?.nextElementSibling instanceof HTMLElement ? place.current.nextElementSibling.focus() : undefined));
  // The button that was pressed makes way for another: what was done is said, and the keyboard stays where it was.
  const settle = (next: 'stands' | 'left_out') => void acts.settle(comment.responseId, { comments: [comment.id], standing: next }).then((fresh) => { setError(null); update(() => fresh); say(next === 'stands' ? t('consultation.inside.stood', { n: 1 }) : t('consultation.inside.left')); stay(); }, setError);
  const takeBack = () => void acts.takeBackVoice(comment.id).then((fresh) => { setError(null); update(withComment(fresh)); }, setError);
  const others = response?.comments.filter(({ id }) => id !== comment.id).length ?? 0;
  return (
    <>
      <span ref={place} hidden />
      {refusals['settle'] === null && (colleagues || standing !== 'stands') && (
        <>
          {standing === 'waiting' && <button type="button" className="text-button" onClick={() => settle('stands')}><Icon name="check" size={16} /> {t('consultation.inside.stand')}</button>}
          {(standing === 'waiting' || standing === 'stands') && <button type="button" className="text-button" onClick={() => settle('left_out')}>{t('consultation.inside.leaveOut')}</button>}
          {(standing === 'left_out' || standing === 'merged') && <button type="button" className="text-button" onClick={() => settle('stands')}>{t('consultation.inside.putBack')}</button>}
        </>
      )}
      {refusals['settle'] === null && refusals['speakUp'] !== 'members-only' && others > 0 && (standing === 'waiting' || standing === 'stands') && <button type="button" className="text-button" onClick={() => setMerging(true)}>{t('consultation.inside.merge')}</button>}
      {refusals['speakUp'] === null && (colleagues || refusals['settle'] !== null) && (
        <>
          <button type="button" className="text-button" aria-expanded={speaking === 'supports'} onClick={(event) => { opener.current = event.currentTarget; setSpeaking('supports'); }}>{t('consultation.inside.supports.act')}</button>
          <button type="button" className="text-button" aria-expanded={speaking === 'objects'} onClick={(event) => { opener.current = event.currentTarget; setSpeaking('objects'); }}>{t('consultation.inside.objects.act')}</button>
          {own && <button type="button" className="text-button" onClick={takeBack}>{t('consultation.inside.voice.takeBack')}</button>}
        </>
      )}
      <Problem error={error} />
      {speaking && <VoiceForm key={speaking} comment={comment} kind={speaking} word={own?.kind === speaking ? own.word : ''} onDone={(fresh) => { setSpeaking(null); opener.current?.focus(); if (fresh) { update(withComment(fresh)); say(t('consultation.inside.voice.saved')); } }} />}
      {merging && <MergeDialog comment={comment} onClose={() => setMerging(false)} />}
    </>
  );
}

function VoiceForm({ comment, kind, word: start, onDone }: { comment: Comment; kind: VoiceKind; word: string; onDone: (fresh: Comment | null) => void }): ReactNode {
  const t = useText();
  const id = useId();
  const [word, setWord] = useState(start);
  const [error, setError] = useState<unknown>(null);
  const save = () => void acts.speakUp(comment.id, { kind, word }).then(onDone, setError);
  return (
    <div className="voice-form stack-tight" role="group" aria-label={t(`consultation.inside.voice.${kind}`)} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onDone(null); } }}>
      <div className="field">
        <label htmlFor={`${id}word`}>{t('ui.form.optional', { label: t('consultation.inside.voice.word') })}</label>
        <p className="soft small" id={`${id}how`}>{t('consultation.inside.voice.word.how')}</p>
        <textarea id={`${id}word`} aria-describedby={`${id}how`} className="ds-input grows" rows={2} maxLength={1000} value={word} onChange={(event) => setWord(event.target.value)} autoFocus />
      </div>
      <Problem error={error} />
      <div className="row"><Button data-size="sm" onClick={save}>{t(`consultation.inside.voice.${kind}`)}</Button><Button data-size="sm" variant="secondary" onClick={() => onDone(null)}>{t('ui.cancel')}</Button></div>
    </div>
  );
}

/** Above the list and on the review page, until the coordinator has decided. */
export function WaitingComments(): ReactNode {
  const t = useText();
  const { response, update } = useAnswering();
  const { say } = useToasts();
  const [error, setError] = useState<unknown>(null);
  const waiting = response?.comments.filter(({ standing, refusals }) => standing === 'waiting' && refusals['settle'] === null) ?? [];
  if (response === null || waiting.length === 0) return null;
  return (
    <div className="standing no-print" data-tone="ochre">
      <Icon name="speech" />
      <div className="stack-tight">
        <p>{t('consultation.inside.waiting', { n: waiting.length })}</p>
        <Problem error={error} />
        <div className="row"><Button variant="secondary" data-size="sm" onClick={() => void acts.settle(response.id, { comments: waiting.map(({ id }) => id), standing: 'stands' }).then((fresh) => { update(() => fresh); say(t('consultation.inside.stood', { n: waiting.length })); }, setError)}>{t('consultation.inside.standAll')}</Button></div>
      </div>
    </div>
  );
}
