import * as decoding from 'lib0/decoding';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closings, messages, realtimeFormat } from '#shared/realtime.ts';
import type { Closing } from '#shared/realtime.ts';
import { syncFrame } from '../../server/realtime/frames.ts';
import { closedWith, leave, stockClient, synced, whenDocument } from '../support/yjs-client.ts';
import { isEdit, openServer, RawPeer } from '../support/realtime-server.ts';
import type { RealtimeServer } from '../support/realtime-server.ts';

let server: RealtimeServer;

afterEach(async () => {
  await server.stop();
});

async function peer(query: string): Promise<RawPeer> {
  const raw = new RawPeer(`${server.url}/agreement/sync?${query}`);
  await raw.opened();
  return raw;
}

function written(words: string, clientId?: number): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  if (clientId !== undefined) doc.clientID = clientId;
  doc.getText('content').insert(0, words);
  return doc;
}

async function textNow(): Promise<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await server.realtime.flushed('agreement')).state);
  return doc.getText('content').toString();
}

/** The peer hears `refused(why)` and is then closed with its code. */
async function isRefused(raw: RawPeer, why: Closing): Promise<void> {
  expect(await raw.closed).toEqual({ code: closings[why], reason: why });
  const frame = raw.frames.find((heard) => heard[0] === messages.refused);
  const decoder = decoding.createDecoder(frame ?? new Uint8Array());
  decoding.readVarUint(decoder);
  expect(decoding.readVarString(decoder)).toBe(why);
}

test('a reader changes nothing by any frame, is not closed for trying, and is still served', async () => {
  server = await openServer();
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(written('agreed')), { personId: 'writer-a' });
  const reader = await peer('person=reader&write=0&ack=1');
  const forged = Y.encodeStateAsUpdate(written('forged'));
  reader.socket.send(syncFrame('update', forged));
  reader.socket.send(syncFrame('difference', forged));
  await reader.read();
  const whole = await reader.hears((frame) => isEdit(frame, false));
  expect(whole.length).toBeGreaterThan(10);
  expect(await textNow()).toBe('agreed');
  expect(server.log.rows).toHaveLength(1);
  expect(reader.frames.some((frame) => frame[0] === messages.onDisk)).toBe(false);
  expect(reader.socket.readyState).toBe(reader.socket.OPEN);
});

test('a stock client without the right to write keeps reading what others write', async () => {
  server = await openServer();
  const reader = stockClient({ url: server.url, document: 'agreement', params: { person: 'reader', write: '0' } });
  const writer = stockClient({ url: server.url, document: 'agreement', params: { person: 'writer-a' } });
  await Promise.all([synced(reader), synced(writer)]);
  reader.text.insert(0, 'only here ');
  writer.text.insert(0, 'for all');
  await whenDocument(reader.doc, () => reader.text.toString().includes('for all'));
  expect(await textNow()).toBe('for all');
  expect(writer.text.toString()).toBe('for all');
  leave(reader);
  leave(writer);
});

test('nobody writes under another person’s client id', async () => {
  server = await openServer();
  const theirs = written('mine', 4711);
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(theirs), { personId: 'writer-a' });
  const before = Y.encodeStateVector(theirs);
  theirs.getText('content').insert(4, ', says the forger');
  const forger = await peer('person=writer-b&ack=1');
  forger.socket.send(syncFrame('update', Y.encodeStateAsUpdate(theirs, before)));
  await isRefused(forger, 'foreign-client');
  expect(await textNow()).toBe('mine');
});

test('a client id stays its author’s after the server has been down', async () => {
  server = await openServer();
  const theirs = written('mine', 4711);
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(theirs), { personId: 'writer-a' });
  const { log } = server;
  await server.stop();
  server = await openServer({ log });
  const before = Y.encodeStateVector(theirs);
  theirs.getText('content').insert(4, ', says the forger');
  const update = Y.encodeStateAsUpdate(theirs, before);
  const forger = await peer('person=writer-b&ack=1');
  forger.socket.send(syncFrame('update', update));
  await isRefused(forger, 'foreign-client');
  await server.realtime.apply('agreement', update, { personId: 'writer-a' });
  expect(await textNow()).toBe('mine, says the forger');
});

test('another person’s edits inside a whole difference wait for their author, and are then no obstacle', async () => {
  server = await openServer();
  const theirs = written('first', 4711);
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(theirs), { personId: 'writer-a' });
  const before = Y.encodeStateVector(theirs);
  theirs.getText('content').insert(5, ', relayed but not stored');
  const lost = Y.encodeStateAsUpdate(theirs, before);
  const mine = new Y.Doc({ gc: false });
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  mine.getText('content').insert(mine.getText('content').length, ', and what I built on it');
  const reader = await peer('person=writer-b&ack=1');
  reader.socket.send(syncFrame('difference', Y.encodeStateAsUpdate(mine)));
  await reader.read();
  expect(await textNow()).toBe('first');
  const from = reader.frames.length;
  const author = await peer('person=writer-a&ack=1');
  author.socket.send(syncFrame('update', lost));
  await reader.hears((frame) => frame[0] === 0 && frame[1] === 0, from);
  reader.socket.send(syncFrame('difference', Y.encodeStateAsUpdate(mine)));
  await reader.hears((frame) => frame[0] === messages.onDisk && frame[1] === 2);
  expect(await textNow()).toBe('first, relayed but not stored, and what I built on it');
});

test('another person’s edits that their author never brings are refused in the end', async () => {
  server = await openServer({ limits: { gapMs: 10 } });
  await server.realtime.apply('agreement', Y.encodeStateAsUpdate(written('mine', 4711)), { personId: 'writer-a' });
  const forger = await peer('person=writer-b&ack=1');
  const forged = new Y.Doc();
  Y.applyUpdate(forged, (await server.realtime.flushed('agreement')).state);
  forged.clientID = 4711;
  forged.getText('content').insert(0, 'not ');
  forger.socket.send(syncFrame('difference', Y.encodeStateAsUpdate(forged)));
  await isRefused(forger, 'update-invalid');
  expect(await textNow()).toBe('mine');
});

test('one connection brings only a few new client ids', async () => {
  server = await openServer();
  const crowd = new Y.Doc();
  for (let id = 1; id <= 9; id += 1) Y.applyUpdate(crowd, Y.encodeStateAsUpdate(written('x', id)));
  const raw = await peer('person=writer-a&ack=1');
  raw.socket.send(syncFrame('difference', Y.encodeStateAsUpdate(crowd)));
  await isRefused(raw, 'too-many-clients');
  expect(server.log.claims.size).toBe(0);
  expect(await textNow()).toBe('');
});

test('an update with a gap is not applied: the server asks for what is missing and then takes both', async () => {
  server = await openServer();
  const raw = await peer('person=writer-a&ack=1');
  const doc = written('first ');
  const before = Y.encodeStateVector(doc);
  doc.getText('content').insert(6, 'second');
  // The question on entering is answered with nothing, so that the next one is asked because of the gap.
  raw.socket.send(syncFrame('difference', new Uint8Array([0, 0])));
  await raw.hears((frame) => frame[0] === messages.onDisk && frame[1] === 1);
  const from = raw.frames.length;
  raw.socket.send(syncFrame('update', Y.encodeStateAsUpdate(doc, before)));
  await raw.hears((frame) => frame[0] === 0 && frame[1] === 0, from);
  expect(await textNow()).toBe('');
  // This one fits and is stored, but "up to the n-th" would count the missing one too.
  const other = written('other ', 1);
  raw.socket.send(syncFrame('update', Y.encodeStateAsUpdate(other)));
  await raw.read();
  expect(await textNow()).toBe('other ');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  raw.socket.send(syncFrame('difference', Y.encodeStateAsUpdate(doc)));
  await raw.hears((frame) => frame[0] === messages.onDisk && frame[1] === 4);
  expect(raw.frames.filter((frame) => frame[0] === messages.onDisk).map((frame) => frame[1])).toEqual([1, 4]);
  expect(await textNow()).toBe(doc.getText('content').toString());
});

test('a frame above the limit is refused', async () => {
  server = await openServer({ limits: { frameBytes: 10_000 } });
  const raw = await peer('person=writer-a&ack=1');
  raw.socket.send(syncFrame('update', Y.encodeStateAsUpdate(written('x'.repeat(10_000)))));
  await isRefused(raw, 'frame-too-large');
  expect(await textNow()).toBe('');
});

test('a document that is full takes no more, by socket or by request', async () => {
  server = await openServer({ limits: { documentBytes: 5_000 } });
  const raw = await peer('person=writer-a&ack=1');
  raw.socket.send(syncFrame('update', Y.encodeStateAsUpdate(written('x'.repeat(4_000)))));
  await raw.hears((frame) => frame[0] === messages.onDisk);
  await expect(server.realtime.apply('agreement', Y.encodeStateAsUpdate(written('y'.repeat(2_000))), { personId: null })).rejects.toMatchObject({
    kind: 'too-large',
    code: 'document-full',
  });
  raw.socket.send(syncFrame('update', Y.encodeStateAsUpdate(written('y'.repeat(2_000)))));
  await isRefused(raw, 'document-full');
  expect(await textNow()).toBe('x'.repeat(4_000));
});

test('edits of an older epoch are refused, on an open socket and later', async () => {
  server = await openServer();
  const writer = await peer('person=writer-a&ack=1&epoch=0');
  const reader = await peer('person=reader&write=0&ack=1');
  const doc = written('before');
  writer.socket.send(syncFrame('update', Y.encodeStateAsUpdate(doc)));
  await writer.hears((frame) => frame[0] === messages.onDisk);
  server.log.epochs.set('agreement', 1);
  server.realtime.setEpoch('agreement', 1);
  await isRefused(writer, 'epoch-passed');
  const late = await peer('person=writer-a&ack=1&epoch=0');
  doc.getText('content').insert(6, ' and after');
  late.socket.send(syncFrame('difference', Y.encodeStateAsUpdate(doc)));
  await isRefused(late, 'epoch-passed');
  await expect(server.realtime.apply('agreement', Y.encodeStateAsUpdate(doc), { personId: 'writer-a', epoch: 0 })).rejects.toMatchObject({ code: 'epoch-passed' });
  expect(await textNow()).toBe('before');
  expect(reader.socket.readyState).toBe(reader.socket.OPEN);
  const again = await peer('person=writer-a&ack=1&epoch=1');
  again.socket.send(syncFrame('difference', Y.encodeStateAsUpdate(doc)));
  await again.hears((frame) => frame[0] === messages.onDisk);
  expect(await textNow()).toBe('before and after');
});

test('an epoch survives eviction, since it is loaded with the document', async () => {
  server = await openServer();
  server.log.epochs.set('agreement', 7);
  const late = await peer('person=writer-a&ack=1&epoch=6');
  await isRefused(late, 'epoch-passed');
});

test('a person whose access ends leaves at once, others stay', async () => {
  server = await openServer();
  const [removed, stays] = [await peer('person=writer-a&ack=1'), await peer('person=writer-b&ack=1')];
  const elsewhere = new RawPeer(`${server.url}/annex/sync?person=writer-a&ack=1`);
  await elsewhere.opened();
  await Promise.all([removed.read(), stays.read(), elsewhere.read()]);
  expect(server.realtime.close({ documentId: 'agreement', personId: 'writer-a' }, 'access-removed')).toBe(1);
  await isRefused(removed, 'access-removed');
  await stays.read();
  await elsewhere.read();
  expect(server.realtime.close({ sessionId: 'session-of-writer-a' }, 'signed-out')).toBe(1);
  await isRefused(elsewhere, 'signed-out');
  expect(server.realtime.close({}, 'signed-out')).toBe(0);
});

test('a page of another format is told to reload before it can write', async () => {
  server = await openServer();
  const old = new RawPeer(`${server.url}/agreement/sync?person=writer-a&ack=1&format=${realtimeFormat + 1}`);
  await isRefused(old, 'reload-needed');
  const present = await peer(`person=writer-a&ack=1&format=${realtimeFormat}`);
  await present.read();
});

test('too many windows are told to come back later', async () => {
  server = await openServer({ limits: { connectionsPerPerson: 1 } });
  const first = await peer('person=writer-a');
  await first.read();
  const second = new RawPeer(`${server.url}/agreement/sync?person=writer-a`);
  expect((await second.closed).code).toBe(4529);
});

test.each(Object.entries(closings))('the stock client obeys %s (%i)', async (why, code) => {
  server = await openServer();
  const client = stockClient({ url: server.url, document: 'agreement' });
  await synced(client);
  const closed = closedWith(client);
  server.realtime.close({ documentId: 'agreement' }, why as Closing);
  expect(await closed).toBe(code);
  expect(client.provider.shouldConnect).toBe(code >= 4500);
  if (code >= 4500) await synced(client);
  leave(client);
});
