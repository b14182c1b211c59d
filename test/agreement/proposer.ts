/** One who proposes: an editor state over the flat text in the suggesting mode. */
import { splitBlock } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { openFlatText, toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { asSuggestion } from '#shared/agreement/suggesting.ts';
import { resolveSuggestions } from '#shared/agreement/suggestion-verdicts.ts';
import { suggestionsIn } from '#shared/agreement/suggestions.ts';
import { sparingUnseenWords } from '#shared/agreement/unseen-words.ts';
import type { Clipboard } from './commands.ts';

/** An editor state over the flat text, in a mode where every edit is a proposal. */
export class Proposer {
  readonly ydoc = new Y.Doc({ gc: false });
  readonly text;
  readonly inbox: Uint8Array[] = [];
  readonly clipboard: Clipboard = { cut: null };
  state: EditorState;

  constructor(client: number, start: Uint8Array) {
    Y.applyUpdate(this.ydoc, start, 'network');
    this.ydoc.clientID = client;
    this.text = openFlatText(this.ydoc);
    this.state = EditorState.create({ doc: this.text.doc });
    sparingUnseenWords(this.ydoc);
    this.text.onRemote((steps) => {
      const { tr } = this.state;
      for (const step of steps) tr.step(step);
      this.state = this.state.apply(tr);
    });
  }

  /** False when the edit cannot be proposed. */
  propose(edit: Transaction | null): boolean {
    if (!edit?.docChanged) return false;
    const tr = asSuggestion(this.state, edit, { client: this.ydoc.clientID, at: 1_800_000_000_000 });
    if (tr === null) return false;
    this.write(tr);
    return true;
  }

  write(tr: Transaction): void {
    tr.doc.check();
    const steps = this.text.applyLocal(tr.doc, tr.mapping.maps, 'hand');
    this.state = this.state.apply(tr);
    const back = this.state.tr;
    for (const step of steps) back.step(step);
    this.state = this.state.apply(back);
    expect(this.state.doc.eq(this.text.doc)).toBe(true);
  }

  at(words: string, side: 'before' | 'after' | 'over'): this {
    const from = positionOf(this.state.doc, words);
    const to = from + words.length;
    this.state = this.state.apply(this.state.tr.setSelection(side === 'over' ? TextSelection.create(this.state.doc, from, to) : TextSelection.create(this.state.doc, side === 'before' ? from : to)));
    return this;
  }

  type(words: string): this {
    expect(this.propose(this.state.tr.insertText(words))).toBe(true);
    return this;
  }

  strike(): this {
    expect(this.propose(this.state.tr.deleteSelection())).toBe(true);
    return this;
  }

  enter(): this {
    splitBlock(this.state, (tr) => expect(this.propose(tr)).toBe(true));
    return this;
  }

  ids(): Set<string> {
    return new Set(suggestionsIn(this.state.doc).map(({ id }) => id));
  }

  resolve(verdict: 'accept' | 'reject', ids = this.ids()): this {
    for (const which of ['moves', 'in place'] as const) {
      const tr = resolveSuggestions(this.state.tr, ids, verdict, which);
      if (tr.docChanged) this.write(tr);
    }
    return this;
  }

  words(): string {
    return plainText(toContent(this.ydoc));
  }
}

export function positionOf(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return found < 0;
    const at = node.textBetween(0, node.content.size, undefined, '\uFFFC').indexOf(words);
    if (at >= 0 && found < 0) found = position + 1 + at;
    return false;
  });
  if (found < 0) throw new Error(`the text does not say "${words}"`);
  return found;
}

export function written(content: AgreementContent): Uint8Array {
  const ydoc = new Y.Doc({ gc: false });
  writeContent(ydoc, content, 'import');
  return Y.encodeStateAsUpdate(ydoc);
}
