/** The fields of a response that two wrote in at once. */
import type { ReactNode } from 'react';
import { decisionLevels, type ResponseField } from '#shared/consultation.ts';
import { stances } from '#shared/export.ts';
import { dayText } from '../ui/dates.tsx';
import { type Text, useLocale, useText } from '../ui/text.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
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
  const label = useFieldName()(conflict.field);
  const words = useValueWords(conflict.field);
  const choose = (value: Value) => () => onChoose(value);
  return <ConflictChoice label={label} by={conflict.by} theirs={words(conflict.theirs)} mine={words(conflict.mine)} onTheirs={choose(conflict.theirs)} onMine={choose(conflict.mine)} onBoth={text.includes(conflict.field) ? choose(both(conflict)) : undefined} />;
}

export function useFieldName(): (field: ResponseField) => string {
  const t = useText();
  return (field) => t(fieldNames[field]);
}

const fieldNames = {
  stance: 'consultation.stance', condition: 'consultation.condition', summary: 'consultation.summary', decidingBody: 'consultation.decidingBody', decisionLevel: 'consultation.level', decidedOn: 'consultation.decidedOn',
  paragraph: 'consultation.paragraph', registryNumber: 'consultation.registryNumber', preliminary: 'consultation.preliminary', receivedOn: 'consultation.receivedOn', authoredOn: 'consultation.authoredOn',
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
    return field === 'decidedOn' || field === 'receivedOn' || field === 'authoredOn' ? dayText(locale, value) : value;
  };
}
