/**
 * The editor's side of the flat text (design D2b): which local steps are not in it yet, which of its steps are not in the editor yet.
 * Free of the DOM, so that its order of events can be tested without a screen.
 */
import { Slice } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Mapping, ReplaceStep } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import type { FlatText } from '#shared/agreement/flat-text.ts';

/** `cut`: made by cutting out, so that whole blocks stay the same when they are pasted elsewhere. */
interface LocalStep { step: Step; inverted: Step; cut: boolean }

/** On steps of the flat text that were not made by this editor's own hand, undo and redo included. */
interface Sync { from: 'text' }

const bindingKey = new PluginKey<readonly LocalStep[]>('agreement-text');

/** True for what others wrote, for undo and redo, and for fresh ids: not the hand of the one who sits here. */
export function isFromText(transaction: Transaction): boolean {
  return (transaction.getMeta(bindingKey) as Sync | undefined)?.from === 'text';
}

export interface Edit {
  /** The editor's state before this person's edit. */
  before: EditorState | null;
  /** The first and last place of the edit, in the document before it. */
  from: number;
  to: number;
  steps: readonly Step[];
}

export class TextBinding {
  readonly flat: FlatText;
  readonly #origin: unknown;
  readonly #onEdit: (edit: Edit) => void;
  readonly #taken = new WeakSet<LocalStep>();
  readonly #stopListening: () => void;
  /** Steps from the text that the editor does not have. */
  #ahead: Step[] = [];
  #isWriting = false;

  /** `onAhead`: the text has moved on and `settle` should be called when it may. `onEdit`: just before a local edit is written. */
  constructor(flat: FlatText, options: { origin: unknown; onAhead: () => void; onEdit?: (edit: Edit) => void }) {
    this.flat = flat;
    this.#origin = options.origin;
    this.#onEdit = options.onEdit ?? (() => undefined);
    this.#stopListening = flat.onRemote((steps) => {
      this.#ahead.push(...steps);
      if (!this.#isWriting) options.onAhead();
    });
  }

  /** Remembers the local steps of each state, so that a state that is never shown leaves no trace. */
  plugin(): Plugin<readonly LocalStep[]> {
    const taken = this.#taken;
    return new Plugin<readonly LocalStep[]>({
      key: bindingKey,
      state: {
        init: () => [],
        apply: (transaction, waiting) => {
          const left = waiting.some((one) => taken.has(one)) ? waiting.filter((one) => !taken.has(one)) : waiting;
          if (!transaction.docChanged || isFromText(transaction)) return left;
          const cut = transaction.getMeta('uiEvent') === 'cut';
          return [...left, ...transaction.steps.map((step, at) => ({ step, inverted: step.invert(transaction.docs[at] ?? transaction.before), cut }))];
        },
      },
    });
  }

  /** Local changes that the text does not have: they are nowhere but in this editor. */
  waiting(state: EditorState): readonly LocalStep[] {
    return (bindingKey.getState(state) ?? []).filter((one) => !this.#taken.has(one));
  }

  /** The text has something that the editor lacks. */
  get isAhead(): boolean {
    return this.#ahead.length > 0;
  }

  /** Whether what the text has ahead changes the textblock in which the selection stands. */
  touchesSelection(state: EditorState): boolean {
    const waiting = this.waiting(state);
    // Positions of the steps ahead are of the text's document, which is not the editor's while both have moved.
    if (waiting.length > 0) return true;
    const block = state.selection.$from;
    let from = block.start(block.depth) - 1;
    let to = block.end(block.depth) + 1;
    for (const step of this.#ahead) {
      let touches = false;
      step.getMap().forEach((start, end) => { if (start <= to && end >= from) touches = true; });
      // A mark or attribute changes no sizes; it redraws its block all the same.
      const range = step as { from?: unknown; to?: unknown; pos?: unknown };
      if (typeof range.pos === 'number' && range.pos >= from - 1 && range.pos <= to) touches = true;
      if (typeof range.from === 'number' && typeof range.to === 'number' && range.from <= to && range.to >= from) touches = true;
      if (touches) return true;
      from = step.getMap().map(from, -1);
      to = step.getMap().map(to, 1);
    }
    return false;
  }

  /**
   * Brings editor and text together. The transaction, if any, must be dispatched at once; ask again until null comes.
   * While both have moved, the local steps are taken back, the text's applied, and the local ones made again on top.
   * `composing`: an input method holds the selection's textblock; what would redraw it waits, and so does all that comes after.
   */
  settle(state: EditorState, { before = null, composing = false }: { before?: EditorState | null; composing?: boolean } = {}): Transaction | null {
    const waiting = this.waiting(state);
    if (waiting.length > 0 && this.#ahead.length === 0) {
      const ahead = this.#write(state.doc, waiting.map(({ step }) => step), { before, cut: waiting.every(({ cut }) => cut) });
      for (const one of waiting) this.#taken.add(one);
      this.#ahead.push(...ahead);
    }
    if (this.#ahead.length === 0 || composing && this.touchesSelection(state)) return null;
    return this.#takeIn(state, this.waiting(state));
  }

  close(): void {
    this.#stopListening();
    this.flat.close();
  }

  #takeIn(state: EditorState, waiting: readonly LocalStep[]): Transaction {
    const transaction = state.tr;
    const ahead = this.#ahead;
    this.#ahead = [];
    const mapping = new Mapping();
    const apply = (step: Step): boolean => {
      if (transaction.maybeStep(step).failed !== null) return false;
      mapping.appendMap(step.getMap());
      return true;
    };
    const isWhole = [...waiting].reverse().every(({ inverted }) => apply(inverted)) && ahead.every(apply);
    if (!isWhole || waiting.length > 0 && !transaction.doc.eq(this.flat.doc)) return this.#replaceAll(state, waiting);
    if (waiting.length > 0) {
      const again: Step[] = [];
      waiting.forEach(({ step }, at) => {
        // As in collaborative rebasing: a step is mapped over what was taken back after it, the text's steps, and what was made again before it.
        const mapped = step.map(mapping.slice(waiting.length - at));
        if (mapped === null || transaction.maybeStep(mapped).failed !== null) return;
        mapping.appendMap(mapped.getMap(), waiting.length - 1 - at);
        again.push(mapped);
      });
      for (const one of waiting) this.#taken.add(one);
      this.#restoreSelection(transaction, state, mapping);
      if (again.length > 0) for (const step of this.#write(transaction.doc, again, { before: null, cut: waiting.every(({ cut }) => cut) })) transaction.step(step);
    } else {
      this.#followBlock(transaction, state);
    }
    return transaction.setMeta(bindingKey, { from: 'text' } satisfies Sync).setMeta('addToHistory', false);
  }

  /** A net that should never be needed: the text decides, and what it lacks is put back by the smallest replacement that gives the text's document. */
  #replaceAll(state: EditorState, waiting: readonly LocalStep[]): Transaction {
    for (const one of waiting) this.#taken.add(one);
    const transaction = state.tr;
    const step = difference(state.doc, this.flat.doc);
    if (step !== null) transaction.step(step);
    return transaction.setMeta(bindingKey, { from: 'text' } satisfies Sync).setMeta('addToHistory', false);
  }

  #restoreSelection(transaction: Transaction, state: EditorState, mapping: Mapping): void {
    const { selection } = state;
    if (!(selection instanceof TextSelection)) return void transaction.setSelection(selection.map(transaction.doc, mapping));
    const [anchor, head] = [selection.$anchor, selection.$head].map(($place) => mapping.map($place.pos, sideOf(selection, $place)));
    transaction.setSelection(TextSelection.between(transaction.doc.resolve(anchor ?? 0), transaction.doc.resolve(head ?? 0)));
  }

  /** A block that another person moves goes and comes in the editor's steps; who stands in it goes with it. */
  #followBlock(transaction: Transaction, state: EditorState): void {
    const { selection } = state;
    if (!(selection instanceof TextSelection)) return;
    const places = [selection.$anchor, selection.$head].map(($place) => {
      const { pos, deletedAcross, deletedBefore, deletedAfter } = transaction.mapping.mapResult($place.pos, sideOf(selection, $place));
      const id: unknown = $place.parent.attrs['id'];
      const isGone = (deletedAcross || deletedBefore || deletedAfter) && transaction.doc.resolve(pos).parent.attrs['id'] !== id;
      const start = isGone ? blockStart(transaction.doc, id) : null;
      return start === null ? pos : Math.min(start + $place.parentOffset, transaction.doc.resolve(start).end());
    });
    const [anchor = 0, head = 0] = places;
    if (anchor !== transaction.selection.anchor || head !== transaction.selection.head) transaction.setSelection(TextSelection.between(transaction.doc.resolve(anchor), transaction.doc.resolve(head)));
  }

  #write(after: Node, steps: readonly Step[], { before, cut }: { before: EditorState | null; cut: boolean }): Step[] {
    const maps = steps.map((step) => step.getMap());
    this.#onEdit({ before, ...extent(steps), steps });
    this.#isWriting = true;
    try {
      return this.flat.applyLocal(after, maps, this.#origin, { cut });
    } finally {
      this.#isWriting = false;
    }
  }
}

/**
 * On which side of words that come in exactly there a place stays. A caret stays before them: two who write at one place would else
 * push each other's caret along, and their sentences would be wound together letter by letter. A selection does not grow.
 */
function sideOf({ empty, from }: TextSelection, { pos }: { pos: number }): -1 | 1 {
  return !empty && pos === from ? 1 : -1;
}

/** Where the words of a block begin. */
function blockStart(doc: Node, id: unknown): number | null {
  let start: number | null = null;
  if (typeof id === 'string') doc.descendants((node, position) => {
    if (start === null && node.isTextblock && node.attrs['id'] === id) start = position + 1;
    return start === null && !node.isTextblock;
  });
  return start;
}

function extent(steps: readonly Step[]): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  steps[0]?.getMap().forEach((start, end) => {
    from = Math.min(from, start);
    to = Math.max(to, end);
  });
  return { from, to };
}

function difference(before: Node, after: Node): Step | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return null;
  // Whole top-level nodes: a cut inside two different structures is not always a lawful step.
  let from = 0;
  let first = 0;
  while (first < before.childCount && first < after.childCount && from + before.child(first).nodeSize <= start) from += before.child(first++).nodeSize;
  let size = 0;
  let tail = 0;
  while (tail < before.childCount - first && tail < after.childCount - first && before.child(before.childCount - 1 - tail).eq(after.child(after.childCount - 1 - tail))) {
    size += before.child(before.childCount - 1 - tail++).nodeSize;
  }
  return new ReplaceStep(from, before.content.size - size, new Slice(after.slice(from, after.content.size - size).content, 0, 0));
}
