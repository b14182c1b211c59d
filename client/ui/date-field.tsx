/** A day, typed as one likes or chosen in the browser's calendar, and always shown back in words (`domain.md` rule 14). */
import { Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { type ReactNode, useRef, useState } from 'react';
import { dayTyped } from '#shared/calendar.ts';
import { dayText } from './dates.tsx';
import { Icon } from './icons.tsx';
import { useLocale, useText } from './text.tsx';

export interface DateFieldProps {
  id?: string;
  name?: string;
  label: string;
  description?: ReactNode;
  /** `2027-09-24`, empty, or what was typed and is no day. */
  value: string;
  /** Given the day as soon as what is typed is one; until then what is typed, which no schema takes for a day. */
  onChange: (value: string) => void;
  /** Given the day that is chosen in the calendar; the caret is in the field then. */
  onChoose?: (day: string) => void;
  /** When what was typed has been put right and the field is left. */
  onLeave?: () => void;
  error?: string | undefined;
  required?: boolean;
  /** A last day counts until 23.59. */
  wholeDay?: boolean;
}

export function DateField({ id, name, label, description, value, onChange, onChoose, onLeave, error, required = false, wholeDay = false }: DateFieldProps): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [readLoosely, setReadLoosely] = useState(false);
  // A day that was set from elsewhere, such as a proposed one, takes the place of what was typed.
  const meant = dayTyped(typed) ?? typed;
  if (meant !== value) {
    setTyped(value);
    setReadLoosely(false);
  }
  const day = dayTyped(value);

  const type = (text: string) => {
    setTyped(text);
    setReadLoosely(false);
    onChange(dayTyped(text) ?? text);
  };
  const leave = () => {
    if (day !== null && typed !== day) {
      setTyped(day);
      setReadLoosely(typed.trim() !== day);
    }
    onLeave?.();
  };
  const choose = (chosen: string) => {
    if (chosen !== '') type(chosen);
    field.current?.focus();
    if (chosen !== '') onChoose?.(chosen);
  };
  const openCalendar = () => {
    try {
      calendar.current?.showPicker();
    } catch {
      // A browser without one of its own: the day is typed.
      field.current?.focus();
    }
  };

  return (
    <div className="date-field">
      <Field>
        <Label>{label}</Label>
        <Field.Description>{description} {t('ui.day.form')}</Field.Description>
        <div className="date-entry">
          <Input ref={field} id={id} name={name} autoComplete="off" spellCheck={false} maxLength={60} value={typed} aria-required={required} aria-invalid={error === undefined ? undefined : true} onChange={(event) => type(event.target.value)} onBlur={leave} />
          <button type="button" className="date-choose" aria-label={t('ui.day.choose', { label })} title={t('ui.day.calendar')} onClick={openCalendar}><Icon name="calendar" /></button>
        </div>
        <p data-field="description" className="date-words small" aria-live="polite">{day !== null && t(readLoosely ? 'ui.day.read' : 'ui.day.is', { day: dayText(locale, day), until: wholeDay ? 'yes' : 'no' })}</p>
        {error !== undefined && <ValidationMessage>{error}</ValidationMessage>}
      </Field>
      {/* Only for its calendar: the browser's own field follows the browser's language and takes no day in words. */}
      <input ref={calendar} type="date" className="date-calendar" tabIndex={-1} aria-hidden="true" value={day ?? ''} onChange={(event) => choose(event.target.value)} />
    </div>
  );
}
