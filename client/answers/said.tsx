/** What the consultee said: the comment, the wording it proposes as a difference against the quoted words, and why. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#shared/answers.ts';
import { Difference } from '../consultation/difference.tsx';
import { useText } from '../ui/text.tsx';

export function Said({ answer: { comment, condition, row } }: { answer: Answer }): ReactNode {
  const t = useText();
  const [clean, setClean] = useState(false);
  const quote = comment.anchor.quote;
  return (
    <section className="panel-said stack" aria-label={t('answers.said')}>
      <h3>{t('answers.said')}</h3>
      {row.replaces !== null && <p className="soft">{t('answers.said.replaces', { number: row.replaces })}</p>}
      {row.replacedBy !== null && <p className="soft">{t('answers.said.replacedBy', { number: row.replacedBy })}</p>}
      {row.text.trim() === '' ? <p className="soft">{t('answers.said.none')}</p> : <p className="reading written">{row.text}</p>}
      {row.proposedText !== '' && (
        <div className="stack-tight">
          <div className="row-apart">
            <h4>{t(quote === '' ? 'answers.said.proposedAlone' : 'answers.said.proposed')}</h4>
            {quote !== '' && <Button variant="tertiary" className="no-print" onClick={() => setClean(!clean)}>{t(clean ? 'answers.said.compared' : 'answers.said.clean')}</Button>}
          </div>
          <div className="quoted proposed">{quote === '' || clean ? <p className="written">{row.proposedText}</p> : <Difference from={quote} to={row.proposedText} />}</div>
          {quote !== '' && !clean && <p className="soft small">{t('answers.said.legend')}</p>}
        </div>
      )}
      {row.reason !== '' && <div className="stack-tight"><h4>{t('answers.said.reason')}</h4><p className="written">{row.reason}</p></div>}
      {condition !== '' && <div className="stack-tight"><h4>{t('answers.said.condition')}</h4><p className="written">{condition}</p></div>}
    </section>
  );
}
