/** People who write in one text, told by their words: for tests that name what each of them does. */
import type { Fragment, Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command, Transaction } from '@tiptap/pm/state';
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { Block, Paragraph } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { moveNodes } from '#shared/agreement/moving-blocks.ts';
import { wholeBlocks } from '#shared/agreement/pasting-blocks.ts';
import { openFlatText, toContent, writeContent } from '#shared/agreement/flat-text.ts';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { openUndo } from '#shared/agreement/flat-undo.ts';
import { plainText } from '#shared/agreement/plain-text.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';

const network = 'network';

/** One person at one replica, whose places are told in words. */
export class Person {
  readonly ydoc = new Y.Doc();
  readonly text: FlatText;
  readonly undo: Y.UndoManager;

  constructor(client: number, start: Uint8Array) {
    Y.applyUpdate(this.ydoc, start, network);
    this.ydoc.clientID = client;
    this.text = openFlatText(this.ydoc);
    this.undo = openUndo(this.ydoc, { origins: ['hand'], captureTimeout: 0 });
  }

  /** Puts the selection over the words (or the caret before them) and runs the command. */
  at(words: string, command: Command, end = false): void {
    const from = place(this.text.doc, words);
    const state = EditorState.create({ doc: this.text.doc, selection: TextSelection.create(this.text.doc, end ? from + words.length : from) });
    let ran = false;
    command(state, (tr) => { ran = true; this.writes(tr); });
    expect(ran).toBe(true);
  }

  writes(tr: Transaction): void {
    this.text.applyLocal(tr.doc, tr.mapping.maps, 'hand', { cut: tr.getMeta('uiEvent') === 'cut' });
  }

  /** Drags the blocks that hold the first and the last words to before the block that holds the target; null: to the end. */
  drags([first, last]: [string, string], target: string | null): void {
    const block = (words: string) => this.text.doc.resolve(place(this.text.doc, words));
    const to = target === null ? this.text.doc.content.size : block(target).before(1);
    this.runs(moveNodes(block(first).before(1), block(last).after(1), to));
  }

  /** Cuts the whole of the blocks from the one to the other and gives what is then on the clipboard. */
  cuts(first: string, last: string): Fragment {
    const { doc } = this.text;
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, doc.resolve(place(doc, first)).start(), doc.resolve(place(doc, last)).end()) });
    const whole = wholeBlocks(state);
    if (!whole) throw new Error('not the whole of any block');
    this.writes(state.tr.deleteSelection().setMeta('uiEvent', 'cut'));
    return whole;
  }

  runs(command: Command): void {
    let ran = false;
    command(EditorState.create({ doc: this.text.doc }), (tr) => { ran = true; this.writes(tr); });
    expect(ran).toBe(true);
  }

  types(words: string, where: string): void {
    this.at(where, (state, dispatch) => { dispatch?.(state.tr.insertText(words)); return true; });
  }

  get words(): string {
    return plainText(toContent(this.ydoc));
  }
}

export function place(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, position) => {
    const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (at >= 0 && found < 0) found = position + 1 + at;
  });
  expect(found).toBeGreaterThan(0);
  return found;
}

export const nodeType = (name: 'heading' | 'bulletList') => agreementSchema.nodes[name];
export const paragraph = (text: string): Paragraph => ({ type: 'paragraph', attrs: { id: newBlockId() }, content: [{ type: 'text', text }] });

export function pair(blocks: Block[], [a, b]: [number, number] = [100, 200]): [Person, Person] {
  const origin = new Y.Doc();
  writeContent(origin, { type: 'doc', content: blocks }, 'import');
  const start = Y.encodeStateAsUpdate(origin);
  return [new Person(a, start), new Person(b, start)];
}

export function meet(...people: Person[]): void {
  // Twice: what somebody takes away again once the others' words have come must reach them too.
  for (const from of [...people, ...people]) for (const to of people) if (from !== to) Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc), network);
  for (const person of people) expect(person.text.doc.eq(people[0]?.text.doc ?? person.text.doc)).toBe(true);
}

/** Which client id is larger decides ties in Yjs. */
export const bothOrders: [number, number][] = [[100, 200], [200, 100]];

export function table(words: string[][] = [['a1', 'b1'], ['a2', 'b2']]): Block {
  const cell = (text: string) => ({ type: 'tableCell' as const, attrs: { id: newBlockId() }, content: [paragraph(text)] });
  return { type: 'table', attrs: { id: newBlockId() }, content: words.map((row) => ({ type: 'tableRow' as const, attrs: { id: newBlockId() }, content: row.map(cell) })) };
}
