/** One reader's comment with its number, and what the working group answered. */
import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { limits } from '#shared/limits.ts';
import { type ReadingComment, type ReadingStatus, readerAnswerInput, readingStatuses } from '#shared/readings.ts';
import { answer, api, done } from '../api.ts';
import { Moment, momentText } from '../ui/dates.tsx';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import type { IconName } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { Tag, type Tone } from '../ui/marks.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { PlaceName } from './place-name.tsx';
import { PlainSayForm } from './plain-say-form.tsx';
import { short } from '../ui/short-words.ts';

interface Props {
  comment: ReadingComment;
  several: boolean;
  isActive: boolean;
  onActivate: () => void;
  onShow: () => void;
}

export const statusMarks: Record<ReadingStatus, { tone: Tone; sign: IconName }> = {
  taken_in: { tone: 'green', sign: 'check' }, taken_in_partly: { tone: 'ochre', sign: 'half' }, not_taken_in: { tone: 'brick', sign: 'cross' }, noted: { tone: 'neutral', sign: 'note' }, later: { tone: 'blue', sign: 'clock' },
};

type Doing = 'change' | 'withdraw' | 'answer' | 'history' | null;

export function ReadingCommentCard({ comment, several, isActive, onActivate, onShow }: Props): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { say, announce } = useToasts();
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>(null);
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['reading'] });
  const param = { id: comment.id };
  const { version } = comment;
  const changing = useMutation({
    mutationFn: (text: string) => done(api['reading-comments'][':id'].$patch({ param, json: { text, version } })),
    onSuccess: async () => { await again(); setDoing(null); announce(t('drafting.remarks.changeDone')); },
    onError: again,
  });
  const withdraw = async (): Promise<void> => { await done(api['reading-comments'][':id'].withdrawal.$post({ param, json: { version } })); await again(); };
  const isWithdrawn = comment.withdrawnAt !== null;
  const may = (act: 'change' | 'withdraw' | 'answer'): boolean => comment.refusals[act] === null;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click only brings the card forward; everything in it is reached by keyboard
    <article id={`kommentar-${comment.id}`} tabIndex={-1} className="remark" data-active={isActive} data-resolved={comment.answer !== null || isWithdrawn} aria-label={t('drafting.reading.number', { number: comment.number })} onClick={onActivate} onFocus={onActivate}>
      <header className="remark-head">
        <strong className="numbers reading-number">{t('drafting.reading.number', { number: comment.number })}</strong>
        <span className="small soft"><PlaceName comment={comment} several={several} /></span>
      </header>
      {comment.anchor.quote !== '' && <p className="remark-quote">{short(comment.anchor.quote)}</p>}
      <div className="said">
        <p className="said-by"><strong>{comment.by}</strong> <span className="soft small"><Moment value={comment.at} form="short" />{comment.changedAt !== null && !isWithdrawn && <> · {t('drafting.reading.changed', { when: momentText(locale, comment.changedAt, 'short') })}</>}</span></p>
        {isWithdrawn ? <p className="soft">{t('drafting.reading.withdrawn')}</p> : doing === 'change' ? (
          <PlainSayForm label={t('drafting.reading.change')} act={t('drafting.reading.changeAct')} start={comment.text} most={limits.comment} pending={changing.isPending} error={changing.error} onSay={(text) => changing.mutate(text)} onCancel={() => setDoing(null)} />
        ) : <p className="said-text">{comment.text}</p>}
      </div>
      {comment.answer && (
        <div className="said reading-answer">
          <p className="said-by"><strong>{t('drafting.reading.answered')}</strong> <Tag {...statusMarks[comment.answer.status]}>{t(`drafting.reading.status.${comment.answer.status}`)}</Tag></p>
          {comment.answer.text !== '' && <p className="said-text">{comment.answer.text}</p>}
          <p className="soft small">{comment.answer.by}, <Moment value={comment.answer.at} form="short" /></p>
        </div>
      )}
      {doing === 'answer' ? <AnswerForm comment={comment} onDone={async (isSent) => { setDoing(null); if (isSent) { await again(); say(t('drafting.reading.answerDone')); } }} /> : (
        <div className="remark-acts no-print">
          {may('answer') && <Button variant="tertiary" data-size="sm" onClick={() => setDoing('answer')}>{t(comment.answer === null ? 'drafting.reading.answer' : 'drafting.reading.answerAgain')}</Button>}
          {comment.anchor.from !== null && <Button variant="tertiary" data-size="sm" onClick={onShow}>{t('drafting.reading.show')}</Button>}
          {may('change') && doing === null && <Button variant="tertiary" data-size="sm" onClick={() => setDoing('change')}>{t('drafting.reading.change')}</Button>}
          {may('withdraw') && <Button variant="tertiary" data-size="sm" onClick={() => setDoing('withdraw')}>{t('drafting.reading.withdraw')}</Button>}
          {(version > 1 || comment.answers > 1) && !isWithdrawn && <Button variant="tertiary" data-size="sm" onClick={() => setDoing('history')}>{t('drafting.reading.history')}</Button>}
        </div>
      )}
      <ConfirmDialog open={doing === 'withdraw'} title={t('drafting.reading.withdraw')} act={t('drafting.reading.withdraw')} danger onConfirm={withdraw} onClose={() => setDoing(null)}><p>{t('drafting.reading.withdrawText')}</p></ConfirmDialog>
      <Modal open={doing === 'history'} title={t('drafting.reading.historyTitle', { number: comment.number })} onClose={() => setDoing(null)}><History commentId={comment.id} /></Modal>
    </article>
  );
}

function AnswerForm({ comment, onDone }: { comment: ReadingComment; onDone: (isSent: boolean) => void | Promise<void> }): ReactNode {
  const t = useText();
  const form = useForm({
    schema: readerAnswerInput,
    start: { status: comment.answer?.status ?? 'taken_in', text: comment.answer?.text ?? '' } as { status: string; text: string },
    toInput: (values) => ({ ...values, version: comment.answers }),
    submit: async (json) => {
      await done(api['reading-comments'][':id'].answers.$post({ param: { id: comment.id }, json }));
      await onDone(true);
    },
  });
  const labels = { status: t('drafting.reading.answerStatus'), text: t('drafting.reading.answerText') };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- keeps a click in the form from the card around it
    <div onClick={(event) => event.stopPropagation()}>
      <FormBody form={form} submitText={t('drafting.reading.answerAct')} labels={labels} aside={<Button variant="tertiary" onClick={() => void onDone(false)}>{t('ui.cancel')}</Button>}>
        <SelectField form={form} name="status" label={labels.status} options={readingStatuses.map((status) => ({ value: status, text: t(`drafting.reading.status.${status}`) }))} />
        <TextField form={form} name="text" label={labels.text} description={t('drafting.reading.answerHelp')} rows={3} optional={form.values.status === 'taken_in'} />
      </FormBody>
    </div>
  );
}

function History({ commentId }: { commentId: string }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const history = useQuery({ queryKey: ['reading', 'history', commentId], queryFn: () => answer(api['reading-comments'][':id'].history.$get({ param: { id: commentId } })) });
  return (
    <Answered question={history}>
      {({ wordings, answers }) => (
        <ol className="plain-list stack">
          {wordings.map(({ version, text, at }) => <li key={`w${version}`}><p className="small soft">{t('drafting.remarks.historyOf', { version, when: momentText(locale, at, 'medium') })}</p><p className="said-text">{text}</p></li>)}
          {answers.map(({ status, text, by, at }, n) => <li key={`a${n}`}><p className="small soft">{t('drafting.reading.answered')}: {t(`drafting.reading.status.${status}`)}. {by}, {momentText(locale, at, 'medium')}</p><p className="said-text">{text}</p></li>)}
        </ol>
      )}
    </Answered>
  );
}
