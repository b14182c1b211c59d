/** A headless writer: an editor state over the flat text, with an inbox, and a check of every edit against ProseMirror's own mapping. */
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import type { StepMap } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { openFlatText, runsOf, toDoc } from '#shared/agreement/flat-text.ts';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { openUndo } from '#shared/agreement/flat-undo.ts';
import type { Act, Clipboard } from './commands.ts';

const network = 'network';
const hand = 'hand';

export class Fault extends Error {}

export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Fault(what);
}

/** What all writers together have typed and struck, by the Yjs id of every character. */
export class Truth {
  readonly typed = new Map<string, string>();
  readonly struck = new Set<string>();
  /** Cut out by somebody and perhaps put back by somebody. */
  readonly cut = new Set<string>();
}

export class Writer {
  readonly ydoc = new Y.Doc();
  readonly text: FlatText;
  readonly undo: Y.UndoManager;
  readonly inbox: Uint8Array[] = [];
  readonly clipboard: Clipboard = { cut: null };
  state: EditorState;
  readonly #truth: Truth;
  #last: { doc: Node; found: Character[] } | null = null;

  constructor(client: number, { start, truth }: { start: Uint8Array; truth: Truth }) {
    Y.applyUpdate(this.ydoc, start, network);
    this.ydoc.clientID = client;
    this.#truth = truth;
    this.text = openFlatText(this.ydoc);
    this.state = EditorState.create({ doc: this.text.doc });
    this.undo = openUndo(this.ydoc, { origins: [hand], captureTimeout: 0 });
    this.text.onRemote((steps, doc) => {
      const { tr } = this.state;
      for (const step of steps) tr.step(step);
      must(tr.doc.eq(doc), 'the steps of a remote edit do not give the document');
      this.state = this.state.apply(tr);
    });
  }

  /** Returns whether the act applied. */
  edit(act: Act, tr: Transaction | null): boolean {
    if (!tr?.docChanged) return false;
    const before = this.#shown();
    const cut = tr.getMeta('uiEvent') === 'cut';
    const steps = this.text.applyLocal(tr.doc, tr.mapping.maps, hand, { cut });
    const state = EditorState.create({ doc: tr.doc });
    const back = state.tr;
    for (const step of steps) back.step(step);
    must(back.doc.eq(this.text.doc), 'the write-back steps do not give the document');
    this.state = state.apply(back);
    if (act.moves) this.#compareMoved(act, before);
    else this.#compare(act, before, { own: tr.mapping.maps, back: back.mapping.maps, cut });
    return true;
  }

  undoOrRedo(redo: boolean): void {
    const before = this.#shown();
    if (redo) this.undo.redo();
    else this.undo.undo();
    const after = this.#shown();
    const [was, is] = [new Set(before.map((one) => one.id)), new Set(after.map((one) => one.id))];
    for (const { id } of before) {
      if (is.has(id) || this.#truth.cut.has(id)) continue;
      must(id.startsWith(`${this.ydoc.clientID}:`), `undo struck another writer's character ${id}`);
      this.#truth.struck.add(id);
    }
    for (const { id, text } of after) if (!was.has(id) && !this.#truth.cut.has(id)) this.#typed(id, text);
  }

  receive(count: number): void {
    // Other characters may now say the same words.
    this.#last = null;
    for (const update of this.inbox.splice(0, count)) Y.applyUpdate(this.ydoc, update, network);
  }

  /** The mirror, the editor and a reading from nothing say the same. */
  checkReading(): void {
    const fresh = toDoc(this.ydoc);
    must(fresh.eq(this.text.doc), 'the mirror differs from a fresh reading');
    must(this.state.doc.eq(fresh), 'the editor differs from a fresh reading');
    fresh.check();
  }

  #compare(act: Act, before: Character[], maps: { own: readonly StepMap[]; back: readonly StepMap[]; cut: boolean }): void {
    const after = this.#shown();
    const at = new Map(after.map((one) => [one.position, one]));
    const known = new Set<string>();
    for (const { id, position, text } of before) {
      const own = mapped(position, maps.own);
      if (own === null) {
        must(!act.structural, `${act.name} struck the character "${text}"`);
        (maps.cut ? this.#truth.cut : this.#truth.struck).add(id);
        continue;
      }
      const now = mapped(own, maps.back);
      // Words without a clause follow the item before them: the write-back may set them elsewhere.
      const found = now === null ? after.find((one) => one.id === id) : at.get(now);
      must(found?.id === id && found.text === text, `${act.name}: the character "${text}" (${id}) became "${found?.text}" (${found?.id})`);
      known.add(id);
    }
    for (const { id, text } of after) {
      if (known.has(id)) continue;
      // What was cut out comes back as it was, with what others have written in it.
      if (this.#truth.cut.has(id) || act.name === 'paste the cut' && this.#truth.typed.has(id)) continue;
      must(!act.structural, `${act.name} created the character "${text}"`);
      must(id.startsWith(`${this.ydoc.clientID}:`), `${act.name} brought back a struck character`);
      this.#typed(id, text);
    }
  }

  #compareMoved(act: Act, before: Character[]): void {
    const after = new Map(this.#shown().map((one) => [one.id, one.text]));
    must(after.size === before.length, `${act.name} made ${before.length} characters ${after.size}`);
    for (const { id, text } of before) must(after.get(id) === text, `${act.name} lost the character "${text}" (${id})`);
  }

  /** Read from nothing each time, so that the mirror is checked too; once for each document. */
  #shown(): Character[] {
    if (this.#last?.doc !== this.text.doc) this.#last = { doc: this.text.doc, found: characters(this.ydoc, this.text.doc) };
    return this.#last.found;
  }

  #typed(id: string, text: string): void {
    must(!this.#truth.typed.has(id), `the character ${id} was typed twice`);
    this.#truth.typed.set(id, text);
  }
}

export interface Character { id: string; text: string; position: number }

/** Every character shown, in document order. */
export function characters(ydoc: Y.Doc, doc: Node): Character[] {
  const found: Character[] = [];
  const blocks = runsOf(ydoc);
  let next = 0;
  doc.descendants((node, position) => {
    const block = node.isTextblock ? blocks[next++] : undefined;
    if (!block) return true;
    must(block.block === node.attrs['id'], 'the runs are of other blocks');
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
    let length = 0;
    for (const run of block.runs) {
      must(run.at === length, 'the runs of a block have a gap');
      length += run.length;
      for (let at = 0; at < run.length; at++) found.push({ id: `${run.client}:${run.clock + at}`, text: text[run.at + at] ?? '', position: position + 1 + run.at + at });
    }
    must(length === text.length, 'the runs of a block are not as long as its text');
    return false;
  });
  return found;
}

function mapped(position: number, maps: readonly StepMap[]): number | null {
  let at = position;
  for (const map of maps) {
    const result = map.mapResult(at, 1);
    if (result.deletedAfter) return null;
    at = result.pos;
  }
  return at;
}
