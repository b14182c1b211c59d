/** Finds anchored words in one text: at once in a short one, in the thread for it in a long one, where all who ask share what is worked out (design 1: no request stops another's). */
import type { LiveBlock, LivePlaces, PlacedAnchor, TakenAnchor } from '#shared/anchors/place.ts';
import { TakenText } from '#shared/anchors/taken-text.ts';
import { Refusal } from '#shared/refusals.ts';
import { placesIn, type SentAnchor, type TakenBlocks } from './placing-desk.ts';
import { type PlacingThread, placingThread } from './placing-thread.ts';

export interface Places {
  /** Those that are asked for at once are sent together. Refuses `unavailable` when the thread could not answer in time or memory. */
  place(taken: TakenAnchor): Promise<PlacedAnchor>;
}

/** Characters. Texts that were all read in anew took up to 0.4 s at 10,000 and up to 1.9 s at 38,000; a shorter one is not worth the way. */
export const longText = 5_000;
/** So many are placed in a few ms, mostly by their identity. */
const fewAnchors = 250;
/** More at a time would let others wait. */
const mostAtOnce = 500;
/** What the thread lacks it is told, and asked again; it may have begun anew in between. */
const mostTurns = 4;

const taken = new WeakMap<TakenText, { name: string; blocks: TakenBlocks }>();

/** A text that words were taken in. `name`: the frozen document's id; it never changes. */
export function takenText(name: string, blocks: TakenBlocks): TakenText {
  const text = new TakenText(blocks);
  taken.set(text, { name, blocks: blocks.map(({ block, ordinal, text: words, runs }) => ({ block, ordinal, text: words, runs })) });
  return text;
}

interface Waiting { anchor: TakenAnchor; resolve: (placed: PlacedAnchor) => void; reject: (error: unknown) => void }

/** `name`: of the text in this state, and of no other. */
export function placesOf(name: string, blocks: readonly LiveBlock[], thread: PlacingThread = placingThread): Places {
  const isLong = blocks.reduce((sum, { text }) => sum + text.length, 0) > longText;
  let here: LivePlaces | null = null;
  let waiting: Waiting[] = [];

  const ask = async (anchors: readonly TakenAnchor[]): Promise<PlacedAnchor[]> => {
    const texts = new Map<string, TakenBlocks>();
    const sent = anchors.map((anchor) => crossing(anchor, texts));
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const answer = await thread.ask('place', { of: name, anchors: sent });
      if ('placed' in answer) return answer.placed;
      if (answer.lacks.held) await thread.ask('hold', { of: name, blocks: [...blocks] });
      for (const text of answer.lacks.taken) await thread.ask('take', { of: text, blocks: texts.get(text) ?? [] });
    }
    throw new Refusal('unavailable', 'unavailable');
  };

  const send = async (): Promise<void> => {
    const all = waiting;
    waiting = [];
    const isHere = !isLong && all.length <= fewAnchors;
    for (let at = 0; at < all.length; at += mostAtOnce) {
      const some = all.slice(at, at + mostAtOnce);
      try {
        const index = isHere ? (here ??= placesIn(blocks)) : null;
        const placed = index === null ? await ask(some.map(({ anchor }) => anchor)) : some.map(({ anchor }) => index.place(anchor));
        placed.forEach((one, nth) => some[nth]?.resolve(one));
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
  };

  return {
    place: (anchor) => new Promise((resolve, reject) => {
      waiting.push({ anchor, resolve, reject });
      if (waiting.length === 1) queueMicrotask(() => void send());
    }),
  };
}

/** As it is sent: without the text that it was taken in, which goes once and by its name. */
function crossing({ source, ids, quote, before, after, block }: TakenAnchor, texts: Map<string, TakenBlocks>): SentAnchor {
  const anchor = { ids, quote, before, after, ...(block === undefined ? {} : { block }) };
  if (source === undefined) return anchor;
  const known = taken.get(source.text);
  if (known === undefined) throw new Error('a text that words were taken in has a name');
  texts.set(known.name, known.blocks);
  return { ...anchor, source: { text: known.name, from: source.from, to: source.to } };
}
