/** The editor on the page: the tools, the text, and the questions the tools ask. */
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { meantFormatIn } from '#shared/agreement/suggesting-formats.ts';
import { insertImage, setImage } from '#shared/agreement/editing.ts';
import type { ImageAnswer } from '#shared/drafting.ts';
import { limits } from '#shared/limits.ts';
import type { DocumentConnection } from '../live/connection-options.ts';
import { Modal } from '../ui/dialogs.tsx';
import { fetchWhenQuiet, onDemand } from '../ui/on-demand.tsx';
import { loadTextsOf } from '../ui/text.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { DraftEditor } from './draft-editor.ts';
import './editor.css';
import { useEditorText } from './editor-text.ts';
import type { FindRequest } from './find-panel.tsx';
import { goToFound } from './find-in-text.ts';
import { changeReference, insertReference, referenceAt, usualForm } from './clause-refs.ts';
import type { ReferenceName } from './clause-refs.ts';
import { headingsOf } from './headings.ts';
import { imageAt } from './images.ts';
import { goToBlock } from './going-to.ts';
import { presses } from './keys.ts';
import { fetchForeign } from './pasting.ts';
import { insertTable } from './tables.ts';
import { EditorToolbar } from './toolbar.tsx';
import { run } from './writing-keys.ts';

const FindPanel = onDemand('dialog', async () => (await Promise.all([import('./find-panel.tsx'), loadTextsOf('dialogs')]))[0].FindPanel);
const LinkDialog = onDemand('dialog', async () => (await Promise.all([import('./editor-dialogs.tsx'), loadTextsOf('dialogs')]))[0].LinkDialog);
const TableDialog = onDemand('dialog', async () => (await Promise.all([import('./editor-dialogs.tsx'), loadTextsOf('dialogs')]))[0].TableDialog);
const KeysDialog = onDemand('dialog', async () => (await Promise.all([import('./keys-dialog.tsx'), loadTextsOf('dialogs')]))[0].KeysDialog);
const ReferenceDialog = onDemand('dialog', async () => (await Promise.all([import('./reference-dialog.tsx'), loadTextsOf('dialogs')]))[0].ReferenceDialog);
const ImageDialog = onDemand('dialog', async () => (await Promise.all([import('./image-dialog.tsx'), loadTextsOf('dialogs')]))[0].ImageDialog);
const TermsDialog = onDemand('dialog', async () => (await Promise.all([import('./terms-dialog.tsx'), loadTextsOf('dialogs')]))[0].TermsDialog);
const WidthsDialog = onDemand('dialog', async () => (await Promise.all([import('./table-widths.tsx'), loadTextsOf('dialogs')]))[0].WidthsDialog);
const parts = [FindPanel, LinkDialog, TableDialog, WidthsDialog, KeysDialog, ReferenceDialog, ImageDialog, TermsDialog].map((part) => part.fetch).concat(fetchForeign);

interface Props {
  /** Opened and loaded; another object means another text. */
  line: Pick<DocumentConnection, 'doc' | 'awareness'>;
  title: string;
  editable: boolean;
  /** What is written is a proposal. */
  suggesting: boolean;
  /** Told when the editor has come and when it has gone. */
  onEditor: (draft: DraftEditor | null) => void;
  /** The selected words are to get a remark; null when that is not allowed. */
  onRemark: (() => void) | null;
  /** Sends an image to the house; rejects with a sentence for the reader. */
  onBring: (file: File) => Promise<ImageAnswer>;
  /** Where a text too large to paste is imported instead. */
  importPlace: ReactNode;
}

const heldAgain = 3_000;

type Asking = 'terms' | 'image' | 'reference' | 'link' | 'table' | 'widths' | 'keys' | 'tooLarge' | null;

export function AgreementEditor({ line, title, editable, suggesting, onEditor, onRemark, onBring, importPlace }: Props): ReactNode {
  const t = useEditorText();
  const { say } = useToasts();
  const place = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<DraftEditor | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const [picture, setPicture] = useState<File | null>(null);
  const [finding, setFinding] = useState<FindRequest | null>(null);

  const askForLink = (): boolean => {
    if (draft === null || !draft.editor.isEditable) return false;
    if (draft.editor.state.selection.empty && presentLink(draft) === '') say(t('drafting.link.select'), { sign: 'information' });
    else setAsking('link');
    return true;
  };
  const askToFind = (what: FindRequest['what']): void => setFinding((now) => ({ what, turn: (now?.turn ?? 0) + 1 }));
  const askForImage = (file: File | null): void => {
    if (draft === null || !draft.editor.isEditable) return;
    if (suggesting && file === null && imageAt(draft.editor.state) !== null) return say(t('suggestions.notProposable.other'), { sign: 'warning' });
    setPicture(file);
    setAsking('image');
  };
  const askForReference = (): boolean => {
    if (draft === null || !draft.editor.isEditable || !draft.editor.state.selection.$from.parent.isTextblock) return false;
    setAsking('reference');
    return true;
  };
  const leaveRemark = (): boolean => {
    if (onRemark === null) return false;
    onRemark();
    return true;
  };
  const open = useEffectEvent((element: HTMLElement) => new DraftEditor({
    element, ydoc: line.doc, awareness: line.awareness, editable, label: t('drafting.text', { title }),
    acts: { askForLink: () => pressed('link'), askForReference: () => pressed('reference'), leaveRemark: () => pressed('remark'), find: (what) => sought(what) },
    imageWords: () => imageWords(),
    pageBreakLabel: t('drafting.pageBreak.label'),
    signLabels: {
      gone: t('suggestions.gone'), itemGone: t('suggestions.itemGone'), newPicture: t('suggestions.newPicture'), pictureGone: t('suggestions.pictureGone'), toParagraph: t('suggestions.toParagraph'), toBulletList: t('suggestions.toBulletList'), toOrderedList: t('suggestions.toOrderedList'), newItem: t('suggestions.newItem'),
      ...Object.fromEntries((['deeper', 'shallower', 'countOn', 'countAs', 'countAsLetters', 'countAsRoman', 'pageBreak', 'noPageBreak', 'newTable', 'newRow', 'rowGone', 'newColumn', 'columnGone', 'moved', 'movedAway'] as const).map((code) => [code, t(`suggestions.${code}`)])),
      // The number comes after it in the sheet.
      countFrom: t('suggestions.countFrom', { level: '' }).trim(),
      ...Object.fromEntries([1, 2, 3, 4].flatMap((level) => [[`toHeading${level}`, t('suggestions.toHeading', { level })], [`newHeading${level}`, t('suggestions.newHeading', { level })]])),
    },
    onPictures: (file) => pictured(file),
    nameReference: (clause) => nameReference(clause),
    onHeld: () => held(),
    onTooLarge: () => setAsking('tooLarge'),
    onLeftOut: (what) => say([...what].map((one) => t(`drafting.paste.${one}`)).join(' '), { sign: 'information' }),
    onNotProposable: (why) => say(t(`suggestions.notProposable.${why}`), { sign: 'warning' }),
  }));
  const lastHeld = useRef(0);
  // Said once, not for every key held down.
  const held = useEffectEvent(() => {
    if (Date.now() - lastHeld.current > heldAgain) say(t('drafting.lock.held'), { sign: 'lock' });
    lastHeld.current = Date.now();
  });
  const pictured = useEffectEvent((file: File) => askForImage(file));
  const imageWords = useEffectEvent(() => ({ undescribed: t('drafting.image.undescribed'), missing: t('drafting.image.missing'), caption: t('drafting.image.caption') }));
  const nameReference = useEffectEvent((clause: Parameters<ReferenceName>[0]) => (
    clause === null ? t('drafting.reference.goneName') : t('drafting.reference.name', { number: clause.number, heading: clause.heading === '' ? t('drafting.reference.untitled') : clause.heading })));
  const pressed = useEffectEvent((key: 'link' | 'reference' | 'remark') => {
    if (key === 'link') return askForLink();
    if (key === 'reference') return askForReference();
    return leaveRemark();
  });
  const sought = useEffectEvent((what: 'find' | 'replace' | 'next' | 'previous') => {
    if (what === 'find' || what === 'replace') askToFind(what);
    else if (finding === null || draft === null) return false;
    else {
      goToFound(draft.editor.view, what === 'next' ? 1 : -1);
      draft.editor.view.dispatch(draft.editor.state.tr.scrollIntoView());
    }
    return true;
  });
  const told = useEffectEvent(onEditor);
  const beginHere = useEffectEvent((): string => t('drafting.beginHere'));

  useEffect(() => {
    if (place.current === null) return;
    const opened = open(place.current);
    // Drawn by the sheet in an empty text; a word in the text itself would be part of it.
    opened.editor.view.dom.style.setProperty('--begin-here', JSON.stringify(beginHere()));
    setDraft(opened);
    told(opened);
    return () => {
      told(null);
      setDraft(null);
      setFinding(null);
      opened.close();
    };
  }, [line]);

  // Asked for anywhere on the page; from beside the text one goes back there.
  const askedBeside = useRef(false);
  const askForKeys = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !presses(event, 'keys')) return;
    event.preventDefault();
    if (asking !== null || document.querySelector('dialog:modal') !== null) return;
    askedBeside.current = place.current?.contains(document.activeElement) !== true;
    setAsking('keys');
  });
  useEffect(() => {
    window.addEventListener('keydown', askForKeys);
    return () => window.removeEventListener('keydown', askForKeys);
  }, []);

  useEffect(() => (draft === null ? undefined : fetchWhenQuiet(parts)), [draft]);
  useEffect(() => draft?.setEditable(editable), [draft, editable]);
  useEffect(() => draft?.setSuggesting(suggesting), [draft, suggesting]);

  const back = (): void => {
    // At once, or what is typed next would go to no place; while the dialog is open nothing behind it takes the focus.
    flushSync(() => setAsking(null));
    draft?.editor.view.focus();
    setTimeout(() => draft?.editor.view.focus());
  };
  return (
    <>
      {draft !== null && editable && <EditorToolbar draft={draft} wordsOnly={suggesting} onLink={askForLink} onTable={() => setAsking('table')} onWidths={() => setAsking('widths')} onImage={() => askForImage(null)} onTerms={() => setAsking('terms')} onReference={askForReference} onKeys={() => { askedBeside.current = false; setAsking('keys'); }} onRemark={onRemark} onFind={() => askToFind('find')}>
        {finding !== null && <FindPanel draft={draft} asked={finding} suggesting={suggesting} onClose={() => { setFinding(null); draft.editor.view.focus(); }} />}
      </EditorToolbar>}
      <div ref={place} className="agreement" data-editable={editable} data-suggesting={suggesting} onKeyDown={(event) => { if (presses(event.nativeEvent, 'toolbar')) toTools(event.currentTarget); }} />
      {asking === 'link' && draft !== null && (
        <LinkDialog
          present={presentLink(draft)}
          onLink={(href) => { setLink(draft, href); back(); }}
          onRemove={() => { setLink(draft, null); back(); }}
          onClose={back}
        />
      )}
      {asking === 'terms' && draft !== null && <TermsDialog editor={draft.editor} onClose={back} onGo={(block) => { setAsking(null); setTimeout(() => goToBlock(draft.editor, block)); }} />}
      {asking === 'image' && draft !== null && <AskedImage draft={draft} given={picture} onBring={onBring} onDone={back} />}
      {asking === 'reference' && draft !== null && <AskedReference draft={draft} onDone={back} />}
      {asking === 'table' && draft !== null && <TableDialog onInsert={(rows, columns) => { run(draft.editor, insertTable(rows, columns)); back(); }} onClose={back} />}
      {asking === 'widths' && draft !== null && <WidthsDialog editor={draft.editor} onClose={back} />}
      {asking === 'keys' && <KeysDialog onClose={() => (askedBeside.current ? setAsking(null) : back())} />}
      <Modal open={asking === 'tooLarge'} title={t('drafting.paste.tooLarge')} onClose={back}>
        <p>{t('drafting.paste.tooLarge.text', { most: limits.paste })}</p>
        {importPlace}
      </Modal>
    </>
  );
}

function AskedImage({ draft: { editor }, given, onBring, onDone }: { draft: DraftEditor; given: File | null; onBring: Props['onBring']; onDone: () => void }): ReactNode {
  const [present] = useState(() => (given === null ? imageAt(editor.state) : null));
  return (
    <ImageDialog
      present={present} given={given} onBring={onBring} onClose={onDone}
      onInsert={(image, described) => { run(editor, insertImage({ ...image, ...described })); onDone(); }}
      onChange={(described) => { if (present !== null) run(editor, setImage(present.id, { ...described })); onDone(); }}
    />
  );
}

function AskedReference({ draft: { editor }, onDone }: { draft: DraftEditor; onDone: () => void }): ReactNode {
  // As it stood when it was asked: others go on writing meanwhile.
  const [{ present, headings, usual }] = useState(() => ({ present: referenceAt(editor.state), headings: headingsOf(editor.state.doc), usual: usualForm(editor.state) }));
  return (
    <ReferenceDialog
      headings={headings} present={present?.clause ?? null} usual={usual} onClose={onDone}
      onChoose={(clause, form) => {
        const now = referenceAt(editor.state);
        run(editor, present !== null && now !== null ? changeReference(now.at, clause) : insertReference(clause, form));
        onDone();
      }}
    />
  );
}

/** The address of the words where one stands, in suggesting mode as it is proposed; empty for none. */
function presentLink({ editor, isSuggesting }: DraftEditor): string {
  const meant = isSuggesting ? meantFormatIn(editor.state, 'link') : editor.getAttributes('link')['href'];
  return typeof meant === 'string' ? meant : '';
}

function setLink(draft: DraftEditor, href: string | null): void {
  if (draft.isSuggesting) {
    draft.proposeLook('link', href);
    return;
  }
  const chain = draft.editor.chain();
  if (href === null) chain.extendMarkRange('link').unsetMark('link').run();
  else if (draft.editor.state.selection.empty) chain.extendMarkRange('link').setMark('link', { href }).run();
  else chain.setMark('link', { href }).run();
}

function toTools(text: Element): void {
  text.parentElement?.querySelector<HTMLElement>('.tool-row [tabindex="0"]')?.focus();
}
