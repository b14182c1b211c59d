/** The frozen text as static HTML, with what was said of it, and three ways to point at words: mouse, touch and keyboard. */
import { memo, type ReactNode, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { type AnchorInput, quoteBetween } from '#shared/anchors/anchor.ts';
import type { FrozenDocument } from '#shared/drafting.ts';
import { Icon } from '../ui/icons.tsx';
import { useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { showFrozen } from './frozen-html.ts';
import './frozen-words.css';
import './marked-text.css';
import { anchorOf, type Marked, pagePoints, strideWord, stretchOfWords, type Stride, widened, type WordCursor, wordsOf } from './selection.ts';
import { commentsOf, drawMarks, idsOf, layOutSigns, type PageBlock, pageBlocks, type PlacedComment, showCounts, type SignedPlace, signedPlaces, type SignWords } from './text-marks.ts';

interface Props {
  document: FrozenDocument;
  comments: readonly PlacedComment[];
  /** Where a comment is being begun: it is marked, but is none yet. */
  begun: PlacedComment | null;
  active: string | null;
  mayComment: boolean;
  onComment: (anchor: AnchorInput) => void;
  onShow: (commentId: string) => void;
}

export function MarkedText({ document: frozen, comments, begun, active, mayComment, onComment, onShow }: Props): ReactNode {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const [blocks, setBlocks] = useState<readonly PageBlock[]>([]);
  const [marked, setMarked] = useState<Marked | null>(null);
  const [places, setPlaces] = useState<readonly SignedPlace[]>([]);
  const words: SignWords = { comment: ({ unit }) => t(`consultation.text.comment.${unit}`), show: (n) => t('consultation.text.showSaid', { n }) };

  useLayoutEffect(() => {
    if (place.current === null) return;
    showFrozen(place.current, frozen.html);
    const found = pageBlocks(place.current, frozen.blocks);
    setBlocks(found);
    setPlaces(signedPlaces(found));
    setMarked(null);
  }, [frozen]);

  useLayoutEffect(() => {
    if (mayComment) layOutSigns(places, words);
    drawMarks(blocks, frozen.blocks, begun ? [...comments, begun] : comments, active);
    showCounts(places, comments, words);
  });

  const commentOnBlock = (block: PageBlock) => onComment({ scope: 'block', documentId: frozen.id, from: { block: block.id, offset: 0 }, to: { block: block.id, offset: block.text.length }, quote: block.text });
  /** A row or a table is all its words, from the first cell to the last. */
  const commentOnPlace = ({ blocks: [first, ...more] }: SignedPlace) => {
    const last = more.at(-1);
    if (last === undefined) return commentOnBlock(first);
    const [from, to] = [{ block: first.id, offset: 0 }, { block: last.id, offset: last.text.length }];
    onComment({ scope: 'words', documentId: frozen.id, from, to, quote: quoteBetween(frozen.blocks, from, to) ?? '' });
  };
  const commentOnWords = () => {
    // As they are marked now: who marks and presses in one breath is quicker than the page is told.
    const held = wordsMarkedIn(place, blocks) ?? marked;
    const quote = held && quoteBetween(frozen.blocks, held.from, held.to);
    if (!held || !quote) return;
    window.getSelection()?.removeAllRanges();
    setMarked(null);
    onComment({ scope: 'words', documentId: frozen.id, ...held, quote });
  };

  useMarkedWords(place, blocks, mayComment ? setMarked : null);

  const press = (event: React.MouseEvent<HTMLDivElement>) => {
    if (!(event.target instanceof Element)) return;
    const sign = event.target.closest<HTMLElement>('[data-sign]');
    const place = places[Number(sign?.dataset.of)];
    if (sign && place) {
      if (sign.dataset.sign === 'comment') return commentOnPlace(place);
      return showNext(commentsOf(place, comments).map(({ id }) => id));
    }
    const mark = event.target.closest('mark');
    if (!mark || event.target.closest('a') || window.getSelection()?.isCollapsed === false) return;
    showNext(idsOf(mark));
  };
  /** Pressed again where several have spoken: the next one's turn. */
  const showNext = (ids: readonly string[]) => {
    const next = ids[(ids.indexOf(active ?? '') + 1) % ids.length];
    if (next !== undefined) onShow(next);
  };

  return (
    <div className="text-frame">
      {mayComment && <KeyboardWay place={place} blocks={blocks} comments={comments} onBlock={commentOnBlock} onWords={commentOnWords} onShow={onShow} />}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the keyboard's way is KeyboardWay, and the list beside the text */}
      <div className="text-place" onClick={press}>
        <Paper place={place} />
        {marked && <CommentHere place={place} marked={marked} blocks={blocks} onAct={commentOnWords} />}
      </div>
    </div>
  );
}

/** React draws it once and never looks inside: the marks are ours. */
const Paper = memo(function Paper({ place }: { place: RefObject<HTMLDivElement | null> }): ReactNode {
  return <div ref={place} className="reading frozen-text" lang="sv" />;
});

/** What is marked in the text this moment; null when nothing is. */
function wordsMarkedIn(place: RefObject<HTMLDivElement | null>, blocks: readonly PageBlock[]): Marked | null {
  const selection = window.getSelection();
  const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  if (!range || !place.current?.contains(range.commonAncestorContainer)) return null;
  const marked = anchorOf({ start: { node: range.startContainer, offset: range.startOffset }, end: { node: range.endContainer, offset: range.endOffset } }, blocks);
  return marked && widened(marked, blocks);
}

/** Follows what is marked with mouse, finger or keyboard; null is told when nothing is. */
function useMarkedWords(place: RefObject<HTMLDivElement | null>, blocks: readonly PageBlock[], tell: ((marked: Marked | null) => void) | null): void {
  const look = useEffectEvent(() => tell?.(wordsMarkedIn(place, blocks)));
  useEffect(() => {
    let frame = 0;
    const changed = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    document.addEventListener('selectionchange', changed);
    return () => {
      document.removeEventListener('selectionchange', changed);
      cancelAnimationFrame(frame);
    };
  }, []);
}

/** The button beside the words; below them, since a phone's own menu stands above. */
function CommentHere({ place, marked, blocks, onAct }: { place: RefObject<HTMLDivElement | null>; marked: Marked; blocks: readonly PageBlock[]; onAct: () => void }): ReactNode {
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const block = blocks.find(({ id }) => id === marked.to.block);
    const points = block && pagePoints(block.element, 0, marked.to.offset);
    const frame = place.current?.parentElement;
    if (!points || !frame || !button.current) return;
    const range = document.createRange();
    range.setStart(points.end.node as unknown as Node, Math.max(0, points.end.offset - 1));
    range.setEnd(points.end.node as unknown as Node, points.end.offset);
    const [end, around] = [range.getBoundingClientRect(), frame.getBoundingClientRect()];
    const width = button.current.offsetWidth;
    button.current.style.top = `${end.bottom - around.top + 8}px`;
    button.current.style.left = `${Math.max(0, Math.min(end.right - around.left - width / 2, around.width - width))}px`;
  });
  return (
    // The mark must not be lost before the click arrives.
    <button ref={button} type="button" className="comment-here ds-button no-print" onPointerDown={(event) => event.preventDefault()} onClick={onAct}>
      <Icon name="speech" size={18} /> {t('consultation.text.comment')}
    </button>
  );
}

const strides: Record<string, Stride> = { ArrowRight: 'next', ArrowLeft: 'previous', Home: 'first', End: 'last' };

interface KeyboardProps {
  place: RefObject<HTMLDivElement | null>;
  blocks: readonly PageBlock[];
  comments: readonly PlacedComment[];
  onBlock: (block: PageBlock) => void;
  onWords: () => void;
  onShow: (commentId: string) => void;
}

/** Passage by passage and word by word: a mode of its own, since the arrow keys belong to the page and to screen readers otherwise. */
function KeyboardWay({ place, blocks, comments, onBlock, onWords, onShow }: KeyboardProps): ReactNode {
  const t = useText();
  const { announce } = useToasts();
  const [on, setOn] = useState(false);
  const at = useRef(0);
  const cursor = useRef<WordCursor | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const readable = blocks.filter(({ text }) => text.trim() !== '');

  const goTo = (next: number) => {
    const block = readable[Math.max(0, Math.min(readable.length - 1, next))];
    if (!block) return;
    at.current = readable.indexOf(block);
    cursor.current = null;
    window.getSelection()?.removeAllRanges();
    block.element.tabIndex = -1;
    block.element.focus({ preventScroll: true });
    block.element.scrollIntoView({ block: 'nearest' });
    const said = comments.filter(({ anchor }) => anchor.from?.block === block.id).length;
    announce(said > 0 ? t('consultation.keys.saidHere', { n: said, text: block.text }) : block.text);
  };
  const stride = (way: Stride) => {
    const block = readable[at.current];
    if (!block) return;
    cursor.current = strideWord(cursor.current, way, wordsOf(block.text).length);
    const stretch = cursor.current && stretchOfWords(block.text, cursor.current);
    const points = stretch && pagePoints(block.element, stretch.from, stretch.to);
    if (!stretch || !points) return;
    window.getSelection()?.setBaseAndExtent(points.start.node as unknown as Node, points.start.offset, points.end.node as unknown as Node, points.end.offset);
    announce(t('consultation.keys.marked', { text: block.text.slice(stretch.from, stretch.to) }));
  };
  const leave = () => {
    setOn(false);
    window.getSelection()?.removeAllRanges();
    button.current?.focus();
    announce(t('consultation.keys.left'));
  };

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const block = readable[at.current];
    const way = strides[event.key];
    if (event.key === 'ArrowDown' || (event.key === 'Tab' && !event.shiftKey && at.current < readable.length - 1)) goTo(at.current + 1);
    else if (event.key === 'ArrowUp' || (event.key === 'Tab' && event.shiftKey && at.current > 0)) goTo(at.current - 1);
    else if (way !== undefined) stride(event.shiftKey && way === 'next' ? 'extend-on' : event.shiftKey && way === 'previous' ? 'extend-back' : way);
    else if (event.key === 'Enter' && cursor.current !== null) onWords();
    else if (event.key === 'Enter' && block) onBlock(block);
    else if (event.key.toLowerCase() === 's' && block) {
      const said = comments.find(({ anchor }) => anchor.from?.block === block.id);
      if (said) onShow(said.id);
      else announce(t('consultation.keys.noneHere'));
    } else if (event.key === 'Escape') {
      if (cursor.current === null) leave();
      else goTo(at.current);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  const standAt = useEffectEvent((event: FocusEvent) => {
    const found = readable.findIndex(({ element }) => element === event.target);
    if (found < 0 || found === at.current) return;
    at.current = found;
    cursor.current = null;
  });

  useEffect(() => {
    const text = place.current;
    if (!on || text === null) return;
    text.setAttribute('role', 'application');
    text.setAttribute('aria-label', t('consultation.keys.label'));
    text.dataset.keys = '';
    const heard = (event: KeyboardEvent) => press(event);
    const stood = (event: FocusEvent) => standAt(event);
    text.addEventListener('keydown', heard);
    text.addEventListener('focusin', stood);
    return () => {
      text.removeAttribute('role');
      text.removeAttribute('aria-label');
      delete text.dataset.keys;
      text.removeEventListener('keydown', heard);
      text.removeEventListener('focusin', stood);
    };
  }, [on, place, t]);

  const begin = () => {
    setOn(true);
    // The first passage that can be seen, so that one goes on where one read.
    const first = readable.findIndex(({ element }) => element.getBoundingClientRect().bottom > 96);
    goTo(Math.max(0, first));
  };

  return (
    <div className="keyboard-way no-print">
      <button ref={button} type="button" className="text-button" aria-pressed={on} aria-describedby="keyboard-way" onClick={() => (on ? leave() : begin())}>
        <Icon name="edit" size={16} /> {t(on ? 'consultation.keys.stop' : 'consultation.keys.start')}
      </button>
      <details className="keyboard-help" open={on}>
        <summary>{t('consultation.keys.help')}</summary>
        <p id="keyboard-way">{t('consultation.keys.how')}</p>
      </details>
    </div>
  );
}
