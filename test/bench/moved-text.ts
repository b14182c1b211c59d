/**
 * Writing in long texts in which clauses have been moved: such a text is read once more whenever a block comes, goes or is moved (ADR 17, 22).
 * `npm run bench -- moved-text`: letters, Enter, Backspace and drags, where they are made and where they arrive, without moves and with 50.
 */
import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command, Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { moveNodes } from '#shared/agreement/moving-blocks.ts';
import { openFlatText, writeContent } from '#shared/agreement/flat-text.ts';
import { below, chanceOf, pick } from '../agreement/chance.ts';
import type { Chance } from '../agreement/chance.ts';
import { percentile, sixtyPages, textPlaces, twoHundredPages } from './pages.ts';
import type { BenchResult, Figure } from './text-core.ts';

const hand = 'hand';
const network = 'network';
const rounds = 2;
const moves = [0, 50];

/** Processor time, so that what else runs on the machine does not count; collecting garbage in other threads does. */
function timed(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

type Edit = (doc: Node, chance: Chance) => Transaction | null;

const edits: Record<string, Edit> = {
  key: (doc, chance) => EditorState.create({ doc }).tr.insertText('a', pick(chance, textPlaces(doc))),
  Enter: (doc, chance) => made(splitBlock, at(doc, pick(chance, textPlaces(doc)))),
  Backspace: (doc, chance) => made(joinBackward, at(doc, doc.resolve(pick(chance, textPlaces(doc))).start())),
  drag,
};

/** Prints readable lines as it goes. */
export async function run({ seed }: { seed: number }): Promise<BenchResult> {
  const figures: Figure[] = [];
  for (const [pages, content, aim] of [['60 pages', sixtyPages(chanceOf(seed)), 2], ['200 pages', twoHundredPages(seed), 5]] as const) {
    for (const count of moves) {
      for (const [side, name, times] of timesOf(content, { seed, count })) {
        for (const [part, share] of [['p50', 0.5], ['p95', 0.95]] as const) {
          const value = Math.min(...times.map((round) => percentile(round, share)));
          const target = name === 'key' && part === 'p95' ? aim : null;
          const holds = target === null || value <= target;
          figures.push({ what: `${pages}, ${count} moves: ${side} ${name} ${part}`, value, unit: 'ms', target, holds });
          console.log(`  ${pages}, ${count} moves: ${side} ${name} ${part}: ${value} ms${target === null ? '' : ` (at most ${target}: ${holds ? 'holds' : 'fails'})`}`);
        }
      }
    }
  }
  return { name: 'moved-text', seed, figures };
}

/** The times of each round; the best round counts, since what else runs on the machine only adds. */
function timesOf(content: AgreementContent, { seed, count }: { seed: number; count: number }): ['local' | 'remote', string, number[][]][] {
  const taken = new Map<string, ['local' | 'remote', string, number[][]]>();
  for (let round = 0; round < rounds; round++) {
    const chance = chanceOf(seed + round);
    const [here, there] = openBoth(content);
    for (let move = 0; move < count; move++) write(here, drag(here.text.doc, chance));
    there.receive(here.sent());
    for (const [name, edit] of Object.entries(edits)) {
      const [local, remote]: [number[], number[]] = [[], []];
      for (let turn = 0; turn < (name === 'key' ? 200 : 40); turn++) {
        const tr = edit(here.text.doc, chance);
        if (!tr) continue;
        local.push(timed(() => write(here, tr)));
        const update = here.sent();
        remote.push(timed(() => there.receive(update)));
      }
      for (const [side, times] of [['local', local], ['remote', remote]] as const) {
        const known = taken.get(`${side} ${name}`) ?? [side, name, []];
        // The first ten warm up.
        known[2].push(times.slice(10));
        taken.set(`${side} ${name}`, known);
      }
    }
    here.text.close();
    there.text.close();
  }
  return [...taken.values()];
}

interface Desk { text: ReturnType<typeof openFlatText>; sent(): Uint8Array; receive(update: Uint8Array): void }

function openBoth(content: AgreementContent): [Desk, Desk] {
  const origin = new Y.Doc();
  origin.clientID = 1;
  writeContent(origin, content, 'import');
  const start = Y.encodeStateAsUpdate(origin);
  const open = (client: number): Desk => {
    const ydoc = new Y.Doc();
    Y.applyUpdate(ydoc, start, network);
    ydoc.clientID = client;
    let waiting: Uint8Array[] = [];
    ydoc.on('update', (update: Uint8Array, from: unknown) => { if (from === hand) waiting.push(update); });
    return {
      text: openFlatText(ydoc),
      sent: () => { const all = Y.mergeUpdates(waiting); waiting = []; return all; },
      receive: (update) => Y.applyUpdate(ydoc, update, network),
    };
  };
  return [open(11), open(12)];
}

function write({ text }: Desk, tr: Transaction | null): void {
  if (tr) text.applyLocal(tr.doc, tr.mapping.maps, hand);
}

/** A block of the top level to another place of it. */
function drag(doc: Node, chance: Chance): Transaction | null {
  const starts = [0];
  doc.forEach((node, offset) => { starts.push(offset + node.nodeSize); });
  const child = below(chance, doc.childCount);
  return made(moveNodes(starts[child] ?? 0, starts[child + 1] ?? 0, pick(chance, starts)), EditorState.create({ doc }));
}

function at(doc: Node, position: number): EditorState {
  return EditorState.create({ doc, selection: TextSelection.create(doc, position) });
}

function made(command: Command, state: EditorState): Transaction | null {
  let done: Transaction | null = null;
  command(state, (tr) => { done = tr; });
  return done;
}
