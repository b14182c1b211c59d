/** Several comments that say the same become one, in the coordinator's words; the others are kept as they were. */
import { Button, Checkbox, ValidationMessage } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useState } from 'react';
import type { Comment } from '#shared/consultation.ts';
import { Modal } from '../ui/dialogs.tsx';
import { PersonalNumberWarning } from '../ui/personal-numbers.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useAnswering } from './answering.tsx';
import { acts } from './consultation.ts';
import { usePlaceName } from '../drafting/place-name.tsx';
import { inTextOrder } from '../drafting/text-order.ts';

type Words = Pick<Comment, 'text' | 'proposedText' | 'reason'>;
const fields = ['text', 'proposedText', 'reason'] as const;
const named = { text: 'consultation.merge.text', proposedText: 'consultation.merge.proposed', reason: 'consultation.merge.reason' } as const;

/** What all of them say, one after the other: a place to begin. */
const together = (comments: readonly Words[]): Words => {
  const joined = (field: (typeof fields)[number]) => [...new Set(comments.map((comment) => comment[field].trim()))].filter((words) => words !== '').join('\n\n');
  return { text: joined('text'), proposedText: joined('proposedText'), reason: joined('reason') };
};

const isProposed = (words: Words, proposed: Words): boolean => fields.every((field) => words[field] === proposed[field]);

export function MergeDialog({ comment, onClose }: { comment: Comment; onClose: () => void }): ReactNode {
  const t = useText();
  const id = useId();
  const { say } = useToasts();
  const placeName = usePlaceName();
  const { response, documents, update } = useAnswering();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [words, setWords] = useState<Words>(comment);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // Those on the same clause first: they are the likely ones.
  const near = ({ clauseNumber, anchor }: Comment) => Number(clauseNumber === comment.clauseNumber && anchor.documentId === comment.anchor.documentId);
  const others = inTextOrder(response?.comments ?? []).filter((one) => one.id !== comment.id && (one.standing === 'waiting' || one.standing === 'stands')).sort((a, b) => near(b) - near(a));
  const said = (ids: readonly string[]): Words => (ids.length === 0 ? comment : together([comment, ...others.filter((one) => ids.includes(one.id))]));
  const choose = (ids: readonly string[]) => {
    setChosen(ids);
    // What the coordinator has written is never replaced.
    if (isProposed(words, said(chosen))) setWords(said(ids));
  };
  const merge = async () => {
    setAsked(true);
    if (chosen.length === 0) return;
    try {
      const fresh = await acts.merge(comment.id, { comments: [...chosen], version: comment.version, text: words.text, proposedText: words.proposedText, reason: words.reason });
      update(() => fresh);
      say(t('consultation.merge.done', { n: chosen.length }));
      onClose();
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <Modal open title={t('consultation.merge.title')} onClose={onClose}>
      <p>{t('consultation.merge.how')}</p>
      <fieldset className="plain-fieldset">
        <legend className="answer-legend">{t('consultation.merge.which')}</legend>
        <div className="merge-choices">
          {others.map((one) => <Checkbox key={one.id} value={one.id} label={placeName(one, documents.length > 1)} description={[[one.by, one.unit].filter(Boolean).join(', '), one.text].filter(Boolean).join(': ')} checked={chosen.includes(one.id)} onChange={(event) => choose(event.target.checked ? [...chosen, one.id] : chosen.filter((known) => known !== one.id))} />)}
        </div>
      </fieldset>
      {asked && chosen.length === 0 && <ValidationMessage>{t('consultation.merge.none')}</ValidationMessage>}
      {fields.map((field) => (field === 'text' || words[field] !== '') && (
        <div className="field" key={field}>
          <label htmlFor={`${id}${field}`}>{t(named[field])}</label>
          <textarea id={`${id}${field}`} className="ds-input grows" rows={4} value={words[field]} onChange={(event) => setWords((old) => ({ ...old, [field]: event.target.value }))} />
        </div>
      ))}
      <PersonalNumberWarning texts={fields.map((field) => words[field])} />
      <Problem error={error} />
      <div className="row dialog-acts"><Button onClick={() => void merge()}>{t('consultation.merge.act')}</Button><Button variant="secondary" onClick={onClose}>{t('ui.cancel')}</Button></div>
    </Modal>
  );
}
