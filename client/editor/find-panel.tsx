/** Find and replace above the text: Enter goes on, Shift+Enter back, Esc returns to the text with what was found selected. */
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { wordsAround } from '#shared/agreement/finding.ts';
import type { Found } from '#shared/agreement/finding.ts';
import { useToasts } from '../ui/toasts.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { useEditorText } from './editor-text.ts';
import { useEditorValue } from './editor-value.ts';
import { findingIn, goToFound, litIn, seek } from './find-in-text.ts';
import { useKeyNames } from './key-names.ts';
import { keyActs, presses } from './keys.ts';
import type { KeyAct } from './keys.ts';
import { clauseNumberAt } from './headings.ts';
import { ToolIcon } from './tool-icons.tsx';
import { Tool } from './tool-row.tsx';

export interface FindRequest {
  what: 'find' | 'replace';
  /** Another number is another time of asking. */
  turn: number;
}

interface Props {
  draft: DraftEditor;
  asked: FindRequest;
  suggesting: boolean;
  onClose: () => void;
}

/** Milliseconds after the last letter before the count is read aloud. */
const saidAfter = 600;
const longestPrefilled = 200;

export function FindPanel({ draft, asked, suggesting, onClose }: Props): ReactNode {
  const t = useEditorText();
  const keys = useKeyNames();
  const { announce, say } = useToasts();
  const { editor } = draft;
  const [sought, setSought] = useState(() => selectedWords(draft));
  const [other, setOther] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [replacing, setReplacing] = useState(asked.what === 'replace');
  const [soughtField, otherField] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const ids = useId();
  const { at, count } = useEditorValue(editor, ({ state }) => findingIn(state));

  useEffect(() => {
    seek(editor.view, { words: sought, matchCase, wholeWord });
  }, [editor, sought, matchCase, wholeWord]);
  useEffect(() => () => { if (!editor.isDestroyed) seek(editor.view, null); }, [editor]);

  const counting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tellCount = useEffectEvent(() => {
    const lit = litIn(editor.view);
    announce(t('drafting.find.count', { count: findingIn(editor.state).count }));
    if (lit !== null) bringIntoView(draft, lit.from);
  });
  useEffect(() => {
    if (sought === '') return;
    counting.current = setTimeout(() => tellCount(), saidAfter);
    return () => clearTimeout(counting.current);
  }, [sought, matchCase, wholeWord]);

  // At once: the next letter belongs in the field and not in the text.
  const begin = useEffectEvent((what: FindRequest['what']) => {
    const selected = selectedWords(draft);
    if (selected !== '') setSought(selected);
    if (what === 'find' || sought === '' && selected === '') focusOn(soughtField);
    if (what === 'replace') toReplacing();
  });
  const wantsOther = useRef(false);
  const toReplacing = (): void => {
    wantsOther.current = sought !== '';
    if (replacing) focusOther();
    else setReplacing(true);
  };
  const focusOther = (): void => {
    if (wantsOther.current) focusOn(otherField);
    wantsOther.current = false;
  };
  useLayoutEffect(() => begin(asked.what), [asked]);
  useLayoutEffect(() => { if (replacing) focusOther(); }, [replacing]);

  const show = (one: Found | null): void => {
    clearTimeout(counting.current);
    if (one === null) return announce(t('drafting.find.count', { count: 0 }));
    bringIntoView(draft, one.from);
    const { state } = editor;
    announce(t('drafting.find.here', { ...findingIn(state), clause: clauseNumberAt(state.doc, one.from) ?? 'none', ...wordsAround(state.doc, one), words: one.words }));
  };
  const go = (way: -1 | 0 | 1): void => show(goToFound(editor.view, way));
  const replace = (all: boolean): void => {
    const { count: done, held } = draft.replaceFound(other, { all });
    const said = [
      ...(all || done > 0 || held === 0 ? [t(suggesting ? 'drafting.find.proposed' : 'drafting.find.replaced', { n: done })] : []),
      ...(held > 0 ? [t('drafting.find.held', { n: held })] : []),
    ].join(' ');
    if (all || held > 0) say(said, held > 0 ? { sign: 'lock' } : {});
    if (all) return;
    if (held > 0) return go(1);
    const next = goToFound(editor.view, 0);
    if (next === null) announce(`${said} ${t('drafting.find.count', { count: 0 })}`);
    else show(next);
  };
  const press = (event: KeyboardEvent): void => {
    const key = (act: KeyAct): boolean => presses(event.nativeEvent, act);
    if (key('leaveFind')) onClose();
    else if (key('replace')) toReplacing();
    else if (key('findNext')) go(1);
    else if (key('findPrevious')) go(-1);
    // Ctrl+F here is left to the browser, whose own search stays within reach.
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const typed = (acts: Partial<Record<KeyAct, () => void>>) => ({ nativeEvent }: KeyboardEvent): void => {
    const act = keyActs.find((one) => acts[one] !== undefined && presses(nativeEvent, one));
    if (act === undefined || nativeEvent.isComposing) return;
    nativeEvent.preventDefault();
    acts[act]?.();
  };
  const counted = sought === '' ? '' : count === 0 ? t('drafting.find.none') : t('drafting.find.at', { at, count });
  return (
    <div role="search" aria-label={t('drafting.find.title')} className="find" onKeyDown={press}>
      <div className="find-row">
        <label htmlFor={`${ids}sought`}>{t('drafting.find.words')}</label>
        <div className="find-field">
          <input ref={soughtField} id={`${ids}sought`} type="text" placeholder={t('drafting.find.words')} value={sought} autoComplete="off" spellCheck={false} maxLength={1_000} aria-describedby={`${ids}count`} onChange={(event) => setSought(event.target.value)} onKeyDown={typed({ nextFound: () => go(1), previousFound: () => go(-1) })} />
          <span id={`${ids}count`} className="find-count numbers" data-none={sought !== '' && count === 0}>{counted}</span>
        </div>
        <div className="find-tools">
          <Tool label={t('drafting.find.previous')} keys={keys('findPrevious')} unavailable={count === 0} onUse={() => go(-1)}><ToolIcon name="up" /></Tool>
          <Tool label={t('drafting.find.next')} keys={keys('findNext')} unavailable={count === 0} onUse={() => go(1)}><ToolIcon name="down" /></Tool>
          <Tool label={t('drafting.find.matchCase')} pressed={matchCase} onUse={() => setMatchCase(!matchCase)}><span aria-hidden="true" className="find-sign">{caseSign}</span></Tool>
          <Tool label={t('drafting.find.wholeWord')} pressed={wholeWord} onUse={() => setWholeWord(!wholeWord)}><span aria-hidden="true" className="find-sign find-whole">{wordSign}</span></Tool>
          <Tool label={t('drafting.find.replacing')} keys={keys('replace')} pressed={replacing} onUse={() => setReplacing(!replacing)}><ToolIcon name="replace" /></Tool>
          <Tool label={t('drafting.find.close')} onUse={onClose}><ToolIcon name="close" /></Tool>
        </div>
      </div>
      {replacing && (
        <div className="find-row">
          <label htmlFor={`${ids}other`}>{t('drafting.find.with')}</label>
          <div className="find-field">
            <input ref={otherField} id={`${ids}other`} type="text" placeholder={t('drafting.find.with')} value={other} autoComplete="off" spellCheck={false} maxLength={1_000} onChange={(event) => setOther(event.target.value)} onKeyDown={typed({ replaceFound: () => { if (count > 0) replace(false); } })} />
          </div>
          <div className="find-tools">
            <Tool label={t(suggesting ? 'drafting.find.propose' : 'drafting.find.replace')} unavailable={count === 0} className="find-act" onUse={() => replace(false)}>{t(suggesting ? 'drafting.find.propose' : 'drafting.find.replace')}</Tool>
            <Tool label={t(suggesting ? 'drafting.find.proposeAll' : 'drafting.find.replaceAll')} unavailable={count === 0} className="find-act" onUse={() => replace(true)}>{t(suggesting ? 'drafting.find.proposeAll' : 'drafting.find.replaceAll')}</Tool>
          </div>
        </div>
      )}
    </div>
  );
}

const caseSign = 'Aa';
const wordSign = 'ab';

function focusOn(field: RefObject<HTMLInputElement | null>): void {
  field.current?.focus();
  field.current?.select();
}

/** Words of one paragraph that are marked are what one wants to find. */
function selectedWords({ editor: { state } }: DraftEditor): string {
  const { $from, $to, from, to } = state.selection;
  const words = $from.sameParent($to) ? state.doc.textBetween(from, to, undefined, ' ') : '';
  return words.length > longestPrefilled ? '' : words.trim() === '' ? '' : words;
}

/** Between the tools above and the edge below, without taking the focus from the field. */
function bringIntoView({ editor: { view } }: DraftEditor, position: number): void {
  const { top, bottom } = view.coordsAtPos(position);
  const above = view.dom.closest('.agreement')?.parentElement?.querySelector('.tools')?.getBoundingClientRect().bottom ?? 0;
  if (top > above && bottom < window.innerHeight - 60) return;
  const { node } = view.domAtPos(position);
  (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center', behavior: 'auto' });
}
