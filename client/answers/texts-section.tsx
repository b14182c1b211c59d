/** The reusable texts: written, changed and taken away here; used where one answers. */
import { Button, Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { AnswerAids, AnswerText } from '#shared/answer-texts.ts';
import { ConfirmDialog, Modal } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem, problemOf, useRefusalText } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { aidActs, aidsQuery } from './aids.ts';
import { usedInWords } from './used-in-words.ts';

export function TextsSection({ aids: { texts, refusals }, matterId }: { aids: AnswerAids; matterId: string }): ReactNode {
  const t = useText();
  const client = useQueryClient();
  const { say } = useToasts();
  const [writing, setWriting] = useState<AnswerText | 'new' | null>(null);
  const [removing, setRemoving] = useState<AnswerText | null>(null);
  const mayAdd = refusals.addText === null;
  return (
    <div className="stack">
      <p className="soft">{t('answers.texts.lead')}</p>
      {texts.length === 0 && <EmptyState>{t('answers.texts.empty')}</EmptyState>}
      <ul className="plain-list ways-list">
        {texts.map((text) => (
          <li key={text.id} className="stack-tight">
            <div className="row-apart">
              <strong>{text.name}</strong>
              {text.refusals.keep === null && (
                <span className="row no-print">
                  <Button variant="tertiary" data-size="sm" onClick={() => setWriting(text)}>{t('answers.texts.change')}<span className="ds-sr-only">: {text.name}</span></Button>
                  <Button variant="tertiary" data-size="sm" data-color="danger" onClick={() => setRemoving(text)}>{t('answers.texts.remove')}<span className="ds-sr-only">: {text.name}</span></Button>
                </span>
              )}
            </div>
            <p className="written">{text.words}</p>
            <p className="small soft">{text.organisation !== null && `${t('answers.texts.of', { organisation: text.organisation })}. `}{usedInWords(t, text)}</p>
          </li>
        ))}
      </ul>
      {mayAdd && <div className="no-print"><Button variant="secondary" onClick={() => setWriting('new')}>{t('answers.texts.add')}</Button></div>}
      <Modal open={writing !== null} title={t(writing === 'new' ? 'answers.texts.add' : 'answers.texts.change')} onClose={() => setWriting(null)}>
        {writing !== null && <TextForm key={writing === 'new' ? 'new' : writing.id} text={writing === 'new' ? null : writing} words="" matterId={matterId} mayOwn={refusals.addOwnText === null} onDone={() => setWriting(null)} />}
      </Modal>
      <ConfirmDialog
        open={removing !== null} title={t('answers.texts.removeTitle', { name: removing?.name ?? '' })} act={t('answers.texts.remove')} danger onClose={() => setRemoving(null)}
        onConfirm={async () => {
          if (removing === null) return;
          await aidActs.removeText(matterId, removing.id);
          say(t('answers.texts.removed', { name: removing.name }));
          await client.invalidateQueries({ queryKey: aidsQuery(matterId).queryKey });
        }}
      >
        <p>{t('answers.texts.removeText')}</p>
      </ConfirmDialog>
    </div>
  );
}

interface FormProps {
  /** The one that is changed; null for a new one. */
  text: AnswerText | null;
  /** What a new one begins with. */
  words: string;
  matterId: string;
  mayOwn: boolean;
  onDone: () => void;
}

function TextForm({ text, words: begun, matterId, mayOwn, onDone }: FormProps): ReactNode {
  const t = useText();
  const sentence = useRefusalText();
  const client = useQueryClient();
  const { say } = useToasts();
  const group = useId();
  const [name, setName] = useState(text?.name ?? '');
  const [words, setWords] = useState(text?.words ?? begun);
  const [own, setOwn] = useState(false);
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useRef(crypto.randomUUID());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacks = name.trim() === '' || words.trim() === '';
    setMissing(lacks);
    if (lacks || pending) return;
    setPending(true);
    setError(null);
    try {
      if (text === null) await aidActs.addText(matterId, { name: name.trim(), words: words.trim(), own }, key.current);
      else await aidActs.changeText(matterId, text.id, { name: name.trim(), words: words.trim(), version: text.version });
      say(t('answers.texts.saved', { name: name.trim() }));
      await client.invalidateQueries({ queryKey: aidsQuery(matterId).queryKey });
      onDone();
    } catch (caught) {
      key.current = crypto.randomUUID();
      if (problemOf(caught).code === 'answer-text-changed') await client.invalidateQueries({ queryKey: aidsQuery(matterId).queryKey });
      setError(caught);
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <Textfield label={t('answers.texts.name')} value={name} maxLength={200} error={missing && name.trim() === '' ? sentence('text-required') : undefined} onChange={(event) => setName(event.target.value)} />
      <Textfield multiline rows={6} label={t('answers.texts.words')} value={words} error={missing && words.trim() === '' ? sentence('text-required') : undefined} onChange={(event) => setWords(event.target.value)} />
      <PersonalNumberWarning texts={[words]} />
      {text === null && mayOwn && (
        <Fieldset>
          <Fieldset.Legend>{t('answers.texts.own')}</Fieldset.Legend>
          <Radio name={group} value="matter" checked={!own} onChange={() => setOwn(false)} label={t('answers.texts.own.matter')} />
          <Radio name={group} value="own" checked={own} onChange={() => setOwn(true)} label={t('answers.texts.own.organisation')} />
        </Fieldset>
      )}
      <Problem error={error} />
      <div><Button type="submit" loading={pending}>{t('answers.texts.save')}</Button></div>
    </form>
  );
}
