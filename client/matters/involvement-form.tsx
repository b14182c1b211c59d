/** One occasion in the involvement log, being entered or changed. */
import { Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Involvement, involvementCategories, involvementGenders, involvementInput, involvementKinds } from '#shared/involvement.ts';
import { answer, api, done } from '../api.ts';
import { DayField, FormBody, SelectField, TextField, useForm } from '../ui/form.tsx';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';

const parts = ['category', 'count', 'gender', 'ageFrom', 'ageTo'] as const;
const field = (group: number, part: (typeof parts)[number]): string => `groups/${group}/${part}`;
const mostGroups = 12;

function startOf(entry: Involvement | null): Record<string, string> {
  const groups = Array.from({ length: mostGroups }, (_, n) => entry?.groups[n]);
  return {
    kind: entry?.kind ?? 'meeting', title: entry?.title ?? '', on: entry?.on ?? '', until: entry?.until ?? '', what: entry?.what ?? '', outcome: entry?.outcome ?? '',
    ...Object.fromEntries(groups.flatMap((group, n) => [
      [field(n, 'category'), group?.category ?? 'young'], [field(n, 'count'), group === undefined ? '' : String(group.count)], [field(n, 'gender'), group?.gender ?? ''],
      [field(n, 'ageFrom'), group?.ageFrom?.toString() ?? ''], [field(n, 'ageTo'), group?.ageTo?.toString() ?? ''],
    ])),
  };
}

export function InvolvementForm({ matterId, entry, onDone }: { matterId: string; entry: Involvement | null; onDone: () => void }): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const client = useQueryClient();
  const [shown, setShown] = useState(Math.max(1, entry?.groups.length ?? 1));
  const number = (value: string | undefined): number | null => (value === undefined || value.trim() === '' ? null : Number(value.trim()));
  const form = useForm({
    schema: involvementInput,
    start: startOf(entry),
    toInput: (values) => ({
      kind: values['kind'], title: values['title'], on: values['on'], until: values['until']?.trim() || null, what: values['what'], outcome: values['outcome'],
      // A group without a number is one that was never filled in.
      groups: Array.from({ length: shown }, (_, n) => n).filter((n) => values[field(n, 'count')]?.trim() !== '').map((n) => ({
        category: values[field(n, 'category')], count: number(values[field(n, 'count')]), gender: values[field(n, 'gender')] || null, ageFrom: number(values[field(n, 'ageFrom')]), ageTo: number(values[field(n, 'ageTo')]),
      })),
    }),
    submit: async (json) => {
      if (entry === null) await answer(api.matters[':id'].involvement.$post({ param: { id: matterId }, json }));
      else await done(api.involvement[':id'].$patch({ param: { id: entry.id }, json: { ...json, version: entry.version } }));
      await client.invalidateQueries({ queryKey: ['involvement'] });
      say(t(entry === null ? 'involvement.added' : 'involvement.saved'));
      onDone();
    },
  });
  const remove = (group: number): void => {
    for (let n = group; n < shown; n += 1) for (const part of parts) form.set(field(n, part), form.values[field(n + 1, part)] ?? (part === 'category' ? 'young' : ''));
    setShown(shown - 1);
  };
  const labels = { kind: t('involvement.field.kind'), title: t('involvement.field.title'), on: t('involvement.field.on'), until: t('involvement.field.until'), what: t('involvement.field.what'), outcome: t('involvement.field.outcome') };
  const groupLabels = { category: t('involvement.field.category'), count: t('involvement.field.count'), gender: t('involvement.field.gender'), ageFrom: t('involvement.field.ageFrom'), ageTo: t('involvement.field.ageTo') };
  const allLabels = { ...labels, ...Object.fromEntries(Array.from({ length: shown }, (_, n) => parts.map((part) => [field(n, part), `${t('involvement.field.group', { n: n + 1 })}, ${groupLabels[part]}`] as const)).flat()) };
  return (
    <FormBody form={form} submitText={t(entry === null ? 'involvement.addAct' : 'involvement.changeAct')} labels={allLabels}>
      <TextField form={form} name="title" label={labels.title} description={t('involvement.field.titleHelp')} />
      <SelectField form={form} name="kind" label={labels.kind} options={involvementKinds.map((kind) => ({ value: kind, text: t(`involvement.kind.${kind}`) }))} />
      <div className="involvement-days">
        <DayField form={form} name="on" label={labels.on} />
        <DayField form={form} name="until" label={labels.until} description={t('involvement.field.untilHelp')} optional />
      </div>
      <TextField form={form} name="what" label={labels.what} rows={3} optional />
      <fieldset className="involvement-people">
        <legend>{t('involvement.field.groups')}</legend>
        {Array.from({ length: shown }, (_, n) => (
          <div key={n} role="group" aria-label={t('involvement.field.group', { n: n + 1 })} className="involvement-group">
            <SelectField form={form} name={field(n, 'category')} label={groupLabels.category} options={involvementCategories.map((category) => ({ value: category, text: t(`involvement.category.${category}`) }))} />
            <TextField form={form} name={field(n, 'count')} label={groupLabels.count} inputMode="numeric" />
            <SelectField form={form} name={field(n, 'gender')} label={groupLabels.gender} options={[{ value: '', text: t('involvement.field.genderNone') }, ...involvementGenders.map((gender) => ({ value: gender, text: t(`involvement.gender.${gender}`) }))]} />
            <TextField form={form} name={field(n, 'ageFrom')} label={groupLabels.ageFrom} inputMode="numeric" optional />
            <TextField form={form} name={field(n, 'ageTo')} label={groupLabels.ageTo} inputMode="numeric" optional />
            {shown > 1 && <button type="button" className="text-button small" onClick={() => remove(n)}><Icon name="bin" size={14} /> {t('involvement.field.removeGroup', { n: n + 1 })}</button>}
          </div>
        ))}
        {shown < mostGroups && <Button variant="tertiary" data-size="sm" onClick={() => setShown(shown + 1)}><Icon name="plus" size={16} /> {t('involvement.field.addGroup')}</Button>}
      </fieldset>
      <TextField form={form} name="outcome" label={labels.outcome} rows={3} optional />
    </FormBody>
  );
}
