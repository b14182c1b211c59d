/** A field to write in, where @ calls people of the matter: chosen with arrows and Enter, by touch, or typed out. */
import { Field, Label, Textarea } from '@digdir/designsystemet-react';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import { mayBeMentioned } from '#shared/discussion.ts';
import { limits } from '#shared/limits.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { usePerson } from '../people/session.ts';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { calledIn, matching, type Mentionable } from './mentions.ts';
import { presses } from '../editor/keys.ts';

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  onCancel: () => void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Those who take part in the discussion, oneself left out. */
export function useMentionable(): readonly Mentionable[] {
  const t = useText();
  const { participants } = useMatter();
  const me = usePerson();
  const people = new Map<string, Mentionable>();
  for (const { personId, name, role, organisation } of participants) {
    if (personId === null || personId === me.id || !mayBeMentioned(role) || people.has(personId)) continue;
    people.set(personId, { personId, name, role: t(`matters.role.${role}`), organisation: organisation ?? '' });
  }
  return [...people.values()];
}

export function MentionField({ label, value, onChange, onSend, onCancel, ref }: Props): ReactNode {
  const t = useText();
  const { announce } = useToasts();
  const everyone = useMentionable();
  const list = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const [called, setCalled] = useState<{ from: number; words: string } | null>(null);
  const [at, setAt] = useState(0);
  const found = called === null ? [] : matching(everyone, called.words);
  const isOpen = found.length > 0;
  const said = called === null ? '' : t('drafting.mention.how', { n: found.length });

  useEffect(() => { if (said !== '') announce(said); }, [said, announce]);
  // A margin or a sheet may end just below the field.
  useEffect(() => { if (isOpen) document.getElementById(list)?.scrollIntoView({ block: 'nearest' }); }, [isOpen, list, found.length]);

  const look = (text: string, caret: number): void => {
    setCalled(calledIn(text, caret));
    setAt(0);
  };
  const choose = ({ name }: Mentionable): void => {
    if (called === null) return;
    const before = `${value.slice(0, called.from)}@${name} `;
    onChange(before + value.slice(called.from + 1 + called.words.length).replace(/^ /, ''));
    setCalled(null);
    announce(t('drafting.mention.chosen', { name }));
    requestAnimationFrame(() => {
      own.current?.focus();
      own.current?.setSelectionRange(before.length, before.length);
    });
  };
  const begin = (): void => {
    const caret = own.current?.selectionStart ?? value.length;
    const space = caret > 0 && !/\s/.test(value[caret - 1] ?? '') ? ' ' : '';
    const text = `${value.slice(0, caret)}${space}@${value.slice(caret)}`;
    onChange(text);
    look(text, caret + space.length + 1);
    requestAnimationFrame(() => {
      own.current?.focus();
      own.current?.setSelectionRange(caret + space.length + 1, caret + space.length + 1);
    });
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isOpen) {
      const person = found[at];
      if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && !event.shiftKey && person) choose(person);
      else if (event.key === 'Escape') setCalled(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
    } else if (presses(event.nativeEvent, 'leaveForm')) {
      event.stopPropagation();
      onCancel();
    } else if (presses(event.nativeEvent, 'sendRemark')) onSend();
  };

  return (
    <div className="mention-field">
      <Field>
        <Label>{label}</Label>
        <Textarea
          ref={(element) => {
            own.current = element;
            if (typeof ref === 'function') ref(element);
            else if (ref) ref.current = element;
          }}
          rows={3} value={value} maxLength={limits.comment} aria-autocomplete="list" aria-haspopup="listbox" aria-controls={isOpen ? list : undefined} aria-activedescendant={isOpen ? `${list}-${at}` : undefined}
          onChange={(event) => { onChange(event.target.value); look(event.target.value, event.target.selectionStart); }}
          onClick={(event) => look(value, event.currentTarget.selectionStart)}
          onBlur={() => setCalled(null)}
          onKeyDown={press}
        />
      </Field>
      {isOpen && (
        <ul id={list} role="listbox" aria-label={t('drafting.mention.label')} className="mention-list">
          {found.map((person, n) => (
            // The field keeps the focus: keys are heard there.
            <li key={person.personId} id={`${list}-${n}`} role="option" aria-selected={n === at} className="mention-choice" onMouseDown={(event) => event.preventDefault()} onClick={() => choose(person)}>
              <strong>{person.name}</strong> <span className="small soft">{[person.role, person.organisation].filter(Boolean).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
      {everyone.length > 0 && <button type="button" className="text-button mention-button" onMouseDown={(event) => event.preventDefault()} onClick={begin}>@ {t('drafting.mention.button')}</button>}
    </div>
  );
}
