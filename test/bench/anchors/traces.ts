/** Real typing, key by key: anchors are set half way through its history, and the rest of it is played on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { flatRoots } from '#shared/agreement/flat-format.ts';
import { toContent, writeContent } from '#shared/agreement/flat-text.ts';
import { outline } from '#shared/agreement/clauses.ts';
import { packageRoot } from '../../../server/config.ts';
import { chanceOf } from '../../agreement/chance.ts';
import { readsAs, Reality } from './judging.ts';
import { anchorsIn, type Followed, type Judged, judged } from './scripts.ts';
import { playTogether } from './together.ts';
import { TypedLines } from './typed-lines.ts';

/** How many anchors are set in the text that each builds. `friendsforever` is two people writing at once. */
export const traces = { 'automerge-paper': 600, friendsforever: 200, sveltecomponent: 200 } as const;
export type TraceName = keyof typeof traces;

export interface Typed { patches: [at: number, deleted: number, inserted: string][]; parents?: number[]; agent?: number }

const fileOf = (name: TraceName): string => join(packageRoot, '..', 'shared', 'fixtures', 'traces', `${name}.json.gz`);

export function playTrace(name: TraceName, seed: number): Judged[] {
  if (!existsSync(fileOf(name))) throw new Error(`the trace ${name} is not there`);
  const { txns, kind } = JSON.parse(gunzipSync(readFileSync(fileOf(name))).toString()) as { kind?: string; txns: Typed[] };
  const start = new Y.Doc({ gc: false });
  start.clientID = 7;
  writeContent(start, { type: 'doc', content: [{ type: 'paragraph', attrs: { id: blockId(0) } }] }, 'import');
  let followed: Followed[] = [];
  let newest = -1;
  const setAnchors = (ydoc: Y.Doc, truth: ReadonlyMap<string, readonly number[]>): void => {
    followed = anchorsIn(ydoc, truth, { chance: chanceOf(seed), many: traces[name] });
    for (const tags of truth.values()) for (const tag of tags) newest = Math.max(newest, tag);
  };
  const { ydoc, truth } = (kind === 'concurrent' ? playTogether : playAlone)(start, txns, setAnchors);
  return withWrittenAgain(judged(followed, ydoc, truth), { truth, newest });
}

/**
 * A trace tells which key made a character, not what was pasted: cut out and put in elsewhere, words come one by one as if typed. Where less than a third
 * stands, a place where everything was written since and most of the quote is read in its order holds those words again.
 */
function withWrittenAgain(all: readonly Judged[], { truth, newest }: { truth: ReadonlyMap<string, readonly number[]>; newest: number }): Judged[] {
  const reality = new Reality(truth);
  const isAgain = ({ verdict, anchor, own, placed, stands }: Judged): boolean => verdict === 'wrong' && stands.reduce((sum, [from, to]) => sum + to - from, 0) * 3 < own.length && reality.isWrittenSince(placed, newest) && readsAs(anchor.quote, placed.text) > 0.5;
  return all.map((one) => (isAgain(one) ? { ...one, verdict: 'written-again' } : one));
}

const blockId = (nth: number): string => `b${nth.toString(36).padStart(15, '0')}`;

/** One who types alone; the truth is kept by the trace itself, beside the text. */
function playAlone(ydoc: Y.Doc, txns: readonly Typed[], half: (ydoc: Y.Doc, truth: Map<string, number[]>) => void): { ydoc: Y.Doc; truth: Map<string, number[]> } {
  const { text } = flatRoots(ydoc);
  const lines = new TypedLines();
  let blocks = 0;
  const truth = (): Map<string, number[]> => new Map(outline(toContent(ydoc)).map(({ block }, nth) => [block, lines.tagsOf(nth)]));
  for (const [nth, { patches }] of txns.entries()) {
    if (nth === txns.length >> 1) half(ydoc, truth());
    ydoc.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        // A line end is two units of the text: the end of one block and the beginning of the next.
        const from = at + lines.lineAt(at) + 1;
        if (deleted > 0) text.delete(from, at + deleted + lines.lineAt(at + deleted) + 1 - from);
        let unit = from;
        for (const [line, part] of inserted.split('\n').entries()) {
          if (line > 0) {
            text.insert(unit, '\n');
            text.insertEmbed(unit + 1, new Y.Map<unknown>([['id', blockId(++blocks)], ['type', 'paragraph']]));
            unit += 2;
          }
          if (part !== '') text.insert(unit, part);
          unit += part.length;
        }
        lines.write(at, deleted, inserted);
      }
    });
  }
  return { ydoc, truth: truth() };
}
