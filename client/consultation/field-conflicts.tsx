/** Two wrote in the same field: both wordings side by side, and a choice that loses neither unseen. */
import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { decisionLevels, type ResponseField } from '#shared/consultation.ts';
import { stances } from '#shared/export.ts';
import { dayText } from '../ui/dates.tsx';
import { Icon } from '../ui/icons.tsx';
import { type Text, useLocale, useText } from '../ui/text.tsx';
import { both, type Conflict, type Value } from './shared-fields.ts';

interface Props {
  conflicts: readonly Conflict[];
  fields: readonly ResponseField[];
  onChoose: (conflict: Conflict, value: Value) => void;
}

export function FieldConflicts({ conflicts, fields, onChoose }: Props): ReactNode {
  // The region is always there, so that what comes into it is read.
  return (
    <div role="alert" className="field-conflicts">
      {conflicts.filter(({ field }) => fields.includes(field)).map((conflict) => <OneConflict key={conflict.field} conflict={conflict} onChoose={(value) => onChoose(conflict, value)} />)}
    </div>
  );
}

/** Fields whose words can stand one after the other. */
const text: readonly ResponseField[] = ['condition', 'summary'];

function OneConflict({ conflict, onChoose }: { conflict: Conflict; onChoose: (value: Value) => void }): ReactNode {
  const t = useText();
  const id = useId();
  const label = useFieldName()(conflict.field);
  const by = conflict.by || t('consultation.conflict.somebody');
  const words = useValueWords(conflict.field);
  return (
    <section className="field-conflict" aria-labelledby={id}>
      <h3 id={id}><Icon name="warning" size={18} /> {t('consultation.conflict', { by, field: label })}</h3>
      <p>{t('consultation.conflict.what')}</p>
      <div className="conflict-sides">
        <div><h4>{t('consultation.conflict.theirs', { by })}</h4><p className="said">{words(conflict.theirs)}</p></div>
        <div><h4>{t('consultation.conflict.mine')}</h4><p className="said">{words(conflict.mine)}</p></div>
      </div>
      <div className="row">
        <Button variant="secondary" data-size="sm" onClick={() => onChoose(conflict.theirs)}>{t('consultation.conflict.takeTheirs')}</Button>
        <Button variant="secondary" data-size="sm" onClick={() => onChoose(conflict.mine)}>{t('consultation.conflict.takeMine')}</Button>
        {text.includes(conflict.field) && <Button variant="secondary" data-size="sm" onClick={() => onChoose(both(conflict))}>{t('consultation.conflict.takeBoth')}</Button>}
      </div>
    </section>
  );
}

export function useFieldName(): (field: ResponseField) => string {
  const t = useText();
  return (field) => t(fieldNames[field]);
}

const fieldNames = {
  stance: 'consultation.stance', condition: 'consultation.condition', summary: 'consultation.summary', decidingBody: 'consultation.decidingBody', decisionLevel: 'consultation.level', decidedOn: 'consultation.decidedOn',
  paragraph: 'consultation.paragraph', registryNumber: 'consultation.registryNumber', preliminary: 'consultation.preliminary', receivedOn: 'consultation.receivedOn',
} as const satisfies Record<ResponseField, Parameters<Text>[0]>;

function useValueWords(field: ResponseField): (value: Value) => string {
  const t = useText();
  const { locale } = useLocale();
  return (value) => {
    if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return t('consultation.conflict.empty');
    if (typeof value === 'boolean') return t(value ? 'consultation.yes' : 'consultation.no');
    const [stance, level] = [stances.find((one) => one === value), decisionLevels.find((one) => one === value)];
    if (field === 'stance' && stance) return t(`ui.stance.${stance}`);
    if (field === 'decisionLevel' && level) return t(`consultation.level.${level}`);
    return field === 'decidedOn' || field === 'receivedOn' ? dayText(locale, value) : value;
  };
}
