/** Two wrote the same: both wordings side by side, and a choice that loses neither unseen. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';

interface Props {
  label: string;
  /** Empty when nobody is named. */
  by: string;
  theirs: string;
  mine: string;
  onTheirs: () => void;
  onMine: () => void;
  /** Only for words that can stand one after the other. */
  onBoth?: () => void;
}

export function ConflictChoice({ label, by, theirs, mine, onTheirs, onMine, onBoth }: Props): ReactNode {
  const t = useText();
  const id = useId();
  const who = by || t('consultation.conflict.somebody');
  return (
    <section className="field-conflict" aria-labelledby={id}>
      <h3 id={id}><Icon name="warning" size={18} /> {t('consultation.conflict', { by: who, field: label })}</h3>
      <p>{t('consultation.conflict.what')}</p>
      <div className="conflict-sides">
        <div><h4>{t('consultation.conflict.theirs', { by: who })}</h4><p className="said">{theirs}</p></div>
        <div><h4>{t('consultation.conflict.mine')}</h4><p className="said">{mine}</p></div>
      </div>
      <div className="row">
        <Button variant="secondary" data-size="sm" onClick={onTheirs}>{t('consultation.conflict.takeTheirs')}</Button>
        <Button variant="secondary" data-size="sm" onClick={onMine}>{t('consultation.conflict.takeMine')}</Button>
        {onBoth && <Button variant="secondary" data-size="sm" onClick={onBoth}>{t('consultation.conflict.takeBoth')}</Button>}
      </div>
    </section>
  );
}
