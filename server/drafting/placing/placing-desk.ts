/** What the placing thread does: it keeps the texts that were asked about last, and finds anchored words in them. Knows no database. */
import * as Y from 'yjs';
import { toContent } from '#shared/agreement/flat-text.ts';
import type { AnchorPoint } from '#shared/anchors/anchor.ts';
import { Likeness } from '#shared/anchors/likeness.ts';
import { type LiveBlock, LivePlaces, type PlacedAnchor, type TakenAnchor } from '#shared/anchors/place.ts';
import { TakenText } from '#shared/anchors/taken-text.ts';
import { type LiveText, liveText } from './live-text.ts';

export type TakenBlocks = ConstructorParameters<typeof TakenText>[0];

/** An anchor whose text the thread knows by name. */
export type SentAnchor = Omit<TakenAnchor, 'source'> & { source?: { text: string; from: AnchorPoint; to: AnchorPoint } };

/** Texts go by names that no other text of the process has. */
export interface Asks {
  /** A draft's state, to be read here and kept. */
  read: [asked: { of: string; state: Uint8Array }, answer: LiveText];
  /** A text that words are to be found in. */
  hold: [asked: { of: string; blocks: LiveBlock[] }, answer: null];
  /** A text that words were taken in. */
  take: [asked: { of: string; blocks: TakenBlocks }, answer: null];
  place: [asked: { of: string; anchors: SentAnchor[] }, answer: { placed: PlacedAnchor[] } | { lacks: { held: boolean; taken: string[] } }];
}

/** What was compared is kept with them: some 3 MB for each pair of texts of 330,000 characters. */
const mostHeld = 16;
const mostTaken = 24;

export class PlacingDesk {
  readonly #held = new Map<string, LivePlaces>();
  readonly #taken = new Map<string, TakenText>();

  answer<K extends keyof Asks>(kind: K, asked: Asks[K][0]): Asks[K][1] {
    return this.#desk[kind](asked);
  }

  readonly #desk: { [K in keyof Asks]: (asked: Asks[K][0]) => Asks[K][1] } = {
    read: ({ of, state }) => {
      const ydoc = new Y.Doc({ gc: false });
      Y.applyUpdate(ydoc, state);
      const text = liveText(toContent(ydoc), ydoc);
      ydoc.destroy();
      keep(this.#held, { name: of, value: placesIn(text.blocks), most: mostHeld });
      return text;
    },
    hold: ({ of, blocks }) => {
      keep(this.#held, { name: of, value: placesIn(blocks), most: mostHeld });
      return null;
    },
    take: ({ of, blocks }) => {
      keep(this.#taken, { name: of, value: new TakenText(blocks), most: mostTaken });
      return null;
    },
    place: ({ of, anchors }) => {
      const names = new Set(anchors.flatMap(({ source }) => source?.text ?? []));
      const [held, taken] = [this.#held.get(of), new Map([...names].map((name) => [name, this.#taken.get(name)]))];
      const missing = [...names].filter((name) => taken.get(name) === undefined);
      if (held === undefined || missing.length > 0) return { lacks: { held: held === undefined, taken: missing } };
      keep(this.#held, { name: of, value: held, most: mostHeld });
      for (const [name, value] of taken) if (value) keep(this.#taken, { name, value, most: mostTaken });
      return { placed: anchors.map(({ source, ...anchor }) => {
        const text = source === undefined ? undefined : taken.get(source.text);
        return held.place(source === undefined || text === undefined ? anchor : { ...anchor, source: { ...source, text } });
      }) };
    },
  };
}

export const placesIn = (blocks: readonly LiveBlock[]): LivePlaces => new LivePlaces(blocks, (text) => new Likeness(text));

/** As the one that was asked for last; the one that was so the longest ago goes. */
function keep<V>(kept: Map<string, V>, { name, value, most }: { name: string; value: V; most: number }): void {
  kept.delete(name);
  kept.set(name, value);
  for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest);
}
