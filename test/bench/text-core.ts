/**
 * The flat text beside the usual tree binding: the same scripts, then the same keys on 60 pages; before that, sessions with every command of the editor,
 * moves, undo and late delivery, half of them through the editor's own binding and undo. `npm run bench -- text-core [--runs 10000]`.
 */
import { joinBackward, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, wrapInList } from '@tiptap/pm/schema-list';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command, Transaction } from '@tiptap/pm/state';
import { absolutePositionToRelativePosition, initProseMirrorDoc, relativePositionToAbsolutePosition, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { AgreementContent, Block, Paragraph } from '#shared/agreement/content.ts';
import { newBlockId } from '#shared/agreement/content.ts';
import { openFlatText, toDoc, writeContent } from '#shared/agreement/flat-text.ts';
import type { FlatText } from '#shared/agreement/flat-text.ts';
import { plainText, textBlocks } from '#shared/agreement/plain-text.ts';
import { agreementSchema } from '#shared/agreement/schema.ts';
import { below, chanceOf, pick, prose } from '../agreement/chance.ts';
import type { Chance } from '../agreement/chance.ts';
import { runSession } from '../agreement/session.ts';
import { percentile, sixtyPages, textPlaces, timed, twoHundredPages } from './pages.ts';

export interface Figure { what: string; value: number; unit: string; target: number | null; holds: boolean }
export interface BenchResult { name: string; seed: number; figures: Figure[] }

const network = 'network';
const { nodes, marks } = agreementSchema;

/** One person at one replica, whatever the binding. */
interface Desk {
  ydoc: Y.Doc;
  doc(): Node;
  write(tr: Transaction): void;
  receive(update: Uint8Array): void;
  anchor(position: number): unknown;
  place(anchor: unknown): number | null;
}

function flatDesk(start: Uint8Array, client: number): Desk {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, start, network);
  ydoc.clientID = client;
  const text: FlatText = openFlatText(ydoc);
  return {
    ydoc,
    doc: () => text.doc,
    write: (tr) => { text.applyLocal(tr.doc, tr.mapping.maps, 'hand'); },
    receive: (update) => Y.applyUpdate(ydoc, update, network),
    anchor: (position) => text.toIndex(position),
    place: (anchor) => text.toPosition(anchor as Y.RelativePosition),
  };
}

/** What y-tiptap does without its screen: a rewrite by difference, and the whole document anew after each delivery. */
function treeDesk(start: Uint8Array, client: number): Desk {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, start, network);
  ydoc.clientID = client;
  const fragment = ydoc.getXmlFragment('prosemirror');
  let { doc, meta } = initProseMirrorDoc(fragment, agreementSchema);
  return {
    ydoc,
    doc: () => doc,
    write: (tr) => {
      ydoc.transact(() => updateYFragment(ydoc, fragment, tr.doc, meta), 'hand');
      doc = tr.doc;
    },
    receive: (update) => {
      Y.applyUpdate(ydoc, update, network);
      const old = doc;
      ({ doc, meta } = initProseMirrorDoc(fragment, agreementSchema));
      const { tr } = EditorState.create({ doc: old });
      doc = tr.replaceWith(0, old.content.size, doc.content).doc;
    },
    anchor: (position) => absolutePositionToRelativePosition(position, fragment, meta.mapping),
    place: (anchor) => relativePositionToAbsolutePosition(ydoc, fragment, anchor, meta.mapping),
  };
}

type OpenDesk = typeof flatDesk;
interface Binding { name: string; open: OpenDesk; start(content: AgreementContent): Uint8Array }

const bindings: Binding[] = [
  { name: 'flat', open: flatDesk, start: (content) => { const ydoc = new Y.Doc(); ydoc.clientID = 1; writeContent(ydoc, content, 'import'); return Y.encodeStateAsUpdate(ydoc); } },
  { name: 'tree', open: treeDesk, start: (content) => {
    const ydoc = new Y.Doc();
    ydoc.clientID = 1;
    const fragment = ydoc.getXmlFragment('prosemirror');
    updateYFragment(ydoc, fragment, agreementSchema.nodeFromJSON(content), initProseMirrorDoc(fragment, agreementSchema).meta);
    return Y.encodeStateAsUpdate(ydoc);
  } },
];

/** Prints readable lines as it goes. */
export async function run({ seed, runs }: { seed: number; runs: number | null }): Promise<BenchResult> {
  const figures: Figure[] = [];
  const note = (what: string, value: number, unit: string, target: number | null = null): void => {
    const holds = target === null || value <= target;
    figures.push({ what, value, unit, target, holds });
    console.log(`  ${what}: ${value} ${unit}${target === null ? '' : ` (at most ${target}: ${holds ? 'holds' : 'fails'})`}`);
  };
  writeSessions(seed, runs ?? 200, note);
  console.log('Three writers, 60 edits each, half the deliveries late, 40 runs; words marked to tell copies apart');
  for (const binding of bindings) {
    const sum = writeTogether(binding, seed);
    const target = binding.name === 'flat' ? 0 : null;
    note(`${binding.name}: words doubled`, sum.doubled, 'words', target);
    note(`${binding.name}: words lost`, sum.lost, 'words', target);
    note(`${binding.name}: words in all`, sum.words, 'words');
    note(`${binding.name}: anchors off their word`, Math.round((1000 * sum.strayed) / Math.max(1, sum.anchors)) / 10, '%', target);
  }
  const content = sixtyPages(chanceOf(seed));
  console.log(`60 pages: ${textBlocks(content).length} blocks, ${plainText(content).length} characters, 40 lists, 6 tables`);
  const built: number[] = [];
  const written: number[] = [];
  for (let turn = 0; turn < 7; turn++) {
    const ydoc = new Y.Doc();
    written.push(timed(() => writeContent(ydoc, content, 'import')));
    built.push(timed(() => toDoc(ydoc)));
  }
  note('flat: write 60 pages, median', percentile(written, 0.5), 'ms', 150);
  note('flat: build 60 pages, median', percentile(built, 0.5), 'ms');
  const [flat] = bindings;
  if (flat) {
    const imported = flat.start(content);
    note('flat: open an import of 60 pages from its bytes, median', percentile(Array.from({ length: 7 }, () => timed(() => flatDesk(imported, 11))), 0.5), 'ms', 150);
  }
  for (const binding of bindings) {
    const start = binding.start(content);
    note(`${binding.name}: bytes of 60 pages`, start.length, 'bytes');
    noteKeys(note, { binding, start }, { seed, name: binding.name, aim: binding.name === 'flat' ? 2 : null });
  }
  const long = twoHundredPages(seed);
  console.log(`200 pages: ${textBlocks(long).length} blocks, ${plainText(long).length} characters`);
  if (flat) noteKeys(note, { binding: flat, start: flat.start(long) }, { seed, name: 'flat, 200 pages', aim: 5 });
  return { name: 'text-core', seed, figures };
}

type Note = (what: string, value: number, unit: string, target?: number | null) => void;

/** Every second session through the editor's binding; one in ten long. A fault is counted by what it says and told with its seed. */
function writeSessions(seed: number, runs: number, note: Note): void {
  console.log(`${runs} sessions of two or three writers with every command, half of them through the editor's binding, one in ten of 110 edits, the others of 32`);
  const faults = { doubled: 0, lost: 0, other: 0 };
  const sum = { edits: 0, characters: 0, orphans: 0, still: 0, moved: 0, strayedStill: 0, strayedMoved: 0 };
  for (let turn = 0; turn < runs; turn++) {
    try {
      const { edits, characters, orphans, anchors } = runSession({ seed: seed * 10_000_000 + turn, edits: turn % 10 === 9 ? 110 : 32, withEditors: turn % 2 === 1 });
      sum.edits += edits;
      sum.characters += characters;
      sum.orphans += orphans;
      for (const key of ['still', 'moved', 'strayedStill', 'strayedMoved'] as const) sum[key] += anchors[key];
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      console.log(`  ${said}`);
      faults[/twice/.test(said) ? 'doubled' : /was lost|lost the character|struck the character/.test(said) ? 'lost' : 'other']++;
    }
    if (turn % 500 === 499) console.log(`  ${turn + 1} sessions`);
  }
  const share = (strayed: number, all: number): number => Math.round((1000 * strayed) / Math.max(1, all)) / 10;
  note('sessions', runs, 'sessions');
  note('sessions: edits', sum.edits, 'edits');
  note('sessions: characters at the end', sum.characters, 'characters');
  note('sessions with a character doubled', faults.doubled, 'sessions', 0);
  note('sessions with a character lost', faults.lost, 'sessions', 0);
  note('sessions with another fault (replicas differ, unlawful document, steps that do not give it)', faults.other, 'sessions', 0);
  note('sessions: anchors outside moves', sum.still, 'anchors');
  note('sessions: anchors outside moves off their character', share(sum.strayedStill, sum.still), '%', 0);
  note('sessions: anchors inside moves', sum.moved, 'anchors');
  note('sessions: anchors inside moves off their character', share(sum.strayedMoved, sum.moved), '%', 0);
  note('sessions: words shown without a clause', sum.orphans, 'paragraphs');
}

/** The best of five rounds: what else runs on the machine only adds. */
function noteKeys(note: Note, { binding, start }: { binding: Binding; start: Uint8Array }, { seed, name, aim }: { seed: number; name: string; aim: number | null }): void {
  const rounds = Array.from({ length: 5 }, (_, round) => typeKeys(binding, start, seed + round));
  const best = (side: 'local' | 'remote', part: number): number => Math.min(...rounds.map((keys) => percentile(keys[side], part)));
  for (const side of ['local', 'remote'] as const) {
    note(`${name}: ${side} key p50`, best(side, 0.5), 'ms');
    note(`${name}: ${side} key p95`, best(side, 0.95), 'ms', aim);
  }
}

interface Tally { words: number; doubled: number; lost: number; anchors: number; strayed: number }
interface Script { truth: Set<string>; struck: Set<string>; nextWord: number }

const marked = /[a-zåäö]+‹\d+›/gu;

function writeTogether(binding: Binding, seed: number): Tally {
  const tally: Tally = { words: 0, doubled: 0, lost: 0, anchors: 0, strayed: 0 };
  for (let turn = 0; turn < 40; turn++) oneRun(binding, chanceOf(seed * 1000 + turn), tally);
  return tally;
}

function oneRun(binding: Binding, chance: Chance, tally: Tally): void {
  const script: Script = { truth: new Set(), struck: new Set(), nextWord: 1 };
  const start = binding.start(markedContent(chance, script));
  const desks = [0, 1, 2].map((at) => binding.open(start, 10 + below(chance, 1000) * 3 + at));
  const inboxes: Uint8Array[][] = desks.map(() => []);
  desks.forEach((desk, at) => desk.ydoc.on('update', (update: Uint8Array, from: unknown) => {
    if (from !== network) inboxes.forEach((inbox, other) => { if (other !== at) inbox.push(update); });
  }));
  const first = desks[0];
  if (!first) return;
  const anchors = wordPlaces(first.doc()).map(({ word, from }) => ({ word, anchor: first.anchor(from) }));
  for (let edit = 0; edit < 180; edit++) {
    const at = below(chance, desks.length);
    const desk = desks[at];
    if (!desk) continue;
    if (chance() < 0.5) for (const update of inboxes[at]?.splice(0, 1 + below(chance, 3)) ?? []) desk.receive(update);
    const tr = markedEdit(EditorState.create({ doc: desk.doc() }), chance, script);
    if (tr?.docChanged) desk.write(tr);
  }
  while (inboxes.some((inbox) => inbox.length > 0)) desks.forEach((desk, at) => { for (const update of inboxes[at]?.splice(0) ?? []) desk.receive(update); });
  const seen = new Map<string, number>();
  for (const { word } of wordPlaces(first.doc())) seen.set(word, (seen.get(word) ?? 0) + 1);
  for (const word of script.truth) {
    const count = seen.get(word) ?? 0;
    tally.words++;
    if (count > 1) tally.doubled++;
    if (count === 0 && !script.struck.has(word)) tally.lost++;
  }
  const places = new Map(wordPlaces(first.doc()).map(({ word, from }) => [word, from]));
  for (const { word, anchor } of anchors) {
    const place = places.get(word);
    if (place === undefined || script.struck.has(word)) continue;
    tally.anchors++;
    if (first.place(anchor) !== place) tally.strayed++;
  }
}

function wordPlaces(doc: Node): { word: string; from: number }[] {
  const found: { word: string; from: number }[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (const match of node.textContent.matchAll(marked)) found.push({ word: match[0], from: position + 1 + match.index });
    return false;
  });
  return found;
}

function newWord(chance: Chance, script: Script): string {
  const word = `${prose(chance, 1).replace(/[^a-zåäö]/gu, '') || 'ord'}‹${script.nextWord++}›`;
  script.truth.add(word);
  return word;
}

function markedContent(chance: Chance, script: Script): AgreementContent {
  const paragraph = (): Paragraph => ({ type: 'paragraph', attrs: { id: newBlockId() }, content: [{ type: 'text', text: Array.from({ length: 6 }, () => newWord(chance, script)).join(' ') }] });
  const list: Block = { type: 'bulletList', attrs: { id: newBlockId() }, content: [0, 1, 2].map(() => ({ type: 'listItem' as const, attrs: { id: newBlockId() }, content: [paragraph()] })) };
  return { type: 'doc', content: [...Array.from({ length: 8 }, paragraph), list, ...Array.from({ length: 4 }, paragraph)] };
}

/** Whole words only, so that every loss is the binding's. */
function markedEdit(state: EditorState, chance: Chance, script: Script): Transaction | null {
  const words = wordPlaces(state.doc);
  const target = words[below(chance, Math.max(1, words.length))];
  if (!target) return null;
  const at = (from: number, to = from): EditorState => state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  const done = (command: Command, on: EditorState): Transaction | null => {
    let tr: Transaction | null = null;
    command(on, (made) => { tr = made; });
    return tr;
  };
  const end = target.from + target.word.length;
  const kind = chance();
  if (kind < 0.34) return state.tr.insertText(`${newWord(chance, script)} `, target.from);
  if (kind < 0.44) { script.struck.add(target.word); return state.tr.delete(target.from, end); }
  if (kind < 0.6) return done(splitBlock, at(target.from));
  if (kind < 0.7) return done(joinBackward, at(state.doc.resolve(target.from).start()));
  if (kind < 0.78) return done(setBlockType(chance() < 0.6 ? nodes.heading : nodes.paragraph, { level: 2 }), at(target.from));
  if (kind < 0.84) return done(wrapInList(nodes.bulletList), at(target.from));
  if (kind < 0.89) return done(liftListItem(nodes.listItem), at(target.from));
  if (kind < 0.93) return done(sinkListItem(nodes.listItem), at(target.from));
  return done(toggleMark(marks.bold), at(target.from, end));
}

/** 600 letters in bursts at 30 places, each timed where it is typed and where it arrives; the first 100 warm up. */
function typeKeys(binding: Binding, start: Uint8Array, seed: number): { local: number[]; remote: number[] } {
  const chance = chanceOf(seed);
  const [here, there] = [binding.open(start, 11), binding.open(start, 12)];
  let sent: Uint8Array | null = null;
  here.ydoc.on('update', (update: Uint8Array) => { sent = update; });
  const [local, remote]: [number[], number[]] = [[], []];
  let place = 0;
  for (let key = 0; key < 600; key++) {
    if (key % 20 === 0) place = pick(chance, textPlaces(here.doc()));
    const tr = EditorState.create({ doc: here.doc() }).tr.insertText(pick(chance, ['a', 'e', 'n', 'r']), place++);
    const own = timed(() => here.write(tr));
    const update: Uint8Array | null = sent;
    const theirs = update ? timed(() => there.receive(update)) : 0;
    if (key < 100) continue;
    local.push(own);
    remote.push(theirs);
  }
  return { local, remote };
}
