import * as decoding from 'lib0/decoding';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { messages } from '#shared/realtime.ts';
import { syncFrame } from '../../server/realtime/frames.ts';
import { closedWith, leave, stockClient, synced, whenDocument } from '../support/yjs-client.ts';
import { isEdit, openServer, RawPeer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;

afterEach(async () => {
  await server.stop();
});

function updateOf(words: string, doc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.getText('content').insert(0, words);
  return Y.encodeStateAsUpdate(doc, before);
}

async function peer(query: string): Promise<RawPeer> {
  const raw = new RawPeer(`${server.url}/agreement/sync?${query}`);
  await raw.opened();
  return raw;
}

const acknowledged = (count: number) => (frame: Uint8Array): boolean => {
  const decoder = decoding.createDecoder(frame);
  return decoding.readVarUint(decoder) === messages.onDisk && decoding.readVarUint(decoder) === count;
};

test('a change is acknowledged only when the log has it on disk', async () => {
  server = await openServer();
  const writer = await peer('person=writer-a&ack=1');
  const reader = stockClient({ url: server.url, document: 'agreement', params: { person: 'reader', write: '0' } });
  await synced(reader);
  server.log.hold();
  writer.socket.send(syncFrame('update', updateOf('one')));
  await whenDocument(reader.doc, () => reader.text.toString() === 'one');
  await server.log.when(() => server.log.appends === 1);
  await writer.read();
  expect(writer.frames.some((frame) => frame[0] === messages.onDisk)).toBe(false);
  server.log.open();
  await writer.hears(acknowledged(1));
  expect(server.log.rows.map(({ seq, personId }) => ({ seq, personId }))).toEqual([{ seq: 1, personId: 'writer-a' }]);
  leave(reader);
});

test('the count is of frames: an empty difference and a deletion are acknowledged too', async () => {
  server = await openServer();
  const writer = await peer('person=writer-a&ack=1');
  const doc = new Y.Doc();
  writer.socket.send(syncFrame('difference', Y.encodeStateAsUpdate(doc)));
  await writer.hears(acknowledged(1));
  writer.socket.send(syncFrame('update', updateOf('words', doc)));
  await writer.hears(acknowledged(2));
  const deletion = new Promise<Uint8Array>((resolve) => doc.once('update', resolve));
  doc.getText('content').delete(0, 2);
  writer.socket.send(syncFrame('update', await deletion));
  await writer.hears(acknowledged(3));
  const { state } = await server.realtime.flushed('agreement');
  const settled = new Y.Doc();
  Y.applyUpdate(settled, state);
  expect(settled.getText('content').toString()).toBe('rds');
});

test('a client that did not ask hears neither acknowledgement nor refusal, which it would log as errors', async () => {
  server = await openServer();
  const writer = await peer('person=writer-a');
  writer.socket.send(syncFrame('update', updateOf('one')));
  await server.log.when(() => server.log.rows.length === 1);
  writer.socket.send(new Uint8Array([0, 2, 3, 9, 9, 9]));
  expect((await writer.closed).code).toBe(4400);
  expect(writer.frames.every((frame) => (frame[0] ?? 0) < 100)).toBe(true);
});

test('several documents share one commit, and each author has a row', async () => {
  server = await openServer();
  const places = [['a', 'writer-a'], ['b', 'writer-a'], ['b', 'writer-b'], ['c', 'writer-a']] as const;
  const peers: RawPeer[] = [];
  for (const [document, person] of places) {
    const raw = new RawPeer(`${server.url}/${document}/sync?person=${person}&ack=1`);
    await raw.opened();
    await raw.read();
    peers.push(raw);
  }
  server.log.hold();
  for (const [at, raw] of peers.entries()) {
    for (const word of ['one', 'two']) raw.socket.send(syncFrame('update', updateOf(word)));
    await raw.read();
    if (at === 0) await server.log.when(() => server.log.appends === 1);
  }
  server.log.open();
  await Promise.all(peers.map((raw) => raw.hears(acknowledged(2))));
  expect(server.log.appends).toBe(2);
  expect(server.log.rows.map(({ documentId, personId }) => [documentId, personId])).toEqual(places);
});

test('a log that fails makes the document read-only within a second, loses nothing in the browsers, and writing resumes', async () => {
  server = await openServer();
  const writer = stockClient({ url: server.url, document: 'agreement', params: { person: 'writer-a' } });
  const other = stockClient({ url: server.url, document: 'agreement', params: { person: 'writer-b' } });
  await Promise.all([synced(writer), synced(other)]);
  server.log.failure.append = new Error('disk full');
  const closed = [closedWith(writer), closedWith(other)];
  const raw = await peer('person=writer-c&ack=1');
  const began = performance.now();
  writer.text.insert(0, 'kept');
  expect(await Promise.all(closed)).toEqual([4500, 4500]);
  expect((await raw.closed).code).toBe(4500);
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(raw.frames.some((frame) => frame[0] === messages.onDisk)).toBe(false);
  expect(server.log.rows).toEqual([]);
  expect(writer.text.toString()).toBe('kept');
  delete server.log.failure.append;
  await server.log.when(() => server.log.rows.length > 0);
  await Promise.all([synced(other), synced(writer)]);
  await whenDocument(other.doc, () => other.text.toString() === 'kept');
  leave(writer);
  leave(other);
});

test('while the log takes no writes an edit reaches nobody, readers go on reading, and writing resumes by itself', async () => {
  server = await openServer({ limits: { logTrialMs: 1 } });
  const writer = await peer('person=writer-a&ack=1');
  writer.socket.send(syncFrame('update', updateOf('stored')));
  await writer.hears(acknowledged(1));
  server.log.failure.append = new Error('disk full');
  writer.socket.send(syncFrame('update', updateOf('lost')));
  expect((await writer.closed).code).toBe(4500);
  const reader = stockClient({ url: server.url, document: 'agreement', params: { person: 'reader', write: '0' } });
  await synced(reader);
  const others = [await peer('person=writer-b&ack=1'), await peer('person=writer-c')];
  for (const other of others) {
    other.socket.send(syncFrame('update', updateOf('turned away')));
    expect((await other.closed).code).toBe(4500);
  }
  expect(server.log.appends).toBe(2);
  expect(reader.provider.wsconnected).toBe(true);
  expect(reader.text.toString()).toBe('stored');
  await expect(server.realtime.apply('agreement', updateOf('by the server'), { personId: null })).rejects.toMatchObject({ kind: 'unavailable', code: 'not-saved' });
  const heard = server.events.length;
  delete server.log.failure.append;
  await server.reported('log-writable-again', heard);
  const back = await peer('person=writer-d&ack=1');
  back.socket.send(syncFrame('update', updateOf('and more ')));
  await back.hears(acknowledged(1));
  await whenDocument(reader.doc, () => reader.text.toString().includes('and more'));
  leave(reader);
});

test('a document whose stored form cannot be read is not opened empty, and nothing is stored for it', async () => {
  server = await openServer();
  server.log.failure.load = new Error('checksum');
  const raw = await peer('person=writer-a&ack=1');
  raw.socket.send(syncFrame('update', updateOf('one')));
  expect((await raw.closed).code).toBe(4503);
  expect(raw.frames.some((frame) => isEdit(frame, true))).toBe(false);
  await expect(server.realtime.flushed('agreement')).rejects.toMatchObject({ kind: 'unavailable', code: 'document-unavailable' });
  expect(server.log.rows).toEqual([]);
  expect(server.log.snapshots.size).toBe(0);
});

test('a log with a hole is not written on', async () => {
  server = await openServer();
  const doc = new Y.Doc();
  updateOf('lost', doc);
  server.log.rows.push({ documentId: 'agreement', seq: 1, bytes: updateOf('later', doc), personId: 'writer-a', at: new Date(0) });
  const raw = await peer('person=writer-a&ack=1');
  expect((await raw.closed).code).toBe(4503);
  expect(server.log.rows).toHaveLength(1);
});

test('a commit that does not come back counts as failed', async () => {
  server = await openServer({ limits: { commitTimeoutMs: 20 } });
  const writer = await peer('person=writer-a&ack=1');
  server.log.hold();
  writer.socket.send(syncFrame('update', updateOf('one')));
  expect((await writer.closed).code).toBe(4500);
  expect(writer.frames.some((frame) => frame[0] === messages.onDisk)).toBe(false);
  server.log.open();
  // What came to disk after all is what the next one loads.
  const { seq, state } = await server.realtime.flushed('agreement');
  const settled = new Y.Doc();
  Y.applyUpdate(settled, state);
  expect([seq, settled.getText('content').toString()]).toEqual([1, 'one']);
});
