/** Under which theme, who is to answer, and whether it says the same as another comment. */
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Answer } from '#shared/answers.ts';
import { dayTyped } from '#shared/calendar.ts';
import type { CommentNumber } from '#shared/export.ts';
import { useRound } from '../consultation/round-context.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { DateField } from '../ui/date-field.tsx';
import { dayText } from '../ui/dates.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { Problem, ProblemError, useRefusalText } from '../ui/problem.tsx';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { acts, answerQuery, commentNumbered, themesQuery } from './answers.ts';
import { type DaySent, dueDaySender } from './due-day.ts';
import { people } from './people.ts';

const newTheme = 'new';

export function Sorting({ answer }: { answer: Answer }): ReactNode {
  const refusal = answer.refusals.triage ?? null;
  return refusal === null ? <ChooseSorting key={answer.row.id} answer={answer} /> : <Sorted answer={answer} refusal={refusal} />;
}

/** As it stands, for who may not change it: words, and no fields that cannot be used. */
function Sorted({ answer: { row }, refusal }: { answer: Answer; refusal: string }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const { locale } = useLocale();
  return (
    <section className="sorting stack" aria-label={t('answers.sorting')}>
      <h3>{t('answers.sorting')}</h3>
      <p className="soft small no-print">{sentence(refusal)}</p>
      <dl className="facts">
        <dt>{t('answers.sorting.theme')}</dt><dd>{row.theme ?? t('answers.sorting.noTheme')}</dd>
        <dt>{t('answers.sorting.assignee')}</dt><dd>{row.assignee ?? t('answers.sorting.nobody')}</dd>
        <dt>{t('answers.sorting.due')}</dt><dd>{row.dueOn === null ? t('answers.sorting.noDay') : dayText(locale, row.dueOn)}</dd>
        {row.duplicateOf !== null && <><dt>{t('answers.sorting.duplicate')}</dt><dd>{row.duplicateOf}</dd></>}
      </dl>
    </section>
  );
}

function ChooseSorting({ answer: { row } }: { answer: Answer }): ReactNode {
  const t = useText();
  const { announce } = useToasts();
  const client = useQueryClient();
  const matter = useMatter();
  const round = useRound();
  const themes = useQuery(themesQuery(round.id)).data?.items ?? [];
  const [naming, setNaming] = useState(false);
  const [error, setError] = useState<unknown>(null);

  /** Resolves to true when it was saved. */
  const sort = async (find: () => Promise<Parameters<typeof acts.sort>[1]>): Promise<boolean> => {
    setError(null);
    try {
      client.setQueryData(answerQuery(row.id).queryKey, await acts.sort(row.id, await find()));
      announce(t('answers.sorting.saved'));
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'theme' || (queryKey[0] === 'answer' && queryKey[1] !== 'one') });
      return true;
    } catch (caught) {
      setError(caught);
      // The day was changed by somebody else: theirs is shown.
      if (caught instanceof ProblemError && caught.details.code === 'due-day-changed') await client.refetchQueries({ queryKey: answerQuery(row.id).queryKey });
      return false;
    }
  };
  const standingDay = () => client.getQueryData(answerQuery(row.id).queryKey)?.row.dueOn ?? null;
  const [sendDay] = useState(() => dueDaySender(standingDay, (dueOn, dueSeen) => sort(() => Promise.resolve({ dueOn, dueSeen }))));
  const toTheme = (value: string) => (value === newTheme ? setNaming(true) : void sort(() => Promise.resolve({ themeId: value || null })));
  const link = (number: CommentNumber) => sort(async () => {
    const duplicateOf = await commentNumbered(round.id, number);
    if (duplicateOf === null) throw new ProblemError({ status: 404, code: 'comment-number-unknown' });
    return { duplicateOf };
  });

  return (
    <section className="sorting stack no-print" aria-label={t('answers.sorting')}>
      <h3>{t('answers.sorting')}</h3>
      <Problem error={error} />
      <div className="sorting-fields">
        <Field>
          <Label>{t('answers.sorting.theme')}</Label>
          <Select value={row.themeId ?? ''} onChange={(event) => toTheme(event.target.value)}>
            <Select.Option value="">{t('answers.sorting.noTheme')}</Select.Option>
            {themes.map(({ id, name }) => <Select.Option key={id} value={id}>{name}</Select.Option>)}
            <Select.Option value={newTheme}>{t('answers.sorting.newTheme')} …</Select.Option>
          </Select>
        </Field>
        <Field>
          <Label>{t('answers.sorting.assignee')}</Label>
          <Select value={row.assigneeId ?? ''} onChange={(event) => void sort(() => Promise.resolve({ assigneeId: event.target.value || null }))}>
            <Select.Option value="">{t('answers.sorting.nobody')}</Select.Option>
            {people(matter).map(({ id, name }) => <Select.Option key={id} value={id}>{name}</Select.Option>)}
          </Select>
        </Field>
      </div>
      <DueDay dueOn={row.dueOn} onDay={sendDay} />
      <Duplicate key={row.duplicateOf ?? 'none'} of={row.duplicateOf} onLink={link} onUnlink={() => sort(() => Promise.resolve({ duplicateOf: null }))} />
      <NewTheme open={naming} onClose={() => setNaming(false)} onName={(name) => sort(async () => ({ themeId: (await acts.addTheme(round.id, { name })).id }))} />
    </section>
  );
}

/** Saved when a day is chosen in the calendar, or the field is left with a day in it or with none; what is no day stays to be put right, and what is typed stays when somebody else sets another, until it is sent: then theirs is shown, and one chooses again. */
function DueDay({ dueOn, onDay }: { dueOn: string | null; onDay: (day: string | null) => Promise<DaySent> }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const [value, setValue] = useState(dueOn ?? '');
  const [known, setKnown] = useState(dueOn);
  const [unreadable, setUnreadable] = useState(false);
  if (known !== dueOn) {
    if (value === (known ?? '')) setValue(dueOn ?? '');
    setKnown(dueOn);
  }
  const send = (day: string | null) => void onDay(day).then(({ instead }) => {
    if (instead !== undefined) setValue(instead ?? '');
  });
  const leave = () => {
    const wanted = value.trim() === '' ? null : dayTyped(value);
    setUnreadable(value.trim() !== '' && wanted === null);
    if (value.trim() === '' || wanted !== null) send(wanted);
  };
  return <div className="due-day" onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) leave(); }}><DateField label={t('answers.sorting.due')} value={value} onChange={setValue} onChoose={send} error={unreadable ? sentence('date-invalid') : undefined} /></div>;
}

interface DuplicateProps {
  of: CommentNumber | null;
  onLink: (number: CommentNumber) => Promise<boolean>;
  onUnlink: () => Promise<boolean>;
}

function Duplicate({ of, onLink, onUnlink }: DuplicateProps): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const [number, setNumber] = useState('');
  const [unreadable, setUnreadable] = useState(false);
  if (of !== null) {
    return (
      <div className="stack-tight">
        <p>{t('answers.sorting.linked', { number: of })}</p>
        <div><Button variant="secondary" onClick={() => void onUnlink()}>{t('answers.sorting.unlink')}</Button></div>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [, digits, letter = ''] = /^\s*(\d{1,6})([a-z]?)\s*$/i.exec(number) ?? [];
    const wanted = digits === undefined ? null : letter === '' ? Number(digits) : `${Number(digits)}${letter.toLowerCase()}`;
    setUnreadable(wanted === null);
    if (wanted !== null) void onLink(wanted);
  };
  return (
    <form onSubmit={submit} noValidate className="duplicate">
      <Textfield label={t('answers.sorting.duplicate')} description={t('answers.sorting.duplicateHelp')} value={number} error={unreadable ? sentence('comment-number-unknown') : undefined} onChange={(event) => { setNumber(event.target.value); setUnreadable(false); }} />
      <Button type="submit" variant="secondary">{t('answers.sorting.link')}</Button>
    </form>
  );
}

function NewTheme({ open, onClose, onName }: { open: boolean; onClose: () => void; onName: (name: string) => Promise<boolean> }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const [name, setName] = useState('');
  const [empty, setEmpty] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setEmpty(name.trim() === '');
    if (name.trim() === '') return;
    // A refusal stands on the page below; the name is still here for the next try.
    if (await onName(name.trim())) setName('');
    onClose();
  };
  return (
    <Modal open={open} title={t('answers.sorting.newTheme')} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <Textfield label={t('answers.sorting.newTheme.name')} value={name} maxLength={200} error={empty ? sentence('text-required') : undefined} onChange={(event) => setName(event.target.value)} />
        <div><Button type="submit">{t('answers.sorting.newTheme.add')}</Button></div>
      </form>
    </Modal>
  );
}
