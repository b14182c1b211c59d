/** An answer that was written in Word: the file to write in, and what a file that came back says, shown before any of it counts. */
import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { limits } from '#shared/limits.ts';
import type { WordAnswer } from '#shared/word-answers.ts';
import { Icon } from '../ui/icons.tsx';
import { PageTitle } from '../ui/page.tsx';
import { Problem, ProblemError, useRefusalText } from '../ui/problem.tsx';
import { SpaceLabel } from '../ui/space-label.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';
import { readWordFile } from './consultation.ts';
import { Steps } from './steps.tsx';
import { type Added, WordReview } from './word-review.tsx';
import './word-answer.css';

export function WordAnswerScreen(): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { registered, consultee, refusal } = useAnswering();
  return (
    <div className="answer-page stack-wide">
      <PageTitle title={t(registered ? 'consultation.word.link.registered' : 'consultation.word')} over={consultee} lead={t(registered ? 'consultation.word.lead.registered' : 'consultation.word.lead')} />
      <div><SpaceLabel space={registered ? 'received' : 'internal'} /></div>
      <Steps at="answer" />
      {refusal === null ? <Reading /> : <p className="standing" data-tone="neutral">{sentence(refusal)}</p>}
    </div>
  );
}

function Reading(): ReactNode {
  const { begin } = useAnswering();
  const [added, setAdded] = useState<Added | null>(null);
  const reading = useMutation({
    mutationFn: async (file: File): Promise<{ file: File; answer: WordAnswer }> => {
      if (file.size > limits.upload) throw new ProblemError({ status: 413, code: 'file-too-large', values: { megabytes: limits.upload / 2 ** 20 } });
      return { file, answer: await readWordFile(await begin(), file) };
    },
    onMutate: () => setAdded(null),
  });
  return (
    <>
      <AnswerFiles />
      <CommentTable />
      <ChooseFile error={reading.error} isReading={reading.isPending} onFile={(file) => reading.mutate(file)} />
      {added !== null && <Done added={added} />}
      {reading.data !== undefined && added === null && (
        <WordReview key={reading.submittedAt} file={reading.data.file} answer={reading.data.answer} onDone={(what) => setAdded(what)} onCancel={() => reading.reset()} />
      )}
    </>
  );
}

/** The lead has no use for them: what came was written already. */
function AnswerFiles(): ReactNode {
  const t = useText();
  const { answerFile, documents } = useAnswering();
  if (answerFile === null) return null;
  return (
    <section className="stack" aria-labelledby="word-fetch">
      <h2 id="word-fetch">{t('consultation.word.fetch')}</h2>
      <p>{t('consultation.word.fetch.how')}</p>
      <ul className="plain-list file-list">
        {documents.map(({ id, title }) => <li key={id}><Icon name="document" size={18} /><a href={answerFile(id)} download>{t('consultation.word.fetch.file', { title })}</a></li>)}
      </ul>
    </section>
  );
}

function CommentTable(): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const { tableFile } = useAnswering();
  return (
    <section className="stack" aria-labelledby="comment-table">
      <h2 id="comment-table">{t('consultation.word.table')}</h2>
      <p>{t('consultation.word.table.how')}</p>
      <ul className="plain-list file-list">
        {(['xlsx', 'docx'] as const).map((format) => <li key={format}><Icon name="document" size={18} /><a href={`${tableFile(format)}?locale=${locale}`} download>{t(`consultation.word.table.${format}`)}</a></li>)}
      </ul>
    </section>
  );
}

function ChooseFile({ error, isReading, onFile }: { error: Error | null; isReading: boolean; onFile: (file: File) => void }): ReactNode {
  const t = useText();
  const id = useId();
  return (
    <section className="stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>{t('consultation.word.read')}</h2>
      <p id={`${id}how`}>{t('consultation.word.read.how')}</p>
      <div className="row">
        <span className="file-choose ds-button" data-variant="secondary">
          <label htmlFor={id}><Icon name="plus" size={16} /> {t('consultation.word.choose')}</label>
          <input
            id={id} type="file" accept=".docx,.xlsx,.csv,application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv" aria-describedby={`${id}how`} disabled={isReading}
            onChange={(event) => {
              const file = event.target.files?.[0];
              // The same file again, once it has been mended, is a choice too.
              event.target.value = '';
              if (file !== undefined) onFile(file);
            }}
          />
        </span>
        <span role="status">{isReading ? t('consultation.word.reading') : ''}</span>
      </div>
      <Problem error={error} />
    </section>
  );
}

function Done({ added }: { added: Added }): ReactNode {
  const t = useText();
  const { text, answer } = useAnswering();
  const done = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone.
  useEffect(() => done.current?.focus(), []);
  return (
    <div ref={done} tabIndex={-1} className="standing" data-tone="spruce">
      <Icon name="check" />
      <div className="stack-tight">
        <p>{[...(added.comments > 0 ? [t('consultation.word.added', { n: added.comments })] : []), ...(added.form ? [t('consultation.word.added.form')] : []), ...(added.file ? [t('consultation.word.added.file')] : [])].join(' ')}</p>
        <div className="row">
          <Button asChild data-size="sm" variant="secondary"><Link to={text}>{t('consultation.word.toText')}</Link></Button>
          <Button asChild data-size="sm" variant="secondary"><Link to={answer}>{t('consultation.word.toAnswer')}</Link></Button>
        </div>
      </div>
    </div>
  );
}
