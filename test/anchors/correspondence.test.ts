/** Words taken in a text that is known whole (design D6): what was read in anew, cut and pasted or typed again is found, and what only reads like it is not. */
import { expect, test } from 'vitest';
import { type AnchoredBlock, type IdRun, idsBetween, quoteBetween, wordsAround } from '#shared/anchors/anchor.ts';
import { type LiveBlock, LivePlaces, type PlacedAnchor } from '#shared/anchors/place.ts';
import { TakenText } from '#shared/anchors/taken-text.ts';

const boilerplate = 'Parterna ska samverka i frågor som rör barn och unga.';
const consulted = [
  'Lika villkor i hela länet',
  'Kommunen svarar för kostnaden för skolskjuts. Regionen betalar tolkning vid vårdbesök.',
  boilerplate,
  'Barnahus',
  'Samordnaren ska ha avsatt tid i sin tjänst. Planen följs upp varje termin av den som leder arbetet.',
  `Elevhälsan tar första kontakten med vårdnadshavaren. ${boilerplate}`,
  'Vårdnadshavaren har rätt att ta del av planen innan den beslutas av parterna.',
] as const;

type Written = AnchoredBlock & { runs: readonly IdRun[] };
const blockId = (nth: number): string => `b${String(nth).padStart(15, '0')}`;
const taken: Written[] = consulted.map((text, ordinal) => ({ block: blockId(ordinal), ordinal, text, runs: [[1, ordinal * 1_000, text.length]] }));
const source = new TakenText(taken);

/** A block that stands as it stood. */
const kept = (ordinal: number): LiveBlock => ({ block: blockId(ordinal), text: consulted[ordinal] ?? '', runs: [{ client: 1, clock: ordinal * 1_000, length: consulted[ordinal]?.length ?? 0, at: 0 }] });
let fresh = 0;
/** A block whose every character was made since. */
const made = (text: string): LiveBlock => ({ block: blockId(100 + ++fresh), text, runs: [{ client: 2, clock: fresh * 10_000, length: text.length, at: 0 }] });

function placed(words: string, now: readonly LiveBlock[], ordinal = consulted.findIndex((text) => text.includes(words))): PlacedAnchor {
  const start = consulted[ordinal]?.indexOf(words) ?? -1;
  const [from, to] = [{ block: blockId(ordinal), offset: start }, { block: blockId(ordinal), offset: start + words.length }];
  expect(quoteBetween(taken, from, to)).toBe(words);
  return new LivePlaces(now).place({ quote: words, ids: idsBetween(taken, from, to), block: from.block, ...wordsAround(taken, from, to), source: { text: source, from, to } });
}

const all = consulted.map((_, ordinal) => ordinal);
const without = (...gone: number[]): LiveBlock[] => all.filter((ordinal) => !gone.includes(ordinal)).map(kept);

test('a text that is read in whole keeps every place, what stands in several places too', () => {
  const now = consulted.map((text) => made(text));
  for (const words of ['Lika villkor', 'kostnaden för skolskjuts', 'Barnahus', 'termin', 'ta del av planen']) expect(placed(words, now), words).toMatchObject({ state: 'moved', text: words });
  for (const ordinal of [2, 5]) expect(placed('samverka i frågor', now, ordinal).from?.block, 'each in its own paragraph').toBe(now[ordinal]?.block);
});

test('in a text that is read in with its paragraphs in another order, each place follows its own', () => {
  const now = [...consulted].reverse().map((text) => made(text));
  for (const words of ['Lika villkor i hela länet', 'Barnahus', 'Regionen betalar tolkning', 'har rätt att ta del']) expect(placed(words, now)).toMatchObject({ state: 'moved', text: words });
});

test('words that were cut out and pasted in elsewhere are found there', () => {
  const now = [kept(0), made('Kommunen svarar för kostnaden för skolskjuts.'), kept(2), kept(3), kept(4), kept(5), made('Vårdnadshavaren har rätt att ta del av planen innan Regionen betalar tolkning vid vårdbesök. den beslutas av parterna.')];
  expect(placed('Regionen betalar tolkning vid vårdbesök.', now)).toMatchObject({ state: 'moved', text: 'Regionen betalar tolkning vid vårdbesök.', from: { block: now[6]?.block } });
});

test('a sentence that is written over is not taken for another that reads alike', () => {
  const now = [...without(2), made('Ett helt annat stycke om något annat i länet.')];
  expect(placed(boilerplate, now, 2), 'its like in another paragraph stood there all along').toMatchObject({ state: 'gone', from: null });
});

test('of words of which a third stands none are said to be gone', () => {
  const words = 'Planen följs upp varje termin av den som leder arbetet.';
  expect(placed(words, [...without(4), made('Samordnaren ska ha avsatt tid i sin tjänst. Planen följs upp varje dag.')])).toMatchObject({ state: 'changed', text: 'Planen följs upp varje dag.' });
});

test('of words that were torn in two the larger half is shown, or somebody is asked', () => {
  const now = [...without(1), made('Kommunen svarar för kostnaden'), made('Ett nytt långt stycke som handlar om annat och skiljer de två från varandra. '.repeat(4)), made('för skolskjuts. Regionen betalar tolkning vid vårdbesök.')];
  expect(placed('Kommunen svarar för kostnaden för skolskjuts. Regionen betalar tolkning', now)).toMatchObject({ state: 'changed', text: 'för skolskjuts. Regionen betalar tolkning' });
});

test('one word of it elsewhere is not the place: somebody is asked', () => {
  const now = [...without(4), made('Den som vill får skriva samordnaren utanför parterna.'), made('Barnets tid i sin tjänst räknas av annan.')];
  expect(['uncertain', 'gone']).toContain(placed('avsatt tid i sin tjänst', now).state);
});

test('a few letters of another word are nothing of the place', () => {
  const now = [...without(4), made('Samordnaren ska ha avstått från sin tjänst. Plankan följs upp varje termin av den som leder arbetet.')];
  expect(placed('avsatt', now)).toMatchObject({ state: 'gone' });
});

test('a full stop far away draws nothing in', () => {
  const now = [...without(4), made('Samordnaren ska ha avsatt tid för barnet och möter dem som vill tala om annat än det som står i planen för hela det kommande läsåret.'), made('Planen följs upp varje termin av den som leder arbetet.')];
  expect(placed('avsatt tid i sin tjänst.', now).text).toBe('avsatt tid ');
});

test('less than half of it, known by its text alone, is asked about', () => {
  const words = 'svarar för kostnaden för skolskjuts. Regionen';
  expect(placed(words, [...without(1), made('Det finns en lista hos den som svarar för kostnaden i länet.')]), 'some of its words, in a paragraph of others').toMatchObject({ state: 'uncertain' });
});

/** A block of which some was there and the rest came in one insertion. */
function mixed(parts: readonly (string | { ordinal: number; from: number; to: number })[]): LiveBlock {
  let at = 0;
  const texts: string[] = [];
  const runs = parts.map((part) => {
    const text = typeof part === 'string' ? part : (consulted[part.ordinal] ?? '').slice(part.from, part.to);
    const run = typeof part === 'string' ? { client: 2, clock: ++fresh * 10_000, length: text.length, at } : { client: 1, clock: part.ordinal * 1_000 + part.from, length: text.length, at };
    at += text.length;
    texts.push(text);
    return run;
  });
  return { block: blockId(200 + ++fresh), text: texts.join(''), runs };
}

test('two words that were pasted in by themselves are found; the same two in a new sentence are not taken for them', () => {
  const words = 'tolkning vid';
  const rest = without(1, 6);
  const emptied = mixed([{ ordinal: 1, from: 0, to: 62 }, { ordinal: 1, from: 75, to: 86 }]);
  const end = consulted[6].length;
  const pasted = mixed([{ ordinal: 6, from: 0, to: 20 }, ` ${words}`, { ordinal: 6, from: 20, to: end }]);
  expect(placed(words, [...rest, emptied, pasted])).toMatchObject({ text: words, from: { block: pasted.block } });
  const written = mixed([{ ordinal: 6, from: 0, to: end }, ` Den som behöver ${words} ett samtal i skolan ska få det utan kostnad.`]);
  expect(placed(words, [...rest, emptied, written]).state).toMatch(/gone|uncertain/);
});

test('words are asked about that stand beside others that are only likely the same', () => {
  const now = [...without(4).slice(0, 5), made('Elever i hela länet vill veta hur Planen följs upp varje termin, av den som frågar efter den.'), ...without(4).slice(5)];
  expect(placed('av den som', now, 4)).toMatchObject({ state: 'uncertain' });
});

test('a phrase that a new sentence has too is not taken for the sentence that was struck out', () => {
  const now = [...without(1), made('Det finns en lista hos länet. Kommunen svarar för kostnaden för skolskjuts och måltider enligt en plan som förvaltningen tar fram varje år tillsammans med dem som berörs.')];
  expect(placed('svarar för kostnaden', now).state).toBe('uncertain');
});

test('what is left of words that were struck out is shown, when nothing of the rest reads anywhere', () => {
  const words = 'ha avsatt tid i sin tjänst.';
  const start = consulted[4].indexOf(words);
  const left = mixed([{ ordinal: 4, from: 0, to: start + 6 }, { ordinal: 4, from: start + words.length, to: consulted[4].length }]);
  expect(placed(words, [...without(4).slice(0, 4), left, ...without(4).slice(4)])).toMatchObject({ state: 'changed', text: 'ha avs', by: 'ids' });
});

test('a word that was pasted in with others, and stood once only, is asked about', () => {
  const end = consulted[6].length;
  const now = [...without(3, 6), mixed([{ ordinal: 6, from: 0, to: 20 }, 'nyligenBarnahus', { ordinal: 6, from: 20, to: end }])];
  expect(placed('Barnahus', now)).toMatchObject({ state: 'uncertain', text: 'Barnahus' });
});

test('a word that ends its paragraph ends it yet when another paragraph was put behind it', () => {
  const now = [...consulted.slice(0, 4), 'Samordnaren ska ha avsatt tid i sin tjänst. Planen följs upp varje termin av arbetet.', 'Det är ett nytt stycke i länet.', ...consulted.slice(5)].map((text) => made(text));
  expect(placed('r arbetet.', now)).toMatchObject({ state: 'changed', text: 'arbetet.' });
});

test('two parts of a place with much put between them that stood elsewhere are two places', () => {
  const between = consulted.map((text, ordinal) => (ordinal === 1 ? '' : text)).join(' ');
  const cut = 30;
  const now = [mixed([{ ordinal: 1, from: 0, to: cut }]), made(between), mixed([{ ordinal: 1, from: cut, to: consulted[1].length }])];
  expect(placed(consulted[1].slice(0, 70), now), 'the larger is shown').toMatchObject({ state: 'changed', text: consulted[1].slice(cut, 70) });
});
