/** One open editor: Tiptap over the flat text, with carets, marked places and a person's own undo. Lives as long as its page. */
import { Editor, Extension } from '@tiptap/core';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { BlockKind } from '#shared/agreement/block-kinds.ts';
import { openFlatText } from '#shared/agreement/flat-text.ts';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import type { Format, FormatValue } from '#shared/agreement/proposed-formats.ts';
import { kindProposal } from '#shared/agreement/suggesting.ts';
import type { NotProposable } from '#shared/agreement/why-not-proposable.ts';
import { sparingUnseenWords } from '#shared/agreement/unseen-words.ts';
import { agreementExtensions } from './agreement-extensions.ts';
import { caretsPlugin } from './carets.ts';
import { clauseRefsPlugin, type ReferenceName } from './clause-refs.ts';
import { findPlugin, replaceFound, type Replaced } from './find-in-text.ts';
import { footnotesPlugin, noteOf } from './footnotes.ts';
import { imagesPlugin, type ImageWords } from './images.ts';
import { lockClauses, lockedClausesPlugin } from './locked-clauses.ts';
import type { LockedClause } from './locked-clauses.ts';
import { activePlacePlugin, placesPlugin } from './marked-places.ts';
import { noteNumbersPlugin } from './note-numbers.ts';
import { orphansPlugin } from './orphans.ts';
import { Pasting } from './pasting.ts';
import type { PastingOptions } from './pasting.ts';
import { PersonalUndo } from './personal-undo.ts';
import type { Restored } from './personal-undo.ts';
import { PlainParagraphs } from './plain-paragraphs.ts';
import { proposedMovesPlugin } from './proposed-moves.ts';
import { readCaret } from './read-caret.ts';
import { asItStands } from './as-it-stands.ts';
import { proposeLayout, proposeLook, type Suggesting, suggestMode } from './suggest-mode.ts';
import { columnEdgesPlugin, selectedCellsPlugin, tableScopesPlugin } from './table-view.ts';
import { TextBinding } from './text-binding.ts';
import type { Edit } from './text-binding.ts';
import { WritingKeys } from './writing-keys.ts';
import type { WritingActs } from './writing-keys.ts';
import { Meeting } from './writing-plugin.ts';

export interface DraftEditorOptions extends Omit<PastingOptions, 'takesNotes'> {
  element: HTMLElement;
  ydoc: Y.Doc;
  awareness: Awareness;
  editable: boolean;
  /** What a screen reader calls the text. */
  label: string;
  /** This person tried to write in a locked clause. */
  onHeld: () => void;
  acts: Pick<WritingActs, 'askForLink' | 'askForReference' | 'leaveRemark' | 'find'>;
  nameReference: ReferenceName;
  imageWords: () => ImageWords;
  /** Beside the line where a page begins. */
  pageBreakLabel: string;
  /** What each sign of a proposed paragraph says in the text, by what it says (suggestion-words.ts) and level. */
  signLabels: Readonly<Record<string, string>>;
  /** In suggesting mode something was tried that cannot be proposed. */
  onNotProposable: (why: NotProposable) => void;
}

export class DraftEditor {
  readonly editor: Editor;
  readonly flat: FlatText;
  readonly undoing: PersonalUndo;
  readonly #binding: TextBinding;
  readonly #suggesting: Suggesting;
  readonly #endSparing: () => void;

  constructor({ element, ydoc, awareness, editable, label, acts, onHeld, onTooLarge, onLeftOut, onNotProposable, nameReference, imageWords, pageBreakLabel, signLabels, onPictures }: DraftEditorOptions) {
    const meeting = new Meeting();
    // Undo takes back what has this origin, so it must be this editor's alone.
    const origin = {};
    const edited = (edit: Edit): void => this.undoing.onEdit(edit);
    const inStep = (): boolean => this.inStep;
    this.#suggesting = { isOn: false, client: () => ydoc.clientID, onRefused: onNotProposable };
    let binding: TextBinding | null = null;
    const current = (): TextBinding => {
      if (binding === null) throw new Error('the text is not open yet');
      return binding;
    };
    const writing = Extension.create({
      name: 'writing',
      addProseMirrorPlugins() {
        binding = new TextBinding(openFlatText(ydoc, { schema: this.editor.schema }), { origin, onAhead: () => meeting.settle(), onEdit: edited });
        meeting.join(binding);
        return [
          binding.plugin(),
          meeting.plugin(),
          noteNumbersPlugin(),
          footnotesPlugin(),
          clauseRefsPlugin(nameReference),
          imagesPlugin(imageWords),
          proposedMovesPlugin(),
          lockedClausesPlugin(onHeld),
          placesPlugin(),
          activePlacePlugin(),
          findPlugin(),
          orphansPlugin(() => current().flat),
          caretsPlugin({ awareness, flat: () => current().flat, inStep }),
          tableScopesPlugin(),
          selectedCellsPlugin(),
          columnEdgesPlugin(),
          gapCursor(),
        ];
      },
    });
    this.editor = new Editor({
      element,
      injectCSS: false,
      editable,
      // The words come from the text itself, below: Tiptap would give them a schema of its own making first.
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      enableCoreExtensions: { delete: false, textDirection: false },
      extensions: [
        ...agreementExtensions,
        PlainParagraphs,
        writing,
        suggestMode(this.#suggesting),
        WritingKeys.configure({ acts: { ...acts, undo: () => this.undo(), redo: () => this.redo() } }),
        Pasting.configure({ onTooLarge, onLeftOut, onPictures, takesNotes: () => !this.#suggesting.isOn }),
      ],
      editorProps: {
        // Under the page's bar and the tools, above the phone's bar.
        scrollThreshold: { top: 170, bottom: 80, left: 0, right: 0 },
        scrollMargin: { top: 190, bottom: 100, left: 0, right: 0 },
        attributes: { class: 'agreement-text', 'aria-label': label, lang: 'sv', spellcheck: 'true', translate: 'no' },
        handleDOMEvents: { click: (view, event) => follow(view, event) },
        handleDoubleClickOn: (view, _position, node) => node.type.name === 'footnoteRef' && goToNote(view, String(node.attrs['note'])),
      },
    });
    this.#binding = current();
    this.flat = this.#binding.flat;
    const { view, state } = this.editor;
    // React counts every letter before the caret of an element that says "true" here, to put the selection back after each drawing of the page:
    // 6 ms a time in 120 pages, 25 with 2,000 comments. The editor keeps its own selection, and the attribute still says that one may write.
    Object.defineProperty(view.dom, 'contentEditable', { configurable: true, value: 'inherit' });
    view.dom.style.setProperty('--page-break-label', JSON.stringify(pageBreakLabel));
    for (const [name, label] of Object.entries(signLabels)) view.dom.style.setProperty(`--sign-${name}`, JSON.stringify(label));
    view.updateState(EditorState.create({ doc: this.flat.doc, plugins: [...state.plugins] }));
    this.#endSparing = sparingUnseenWords(ydoc);
    this.undoing = new PersonalUndo(ydoc, this.flat, { origin });
  }

  /** The editor shows exactly the text: places of one are places of the other. */
  get inStep(): boolean {
    return !this.editor.isDestroyed && !this.#binding.isAhead && this.#binding.waiting(this.editor.state).length === 0;
  }

  undo(): boolean {
    return this.#restore(this.undoing.undo(this.editor.state));
  }

  redo(): boolean {
    return this.#restore(this.undoing.redo(this.editor.state));
  }

  /** These clauses are locked now, and no others. */
  lock(clauses: readonly LockedClause[]): void {
    const { view } = this.editor;
    readCaret(view);
    view.dispatch(lockClauses(view.state, clauses));
    if (clauses.length > 0) this.undoing.forget();
  }

  setEditable(editable: boolean): void {
    if (this.editor.isEditable !== editable) this.editor.setEditable(editable, false);
  }

  get isSuggesting(): boolean {
    return this.#suggesting.isOn;
  }

  /** Whether what is written is a proposal. */
  setSuggesting(isOn: boolean): void {
    if (this.#suggesting.isOn === isOn) return;
    this.#suggesting.isOn = isOn;
    // For the parts of the screen that show the mode.
    this.editor.view.dispatch(this.editor.state.tr);
  }

  /** Proposes that the selected paragraphs become another kind; the kind that they have withdraws what this person proposed. */
  proposeKind(kind: BlockKind): void {
    const { view, state } = this.editor;
    const proposed = kindProposal(state, kind, { client: this.#suggesting.client(), at: Date.now() });
    if (proposed === null) this.#suggesting.onRefused('other');
    else view.dispatch(asItStands(proposed));
  }

  /** Proposes a look of the selected words, or that they lose it (`wanted` null); left out, the other than they have. */
  proposeLook(format: Format, wanted?: FormatValue): void {
    proposeLook(this.editor, format, this.#suggesting, wanted);
  }

  /** Proposes another level of the selected items, or a page break. */
  proposeLayout(change: 'deeper' | 'shallower' | 'page'): void {
    proposeLayout(this.editor, change, this.#suggesting);
  }

  /** Writes, or in suggesting mode proposes, other words in place of those found (find-in-text.ts). */
  replaceFound(words: string, { all }: { all: boolean }): Replaced {
    return replaceFound(this.editor.view, words, { all, author: this.#suggesting.isOn ? { client: this.#suggesting.client(), at: Date.now() } : null });
  }

  close(): void {
    this.#endSparing();
    this.undoing.close();
    this.#binding.close();
    this.editor.destroy();
  }

  /** Always true: the browser's own undo knows nothing of the text and must never run. */
  #restore(done: { restored: Restored | null } | null): boolean {
    if (done === null) return true;
    const { state, view } = this.editor;
    const { tr } = state;
    if (done.restored !== null) {
      const size = state.doc.content.size;
      const place = (position: number) => state.doc.resolve(Math.min(position, size));
      tr.setSelection(TextSelection.between(place(done.restored.anchor), place(done.restored.head)));
    }
    view.dispatch(tr.scrollIntoView());
    return true;
  }
}

/** A click in a text one is writing sets the caret; with Ctrl or Cmd, or while reading, it follows the link or the note. */
function follow(view: EditorView, event: MouseEvent): boolean {
  if (!(event.target instanceof Element) || view.editable && !event.ctrlKey && !event.metaKey) return false;
  const link = event.target.closest('a[href]');
  const note = event.target.closest('sup[data-note]');
  if (link !== null) {
    event.preventDefault();
    window.open(link.getAttribute('href') ?? '', '_blank', 'noopener,noreferrer');
    return true;
  }
  return note !== null && goToNote(view, note.getAttribute('data-note') ?? '');
}

function goToNote(view: EditorView, id: string): boolean {
  const note = noteOf(view.state.doc, id);
  if (note === null) return false;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, note.at + 1 + note.node.content.size)).scrollIntoView());
  view.focus();
  return true;
}
