import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { syncFrame } from '../../server/realtime/frames.ts';
import { leave, stockClient, synced, whenDocument } from '../support/yjs-client.ts';
import { isEdit, openServer, RawPeer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;

afterEach(async () => {
  await server.stop();
});

function textIn(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc.getText('content').toString();
}

function writtenBy(words: string[]): Uint8Array[] {
  const doc = new Y.Doc({ gc: false });
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of words) doc.getText('content').insert(doc.getText('content').length, word);
  return updates;
}

test('a document nobody has open leaves memory with a snapshot, and comes back the same', async () => {
  server = await openServer({ limits: { evictMs: 5 } });
  const writer = stockClient({ url: server.url, document: 'agreement' });
  await synced(writer);
  for (const word of ['one ', 'two ', 'three']) writer.text.insert(writer.text.length, word);
  writer.text.delete(0, 4);
  const seen = server.realtime.flushed('agreement');
  await server.log.when(() => server.log.rows.length > 0);
  await seen;
  leave(writer);
  await server.reported('document-evicted');
  expect(server.log.snapshots.get('agreement')?.seq).toBe(server.log.rows.length);
  expect(server.log.loads).toBe(1);
  const again = stockClient({ url: server.url, document: 'agreement' });
  await synced(again);
  expect(server.log.loads).toBe(2);
  expect(again.text.toString()).toBe('two three');
  leave(again);
});

test('people who come while it is being loaded share one load', async () => {
  server = await openServer();
  const people = Array.from({ length: 10 }, (_, at) => stockClient({ url: server.url, document: 'agreement', params: { person: `writer-${at}` } }));
  await Promise.all(people.map(synced));
  expect(server.log.loads).toBe(1);
  people.forEach(leave);
});

test('compaction: a snapshot after many rows, and the rows from the beginning, give the live text', async () => {
  server = await openServer({ limits: { rowsPerSnapshot: 20, commitMs: 0 } });
  const updates = writtenBy(Array.from({ length: 50 }, (_, word) => `${word} `));
  for (const update of updates) await server.realtime.apply('agreement', update, { personId: 'writer-a' });
  await server.log.when(() => (server.log.snapshots.get('agreement')?.seq ?? 0) >= 20);
  const live = await server.realtime.flushed('agreement');
  expect(live.seq).toBe(50);
  const rows = new Y.Doc({ gc: false });
  for (const { bytes } of server.log.rows) Y.applyUpdate(rows, bytes);
  expect(Y.encodeStateAsUpdate(rows)).toEqual(live.state);
  const stored = await server.log.load('agreement');
  expect(stored.updates.length).toBeLessThan(50);
  const compacted = new Y.Doc({ gc: false });
  Y.applyUpdate(compacted, stored.snapshot?.bytes ?? new Uint8Array([0, 0]));
  for (const { bytes } of stored.updates) Y.applyUpdate(compacted, bytes);
  expect(Y.encodeStateAsUpdate(compacted)).toEqual(live.state);
});

test('the flushed state is exactly the log up to its row', async () => {
  server = await openServer();
  const updates = writtenBy(['one ', 'two ', 'three ']);
  server.log.hold();
  const applied = updates.map((update) => server.realtime.apply('agreement', update, { personId: 'writer-a' }));
  const flushed = server.realtime.flushed('agreement');
  server.log.open();
  const { seq, state, stateVector } = await flushed;
  await Promise.all(applied);
  expect(textIn(state)).toBe('one two three ');
  const rows = new Y.Doc({ gc: false });
  for (const row of server.log.rows.filter((row) => row.seq <= seq)) Y.applyUpdate(rows, row.bytes);
  expect(Y.encodeStateAsUpdate(rows)).toEqual(state);
  expect(Y.encodeStateVector(rows)).toEqual(stateVector);
});

test('stopping writes what was received, tells it, and sends everyone away to come back', async () => {
  server = await openServer();
  const writer = new RawPeer(`${server.url}/agreement/sync?person=writer-a&ack=1`);
  await writer.opened();
  const [update] = writtenBy(['last words']);
  server.log.hold();
  writer.socket.send(syncFrame('update', update ?? new Uint8Array()));
  await writer.read();
  const stopped = server.realtime.stop();
  server.log.open();
  await stopped;
  expect(await writer.closed).toEqual({ code: 4512, reason: 'server-restarting' });
  expect(writer.frames.some((frame) => frame[0] === 100 && frame[1] === 1)).toBe(true);
  expect(server.log.rows).toHaveLength(1);
  const late = new RawPeer(`${server.url}/agreement/sync?person=writer-a`);
  expect((await late.closed).code).toBe(4512);
  await expect(server.realtime.flushed('agreement')).rejects.toMatchObject({ code: 'server-restarting' });
});

test('a reader who does not read is served nothing more, and gets what it missed as one difference', async () => {
  server = await openServer({ limits: { stalledBytes: 100_000, documentBytes: 200 * 2 ** 20 } });
  const slow = new RawPeer(`${server.url}/agreement/sync?person=reader&write=0`);
  await slow.opened();
  await slow.read();
  slow.socket.pause();
  const before = slow.frames.length;
  const updates = writtenBy(Array.from({ length: 120 }, () => 'x'.repeat(200_000)));
  await Promise.all(updates.map((update) => server.realtime.apply('agreement', update, { personId: 'writer-a' })));
  await server.reported('reader-stalled');
  slow.socket.resume();
  const doc = new Y.Doc();
  let at = before;
  while (doc.getText('content').length < 120 * 200_000) {
    await slow.hears((frame) => isEdit(frame, false), at);
    for (const frame of slow.frames.slice(at)) Y.applyUpdate(doc, frame.subarray(frame.length - lengthOf(frame)));
    at = slow.frames.length;
  }
  expect(slow.frames.length - before).toBeLessThan(120);
  await slow.leave();
});

test('a reader who stalls too often is cut and told to come back', async () => {
  server = await openServer({ limits: { stalledBytes: 100_000, stallsPerMinute: 1, documentBytes: 200 * 2 ** 20 } });
  const slow = new RawPeer(`${server.url}/agreement/sync?person=reader&write=0`);
  await slow.opened();
  await slow.read();
  slow.socket.pause();
  for (const update of writtenBy(Array.from({ length: 120 }, () => 'x'.repeat(200_000)))) {
    await server.realtime.apply('agreement', update, { personId: 'writer-a' });
    if (server.events.some(({ event }) => event === 'reader-stalled')) break;
  }
  await server.reported('reader-stalled');
  slow.socket.resume();
  expect((await slow.closed).code).toBe(4508);
});

test('a silent line is spoken to before the stock client would leave, and a dead one is cut', async () => {
  server = await openServer({ limits: { keepAliveMs: 200, halfOpenMs: 1_500 } });
  const quiet = new RawPeer(`${server.url}/agreement/sync?person=reader&write=0`);
  await quiet.opened();
  await quiet.hears((frame) => frame[0] === 1 && frame.length === 3);
  const dead = new RawPeer(`${server.url}/agreement/sync?person=writer-a`);
  await dead.opened();
  await dead.read();
  dead.socket.pause();
  expect(await server.reported('line-dead')).toEqual({ documentId: 'agreement', personId: 'writer-a' });
  dead.socket.resume();
  await dead.closed;
  await quiet.read();
});

/** How many bytes an update frame carries: its length stands after two one-byte numbers. */
function lengthOf(frame: Uint8Array): number {
  let length = 0;
  for (let at = 2, shift = 0; ; at += 1, shift += 7) {
    const byte = frame[at] ?? 0;
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) return length;
  }
}

test('the judge sees the text within its time, and its repair is written as the server’s own edit', async () => {
  server = await openServer({
    limits: { judgeMs: 5 },
    judge: (_documentId, doc) => {
      const text = doc.getText('content');
      if (!text.toString().includes('forbidden')) return { faults: [], repair: null };
      const copy = new Y.Doc({ gc: false });
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      const before = Y.encodeStateVector(copy);
      copy.getText('content').delete(text.toString().indexOf('forbidden'), 'forbidden'.length);
      return { faults: [{ code: 'forbidden-word' }], repair: Y.encodeStateAsUpdate(copy, before) };
    },
  });
  const writer = stockClient({ url: server.url, document: 'agreement' });
  await synced(writer);
  writer.text.insert(0, 'a forbidden word');
  await whenDocument(writer.doc, () => writer.text.toString() === 'a  word');
  expect(await server.reported('document-faults')).toEqual({ documentId: 'agreement', codes: 'forbidden-word' });
  await server.log.when(() => server.log.rows.some(({ personId }) => personId === null));
  leave(writer);
});

test('what the admission does not know is refused before anyone sees it', async () => {
  server = await openServer({ admit: ({ structs }) => (structs.some((struct) => 'parent' in struct && String(struct.parent) === 'hidden') ? 'unknown-root' : null) });
  const doc = new Y.Doc();
  doc.getText('hidden').insert(0, 'smuggled');
  await expect(server.realtime.apply('agreement', Y.encodeStateAsUpdate(doc), { personId: 'writer-a' })).rejects.toMatchObject({ code: 'update-invalid' });
});
