/** One comment with the answer to it, the reason and the words that changed. */
import type { ReactNode } from 'react';
import type { OutcomeComment } from '#shared/answer-outcome.ts';
import { Difference, readableQuote } from '../consultation/difference.tsx';
import { DispositionMark } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';

/** `level` of its heading. `undecided`: what stands in place of the answer while none may be told. */
export function OneOutcome({ comment, several, level: Heading = 'h3', undecided }: { comment: OutcomeComment; several: boolean; level?: 'h3' | 'h4'; undecided?: string }): ReactNode {
  const t = useText();
  const { disposition, rationale, referredTo, quote, text, proposedText, changes } = comment;
  const clause = [comment.clauseNumber, comment.clauseHeading].filter(Boolean).join(' ') || t('outcome.whole');
  return (
    <article className="card stack-tight" aria-label={t('outcome.comment', { number: comment.number })}>
      <div className="row-apart">
        <Heading>{t('outcome.comment', { number: comment.number })} <span className="soft">{several && comment.documentTitle !== null ? `${comment.documentTitle}: ${clause}` : clause}</span></Heading>
        {disposition === null ? <span className="soft">{undecided ?? t('outcome.sum.undecided')}</span> : <DispositionMark disposition={disposition} />}
      </div>
      {quote !== '' && comment.splitFrom === null && <Labelled label={t('outcome.quote')}><blockquote className="quoted quoted-whole"><p>{readableQuote(quote)}</p></blockquote></Labelled>}
      {text !== '' && <p className="written">{text}</p>}
      {proposedText !== '' && <Labelled label={t('outcome.proposed')}><div className="quoted quoted-whole">{quote === '' || comment.splitFrom !== null ? <p>{proposedText}</p> : <Difference from={quote} to={proposedText} />}</div></Labelled>}
      {disposition !== null && (
        <Labelled label={t('outcome.answer')}>
          {referredTo !== '' && <p>{t('outcome.referredTo', { where: referredTo })}</p>}
          <p className={rationale === '' ? 'soft' : 'written'}>{rationale || t('outcome.noRationale')}</p>
        </Labelled>
      )}
      {changes.map(({ clauseNumber, clauseHeading, before, after }, at) => (
        <Labelled key={at} label={t('outcome.changed', { place: [clauseNumber, clauseHeading].filter(Boolean).join(' ') || t('outcome.whole') })}><div className="quoted quoted-whole"><Difference from={before} to={after} /></div></Labelled>
      ))}
    </article>
  );
}

/** A comment that is split, as it was submitted: read once before its parts. */
export function WholeComment({ comment, several }: { comment: OutcomeComment; several: boolean }): ReactNode {
  const t = useText();
  const { splitFrom, quote, documentTitle } = comment;
  if (splitFrom === null) return null;
  const { number, text, proposedText, reason } = splitFrom;
  const clause = [comment.clauseNumber, comment.clauseHeading].filter(Boolean).join(' ') || t('outcome.whole');
  return (
    <article className="card stack-tight" aria-label={t('outcome.comment', { number })}>
      <h3>{t('outcome.comment', { number })} <span className="soft">{several && documentTitle !== null ? `${documentTitle}: ${clause}` : clause}</span></h3>
      {quote !== '' && <Labelled label={t('outcome.quote')}><blockquote className="quoted quoted-whole"><p>{readableQuote(quote)}</p></blockquote></Labelled>}
      {text !== '' && <p className="written">{text}</p>}
      {proposedText !== '' && <Labelled label={t('outcome.proposed')}><div className="quoted quoted-whole">{quote === '' ? <p>{proposedText}</p> : <Difference from={quote} to={proposedText} />}</div></Labelled>}
      {reason !== '' && <Labelled label={t('outcome.reason')}><p className="written">{reason}</p></Labelled>}
      <p className="soft">{t('outcome.split')}</p>
    </article>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return <div className="stack-tight"><p className="small-label">{label}</p>{children}</div>;
}
