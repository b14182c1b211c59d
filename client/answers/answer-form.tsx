/** The answer: an outcome, a reason, and the two acts. What is not saved in the matter is kept in this browser, and said to be so. */
import { Button, Field, Fieldset, Label, Radio, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { type Answer, isMetWithoutChange, missingInAnswer, standsNoMore } from '#shared/answers.ts';
import type { AnswerText } from '#shared/answer-texts.ts';
import { dispositions } from '#shared/export.ts';
import { useRound } from '../consultation/round-context.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useSingleKeys } from '../ui/keys.ts';
import { DispositionMark } from '../ui/marks.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem, problemOf, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, answerQuery, commentNumbered } from './answers.ts';
import { AnsweringNote } from './answering-note.tsx';
import { useTellAnswering } from './answering.ts';
import { draftOf, sameAnswer, standingAnswer } from './answer-values.ts';
import type { LocalDraft } from './local-drafts.ts';
import { NewerAnswer } from './newer-answer.tsx';
import { ReasonsChoice } from './reasons-choice.tsx';
import { inserted, TextPicker } from './text-picker.tsx';
import { PlaceInDraft } from './words-then-and-now.tsx';
import { useShortcuts } from './shortcuts.tsx';
import { useLocalDraft, useLocalDrafts } from './use-local-draft.ts';

type Act = 'propose' | 'decide';

interface Props {
  answer: Answer;
  onNext: () => void;
  onOpen: (commentId: string) => void;
}

export function AnswerForm(props: Props): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { row } = props.answer;
  return (
    <section className="answer-form card" aria-label={t('answers.form')}>
      <div className="row-apart">
        <h3>{t('answers.form')}</h3>
        {row.state !== 'new' && !standsNoMore(row) && <Standing answer={props.answer} />}
      </div>
      {standsNoMore(row) ? <p className="soft">{sentence(row.state === 'replaced' ? 'comment-of-replaced-response' : 'comment-of-withdrawn-response')}</p> : row.duplicateOf === null ? <OwnAnswer {...props} /> : <BorrowedAnswer {...props} />}
    </section>
  );
}

function Standing({ answer: { history, row } }: { answer: Answer }): ReactNode {
  const t = useText();
  const last = history.at(-1);
  if (!last || row.duplicateOf !== null) return null;
  if (last.carriedFrom !== null) return <p className="standing" data-tone="neutral"><Icon name="edit" /> <span>{t('answers.form.carried', { number: last.carriedFrom, by: last.by })}</span></p>;
  return <p className="small soft">{t('answers.form.standing', { state: last.state, by: last.by })}</p>;
}

function BorrowedAnswer({ answer: { row }, onOpen }: Props): ReactNode {
  const t = useText();
  const round = useRound();
  const number = row.duplicateOf ?? 0;
  const open = async () => {
    const id = await commentNumbered(round.id, number);
    if (id !== null) onOpen(id);
  };
  return (
    <div className="stack">
      <p>{t('answers.form.duplicate', { number })}</p>
      {row.disposition !== null && <DispositionMark disposition={row.disposition} />}
      {row.rationale !== '' && <p className="written">{row.rationale}</p>}
      <div><Button variant="secondary" onClick={() => void open()}>{t('answers.form.openOriginal', { number })}</Button></div>
    </div>
  );
}

function OwnAnswer({ answer, onNext }: Props): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { say, announce } = useToasts();
  const client = useQueryClient();
  const drafts = useLocalDrafts();
  const draft = useLocalDraft(answer.row.id);
  const shortcuts = useShortcuts();
  const group = useId();
  const rationale = useRef<HTMLTextAreaElement>(null);
  const target = useRef<HTMLInputElement>(null);
  const outcomes = useRef<HTMLFieldSetElement>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const [pending, setPending] = useState<Act | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [outrun, setOutrun] = useState(false);
  const [saved, setSaved] = useState(false);
  const [picking, setPicking] = useState(false);
  const key = useRef<{ of: string; key: string } | null>(null);

  const commentId = answer.row.id;
  const { propose, decide } = answer.refusals;
  const mayWrite = propose === null || decide === null;
  const values = draft ?? standingAnswer(answer);
  const newer = draft !== null && draft.version < answer.version;
  const [inside, setInside] = useState(false);
  useTellAnswering(commentId, mayWrite && inside);

  const change = (part: Partial<LocalDraft>) => {
    if (!mayWrite) return;
    drafts.write(commentId, draftOf(answer, drafts.read(commentId), part));
    setMissing((old) => old.filter((code) => !(('disposition' in part && code === 'disposition-missing') || ('rationale' in part && code === 'rationale-missing') || ('referredTo' in part && code === 'target-missing'))));
    setSaved(false);
  };
  const choose = (disposition: LocalDraft['disposition']) => {
    change({ disposition });
    if (disposition !== null) announce(t('answers.form.changed', { word: t(`ui.disposition.${disposition}`) }));
  };
  useSingleKeys({ ...Object.fromEntries(dispositions.map((one, i) => [String(i + 1), () => choose(one)])), m: () => rationale.current?.focus(), t: () => setPicking(true) }, shortcuts && mayWrite && !newer);

  const send = async (act: Act) => {
    const lacks = missingInAnswer(values);
    setMissing(lacks);
    if (lacks.includes('disposition-missing')) return outcomes.current?.querySelector('input')?.focus();
    if (lacks.includes('rationale-missing')) return rationale.current?.focus();
    if (lacks.includes('target-missing')) return target.current?.focus();
    if (values.disposition === null) return;
    const sent = { disposition: values.disposition, rationale: values.rationale, referredTo: values.disposition === 'referred_elsewhere' ? values.referredTo : '', reasons: values.reasons, texts: values.texts, version: values.version };
    const of = act + JSON.stringify(sent);
    if (key.current?.of !== of) key.current = { of, key: crypto.randomUUID() };
    setPending(act);
    setError(null);
    setOutrun(false);
    try {
      const stored = await acts[act](commentId, sent, key.current.key);
      client.setQueryData(answerQuery(commentId).queryKey, stored);
      // What was written while the answer was on its way is still a change.
      const latest = drafts.read(commentId);
      drafts.write(commentId, latest === null || sameAnswer(latest, values) ? null : { ...latest, version: stored.version });
      say(t(act === 'propose' ? 'answers.form.proposed' : 'answers.form.decided', { number: answer.row.number }));
      setSaved(true);
      await client.invalidateQueries({ queryKey: ['answer'], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    } catch (caught) {
      if (problemOf(caught).code === 'answer-changed' || problemOf(caught).code === 'comment-decided' || problemOf(caught).code === 'comment-is-duplicate') await client.invalidateQueries({ queryKey: answerQuery(commentId).queryKey });
      // The newer answer is shown beside; it says by itself what has happened.
      if (problemOf(caught).code === 'answer-changed') outrunBy(client.getQueryData(answerQuery(commentId).queryKey), values);
      else setError(caught);
    } finally {
      setPending(null);
    }
  };

  /** Somebody was first. What was sent without having been changed is kept beside theirs like a text of one's own, unless it was decided just so. */
  const outrunBy = (theirs: Answer | undefined, mine: LocalDraft) => {
    const last = theirs?.history.at(-1);
    if (last?.state === 'decided' && theirs !== undefined && drafts.read(commentId) === null && sameAnswer(standingAnswer(theirs), mine)) return say(t('answers.newer.same', { by: last.by }));
    if (drafts.read(commentId) === null) drafts.write(commentId, mine);
    setOutrun(true);
  };
  const putIn = (text: AnswerText) => {
    const field = rationale.current;
    change({ rationale: inserted(values.rationale, text.words, field?.selectionStart || values.rationale.length), texts: [...values.texts.filter((one) => one !== text.id), text.id] });
    announce(t('answers.texts.inserted', { name: text.name }));
    // The dialog gives the focus back to the button first.
    setTimeout(() => field?.focus(), 50);
  };
  const fault = (code: string) => (missing.includes(code) ? sentence(code) : undefined);
  const discard = () => {
    const gone = drafts.read(commentId);
    drafts.write(commentId, null);
    setMissing([]);
    say(t('answers.form.discarded'), { undo: () => drafts.write(commentId, gone) });
  };

  return (
    <>
    <form className="stack" noValidate onFocus={() => setInside(true)} onBlur={({ currentTarget, relatedTarget }) => { if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setInside(false); }} onSubmit={(event) => event.preventDefault()}>
      <AnsweringNote commentId={commentId} on={mayWrite} />
      {newer && draft !== null && <NewerAnswer answer={answer} draft={draft} takesFocus={outrun || pending !== null} />}
      <Fieldset ref={outcomes} className="outcomes">
        <Fieldset.Legend>{t('answers.form.disposition')}</Fieldset.Legend>
        {missing.includes('disposition-missing') && <ValidationMessage>{sentence('disposition-missing')}</ValidationMessage>}
        {dispositions.map((one, i) => (
          <span key={one} className="outcome" data-chosen={values.disposition === one || undefined}>
            <Radio name={group} value={one} checked={values.disposition === one} readOnly={!mayWrite} aria-invalid={missing.includes('disposition-missing') || undefined} onChange={() => change({ disposition: one })} label={<DispositionMark disposition={one} />} />
            {shortcuts && mayWrite && <kbd aria-hidden="true">{i + 1}</kbd>}
          </span>
        ))}
      </Fieldset>
      {values.disposition === 'referred_elsewhere' && (
        <Textfield ref={target} label={t('answers.form.referredTo')} description={t('answers.form.referredToHelp')} value={values.referredTo} readOnly={!mayWrite} error={fault('target-missing')} onChange={(event) => change({ referredTo: event.target.value })} />
      )}
      <ReasonsChoice chosen={values.reasons} readOnly={!mayWrite} onChange={(reasons) => change({ reasons })} />
      <Field>
        <Label>{t(values.disposition === 'accepted' ? 'answers.form.rationaleOptional' : 'answers.form.rationale')}</Label>
        <Field.Description>{t('answers.form.rationaleHelp')}</Field.Description>
        <Textarea ref={rationale} rows={5} className="rationale" value={values.rationale} readOnly={!mayWrite} aria-invalid={missing.includes('rationale-missing') || undefined} onChange={(event) => change({ rationale: event.target.value })} />
        {missing.includes('rationale-missing') && <ValidationMessage>{sentence('rationale-missing')}</ValidationMessage>}
      </Field>
      {mayWrite && !newer && <div className="no-print"><Button variant="tertiary" data-size="sm" aria-haspopup="dialog" aria-keyshortcuts={shortcuts ? 't' : undefined} onClick={() => setPicking(true)}>{t('answers.texts.insert')}</Button></div>}
      <PersonalNumberWarning texts={[values.rationale]} />
      <WithoutChange show={isMetWithoutChange(values.disposition, answer.now)} answer={answer} />
      <Problem error={error} />
      {decide === 'round-concluded' || propose === 'round-concluded' ? <p className="soft"><Icon name="lock" size={16} /> {sentence('round-concluded')}</p> : !newer && (
        <div className="answer-acts no-print">
          {!(decide === null && propose === 'comment-decided') && <ActButton refusal={propose} variant="secondary" pending={pending === 'propose'} onAct={() => void send('propose')}>{t(answer.row.state === 'proposed' ? 'answers.form.proposeAgain' : 'answers.form.propose')}</ActButton>}
          <ActButton refusal={decide} pending={pending === 'decide'} onAct={() => void send('decide')}>{t(answer.row.state === 'decided' ? 'answers.form.decideAgain' : 'answers.form.decide')}</ActButton>
          {saved && draft === null && <Button variant="tertiary" onClick={onNext}>{t('answers.form.toNext')} <Icon name="arrowRight" size={18} /></Button>}
        </div>
      )}
      {draft !== null && (
        <p className="draft-kept" role="status">
          <Icon name="edit" size={16} />
          <span>{t(drafts.kept ? 'answers.form.draft' : 'answers.form.draftNotKept')}</span>
          <button type="button" className="text-link plain-button" onClick={discard}>{t('answers.form.discard')}</button>
        </p>
      )}
    </form>
    <TextPicker open={picking} onPick={putIn} onClose={() => setPicking(false)} />
    </>
  );
}

/** The text is not changed yet: told before the answer is saved, and as long as it is so. */
function WithoutChange({ show, answer: { now } }: { show: boolean; answer: Answer }): ReactNode {
  const t = useText();
  return (
    <div role="status">
      {show && now !== null && (
        <p className="warned">
          <Icon name="warning" size={18} />
          <span>{t('answers.form.withoutChange')} <PlaceInDraft now={now} /></span>
        </p>
      )}
    </div>
  );
}
