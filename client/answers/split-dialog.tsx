/** Saying of each sentence of a comment which part it belongs to. Every word is given a part, or left as common on purpose. */
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { finer, mostParts, partOf, type Passage, type Said, sentencesOf, type SplitField, splitFields, whyNotSoSplit } from '#shared/comment-splits.ts';
import type { Answer } from '#shared/answers.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Modal } from '../ui/dialogs.tsx';
import { Problem } from '../ui/problem.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import './split.css';

/** `part` is undefined until one is chosen, and null for what is common. */
interface Piece { field: SplitField; from: number; to: number; part: number | null | undefined }

interface Props {
  answer: Answer;
  onSplit: (passages: Passage[]) => Promise<void>;
  onClose: () => void;
}

const letterOf = (part: number): string => String.fromCharCode(97 + part);

export function SplitDialog({ answer: { row }, onSplit, onClose }: Props): ReactNode {
  const t = useText();
  const { announce } = useToasts();
  const [pieces, setPieces] = useState(() => piecesOf(row));
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => { if (focused !== null) list.current?.querySelector<HTMLElement>(`[data-piece="${focused}"] select`)?.focus(); }, [focused]);

  const passages = pieces.flatMap(({ part, ...piece }): Passage[] => (part === undefined ? [] : [{ ...piece, part }]));
  const left = pieces.length - passages.length;
  const used = Math.max(0, ...passages.map(({ part }) => (part ?? -1) + 1));
  const refusal = left > 0 ? null : whyNotSoSplit(row, passages);
  const change = (at: number, value: string) => setPieces(pieces.map((piece, i) => (i === at ? { ...piece, part: value === '' ? undefined : value === 'common' ? null : Number(value) } : piece)));
  const divide = (at: number) => {
    const piece = pieces[at];
    if (piece === undefined) return;
    const smaller = finer(row[piece.field], piece).map((one) => ({ ...piece, ...one }));
    setPieces([...pieces.slice(0, at), ...smaller, ...pieces.slice(at + 1)]);
    setFocused(idOf(smaller[0] ?? piece));
    announce(t('answers.split.finer.done', { count: smaller.length }));
  };
  const send = async () => {
    setPending(true);
    setError(null);
    try {
      await onSplit(passages);
    } catch (caught) {
      setError(caught);
    } finally {
      setPending(false);
    }
  };

  return (
    <Modal open title={t('answers.split.title', { number: row.number })} onClose={onClose}>
      <p className="soft">{t('answers.split.lead')}</p>
      <div ref={list} className="stack">
        {splitFields.filter((field) => pieces.some((piece) => piece.field === field)).map((field) => (
          <section key={field} className="stack-tight" aria-label={t(`answers.split.field.${field}`)}>
            <h3>{t(`answers.split.field.${field}`)}</h3>
            <ul className="plain-list split-pieces">
              {pieces.map((piece, at) => (piece.field === field ? <OnePiece key={idOf(piece)} piece={piece} said={row} parts={Math.min(mostParts, Math.max(2, used + 1))} onChoose={(value) => change(at, value)} onDivide={() => divide(at)} /> : null))}
            </ul>
          </section>
        ))}
      </div>
      <Preview said={row} passages={passages} parts={Math.max(2, used)} />
      <Problem error={error} />
      <p role="status">{t('answers.split.left', { count: left })}</p>
      <div className="row">
        <ActButton refusal={left > 0 ? 'split-left' : refusal} pending={pending} onAct={() => void send()}>{t('answers.split.act', { count: Math.max(2, used) })}</ActButton>
        <Button variant="tertiary" onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </Modal>
  );
}

const piecesOf = (said: Said): Piece[] => splitFields.flatMap((field) => sentencesOf(said[field]).map((piece): Piece => ({ field, ...piece, part: undefined })));
const idOf = ({ field, from, to }: Piece): string => `${field}-${from}-${to}`;

/** Characters by which a sentence is called. */
const briefly = 60;

function OnePiece({ piece, said, parts, onChoose, onDivide }: { piece: Piece; said: Said; parts: number; onChoose: (value: string) => void; onDivide: () => void }): ReactNode {
  const t = useText();
  const text = said[piece.field].slice(piece.from, piece.to).trim();
  const words = text.length > briefly ? `${text.slice(0, briefly)} …` : text;
  return (
    <li className="split-piece" data-piece={idOf(piece)} data-part={piece.part === undefined || piece.part === null ? undefined : piece.part % 4}>
      <p className="written">{text}</p>
      <Field className="split-choice">
        <Label className="ds-sr-only">{t('answers.split.of', { words })}</Label>
        <Select value={piece.part === undefined ? '' : piece.part === null ? 'common' : String(piece.part)} onChange={(event) => onChoose(event.target.value)}>
          <Select.Option value="">{t('answers.split.choose')}</Select.Option>
          {Array.from({ length: parts }, (_, part) => <Select.Option key={part} value={String(part)}>{t('answers.split.part', { letter: letterOf(part) })}</Select.Option>)}
          <Select.Option value="common">{t('answers.split.common')}</Select.Option>
        </Select>
      </Field>
      {finer(said[piece.field], piece).length > 1 && <Button variant="tertiary" data-size="sm" aria-label={t('answers.split.finer.of', { words })} onClick={onDivide}>{t('answers.split.finer')}</Button>}
    </li>
  );
}

function Preview({ said, passages, parts }: { said: Said; passages: readonly Passage[]; parts: number }): ReactNode {
  const t = useText();
  return (
    <section className="stack-tight" aria-label={t('answers.split.parts')}>
      <h3>{t('answers.split.parts')}</h3>
      <dl className="split-preview">
        {Array.from({ length: parts }, (_, part) => {
          const { text, proposedText, reason } = partOf(said, passages, part);
          return (
            <div key={part} data-part={part % 4}>
              <dt>{t('answers.split.part', { letter: letterOf(part) })}</dt>
              <dd className="stack-tight">
                {text + proposedText + reason === '' && <p className="soft">{t('answers.split.empty')}</p>}
                {text !== '' && <p className="written">{text}</p>}
                {proposedText !== '' && <p className="written">{t('answers.split.proposes', { words: proposedText })}</p>}
                {reason !== '' && <p className="written">{t('answers.split.reason', { words: reason })}</p>}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
