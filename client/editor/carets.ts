/** Where the others stand: a coloured line with a name. Told in places of the text, so that it follows everyone's edits. */
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { decodePlace, encodePlace } from './places-on-the-wire.ts';
import { readCaret } from './read-caret.ts';

export interface Present {
  client: number;
  id: string;
  name: string;
  /** 0–7: a class of the sheet, since the page allows no inline styles. */
  colour: number;
  cursor: { anchor: Y.RelativePosition; head: Y.RelativePosition } | null;
}

const colours = 8;
const caretsKey = new PluginKey<DecorationSet>('carets');
/** Others need not see every keystroke's caret: the text itself comes at once. */
const tellEvery = 80;

/** Everyone but this page, in the order of their names; what they say is not trusted. */
export function presentIn(awareness: Awareness): Present[] {
  const present: Present[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const user = record(record(state)['user']);
    const { id, name } = user;
    if (typeof id !== 'string' || typeof name !== 'string') continue;
    present.push({ client, id, name: name.slice(0, 200), colour: colourOf(id), cursor: cursorOf(record(state)['cursor']) });
  }
  return present.sort((a, b) => a.name.localeCompare(b.name, 'sv') || a.client - b.client);
}

function colourOf(personId: string): number {
  let sum = 0;
  for (const sign of personId) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return sum % colours;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function cursorOf(value: unknown): Present['cursor'] {
  const { anchor, head } = record(value);
  if (typeof anchor !== 'string' || typeof head !== 'string') return null;
  const from = decodePlace(anchor);
  const to = decodePlace(head);
  return from === null || to === null ? null : { anchor: from, head: to };
}

export interface CaretsOptions {
  awareness: Awareness;
  flat: () => FlatText;
  /** False while the editor's document is not the text's own: places cannot be told then. */
  inStep: () => boolean;
}

export function caretsPlugin({ awareness, flat, inStep }: CaretsOptions): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, old) => {
        const moved = transaction.docChanged ? old.map(transaction.mapping, transaction.doc) : old;
        const changed = transaction.getMeta(caretsKey) as ReadonlyMap<number, Present | null> | undefined;
        if (changed === undefined) return moved;
        const kept = moved.remove(moved.find(undefined, undefined, (spec) => changed.has(spec['client'] as number)));
        const drawn = [...changed.values()].flatMap((present) => (present === null ? [] : decorationsOf(present, flat(), transaction.doc.content.size)));
        return drawn.length === 0 ? kept : kept.add(transaction.doc, drawn);
      },
    },
    props: { decorations: (state) => caretsKey.getState(state) },
    view: (view) => new CaretsView(view, { awareness, flat, inStep }),
  });
}

class CaretsView {
  readonly #view: EditorView;
  readonly #options: CaretsOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #told = '';
  /** Those whose place has not been drawn since it changed. */
  #undrawn = new Set<number>();

  constructor(view: EditorView, options: CaretsOptions) {
    this.#view = view;
    this.#options = options;
    for (const client of options.awareness.getStates().keys()) this.#undrawn.add(client);
    options.awareness.on('change', this.#heard);
    view.dom.addEventListener('focus', this.#tellSoon);
    view.dom.addEventListener('blur', this.#tellSoon);
    this.#tellSoon();
  }

  update(view: EditorView, before: EditorState): void {
    if (!view.state.selection.eq(before.selection) || view.state.doc !== before.doc) this.#tellSoon();
  }

  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#options.awareness.off('change', this.#heard);
    this.#view.dom.removeEventListener('focus', this.#tellSoon);
    this.#view.dom.removeEventListener('blur', this.#tellSoon);
  }

  #heard = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }): void => {
    for (const client of [...added, ...updated, ...removed]) if (client !== this.#options.awareness.clientID) this.#undrawn.add(client);
    if (this.#undrawn.size > 0) this.#tellSoon();
  };

  #tellSoon = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (this.#view.isDestroyed) return;
      if (!this.#options.inStep()) return this.#tellSoon();
      this.#tell();
      this.#draw();
    }, tellEvery);
  };

  #tell(): void {
    const { awareness, flat } = this.#options;
    const { anchor, head } = this.#view.state.selection;
    // Of what a person marks to read, nobody else is told.
    const cursor = this.#view.hasFocus() && this.#view.editable
      ? { anchor: encodePlace(flat().toIndex(anchor, -1)), head: encodePlace(flat().toIndex(head, -1)) }
      : null;
    const told = JSON.stringify(cursor);
    if (told === this.#told) return;
    this.#told = told;
    awareness.setLocalStateField('cursor', cursor);
  }

  #draw(): void {
    if (this.#undrawn.size === 0) return;
    const present = new Map(presentIn(this.#options.awareness).map((one) => [one.client, one]));
    const changed = new Map([...this.#undrawn].map((client) => [client, present.get(client) ?? null]));
    this.#undrawn.clear();
    readCaret(this.#view);
    this.#view.dispatch(this.#view.state.tr.setMeta(caretsKey, changed).setMeta('addToHistory', false));
  }
}

function decorationsOf({ client, cursor, name, colour }: Present, flat: FlatText, size: number): Decoration[] {
  if (cursor === null) return [];
  const anchor = flat.toPosition(cursor.anchor);
  const head = flat.toPosition(cursor.head);
  if (anchor === null || head === null || head > size || anchor > size) return [];
  // Drawn anew at each move, so that its name is shown for a while and then leaves the line above in peace.
  const drawn = [Decoration.widget(head, () => caretElement(name, colour), { key: `caret-${client}-${name}-${JSON.stringify(cursor.head)}`, side: 10, ignoreSelection: true, client })];
  if (anchor !== head) drawn.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: `caret-range caret-range-${colour}` }, { client }));
  return drawn;
}

function caretElement(name: string, colour: number): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret caret-${colour}`;
  // Read aloud, a name in the middle of a sentence would be part of the agreement; who is here is said elsewhere.
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'caret-name';
  label.setAttribute('data-name', name);
  caret.append(label);
  return caret;
}
