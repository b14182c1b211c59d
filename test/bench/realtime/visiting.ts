/** People who come, look and stay: a rush to one long document, moving carets, quiet documents, readers that do not read. */
import type { Figure } from '../../support/figures.ts';
import type { Moved } from './generator.ts';
import { atMost, inTurn, median, told, type Part } from './series.ts';
import type { Running, Scene } from './targets.ts';
import { importedText, text } from './texts.ts';

/** 200 people open a 100-page document with 260,000 edits of history at once. */
export async function join(part: Part): Promise<Figure[]> {
  const big = text(100, 260_000, part.seed);
  const scene: Scene = { name: 'rush to one document', text: big, persons: 201, documents: 1, limits: '' };
  const lengths = new Set<number>();
  const measure = async (server: Running): Promise<{ milliseconds: number; serverSeconds: number }> => {
    const [first, ...seats] = server.seats(201, () => false);
    // One is in already, as the one who sent the link; the document is loaded.
    await part.people.ask('enter', { pid: server.pid, seats: first ? [first] : [], atOnce: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { milliseconds, serverSeconds, length } = await part.people.ask('enter', { pid: server.pid, seats, atOnce: true, checked: 1 });
    lengths.add(length ?? 0);
    await part.people.ask('leave', undefined as never);
    return { milliseconds, serverSeconds };
  };
  const found = await inTurn(part, scene, { ours: measure, relay: measure, hocuspocus: measure });
  const time = (all: { milliseconds: number }[]): number => median(all.map(({ milliseconds }) => milliseconds));
  return [
    atMost('200 open 100 pages with 260,000 edits: time to the raw relay', time(found.ours) / time(found.relay), 1.3),
    atMost('200 open 100 pages with 260,000 edits: time to Hocuspocus', time(found.ours) / time(found.hocuspocus), 0.12),
    told('200 open 100 pages: our time until all have it', time(found.ours), 'ms'),
    told('200 open 100 pages: our server CPU', median(found.ours.map(({ serverSeconds }) => serverSeconds * 1000)), 'ms'),
    told('200 open 100 pages: bytes of the text', big.state.length, 'bytes'),
    atMost('200 open 100 pages: different texts received', lengths.size, 1, 'texts'),
  ];
}

/** 100 carets at 5 Hz, both batching over 50 ms. */
export async function cursors(part: Part): Promise<Figure[]> {
  const scene: Scene = { name: 'moving carets', text: importedText(28, part.seed), persons: 100, documents: 1, limits: 'presenceCrowd=1000', window: 50 };
  const measure = async (server: Running): Promise<Moved> => {
    await part.people.ask('enter', { pid: server.pid, seats: server.seats(100, (n) => n < 2), atOnce: false });
    const moved = await part.people.ask('move', { seconds: 5, hertz: 5 });
    await part.people.ask('leave', undefined as never);
    return moved;
  };
  const found = await inTurn(part, scene, { ours: measure, hocuspocus: measure });
  const load = (moved: Moved[]): number => median(moved.map(({ serverLoad }) => serverLoad));
  return [
    atMost('100 carets at 5 Hz, 50 ms window: server CPU to Hocuspocus', load(found.ours) / load(found.hocuspocus), 0.35),
    told('100 carets: our server CPU', load(found.ours) * 100, '% of a core'),
    told('100 carets: our median way to another', median(found.ours.map(({ p50 }) => p50)), 'ms'),
    told('100 carets: Hocuspocus\' median way', median(found.hocuspocus.map(({ p50 }) => p50)), 'ms'),
  ];
}

/** 1,000 quiet one-page documents with one connection each, then without. */
export async function memory(part: Part): Promise<Figure[]> {
  const documents = 1_000;
  const scene: Scene = { name: 'quiet documents', text: importedText(1, part.seed), persons: 60, documents: documents + 50, limits: 'evictMs=1000,quietMs=1000' };
  const measure = async (server: Running): Promise<{ quiet: number; evicted: number }> => {
    const seats = server.seats(documents + 50, () => false);
    const visit = async (which: typeof seats): Promise<void> => {
      await part.people.ask('enter', { pid: server.pid, seats: which, atOnce: false });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    };
    const leave = async (): Promise<void> => {
      await part.people.ask('leave', undefined as never);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
    };
    await visit(seats.slice(documents));
    await leave();
    const before = await server.live();
    await visit(seats.slice(0, documents));
    const during = await server.live();
    await leave();
    const after = await server.live();
    return { quiet: (during - before) / documents / 1024, evicted: (after - before) / documents / 1024 };
  };
  const found = await inTurn(part, scene, { ours: measure });
  return [
    atMost('quiet one-page document with one connection', median(found.ours.map(({ quiet }) => quiet)), 20, 'KiB'),
    atMost('left of it after eviction', median(found.ours.map(({ evicted }) => evicted)), 3, 'KiB'),
    told('bytes of the page', scene.text.state.length, 'bytes'),
  ];
}

/** 12 MB are pasted while 20 of 30 readers do not read; the growth beside the same without them. */
export async function slow(part: Part): Promise<Figure[]> {
  const stalled = 20;
  const scene: Scene = { name: 'readers that do not read', text: importedText(28, part.seed), persons: 31, documents: 1, limits: 'bytesPerSecond=100000000,bytesBurst=100000000,messagesPerSecond=1000' };
  const growth = async (server: Running, count: number): Promise<number> => {
    await part.people.ask('enter', { pid: server.pid, seats: server.seats(31, () => false), atOnce: false });
    const before = await server.live();
    if (count > 0) await part.people.ask('stall', { count });
    await part.people.ask('paste', { times: 200, size: 60_000, perSecond: 40 });
    const after = await server.live();
    await part.people.ask('leave', undefined as never);
    return after - before;
  };
  const without = await inTurn(part, { ...scene, name: 'readers that all read' }, { ours: (server) => growth(server, 0) });
  const found = await inTurn(part, scene, { ours: (server) => growth(server, stalled) });
  return [atMost('growth per stalled reader while 12 MB are written', (median(found.ours) - median(without.ours)) / stalled / 2 ** 20, 4, 'MiB')];
}
