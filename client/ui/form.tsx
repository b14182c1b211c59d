/** Forms bound to the same zod schemas as the server: a word by the field, and a summary that takes focus. */
import { Button, ErrorSummary, Field, Label, Select, Textfield, type TextfieldProps, ValidationMessage } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { z } from 'zod';
import { DateField, type DateFieldProps } from './date-field.tsx';
import { Problem, problemOf, useRefusalText } from './problem.tsx';
import { PersonalNumberWarning } from './personal-numbers.tsx';
import { useText } from './text.tsx';

type Values = Record<string, string>;
export type Faults = Record<string, { detail: string; values?: Record<string, string | number> }>;

export interface Form<V extends Values> {
  id: string;
  values: V;
  set<K extends keyof V & string>(name: K, value: V[K]): void;
  faults: Faults;
  /** What the server refused, apart from single fields. */
  error: unknown;
  pending: boolean;
  /** Counts failed attempts: the summary takes focus once for each. */
  attempts: number;
  onSubmit(event: FormEvent): void;
  reset(): void;
}

interface Options<V extends Values, Schema extends z.ZodType> {
  schema: Schema;
  start: V;
  /** The form's words in the schema's shape; without it they are the input as they stand. */
  toInput?: (values: V) => unknown;
  submit: (input: z.output<Schema>) => Promise<unknown>;
}

/**
 * Field names are JSON pointers without the first slash, so that a fault of the server's (`/organisation/name`) finds its field.
 * A value that no field carries is shown above the form.
 */
export function useForm<V extends Values, Schema extends z.ZodType>({ schema, start, toInput, submit }: Options<V, Schema>): Form<V> {
  const id = useId();
  const [values, setValues] = useState(start);
  const [faults, setFaults] = useState<Faults>({});
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const [attempts, setAttempts] = useState(0);

  const fail = (found: Faults, other: unknown) => {
    setFaults(inFieldOrder(id, found));
    setError(other);
    setAttempts((n) => n + 1);
  };

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const parsed = schema.safeParse(toInput ? toInput(values) : values);
    if (!parsed.success) {
      const found: Faults = {};
      for (const issue of parsed.error.issues) found[issue.path.join('/')] ??= { detail: issue.message, values: limitOf(issue) };
      return fail(found, null);
    }
    setPending(true);
    setFaults({});
    setError(null);
    try {
      await submit(parsed.data);
    } catch (caught) {
      const problem = problemOf(caught);
      const found: Faults = {};
      for (const { pointer, detail } of problem.errors ?? []) found[pointer.replace(/^\//, '')] ??= { detail, values: problem.values };
      const everyFaultHasAField = problem.errors !== undefined && Object.keys(found).every((name) => name in values);
      fail(found, everyFaultHasAField && problem.errors?.length ? null : caught);
    } finally {
      setPending(false);
    }
  };

  return {
    id, values, faults, error, pending, attempts,
    set: (name, value) => {
      setValues((old) => ({ ...old, [name]: value }));
      setFaults(({ [name]: _mended, ...rest }) => rest);
    },
    onSubmit: (event) => void onSubmit(event),
    reset: () => {
      setValues(start);
      setFaults({});
      setError(null);
    },
  };
}

/** As the fields stand on the page, whatever order the schema found the faults in; what has no field comes last. */
function inFieldOrder(form: string, faults: Faults): Faults {
  const place = (name: string) => document.getElementById(fieldId({ id: form }, name));
  return Object.fromEntries(Object.entries(faults).sort(([a], [b]) => {
    const [one, other] = [place(a), place(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }));
}

function limitOf(issue: z.core.$ZodIssue): Record<string, number> {
  if (issue.code === 'too_big') return { most: Number(issue.maximum) };
  return issue.code === 'too_small' ? { least: Number(issue.minimum) } : {};
}

interface FormProps<V extends Values> {
  form: Form<V>;
  /** The act, in words: "Skapa ärendet". */
  submitText: string;
  /** Labels by field, for the summary. */
  labels: Partial<Record<keyof V & string, string>>;
  children: ReactNode;
  aside?: ReactNode;
  danger?: boolean;
  /** One act among others on its page, not what the page is for. */
  besides?: boolean;
}

export function FormBody<V extends Values>({ form, submitText, labels, children, aside, danger, besides }: FormProps<V>): ReactNode {
  return (
    <form className="form stack" onSubmit={form.onSubmit} noValidate aria-busy={form.pending}>
      <FaultSummary form={form} labels={labels} />
      {children}
      {/* Beside the button that was pressed, also in a form that is longer than the window. */}
      <Problem error={form.error} />
      <div className="row form-acts">
        <Button type="submit" loading={form.pending} {...(besides && { variant: 'secondary' as const })} {...(danger ? { 'data-color': 'danger' as const } : {})}>{submitText}</Button>
        {aside}
      </div>
    </form>
  );
}

function FaultSummary<V extends Values>({ form, labels }: { form: Form<V>; labels: Partial<Record<keyof V & string, string>> }): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const place = useRef<HTMLDivElement>(null);
  const names = Object.keys(form.faults);

  useEffect(() => {
    if (form.attempts > 0) place.current?.focus();
  }, [form.attempts]);

  if (names.length === 0) return null;
  return (
    <div ref={place} tabIndex={-1} className="fault-summary">
      <ErrorSummary>
        <ErrorSummary.Heading>{t('ui.form.faults', { n: names.length })}</ErrorSummary.Heading>
        <ErrorSummary.List>
          {names.map((name) => (
            <ErrorSummary.Item key={name}>
              <ErrorSummary.Link href={`#${fieldId(form, name)}`} onClick={(event) => focusField(event, fieldId(form, name))}>
                {labels[name] ?? name}{labels[name]?.endsWith('?') ? ' ' : ': '}{sentence(form.faults[name]?.detail ?? '', form.faults[name]?.values)}
              </ErrorSummary.Link>
            </ErrorSummary.Item>
          ))}
        </ErrorSummary.List>
      </ErrorSummary>
    </div>
  );
}

/** The address must not change: a fragment may carry a token, and Back should not walk through faults. */
function focusField(event: { preventDefault(): void }, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

function fieldId(form: { id: string }, name: string): string {
  return `${form.id}${name.replaceAll('/', '-')}`;
}

interface FieldProps<V extends Values> {
  form: Form<V>;
  name: keyof V & string;
  label: string;
  description?: ReactNode;
  /** Said after the label, since most fields must be filled in; `said above` where one sentence says it of the whole form. */
  optional?: boolean | 'said above';
}

type PassedOn = Pick<Extract<TextfieldProps, { multiline?: false }>, 'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'autoFocus' | 'spellCheck' | 'placeholder' | 'readOnly'> & { rows?: number };

export function TextField<V extends Values>({ form, name, label, description, optional, rows, ...rest }: FieldProps<V> & PassedOn): ReactNode {
  const t = useText();
  const error = useFault(form, name);
  const shared = {
    id: fieldId(form, name),
    name,
    label: optional === true ? t('ui.form.optional', { label }) : label,
    description,
    value: form.values[name],
    error,
    'aria-required': !optional,
  };
  // What is written at length may come to speak of somebody.
  if (rows !== undefined) {
    return (
      <div>
        <Textfield {...shared} multiline rows={rows} onChange={(event) => form.set(name, event.target.value as V[typeof name])} />
        <PersonalNumberWarning texts={[String(form.values[name])]} />
      </div>
    );
  }
  return <Textfield {...shared} {...rest} onChange={(event) => form.set(name, event.target.value as V[typeof name])} />;
}

export function SelectField<V extends Values>({ form, name, label, description, optional, options, autoFocus }: FieldProps<V> & Pick<PassedOn, 'autoFocus'> & { options: readonly { value: string; text: string }[] }): ReactNode {
  const t = useText();
  const error = useFault(form, name);
  return (
    <Field>
      <Label>{optional === true ? t('ui.form.optional', { label }) : label}</Label>
      {description && <Field.Description>{description}</Field.Description>}
      <Select id={fieldId(form, name)} name={name} value={form.values[name]} aria-invalid={error ? true : undefined} aria-required={!optional} autoFocus={autoFocus} onChange={(event) => form.set(name, event.target.value as V[typeof name])}>
        {options.map(({ value, text }) => <Select.Option key={value} value={value}>{text}</Select.Option>)}
      </Select>
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Field>
  );
}

/** A day in a form; `wholeDay` for a last day, which counts until 23.59. */
export function DayField<V extends Values>({ form, name, label, description, optional, wholeDay }: FieldProps<V> & Pick<DateFieldProps, 'wholeDay'>): ReactNode {
  const t = useText();
  const error = useFault(form, name);
  return <DateField id={fieldId(form, name)} name={name} label={optional === true ? t('ui.form.optional', { label }) : label} description={description} required={!optional} wholeDay={wholeDay} value={form.values[name] ?? ''} error={error} onChange={(value) => form.set(name, value as V[typeof name])} />;
}

function useFault<V extends Values>(form: Form<V>, name: string): string | undefined {
  const sentence = useRefusalText();
  const fault = form.faults[name];
  return fault && sentence(fault.detail, fault.values);
}
