/** The texts that are written in: seeded, of real form, and the same bytes for every server. */
import * as Y from 'yjs';
import type { AgreementContent, Block } from '#shared/agreement/content.ts';
import { runsOf, writeContent } from '#shared/agreement/flat-text.ts';
import { seeded } from '../../support/figures.ts';
import type { Place } from './wire.ts';

export interface StoredText {
  state: Uint8Array;
  /** The last edits apart, as rows that a snapshot does not have yet; empty for a text that was only imported. */
  before: Uint8Array;
  tail: Uint8Array[];
  /** Places in the middle of paragraphs where somebody may begin to type: the letter before and the one after. */
  openings: [left: Place, right: Place][];
}

const paragraphsPerPage = 6;
const words = 'parterna samverkar om barn och unga hälsa vård omsorg ansvar plan samordning region kommun uppföljning insats behov stöd skola gemensam mål'.split(' ');
const blockId = (n: number): string => `b${n.toString(36).padStart(15, '0')}`;

/** A text of so many pages as an import would write it. */
export function importedText(pages: number, seed: number): StoredText {
  const ydoc = written(pages, seed);
  const state = Y.encodeStateAsUpdate(ydoc);
  return { state, before: state, tail: [], openings: openingsOf(ydoc) };
}

/** The same after so many edits by one hand at a time: bursts of typing, the end of each struck out again, three tenths in all. */
export function text(pages: number, edits: number, seed: number): StoredText {
  const ydoc = written(pages, seed);
  const random = seeded(seed + 1);
  const body = ydoc.getText('text');
  const spots = openingsOf(ydoc).map(([left]) => Y.createRelativePositionFromJSON({ item: left, type: null, tname: null, assoc: 0 }));
  const tail: Uint8Array[] = [];
  let before: Uint8Array = new Uint8Array();
  let made = 0;
  ydoc.on('update', (update: Uint8Array) => {
    made += 1;
    if (made === edits - 200) before = Y.encodeStateAsUpdate(ydoc);
    else if (made > edits - 200) tail.push(update);
  });
  while (made < edits) {
    const spot = spots[Math.floor(random() * spots.length)];
    let at = (spot && Y.createAbsolutePositionFromRelativePosition(spot, ydoc)?.index) ?? 1;
    const typed = 20 + Math.floor(random() * 60);
    for (let n = 0; n < typed && made < edits; n += 1) {
      body.insert(at, String.fromCharCode(97 + Math.floor(random() * 26)));
      at += 1;
    }
    for (let n = Math.floor(typed * random() * 0.85); n > 0 && made < edits; n -= 1) body.delete((at -= 1), 1);
  }
  return { state: Y.encodeStateAsUpdate(ydoc), before, tail, openings: openingsOf(ydoc) };
}

function written(pages: number, seed: number): Y.Doc {
  const random = seeded(seed);
  const sentence = (): string => `${Array.from({ length: 16 }, () => words[Math.floor(random() * words.length)]).join(' ')}. `;
  const content: Block[] = Array.from({ length: pages * paragraphsPerPage }, (_, n) =>
    n % paragraphsPerPage === 0
      ? { type: 'heading', attrs: { id: blockId(n), level: 1 }, content: [{ type: 'text', text: `Kapitel ${n / paragraphsPerPage + 1}` }] }
      : { type: 'paragraph', attrs: { id: blockId(n) }, content: [{ type: 'text', text: Array.from({ length: 5 }, sentence).join('').trim() }] },
  );
  const ydoc = new Y.Doc({ gc: false });
  ydoc.clientID = 1_000 + seed;
  writeContent(ydoc, { type: 'doc', content } satisfies AgreementContent, 'import');
  return ydoc;
}

function openingsOf(ydoc: Y.Doc): [Place, Place][] {
  return runsOf(ydoc).flatMap(({ runs }): [Place, Place][] => {
    const run = runs.find(({ length }) => length > 40);
    return run === undefined ? [] : [[{ client: run.client, clock: run.clock + 20 }, { client: run.client, clock: run.clock + 21 }]];
  });
}
