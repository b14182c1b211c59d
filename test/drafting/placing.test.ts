/** Anchored words are found in a long text beside the server's own thread, and just as they are found in a short one. */
import { expect, test } from 'vitest';
import { idsBetween, type IdRun, quoteBetween, wordsAround } from '#shared/anchors/anchor.ts';
import type { LiveBlock, PlacedAnchor, TakenAnchor } from '#shared/anchors/place.ts';
import { Refusal } from '#shared/refusals.ts';
import { longText, placesOf, takenText } from '../../server/drafting/placing/places.ts';
import { placesIn } from '../../server/drafting/placing/placing-desk.ts';
import { PlacingThread } from '../../server/drafting/placing/placing-thread.ts';

const words = ['kommunen', 'regionen', 'elevhälsan', 'ansvarar', 'barnet', 'planen', 'samverkan', 'insatsen', 'vårdnadshavaren', 'uppföljningen', 'skolan', 'mottagningen'];
const sentence = (nth: number): string => `Punkt ${nth}: ${Array.from({ length: 9 }, (_, at) => words[(nth * (at + 3) + at * at) % words.length]).join(' ')} senast den ${1 + nth % 28}.`;
const id = (nth: number, letter: string): string => `b${letter}${String(nth).padStart(14, '0')}`;

const consulted = (count: number) => Array.from({ length: count }, (_, nth) => {
  const text = sentence(nth);
  return { block: id(nth, 'a'), ordinal: nth, text, runs: [[7, nth * 1_000, text.length]] satisfies IdRun[] };
});

/** Read in anew with every third paragraph rewritten at its end: not a character has its identity. */
const readInAnew = (count: number): LiveBlock[] => Array.from({ length: count }, (_, nth) => {
  const text = nth % 3 === 0 ? sentence(nth).replace(/senast.*$/u, 'utan dröjsmål.') : sentence(nth);
  return { block: id(nth, 'n'), text, runs: [{ client: 9, clock: nth * 1_000, length: text.length, at: 0 }] };
});

function scene(count: number): { now: LiveBlock[]; anchors: TakenAnchor[] } {
  const before = consulted(count);
  const text = takenText(`text of ${count}`, before);
  const anchors = Array.from({ length: 12 }, (_, nth) => {
    const block = before[Math.floor((nth * count) / 12)];
    const [from, to] = [{ block: block?.block ?? '', offset: 0 }, { block: block?.block ?? '', offset: block?.text.length ?? 0 }];
    return { ids: idsBetween(before, from, to), quote: quoteBetween(before, from, to) ?? '', ...wordsAround(before, from, to), block: from.block, source: { text, from, to } };
  });
  return { now: readInAnew(count), anchors };
}

const short = 20;
const long = Math.ceil(longText / sentence(0).length) + 50;
const refusedBy = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => null, (error: unknown) => (error instanceof Refusal ? `${error.kind} ${error.code}` : error));
const all = (name: string, { now, anchors }: ReturnType<typeof scene>, thread: PlacingThread): Promise<PlacedAnchor[]> => {
  const places = placesOf(name, now, thread);
  return Promise.all(anchors.map((anchor) => places.place(anchor)));
};

test('words of a long text that was read in anew are found as they are without a thread, whoever asks first', async () => {
  const thread = new PlacingThread();
  const text = scene(long);
  const alone = text.anchors.map((anchor) => placesIn(text.now).place(anchor));
  expect(alone.filter(({ state }) => state === 'changed').length, 'some of them were rewritten').toBeGreaterThan(0);
  const [one, other] = await Promise.all([all('long', text, thread), all('long', text, thread)]);
  expect(one).toEqual(alone);
  expect(other).toEqual(alone);
  expect(thread.generation).toBe(0);
});

test('a short text needs no thread; a long one that takes too long is refused in one sentence', async () => {
  const thread = new PlacingThread({ time: 1, memory: 256 });
  expect((await all('short', scene(short), thread)).map(({ state }) => state)).toContain('moved');
  expect(thread.generation).toBe(0);
  expect(await refusedBy(all('long', scene(10 * long), thread))).toBe('unavailable unavailable');
  expect(thread.generation).toBe(1);
});

test('a thread that has forgotten a text is told it again', async () => {
  const thread = new PlacingThread();
  const text = scene(long);
  const first = await all('kept', text, thread);
  for (let nth = 0; nth < 16; nth += 1) await thread.ask('hold', { of: `other ${nth}`, blocks: readInAnew(1) });
  for (let nth = 0; nth < 24; nth += 1) await thread.ask('take', { of: `other ${nth}`, blocks: consulted(1) });
  expect(await all('kept', text, thread)).toEqual(first);
});
