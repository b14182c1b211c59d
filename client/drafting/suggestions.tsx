/** What is proposed in the text: how many, a list with the author of each, and the verdicts, one by one or by author. */
import { Alert, Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { isFormat } from '#shared/agreement/proposed-formats.ts';
import { signWords } from '#shared/agreement/suggestion-words.ts';
import type { SuggestionPart } from '#shared/agreement/suggestions.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { useEditorValue } from '../editor/editor-value.ts';
import { showPosition } from '../editor/going-to.ts';
import { giveVerdict } from '../editor/suggest-mode.ts';
import { momentText } from '../ui/dates.tsx';
import { Sheet } from '../ui/dialogs.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { short } from '../ui/short-words.ts';
import { useLocale, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { type Attributed, useAttributed } from './attributed-suggestions.ts';
import './suggestions.css';

interface Props {
  draft: DraftEditor;
  documentId: string;
  ydoc: Y.Doc;
  /** Accepting and rejecting change the text: not while reading or proposing. */
  mayResolve: boolean;
  /** While proposing, one's own. */
  mayWithdraw: boolean;
}

export function Suggestions({ draft, documentId, ydoc, mayResolve, mayWithdraw }: Props): ReactNode {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const pointed = usePointed(draft, mayResolve, () => setOpen(true));
  const all = useAttributed(draft, documentId, ydoc);
  const isSuggesting = useEditorValue(draft.editor, () => draft.isSuggesting);
  // Whoever gave the last verdict keeps the list, and the focus in it, until it is closed.
  if (all.length === 0 && !isSuggesting && !isOpen) return null;
  return (
    <div className="suggestion-bar no-print">
      {isSuggesting && <p className="small" role="status"><Icon name="edit" size={16} /> {t('suggestions.mode')}</p>}
      {all.length > 0 && <Button variant="tertiary" data-size="sm" aria-expanded={isOpen} onClick={() => setOpen(true)}><Icon name="edit" size={16} /> {t('suggestions.open', { n: all.length })}</Button>}
      <Sheet beside open={isOpen} title={t('suggestions.title')} onClose={() => setOpen(false)}>
        <SuggestionList all={all} draft={draft} mayResolve={mayResolve} mayWithdraw={mayWithdraw} pointed={pointed} />
      </Sheet>
    </div>
  );
}

/** The suggestion last clicked in the text, where text and list stand side by side; the caret stays where it was put. */
function usePointed(draft: DraftEditor, mayResolve: boolean, onPoint: () => void): string | null {
  const [pointed, setPointed] = useState<string | null>(null);
  const opened = useEffectEvent(onPoint);
  useEffect(() => {
    if (!mayResolve) return;
    const { view } = draft.editor;
    const click = ({ target }: MouseEvent): void => {
      const id = target instanceof Element ? target.closest('[data-suggestion]')?.getAttribute('data-suggestion') ?? null : null;
      if (id === null || document.getSelection()?.isCollapsed === false || !window.matchMedia('(min-width: 75rem)').matches) return;
      setPointed(id);
      opened();
      // The opening list takes the focus; whoever clicked may want to write.
      setTimeout(() => view.focus());
    };
    view.dom.addEventListener('click', click);
    return () => view.dom.removeEventListener('click', click);
  }, [draft, mayResolve]);
  return pointed;
}

const done = { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' } as const;

function SuggestionList({ all, draft, mayResolve, mayWithdraw, pointed }: { all: readonly Attributed[]; pointed: string | null } & Omit<Props, 'documentId' | 'ydoc'>): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const [chosen, setChosen] = useState('');
  const [isHeld, setHeld] = useState(false);
  const authors = [...new Map(all.flatMap(({ author }) => (author === null ? [] : [[author.id, author.name] as const])))];
  const shown = all.filter(({ author }) => chosen === '' || author?.id === chosen);
  const place = useRef<HTMLDivElement>(null);
  const decided = useRef<number | null>(null);
  // The button that was pressed goes with its row: the focus goes on to the next, or to where it says that none is left.
  useEffect(() => {
    const at = decided.current;
    if (at === null || document.activeElement !== document.body) return;
    decided.current = null;
    const next = place.current?.querySelectorAll('.suggestion')[Math.min(at, shown.length - 1)];
    (next?.querySelector('button') ?? place.current)?.focus();
  }, [shown]);
  const decide = (some: readonly Attributed[], what: 'accept' | 'reject' | 'withdraw'): void => {
    decided.current = shown.findIndex((one) => one === some[0]);
    const given = giveVerdict(draft.editor, some.map(({ id }) => id), what === 'accept' ? what : 'reject');
    setHeld(given === 'held');
    if (given === 'given') say(t(`suggestions.${done[what]}`, { n: some.length }));
    else if (given === 'over') say(t('suggestions.over'), { sign: 'information' });
  };
  if (all.length === 0) return <div ref={place} tabIndex={-1}><EmptyState>{t('suggestions.empty')}</EmptyState></div>;
  return (
    <div ref={place} className="stack">
      {authors.length > 1 && (
        <Field>
          <Label>{t('suggestions.by')}</Label>
          <Select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <Select.Option value="">{t('suggestions.everyone', { n: all.length })}</Select.Option>
            {authors.map(([id, name]) => <Select.Option key={id} value={id}>{t('suggestions.of', { name, n: all.filter(({ author }) => author?.id === id).length })}</Select.Option>)}
          </Select>
        </Field>
      )}
      {mayResolve && shown.length > 1 && (
        <div className="row">
          <Button variant="secondary" data-size="sm" onClick={() => decide(shown, 'accept')}>{t('suggestions.acceptAll', { n: shown.length })}</Button>
          <Button variant="tertiary" data-size="sm" onClick={() => decide(shown, 'reject')}>{t('suggestions.rejectAll', { n: shown.length })}</Button>
        </div>
      )}
      {/* Nothing else is seen to happen, and on a phone the list covers the toasts. */}
      <div role="status">{isHeld && <Alert data-color="info"><p>{t('suggestions.held')}</p></Alert>}</div>
      <ol className="plain-list suggestion-list">
        {shown.map((one) => <SuggestionRow key={one.id} suggestion={one} mayResolve={mayResolve} mayWithdraw={mayWithdraw && one.author?.isOwn === true} isPointed={one.id === pointed} onShow={() => showPosition(draft.editor, one.parts[0]?.from ?? 0)} onDecide={(what) => decide([one], what)} />)}
      </ol>
    </div>
  );
}

interface RowProps {
  suggestion: Attributed;
  mayResolve: boolean;
  mayWithdraw: boolean;
  isPointed: boolean;
  onShow: () => void;
  onDecide: (what: 'accept' | 'reject' | 'withdraw') => void;
}

function SuggestionRow({ suggestion, mayResolve, mayWithdraw, isPointed, onShow, onDecide }: RowProps): ReactNode {
  const t = useText();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => { if (isPointed) row.current?.scrollIntoView({ block: 'nearest' }); }, [isPointed]);
  const { locale } = useLocale();
  const { author, claims, clause, parts, about } = suggestion;
  const when = (at: number): string => momentText(locale, new Date(at).toISOString(), 'medium');
  const said = (part: SuggestionPart): string => {
    const sign = signWords(part);
    if (sign === null) return part.text;
    const what = t(`suggestions.${sign.code}`, { level: sign.level });
    if (part.picture) return t('suggestions.pictureOf', { what, shows: part.picture });
    if (!isFormat(part.proposal)) return what;
    const on = t(part.look === null ? 'suggestions.fromWords' : 'suggestions.onWords', { what, words: part.text });
    return typeof part.look === 'string' ? t('suggestions.linkTo', { what: on, address: part.look }) : on;
  };
  // Each cell of a row or column has its sign: it is told once.
  const told = parts.filter((part, at) => part.line === null || parts.findIndex(({ line }) => line === part.line) === at);
  // What it does to paragraphs is said first and once, however many words follow.
  const signs = new Set(told.filter(({ text }) => text === '').map(said));
  const words = short([...signs, ...told.filter(({ text }) => text !== '').map(said), about].join(' '), 80);
  return (
    <li ref={row} className="suggestion card" data-pointed={isPointed || undefined}>
      <p className="small soft">
        {claims === null ? t('suggestions.someone') : author?.isOwn === true ? t('suggestions.atYou', { when: when(claims.at) }) : t('suggestions.at', { name: author?.name ?? t('suggestions.someone'), when: when(claims.at) })}
        {clause !== null && ` · ${t('suggestions.clause', { number: clause })}`}
      </p>
      <p className="suggestion-words">
        {told.map((part) => ({ ...part, said: said(part) })).map(({ proposal, note, line, move, from, said: sign }) => (proposal === 'words' && !note ? <ins key={`${proposal}${from}`}><span className="ds-sr-only">{t('suggestions.words')} </span>{sign}</ins>
          : proposal === 'strike' && !note ? <del key={`${proposal}${from}`}><span className="ds-sr-only">{t('suggestions.strike')} </span>{sign}</del>
            : <span key={`${proposal}${from}`} className="suggestion-sign">{!isFormat(proposal) && !note && line === null && move === null && <span aria-hidden="true">¶ </span>}{sign}</span>))}
      </p>
      {about !== '' && <p className="small soft suggestion-about">{about}</p>}
      <div className="row">
        {mayResolve && <Button variant="secondary" data-size="sm" aria-label={t('suggestions.acceptThis', { words })} onClick={() => onDecide('accept')}>{t('suggestions.accept')}</Button>}
        {mayResolve && <Button variant="tertiary" data-size="sm" aria-label={t('suggestions.rejectThis', { words })} onClick={() => onDecide('reject')}>{t('suggestions.reject')}</Button>}
        {mayWithdraw && <Button variant="secondary" data-size="sm" aria-label={t('suggestions.withdrawThis', { words })} onClick={() => onDecide('withdraw')}>{t('suggestions.withdraw')}</Button>}
        <Button variant="tertiary" data-size="sm" aria-label={t('suggestions.showThis', { words })} onClick={onShow}>{t('suggestions.show')}</Button>
      </div>
    </li>
  );
}
