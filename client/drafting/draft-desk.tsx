/** An opened text with what stands beside it. */
import { Button } from '@digdir/designsystemet-react';
import { type Command, TextSelection } from '@tiptap/pm/state';
import { Link } from '@tanstack/react-router';
import { type ComponentProps, type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { hasWords } from '#shared/agreement/flat-text.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import type { Lock, WorkingDocument } from '#shared/drafting.ts';
import { AgreementEditor } from '../editor/agreement-editor.tsx';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { useEditorValue } from '../editor/editor-value.ts';
import { placeKey, placesAt, placesIn } from '../editor/marked-places.ts';
import { dropWords, keepWords, orphanIds } from '../editor/orphans.ts';
import { goToBlock, showPosition } from '../editor/going-to.ts';
import { TextLengthLine } from '../editor/text-length.tsx';
import { run } from '../editor/writing-keys.ts';
import type { DocumentConnection } from '../live/connection-options.ts';
import { Sheet } from '../ui/dialogs.tsx';
import { Icon } from '../ui/icons.tsx';
import { fetchWhenQuiet, onDemand } from '../ui/on-demand.tsx';
import { short } from '../ui/short-words.ts';
import { loadTextsOf, useText } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { CommentNote, useCommentPlaces } from './comment-places.tsx';
import { type Discussion, useDiscussion, useWayToThread } from './discussion.ts';
import './frozen-words.css';
import { useImages } from './images.ts';
import { LockNotices } from './lock-notices.tsx';
import { newRemark, selectedPlace, type Told, usePlacesInText } from './remark-places.ts';

const ImportDialog = onDemand('dialog', async () => (await Promise.all([import('./import-dialog.tsx'), loadTextsOf('team')]))[0].ImportDialog);
const OutlineNav = onDemand('panel', () => import('../editor/outline.tsx').then((part) => part.OutlineNav));
const ShowComments = onDemand('panel', () => import('./show-comments.tsx').then((part) => part.ShowComments));
const RemarksMargin = onDemand('panel', () => import('./remarks-margin.tsx').then((part) => part.RemarksMargin));
const Suggestions = onDemand('panel', () => import('./suggestions.tsx').then((part) => part.Suggestions));

interface Props {
  line: DocumentConnection;
  document: WorkingDocument;
  writes: boolean;
  /** What is written is a proposal. */
  suggesting: boolean;
  /** Beneath the text. */
  foot: ReactNode;
}

const wideEnough = '(min-width: 75rem)';
const outlineFits = '(min-width: 62rem)';

function useMedia(query: string): boolean {
  return useSyncExternalStore((changed) => {
    const list = window.matchMedia(query);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, () => window.matchMedia(query).matches);
}

export function DraftDesk({ line, document, writes, suggesting, foot }: Props): ReactNode {
  const t = useText();
  const { say } = useToasts();
  const beside = useMedia(wideEnough);
  const hasOutline = useMedia(outlineFits);
  const [draft, setDraft] = useState<DraftEditor | null>(null);
  const [sheet, setSheet] = useState<'remarks' | 'outline' | null>(null);
  const [isImporting, setImporting] = useState(false);
  const discussion = useDiscussion(document.id, draft, line.doc);
  const { place, setPlace, active, activate } = discussion;
  const comments = useCommentPlaces(document.id);
  const [showComments, setShowComments] = useState(true);
  const locked = useLockedClauses(draft, document.locks);
  const mayRemark = document.refusals['remark'] === null;

  const told = useMemo<readonly Told[]>(() => [
    ...(place === null ? [] : [{ id: 'new', kind: 'remark', from: place.from, to: place.to, look: 'place-new' } satisfies Told]),
    ...(showComments ? comments.told : []),
  ], [place, showComments, comments.told]);
  usePlacesInText(draft, told, active);
  const openSheet = (): void => { if (!beside) setSheet('remarks'); };
  useClickedPlace(draft, discussion, (key) => {
    activate(key);
    if (key?.startsWith('remark:')) openSheet();
  });
  useWayToThread(draft, discussion, openSheet);
  useArrival(draft, Object.keys(discussion.now).length > 0, (id) => {
    activate(`remark:${id}`);
    openSheet();
  });

  const leaveRemark = useCallback(() => {
    const chosen = draft === null ? null : selectedPlace(draft);
    if (chosen === null) return say(t('drafting.remarks.select'), { sign: 'information' });
    setPlace(chosen);
    activate(newRemark);
    if (!window.matchMedia(wideEnough).matches) setSheet('remarks');
  }, [draft, say, t, setPlace, activate]);
  /** The caret was left behind what came in; one begins at the top, where the text is shown. */
  const toTheTop = (): void => {
    setImporting(false);
    if (draft === null) return;
    const { view } = draft.editor;
    // Behind an open dialog nothing takes the focus.
    setTimeout(() => {
      view.dispatch(view.state.tr.setSelection(TextSelection.atStart(view.state.doc)));
      view.focus();
      window.scrollTo({ top: 0 });
    });
  };
  const onEditor = useCallback((opened: DraftEditor | null) => setDraft(opened), []);

  const bring = useImages(document.id);
  const margin = draft !== null && (
    <RemarksMargin draft={draft} documentId={document.id} discussion={discussion} mayRemark={mayRemark} onSelected={leaveRemark} beside={beside} onLeave={() => setSheet(null)} />
  );
  return (
    <div className="draft-desk">
      {hasOutline && <div className="draft-outline no-print">{draft !== null && <OutlineNav editor={draft.editor} locked={locked} mayMove={writes} />}</div>}
      <div className="draft-text">
        <div className="draft-doors no-print">
          {!hasOutline && <Button variant="tertiary" data-size="sm" onClick={() => setSheet('outline')}><Icon name="note" size={16} /> {t('drafting.outline')}</Button>}
          {!beside && <Button variant="tertiary" data-size="sm" onClick={() => setSheet('remarks')}><Icon name="speech" size={16} /> {t('drafting.remarks.open', { n: discussion.open })}</Button>}
          {comments.told.length > 0 && <ShowComments count={comments.told.length} isOn={showComments} onChange={setShowComments} />}
          {draft !== null && <AnySuggestions draft={draft} documentId={document.id} ydoc={line.doc} mayResolve={writes && !suggesting} mayWithdraw={writes && suggesting} />}
        </div>
        <LockNotices document={document} onGo={(heading) => { if (draft !== null) goToBlock(draft.editor, heading); }} />
        {draft !== null && <Orphans draft={draft} />}
        {draft !== null && writes && <EmptyStart draft={draft} onImport={() => setImporting(true)} />}
        <AgreementEditor
          line={line} title={document.title} editable={writes} suggesting={suggesting} onEditor={onEditor} onRemark={mayRemark ? leaveRemark : null} onBring={bring}
          importPlace={<Link to={`/arenden/${document.matterId}` as string} className="text-link">{t('drafting.paste.tooLarge.act')}</Link>}
        />
        {draft !== null && <TextLengthLine editor={draft.editor}>{foot}</TextLengthLine>}
        {showComments && active?.startsWith('comment:') && <CommentNote comment={comments.byKey.get(active)} onClose={() => activate(null)} />}
        {draft !== null && !beside && mayRemark && <SelectionBar draft={draft} onRemark={leaveRemark} />}
      </div>
      {beside && <aside className="draft-margin" aria-label={t('drafting.remarks')}>{margin}</aside>}
      <Sheet beside open={sheet === 'remarks' && !beside} title={t('drafting.remarks')} onClose={() => { setSheet(null); setPlace(null); }}>{margin}</Sheet>
      <Sheet open={sheet === 'outline' && !hasOutline} title={t('drafting.outline')} onClose={() => setSheet(null)}>
        {draft !== null && <OutlineNav editor={draft.editor} onGo={() => setSheet(null)} locked={locked} mayMove={writes} />}
      </Sheet>
      {isImporting && <ImportDialog open documentId={document.id} onClose={() => setImporting(false)} onImported={toTheTop} />}
    </div>
  );
}

/** Signs the locked clauses in the editor; gives their headings. */
function useLockedClauses(draft: DraftEditor | null, locks: readonly Lock[]): ReadonlySet<string> {
  const t = useText();
  const clauses = useMemo(() => locks.flatMap(({ block, purpose }) => (block === null ? [] : [{ heading: block, sign: t('drafting.lock.signWhy', { why: t('drafting.lock.for', { purpose }) }) }])), [locks, t]);
  const told = useRef<string | null>(null);
  useEffect(() => {
    const now = JSON.stringify(clauses);
    if (draft === null) told.current = null;
    else if (told.current !== now && (told.current !== null || clauses.length > 0)) draft.lock(clauses);
    if (draft !== null) told.current = now;
  }, [draft, clauses]);
  return useMemo(() => new Set(clauses.map(({ heading }) => heading)), [clauses]);
}

/** A click among the words of a remark or comment opens it, the next click there the next one; a click elsewhere lets go. */
function useClickedPlace(draft: DraftEditor | null, { active, shown }: Discussion, onPlace: (key: string | null) => void): void {
  const clicked = useEffectEvent((found: string[]) => {
    const keys = found.filter((key) => key.startsWith('comment:') || shown.some(({ id }) => key === placeKey('remark', id)));
    onPlace(keys[(keys.indexOf(active ?? '') + 1) % keys.length] ?? null);
  });
  useEffect(() => {
    if (draft === null) return;
    const { view } = draft.editor;
    const click = (event: MouseEvent): void => {
      if (document.getSelection()?.isCollapsed === false) return;
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (at === null) return;
      const keys = placesAt(view.state, at.pos).filter((key) => key !== 'remark:new');
      // The editor hears of the new caret only after the click, and what is drawn before that would put back the old one.
      if (view.state.selection.head !== at.pos) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
      clicked(keys);
    };
    view.dom.addEventListener('click', click);
    return () => view.dom.removeEventListener('click', click);
  }, [draft]);
}

/** A link to a clause (`#b…`) or a remark (`?kommentar=…`), followed once when the text is there. */
function useArrival(draft: DraftEditor | null, hasRemarks: boolean, onRemark: (id: string) => void): void {
  const arrive = useEffectEvent((opened: DraftEditor) => {
    const remark = new URLSearchParams(window.location.search).get('kommentar');
    const block = window.location.hash.slice(1);
    if (remark !== null) {
      if (!hasRemarks) return false;
      onRemark(remark);
      const at = placesIn(opened.editor.state).get(`remark:${remark}`);
      if (at !== undefined) showPosition(opened.editor, at.from);
    } else if (block !== '') goToBlock(opened.editor, block);
    return true;
  });
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (draft !== null && !isDone && arrive(draft)) setDone(true);
  }, [draft, hasRemarks, isDone]);
}

/** Their list comes with the first of them, or with the mode in which they are made; it stays, since who gives the last verdict stands in it. */
function AnySuggestions(props: ComponentProps<typeof Suggestions>): ReactNode {
  const { draft } = props;
  const isAny = useEditorValue(draft.editor, ({ state }) => draft.isSuggesting || suggestionsIn(state.doc).length > 0, 300);
  const [wasAny, setWasAny] = useState(isAny);
  if (isAny && !wasAny) setWasAny(true);
  useEffect(() => fetchWhenQuiet([Suggestions.fetch]), []);
  return wasAny && <Suggestions {...props} />;
}

function EmptyStart({ draft, onImport }: { draft: DraftEditor; onImport: () => void }): ReactNode {
  const t = useText();
  const isEmpty = useEditorValue(draft.editor, ({ state }) => !hasWords(state.doc));
  if (!isEmpty) return null;
  return (
    <div className="draft-start row">
      <p>{t('drafting.start')}</p>
      <Button variant="secondary" onClick={onImport}>{t('drafting.import')}</Button>
    </div>
  );
}

function Orphans({ draft }: { draft: DraftEditor }): ReactNode {
  const t = useText();
  const { editor } = draft;
  const found = useEditorValue(editor, ({ state }) => {
    const ids = new Set(orphanIds(state));
    const words: { id: string; text: string }[] = [];
    if (ids.size > 0) state.doc.descendants((node) => { if (node.isTextblock && ids.has(String(node.attrs['id']))) words.push({ id: String(node.attrs['id']), text: short(node.textContent, 60) }); });
    return words;
  }, 200);
  if (found.length === 0) return null;
  const act = (command: Command): void => {
    run(editor, command);
    editor.view.focus();
  };
  return (
    <section className="draft-orphans" aria-label={t('drafting.orphans.title', { n: found.length })}>
      <p><strong>{t('drafting.orphans.title', { n: found.length })}.</strong> {t('drafting.orphans.text')}</p>
      <ul>
        {found.map(({ id, text }) => (
          <li key={id} className="row">
            <Button variant="tertiary" data-size="sm" onClick={() => goToBlock(editor, id)}>{t('drafting.orphans.goTo', { words: text })}</Button>
            {editor.isEditable && <Button variant="secondary" data-size="sm" aria-label={t('drafting.orphans.keepWords', { words: text })} onClick={() => act(keepWords(id))}>{t('drafting.orphans.keep')}</Button>}
            {editor.isEditable && <Button variant="secondary" data-size="sm" aria-label={t('drafting.orphans.dropWords', { words: text })} onClick={() => act(dropWords(id))}>{t('drafting.orphans.drop')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where there is no margin, the act on the selected words stands at the bottom, within reach of a thumb. */
function SelectionBar({ draft, onRemark }: { draft: DraftEditor; onRemark: () => void }): ReactNode {
  const t = useText();
  const hasSelection = useEditorValue(draft.editor, ({ state }) => !state.selection.empty && state.doc.textBetween(state.selection.from, state.selection.to).trim() !== '', 200);
  if (!hasSelection) return null;
  return (
    <div className="selection-bar no-print">
      <Button onMouseDown={(event) => event.preventDefault()} onClick={onRemark}><Icon name="speech" size={16} /> {t('drafting.remarks.new')}</Button>
    </div>
  );
}
