/** What differs between a response and the preliminary one whose place it takes. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { type Stance, stances } from '#shared/export.ts';
import type { Differences as Found, SaidComment } from '#shared/preliminary.ts';
import { dayText } from '../ui/dates.tsx';
import { Answered } from '../ui/loading.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { differencesQuery } from './consultation.ts';
import { Difference, readableQuote } from './difference.tsx';

export function ResponseDifferences({ responseId }: { responseId: string }): ReactNode {
  const t = useText();
  const id = useId();
  const found = useQuery(differencesQuery(responseId));
  return <section className="stack" aria-labelledby={id}><h2 id={id}>{t('preliminary.differences')}</h2><Answered question={found}>{(its) => <All found={its} />}</Answered></section>;
}

function All({ found: { fields, comments, answers, sections, files } }: { found: Found }): ReactNode {
  const t = useText();
  const taken = ({ stance, condition }: Found['sections'][number]['before']) => (stance === null ? '' : [t(`ui.stance.${stance}`), condition].filter(Boolean).join(': '));
  const none = fields.length + comments.added.length + comments.changed.length + comments.withdrawn.length + answers.length + sections.length + files.added.length + files.removed.length === 0;
  return (
    <>
      {none && <p>{t('preliminary.differences.none')}</p>}
      <p>{t('preliminary.differences.count', { added: comments.added.length, changed: comments.changed.length, withdrawn: comments.withdrawn.length, unchanged: comments.unchanged })}</p>
      {fields.length > 0 && <><h3>{t('preliminary.differences.position')}</h3><ul className="plain-list stack">{fields.map((one) => <li key={one.field}><Field {...one} /></li>)}</ul></>}
      {sections.length > 0 && <><h3>{t('sections.stances')}</h3><ul className="plain-list stack">{sections.map((one) => <li key={one.section}><p className="small-label">{one.section}</p><BeforeAfter before={taken(one.before)} after={taken(one.after)} /></li>)}</ul></>}
      {answers.length > 0 && <><h3>{t('preliminary.differences.answers')}</h3><ul className="plain-list stack">{answers.map((one) => <li key={one.question}><p className="small-label">{one.question}</p><BeforeAfter before={one.before} after={one.after} /></li>)}</ul></>}
      <Comments title={t('preliminary.differences.added')} comments={comments.added} />
      {comments.changed.length > 0 && <><h3>{t('preliminary.differences.changed')}</h3><ol className="plain-list stack">{comments.changed.map(({ before, after }) => <li key={after.id}><Changed before={before} after={after} /></li>)}</ol></>}
      <Comments title={t('preliminary.differences.withdrawn')} comments={comments.withdrawn} />
      {files.added.length + files.removed.length > 0 && <><h3>{t('preliminary.differences.files')}</h3><ul>{files.added.map((name) => <li key={`+${name}`}>{t('preliminary.differences.files.added', { name })}</li>)}{files.removed.map((name) => <li key={`-${name}`}>{t('preliminary.differences.files.removed', { name })}</li>)}</ul></>}
    </>
  );
}

function Field({ field, before, after }: Found['fields'][number]): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const worded = (value: string) => (field === 'stance' && isStance(value) ? t(`ui.stance.${value}`) : field === 'decidedOn' && value !== '' ? dayText(locale, value) : value);
  return <><p className="small-label">{t(`preliminary.field.${field}`)}</p>{field === 'summary' || field === 'condition' || field === 'reservation' ? <Difference from={before} to={after} /> : <BeforeAfter before={worded(before)} after={worded(after)} />}</>;
}

const isStance = (value: string): value is Stance => stances.some((one) => one === value);

function BeforeAfter({ before, after }: { before: string; after: string }): ReactNode {
  const t = useText();
  const none = t('consultation.notGiven');
  return <p className="said"><span className="small-label">{t('preliminary.differences.before')}</span> {before === '' ? none : before}<br /><span className="small-label">{t('preliminary.differences.after')}</span> {after === '' ? none : after}</p>;
}

function usePlace(): (comment: SaidComment) => string {
  const t = useText();
  return ({ clauseNumber }) => (clauseNumber === null ? t('preliminary.differences.whole') : t('preliminary.differences.clause', { clause: clauseNumber }));
}

function Comments({ title, comments }: { title: string; comments: readonly SaidComment[] }): ReactNode {
  const place = usePlace();
  if (comments.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ol className="plain-list stack">
        {comments.map((one) => (
          <li key={one.id} className="stack-tight">
            <p><strong>{one.number !== null && `${one.number}. `}{place(one)}</strong></p>
            {one.quote !== '' && <blockquote className="quoted">{readableQuote(one.quote)}</blockquote>}
            <p className="said">{one.text}</p>
            {one.proposedText !== '' && <p className="said quoted proposed">{one.proposedText}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

function Changed({ before, after }: { before: SaidComment; after: SaidComment }): ReactNode {
  const t = useText();
  const place = usePlace();
  return (
    <div className="stack-tight">
      <p><strong>{after.number !== null && `${after.number}. `}{place(after)}</strong> {before.number !== null && <span className="soft">({t('preliminary.differences.was', { number: before.number })})</span>}</p>
      {before.text !== after.text && <Difference from={before.text} to={after.text} />}
      {before.proposedText !== after.proposedText && <><p className="small-label">{t('preliminary.differences.proposed')}</p><Difference from={before.proposedText} to={after.proposedText} /></>}
      {before.reason !== after.reason && <><p className="small-label">{t('preliminary.differences.reason')}</p><Difference from={before.reason} to={after.reason} /></>}
      {before.kind !== after.kind && <p className="soft">{t('preliminary.differences.kind')}</p>}
      {before.quote !== after.quote && <p className="soft">{t('preliminary.differences.quote')}</p>}
    </div>
  );
}
