/** A few words and a button. Ctrl/Cmd+Enter sends, Esc leaves. */
import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';

interface Props {
  label: string;
  act: string;
  start?: string;
  /** Characters. */
  most: number;
  pending: boolean;
  error: unknown;
  onSay: (text: string) => void;
  onCancel: () => void;
}

export function PlainSayForm({ label, act, start = '', most, pending, error, onSay, onCancel }: Props): ReactNode {
  const t = useText();
  const [text, setText] = useState(start);
  const place = useRef<HTMLTextAreaElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  const send = (): void => { if (text.trim() !== '' && !pending) onSay(text.trim()); };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- keeps a click in the form from the card around it
    <form className="stack-tight say-form" onSubmit={(event) => { event.preventDefault(); send(); }} onClick={(event) => event.stopPropagation()}>
      <Problem error={error} />
      <Field>
        <Label>{label}</Label>
        <Textarea
          ref={place} rows={3} value={text} maxLength={most} onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onCancel(); } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(); }}
        />
      </Field>
      <PersonalNumberWarning texts={[text]} />
      <div className="row">
        <Button type="submit" data-size="sm" loading={pending} aria-disabled={text.trim() === '' || undefined}>{act}</Button>
        <Button variant="tertiary" data-size="sm" onClick={onCancel}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
