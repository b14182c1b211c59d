/** The words as consulted beside the words as they stand now: a comment is never shown without the text it was made on (`domain.md` rule 5). */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '#shared/answers.ts';
import { Difference } from '../consultation/difference.tsx';
import type { IconName } from '../ui/icons.tsx';
import { Icon } from '../ui/icons.tsx';
import { Tag, type Tone } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import { type MarkedText, markedNow, markedThen, readable } from './marked-words.ts';

type Now = NonNullable<Answer['now']>;

const signs: Record<Now['state'], { tone: Tone; sign: IconName }> = {
  same: { tone: 'green', sign: 'check' }, changed: { tone: 'ochre', sign: 'edit' }, moved: { tone: 'blue', sign: 'arrowRight' }, gone: { tone: 'brick', sign: 'bin' }, uncertain: { tone: 'neutral', sign: 'question' },
};

export function WordsThenAndNow({ answer }: { answer: Answer }): ReactNode {
  const t = useText();
  const { frozen, now, comment } = answer;
  if (frozen === null) return <p className="about-whole">{comment.anchor.scope === 'document' && comment.documentTitle ? t('answers.words.document', { title: comment.documentTitle }) : t('answers.words.noQuote')}</p>;
  return (
    <div className="then-and-now" data-alone={now === null || undefined}>
      <section>
        <h3>{t('answers.words.consulted')}</h3>
        <Marked text={markedThen(frozen, comment.anchor.quote)} />
      </section>
      {now && <section><WordsNow now={now} answer={answer} /></section>}
    </div>
  );
}

function WordsNow({ now, answer: { comment, frozen } }: { now: Now; answer: Answer }): ReactNode {
  const t = useText();
  const found = now.state !== 'gone' && now.state !== 'uncertain';
  const place = [comment.clauseNumber, comment.clauseHeading].filter(Boolean).join(' ') || frozen?.headingPath.at(-1) || '';
  const told = {
    same: t('answers.words.told.same'), changed: t('answers.words.told.changed'), moved: t('answers.words.told.moved'),
    gone: place === '' ? t('answers.words.told.goneAnywhere') : t('answers.words.told.gone', { place }),
    uncertain: t(now.blockText === '' ? 'answers.words.told.uncertainNowhere' : 'answers.words.told.uncertain'),
  }[now.state];
  return (
    <>
      <h3>{t('answers.words.now')} <Tag {...signs[now.state]}>{t(`answers.words.state.${now.state}`)}</Tag></h3>
      {now.state === 'uncertain' && <p className="soft small">{told}</p>}
      {now.state === 'changed' && <Compared now={now} quote={comment.anchor.quote} />}
      {now.state !== 'changed' && now.state !== 'gone' && now.blockText !== '' && <Marked text={found ? markedNow(now) : { before: readable(now.blockText), words: '', after: '', further: [] }} />}
      <p className="row soft small">{now.state !== 'uncertain' && <span>{told}</span>} <PlaceInDraft now={now} /></p>
    </>
  );
}

/** The way to the words in the draft of today. */
export function PlaceInDraft({ now }: { now: Now }): ReactNode {
  const t = useText();
  return <Link to="/dokument/$documentId" params={{ documentId: now.documentId }} {...(now.block === null ? {} : { hash: now.block })} className="to-draft no-print"><Icon name="document" size={16} /> {t(now.block === null ? 'answers.words.toDraftWhole' : 'answers.words.toDraft')}</Link>;
}

/** The words as they are now against the words as they were, in the sentence they stand in today. */
function Compared({ now, quote }: { now: Now; quote: string }): ReactNode {
  const { before, after } = markedNow(now);
  return (
    <div className="quoted compared">
      {before !== '' && <p>{before}</p>}
      <Difference from={quote} to={readable(now.text)} />
      {after !== '' && <p>{after}</p>}
    </div>
  );
}

function Marked({ text: { before, words, after, further } }: { text: MarkedText }): ReactNode {
  const t = useText();
  return (
    <div className="quoted">
      <p>
        {before}
        {words !== '' && <mark><span className="ds-sr-only">{t('answers.words.mark')} </span>{words}<span className="ds-sr-only"> {t('answers.words.markEnd')}</span></mark>}
        {after}
      </p>
      {further.map((words, i) => <p key={i}><mark>{words}</mark></p>)}
    </div>
  );
}
