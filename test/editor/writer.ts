/** Several people's editors without a screen: state, binding and undo, joined by hand so that a test decides who hears what when. */
import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import type { Plugin, Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { openFlatText, writeContent } from '#shared/agreement/flat-text.ts';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { agreementExtensions } from '../../client/editor/agreement-extensions.ts';
import { PersonalUndo } from '../../client/editor/personal-undo.ts';
import { TextBinding } from '../../client/editor/text-binding.ts';

export const schema = getSchema(agreementExtensions);
let ids = 0;
export const blockId = (): string => `b${(ids++).toString(36).padStart(15, '0')}`;

export function contentOf(...paragraphs: string[]): AgreementContent {
  return { type: 'doc', content: paragraphs.map((text) => ({ type: 'paragraph', attrs: { id: blockId() }, ...(text === '' ? {} : { content: [{ type: 'text', text }] }) })) };
}

export class Writer {
  readonly ydoc = new Y.Doc({ gc: false });
  readonly flat: FlatText;
  readonly binding: TextBinding;
  readonly undoing: PersonalUndo;
  state: EditorState;
  composing = false;
  now = 1_000_000;
  /** Every transaction that came from the text. */
  readonly takenIn: Transaction[] = [];

  constructor(start: Uint8Array, plugins: Plugin[] = []) {
    Y.applyUpdate(this.ydoc, start, 'server');
    this.flat = openFlatText(this.ydoc, { schema });
    this.binding = new TextBinding(this.flat, { origin: this, onAhead: () => this.settle(), onEdit: (edit) => this.undoing.onEdit(edit) });
    this.undoing = new PersonalUndo(this.ydoc, this.flat, { origin: this, now: () => this.now });
    this.state = EditorState.create({ doc: this.flat.doc, plugins: [this.binding.plugin(), ...plugins] });
  }

  get text(): string {
    return this.state.doc.textBetween(0, this.state.doc.content.size, '|', '*');
  }

  do(make: (transaction: Transaction) => Transaction): void {
    const before = this.state;
    this.state = this.state.applyTransaction(make(this.state.tr)).state;
    this.settle(before);
  }

  /** Types where the text `after` ends. */
  type(text: string, after: string): void {
    this.do((transaction) => transaction.insertText(text, this.find(after) + after.length));
  }

  /** Position of these words. */
  find(words: string): number {
    let found = -1;
    this.state.doc.descendants((node, position) => {
      if (found >= 0 || !node.isTextblock) return found < 0;
      const at = node.textBetween(0, node.content.size, undefined, '*').indexOf(words);
      if (at >= 0) found = position + 1 + at;
      return false;
    });
    if (found < 0) throw new Error(`"${words}" is not in the text`);
    return found;
  }

  settle(before: EditorState | null = null): void {
    for (;;) {
      const transaction = this.binding.settle(this.state, { before, composing: this.composing });
      if (transaction === null) return;
      this.takenIn.push(transaction);
      this.state = this.state.apply(transaction);
    }
  }

  /** The text and the editor say the same. */
  get inStep(): boolean {
    return this.state.doc.eq(this.flat.doc);
  }
}

export function startOf(content: AgreementContent): Uint8Array {
  const ydoc = new Y.Doc({ gc: false });
  writeContent(ydoc, content, 'server');
  return Y.encodeStateAsUpdate(ydoc);
}

export function together(content: AgreementContent, count = 2): Writer[] {
  const start = startOf(content);
  return Array.from({ length: count }, () => new Writer(start));
}

/** Everyone hears everyone. */
export function meet(...writers: Writer[]): void {
  for (const from of writers) for (const to of writers) if (from !== to) Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc, Y.encodeStateVector(to.ydoc)), 'server');
}
