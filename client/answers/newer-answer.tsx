/** Two wrote at once: both texts side by side, and the person chooses. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Answer } from '#shared/answers.ts';
import { Moment } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { DispositionMark } from '../ui/marks.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { standingAnswer } from './answer-values.ts';
import type { LocalDraft } from './local-drafts.ts';
import { useLocalDrafts } from './use-local-draft.ts';

interface Props {
  answer: Answer;
  draft: LocalDraft;
  /** The person pressed a button that went away for this: the focus comes here, or it would be lost. */
  takesFocus: boolean;
}

export function NewerAnswer({ answer, draft, takesFocus }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const drafts = useLocalDrafts();
  const last = answer.history.at(-1);
  const id = answer.row.id;
  const keepMine = () => {
    drafts.write(id, { ...draft, version: answer.version });
    say(t('answers.newer.kept'));
  };
  const takeTheirs = () => {
    drafts.write(id, null);
    say(t('answers.newer.took'), { undo: () => drafts.write(id, { ...draft, version: answer.version }) });
  };
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  useEffect(() => {
    // Only for who is writing just now; a page is not scrolled away under somebody who reads.
    if (document.activeElement?.closest('.answer-form')) place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className="newer" role="alert" tabIndex={-1}>
      <h4><Icon name="warning" size={18} /> {t('answers.newer.title')}</h4>
      <p>{t('answers.newer.text')}</p>
      <div className="newer-two">
        <div className="stack-tight">
          <h5>{t('answers.newer.theirs')}</h5>
          {last && <p className="small soft">{t('answers.form.standing', { state: last.state, by: last.by })}, <Moment value={last.at} form="medium" /></p>}
          <OneAnswer values={standingAnswer(answer)} />
          <div><Button variant="secondary" onClick={takeTheirs}>{t('answers.newer.takeTheirs')}</Button></div>
        </div>
        <div className="stack-tight">
          <h5>{t('answers.newer.mine')}</h5>
          <OneAnswer values={draft} />
          <div><Button variant="secondary" onClick={keepMine}>{t('answers.newer.keepMine')}</Button></div>
        </div>
      </div>
    </div>
  );
}

function OneAnswer({ values }: { values: LocalDraft }): ReactNode {
  const t = useText();
  return (
    <>
      <DispositionMark disposition={values.disposition} />
      {values.referredTo !== '' && <p>{t('answers.history.referredTo', { where: values.referredTo })}</p>}
      <p className={values.rationale === '' ? 'soft' : 'written'}>{values.rationale || t('answers.newer.noRationale')}</p>
    </>
  );
}
