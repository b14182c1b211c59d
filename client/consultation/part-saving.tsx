/** Below a part that is saved by itself: how far the saving is, and what to do when somebody else was first. */
import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Problem, problemOf, useRefusalText } from '../ui/problem.tsx';
import { SaveState } from '../ui/save-state.tsx';
import { useText } from '../ui/text.tsx';
import type { Versioned } from './use-versioned.ts';

export function PartSaving({ saving, touched, overtaken, settle }: Versioned): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  if (!overtaken) return <><Problem error={saving.state === 'stopped' ? saving.error : null} />{touched && <SaveState state={saving.state} at={saving.at} waiting={1} error={saving.error} />}</>;
  const { code, values } = problemOf(saving.error);
  return (
    <div className="standing" data-tone="ochre" role="alert">
      <div className="stack-tight">
        <p>{sentence(code, values)}</p>
        <div className="row"><Button variant="secondary" onClick={() => void settle('theirs')}>{t('consultation.question.takeTheirs')}</Button><Button variant="secondary" onClick={() => void settle('mine')}>{t('consultation.question.keepMine')}</Button></div>
      </div>
    </div>
  );
}
