/** A writer without a screen: an editor state over the flat text, with an inbox, and a check of every edit against ProseMirror's own mapping. */
import { getSchema } from '@tiptap/core';
import type { Node, Schema } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Transaction } from '@tiptap/pm/state';
import type { StepMap } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import { FlatMirror } from '#shared/agreement/flat-mirror.ts';
import { blockRuns } from '#shared/agreement/flat-runs.ts';
import { openFlatText, toDoc } from '#shared/agreement/flat-text.ts';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { flatRoots } from '#shared/agreement/flat-format.ts';
import { repeatOrigin } from '#shared/agreement/flat-repeats.ts';
import { openUndo } from '#shared/agreement/flat-undo.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { isSign } from '#shared/agreement/suggestions.ts';
import { agreementExtensions } from '../../client/editor/agreement-extensions.ts';
import { PersonalUndo } from '../../client/editor/personal-undo.ts';
import { TextBinding } from '../../client/editor/text-binding.ts';
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
  /** Dragged, or put back after a cut. */
  readonly moved = new Set<string>();
  /** Told of every edit, by who looks for what went wrong. */
  log: ((line: string) => void) | null = null;
  /** Brought back by undo or redo, perhaps out of sight: in a block that somebody has cut out. */
  readonly broughtBack = new Set<string>();
}

export interface WriterOptions {
  start: Uint8Array;
  truth: Truth;
  /** Writes through the editor's own binding, schema and undo instead of straight into the flat text. */
  withEditor?: boolean;
}

const editorSchema = getSchema(agreementExtensions);

export class Writer {
  readonly ydoc = new Y.Doc();
  readonly text: FlatText;
  readonly inbox: Uint8Array[] = [];
  readonly clipboard: Clipboard = { cut: null };
  state: EditorState;
  readonly #truth: Truth;
  readonly #schema: Schema;
  readonly #undo: Y.UndoManager | null;
  readonly #editor: { binding: TextBinding; undoing: PersonalUndo } | null;
  /** What the editor took in from the text since it was last asked. */
  readonly #takenIn: StepMap[] = [];
  #last: { doc: Node; found: Character[] } | null = null;
  #now = 0;

  constructor(client: number, { start, truth, withEditor = false }: WriterOptions) {
    Y.applyUpdate(this.ydoc, start, network);
    this.ydoc.clientID = client;
    this.#truth = truth;
    this.#schema = withEditor ? editorSchema : agreementSchema;
    this.text = openFlatText(this.ydoc, { schema: this.#schema });
    this.#watchRepeats();
    if (withEditor) {
      const undoing = new PersonalUndo(this.ydoc, this.text, { origin: hand, now: () => this.#now });
      const binding = new TextBinding(this.text, { origin: hand, onAhead: () => this.#settle(null), onEdit: (edit) => undoing.onEdit(edit) });
      this.#editor = { binding, undoing };
      this.#undo = null;
      this.state = EditorState.create({ doc: this.text.doc, plugins: [binding.plugin()] });
      return;
    }
    this.#editor = null;
    this.state = EditorState.create({ doc: this.text.doc });
    this.#undo = openUndo(this.ydoc, { origins: [hand], captureTimeout: 0 });
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
    const meant = tr.doc;
    const back = this.#editor ? this.#throughEditor(tr) : this.#straight(tr, cut);
    this.#truth.log?.(`before ${outline(tr.before)}
meant  ${outline(meant)}
reads  ${outline(this.text.doc)}
stored ${storedAs(this.ydoc)}`);
    must(wordsOf(this.text.doc, act) === wordsOf(meant, act), `${act.name}: the words read elsewhere than where they were put`);
    must(looksOf(this.text.doc, act) === looksOf(meant, act), `${act.name}: words look otherwise than they did`);
    if (act.moves) this.#compareMoved(act, before, tr.mapping.maps);
    else this.#compare(act, before, { own: tr.mapping.maps, carried: act.carries ? carriedIn(tr) : null, back, cut });
    return true;
  }

  close(): void {
    this.#editor?.undoing.close();
    this.#undo?.destroy();
    if (this.#editor) this.#editor.binding.close();
    else this.text.close();
    this.ydoc.destroy();
  }

  #straight(tr: Transaction, cut: boolean): readonly StepMap[] {
    const steps = this.text.applyLocal(tr.doc, tr.mapping.maps, hand, { cut });
    const state = EditorState.create({ doc: tr.doc });
    const back = state.tr;
    for (const step of steps) back.step(step);
    must(back.doc.eq(this.text.doc), 'the write-back steps do not give the document');
    this.state = state.apply(back);
    return back.mapping.maps;
  }

  #throughEditor(tr: Transaction): readonly StepMap[] {
    this.#takenIn.length = 0;
    // Some edits follow each other quickly, so that they are undone together.
    this.#now += 200;
    const before = this.state;
    this.state = this.state.applyTransaction(tr).state;
    this.#settle(before);
    return [...this.#takenIn];
  }

  #settle(before: EditorState | null): void {
    const editor = this.#editor;
    for (let tr = editor?.binding.settle(this.state, { before }); tr; tr = editor?.binding.settle(this.state)) {
      this.state = this.state.apply(tr);
      this.#takenIn.push(...tr.mapping.maps);
    }
    must(this.state.doc.eq(this.text.doc), 'the editor does not show the text');
  }

  undoOrRedo(redo: boolean): void {
    const before = this.#shown();
    const clock = Y.getState(this.ydoc.store, this.ydoc.clientID);
    if (this.#editor) this.#undoInEditor(redo);
    else if (redo) this.#undo?.redo();
    else this.#undo?.undo();
    for (let made = clock; made < Y.getState(this.ydoc.store, this.ydoc.clientID); made++) this.#truth.broughtBack.add(`${this.ydoc.clientID}:${made}`);
    this.#strikeOutOfSight();
    // Other characters may now say the same words.
    this.#last = null;
    const after = this.#shown();
    const [was, is] = [new Set(before.map((one) => one.id)), new Set(after.map((one) => one.id))];
    for (const { id } of before) {
      if (is.has(id) || this.#truth.cut.has(id)) continue;
      must(id.startsWith(`${this.ydoc.clientID}:`), `undo struck another writer's character ${id}`);
      this.#truth.struck.add(id);
    }
    for (const { id, text } of after) if (!was.has(id) && !this.#truth.cut.has(id)) this.#typed(id, text);
  }

  /** Undo takes back what stands in a block that was cut out too, and what another brings back as well goes again. */
  #strikeOutOfSight(): void {
    const own = `${this.ydoc.clientID}:`;
    for (const id of this.#truth.typed.keys()) {
      if (id.startsWith(own) && Y.getItem(this.ydoc.store, Y.createID(this.ydoc.clientID, Number(id.slice(own.length)))).deleted) this.#truth.struck.add(id);
    }
  }

  /** What another has brought back too goes again: it stands there once. */
  #watchRepeats(): void {
    this.ydoc.on('afterTransaction', ({ origin, deleteSet, doc }: Y.Transaction) => {
      if (origin !== repeatOrigin) return;
      const left = blocksIn(toDoc(this.ydoc, this.#schema));
      for (const { clock, len } of deleteSet.clients.get(doc.clientID) ?? []) {
        // What goes may reach over several blocks, and over the cells of a row, where neighbours in time are none in the text.
        const words = Array.from({ length: len }, (_, at) => `${this.#startsAnew(clock + at) ? '\n' : ''}${this.#truth.typed.get(`${doc.clientID}:${clock + at}`) ?? '\n'}`).join('').split('\n');
        for (const part of words) must(left.some((block) => isIn(part, block)), `what was brought back, "${part}", went and stands nowhere else`);
      }
    });
  }

  #startsAnew(clock: number): boolean {
    const { id, origin } = Y.getItem(this.ydoc.store, Y.createID(this.ydoc.clientID, clock));
    return id.clock === clock && (origin?.client !== id.client || origin.clock !== clock - 1);
  }

  #undoInEditor(redo: boolean): void {
    const done = redo ? this.#editor?.undoing.redo(this.state) : this.#editor?.undoing.undo(this.state);
    if (!done?.restored) return;
    const { anchor, head } = done.restored;
    must(Math.max(anchor, head) <= this.state.doc.content.size, 'undo leads out of the document');
    this.state = this.state.apply(this.state.tr.setSelection(TextSelection.between(this.state.doc.resolve(anchor), this.state.doc.resolve(head))));
  }

  receive(count: number): void {
    // Other characters may now say the same words.
    this.#last = null;
    for (const update of this.inbox.splice(0, count)) Y.applyUpdate(this.ydoc, update, network);
    this.#strikeOutOfSight();
  }

  /** The mirror, the editor and a reading from nothing say the same. */
  checkReading(): void {
    const fresh = toDoc(this.ydoc, this.#schema);
    must(fresh.eq(this.text.doc), 'the mirror differs from a fresh reading');
    must(this.state.doc.eq(fresh), 'the editor differs from a fresh reading');
    fresh.check();
  }

  #compare(act: Act, before: Character[], maps: { own: readonly StepMap[]; carried: Carried | null; back: readonly StepMap[]; cut: boolean }): void {
    const after = this.#shown();
    const at = new Map(after.map((one) => [one.position, one]));
    const byId = new Map(after.map((one) => [one.id, one]));
    const known = new Set<string>();
    for (const { id, position, text } of before) {
      const mapping = mapped(position, maps.own);
      const own = mapping ?? maps.carried?.(position) ?? null;
      if (mapping === null && own !== null) this.#truth.moved.add(id);
      if (own === null) {
        must(!act.structural, `${act.name} struck the character "${text}"`);
        (maps.cut ? this.#truth.cut : this.#truth.struck).add(id);
        continue;
      }
      const now = mapped(own, maps.back);
      const found = now === null ? byId.get(id) : at.get(now);
      must(found?.id === id && found.text === text, `${act.name}: the character "${text}" (${id}) became "${found?.text}" (${found?.id})`);
      known.add(id);
    }
    for (const { id, text } of after) {
      if (known.has(id)) continue;
      // What was cut out comes back as it was, with what others have written in it.
      if (act.name === 'paste the cut') this.#truth.moved.add(id);
      if (this.#truth.cut.has(id) || act.name === 'paste the cut' && this.#truth.typed.has(id)) continue;
      must(!act.structural, `${act.name} created the character "${text}"`);
      must(id.startsWith(`${this.ydoc.clientID}:`), `${act.name} brought back a struck character`);
      this.#typed(id, text);
    }
  }

  #compareMoved(act: Act, before: Character[], own: readonly StepMap[]): void {
    for (const { id, position } of before) if (mapped(position, own) === null) this.#truth.moved.add(id);
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

/** Every character shown, in document order, proposed ones too. */
export function characters(ydoc: Y.Doc, doc: Node): Character[] {
  const found: Character[] = [];
  const blocks = blockRuns(new FlatMirror(ydoc, agreementSchema));
  let next = 0;
  doc.descendants((node, position) => {
    const block = node.isTextblock ? blocks[next++] : undefined;
    if (!block) return true;
    must(block.block === node.attrs['id'], 'the runs are of other blocks');
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
    const signs = signsIn(node);
    let length = 0;
    for (const run of block.runs) {
      must(run.at === length, 'the runs of a block have a gap');
      length += run.length;
      for (let at = 0; at < run.length; at++) if (!signs.has(run.at + at)) found.push({ id: `${run.client}:${run.clock + at}`, text: text[run.at + at] ?? '', position: position + 1 + run.at + at });
    }
    must(length === text.length, 'the runs of a block are not as long as its text');
    return false;
  });
  return found;
}

/** Signs are no words: where nothing else stands in what somebody took away they are not shown. */
function signsIn(line: Node): ReadonlySet<number> {
  const found = new Set<number>();
  line.forEach((node, offset) => { if (isSign(node.type.name)) found.add(offset); });
  return found;
}

type Carried = (position: number) => number | null;

/** Where the act itself put paragraphs of cells that span rows, by their ids: the maps say only that they went (ADR 19). */
function carriedIn({ before, doc }: Transaction): Carried {
  const stands = new Map<unknown, { position: number; node: Node }>();
  doc.descendants((node, position) => { if (node.isTextblock) stands.set(node.attrs['id'], { position, node }); });
  return (position) => {
    const $position = before.resolve(position);
    if ($position.depth < 2 || Number($position.node(-1).attrs['rowspan'] ?? 1) < 2) return null;
    const now = stands.get($position.parent.attrs['id']);
    return now?.node.content.eq($position.parent.content) ? now.position + 1 + $position.parentOffset : null;
  };
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

/** Its letters stand there in their order, others perhaps between them. */
function isIn(words: string, block: string): boolean {
  let at = 0;
  for (const letter of block) if (letter === words[at]) at++;
  return at >= words.length;
}

function blocksIn(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node) => { if (node.isTextblock) found.push(node.textBetween(0, node.content.size, undefined, '\uFFFC')); return !node.isTextblock; });
  return found;
}

/** The words of every block in reading order. Who rearranges cells does not say where the words of others in them go. */
function wordsOf(doc: Node, act: Act): string {
  const found: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'table' && act.cells) return false;
    if (node.isTextblock && saysMore(node)) found.push(node.textBetween(0, node.content.size, undefined, '\uFFFC'));
    return true;
  });
  return found.join('\n');
}

/** Than signs, which are not shown where nothing else is left. */
const saysMore = (line: Node): boolean => line.children.some((node) => !isSign(node.type.name));

/** The same words with all their marks: bold, a link, a proposal, a strike. */
function looksOf(doc: Node, act: Act): string {
  const found: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'table' && act.cells) return false;
    if (node.isTextblock && saysMore(node)) found.push(...node.children.map((one) => JSON.stringify([one.text ?? one.type.name, one.marks])));
    return !node.isTextblock;
  });
  return found.join('\n');
}

const shortNames: Record<string, string> = { orderedList: 'ol', bulletList: 'ul', listItem: 'li', table: 't', tableRow: 'r', tableCell: 'c', tableHeader: 'h' };

/** Every textblock on one line: position, containers, type, id, first and last letters. */
export function outline(doc: Node): string {
  const said: string[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const $at = doc.resolve(position);
    const path = Array.from({ length: $at.depth }, (_, at) => `${shortNames[$at.node(at + 1).type.name] ?? 'n'}:${shortId($at.node(at + 1).attrs['id'])}>`).join('');
    said.push(`${position}|${path}${node.type.name.slice(0, 1)}:${shortId(node.attrs['id'])}"${ends(node.textContent)}"`);
    return false;
  });
  return said.join(' ');
}

const shortId = (id: unknown): string => String(id).slice(1, 4);
const ends = (text: string): string => (text.length < 8 ? text : `${text.slice(0, 3)}…${text.slice(-3)}`);

/** The body and the tables as they are stored; `x`: deleted. */
function storedAs(ydoc: Y.Doc): string {
  return [textAs(ydoc.getText('text')), ...[...flatRoots(ydoc).grids].map(([id, grid]) => `grid ${shortId(id)} ${gridAs(grid)}`)].join('\n');
}

/** Rows, columns, merges and the texts of cells. */
function gridAs(grid: unknown): string {
  if (!(grid instanceof Y.Map)) return '?';
  const said: string[] = [];
  const gone: unknown = grid.get('gone');
  for (const name of ['rows', 'columns']) {
    const lines: unknown = grid.get(name);
    if (lines instanceof Y.Array) said.push(`${name} ${lines.toArray().map((line) => (gone instanceof Y.Map && gone.get(String(line)) === true ? 'x' : '') + shortId(line)).join(' ')}`);
  }
  for (const [key, value] of grid) if (key.startsWith('merge/')) said.push(`${key.split('/').slice(1).map(shortId).join('/')}: ${JSON.stringify(value).replace(/"b([a-z0-9]{3})[a-z0-9]*"/g, '$1')}`);
  const texts: unknown = grid.get('texts');
  if (texts instanceof Y.Map) for (const [key, text] of texts) if (text instanceof Y.Text) said.push(`${key.split('/').map(shortId).join('/')}: ${textAs(text)}`);
  return said.join('; ');
}

function textAs(text: Y.Text): string {
  const said: string[] = [];
  for (let item: Y.Item | null = text._start; item; item = item.right) {
    const { content, deleted, countable, length, id: { client, clock } } = item;
    if (!countable) continue;
    const type: unknown = content instanceof Y.ContentType ? content.type : null;
    const keys = type instanceof Y.Map ? `[${['type', 'id', 'joins', 'struck'].filter((key) => type.has(key)).map((key) => `${key}:${shortId(` ${String(type.get(key))}`)}`).join(' ')}]` : '';
    const what = keys || (content instanceof Y.ContentString ? ends(content.str.replaceAll('\n', '¶')) : content instanceof Y.ContentEmbed ? JSON.stringify(content.embed) : '');
    said.push(deleted ? `x${client}:${clock}+${length}` : `${client}:${clock} ${what}`);
  }
  return said.join(' | ');
}
