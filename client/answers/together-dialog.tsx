/** What the chosen comments are given, with how many it changes before it is done. */
import { Button, Checkbox, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { TogetherAct, TogetherPreview } from '#shared/answers-together.ts';
import { dayTyped } from '#shared/calendar.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { usePerson } from '../people/session.ts';
import { DateField } from '../ui/date-field.tsx';
import { dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { Problem } from '../ui/problem.tsx';
import { useLocale, useSpokenText, useText } from '../ui/text.tsx';
import { themesQuery } from './answers.ts';
import { people } from './people.ts';
import { previewQuery, type Sorting, sortTogether } from './together.ts';

interface Props {
  kind: TogetherAct['kind'];
  sorting: Sorting;
  /** With the act's id and what was done, in a sentence. */
  onDone: (id: string, told: string) => void;
  onClose: () => void;
}

const none = 'none';

export function TogetherDialog({ kind, sorting, onDone, onClose }: Props): ReactNode {
  const t = useText();
  const me = usePerson();
  const { locale } = useLocale();
  const everyone = people(useMatter());
  const themes = useQuery(themesQuery(sorting.roundId)).data?.items ?? [];
  const [to, setTo] = useState('');
  const [from, setFrom] = useState(everyone.some(({ id }) => id === me.id) ? me.id : '');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const act = actOf(kind, { from, to });
  const preview = useQuery(previewQuery(sorting, act));
  const found = act === null ? undefined : preview.data;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (act === null || found === undefined || found.changes === 0 || busy) return;
    setBusy(true);
    setError(null);
    try {
      const { id, changed } = await sortTogether(sorting, { act, seen: found.seen });
      onDone(id, told(changed));
    } catch (caught) {
      setError(caught);
      void preview.refetch();
    } finally {
      setBusy(false);
    }
  };
  const told = (count: number): string => {
    const name = (kind === 'theme' ? themes : everyone).find(({ id }) => id === to)?.name ?? '';
    if (kind === 'due') return to === none ? t('answers.together.done.undue', { count }) : t('answers.together.done.due', { count, name: dayText(locale, to) });
    if (to === none) return t(kind === 'theme' ? 'answers.together.done.untheme' : 'answers.together.done.unassign', { count });
    return t(`answers.together.done.${kind}`, { count, name });
  };
  const choices = kind === 'theme' ? themes : everyone.filter(({ id }) => kind === 'assign' || id !== from);

  return (
    <Modal open title={t(`answers.together.${kind}`)} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        {kind === 'hand-over' && (
          <>
            <p>{t('answers.together.hand-over.lead')}</p>
            <Choose label={t('answers.together.hand-over.from')} value={from} first={t('answers.together.choosePerson')} options={everyone} onChange={(id) => { setFrom(id); if (id === to) setTo(''); }} />
          </>
        )}
        {kind === 'due' ? (
          <>
            <DateField label={t('answers.together.due.to')} value={to === none ? '' : to} onChange={setTo} required />
            <div><Checkbox label={t('answers.together.due.none')} checked={to === none} onChange={(event) => setTo(event.target.checked ? none : '')} /></div>
          </>
        ) : <Choose
          label={t(`answers.together.${kind}.to`)} value={to} first={t(kind === 'theme' ? 'answers.together.chooseTheme' : 'answers.together.choosePerson')} onChange={setTo}
          options={[...choices, ...(kind === 'hand-over' ? [] : [{ id: none, name: t(kind === 'theme' ? 'answers.sorting.noTheme' : 'answers.sorting.nobody') }])]}
        />}
        <Foretold found={found} waiting={act !== null && preview.isPending} />
        <Problem error={error ?? preview.error} />
        <div className="row dialog-acts">
          <Button type="submit" loading={busy} aria-disabled={busy || (found?.changes ?? 0) === 0 || undefined}>{t('answers.together.act', { count: found?.changes ?? 0 })}</Button>
          <Button type="button" variant="secondary" onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}

/** Null until everything is chosen. */
function actOf(kind: TogetherAct['kind'], { from, to }: { from: string; to: string }): TogetherAct | null {
  if (kind === 'due') return to === none ? { kind, to: null } : dayTyped(to) === null ? null : { kind, to };
  if (to === '' || (kind === 'hand-over' && from === '')) return null;
  return kind === 'hand-over' ? { kind, from, to } : { kind, to: to === none ? null : to };
}

function Foretold({ found, waiting }: { found: TogetherPreview | undefined; waiting: boolean }): ReactNode {
  const t = useText();
  const spoken = useSpokenText();
  return (
    <div role="status" className="stack-tight">
      {found === undefined ? waiting && <p className="soft">{t('answers.together.reckoning')}</p> : (
        <>
          <p>{t('answers.together.preview', { changes: found.changes, already: found.already })}</p>
          {found.cannot.map(({ code, count }) => <p key={code}>{spoken(`answers.together.cannot.${code}`, { count })}</p>)}
        </>
      )}
    </div>
  );
}

interface ChooseProps {
  label: string;
  value: string;
  /** What stands there before anything is chosen. */
  first: string;
  options: readonly { id: string; name: string }[];
  onChange: (id: string) => void;
}

function Choose({ label, value, first, options, onChange }: ChooseProps): ReactNode {
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <Select.Option value="">{first}</Select.Option>
        {options.map(({ id, name }) => <Select.Option key={id} value={id}>{name}</Select.Option>)}
      </Select>
    </Field>
  );
}
