/** People who type: an ordinary load, human rates, and as much as it takes. */
import type { Figure } from '../../support/figures.ts';
import type { Typed } from './generator.ts';
import { atLeast, atMost, inTurn, median, told, type Part } from './series.ts';
import type { Running, Scene } from './targets.ts';
import { importedText } from './texts.ts';

/** Nothing else than rates is raised: what one person may send in a second, and the window is printed with the figures. */
const raised = 'messagesPerSecond=100000,messagesBurst=100000,bytesPerSecond=100000000,bytesBurst=100000000';
const pages = 28;
/** The same for both batching servers at the ordinary load. */
const ordinaryWindow = 4;
const slowestMs = 100;
const busiest = 0.8;

/** 100 people × 4 characters a second in one document. */
export async function ordinary(part: Part): Promise<Figure[]> {
  const scene: Scene = { name: 'ordinary load', text: importedText(pages, part.seed), persons: 100, documents: 1, limits: '', window: ordinaryWindow };
  const measure = async (server: Running): Promise<Typed> => {
    await part.people.ask('enter', { pid: server.pid, seats: server.seats(100, (n) => n < 2), atOnce: false });
    const typed = await part.people.ask('type', { perSecond: 400, seconds: 5, warmUp: 6 });
    await part.people.ask('leave', undefined as never);
    return typed;
  };
  const found = await inTurn(part, scene, { ours: measure, relay: measure, hocuspocus: measure });
  const cost = (typed: Typed[]): number => median(typed.map(({ serverLoad, perSecond }) => (serverLoad * 1e6) / perSecond));
  const missing = Object.values(found).flat().reduce((sum, typed) => sum + typed.missing, 0);
  return [
    atMost('ordinary load: server CPU to Hocuspocus, same window', cost(found.ours) / cost(found.hocuspocus), 0.6),
    atMost('ordinary load: server CPU to the raw relay', cost(found.ours) / cost(found.relay), 1.1),
    told('ordinary load: our server CPU', cost(found.ours), 'µs/edit'),
    told('ordinary load: Hocuspocus flushDelay', ordinaryWindow, 'ms'),
    told('ordinary load: our median way to another', median(found.ours.map(({ p50 }) => p50)), 'ms'),
    atMost('edit to durable acknowledgement, median', median(found.ours.map(({ saved }) => saved?.p50 ?? Number.POSITIVE_INFINITY)), 25, 'ms'),
    atMost('edit to durable acknowledgement, p99', median(found.ours.map(({ saved }) => saved?.p99 ?? Number.POSITIVE_INFINITY)), 80, 'ms'),
    atMost('ordinary load: edits that did not arrive', missing, 0, 'edits'),
  ];
}

/** 2, 10 and 50 people × 5 and 100 people × 2 characters a second. */
export async function latency(part: Part): Promise<Figure[]> {
  const crowds = [{ people: 2, each: 5 }, { people: 10, each: 5 }, { people: 50, each: 5 }, { people: 100, each: 2 }];
  const scene: Scene = { name: 'human rates', text: importedText(pages, part.seed), persons: 100, documents: 1, limits: '' };
  const measure = async (server: Running): Promise<number[]> => {
    const ways: number[] = [];
    for (const { people, each } of crowds) {
      await part.people.ask('enter', { pid: server.pid, seats: server.seats(people, (n) => n < 2), atOnce: false });
      const { p50, missing } = await part.people.ask('type', { perSecond: people * each, seconds: people === 2 ? 6 : 3, warmUp: 1.5 });
      await part.people.ask('leave', undefined as never);
      ways.push(missing === 0 ? p50 : Number.POSITIVE_INFINITY);
    }
    return ways;
  };
  const found = await inTurn(part, scene, { ours: measure, relay: measure });
  return crowds.flatMap(({ people }, at) => {
    const [mine, theirs] = [median(found.ours.map((ways) => ways[at] ?? Number.NaN)), median(found.relay.map((ways) => ways[at] ?? Number.NaN))];
    return [
      { ...atMost(`${people} people: median way to another, ms`, mine, Math.max(theirs * 1.2, theirs + 0.5), 'ms'), target: Number(Math.max(theirs * 1.2, theirs + 0.5).toPrecision(3)) },
      told(`${people} people: the raw relay's`, theirs, 'ms'),
    ];
  });
}

/** The highest rate with p99 ≤ 100 ms: one document with 100 people. */
export async function ceiling(part: Part): Promise<Figure[]> {
  const scene: Scene = { name: 'highest rate, one document', text: importedText(pages, part.seed), persons: 100, documents: 1, limits: raised };
  const search = searching(part, { people: 100, first: { ours: 30_000, hocuspocus: 5_000, stock: 600, relay: 800 } });
  const found = await inTurn(part, scene, { ours: search, hocuspocus: search, stock: search, relay: search });
  const best = (typed: Highest[]): number => median(typed.map(({ highest }) => highest));
  const common = await atCommonRate(part, scene, Math.min(best(found.hocuspocus), best(found.stock), best(found.relay)) * 0.7, 100);
  return [
    atLeast('one document, 100 people: highest updates/s to Hocuspocus', best(found.ours) / best(found.hocuspocus), 8),
    atLeast('one document, 100 people: highest updates/s to stock', best(found.ours) / best(found.stock), 50),
    told('one document, 100 people: our highest rate', best(found.ours), 'updates/s'),
    told('one document: runs of ours that the generator ended, not the server', found.ours.filter(({ endedBy }) => endedBy === 'generator').length, 'runs'),
    ...common,
  ];
}

/** 200 documents with 3 people in each. */
export async function rooms(part: Part): Promise<Figure[]> {
  const scene: Scene = { name: 'highest rate, 200 documents', text: importedText(1, part.seed), persons: 600, documents: 200, limits: raised };
  const search = searching(part, { people: 600, first: { ours: 20_000, hocuspocus: 4_000, stock: 4_000, relay: 20_000 } });
  const found = await inTurn(part, scene, { ours: search, hocuspocus: search, relay: search });
  const best = (typed: Highest[]): number => median(typed.map(({ highest }) => highest));
  const common = await atCommonRate(part, scene, Math.min(best(found.ours), best(found.hocuspocus), best(found.relay)) * 0.7, 600);
  return [
    atLeast('200 documents × 3: highest updates/s to Hocuspocus', best(found.ours) / best(found.hocuspocus), 6),
    atLeast('200 documents × 3: highest updates/s to the raw relay', best(found.ours) / best(found.relay), 1),
    told('200 documents × 3: our highest rate', best(found.ours), 'updates/s'),
    told('200 documents: runs of ours that the generator ended, not the server', found.ours.filter(({ endedBy }) => endedBy === 'generator').length, 'runs'),
    ...common,
  ];
}

interface Highest {
  highest: number;
  endedBy: 'server' | 'generator';
  steps: string[];
}

/** Up by halves until a rate fails, then once between; the next run begins where this one ended. */
function searching(part: Part, { people, first }: { people: number; first: Record<string, number> }) {
  return async (server: Running): Promise<Highest> => {
    await part.people.ask('enter', { pid: server.pid, seats: server.seats(people, (n) => (people === 100 ? n < 2 : n < 200)), atOnce: false });
    const steps: string[] = [];
    let [good, bad, endedBy] = [0, Number.POSITIVE_INFINITY, 'server' as Highest['endedBy']];
    for (let rate = first[server.name] ?? 1_000, tries = 0; tries < 7 && bad / Math.max(good, 1) > 1.15; tries += 1) {
      const typed = await part.people.ask('type', { perSecond: rate, seconds: 2, warmUp: 0.7 });
      const isGeneratorBusy = typed.generatorLoad >= busiest;
      const holds = !isGeneratorBusy && typed.missing === 0 && typed.p99 <= slowestMs && typed.perSecond >= rate * 0.95;
      steps.push(`${Math.round(rate)}/s p99 ${typed.p99.toFixed(0)} server ${typed.serverLoad.toFixed(2)} generator ${typed.generatorLoad.toFixed(2)}${typed.missing > 0 ? ` missing ${typed.missing}` : ''} ${holds ? 'ok' : 'no'}`);
      if (holds) good = rate;
      else [bad, endedBy] = [rate, isGeneratorBusy ? 'generator' : 'server'];
      // What a failed rate left behind must not spoil the next.
      if (!holds) await new Promise((resolve) => setTimeout(resolve, 500));
      rate = bad === Number.POSITIVE_INFINITY ? rate * 1.5 : good === 0 ? rate / 2 : Math.sqrt(good * bad);
    }
    await part.people.ask('leave', undefined as never);
    if (good > 0) first[server.name] = good;
    return { highest: good, endedBy, steps };
  };
}

async function atCommonRate(part: Part, scene: Scene, rate: number, people: number): Promise<Figure[]> {
  const measure = async (server: Running): Promise<number> => {
    await part.people.ask('enter', { pid: server.pid, seats: server.seats(people, (n) => (people === 100 ? n < 2 : n < 200)), atOnce: false });
    const { costPerEdit } = await part.people.ask('type', { perSecond: rate, seconds: 3, warmUp: 1.5 });
    await part.people.ask('leave', undefined as never);
    return costPerEdit;
  };
  const found = await inTurn(part, { ...scene, name: `${scene.name}, ${Math.round(rate)} updates/s for all` }, { ours: measure, hocuspocus: measure, relay: measure });
  return [
    told(`${scene.name}, all at ${Math.round(rate)}/s: our server CPU`, median(found.ours), 'µs/update'),
    told(`${scene.name}, all at ${Math.round(rate)}/s: Hocuspocus'`, median(found.hocuspocus), 'µs/update'),
    told(`${scene.name}, all at ${Math.round(rate)}/s: the raw relay's`, median(found.relay), 'µs/update'),
  ];
}
