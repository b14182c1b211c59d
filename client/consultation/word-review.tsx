/** What was found in a returned file, each to be taken in or left; nothing is stored before the act at the end. */
import { Alert, Button, Checkbox } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ResponseChange, ResponseView } from '#shared/consultation.ts';
import type { Found, WordAnswer, WordForm } from '#shared/word-answers.ts';
import { usePlaceName } from '../drafting/place-name.tsx';
import { Day } from '../ui/dates.tsx';
import { Tag } from '../ui/marks.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { uploadFile } from './uploading.ts';
import { SectionStancesList } from './section-stances-list.tsx';
import { Difference, readableQuote } from './difference.tsx';

export interface Added { comments: number; form: boolean; file: boolean }

interface Props {
  file: File;
  answer: WordAnswer;
  onDone: (added: Added) => void;
  onCancel: () => void;
}

type Say = ReturnType<typeof useText>;

export function WordReview({ file, answer, onDone, onCancel }: Props): ReactNode {
  const t = useText();
  const id = useId();
  const { response, registered, begin, refresh, sections } = useAnswering();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const fields = answer.form === null ? {} : filled(answer.form);
  const taken = answer.form?.sections ?? [];
  const hasForm = Object.keys(fields).length + taken.length > 0;
  const isThere = (one: Found): boolean => {
    const { anchor, text, proposedText } = commentOf(one, answer, t);
    // A whole paragraph gets its words from the server.
    const isPlace = (known: typeof anchor): boolean => known.scope === anchor.scope && known.documentId === anchor.documentId && known.from?.block === anchor.from?.block && (anchor.scope !== 'words' || known.from?.offset === anchor.from?.offset && known.quote === anchor.quote);
    return response?.comments.some((known) => isPlace(known.anchor) && known.text === text && known.proposedText === proposedText) ?? false;
  };
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(answer.found.filter((one) => one.isResolved || isThere(one)).map((one) => one.id)));
  const [takesForm, setTakesForm] = useState(hasForm);
  const [takesFile, setTakesFile] = useState(registered && response?.files.length === 0);
  const [state, setState] = useState<{ isSending: boolean; error: unknown }>({ isSending: false, error: null });
  const key = useRef(crypto.randomUUID());
  const chosen = answer.found.filter((one) => !left.has(one.id));
  const placed = answer.found.filter(({ anchor }) => anchor !== null);
  const loose = answer.found.filter(({ anchor }) => anchor === null);
  const hasChosen = chosen.length > 0 || (hasForm && takesForm) || takesFile;

  const take = async () => {
    if (state.isSending || !hasChosen) return;
    setState({ isSending: true, error: null });
    try {
      const responseId = await begin();
      if (chosen.length > 0) await acts.addWordComments(responseId, { file: answer.file, comments: chosen.map((one) => commentOf(one, answer, t)) }, key.current);
      if (hasForm && takesForm) {
        if (Object.keys(fields).length > 0) await acts.changeResponse(responseId, fields);
        for (const { sectionId, stance, condition } of taken) await acts.takeStance(responseId, sectionId, { stance, condition, version: response?.sectionStances.find((one) => one.sectionId === sectionId)?.version ?? 0 });
      }
      if (takesFile) await uploadFile(responseId, 'statement', file);
      await refresh();
      onDone({ comments: chosen.length, form: hasForm && takesForm, file: takesFile });
    } catch (error) {
      setState({ isSending: false, error });
    }
  };
  const toggle = (one: Found) => setLeft((old) => {
    const next = new Set(old);
    if (!next.delete(one.id)) next.add(one.id);
    // Another choice is another act.
    key.current = crypto.randomUUID();
    return next;
  });
  const list = (items: readonly Found[]) => (
    <ol className="plain-list comment-list">
      {items.map((one) => <li key={one.id}><FoundCard one={one} answer={answer} isTaken={!left.has(one.id)} isThere={isThere(one)} onToggle={() => toggle(one)} /></li>)}
    </ol>
  );

  return (
    <section className="stack-wide word-review" aria-labelledby={`${id}title`}>
      <div className="stack">
        <h2 id={`${id}title`} tabIndex={-1} ref={heading}>{t('consultation.word.found', { file: answer.file })}</h2>
        <p>{answer.found.length === 0 && !hasForm ? t('consultation.word.nothing') : t('consultation.word.found.n', { n: answer.found.length, title: answer.documentTitle })}</p>
        {answer.isThisVersion === false && <Alert data-color="warning">{t('consultation.word.otherVersion')}</Alert>}
        {answer.isThisVersion === null && <Alert data-color="info">{t('consultation.word.unknownVersion')}</Alert>}
        {answer.found.some(({ source }) => source === 'untracked') && <Alert data-color="warning">{t('consultation.word.untracked')}</Alert>}
      </div>
      {answer.faults.length > 0 && (
        <Alert data-color="warning">
          <h3>{t('consultation.word.faults', { n: answer.faults.length })}</h3>
          <ul>{answer.faults.map(({ row, column, code, said }) => <li key={`${row} ${column}`}>{t(`consultation.word.fault.${code}`, { row, said })}</li>)}</ul>
          <p>{t('consultation.word.faults.how')}</p>
        </Alert>
      )}
      {answer.form !== null && (hasForm || answer.form.unread.length > 0) && (
        <section className="stack" aria-labelledby={`${id}form`}>
          <h3 id={`${id}form`}>{t('consultation.word.form')}</h3>
          {answer.form.unread.length > 0 && <Alert data-color="warning">{t('consultation.word.unread', { words: answer.form.unread.map((words) => `”${words}”`).join(', ') })}</Alert>}
          {hasForm && <><Checkbox label={t('consultation.word.form.take')} checked={takesForm} onChange={() => setTakesForm(!takesForm)} /><FormFields form={answer.form} response={response} />{taken.length > 0 && <SectionStancesList sections={sections.filter(({ id: its }) => taken.some(({ sectionId }) => sectionId === its))} taken={taken} level="h4" />}</>}
        </section>
      )}
      {placed.length > 0 && <section className="stack" aria-labelledby={`${id}placed`}><h3 id={`${id}placed`}>{t('consultation.word.placed')} <span className="count numbers">({placed.length})</span></h3>{list(placed)}</section>}
      {loose.length > 0 && <section className="stack" aria-labelledby={`${id}loose`}><h3 id={`${id}loose`}>{t('consultation.word.loose')} <span className="count numbers">({loose.length})</span></h3><p className="soft">{t('consultation.word.loose.how')}</p>{list(loose)}</section>}
      {registered && <Checkbox label={t('consultation.word.attach', { file: answer.file })} checked={takesFile} onChange={() => setTakesFile(!takesFile)} />}
      <Problem error={state.error} />
      <div className="row word-acts">
        <Button onClick={() => void take()} loading={state.isSending} aria-disabled={!hasChosen || state.isSending || undefined}>{chosen.length > 0 ? t('consultation.word.take', { n: chosen.length }) : t('consultation.word.take.rest')}</Button>
        <Button variant="tertiary" onClick={onCancel}>{t('consultation.word.leave')}</Button>
      </div>
    </section>
  );
}

function FoundCard({ one, answer, isTaken, isThere, onToggle }: { one: Found; answer: WordAnswer; isTaken: boolean; isThere: boolean; onToggle: () => void }): ReactNode {
  const t = useText();
  const placeName = usePlaceName();
  const place = one.anchor === null ? t('consultation.word.noPlace') : placeName({ ...one, anchor: one.anchor, documentTitle: answer.documentTitle }, false);
  return (
    <article className="comment-card word-found" data-left={!isTaken || undefined}>
      <div className="comment-head">
        <Checkbox label={place} checked={isTaken} onChange={onToggle} />
        <Tag tone={one.source === 'untracked' ? 'ochre' : undefined}>{one.row === null ? t(`consultation.word.source.${one.source}`) : t('consultation.word.row', { row: one.row })}</Tag>
      </div>
      {(one.author !== '' || one.day !== null) && <p className="soft small">{one.author}{one.author !== '' && one.day !== null ? ' · ' : ''}{one.day !== null && <Day value={one.day} />}</p>}
      {one.isResolved && <p className="soft small">{t('consultation.word.resolved')}</p>}
      {isThere && <p className="soft small">{t('consultation.word.isThere')}</p>}
      {one.quote !== '' && <blockquote className="quote">{readableQuote(one.quote)}</blockquote>}
      <p className="said">{wordsOf(one, t)}</p>
      {one.proposedText !== '' && <div><p className="small-label">{t('consultation.comment.proposed')}</p>{one.quote === '' || one.source === 'form' || one.source === 'table' ? <p className="difference">{one.proposedText}</p> : <Difference from={one.quote} to={one.proposedText} />}</div>}
      {one.reason !== '' && <div><p className="small-label">{t('consultation.comment.reason')}</p><p className="said">{one.reason}</p></div>}
    </article>
  );
}

/** Changes that nobody put into words are named for what they are; answers in the margin follow the comment they answer. */
function wordsOf({ text, isRemoval, source, proposedText, replies }: Found, t: Say): string {
  const said = text !== '' ? text : isRemoval ? t('consultation.word.says.removal') : proposedText === '' ? '' : t(source === 'untracked' ? 'consultation.word.says.untracked' : 'consultation.word.says.change');
  return [said, ...replies.map((reply) => t('consultation.word.says.reply', { text: reply.text }))].filter((part) => part !== '').join('\n');
}

/** What has no place is said of the whole document, with the words that it stood at. */
function commentOf(one: Found, { documentId }: WordAnswer, t: Say) {
  const words = wordsOf(one, t);
  const text = one.anchor === null && one.quote !== '' ? t('consultation.word.says.stoodAt', { quote: readableQuote(one.quote), text: words }) : words;
  return { anchor: one.anchor ?? { scope: 'document' as const, documentId, from: null, to: null, quote: '' }, kind: one.kind, text, proposedText: one.proposedText, reason: one.reason };
}

const formFields = ['stance', 'condition', 'summary', 'decidingBody', 'decisionLevel', 'decidedOn', 'paragraph', 'registryNumber'] as const;

/** Only what was filled in: an empty cell takes nothing away. */
function filled(form: WordForm): ResponseChange {
  return Object.fromEntries(formFields.flatMap((field) => (form[field] === null || form[field] === '' ? [] : [[field, form[field]]])));
}

function FormFields({ form, response }: { form: WordForm; response: ResponseView | null }): ReactNode {
  const t = useText();
  const shown = (field: (typeof formFields)[number], value: string): ReactNode => {
    if (field === 'stance' && form.stance !== null && value === form.stance) return t(`ui.stance.${form.stance}`);
    if (field === 'decisionLevel' && form.decisionLevel !== null && value === form.decisionLevel) return t(`consultation.level.${form.decisionLevel}`);
    return field === 'decidedOn' ? <Day value={value} /> : value;
  };
  return (
    <dl className="facts">
      {formFields.map((field) => {
        const value = form[field];
        if (value === null || value === '') return null;
        const overwrites = response !== null && response[field] !== null && response[field] !== '' && response[field] !== value;
        return (
          <div key={field} className="facts-row">
            <dt>{t(field === 'decisionLevel' ? 'consultation.level' : `consultation.${field}`)}</dt>
            <dd><span className="said">{shown(field, value)}</span>{overwrites && <span className="gentle-warning"> {t('consultation.word.overwrites')}</span>}</dd>
          </div>
        );
      })}
    </dl>
  );
}
