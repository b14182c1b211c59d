/** The letter beside the text: what is marked in it becomes a comment on the words that are marked in the text after it. */
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { ResponseView } from '#shared/consultation.ts';
import { Icon } from '../ui/icons.tsx';
import { Answered } from '../ui/loading.tsx';
import { useText } from '../ui/text.tsx';
import { letterTextQuery } from './consultation.ts';
import { type Passage, type PassagePoint, passageWords, takenParts } from './letter-passages.ts';
import './letter-beside.css';

type ReadFile = ResponseView['files'][number];

interface Props {
  response: ResponseView;
  files: readonly ReadFile[];
  /** The words that wait for a place, or null. */
  held: string | null;
  onHold: (words: string | null) => void;
  onWhole: (scope: 'document' | 'package') => void;
  several: boolean;
}

export function LetterBeside({ response, files, held, onHold, onWhole, several }: Props): ReactNode {
  const t = useText();
  const id = useId();
  const [chosen, setChosen] = useState(files[0]?.id ?? '');
  const letter = useQuery(letterTextQuery(response.id, chosen));
  return (
    <section className="desk-letter no-print" aria-labelledby={`${id}title`}>
      <div className="letter-head">
        <h3 id={`${id}title`}>{t('consultation.letterBeside.title')}</h3>
        {files.length > 1 && (
          <div className="field">
            <label htmlFor={`${id}which`}>{t('consultation.letterBeside.which')}</label>
            <select id={`${id}which`} className="ds-input" value={chosen} onChange={(event) => setChosen(event.target.value)}>{files.map((file) => <option key={file.id} value={file.id}>{file.name}</option>)}</select>
          </div>
        )}
        <div role="status">
          {held === null ? <p className="soft small">{t('consultation.letterBeside.how')}</p> : (
            <div className="letter-held stack-tight">
              <blockquote className="quote">{held}</blockquote>
              <p><strong>{t('consultation.letterBeside.held')}</strong></p>
            </div>
          )}
        </div>
        {held !== null && (
          <div className="row">
            <Button variant="secondary" data-size="sm" onClick={() => onWhole('document')}>{t('consultation.letterBeside.whole')}</Button>
            {several && <Button variant="secondary" data-size="sm" onClick={() => onWhole('package')}>{t('consultation.letterBeside.wholePackage')}</Button>}
            <Button variant="tertiary" data-size="sm" onClick={() => onHold(null)}>{t('consultation.letterBeside.drop')}</Button>
          </div>
        )}
      </div>
      <Answered question={letter}>{({ paragraphs }) => <LetterWords paragraphs={paragraphs} said={response.comments.flatMap(({ text, proposedText, reason }) => [text, proposedText, reason])} onHold={onHold} />}</Answered>
    </section>
  );
}

function LetterWords({ paragraphs, said, onHold }: { paragraphs: readonly string[]; said: readonly string[]; onHold: (words: string) => void }): ReactNode {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const [passage, setPassage] = useState<Passage | null>(null);
  useSelectedPassage(place, setPassage);
  const parts = takenParts(paragraphs, said);
  const taken = parts.filter((paragraph) => paragraph.some(({ isTaken }) => isTaken)).length;
  const words = passage === null ? '' : passageWords(paragraphs, passage);
  return (
    <>
      <p className="small numbers" role="status">{t('consultation.letterBeside.taken', { taken, all: paragraphs.length })}</p>
      <div ref={place} className="letter-words" lang="sv">
        {parts.map((paragraph, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the letter never changes
          <div key={at} className="letter-paragraph">
            <p data-paragraph={at}>{paragraph.map(({ text, isTaken }, part) => (isTaken
              // oxlint-disable-next-line react/no-array-index-key -- parts of one paragraph, drawn anew together
              ? <mark key={part}>{text}</mark> : text))}</p>
            <button type="button" className="letter-take" title={t('consultation.letterBeside.take')} aria-label={t('consultation.letterBeside.takeParagraph', { words: (paragraphs[at] ?? '').slice(0, 40) })} onClick={() => onHold(paragraphs[at] ?? '')}><Icon name="plus" size={16} /></button>
          </div>
        ))}
      </div>
      {words !== '' && <div className="letter-foot"><Button data-size="sm" onClick={() => { window.getSelection()?.removeAllRanges(); onHold(words); }}>{t('consultation.letterBeside.take')}</Button></div>}
    </>
  );
}

/** Follows what is marked in the letter. A press on the button beneath must not take the marking away first, so only another marking does. */
function useSelectedPassage(place: React.RefObject<HTMLDivElement | null>, tell: (passage: Passage | null) => void): void {
  const look = useEffectEvent(() => {
    const selection = window.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (range === null || range.collapsed || place.current?.contains(range.commonAncestorContainer) !== true) return tell(null);
    const [from, to] = [pointOf(range.startContainer, range.startOffset), pointOf(range.endContainer, range.endOffset)];
    tell(from === null || to === null ? null : { from, to });
  });
  useEffect(() => {
    const changed = () => look();
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, []);
}

/** Where a point of the page stands in the letter: a point between paragraphs belongs to the beginning of the next. */
function pointOf(node: Node, offset: number): PassagePoint | null {
  const paragraph = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-paragraph]') ?? (node instanceof Element ? node.querySelector<HTMLElement>('[data-paragraph]') : null);
  if (paragraph === null || paragraph === undefined) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  if (paragraph.contains(node)) before.setEnd(node, offset);
  else before.collapse(true);
  return { paragraph: Number(paragraph.dataset.paragraph), offset: before.toString().length };
}
