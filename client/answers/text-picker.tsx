/** Puts a reusable text into the rationale: found by its name or words, chosen with the keyboard alone. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { AnswerText } from '#shared/answer-texts.ts';
import { useMatter } from '../matters/matter-frame.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useText } from '../ui/text.tsx';
import { aidsQuery } from './aids.ts';
import { usedInWords } from './used-in-words.ts';

export function TextPicker({ open, onPick, onClose }: { open: boolean; onPick: (text: AnswerText) => void; onClose: () => void }): ReactNode {
  const t = useText();
  const [sought, setSought] = useState('');
  const texts = useQuery(aidsQuery(useMatter().id)).data?.texts ?? [];
  const words = sought.trim().toLocaleLowerCase('sv');
  const found = texts.filter((text) => `${text.name} ${text.words}`.toLocaleLowerCase('sv').includes(words));
  const pick = (text: AnswerText) => {
    onPick(text);
    setSought('');
    onClose();
  };
  // Enter in the search takes the first that was found.
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || found[0] === undefined) return;
    event.preventDefault();
    pick(found[0]);
  };
  return (
    <Modal open={open} title={t('answers.texts.insertTitle')} onClose={onClose}>
      {texts.length === 0 ? <p>{t('answers.texts.empty')}</p> : (
        <div className="stack">
          <div onKeyDown={enter}><SearchField label={t('answers.texts.search')} value={sought} onChange={setSought} /></div>
          {found.length === 0 && <p role="status">{t('answers.texts.noneFound')}</p>}
          <ul className="plain-list text-choices">
            {found.map((text) => (
              <li key={text.id} className="stack-tight">
                <strong>{text.name}</strong>
                <p className="written">{text.words}</p>
                <p className="small soft">{usedInWords(t, text)}</p>
                <div><Button type="button" variant="secondary" data-size="sm" onClick={() => pick(text)}>{t('answers.texts.use')}<span className="ds-sr-only">: {t('answers.texts.use.of', { name: text.name })}</span></Button></div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  );
}

/** Where the cursor stands in what is written, as a paragraph of its own when there is text around it. */
export function inserted(rationale: string, words: string, at: number): string {
  const [before, after] = [rationale.slice(0, at).trimEnd(), rationale.slice(at).trimStart()];
  return [before, words, after].filter((part) => part !== '').join('\n\n');
}
