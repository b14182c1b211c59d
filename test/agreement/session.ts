/** One seeded writing session: two or three writers, late and shuffled delivery, and what must hold at its end. */
import { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import type { AgreementContent, Block, ListItem, Paragraph, Table } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { judgeStructure } from '#shared/agreement/flat-judge.ts';
import { openFlatText, toDoc, writeContent } from '#shared/agreement/flat-text.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { below, chanceOf, pick, prose } from './chance.ts';
import type { Chance } from './chance.ts';
import { acts, pickAct } from './commands.ts';
import { actsWithProposals } from './proposing-acts.ts';
import type { Act } from './commands.ts';
import { characters, Fault, must, outline, Truth, Writer } from './writer.ts';

/** `only`: the acts that are done; `turns`: those that are taken, each by its own chance. Usually all. `proposing`: they propose too, in a text with proposals, strikes and links in it. */
export interface SessionOptions { seed: number; edits: number; withEditors?: boolean; proposing?: boolean; only?: readonly Act[]; turns?: readonly number[]; log?: ((line: string) => void) | null }
export interface SessionFacts {
  edits: number;
  characters: number;
  orphans: number;
  /** On characters that were never moved, and on those that were; `strayed`: not on their character at the end. */
  anchors: { still: number; moved: number; strayedStill: number; strayedMoved: number };
}

/** Throws a Fault that names what broke and the seed. */
export function runSession({ seed, edits, withEditors = false, proposing = false, only = acts, turns = Array.from({ length: edits }, (_, at) => at), log = null }: SessionOptions): SessionFacts {
  const ids = new BlockIds(seed);
  const trail: string[] = [];
  try {
    return session({ seed, edits, withEditors, proposing, only, turns, log }, { trail, ids });
  } catch (error) {
    throw new Fault(`seed ${seed}, edit ${trail.length} (${trail.at(-1)}): ${error instanceof Fault ? error.message : String(error instanceof Error ? error.stack : error)}`);
  } finally {
    ids.restore();
  }
}

function session({ seed, withEditors, proposing, only, turns, log }: Required<SessionOptions>, { trail, ids }: { trail: string[]; ids: BlockIds }): SessionFacts {
  let chance = chanceOf(seed);
  const truth = new Truth();
  truth.log = log;
  const origin = new Y.Doc();
  origin.clientID = 1;
  writeContent(origin, startContent(chance), 'import');
  markFirstWords(origin, proposing);
  for (const { id, text } of characters(origin, toDoc(origin))) truth.typed.set(id, text);
  const start = Y.encodeStateAsUpdate(origin);
  // Which client id is larger decides ties in Yjs: chance deals them.
  const writers = Array.from({ length: 2 + below(chance, 2) }, (_, at) => new Writer(10 + below(chance, 1000) * 4 + at, { start, truth, withEditor: withEditors }));
  for (const writer of writers) {
    writer.ydoc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== 'network') for (const other of writers) if (other !== writer) other.inbox.push(update);
    });
  }
  const anchored = anchorsIn(writers, chance);
  const eagerness = pick(chance, [0.1, 0.5, 0.9]);
  const withUndo = chance() < 0.75;
  let done = 0;
  for (const turn of turns) {
    chance = chanceOf(seed * 1000 + turn + 1);
    ids.turn(turn);
    const writer = pick(chance, writers);
    const say = (what: string): void => log?.(`turn ${turn} writer ${writer.ydoc.clientID}: ${what}`);
    if (chance() < eagerness) {
      if (chance() < 0.1) shuffle(writer.inbox, chance);
      trail.push('delivery');
      say(`receives of ${writer.inbox.length}`);
      writer.receive(1 + below(chance, 4));
      log?.(`    reads ${outline(writer.text.doc)}`);
    }
    if (withUndo && chance() < 0.1) {
      const redo = chance() < 0.4;
      trail.push(redo ? 'redo' : 'undo');
      say(redo ? 'redo' : 'undo');
      writer.undoOrRedo(redo);
      log?.(`    reads ${outline(writer.text.doc)}`);
      done++;
    } else {
      const act = pickAct(chance, proposing ? actsWithProposals(writer.ydoc.clientID) : only);
      trail.push(act.name);
      say(act.name);
      if (writer.edit(act, act.on(writer.state, chance, writer.clipboard))) done++;
    }
    if (turn % 8 === 0) writer.checkReading();
  }
  trail.push('last delivery');
  // Yjs tidies formatting after a delivery, and that is an update again.
  while (writers.some((writer) => writer.inbox.length > 0)) for (const writer of writers) writer.receive(Infinity);
  return judge(writers, { truth, edits: done, withUndo, anchored });
}

interface Anchored { id: string; place: Y.RelativePosition }

/** One character in eight. */
function anchorsIn([first]: readonly Writer[], chance: Chance): Anchored[] {
  if (!first) return [];
  return characters(first.ydoc, first.text.doc).filter(() => chance() < 0.125).map(({ id, position }) => ({ id, place: first.text.toIndex(position) }));
}

function judgeAnchors(writer: Writer, anchored: readonly Anchored[], truth: Truth): SessionFacts['anchors'] {
  const found = { still: 0, moved: 0, strayedStill: 0, strayedMoved: 0 };
  const shown = new Map(characters(writer.ydoc, writer.text.doc).map(({ id, position }) => [id, position]));
  for (const { id, place } of anchored) {
    const position = shown.get(id);
    if (position === undefined) continue;
    const [kind, strayed] = truth.moved.has(id) ? ['moved', 'strayedMoved'] as const : ['still', 'strayedStill'] as const;
    found[kind]++;
    if (writer.text.toPosition(place) !== position) found[strayed]++;
  }
  return found;
}

function judge(writers: Writer[], { truth, edits, withUndo, anchored }: { truth: Truth; edits: number; withUndo: boolean; anchored: readonly Anchored[] }): SessionFacts {
  const [first, ...others] = writers;
  must(first !== undefined, 'nobody wrote');
  for (const writer of writers) writer.checkReading();
  const shown = JSON.stringify(first.text.doc);
  for (const other of others) must(JSON.stringify(other.text.doc) === shown, 'two writers see different documents');
  const seen = new Set<string>();
  for (const { id, text } of characters(first.ydoc, first.text.doc)) {
    must(!seen.has(id), `the character "${text}" is shown twice`);
    seen.add(id);
    must(truth.typed.get(id) === text || !truth.typed.has(id) && truth.broughtBack.has(id), `nobody typed "${text}" (${id})`);
    must(!truth.struck.has(id), `the struck character "${text}" came back`);
  }
  for (const [id, text] of truth.typed) must(seen.has(id) || truth.struck.has(id) || truth.cut.has(id) || isCutOut(first.ydoc, id), `the character "${text}" (${id}) was lost`);
  const honest = new Set(['words-without-clause', 'clause-without-end', 'stray-table', 'repeated-table', 'note-without-text', ...(withUndo ? ['unlawful-id', 'unknown-type'] : [])]);
  for (const { kind } of judgeStructure(first.ydoc)) must(honest.has(kind), `the judge found ${kind}`);
  const facts = { edits, characters: seen.size, orphans: first.text.orphans().length, anchors: judgeAnchors(first, anchored, truth) };
  must(facts.anchors.strayedStill + facts.anchors.strayedMoved === 0, 'an anchor is not on its character');
  for (const writer of writers) writer.close();
  return facts;
}

/** Stored in a block that somebody cut out, whose words are the same as then though another person has typed one of them again. */
function isCutOut(ydoc: Y.Doc, id: string): boolean {
  const [client = 0, clock = 0] = id.split(':').map(Number);
  let item: Y.Item | null = Y.getItem(ydoc.store, Y.createID(client, clock)) as Y.Item;
  if (item.deleted) return false;
  while (item && !(item.content instanceof Y.ContentType && !item.deleted)) item = item.left;
  const marker: unknown = item?.content instanceof Y.ContentType ? item.content.type : null;
  return marker instanceof Y.Map && marker.get('struck') !== undefined;
}

/** Block ids come from the platform's chance; a session must not. Each turn has its own, so that fewer turns give the same ids. */
class BlockIds {
  readonly #seed: number;
  readonly #real = crypto.getRandomValues;
  #chance: Chance;

  constructor(seed: number) {
    this.#seed = seed;
    this.#chance = chanceOf(seed * 7 + 1);
    const value = (bytes: Uint8Array): Uint8Array => {
      for (let at = 0; at < bytes.length; at++) bytes[at] = below(this.#chance, 256);
      return bytes;
    };
    Object.defineProperty(crypto, 'getRandomValues', { configurable: true, value });
  }

  turn(turn: number): void {
    this.#chance = chanceOf(this.#seed * 7919 + turn + 2);
  }

  restore(): void {
    Object.defineProperty(crypto, 'getRandomValues', { configurable: true, value: this.#real });
  }
}

function shuffle(updates: Uint8Array[], chance: Chance): void {
  for (let at = updates.length - 1; at > 0; at--) {
    const other = below(chance, at + 1);
    const [a, b] = [updates[at], updates[other]];
    if (a && b) { updates[at] = b; updates[other] = a; }
  }
}

function paragraph(chance: Chance): Paragraph {
  return { type: 'paragraph', attrs: { id: newBlockId() }, content: [{ type: 'text', text: prose(chance, 3 + below(chance, 6)) }] };
}

const firstMarks = [
  { type: 'link', attrs: { href: 'https://example.org/' } }, { type: 'proposedWords', attrs: { suggestion: 's1.a.b' } }, { type: 'bold', attrs: {} },
  { type: 'proposedStrike', attrs: { suggestion: 's1.a.c' } }, { type: 'proposedItalic', attrs: { suggestion: 's1.a.d', to: true } },
] as const;

/** First words of paragraphs get a mark, in about half of them bold. In an edit of its own: of what was written in one go Yjs knows its marks anyhow (text-that-came-first.test.ts). */
function markFirstWords(ydoc: Y.Doc, proposing: boolean): void {
  const text = openFlatText(ydoc);
  const { tr } = EditorState.create({ doc: text.doc });
  let turn = 0;
  text.doc.descendants((node, at) => {
    if (node.type.name !== 'paragraph') return true;
    const mark = proposing ? firstMarks[turn++ % firstMarks.length] : node.textContent.length % 2 === 0 ? firstMarks[2] : undefined;
    if (mark) tr.addMark(at + 1, at + 1 + node.textContent.indexOf(' '), agreementSchema.mark(mark.type, mark.attrs));
    return false;
  });
  text.applyLocal(tr.doc, tr.mapping.maps, 'import');
  text.close();
}

function startContent(chance: Chance): AgreementContent {
  const item = (content: ListItem['content']): ListItem => ({ type: 'listItem', attrs: { id: newBlockId() }, content });
  const table: Table = {
    type: 'table', attrs: { id: newBlockId() },
    content: [0, 1].map((row) => ({
      type: 'tableRow' as const, attrs: { id: newBlockId() },
      content: [0, 1].map(() => ({ type: row === 0 ? 'tableHeader' as const : 'tableCell' as const, attrs: { id: newBlockId() }, content: [paragraph(chance)] })),
    })),
  };
  const blocks: Block[] = [
    { type: 'heading', attrs: { id: newBlockId(), level: 1 }, content: [{ type: 'text', text: prose(chance, 2) }] },
    paragraph(chance), paragraph(chance),
    { type: 'orderedList', attrs: { id: newBlockId(), start: 1 }, content: [item([paragraph(chance)]), item([paragraph(chance)]), item([paragraph(chance)])] },
    paragraph(chance), table, paragraph(chance),
  ];
  return { type: 'doc', content: blocks };
}
