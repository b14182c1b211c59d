/** Where one writes a remark or a reply. Ctrl/Cmd+Enter sends, Esc leaves. */
import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { MentionField, useMentionable } from './mention-field.tsx';
import { mentionsIn } from './mentions.ts';

interface Props {
  label: string;
  act: string;
  start?: string;
  help?: string;
  pending: boolean;
  error: unknown;
  onSay: (said: { text: string; mentions: string[] }) => void;
  onCancel: () => void;
}

export function SayForm({ label, act, start = '', help, pending, error, onSay, onCancel }: Props): ReactNode {
  const t = useText();
  const everyone = useMentionable();
  const [text, setText] = useState(start);
  const place = useRef<HTMLTextAreaElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (text.trim() !== '' && !pending) onSay({ text: text.trim(), mentions: mentionsIn(text, everyone) });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- keeps a click in the form from the card around it
    <form className="stack-tight say-form" onSubmit={submit} onClick={(event) => event.stopPropagation()}>
      <Problem error={error} />
      <MentionField ref={place} label={label} value={text} onChange={setText} onSend={submit} onCancel={onCancel} />
      <PersonalNumberWarning texts={[text]} />
      {help !== undefined && <p className="small soft">{help}</p>}
      <div className="row">
        <Button type="submit" data-size="sm" loading={pending} aria-disabled={text.trim() === '' || undefined}>{act}</Button>
        <Button variant="tertiary" data-size="sm" onClick={onCancel}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
